import { describe, expect, it } from 'vitest';
import { exitCodeFor, inWords } from '../../../src/terminal/errors.js';
import { loopback, start } from './starting.js';

const patience = 60_000;

/** What an operator reads who starts a bot that can't log in, and its exit code. */
async function failureOf(
  starting: ReturnType<typeof start>,
): Promise<{ words: string; code: number }> {
  const { started } = await starting;
  const failure = await started.then(
    () => null,
    (error: unknown) => error,
  );
  if (failure === null) throw new Error('it logged in');
  return { words: inWords(failure), code: exitCodeFor(failure) };
}

describe('a bot that cannot log in says why and what to do', () => {
  it('where Discord does not know its token', { timeout: patience }, async () => {
    const discord = await loopback();
    const failed = await failureOf(start(discord, { env: { DISCORD_TOKEN: 'not.the.token' } }));
    expect(failed).toEqual({
      code: 1,
      words: expect.stringMatching(/does not accept DISCORD_TOKEN.*\n.*next:.*Reset Token/s),
    });
    expect(failed.words).not.toContain('not.the.token');
    discord.forgive(/401/);
  });

  it('where an intent is not switched on: which switch it is', { timeout: patience }, async () => {
    const discord = await loopback({ messageContent: false });
    const failed = await failureOf(start(discord, { env: { DISCORD_MESSAGE_CONTENT: 'true' } }));
    expect(failed).toEqual({
      code: 1,
      words: expect.stringMatching(/DISCORD_MESSAGE_CONTENT is on.*\n.*"Message Content Intent"/s),
    });
    expect(discord.gateway.live).toEqual([]);
  });

  it.each([
    ['does not know the way', 404, { message: 'Not Found' }],
    ['says something else', 200, { gateway: 'https://example.com' }],
  ])(
    'where the server is not Discord: in JSON it %s',
    async (_, status, answer) => {
      const discord = await loopback();
      discord.refuseNext({ route: 'GET /gateway/bot', status, json: answer, times: 10 });
      const failed = await failureOf(start(discord));
      expect(failed.words).toMatch(
        /doesn't answer as Discord does.*\n.*next: Leave DISCORD_API_URL/s,
      );
      expect(failed.code).toBe(2);
    },
    patience,
  );

  it('where it has logged in too often', { timeout: patience }, async () => {
    const discord = await loopback({ loginsLeft: 0 });
    const failed = await failureOf(start(discord));
    expect(failed.words).toMatch(/logged in as often as Discord allows.*\n.*next:.*/s);
    expect(failed.code).toBe(1);
  });
});

describe('a bot whose shards are too few for its servers', () => {
  it.each([
    ['that was given them', { ids: [0, 1], total: 2 }, /next: Stop all .* greater --total-shards/],
    ['that asked for their number', null, /next: Start the bot again/],
  ])(
    'ends and says what to do: one %s',
    async (_, shards, next) => {
      const discord = await loopback({ leastShards: 4, shards: 2 });
      const failed = await failureOf(start(discord, { shards }));
      expect(failed.words).toContain('Discord asks for another number of shards.');
      expect(failed.words).toMatch(next);
      expect(failed.code).toBe(1);
    },
    patience,
  );
});
