/**
 * A month of the bot in minutes: feeds that fail and lie, members who follow, questions meanwhile.
 *
 *     npm run bench:soak -- [--days 30] [--feeds 50] [--articles 5000] [--follows 200]
 *
 * Feeds, pages and Discord are on this machine; models, index and bot are the real ones. The clock of feeds and follows
 * is moved on by three hours a step. At the end it counts: each entry is one article, nobody was told
 * anything twice, and memory stayed.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { performance } from 'node:perf_hooks';
import { parseArgs } from 'node:util';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { removeExpired } from '../src/collect/feeds/expire.js';
import { isDue, type Refreshing, refreshFeeds } from '../src/collect/feeds/refresh.js';
import { openDocumentReader } from '../src/collect/reading/reader.js';
import { startBot } from '../src/discord/bot.js';
import { openFetcher } from '../src/fetch/fetcher.js';
import { openModel, openReading } from '../src/open-models.js';
import { openPullquote } from '../src/pullquote.js';
import { openFeedRecords } from '../src/records/feed-store.js';
import { unsetFollower } from '../src/records/follows.js';
import { newRecordId } from '../src/records/record-id.js';
import { openRecords } from '../src/records/store.js';
import { packageFolder, readSettings } from '../src/settings.js';
import { startLoopback } from '../test/discord/loopback/loopback.js';
import { type Item, itemAt, openSite, subjects } from './soak/site.js';
import { median } from './statistics.js';

const hour = 3_600_000;
const step = 3 * hour;
const followsOfAMember = 5;
/** Entries that a feed shows at once. */
const shown = 40;

const { values } = parseArgs({
  options: {
    days: { type: 'string', default: '30' },
    feeds: { type: 'string', default: '50' },
    articles: { type: 'string', default: '5000' },
    follows: { type: 'string', default: '200' },
  },
});
const [days, feedCount, articles, followCount] = [
  values.days,
  values.feeds,
  values.articles,
  values.follows,
].map(Number) as [number, number, number, number];

const index = mkdtempSync(path.join(tmpdir(), 'pullquote-soak-'));
const discord = await startLoopback({ patienceMs: 600_000 });
const site = await openSite(feedCount);
const settings = readSettings({
  DISCORD_TOKEN: discord.token,
  DISCORD_API_URL: discord.apiUrl,
  PULLQUOTE_INDEX: index,
  PULLQUOTE_LOG_LEVEL: 'warn',
});
const model = await openModel(settings);
const reading = await openReading(settings);
const engine = await openPullquote({ index, model, reader: reading });
await engine.ingest(path.join(packageFolder, 'seeds'));
const guild = discord.guild();
const start = Date.now();
let time = start;
const now = (): Date => new Date(time);
const bot = await startBot(settings, engine, undefined, null, { now, lookForNewsEvery: 50 });
const records = openRecords(index);
const feeds = openFeedRecords(index);
const documents = openDocumentReader();
const clock = { now: () => time, sleep: async () => undefined };
const refreshing: Refreshing = {
  records: feeds,
  fetcher: openFetcher({ userAgent: 'Pullquote/bench', allow: [site.host], clock }),
  reader: documents,
  indexFolder: index,
  interval: hour,
  most: 100,
  within: hour,
  now,
  random: () => 0.5,
  signal: new AbortController().signal,
  ingest: (files, gone) => engine.ingest(files, { gone }),
};

const members = Array.from({ length: Math.ceil(followCount / followsOfAMember) }, (_, i) =>
  guild.member(`member ${i}`),
);
const followed = subjects.slice(0, followCount);
for (const { id } of members) {
  // What waits for the next day would keep the clock from going on.
  await records.setFollowSettings(id, { ...unsetFollower, mostADay: 1000 });
}
for (const [number, { question }] of followed.entries()) {
  const member = members[Math.floor(number / followsOfAMember)];
  if (member === undefined) continue;
  await records.keepFollow({
    id: newRecordId(),
    userId: member.id,
    guildId: guild.id,
    channelId: null,
    question,
    madeAt: now().toISOString(),
    locale: 'en',
  });
}
for (const address of site.feeds) {
  await feeds.addFeed({ address, server: null, title: null, keepDays: null }, now().toISOString());
}

