import type { IngestEvent, IngestReport } from '../../library/ingest/events.js';
import { counted, plural } from '../layout.js';
import { type Count, showCount, showProgress } from './progress.js';
import { type Progress, sayAbove } from './screen.js';

/** Draws an ingestion's progress on standard error. */
export function drawIngestion(): { on(event: IngestEvent): void; end(): void } {
  let bar: Progress | null = null;
  let looked: Count | null = null;
  return {
    on(event) {
      switch (event.kind) {
        case 'phase':
          bar?.end();
          looked?.end();
          looked = event.phase === 'reading' ? showCount(event.phase) : null;
          bar = event.phase === 'reading' ? null : showProgress(event.phase, 'passages');
          return;
        case 'looked':
          looked?.at(`${counted(event.files, 'file')}, ${counted(event.articles, 'article')}`);
          return;
        case 'planned':
          looked?.end();
          sayAbove(
            `${counted(event.files, 'file')} found, ${event.changed} new or changed, ${counted(event.articles, 'article')} in them`,
          );
          if (Object.keys(event.skipped).length > 0) sayAbove(skippedLine(event.skipped));
          return;
        case 'queued':
          looked?.end();
          sayAbove(
            `${counted(event.files, 'file')} queued for the curator of the cluster; waiting for it`,
          );
          return;
        case 'progress':
          bar?.at(event.done, event.total);
          return;
        case 'fault':
          sayAbove(`pullquote: ${event.locator}: ${event.message}`);
          return;
        case 'note':
          sayAbove(`note: ${event.locator}: ${event.message}`);
          return;
        case 'article':
          return;
      }
    },
    end() {
      looked?.end();
      bar?.end();
      bar = null;
    },
  };
}

/** Endings of skipped files that are named, the most frequent first. */
const mostEndings = 8;

/** How many files aren't read since their type isn't supported, by their endings. */
export function skippedLine(skipped: Readonly<Record<string, number>>): string {
  const sorted = Object.entries(skipped).sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
  const total = sorted.reduce((sum, [, count]) => sum + count, 0);
  const named = sorted
    .slice(0, mostEndings)
    .map(([ending, count]) => `${count} ${ending === '' ? 'without an ending' : ending}`);
  const others = sorted.slice(mostEndings).reduce((sum, [, count]) => sum + count, 0);
  if (others > 0) named.push(`${others} others`);
  return `${total} skipped, unsupported file ${plural('type', sorted.length)}: ${named.join(', ')}`;
}

/** What an ingestion did, in one line. */
export function reportLine(report: IngestReport): string {
  const { articles, files, faultCount } = report;
  const changes = Object.entries(articles).filter(
    ([change, count]) => count > 0 && change !== 'unchanged',
  );
  const parts = changes.map(
    ([change, count]) => `${count} ${change === 'copy' ? plural('copy', count, 'copies') : change}`,
  );
  if (parts.length === 0) parts.push('nothing new');
  if (articles.unchanged > 0) parts.push(`${articles.unchanged} unchanged`);
  if (report.queued !== undefined)
    parts.push(
      `${counted(report.queued.length, 'file')} still queued: the curator adds them later`,
    );
  if (faultCount > 0) parts.push(counted(faultCount, 'fault'));
  const end = report.interrupted ? '; interrupted: run the same command again to continue' : '';
  return `${parts.join(', ')}; ${counted(report.passages, 'passage')} embedded; ${files.unchanged} of ${counted(files.found, 'file')} unchanged${end}`;
}
