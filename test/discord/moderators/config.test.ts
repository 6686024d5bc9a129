import { ChannelType } from 'discord.js';
import { describe, expect, it, vi } from 'vitest';
import { en } from '../../../src/locales/en.js';
import type { Channel, Role } from '../loopback/places.js';
import type { OptionValues } from '../loopback/slash.js';
import { newsroom } from '../members/newsroom.js';
import { mayor, theft } from '../members/reading.js';
import { change, configure, openPanel } from '../panel.js';
import type { BotOptions } from '../running-bot.js';
import { boldIn } from './curating.js';

/** A bot whose moderator sets where and by whom it may be asked. */
async function configuring(options: BotOptions = {}) {
  const room = await newsroom(options);
  const { moderator, channel } = room;
  return {
    ...room,
    panel: () => openPanel(moderator, channel),
    config: (named: string, chosen?: readonly (Channel | Role)[]) =>
      configure(moderator, channel, named, chosen),
  };
}

const { choose, clear, switches } = en.config;

const readsAll: BotOptions = {
  env: { DISCORD_MESSAGE_CONTENT: '1' },
  loopback: { messageContent: true },
};

describe('/config', () => {
  it('shows what is set, to the moderator alone', async () => {
    const { panel, discord } = await configuring();
    const shown = await panel();
    expect(shown.private).toBe(true);
    expect(shown.text).toBe(
      [
        '## Settings for this server',
        'Question channels (no mention needed): none',
        'Allowed channels: all',
        'Allowed roles: everyone',
        'Questions in text channels: answered in the channel',
        'Unanswered forum posts: not marked',
        '`/ask` answers publicly by default',
      ].join('\n'),
    );
    const placeholders = shown.all.flatMap(({ placeholder }) => placeholder ?? []);
    expect(placeholders).toEqual(Object.values(choose));
    expect(shown.buttons).toEqual([
      ...Object.values(switches).map(({ turnOn }) => turnOn),
      en.config.digest.open,
    ]);
    const config = discord.commands().find(({ name }) => name === 'config');
    expect(config?.options ?? []).toEqual([]);
  });

  it('is one message that changes with each click, also after a restart', async () => {
    const { panel, moderator, guild, channel, restart } = await configuring(readsAll);
    const role = guild.role('readers');
    const shown = await panel();
    const says = async (text: string, named: string, chosen?: readonly (Channel | Role)[]) => {
      expect(await change(moderator, shown, named, chosen)).toBe(shown);
      expect(shown.text).toContain(en.config.saved);
      expect(shown.text).toContain(text);
    };
    await says(`(no mention needed): <#${channel.id}>`, choose.questionChannels, [channel]);
    await says(`Allowed channels: <#${channel.id}>`, choose.allowedChannels, [channel]);
    await restart();
    await says(`Allowed roles: <@&${role.id}>`, choose.allowedRoles, [role]);
    await says('answered in a thread', switches.answersInThreads.turnOn);
    await says('marked with ❔', switches.marksUnanswered.turnOn);
    await says('answers privately', switches.privateByDefault.turnOn);
    await says('answers publicly', switches.privateByDefault.turnOff);
    await says('(no mention needed): none', choose.questionChannels, []);
    await says('Allowed channels: all', clear.allowedChannels);
    await says('Allowed roles: everyone', clear.allowedRoles);
    await says('not marked', switches.marksUnanswered.turnOff);
  });

  it('is plain text with the same selects and buttons if the operator wants no cards', async () => {
    const { panel, moderator, channel } = await configuring({
      env: { DISCORD_PLAIN_TEXT: 'true' },
    });
    const shown = await panel();
    expect(shown.content).toContain('- Allowed channels: all');
    await change(moderator, shown, choose.allowedChannels, [channel]);
    expect(shown.content).toContain(`- Allowed channels: <#${channel.id}>`);
    await change(moderator, shown, clear.allowedChannels);
    expect(shown.content).toContain('- Allowed channels: all');
  });

  it('keeps what is set over a restart, for this server alone', async () => {
    const { config, panel, channel, restart, discord } = await configuring(readsAll);
    await config(choose.allowedChannels, [channel]);
    const { text } = await config(switches.privateByDefault.turnOn);
    await restart();
    expect(`${en.config.saved}\n${(await panel()).text}`).toBe(text);
    const elsewhere = discord.guild({ name: 'elsewhere' });
    const stranger = elsewhere.member('stranger', { permissions: ['ManageGuild'] });
    const other = await openPanel(stranger, elsewhere.channel('talk'));
    expect(other.text).toContain('Allowed channels: all');
  });

  it('says so if another moderator has changed a list since it was shown', async () => {
    const { panel, config, moderator, guild, channel } = await configuring();
    const old = await panel();
    const other = guild.channel('other');
    await config(choose.allowedChannels, [other]);
    const told = await change(moderator, old, choose.allowedChannels, [channel]);
    expect(told.text).toContain(en.config.changedMeanwhile);
    await change(moderator, told, choose.allowedChannels, [other, channel]);
    expect(told.text).toContain(`Allowed channels: <#${other.id}>, <#${channel.id}>`);
  });

  it('shows and empties lists with channels and roles that are gone', async () => {
    const { config, panel, moderator, guild } = await configuring();
    const [other, thread] = [guild.channel('other'), guild.thread(guild.channel('more'), 'thread')];
    await config(choose.allowedChannels, [other, thread]);
    other.remove();
    const shown = await panel();
    expect(shown.text).toContain(`<#${other.id}>, <#${thread.id}>`);
    const cleared = await change(moderator, shown, clear.allowedChannels);
    expect(cleared.text).toContain('Allowed channels: all');
  });

  it('takes no category for a channel', async () => {
    const { config, guild } = await configuring();
    const category = guild.channel('talk', ChannelType.GuildCategory);
    const told = await config(choose.allowedChannels, [category]);
    expect(told.text).toContain(en.config.noCategory);
    expect(told.text).toContain('Allowed channels: all');
  });

  it("changes nothing for a moderator who isn't one any more", async () => {
    const { panel, moderator, guild, channel } = await configuring();
    const shown = await panel();
    channel.deny(moderator, 'ManageGuild');
    const { turnOn } = switches.privateByDefault;
    const told = await (await moderator.press(shown, turnOn)).reply();
    expect([told.text, told.private]).toEqual([en.refusals.permission, true]);
    expect(told).not.toBe(shown);
    const other = guild.member('second', { permissions: ['ManageGuild'] });
    expect((await openPanel(other, channel)).text).toContain('answers publicly');
  });
});

