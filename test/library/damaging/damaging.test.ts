import { type ChildProcessByStdio, spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import type { Readable, Writable } from 'node:stream';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { publishSnapshot } from '../../../src/library/index/publish.js';
import { ingest } from '../../../src/library/ingest/ingest.js';
import type { StoredArticle } from '../../../src/library/library.js';
import { openListing } from '../../../src/library/sqlite/listing.js';
import { openDatabase } from '../../../src/library/sqlite/schema.js';
import { smallEmbedder } from '../small-embedder.js';
import { storyText } from '../story.js';
import type { Shown, Used } from './child.js';

/** How many indexes are damaged; `PULLQUOTE_DAMAGES=1000` for a thorough run. */
const damages = Number(process.env.PULLQUOTE_DAMAGES ?? 25);
const damageSeed = Number(process.env.PULLQUOTE_DAMAGES_SEED ?? Date.now() % 2 ** 31);
const minutes = Math.max(10, damages / 10);

const folder = mkdtempSync(path.join(tmpdir(), 'pullquote-damaging-'));
const sources = path.join(folder, 'sources');
let child: User | null = null;
afterAll(() => {
  child?.process.kill('SIGKILL');
  rmSync(folder, { recursive: true, force: true });
});

/** One harm to one file; places and sizes are shares of the file, so that smaller examples are found. */
const harm = fc.record({
  file: fc.nat(7),
  kind: fc.oneof(
    fc.constant('flip' as const),
    fc.constantFrom('zero', 'random', 'truncate', 'remove', 'swap', 'empty'),
  ),
  at: fc.double({ min: 0, max: 0.999_999, noNaN: true }),
  other: fc.double({ min: 0, max: 0.999_999, noNaN: true }),
  // Few bits are what SQLite itself seldom notices.
  bits: fc.oneof(fc.integer({ min: 1, max: 3 }), fc.integer({ min: 1, max: 200 })),
});
type Harm = typeof harm extends fc.Arbitrary<infer T> ? T : never;

const pageBytes = 8192;

function carryOut(index: string, { file, kind, at, other, bits }: Harm): void {
  // The database holds what is quoted: half of the harm goes there.
  const names = readdirSync(index).sort();
  const name = file < 4 ? 'pullquote.db' : (names[file % names.length] ?? 'pullquote.db');
  const target = path.join(index, name);
  const size = statSync(target, { throwIfNoEntry: false })?.size ?? 0;
  if (kind === 'remove') {
    rmSync(target, { force: true });
    return;
  }
  if (kind === 'empty') writeFileSync(target, '');
  if (size === 0 || kind === 'empty') return;
  if (kind === 'truncate') {
    truncateSync(target, Math.floor(at * size));
    return;
  }
  const bytes = readFileSync(target);
  const page = (share: number) => Math.floor((share * size) / pageBytes) * pageBytes;
  const [one, two] = [page(at), page(other)];
  if (kind === 'flip') {
    for (let bit = 0; bit < bits; bit += 1) {
      // Spread from one place on, so that many bits reach many pages.
      const place = (Math.floor(at * size) + bit * Math.floor(other * size)) % size;
      bytes[place] = (bytes[place] ?? 0) ^ (1 << ((bit * 5 + bits) % 8));
    }
  } else if (kind === 'zero') bytes.fill(0, one, Math.min(size, one + pageBytes));
  else if (kind === 'random') {
    for (let i = one; i < Math.min(size, one + pageBytes); i += 1)
      bytes[i] = (i * bits * 31 + i) % 256;
  } else {
    const before = Buffer.from(bytes.subarray(one, one + pageBytes));
    bytes.copy(bytes, one, two, two + pageBytes);
    before.copy(bytes, two, 0, Math.min(before.length, size - two));
  }
  writeFileSync(target, bytes);
}

/** Two indexes of the same articles: closed as usual, and with a write-ahead log of the last ones. */
async function prepared() {
  const embedder = smallEmbedder();
  const [whole, logged] = [path.join(folder, 'whole'), path.join(folder, 'logged')];
  mkdirSync(sources);
  const write = (seed: number) =>
    writeFileSync(
      path.join(sources, `${seed}.txt`),
      storyText(seed, {
        id: `story-${seed}`,
        publisher: seed % 2 === 0 ? 'Kalvik Post' : 'Quill Times',
        date: `2024-0${1 + (seed % 9)}-11`,
        url: `https://example.com/${seed}`,
      }),
    );
  for (let seed = 0; seed < 8; seed += 1) write(seed);
  writeFileSync(path.join(sources, 'copy.txt'), storyText(3, { id: 'copy', publisher: 'Élan' }));
  await ingest([sources], { folder: whole, embedder });
  // While a connection is open, another one leaves its log.
  const open = openDatabase(whole);
  open.pragma('wal_autocheckpoint = 0');
  for (let seed = 8; seed < 12; seed += 1) write(seed);
  await ingest([sources], { folder: whole, embedder });
  await publishSnapshot(open, whole);
  cpSync(whole, logged, { recursive: true, filter: (file) => !file.endsWith('-shm') });
  open.close();
  const listing = openListing(whole);
  const articles = await listing.articles();
  await listing.close();
  return { indexes: [whole, logged], originals: new Map(articles.map((one) => [one.id, one])) };
}

interface User {
  readonly process: ChildProcessByStdio<Writable, Readable, null>;
  readonly lines: AsyncIterator<string>;
}

function start(): User {
  const script = fileURLToPath(new URL('child.ts', import.meta.url));
  const started = spawn(process.execPath, ['--import', 'tsx', script], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const lines = createInterface({ input: started.stdout })[Symbol.asyncIterator]();
  return { process: started, lines };
}

/** What using an index came to; the signal if that ended the process. */
async function used(index: string): Promise<Used | NodeJS.Signals> {
  child ??= start();
  child.process.stdin.write(`${JSON.stringify({ index, sources })}\n`);
  const { done, value } = await child.lines.next();
  if (done !== true) return JSON.parse(value) as Used;
  const { process: ended } = child;
  child = null;
  if (ended.exitCode === null && ended.signalCode === null) await once(ended, 'exit');
  return ended.signalCode ?? 'SIGABRT';
}

/** Whether a text is in a body and cuts no word or number. */
function isVerbatim(body: string, text: string): boolean {
  const inside = /[\p{L}\p{N}]/u;
  for (let at = body.indexOf(text); at >= 0; at = body.indexOf(text, at + 1)) {
    const cut = (a: string, b: string) => inside.test(a) && inside.test(b);
    const end = at + text.length;
    if (!cut(body.charAt(at - 1), text.charAt(0)) && !cut(text.at(-1) ?? '', body.charAt(end))) {
      return true;
    }
  }
  return false;
}

function isTrue(shown: Shown, originals: ReadonlyMap<string, StoredArticle>): boolean {
  const copy = originals.get('story-3');
  if (shown.id === 'copy' && copy !== undefined) {
    const { publisher, title, texts } = shown;
    const named = publisher === 'Élan' && title === copy.title && shown.file.endsWith('copy.txt');
    return named && texts.every((text) => isVerbatim(copy.body, text));
  }
  const original = originals.get(shown.id);
  return (
    original !== undefined &&
    (['title', 'publisher', 'date', 'url'] as const).every((key) => shown[key] === original[key]) &&
    shown.file === original.locator &&
    shown.texts.every((text) => isVerbatim(original.body, text))
  );
}

describe('an index that is damaged somehow', () => {
  it(
    `never shows what its articles don't say, and ends no process, ${damages} times over`,
    async () => {
      const { indexes, originals } = await prepared();
      const seen = { damaged: 0, quiet: 0, failures: new Map<string, number>() };
      const work = path.join(folder, 'work');
      console.info(`damages: ${damages}, seed: ${damageSeed} (PULLQUOTE_DAMAGES_SEED)`);
      await fc.assert(
        fc.asyncProperty(
          fc.constantFrom(...indexes),
          fc.array(harm, { minLength: 1, maxLength: 2 }),
          async (index, harms) => {
            rmSync(work, { recursive: true, force: true });
            cpSync(index, work, { recursive: true });
            for (const one of harms) carryOut(work, one);
            const result = await used(work);
            if (typeof result === 'string') throw new Error(`The process ended by ${result}.`);
            expect(result.unforeseen).toEqual([]);
            expect(result.shown.filter((one) => !isTrue(one, originals))).toEqual([]);
            if (result.faults > 0) seen.damaged += 1;
            if (result.faults === 0 && result.failures.length === 0) seen.quiet += 1;
            for (const kind of result.failures) {
              seen.failures.set(kind, (seen.failures.get(kind) ?? 0) + 1);
            }
          },
        ),
        { numRuns: damages, seed: damageSeed, interruptAfterTimeLimit: minutes * 60_000 - 10_000 },
      );
      console.info('with faults:', seen.damaged, 'nothing found:', seen.quiet, seen.failures);
    },
    minutes * 60_000,
  );
});
