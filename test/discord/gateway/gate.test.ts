import { PermissionFlagsBits } from 'discord.js';
import { describe, expect, it } from 'vitest';
import type { Asker } from '../../../src/discord/asker.js';
import { lacksPermission, mayNotAsk, refusalInWords } from '../../../src/discord/gateway/gate.js';
import { languages, wordsFor } from '../../../src/locales/words.js';
import { unsetServer } from '../../../src/records/records.js';

const reader: Asker = {
  userId: '1',
  guildId: '2',
  channelId: '10',
  parentId: null,
  roleIds: ['20'],
  permissions: PermissionFlagsBits.SendMessages,
  words: wordsFor('en-GB'),
};
const moderator: Asker = { ...reader, roleIds: [], permissions: PermissionFlagsBits.ManageGuild };

describe('who may ask where', () => {
  it('is everyone, everywhere, until moderators say otherwise', () => {
    expect(mayNotAsk(reader, unsetServer)).toBeNull();
  });

  it('is whoever is in an allowed channel or a thread of one', () => {
    const server = { ...unsetServer, allowedChannels: ['11'] };
    expect(mayNotAsk(reader, server)).toEqual({ kind: 'channel', channels: ['11'] });
    expect(mayNotAsk({ ...reader, channelId: '11' }, server)).toBeNull();
    expect(mayNotAsk({ ...reader, channelId: '12', parentId: '11' }, server)).toBeNull();
  });

  it('is whoever has an allowed role, and the moderators', () => {
    const server = { ...unsetServer, allowedRoles: ['21'] };
    expect(mayNotAsk(reader, server)).toEqual({ kind: 'roles', roles: ['21'] });
    expect(mayNotAsk({ ...reader, roleIds: ['20', '21'] }, server)).toBeNull();
    expect(mayNotAsk(moderator, server)).toBeNull();
  });
});

describe('permissions', () => {
  it('are checked again, whatever Discord showed', () => {
    const needs = PermissionFlagsBits.ManageGuild;
    expect(lacksPermission(reader, needs)).toEqual({ kind: 'permission' });
    expect(lacksPermission(moderator, needs)).toBeNull();
    const administrator = { ...reader, permissions: PermissionFlagsBits.Administrator };
    expect(lacksPermission(administrator, needs)).toBeNull();
    expect(lacksPermission(reader, undefined)).toBeNull();
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
