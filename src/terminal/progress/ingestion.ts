import type { IngestEvent, IngestReport } from '../../library/ingest/events.js';
import { plural } from '../layout.js';
import { writeError } from '../output.js';
import { type Count, type Progress, showCount, showProgress } from './progress.js';

/** Draws an ingestion's progress on standard error. */
export function drawIngestion(): { on(event: IngestEvent): void; end(): void } {
  let bar: Progress | null = null;
  let looked: Count | null = null;
  const say = (line: string): void => {
    if (bar === null) writeError(`${line}\n`);
    else bar.say(line);
  };
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
          say(
            `${counted(event.files, 'file')} found, ${event.changed} new or changed, ${counted(event.articles, 'article')} in them`,
          );
          return;
        case 'progress':
          bar?.at(event.done, event.total);
          return;
        case 'fault':
          say(`pullquote: ${event.locator}: ${event.message}`);
          return;
        case 'note':
          say(`note: ${event.locator}: ${event.message}`);
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

function counted(count: number, noun: string): string {
  return `${count} ${plural(noun, count)}`;
}

/** What an ingestion did, in one line. */
export function reportLine(report: IngestReport): string {
  const { articles, files, faultCount } = report;
  const changes = Object.entries(articles).filter(([, count]) => count > 0);
  const parts = changes.map(
    ([change, count]) => `${count} ${change === 'copy' ? plural('copy', count, 'copies') : change}`,
  );
  if (parts.length === 0) parts.push('nothing new');
  if (faultCount > 0) parts.push(`${faultCount} ${plural('fault', faultCount)}`);
  const end = report.interrupted ? '; interrupted: run the same command again to continue' : '';
  return `${parts.join(', ')}; ${report.passages} passages embedded; ${files.unchanged} of ${files.found} ${plural('file', files.found)} unchanged${end}`;
}
