import path from 'node:path';
import {
  dropFile,
  keepFile,
  pathOf,
  type SentFile,
  settleVersion,
} from '../../collect/added-files.js';
import { dropFilesOf } from '../../collect/retire.js';
import type { ArticleChange, IngestEvent } from '../../library/ingest/events.js';
import type { Removed } from '../../library/storage.js';
import type { Asker } from '../asker.js';
import { changeableAt, collectionAt } from '../browsing/collections.js';
import type { AdditionReport, BotContext } from '../context.js';

/** How far adding a file has got. */
export type AddingStage =
  | { readonly stage: 'loading' | 'reading' | 'indexing' | 'queued' }
  /** The number of other changes that come first. */
  | { readonly stage: 'waiting'; readonly before: number }
  /** Articles in the file; passages done and the estimated total. */
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

/** The result of adding a file. */
export interface Addition {
  /** Path that its articles were read from; their locators begin with it. */
  readonly file: string;
  readonly report: Pick<AdditionReport, 'articles' | 'interrupted' | 'faultCount' | 'queued'>;
  /** In the order of the file; no more than can be shown. */
  readonly articles: readonly AddedArticle[];
  /** What could not be used, in words, without this machine's paths; no more than can be shown. */
  readonly faults: readonly string[];
}

/** Articles remembered for the report: more than a message can name. */
const remembered = 40;

/**
 * Keeps a sent file for whoever shares the collection where it was sent, and ingests it. If nothing of it
 * could be used, it is deleted again, or gives its place back to the version before it.
 *
 * @throws Failure as `Additions.add`
 */
export async function addFile(
  sent: SentFile,
  asker: Asker,
  { settings, additions }: Pick<BotContext, 'settings' | 'additions'>,
  onStage: (stage: AddingStage) => void,
): Promise<Addition> {
  const shelf = { indexFolder: settings.indexFolder, server: collectionAt(asker, settings) };
  const file = pathOf(shelf, sent);
  const articles: AddedArticle[] = [];
  let used = false;
  let planned = 0;

  function follow(event: IngestEvent): void {
    if (event.kind === 'planned') {
      planned = event.articles;
    } else if (event.kind === 'phase') {
      const { phase: stage } = event;
      onStage(stage === 'embedding' ? { stage, articles: planned, done: 0, total: 0 } : { stage });
    } else if (event.kind === 'queued') {
      onStage({ stage: 'queued' });
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
    url: sent.given.url,
    waiting: (before) => onStage({ stage: 'waiting', before }),
    within: async (ingest) => {
      const { fresh } = await keepFile(shelf, sent);
      try {
        return await ingest();
      } finally {
        const isThere = await settleVersion(file, used);
        if (fresh && !isThere) await dropFile(file);
      }
    },
  });
  return {
    file,
    report,
    articles,
    faults: report.faults.map((fault) => faultInWords(fault, file)),
  };
}

/**
 * Removes an article, its copies, and the files that they were added with, so that what a moderator
 * removes is gone.
 *
 * @throws Failure as `Additions.remove`
 */
export function removeWithFiles(
  id: string,
  asker: Asker,
  { settings, additions }: Pick<BotContext, 'settings' | 'additions'>,
  waiting: (before: number) => void,
): Promise<Removed> {
  return additions.remove(id, changeableAt(asker, settings), {
    waiting,
    within: async (remove) => {
      const removed = await remove();
      await dropFilesOf(removed, settings.indexFolder);
      return removed;
    },
  });
}

/** `#3: has no text`: where in the file, and what. Members don't see this machine's paths. */
function faultInWords(
  fault: { readonly locator: string; readonly message: string },
  file: string,
): string {
  const place = fault.locator.startsWith(file) ? fault.locator.slice(file.length) : '';
  const message = fault.message.replace(/(?<=^|\s)\/\S*/g, (found) => path.basename(found));
  return place === '' ? message : `${place}: ${message}`;
}
