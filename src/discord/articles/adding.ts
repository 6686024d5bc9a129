import path from 'node:path';
import type { ArticleChange, IngestEvent } from '../../library/ingest/events.js';
import type { Removed } from '../../library/remove.js';
import type { AdditionReport, BotContext } from '../context.js';
import { dropFile, isAddedFile, keepFile, pathOf, type SentFile } from './added-files.js';

/** Where the adding of a file stands. */
export type AddingStage =
  | { readonly stage: 'loading' | 'reading' | 'indexing' }
  /** How many other changes come first. */
  | { readonly stage: 'waiting'; readonly before: number }
  /** Articles in the file; passages done and, estimated, in all. */
  | {
      readonly stage: 'embedding';
      readonly articles: number;
      readonly done: number;
      readonly total: number;
    };

/** An article that an addition changed. */
export interface AddedArticle {
  readonly change: ArticleChange;
  readonly id: string;
  readonly title: string | null;
}

/** What became of a file that was sent. */
export interface Addition {
  readonly report: Pick<AdditionReport, 'articles' | 'interrupted' | 'faultCount'>;
  /** In the order of the file; no more than can be shown. */
  readonly articles: readonly AddedArticle[];
  /** What could not be used, in words, without the paths of this machine; no more than can be shown. */
  readonly faults: readonly string[];
}

/** Articles remembered for the report: more than a message can name. */
const remembered = 40;

/**
 * Keeps a file that was sent and ingests it. One of which nothing could be used is deleted again.
 *
 * @throws Failure as `Additions.add`
 */
export async function addFile(
  sent: SentFile,
  { settings, additions }: Pick<BotContext, 'settings' | 'additions'>,
  onStage: (stage: AddingStage) => void,
): Promise<Addition> {
  const file = pathOf(settings.indexFolder, sent);
  const articles: AddedArticle[] = [];
  let used = false;
  let planned = 0;

  function follow(event: IngestEvent): void {
    if (event.kind === 'planned') {
      planned = event.articles;
    } else if (event.kind === 'phase') {
      const { phase: stage } = event;
      onStage(stage === 'embedding' ? { stage, articles: planned, done: 0, total: 0 } : { stage });
    } else if (event.kind === 'progress' && event.phase === 'embedding') {
      const { done, total } = event;
      onStage({ stage: 'embedding', articles: planned, done, total });
    } else if (event.kind === 'article') {
      used ||= event.change !== 'removed';
      const { change, id, title } = event;
      if (change !== 'unchanged' && articles.length < remembered)
        articles.push({ change, id, title });
    }
  }

  const report = await additions.add([file], {
    event: follow,
    waiting: (before) => onStage({ stage: 'waiting', before }),
    within: async (ingest) => {
      const { fresh } = await keepFile(settings.indexFolder, sent);
      try {
        return await ingest();
      } finally {
        if (fresh && !used) await dropFile(file);
      }
    },
  });
  return { report, articles, faults: report.faults.map((fault) => faultInWords(fault, file)) };
}

/**
 * Removes an article, its copies, and the files that they were added with, so that what moderators
 * took away is gone. Files that hold other articles too, and those of the operator, stay.
 *
 * @throws Failure as `Additions.remove`
 */
export function removeWithFiles(
  id: string,
  { settings, additions }: Pick<BotContext, 'settings' | 'additions'>,
  waiting: (before: number) => void,
): Promise<Removed> {
  return additions.remove(id, {
    waiting,
    within: async (remove) => {
      const removed = await remove();
      for (const locator of [removed.locator, ...removed.copies]) {
        if (isAddedFile(settings.indexFolder, locator)) await dropFile(locator);
      }
      return removed;
    },
  });
}

/** `#3: has no text`: where in the file, and what. Members are told no paths of this machine. */
function faultInWords(
  fault: { readonly locator: string; readonly message: string },
  file: string,
): string {
  const place = fault.locator.startsWith(file) ? fault.locator.slice(file.length) : '';
  const message = fault.message.replace(/(?<=^|\s)\/\S*/g, (found) => path.basename(found));
  return place === '' ? message : `${place}: ${message}`;
}
