import { describe, expect, it } from 'vitest';
import { en } from '../../../src/locales/en.js';
import type { Interaction } from '../loopback/interaction.js';
import { start } from '../loopback/interaction-event.js';
import type { Member } from '../loopback/member.js';
import type { Channel } from '../loopback/places.js';
import { commandFor, filledIn } from '../loopback/slash.js';
import { newsroom } from '../members/newsroom.js';

const chatInput = 1;
const uses = [
  ['articles list', {}],
  ['articles remove', { article: 'UN sanctions' }],
  ['articles add', { url: 'https://example.org/' }],
  ['config', {}],
  ['gaps', {}],
  ['stats', {}],
] as const;

/** Has the bot told of a command as if Discord had offered it to the member. */
function unoffered(
  by: Member,
  offeredTo: Member,
  { where, from }: { where: Channel; from: Channel },
  [name, values]: (typeof uses)[number],
): Promise<Interaction> {
  const { command, path } = commandFor(offeredTo, from, name, chatInput);
  const { options, resolved } = filledIn(by.guild.world, command, path, values);
  const { id, type } = command;
  const data = { id, name: command.name, type, options, resolved };
  return start(by, where, { type: 2, name: `/${name}`, command, data }).settled();
}

describe('moderators’ commands', () => {
  it('are not offered to members without "Manage Server", nor in direct messages', async () => {
    const { channel, reader, moderator } = await newsroom();
    for (const [name, values] of uses) {
      await expect(reader.slash(channel, name, values)).rejects.toThrow('is not offered');
      await expect(moderator.slash(moderator.dm(), name, values)).rejects.toThrow("isn't offered");
    }
  });

  it('are refused to members without it all the same, wherever they come from', async () => {
    const { channel, reader, moderator, guild } = await newsroom();
    for (const use of uses) {
      for (const where of [channel, reader.dm()]) {
        const reply = await (
          await unoffered(reader, moderator, { where, from: channel }, use)
        ).reply();
        expect(reply.text).toBe(en.refusals.permission);
        expect(reply.private).toBe(true);
      }
    }
    const shown = await (await moderator.slash(channel, 'config')).reply();
    expect(shown.text).toContain('answers publicly');
    const administrator = guild.member('administrator', { permissions: ['Administrator'] });
    const stats = await (await administrator.slash(channel, 'stats')).reply();
    expect(stats.text).toBe(en.stats.none(30));
  });

  it('are run by whoever the server offers them to, while they may manage it', async () => {
    const { channel, reader } = await newsroom();
    channel.allow(reader, 'ManageGuild');
    const shown = await (await reader.slash(channel, 'config')).reply();
    expect(shown.text).toContain(en.config.heading);
    channel.deny(reader, 'ManageGuild');
    await expect(reader.slash(channel, 'config')).rejects.toThrow('is not offered');
  });
});
