import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { type LostInput, openInputReader } from '../../../src/library/ingest/reading/reading.js';
import type { Outcome } from '../../../src/library/ingest/reading/worker.js';

// PULLQUOTE_FUZZ_RUNS=10000 looks longer; PULLQUOTE_FUZZ_SEED repeats what a failure printed.
const runs = Number(process.env.PULLQUOTE_FUZZ_RUNS ?? 300);
const patience = 60_000 + runs * 1_000;
const seed = Number(process.env.PULLQUOTE_FUZZ_SEED ?? Math.floor(Math.random() * 2 ** 31));

const folder = mkdtempSync(path.join(tmpdir(), 'pullquote-fuzz-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** A file with its name's ending, and what lies beside it. */
interface Sample {
  readonly ending: string;
  readonly content: Uint8Array;
  readonly sidecar: { readonly ending: string; readonly content: Uint8Array } | null;
}

const word = fc.oneof(
  fc.constantFrom('Kalvik', 'the', 'council', 'closed', '4.5', 'million', '5 March 2024', 'Mr.'),
  fc.string({ unit: 'binary', maxLength: 8 }),
  fc.constantFrom('â€™', '—', '\u202e', '\0', '\ufeff', '\ud800', '&lt;', '&#x110000;', '\t'),
);
const sentence = fc.array(word, { maxLength: 12 }).map((words) => `${words.join(' ')}.`);
const prose = fc.array(sentence, { maxLength: 12 }).map((all) => all.join('\n\n'));
const times = fc.oneof(fc.nat(5), fc.nat(400), fc.nat(5_000));

/** Pieces that open something, and are repeated. */
const repeated = (pieces: readonly string[]) =>
  fc.tuple(fc.constantFrom(...pieces), times).map(([piece, count]) => piece.repeat(count));

const yaml = fc
  .array(
    fc.oneof(
      fc
        .tuple(fc.constantFrom('title', 'date', 'author', 'url', 'id', 'x'), sentence)
        .map(([name, value]) => `${name}: ${value}`),
      repeated([
        '[',
        '{',
        '- ',
        '? ',
        '{a: ',
        '[]',
        '&a ',
        '*a ',
        '!a ',
        '"',
        "'",
        'a: ',
        '| ',
        '# ',
      ]),
    ),
    { maxLength: 6 },
  )
  .map((lines) => lines.join('\n'));

const value = fc.letrec((tie) => ({
  any: fc.oneof(
    { maxDepth: 4 },
    sentence,
    fc.double(),
    fc.constantFrom(null, true),
    fc.array(tie('any'), { maxLength: 3 }),
    fc.dictionary(fc.constantFrom('name', 'text', 'title', '__proto__', 'articles'), tie('any')),
  ),
})).any;

const html = fc
  .array(
    fc.oneof(
      prose,
      repeated([
        '<p>',
        '<div>',
        '<b>',
        '<a><b><i>',
        '<table><tr><td>',
        '<br>a',
        '&lt;',
        '<!--',
        '</p>',
      ]),
      repeated([
        '<svg>',
        '<script>',
        '<p a=1 b',
        '<li>',
        '<h1>',
        '<',
        '<![CDATA[',
        '<title>',
        '<time>',
      ]),
      fc.constantFrom('<meta property="og:title" content="', '<article class="newsCaption">', '">'),
      value.map((data) => `<script type="application/ld+json">${JSON.stringify(data)}</script>`),
    ),
    { maxLength: 8 },
  )
  .map((parts) => `<!doctype html><html><body>${parts.join('')}`);

const record = fc.oneof(
  fc.record({ title: sentence, text: prose }, { requiredKeys: ['text'] }),
  fc.record({ html, date: value }),
  fc.dictionary(
    fc.constantFrom('id', 'title', 'publisher', 'date', 'author', 'url', 'body'),
    value,
  ),
  value,
);
const json = fc.oneof(
  fc.oneof(record, fc.array(record, { maxLength: 5 })).map((one) => JSON.stringify(one) ?? ''),
  repeated(['[', '{"text":', '[]', '"', '{"a":1}\n', '\n']),
);
const jsonLines = fc
  .array(
    fc.oneof(
      record.map((one) => JSON.stringify(one) ?? ''),
      repeated(['{bad\n', '\n', '[']),
      sentence,
    ),
  )
  .map((lines) => lines.join('\n'));

const front = fc.tuple(yaml, prose).map(([block, text]) => `---\n${block}\n---\n${text}`);
const markdown = fc
  .array(
    fc.oneof(
      prose,
      repeated(['# ', '> ', '[a](', '![', '*', '_a', '`', '~~', '[a]: ', '((', '| ']),
    ),
  )
  .map((parts) => parts.join('\n'));

/** A valid file, or one of which bytes were changed, cut out or repeated. */
const damaged = (text: string): fc.Arbitrary<Uint8Array> => {
  const bytes = Buffer.from(text);
  const at = fc.nat(Math.max(0, bytes.length - 1));
  return fc.oneof(
    { weight: 3, arbitrary: fc.constant(bytes) },
    fc
      .tuple(at, fc.uint8Array({ maxLength: 6 }))
      .map(([from, put]) =>
        Buffer.concat([bytes.subarray(0, from), put, bytes.subarray(from + put.length)]),
      ),
    fc
      .tuple(at, at)
      .map(([from, to]) => Buffer.concat([bytes.subarray(0, from), bytes.subarray(to)])),
    fc.constant(Buffer.from(text, 'utf16le')),
  );
};

const packed = (content: Uint8Array) =>
  fc.oneof(
    fc.constant(gzipSync(content)),
    fc.nat(40).map((from) => gzipSync(content).subarray(0, -from - 1)),
  );

const sample: fc.Arbitrary<Sample> = fc
  .oneof(
    fc.oneof(prose, front).map((text) => ({ ending: 'txt', text })),
    fc.oneof(markdown, front).map((text) => ({ ending: 'md', text })),
    html.map((text) => ({ ending: 'html', text })),
    json.map((text) => ({ ending: 'json', text })),
    jsonLines.map((text) => ({ ending: 'jsonl', text })),
  )
  .chain(({ ending, text }) =>
    fc.record({
      ending: fc.constant(ending),
      content: damaged(text),
      sidecar: fc.option(
        fc.record({
          ending: fc.constantFrom('.meta.json', '.meta.yaml'),
          content: yaml.chain(damaged),
        }),
      ),
    }),
  )
  .chain((one) =>
    fc.oneof(
      { weight: 4, arbitrary: fc.constant(one) },
      packed(one.content).map((content) => ({ ...one, ending: `${one.ending}.gz`, content })),
    ),
  );

const reader = openInputReader(undefined, { seconds: 10, idleSeconds: 60, memoryMb: 500 });
afterAll(() => reader.close());

/** What becomes of a file, as an ingestion reads it: counted first, then cleaned. */
async function outcomesOf({ ending, content, sidecar }: Sample): Promise<(Outcome | LostInput)[]> {
  const file = path.join(folder, `a.${ending}`);
  const beside = sidecar === null ? null : `${file}${sidecar.ending}`;
  writeFileSync(file, content);
  if (beside !== null) writeFileSync(beside, sidecar?.content ?? '');
  const outcomes: (Outcome | LostInput)[] = [];
  for await (const step of reader.count({ path: file })) {
    if (step.kind === 'fault') outcomes.push(step);
  }
  for await (const outcome of reader.read({ path: file }, new Map())) outcomes.push(outcome);
  if (beside !== null) rmSync(beside);
  return outcomes;
}

describe(`generated files (seed ${seed})`, () => {
  it(
    `end as articles, notes or faults, each within 10 s and 500 MB (${runs} files)`,
    { timeout: patience },
    async () => {
      await fc.assert(
        fc.asyncProperty(sample, async (one) => {
          const outcomes = await outcomesOf(one);
          expect(outcomes).not.toEqual([]);
          for (const outcome of outcomes) {
            if (outcome.kind === 'article') continue;
            expect(outcome).not.toHaveProperty('at');
            expect(outcome.message).toMatch(/^.{3,400}$/);
            expect(outcome.message).not.toMatch(/mistake in Pullquote/);
          }
        }),
        { seed, numRuns: runs, interruptAfterTimeLimit: patience - 10_000 },
      );
    },
  );
});
