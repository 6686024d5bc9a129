import { DiscordAPIError } from 'discord.js';
import type { Logger } from 'pino';
import { describe, expect, it } from 'vitest';
import type { Answered, Asked } from '../../../src/discord/context.js';
import { logQuestion, openLog } from '../../../src/discord/ops/log.js';
import { Failure } from '../../../src/failure.js';
import { wordsFor } from '../../../src/locales/words.js';
import { readSettings } from '../../../src/settings.js';

const token = 'MTIzNDU2.of-the-bot.secret';
const settings = readSettings({ DISCORD_TOKEN: token });

/** What is written while `write` has the log, parsed. */
function logged(write: (log: Logger) => void, env: Record<string, string> = {}) {
  const lines: string[] = [];
  write(
    openLog(readSettings({ DISCORD_TOKEN: token, ...env }), {
      write: (line: string) => lines.push(line),
    }),
  );
  return lines.map((line) => ({ line, ...JSON.parse(line) }));
}

describe('the log', () => {
  it('has a line of JSON with time and level in words, and nothing of the machine', () => {
    const [{ line, ...entry } = { line: '' }] = logged((log) => log.warn({ shard: 1 }, 'resumed'));
    expect(entry).toEqual({
      level: 'warn',
      time: expect.stringMatching(/^\d{4}-\d\d-\d\dT/),
      shard: 1,
      msg: 'resumed',
    });
    expect(line.endsWith('}\n')).toBe(true);
  });

  it('escapes what a terminal would obey', () => {
    const name = 'a\u001b[31mb\u009b2J\u202ec\u2067';
    const [{ line, ...entry } = { line: '' }] = logged((log) => log.warn({ name }, 'added'));
    expect(entry).toMatchObject({ name });
    expect(line).not.toMatch(/[\u007f-\u009f\u202a-\u202e\u2066-\u2069]/);
    expect(line).toContain('\\u001b[31mb\\u009b2J\\u202ec\\u2067');
  });

  it('writes as much as it is told to', () => {
    const write = (log: Logger) => {
      log.debug('a');
      log.error('b');
    };
    expect(logged(write).map(({ msg }) => msg)).toEqual(['b']);
    expect(logged(write, { PULLQUOTE_LOG_LEVEL: 'debug' })).toHaveLength(2);
    expect(logged(write, { PULLQUOTE_LOG_LEVEL: 'silent' })).toEqual([]);
  });

  it.each<[string, (log: Logger) => void]>([
    ['in a message', (log) => log.error(`identify with ${token} failed`)],
    ['in a field', (log) => log.error({ client: { token } })],
    ['in an error', (log) => log.error({ err: new Error(`bad header: Bot ${token}`) })],
    ['of an interaction', (log) => log.info({ interaction: { token: 'aW50ZXJhY3Rpb24' } })],
    [
      'in an address',
      (log) => log.warn({ route: '/webhooks/123456789/aW50ZXJhY3Rpb246MTIzNDU2Nzg5/messages/1' }),
    ],
  ])('hides a token %s', (_, write) => {
    const [entry] = logged(write);
    expect(entry?.line).not.toContain(token);
    expect(entry?.line).not.toContain('aW50ZXJhY3Rpb24');
    expect(entry?.line).toContain('[hidden]');
  });

  it('keeps what a member wrote out of failed requests, and what failed in', () => {
    const error = new DiscordAPIError(
      { code: 50035, message: 'Invalid Form Body' },
      50035,
      400,
      'POST',
      'http://localhost/interactions/123456789/aW50ZXJhY3Rpb246MTIzNDU2Nzg5/callback',
      { files: undefined, body: { content: 'what a member wrote' } },
    );
    const failure = new Failure('discord', 'discord-refused', 'refused', { cause: error });
    const [first, second] = logged((log) => {
      log.error({ err: error });
      log.error({ err: failure });
    });
    expect(first?.line).not.toContain('what a member wrote');
    expect(first?.err).toMatchObject({ code: 50035, status: 400, method: 'POST' });
    expect(second?.line).not.toContain('what a member wrote');
    expect(second?.err).toMatchObject({ kind: 'discord-refused', layer: 'discord' });
    expect(second?.err.message).toContain('Invalid Form Body');
  });
});

describe('the line of a question', () => {
  const asked: Asked = {
    question: 'Who opened the lock?',
    filter: {},
    askedVia: 'mention',
    asker: {
      userId: '900000000000000001',
      guildId: '900000000000000002',
      viaMember: false,
      channelId: '900000000000000003',
      parentId: null,
      roleIds: [],
      permissions: 0n,
      words: wordsFor('en-US'),
    },
    private: false,
    topic: null,
  };
  const answered = {
    kept: { id: 'abcdefgh12345678', outcome: 'closest' },
    waitedMs: 12.4,
    answeredMs: 230.9,
  } as Answered;

  it('tells how it came, how it was met and how long it took; not who asked or what', () => {
    const [entry] = logged((log) => logQuestion(log, settings, asked, answered));
    expect(entry).toMatchObject({
      msg: 'question',
      answer: 'abcdefgh12345678',
      guild: '900000000000000002',
      way: 'mention',
      outcome: 'closest',
      waitedMs: 12,
      answeredMs: 231,
    });
    expect(entry?.line).not.toContain('Who opened');
    expect(entry?.line).not.toContain(asked.asker.userId);
  });

  it('has its words where the operator asks for them', () => {
    const open = readSettings({ PULLQUOTE_LOG_QUESTIONS: 'true' });
    const [entry] = logged((log) => logQuestion(log, open, asked, answered));
    expect(entry?.question).toBe('Who opened the lock?');
  });
});