const steps = (days * 24 * hour) / step;
const published: Item[] = [];
const byFeed = new Map<number, Item[]>();
const rows: { day: number; megabytes: number; alone: number; beside: number }[] = [];
/** What was wrong with feeds, without its numbers, and how often. */
const problems = new Map<string, number>();
const before = (await engine.library.status()).articles;
for (let done = 1; done <= steps; done += 1) {
  time += step;
  site.at(now());
  while (published.length < Math.floor((done / steps) * articles)) {
    const item = itemAt(published.length, site.base, now());
    const of = published.length % feedCount;
    published.push(item);
    byFeed.set(of, [item, ...(byFeed.get(of) ?? [])].slice(0, shown));
    site.publish(of, byFeed.get(of) ?? []);
  }
  const isDayOver = (done * step) % (24 * hour) === 0;
  const alone = isDayOver ? await milliseconds() : 0;
  const due = (await feeds.feeds()).filter((feed) => isDue(feed, now()));
  const refreshed = refreshFeeds(due, refreshing);
  const beside = isDayOver ? await milliseconds() : 0;
  for (const problem of (await refreshed).flatMap(({ problems }) => problems)) {
    const kind = problem.replace(/\d+/g, 'N');
    problems.set(kind, (problems.get(kind) ?? 0) + 1);
  }
  await removeExpired(refreshing);
  await told();
  if (isDayOver) {
    const megabytes = inUse();
    rows.push({ day: rows.length + 1, megabytes, alone, beside });
    process.stderr.write(
      `day ${rows.length} of ${days}: ${published.length} entries, ${messages().length} told, ${megabytes} MB\n`,
    );
  }
}
// A feed may be down for two days, and is waited for longer each time that it fails.
for (let more = 0; more < (4 * 24 * hour) / step; more += 1) {
  time += step;
  site.at(now());
  await refreshFeeds(
    (await feeds.feeds()).filter((feed) => isDue(feed, now())),
    refreshing,
  );
  await told();
}
await report();
await bot.stop('the month is over');
await documents.close();
await feeds.close();
await records.close();
await engine.close();
await discord.stop();
await site.close();
rmSync(index, { recursive: true, force: true });
process.exit();

/** Waits until all that was added was looked through, and nothing waits that may be told. */
async function told(): Promise<void> {
  for (;;) {
    const { mark } = await engine.scoped('everything').library.added(null, 0);
    const isRead = (await records.followMark()) === mark;
    if (isRead && (await records.waitingFinds()).length === 0) return;
    await new Promise((done) => setTimeout(done, 50));
  }
}

/** Megabytes that are in use once everything else was collected, those outside of V8's heap too. */
function inUse(): number {
  setFlagsFromString('--expose-gc');
  const collect = runInNewContext('gc') as () => void;
  collect();
  const { heapUsed, external } = process.memoryUsage();
  return Math.round((heapUsed + external) / 2 ** 20);
}

/** The median time of a question, of nine. */
async function milliseconds(): Promise<number> {
  const times: number[] = [];
  for (const { question } of subjects.slice(0, 9)) {
    const from = performance.now();
    await engine.ask(question);
    times.push(performance.now() - from);
  }
  return median(times);
}

function messages() {
  return members.flatMap((member) =>
    member
      .dm()
      .messages.filter(({ author }) => author.id === discord.botId)
      .map(({ text }) => ({ member: member.id, text })),
  );
}

async function report(): Promise<void> {
  const all = messages();
  const ofMember = all.map(({ member, text }) => `${member} ${text}`);
  const asked = new Set(followed.map(({ name }) => name));
  const answers = published.filter(({ answer, subject }) => answer && asked.has(subject.name));
  const right = answers.filter(({ answer }) => all.some(({ text }) => text.includes(answer ?? '')));
  const held = (await engine.library.status()).articles - before;
  const week = (part: typeof rows) =>
    part.reduce((sum, { megabytes }) => sum + megabytes, 0) / part.length;
  const ratios = rows.map(({ alone, beside }) => beside / alone);
  for (const [problem, count] of problems) console.log(`${count} × ${problem}`);
  console.log(`
| ${days} days, ${feedCount} feeds, ${followCount} follows | |
|---|---|
| entries published | ${published.length} |
| articles that came of them | ${held} |
| messages | ${all.length} |
| told twice | ${ofMember.length - new Set(ofMember).size} |
| articles that answer what is followed | ${answers.length} |
| of them told | ${right.length} |
| told without an answer | ${all.length - right.length} |
| memory in use, first and last ${Math.min(7, rows.length)} days, MB | ${Math.round(week(rows.slice(0, 7)))}, ${Math.round(week(rows.slice(-7)))} |
| a question beside a refresh, of one alone | ${median(ratios).toFixed(2)} |
| faults that Discord would have refused | ${discord.faults().length} |
`);
}
