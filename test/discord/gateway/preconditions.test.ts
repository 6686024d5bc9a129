import { PermissionFlagsBits } from 'discord.js';
import { describe, expect, it } from 'vitest';
import type { Asker } from '../../../src/discord/asker.js';
import { openCooldown } from '../../../src/discord/gateway/cooldown.js';
import {
  firstRefusal,
  type PreconditionState,
  permitted,
  refusalInWords,
  toAsk,
} from '../../../src/discord/gateway/preconditions.js';
import { languages, wordsFor } from '../../../src/locales/words.js';
import { type ServerSettings, unsetServer } from '../../../src/records/records.js';

const reader: Asker = {
  userId: '1',
  guildId: '2',
  viaMember: false,
  channelId: '10',
  parentId: null,
  roleIds: ['20'],
  permissions: PermissionFlagsBits.SendMessages,
  words: wordsFor('en-GB'),
};
const moderator: Asker = { ...reader, roleIds: [], permissions: PermissionFlagsBits.ManageGuild };

/** A bot on a server with these settings, where each member may ask `perMinute` questions. */
function stateOf(server: ServerSettings, perMinute = 10, leaving = false): PreconditionState {
  return {
    context: {
      servers: { of: () => server, reload: async () => undefined, change: async () => null },
    },
    cooldown: openCooldown(perMinute),
    leaving: () => leaving,
  };
}

/** Why a question is refused on a server with these settings. */
const refusalToAsk = (asker: Asker, server: ServerSettings) =>
  firstRefusal(toAsk, asker, stateOf(server));

describe('who may ask where', () => {
  it('is everyone, everywhere, until moderators say otherwise', () => {
    expect(refusalToAsk(reader, unsetServer)).toBeNull();
  });

  it('is whoever is in an allowed channel or a thread of one', () => {
    const server = { ...unsetServer, allowedChannels: ['11'] };
    expect(refusalToAsk(reader, server)).toEqual({ kind: 'channel', channels: ['11'] });
    expect(refusalToAsk({ ...reader, channelId: '11' }, server)).toBeNull();
    expect(refusalToAsk({ ...reader, channelId: '12', parentId: '11' }, server)).toBeNull();
  });

  it('is whoever has an allowed role, and the moderators', () => {
    const server = { ...unsetServer, allowedRoles: ['21'] };
    expect(refusalToAsk(reader, server)).toEqual({ kind: 'roles', roles: ['21'] });
    expect(refusalToAsk({ ...reader, roleIds: ['20', '21'] }, server)).toBeNull();
    expect(refusalToAsk(moderator, server)).toBeNull();
  });

  it('is nobody once the bot is about to stop', () => {
    const state = stateOf({ ...unsetServer, allowedChannels: ['11'] }, 10, true);
    expect(firstRefusal(toAsk, reader, state)).toEqual({ kind: 'leaving' });
  });
});

describe('the cooldown', () => {
  it('counts only questions that pass everything else', () => {
    const server = { ...unsetServer, allowedChannels: ['11'] };
    const state = stateOf(server, 1);
    expect(firstRefusal(toAsk, reader, state)?.kind).toBe('channel');
    const here = { ...reader, channelId: '11' };
    expect(firstRefusal(toAsk, here, state)).toBeNull();
    expect(firstRefusal(toAsk, here, state)?.kind).toBe('cooldown');
  });
});

describe('permissions', () => {
  it('are checked again, whatever Discord showed', () => {
    const needs = [permitted(PermissionFlagsBits.ManageGuild)];
    const state = stateOf(unsetServer);
    expect(firstRefusal(needs, reader, state)).toEqual({ kind: 'permission' });
    expect(firstRefusal(needs, moderator, state)).toBeNull();
    const administrator = { ...reader, permissions: PermissionFlagsBits.Administrator };
    expect(firstRefusal(needs, administrator, state)).toBeNull();
    expect(firstRefusal([permitted(undefined)], reader, state)).toBeNull();
  });
});

describe('refusals in words', () => {
  it('name the channels, and ping nobody', () => {
    const refused = refusalInWords({ kind: 'channel', channels: ['11', '12'] }, reader);
    expect(refused.content).toContain('<#11>, <#12>');
    expect(refused.allowedMentions.parse).toEqual([]);
  });

  it('fit into a message, however many channels there are', () => {
    const many = Array.from({ length: 400 }, (_, i) => `1000000000000000${i}`);
    for (const { words } of languages) {
      const { content } = refusalInWords({ kind: 'roles', roles: many }, { ...reader, words });
      expect(content.length).toBeLessThanOrEqual(2000);
    }
  });

  it('tell when a cooldown ends, not a second too early', () => {
    expect(refusalInWords({ kind: 'cooldown', until: 1_500_001 }, reader).content).toContain(
      '<t:1501:R>',
    );
  });
});
