import { readdirSync, statSync } from 'node:fs';
import { Failure, type FailureKind } from '../../failure.js';
import type { Clock } from '../../fetch/clock.js';
import type { IngestEvent, IngestReport } from '../../library/ingest/events.js';
import type { IngestOptions } from '../../library/ingest/options.js';
import { counted, plural } from '../layout.js';
import { watchFiles } from './file-changes.js';
import { openUnsettled } from './settled.js';
import { toIngest } from './to-ingest.js';

/** Milliseconds between two looks at what changed; a file that is as it was a look before is taken. */
const lookEvery = 1_000;

/** Milliseconds after which it's tried again while another process changes the library. */
const busyEvery = 2_000;

/** Failures after which it's tried again. */
const passing: ReadonlySet<FailureKind> = new Set(['index-busy', 'library-unreachable']);

/** What folders are followed with. */
export interface Following {
  /** Absolute. */
  readonly folders: readonly string[];
  readonly indexFolder: string;
  readonly clock: Clock;
  readonly signal: AbortSignal;
  ingest(
    paths: readonly string[],
    options: Pick<IngestOptions, 'prune' | 'onEvent'>,
  ): Promise<IngestReport>;
  /** Called with the steps of an ingestion that are worth showing: each problem once. */
  onEvent(event: IngestEvent): void;
  /** Called after each ingestion. */
  onEnd(report: IngestReport): void;
  /** Says something else that happened. */
  say(line: string): void;
}

/**
 * Ingests folders, and then whatever changes in them, until the signal is aborted. What changed before is found by
 * the first ingestion. Articles of files that go are removed, unless a watched folder itself is gone.
 *
 * @returns whether an ingestion was interrupted
 * @throws Failure as `ingest`, but for those that may pass, and if so many files can't be watched
 */
export async function follow(following: Following): Promise<{ readonly interrupted: boolean }> {
  const { folders, clock, signal, say } = following;
  const said = new Map<string, string>();
  const unsettled = openUnsettled();
  const first = new Map(folders.map((folder) => [folder, identityOf(folder)]));
  const known = new Map(first);
  // Watching begins before the first ingestion, so that no change falls in between.
  const changes = await watchFiles(folders, following.indexFolder, (message) => {
    if (said.get(message) === undefined) say(`note: ${message}`);
    said.set(message, message);
  });
  try {
    // An empty folder may be a disk that isn't mounted yet.
    const isMounted = folders.every((folder) => readdirSync(folder).length > 0);
    let report = await ingestWhenFree(folders, isMounted, following, said);
    following.onEnd(report);
    say(`watching ${counted(folders.length, 'folder')}; Ctrl-C ends it`);
    while (!report.interrupted) {
      await clock.sleep(lookEvery, signal);
      const back = folders.filter((folder) => isBack(folder, known, say));
      for (const folder of back) changes.again(folder);
      const changed = await unsettled.look(changes.take());
      // What lacks in another folder at the same path, such as a bare mount point, isn't gone.
      for (const isSame of [false, true]) {
        const these = folders.filter((one) => (known.get(one) === first.get(one)) === isSame);
        const returned = back.filter((one) => these.includes(one));
        const { paths, prune } = toIngest(changed, these);
        if (report.interrupted || paths.length + returned.length === 0) continue;
        const all = [...returned, ...paths];
        const isGone = isSame && (prune || returned.length > 0);
        report = await ingestWhenFree(all, isGone, following, said);
        following.onEnd(report);
      }
    }
    return { interrupted: true };
  } catch (error) {
    if (signal.aborted && !(error instanceof Failure)) return { interrupted: false };
    throw error;
  } finally {
    await changes.close();
  }
}

/** Whether a folder that was gone is there again, or another one in its place. Says so, and when it goes. */
function isBack(
  folder: string,
  known: Map<string, string | null>,
  say: (line: string) => void,
): boolean {
  const [before, now] = [known.get(folder), identityOf(folder)];
  known.set(folder, now);
  if (now === before) return false;
  if (now === null) {
    say(`note: ${folder} is gone; its articles stay, and it is watched again once it is back`);
    return false;
  }
  if (before === null) say(`note: ${folder} is back`);
  return true;
}

/** What tells a folder from another one at its path; `null` if there is none, or its drive doesn't answer. */
function identityOf(folder: string): string | null {
  try {
    const { dev, ino } = statSync(folder);
    return `${dev} ${ino}`;
  } catch {
    return null;
  }
}

/** Ingests, as soon as no other process changes the library. */
async function ingestWhenFree(
  paths: readonly string[],
  prune: boolean,
  { ingest, onEvent, clock, signal, say }: Following,
  said: Map<string, string>,
): Promise<IngestReport> {
  for (let tries = 0; ; tries += 1) {
    try {
      return await ingest(paths, {
        prune,
        onEvent: (event) => {
          if (isNews(event, said)) onEvent(event);
        },
      });
    } catch (error) {
      if (!(error instanceof Failure) || !passing.has(error.kind)) throw error;
      if (tries === 0) say(`waiting: ${error.message}`);
      await clock.sleep(busyEvery, signal);
    }
  }
}

/** Whether a step isn't a problem that was told before, with a file that is still as it was. */
function isNews(event: IngestEvent, said: Map<string, string>): boolean {
  if (event.kind === 'article') {
    said.delete(event.locator);
    return true;
  }
  if (event.kind !== 'fault' && event.kind !== 'note') return true;
  // It went while it was looked at, of which there is another event.
  if (event.message === 'does not exist') return false;
  const isNew = said.get(event.locator) !== event.message;
  said.set(event.locator, event.message);
  return isNew;
}

/** What an ingestion changed, in a line with the time of day; `null` if it changed nothing. */
export function batchLine({ articles }: Pick<IngestReport, 'articles'>, now: Date): string | null {
  const { added, replaced, relabelled, copy, removed } = articles;
  const parts = [
    [added, 'added'],
    [replaced + relabelled, 'changed'],
    [copy, plural('copy', copy, 'copies')],
    [removed, 'removed'],
  ] as const;
  const told = parts.filter(([count]) => count > 0).map(([count, what]) => `${count} ${what}`);
  if (told.length === 0) return null;
  const [hours, minutes] = [now.getHours(), now.getMinutes()].map((one) =>
    String(one).padStart(2, '0'),
  );
  return `${hours}:${minutes}  ${told.join(', ')}`;
}
