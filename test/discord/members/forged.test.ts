import { ButtonStyle, ComponentType } from 'discord.js';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { components } from '../../../src/discord/components.js';
import { payload, row } from '../../../src/discord/payload.js';
import { en } from '../../../src/locales/en.js';
import { post } from '../loopback/posting.js';
import { newsroom } from './newsroom.js';
import { theft } from './reading.js';

/** A bot, and what it shows a member who uses a button with a custom id of their own making. */
async function forging() {
  const room = await newsroom();
  const { channel, discord, reader } = room;
  const bot = channel.world.users.get(discord.botId) ?? reader.user;
  const button = (customId: string) => {
    const { content, components: rows } = payload('Found:', [
      row({
        type: ComponentType.Button,
        style: ButtonStyle.Secondary,
        label: 'Forged',
        custom_id: customId,
      }),
    ]);
    return post(channel, bot, { content, components: rows });
  };
  return { ...room, button };
}

describe('a member who forges the custom id of a button', () => {
  it("can't delete the answer of another with their own id", async () => {
    const { button, channel, reader, other, mention, exchange, records } = await forging();
    const answer = await exchange(reader, channel, `${mention} ${theft}`);
    const kept = await records.answerInMessage(answer.id);
    const message = button(`delete|${kept?.id}|${other.id}`);
    const told = await (await other.press(message, 'Forged')).reply((one) => one !== message);
    expect([told.text, told.private]).toEqual([en.refusals.notYours, true]);
    expect(message.deleted).toBe(false);
    expect(await records.answer(kept?.id ?? '')).toEqual(kept);
  });

  it("can't delete what was asked in another channel, as a moderator of theirs", async () => {
    const { button, guild, reader, mention, exchange, records, discord } = await forging();
    const elsewhere = guild.channel('elsewhere');
    const answer = await exchange(reader, elsewhere, `${mention} ${theft}`);
    const kept = await records.answerInMessage(answer.id);
    const warden = guild.member('warden', { permissions: ['ManageMessages'] });
    const message = button(`delete|${kept?.id}|${reader.id}`);
    const told = await (await warden.press(message, 'Forged')).reply((one) => one !== message);
    expect(told.text).toBe(en.refusals.notYours);
    expect(await records.answer(kept?.id ?? '')).toEqual(kept);
    expect(discord.faults()).toEqual([]);
  });

  it.each([
    'sources|1e308|||',
    'sources|0||2024-13-01|',
    'gaps|0|99999',
    'passage|a|-1',
    'page|a|0x1|b',
    'context|a',
    'delete||',
    'follow|a|2',
  ])('with %s reads that the button no longer works', async (customId) => {
    const { button, reader } = await forging();
    const message = button(customId);
    const told = await (await reader.press(message, 'Forged')).reply();
    expect([told.text, told.private]).toEqual([en.refusals.unknownButton, true]);
  });
});

describe('the parts of custom ids', () => {
  it('that count something are whole numbers of a few digits, whatever is sent', () => {
    fc.assert(
      fc.property(
        fc.array(fc.oneof(fc.string(), fc.double().map(String)), { maxLength: 5 }),
        (parts) => {
          for (const { args } of components) {
            const read = args.safeParse(parts);
            const found: readonly unknown[] = read.success ? (read.data as readonly unknown[]) : [];
            for (const part of found.filter((one) => typeof one === 'number')) {
              expect(Number.isSafeInteger(part) && Number(part) >= 0).toBe(true);
            }
          }
        },
      ),
    );
  });
});
