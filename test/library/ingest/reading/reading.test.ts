import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { deflateSync } from 'node:zlib';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { InputLimits } from '../../../../src/library/ingest/reading/limits.js';
import {
  type InputReader,
  openInputReader,
} from '../../../../src/library/ingest/reading/reading.js';
import { pdfOf } from '../../../article/read/documents/write-pdf.js';
import { temporaryFolder } from '../../stories.js';
import { story } from '../../story.js';

const generous: InputLimits = { seconds: 600, idleSeconds: 600, memoryMb: 2_000 };

function reader(limits: Partial<InputLimits> = {}, signal?: AbortSignal): InputReader {
  const opened = openInputReader(signal, { ...generous, ...limits });
  onTestFinished(() => opened.close());
  return opened;
}

function fileOf(name: string, content: string): string {
  const file = path.join(temporaryFolder(), name);
  writeFileSync(file, content);
  return file;
}

/** Takes many seconds, and more than 100 MB of memory. */
const sick = `<html><body>${'<p>It met again, and said no.</p>'.repeat(140_000)}</body></html>`;

const good = (seed: number) => ({ title: story(seed).title, text: story(seed).body });
const lines = (...all: unknown[]) => all.map((one) => JSON.stringify(one)).join('\n');

/** What becomes of a file, in a few words each. */
async function outcomesOf(opened: InputReader, file: string): Promise<string[]> {
  const told: string[] = [];
  for await (const outcome of opened.read({ path: file }, new Map())) {
    told.push(
      outcome.kind === 'article'
        ? `${outcome.article.title}`
        : `${outcome.locator.replace(file, path.basename(file))}: ${outcome.message}`,
    );
  }
  return told;
}

/** Sends a signal to the process that reads, which this one started. */
async function signalReader(signal: NodeJS.Signals): Promise<void> {
  const children = `/proc/${process.pid}/task/${process.pid}/children`;
  const readers = (): number[] =>
    readFileSync(children, 'utf8')
      .split(' ')
      .filter((pid) => pid.trim() !== '')
      .filter((pid) => readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes('reading/worker'))
      .map(Number);
  await expect.poll(readers, { timeout: 60_000 }).toHaveLength(1);
  for (const pid of readers()) process.kill(pid, signal);
}

describe('a page of many elements within many others', () => {
  // Found by the fuzzer: each `</p>` is an empty paragraph, and Readability counts them again for each `<div>`.
  it('is read as it stands', async () => {
    const page = `<body>${'<div>'.repeat(225)}<p>${story(1).body}</p>${'</p>'.repeat(2_500)}`;
    const file = fileOf('a.jsonl', lines({ title: story(1).title, html: page }));
    expect(await outcomesOf(reader({ seconds: 10 }), file)).toEqual([story(1).title]);
  });
});

describe('an input that costs too much to read', () => {
  it('is named, and the lines around it are read', async () => {
    const file = fileOf('a.jsonl', lines(good(1), { html: sick }, good(2), good(3)));
    expect(await outcomesOf(reader({ seconds: 1 }), file)).toEqual([
      story(1).title,
      'a.jsonl#2: took more than 1 s to read and was left out',
      story(2).title,
      story(3).title,
    ]);
  });

  it('is named if it takes too much memory, in a JSON list too', async () => {
    const file = fileOf('a.json', JSON.stringify([good(1), { html: sick }, good(2)]));
    expect(await outcomesOf(reader({ memoryMb: 80 }), file)).toEqual([
      story(1).title,
      'a.json#2: took more than 80 MB of memory to read and was left out',
      story(2).title,
    ]);
  });

  // Bytes aren't part of the memory that JavaScript is limited to.
  it.skipIf(process.platform !== 'linux')('is a PDF that unpacks without end', async () => {
    // Each two bytes are a run of 128 spaces: 2 GB in a file of some 30 KB.
    const bytes = deflateSync(Buffer.alloc(32_000_000, Buffer.from([129, 32])));
    const file = path.join(temporaryFolder(), 'a.pdf');
    writeFileSync(file, pdfOf([{ bytes, filters: '/FlateDecode /RunLengthDecode' }]));
    expect(await outcomesOf(reader({ memoryMb: 100 }), file)).toEqual([
      'a.pdf: took more than 800 MB of memory to read and was left out',
    ]);
  });

  it('is a whole file, and the next file is read', async () => {
    const opened = reader({ seconds: 1 });
    expect(await outcomesOf(opened, fileOf('sick.html', sick))).toEqual([
      'sick.html: took more than 1 s to read and was left out',
    ]);
    expect(await outcomesOf(opened, fileOf('a.json', lines(good(1))))).toEqual([story(1).title]);
  });

  it('ends its file if it is the third one there', async () => {
    const file = fileOf(
      'a.jsonl',
      lines({ html: sick }, good(1), { html: sick }, { html: sick }, good(2)),
    );
    const outcomes = await outcomesOf(reader({ memoryMb: 80 }), file);
    expect(outcomes).toHaveLength(5);
    expect(outcomes[1]).toBe(story(1).title);
    expect(outcomes.at(-1)).toMatch(/^a\.jsonl: has too many .* the rest was not looked at$/);
  });

  it('is not tried again once it was found', async () => {
    const file = fileOf('a.jsonl', lines(good(1), { html: sick }, good(2)));
    const opened = reader({ memoryMb: 80 });
    const found = [];
    for await (const counted of opened.count({ path: file })) {
      if ('at' in counted) found.push(counted);
    }
    expect(found).toMatchObject([{ locator: `${file}#2`, at: 2 }]);
    const kinds = [];
    const later = reader();
    for await (const { kind } of later.read({ path: file }, new Map(), found)) kinds.push(kind);
    expect(kinds).toEqual(['fault', 'article', 'article']);
  });

  it.skipIf(process.platform !== 'linux')(
    'is named if it ends its process or lets it wait without end',
    async () => {
      const file = fileOf('sick.html', sick);
      const killed = outcomesOf(reader(), file);
      await signalReader('SIGKILL');
      expect(await killed).toEqual([
        'sick.html: ended the process that reads it (SIGKILL) and was left out',
      ]);
      const stopped = outcomesOf(reader({ idleSeconds: 2 }), file);
      await signalReader('SIGSTOP');
      expect(await stopped).toEqual(['sick.html: gave nothing for 2 s and was left out']);
    },
  );

  it('is left at once when reading is aborted', async () => {
    const abort = new AbortController();
    const reading = outcomesOf(reader({}, abort.signal), fileOf('sick.html', sick));
    setTimeout(() => abort.abort(), 100);
    expect(await reading).toEqual([]);
  });
});