describe('a question channel', () => {
  it('has its questions answered at once and after a restart, and none once it is none', async () => {
    const { config, channel, exchange, reader, restart, records } = await configuring(readsAll);
    await reader.say(channel, theft);
    expect((await config(choose.questionChannels, [channel])).text).toContain(
      `Question channels (no mention needed): <#${channel.id}>`,
    );
    expect(boldIn(await exchange(reader, channel, theft))).toContain('crypto theft');
    await restart();
    expect(boldIn(await exchange(reader, channel, theft))).toContain('crypto theft');
    await config(clear.questionChannels);
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
    await config(choose.questionChannels, [channel]);
    const thread = guild.thread(channel, 'crypto');
    expect(boldIn(await exchange(reader, thread, theft))).toContain('crypto theft');
  });

  it('may be a media channel, whose posts are read as a forum’s', async () => {
    const { config, guild, reader, replyTo } = await configuring(readsAll);
    const media = guild.channel('clips', ChannelType.GuildMedia);
    await config(choose.questionChannels, [media]);
    const answer = await replyTo(await reader.post(media, theft, 'Title says it all'));
    expect(boldIn(answer)).toContain('crypto theft');
  });

  it('needs the intent to read messages, which is said when it is named', async () => {
    const { config, channel, exchange, reader, mention } = await configuring();
    const named = await config(choose.questionChannels, [channel]);
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
    await config(choose.allowedChannels, [other]);
    expect((await config(choose.questionChannels, [channel])).text).toContain(
      en.config.notAllowed(`<#${channel.id}>`),
    );
  });
});

describe('where channels are named that the bot may be asked in', () => {
  it('it is asked in these and their threads alone, until none is named', async () => {
    const { config, channel, guild, exchange, reader, mention, restart } = await configuring();
    const open = guild.channel('open');
    await config(choose.allowedChannels, [open]);
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
    await config(choose.allowedChannels, []);
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
    await config(choose.allowedRoles, [role]);
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
    await config(clear.allowedRoles);
    const answer = await exchange(reader, channel, `${mention} ${theft}`);
    expect(boldIn(answer)).toContain('crypto theft');
  });
});

describe('where private answers are the rule', () => {
  it('/ask answers in private unless told otherwise, until they are not', async () => {
    const { config, channel, reader, restart } = await configuring();
    const isPrivate = async (options: OptionValues = {}) =>
      (await (await reader.slash(channel, 'ask', { question: theft, ...options })).reply()).private;
    expect(await isPrivate()).toBe(false);
    await config(switches.privateByDefault.turnOn);
    expect([await isPrivate(), await isPrivate({ private: false })]).toEqual([true, false]);
    await restart();
    expect(await isPrivate()).toBe(true);
    await config(switches.privateByDefault.turnOff);
    expect([await isPrivate(), await isPrivate({ private: true })]).toEqual([false, true]);
  });
});
