import { describe, expect, it } from 'vitest';
import { freePort } from '../../free-port.js';
import { question } from './held.js';
import { quoted } from './newsroom.js';
import { ownProcesses } from './own-process.js';
import { healthAt, metricsAt } from './watched.js';

/** An answer is sent as a card, as plain text, and as text within components. */
const forms = 3;
/** A process is started, with the model. */
const patience = 120_000;

/** A bot in a process of its own that has answered three questions, one of them late. */
async function watched(env: Readonly<Record<string, string>> = {}) {
  const { discord, start } = await ownProcesses();
  const guild = discord.guild();
  const channel = guild.channel('news');
  const reader = guild.member('reader');
  const port = await freePort();
  const bot = await start({ PULLQUOTE_HTTP_PORT: String(port), ...env });
  const use = await reader.slash(channel, 'ask', { question });
  expect((await use.reply()).text).toMatch(quoted);
  await reader.say(channel, `<@${discord.botId}> ${question}`);
  await channel.waitFor(({ replyTo, text }) => replyTo !== null && quoted.test(text));
  // What goes wrong is logged with the request that did, whose address holds the token.
  discord.refuseNext({ route: /^PATCH \/webhooks\//, status: 400, code: 50035, times: forms });
  const failed = await reader.slash(channel, 'ask', { question, private: true });
  const told = await failed.reply();
  expect(told.text).toMatch(/went wrong/);
  const id = /`(\w{8})`/.exec(told.text)?.[1];
  return { discord, bot, port, uses: [use, failed], id };
}

describe('who watches over a bot', () => {
  it(
    'reads in the log how each question was met, and what failed, but no words and no token',
    {
      timeout: patience,
    },
    async () => {
      const { bot, discord, uses, id } = await watched();
      const lines = bot.log.filter(({ msg }) => msg === 'question');
      expect(lines).toEqual([
        expect.objectContaining({ way: 'slash', outcome: 'answer', private: false }),
        expect.objectContaining({ way: 'mention', outcome: 'answer', private: false }),
      ]);
      for (const line of lines) {
        expect(line).toMatchObject({
          level: 'info',
          waitedMs: expect.any(Number),
          answeredMs: expect.any(Number),
        });
      }
      // The reply may be here before the line is through the pipe.
      await expect
        .poll(() => bot.log.find(({ failure }) => failure === id), { timeout: 10_000 })
        .toMatchObject({ level: 'error' });
      const all = bot.stdout + bot.stderr;
      expect(all).not.toContain('crypto theft');
      for (const token of [discord.token, ...uses.map((use) => use.token)]) {
        expect(all).not.toContain(token);
      }
      bot.signal('SIGTERM');
      expect(await bot.ended).toBe(0);
    },
  );

  it("reads the questions' words too, if asked for", { timeout: patience }, async () => {
    const { bot } = await watched({ PULLQUOTE_LOG_QUESTIONS: 'true' });
    const lines = bot.log.filter(({ msg }) => msg === 'question');
    expect(lines.map((line) => line.question)).toEqual([question, question]);
  });

  it(
    'sees the health and the counts of questions and failures on the pages',
    {
      timeout: patience,
    },
    async () => {
      const { port } = await watched();
      expect(await healthAt(port)).toMatchObject({ status: 200, well: true, shards: [{ id: 0 }] });
      const counts = await metricsAt(port, 'pullquote_');
      expect(counts).toEqual(
        expect.arrayContaining([
          'pullquote_questions_total{way="slash",outcome="answer"} 2',
          'pullquote_questions_total{way="mention",outcome="answer"} 1',
          'pullquote_failures_total{kind="unforeseen"} 1',
          'pullquote_question_answer_seconds_count 3',
          'pullquote_acknowledgement_seconds_count 3',
          'pullquote_queue_length 0',
        ]),
      );
    },
  );
});
