import { describe, expect, it, vi } from 'vitest';
import { en } from '../../../src/locales/en.js';
import type { OptionValues } from '../loopback/slash.js';
import { newsroom } from '../members/newsroom.js';
import { mayor, theft } from '../members/reading.js';
import type { BotOptions } from '../running-bot.js';
import { boldIn } from './curating.js';

/** A bot whose moderator sets where and by whom it may be asked. */
async function configuring(options: BotOptions = {}) {
  const room = await newsroom(options);
  return {
    ...room,
    config: async (subcommand: string, values: OptionValues = {}) =>
      (await room.moderator.slash(room.channel, `config ${subcommand}`, values)).reply(),
  };
}

const readsAll: BotOptions = {
  env: { DISCORD_MESSAGE_CONTENT: '1' },
  loopback: { messageContent: true },
};

describe('/config', () => {
  it('shows what is set, to the moderator alone', async () => {
    const { config } = await configuring();
    const shown = await config('show');
    expect(shown.private).toBe(true);
    expect(shown.text).toBe(
      [
        '**Settings for this server**',
        '- Question channels (no mention needed): none',
        '- Allowed channels: all',
        '- Allowed roles: everyone',
        '- `/ask` answers publicly by default',
      ].join('\n'),
    );
  });

  it('keeps what is set over a restart, for this server alone', async () => {
    const { config, guild, channel, restart, discord } = await configuring(readsAll);
    const role = guild.role('readers');
    await config('question-channel', { channel, read: true });
    await config('allow-channel', { channel, allowed: true });
    await config('allow-role', { role, allowed: true });
    const { text } = await config('privacy', { private: true });
    expect(text).toBe(
      [
        'Saved.',
        '**Settings for this server**',
        `- Question channels (no mention needed): <#${channel.id}>`,
        `- Allowed channels: <#${channel.id}>`,
        `- Allowed roles: <@&${role.id}>`,
        '- `/ask` answers privately by default',
      ].join('\n'),
    );
    await restart();
    expect(`Saved.\n${(await config('show')).text}`).toBe(text);
    const elsewhere = discord.guild({ name: 'elsewhere' });
    const stranger = elsewhere.member('stranger', { permissions: ['ManageGuild'] });
    const other = await stranger.slash(elsewhere.channel('talk'), 'config show');
    expect((await other.reply()).text).toContain('Allowed channels: all');
  });

  it('keeps all of several changes at once', async () => {
    const { config, guild } = await configuring();
    const channels = Array.from({ length: 6 }, (_, i) => guild.channel(`news ${i}`));
    await Promise.all(
      channels.map((channel) => config('allow-channel', { channel, allowed: true })),
    );
    const { text } = await config('show');
    for (const { id } of channels) expect(text).toContain(`<#${id}>`);
  });
});

describe('a question channel', () => {
  it('has its questions answered at once and after a restart, and none once it is none', async () => {
    const { config, channel, exchange, reader, restart, records } = await configuring(readsAll);
    await reader.say(channel, theft);
    expect((await config('question-channel', { channel, read: true })).text).toContain(
      `Question channels (no mention needed): <#${channel.id}>`,
    );
    expect(boldIn(await exchange(reader, channel, theft))).toContain('crypto theft');
    await restart();
    expect(boldIn(await exchange(reader, channel, theft))).toContain('crypto theft');
    await config('question-channel', { channel, read: false });
    const last = await reader.say(channel, theft);
    // What is asked after it is answered and nothing is left to do, so it was passed over.
    await (await reader.slash(channel, 'ask', { question: mayor })).reply();
    await vi.waitFor(async () => expect(await records.pending()).toEqual([]), 30_000);
    const replies = channel.messages.flatMap(({ replyTo }) => (replyTo ? [replyTo] : []));
    expect(replies.map(({ text }) => text)).toEqual([theft, theft]);
    expect(replies).not.toContain(last);
  });

  it('takes the messages of its threads', async () => {
    const { config, channel, guild, exchange, reader } = await configuring(readsAll);
    await config('question-channel', { channel, read: true });
    const thread = guild.thread(channel, 'crypto');
    expect(boldIn(await exchange(reader, thread, theft))).toContain('crypto theft');
  });

  it('needs the intent to read messages, which is said when it is named', async () => {
    const { config, channel, exchange, reader, mention } = await configuring();
    const named = await config('question-channel', { channel, read: true });
    expect(named.text).toContain('Saved.');
    expect(named.text).toContain(en.config.needsContent);
    const silent = await reader.say(channel, theft);
    const answered = await exchange(reader, channel, `${mention} ${theft}`);
    expect(boldIn(answered)).toContain('crypto theft');
    expect(channel.messages.some(({ replyTo }) => replyTo === silent)).toBe(false);
  });

  it('is told of where the bot may not be asked in it', async () => {
    const { config, channel, guild } = await configuring(readsAll);
    const other = guild.channel('other');
    await config('allow-channel', { channel: other, allowed: true });
    expect((await config('question-channel', { channel, read: true })).text).toContain(
      en.config.notAllowed(`<#${channel.id}>`),
    );
  });
});

