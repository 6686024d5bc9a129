import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { onTestFinished } from 'vitest';
import type { ArticleChange, IngestReport } from '../../src/library/ingest/events.js';
import { ingest } from '../../src/library/ingest/ingest.js';
import type { Fault } from '../../src/library/library.js';
import { verify } from '../../src/library/verify.js';
import type { Embedder } from '../../src/models/embedding/embedder.js';

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
  ingest(embedder: Embedder, options?: { prune?: boolean; again?: boolean }): Promise<IngestReport>;
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
