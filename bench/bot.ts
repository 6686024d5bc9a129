/**
 * How the bot bears a crowd: acknowledgements, waiting, memory, and the pauses of its event loop.
 *
 *     npm run bench:bot -- [burst] [memory] [adding]
 *
 * The built bot runs in a process of its own, against the loopback Discord of
 * the tests in this one. An acknowledgement counts from the event to the request that answers it: the
 * deferral of an interaction, the typing of a message. Pauses and memory are what the bot's own
 * /metrics tell. Other work on the machine disturbs all of it: each figure stands beside one of the
 * same run with nothing else to do.
 */
import { execFile, fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { availableParallelism, cpus, tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { asTyped } from '../eval/members.js';
import { commands } from '../src/discord/commands.js';
import { openApi } from '../src/discord/deploy/api.js';
import { deploy, planDeployment } from '../src/discord/deploy/deploy.js';
import { readSettings } from '../src/settings.js';
import { type Loopback, startLoopback } from '../test/discord/loopback/loopback.js';
import type { Member } from '../test/discord/loopback/member.js';
import type { Message } from '../test/discord/loopback/message.js';
import type { Channel, Guild } from '../test/discord/loopback/places.js';
import { storyText } from '../test/library/story.js';

const asked = [
  'What did the UN report say about crypto theft?',
  'Who obtained a copy of the report?',
  'When did Kim order the army to get ready for war?',
  'How did Seoul answer?',
  'Who won the football world cup?',
  'How much did hackers steal from cryptocurrency exchanges?',
  'What did Kim Jong Un say about deterrence in April 2023?',
];
const patience = 120_000;
/** Discord shows typing for so long, in milliseconds. */
const typingLasts = 10_000;
/** Node looks at its event loop this often, in milliseconds, and counts that into the pause. */
const sampledEvery = 10;

const wanted = process.argv.slice(2);
const parts = { burst, memory, adding };
const main = 'dist/terminal/main.js';
console.log(`${availableParallelism()} cores, ${cpus()[0]?.model}, Node ${process.version}\n`);
for (const [name, part] of Object.entries(parts)) {
  if (wanted.length === 0 || wanted.includes(name)) await withBot(part);
}

interface Running {
  readonly discord: Loopback;
  readonly guild: Guild;
  readonly channel: Channel;
  /** Figures of the bot's metrics page; reading resets the event loop's pauses. */
  metrics(): Promise<(name: string) => number>;
}

async function withBot(part: (running: Running) => Promise<void>): Promise<void> {
  const discord = await startLoopback({ patienceMs: patience });
  const index = mkdtempSync(path.join(tmpdir(), 'pullquote-bench-'));
  const port = await freePort();
  const env = {
    DISCORD_TOKEN: discord.token,
    DISCORD_API_URL: discord.apiUrl,
    PULLQUOTE_LIBRARY: 'embedded',
    PULLQUOTE_INDEX: index,
    PULLQUOTE_HTTP_PORT: String(port),
    PULLQUOTE_LOG_LEVEL: 'warn',
    PULLQUOTE_QUESTIONS_PER_MINUTE: '100000',
  };
  const api = openApi(readSettings(env).discord);
  const to = { guildId: undefined, applicationId: undefined };
  await deploy(api, await planDeployment(api, commands, to));
  const guild = discord.guild();
  const channel = guild.channel('news');
  // Over an empty library the bot answers without searching.
  await promisify(execFile)(process.execPath, [main, 'ingest', 'seeds'], {
    env: { ...process.env, ...env },
  });
  const bot = fork(main, ['bot'], { env: { ...process.env, ...env }, stdio: 'inherit' });
  try {
    const page = `http://127.0.0.1:${port}`;
    await until(async () => (await fetch(`${page}/healthz`)).ok);
    const metrics = async (): Promise<(name: string) => number> => {
      const text = await (await fetch(`${page}/metrics`)).text();
      return (name) => Number(new RegExp(`^${name} (\\S+)`, 'm').exec(text)?.[1]);
    };
    const running = { discord, guild, channel, metrics };
    // The first question compiles and caches; nobody waits for it in a bot that runs.
    const first = await questions(running, 4, 2);
    if (first.lost > 0) throw new Error('the bot does not answer');
    await part(running);
    const faults = discord.faults();
    console.log(`faults that Discord would have refused: ${faults.length}\n${faults.join('\n')}`);
  } finally {
    bot.kill('SIGTERM');
    if (bot.exitCode === null) await once(bot, 'exit');
    await discord.stop();
    rmSync(index, { recursive: true, force: true });
  }
}

/** 200 questions at once from 50 members, every second one by mention. */
async function burst(running: Running): Promise<void> {
  console.log('## 200 questions at once from 50 members\n');
  const alone = await questions(running, 20, 1, 1);
  const crowd = await questions(running, 200, 50);
  table([
    ['', 'one at a time', 'at once'],
    ['questions', alone.times.length, crowd.times.length],
    ['answered', alone.answered, crowd.answered],
    ['of them told to wait', alone.waited, crowd.waited],
    ['lost', alone.lost, crowd.lost],
    ['acknowledged, p50 ms', quantile(alone.times, 0.5), quantile(crowd.times, 0.5)],
    ['acknowledged, p99 ms', quantile(alone.times, 0.99), quantile(crowd.times, 0.99)],
    ['acknowledged, longest ms', Math.max(...alone.times), Math.max(...crowd.times)],
    ['all answered after, ms', alone.lasted, crowd.lasted],
  ]);
}

/** 2,000 questions, ten at a time: does memory grow? */
async function memory(running: Running): Promise<void> {
  console.log('## 2,000 questions, ten at a time\n');
  const rows: (string | number)[][] = [['questions', 'resident memory, MB', 'used heap, MB']];
  for (let done = 0; done <= 2000; done += 250) {
    if (done > 0) await questions(running, 250, 100, 10);
    const metric = await running.metrics();
    const megabytes = (name: string): number => Math.round(metric(name) / 2 ** 20);
    const resident = megabytes('process_resident_memory_bytes');
    rows.push([done, resident, megabytes('nodejs_heap_size_used_bytes')]);
  }
  table(rows);
}

/** A question every quarter of a second, with and without 500 articles being added. */
async function adding(running: Running): Promise<void> {
  console.log('## Questions while 500 articles are added\n');
  const quiet = await steadily(running, (seconds) => seconds > 20);
  const moderator = running.guild.member('moderator', { permissions: ['ManageGuild'] });
  const lines = Array.from({ length: 500 }, (_, i) => {
    const text = storyText(i);
    return JSON.stringify({
      title: `Report ${i} from the coast`,
      text: text.split('---\n').at(-1),
    });
  });
  const file = { name: 'reports.jsonl', bytes: lines.join('\n') };
  const addition = await moderator.slash(running.channel, 'articles add', { file });
  let added: string | null = null;
  const done = addition
    .reply((message) => /\d+ added/.test(message.text), 600_000)
    .then((message) => {
      added = message.text;
    });
  const busy = await steadily(running, () => added !== null);
  await done;
  console.log(`${added}\n`);
  table([
    ['', 'nothing else', 'while adding'],
    ['questions', quiet.times.length, busy.times.length],
    ['lost', quiet.lost, busy.lost],
    ['acknowledged, p50 ms', quantile(quiet.times, 0.5), quantile(busy.times, 0.5)],
    ['acknowledged, p99 ms', quantile(quiet.times, 0.99), quantile(busy.times, 0.99)],
    ['acknowledged, longest ms', Math.max(...quiet.times), Math.max(...busy.times)],
    ['answered, p50 ms', quantile(quiet.answers, 0.5), quantile(busy.answers, 0.5)],
    ['answered, p99 ms', quantile(quiet.answers, 0.99), quantile(busy.answers, 0.99)],
    ["event loop's pause, p99 ms", quiet.pauseP99, busy.pauseP99],
    ["event loop's longest pause, ms", quiet.pause, busy.pause],
    ['seconds', quiet.seconds, busy.seconds],
  ]);
}

interface Met {
  readonly acknowledgedMs: number;
  readonly answeredMs: number;
  readonly waited: boolean;
}

/** Asks a number of questions, as many at a time as are allowed, and waits for the answers. */
async function questions(running: Running, count: number, members: number, atATime = count) {
  const readers = Array.from({ length: members }, (_, i) => ({
    reader: running.guild.member(`reader ${i}`),
    // Typing is shown once in a channel: one channel for all would flatter the rest.
    channel: running.guild.channel(`news ${i}`),
  }));
  const met: (Met | null)[] = [];
  const started = performance.now();
  let next = 0;
  await Promise.all(
    Array.from({ length: atATime }, async () => {
      while (next < count) {
        const number = next;
        next += 1;
        const asker = readers[number % members];
        if (asker !== undefined) met.push(await question(running, asker, number));
      }
    }),
  );
  const told = met.filter((one) => one !== null);
  return {
    answered: told.length,
    lost: met.length - told.length,
    waited: told.filter((one) => one.waited).length,
    times: told.map((one) => one.acknowledgedMs),
    lasted: Math.round(performance.now() - started),
  };
}

/** Asks a question every quarter of a second until it is enough. */
async function steadily(running: Running, enough: (seconds: number) => boolean) {
  const asker = { reader: running.guild.member('reader'), channel: running.channel };
  const started = performance.now();
  const seconds = (): number => (performance.now() - started) / 1000;
  const met: Promise<Met | null>[] = [];
  await running.metrics();
  while (!enough(seconds())) {
    met.push(question(running, asker, met.length));
    await new Promise((resolve) => setTimeout(resolve, 250));
  }
  const all = await Promise.all(met);
  const told = all.filter((one) => one !== null);
  const metric = await running.metrics();
  const pause = (name: string): number => Math.round(metric(name) * 1000 - sampledEvery);
  return {
    lost: all.length - told.length,
    times: told.map((one) => one.acknowledgedMs),
    answers: told.map((one) => one.answeredMs),
    pauseP99: pause('nodejs_eventloop_lag_p99_seconds'),
    pause: pause('nodejs_eventloop_lag_max_seconds'),
    seconds: Math.round(seconds()),
  };
}

/** One question, by command or, every second one, by mention; `null` if it was lost. */
async function question(
  { discord }: Running,
  { reader, channel }: { readonly reader: Member; readonly channel: Channel },
  number: number,
): Promise<Met | null> {
  // Each time in another form, or the reader would remember what it read.
  const text = asTyped(asked[number % asked.length] ?? '', String(number));
  const started = performance.now();
  const since = (): number => Math.round(performance.now() - started);
  try {
    if (number % 2 === 0) {
      const use = await reader.slash(channel, 'ask', { question: text });
      const shown = await use.reply(isAnswer, patience);
      const acknowledgedMs = use.acknowledged ?? Number.NaN;
      return { acknowledgedMs, answeredMs: since(), waited: waited(shown) };
    }
    const message = await reader.say(channel, `<@${discord.botId}> ${text}`);
    // Typing that is shown already counts: the bot need not say it again.
    await discord.until(() => channel.typingAt > Date.now() - typingLasts, 'typing', patience);
    const acknowledgedMs = since();
    const shown = await channel.waitFor(
      (one) => one.replyTo === message && isAnswer(one),
      'the answer',
      patience,
    );
    return { acknowledgedMs, answeredMs: since(), waited: waited(shown) };
  } catch (error) {
    console.error(`lost: ${error}`);
    return null;
  }
}

function isAnswer({ text }: Message): boolean {
  return !/Your answer will appear here/.test(text);
}

function waited(message: Message): boolean {
  return message.editedAt !== null;
}

function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return Math.round(sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0);
}

function table(rows: readonly (readonly (string | number)[])[]): void {
  const [head = [], ...body] = rows;
  const lines = [head, head.map(() => '---'), ...body].map((row) => `| ${row.join(' | ')} |`);
  console.log(`${lines.join('\n')}\n`);
}

async function until(holds: () => Promise<boolean>): Promise<void> {
  const started = performance.now();
  for (;;) {
    if (await holds().catch(() => false)) return;
    if (performance.now() - started > 60_000) throw new Error('the bot did not become ready');
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  return typeof address === 'object' && address !== null ? address.port : 0;
}
