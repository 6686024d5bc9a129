import { performance } from 'node:perf_hooks';
import type { IngestEvent } from '../src/library/ingest/events.js';
import type { Embedder, PassageText } from '../src/models/embedding/embedder.js';

/** Seconds of an ingestion's main process. */
export interface Shares {
  /** Looking at the files: hashing them, counting articles and recurring lines. */
  readonly planning: number;
  /** Cutting into passages, with counting word pieces. */
  readonly cutting: number;
  readonly storing: number;
  /** At work while articles are taken in, less cutting and storing: reading, cleaning, the workers' mail. */
  readonly rest: number;
  /** Waiting for the workers. */
  readonly idle: number;
  /** Making words and graph, and writing them. */
  readonly indexing: number;
}

/**
 * Measures from outside where the main process of an ingestion spends its time: by when it requests
 * counts of word pieces and vectors, when they arrive, and the events it reports.
 */
export class MainTime {
  /** Passages handed over to be embedded. */
  readonly texts: PassageText[] = [];
  readonly embedder: Embedder;
  readonly #phases = new Map<string, number>();
  #idleBefore = performance.eventLoopUtilization();
  #takingIn = { active: 0, idle: 0 };
  #cutting = 0;
  #storing = 0;
  /** When the current article's first pieces were counted. */
  #cutSince: number | null = null;
  /** The last moment at which something else than storing ended. */
  #free = 0;

  constructor(embedder: Embedder) {
    this.embedder = {
      ...embedder,
      countPieces: (text) => {
        this.#cutSince ??= performance.now();
        return embedder.countPieces(text);
      },
      embedPassages: (texts) => {
        const now = performance.now();
        this.#cutting += now - (this.#cutSince ?? now);
        this.#cutSince = null;
        this.#free = now;
        this.texts.push(...texts);
        const vectors = embedder.embedPassages(texts);
        return vectors.finally(() => {
          this.#free = performance.now();
        });
      },
    };
  }

  readonly onEvent = (event: IngestEvent): void => {
    const now = performance.now();
    if (event.kind === 'phase') {
      this.#phases.set(event.phase, now);
      if (event.phase === 'embedding') this.#idleBefore = performance.eventLoopUtilization();
      if (event.phase === 'indexing') {
        this.#takingIn = performance.eventLoopUtilization(this.#idleBefore);
      }
    } else if (event.kind === 'article') {
      // What is reported is on disk: the time since the vectors, or the previous article, was spent
      // storing it.
      this.#storing += now - this.#free;
      this.#free = now;
    }
  };

  /** To be asked as soon as the ingestion has ended. */
  shares(): Shares {
    const at = (phase: string): number => this.#phases.get(phase) ?? Number.NaN;
    const { active, idle } = this.#takingIn;
    return {
      planning: (at('embedding') - at('reading')) / 1000,
      cutting: this.#cutting / 1000,
      storing: this.#storing / 1000,
      rest: (active - this.#cutting - this.#storing) / 1000,
      idle: idle / 1000,
      indexing: (performance.now() - at('indexing')) / 1000,
    };
  }
}
