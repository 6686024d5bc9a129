import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { onTestFinished } from 'vitest';
import type { Embedder } from '../../src/embedding/embedder.js';
import { ingest } from '../../src/library/ingest.js';
import type { ArticleChange, IngestReport } from '../../src/library/ingest-events.js';
import type { Fault } from '../../src/library/library.js';
import { verify } from '../../src/library/verify.js';
import { seeded } from './small-embedder.js';

const people = [
  'a spokesman',
  'the mayor',
  'an engineer',
  'the minister',
  'a fisherman',
  'the coach',
];
const places = [
  'Lundby',
  'Port Arran',
  'Velmora',
  'Eastmere',
  'Kalvik',
  'Dunholm',
  'Sarrow',
  'Quill',
];
const things = [
  'bridge',
  'harbour',
  'hospital',
  'railway',
  'reservoir',
  'library',
  'stadium',
  'mine',
];
const deeds = [
  'reopened',
  'flooded',
  'sold',
  'inspected',
  'extended',
  'closed',
  'surveyed',
  'rebuilt',
];
const times = [
  'on Monday',
  'last week',
  'before the storm',
  'in the spring',
  'at dawn',
  'this year',
];

/** A story of our own making; another seed gives another, the same seed the same. */
export function story(seed: number, paragraphs = 4): { title: string; body: string } {
  const random = seeded(seed * 7919 + 1);
  const pick = (list: readonly string[]) => list[Math.floor(random() * list.length)] ?? '';
  const number = () => Math.floor(random() * 90_000) + 1000;
  const sentence = () =>
    `The ${pick(things)} near ${pick(places)} was ${pick(deeds)} ${pick(times)}, ${pick(people)} told reporters, ` +
    `and some ${number()} people of ${pick(places)} who use the ${pick(things)} will have to wait for ${number()} days.`;
  const paragraph = () => [sentence(), sentence(), sentence()].join(' ');
  return {
    title: `${pick(places)} ${pick(things)} is ${pick(deeds)} after ${number()} complaints`,
    body: Array.from({ length: paragraphs }, paragraph).join('\n\n'),
  };
}

/** A story as the text of a file, with front matter. */
export function storyText(seed: number, given: Record<string, string> = {}): string {
  const { title, body } = story(seed);
  const front = Object.entries({ title, ...given }).map(
    ([key, value]) => `${key}: ${JSON.stringify(value)}`,
  );
  return `---\n${front.join('\n')}\n---\n${body}\n`;
}

/** A new folder that is gone after the test. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'pullquote-'));
  onTestFinished(() => {
    rmSync(folder, { recursive: true, force: true });
  });
  return folder;
}

/** A folder with sources, beside one for the library, and what is done with them. */
export interface Workplace {
  readonly sources: string;
  readonly index: string;
  write(name: string, text: string): string;
  remove(name: string): void;
  /** Ingests the folder of sources. */
  ingest(embedder: Embedder, options?: { prune?: boolean }): Promise<IngestReport>;
  faults(): Promise<Fault[]>;
}

export function workplace(): Workplace {
  const folder = temporaryFolder();
  const sources = path.join(folder, 'sources');
  const index = path.join(folder, 'index');
  mkdirSync(sources);
  return {
    sources,
    index,
    write: (name, text) => {
      const file = path.join(sources, name);
      writeFileSync(file, text);
      return file;
    },
    remove: (name) => {
      rmSync(path.join(sources, name));
    },
    ingest: (embedder, options) => ingest([sources], { folder: index, embedder, ...options }),
    faults: () => all(verify(index)),
  };
}

/** The changes that happened at all, with how often. */
export function changesOf(report: IngestReport): Partial<Record<ArticleChange, number>> {
  return Object.fromEntries(Object.entries(report.articles).filter(([, count]) => count > 0));
}

export async function all<T>(values: AsyncIterable<T>): Promise<T[]> {
  const list: T[] = [];
  for await (const value of values) {
    list.push(value);
  }
  return list;
}