describe('where channels are named that the bot may be asked in', () => {
  it('it is asked in these and their threads alone, until none is named', async () => {
    const { config, channel, guild, exchange, reader, mention, restart } = await configuring();
    const open = guild.channel('open');
    await config('allow-channel', { channel: open, allowed: true });
    const refusal = en.refusals.channel(`<#${open.id}>`);
    const byMention = await exchange(reader, channel, `${mention} ${theft}`);
    expect(byMention.text).toBe(refusal);
    const byCommand = await (await reader.slash(channel, 'ask', { question: theft })).reply();
    expect(byCommand.text).toBe(refusal);
    expect(byCommand.private).toBe(true);
    const answer = await exchange(reader, open, `${mention} ${theft}`);
    expect(boldIn(answer)).toContain('crypto theft');
    const thread = guild.thread(open, 'crypto');
    expect(boldIn(await exchange(reader, thread, `${mention} ${theft}`))).toContain('crypto');

    await restart();
    expect((await exchange(reader, channel, `${mention} ${theft}`)).text).toBe(refusal);
    await config('allow-channel', { channel: open, allowed: false });
    const again = await exchange(reader, channel, `${mention} ${theft}`);
    expect(boldIn(again)).toContain('crypto theft');
  });
});

describe('where roles are named that may ask', () => {
  it('members with one of them and moderators ask, until none is named', async () => {
    const room = await configuring();
    const { config, channel, guild, exchange, reader, moderator, mention, restart } = room;
    const role = guild.role('readers', { mentionable: true });
    const named = guild.member('named', { roles: [role] });
    await config('allow-role', { role, allowed: true });
    const refusal = en.refusals.roles(`<@&${role.id}>`);
    expect((await exchange(reader, channel, `${mention} ${theft}`)).text).toBe(refusal);
    const byCommand = await (await reader.slash(channel, 'ask', { question: theft })).reply();
    expect(byCommand.text).toBe(refusal);
    expect(byCommand.private).toBe(true);
    for (const member of [named, moderator]) {
      const answer = await exchange(member, channel, `${mention} ${theft}`);
      expect(boldIn(answer)).toContain('crypto theft');
      const asked = await (await member.slash(channel, 'ask', { question: theft })).reply();
      expect(boldIn(asked)).toContain('crypto theft');
    }

    await restart();
    expect((await exchange(reader, channel, `${mention} ${theft}`)).text).toBe(refusal);
    await config('allow-role', { role, allowed: false });
    const answer = await exchange(reader, channel, `${mention} ${theft}`);
    expect(boldIn(answer)).toContain('crypto theft');
  });

  it('everyone is no such role', async () => {
    const { config, guild } = await configuring();
    const shown = await config('allow-role', { role: guild.everyone, allowed: true });
    expect(shown.text).toBe(en.config.everyoneIsNoRole);
    expect((await config('show')).text).toContain('Allowed roles: everyone');
  });
});

describe('where private answers are the rule', () => {
  it('/ask answers in private unless told otherwise, until they are not', async () => {
    const { config, channel, reader, restart } = await configuring();
    const isPrivate = async (options: OptionValues = {}) =>
      (await (await reader.slash(channel, 'ask', { question: theft, ...options })).reply()).private;
    expect(await isPrivate()).toBe(false);
    await config('privacy', { private: true });
    expect([await isPrivate(), await isPrivate({ private: false })]).toEqual([true, false]);
    await restart();
    expect(await isPrivate()).toBe(true);
    await config('privacy', { private: false });
    expect([await isPrivate(), await isPrivate({ private: true })]).toEqual([false, true]);
  });
});
