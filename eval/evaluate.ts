import type { Embedder } from '../src/models/embedding/embedder.js';
import type { Reader } from '../src/models/reader/reader.js';
import { openModel, openReading } from '../src/open-models.js';
import type { Settings } from '../src/settings.js';
import { showProgress } from '../src/terminal/progress/progress.js';
import { type CleaningOutcomes, cleaningFigures, cleanPages } from './cleaning.js';
import { type Figures, figuresOf } from './figures.js';
import type { Outcome } from './measure.js';
import { type RunOptions, runSet } from './run-set.js';
import { type EvalSet, pagesOf } from './sets.js';

/** What was measured on a set. */
export interface SetResult {
  readonly name: string;
  readonly figures: Figures;
  readonly outcomes: readonly Outcome[];
  /** `null` for a set of questions. */
  readonly pages: CleaningOutcomes | null;
}

/** How questions are asked: which of them, and of what. */
export type Asking = Pick<RunOptions, 'most' | 'without' | 'heldOut' | 'size' | 'members'>;

/** The models, opened when the first set needs them. */
export interface Models {
  get(): Promise<{ readonly embedder: Embedder; readonly reader: Reader | null }>;
  close(): Promise<void>;
}

/** The models in the settings; cleaning needs none, so they are opened on demand. */
export function modelsOf(settings: Settings): Models {
  let opened: ReturnType<Models['get']> | null = null;
  return {
    get: () => {
      opened ??= open(settings);
      return opened;
    },
    close: async () => {
      const models = await opened;
      await models?.embedder.close();
      await models?.reader?.close();
    },
  };
}

/** Measures one set, of whichever kind it is. */
export async function evaluate(set: EvalSet, models: Models, asking: Asking): Promise<SetResult> {
  const { name } = set;
  if (set.kind === 'cleaning') {
    const pages = cleanPages(pagesOf(set));
    return { name, figures: cleaningFigures(pages), outcomes: [], pages };
  }
  const { embedder, reader } = await models.get();
  const progress = showProgress(name, 'questions');
  const onProgress = (done: number, total: number): void => progress.at(done, total);
  try {
    const outcomes = await runSet(set, embedder, { ...asking, reader, onProgress });
    return { name, figures: figuresOf(set.kind, outcomes), outcomes, pages: null };
  } finally {
    progress.end();
  }
}

async function open(settings: Settings): ReturnType<Models['get']> {
  const embedder = await openModel(settings);
  return { embedder, reader: await openReading(settings) };
}
