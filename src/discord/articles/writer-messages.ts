import type { ArticleChange, IngestEvent, IngestReport } from '../../library/ingest/events.js';
import type { AdditionReport } from '../context.js';

/** Faults and, of each kind of change, articles that are told: more than a message can name. */
const mostTold = 40;

/** Characters of what files may make as long as they like: titles, ids, messages. */
const longestText = 1_000;

/** Least time between two steps of progress, in milliseconds: a reply is edited less often. */
const between = 500;

/** The report that the writing process sends. */
export type ToldReport = AdditionReport;

/**
 * Of the steps of an ingestion, those that are shown: between processes, a file of a million bad
 * lines would otherwise be a million messages, all taken by the process that answers.
 */
export function thinned(
  tell: (event: IngestEvent) => void,
  now: () => number = () => performance.now(),
): (event: IngestEvent) => void {
  const told = new Map<ArticleChange, number>();
  let last = Number.NEGATIVE_INFINITY;
  return (event) => {
    switch (event.kind) {
      case 'fault':
      case 'note':
      case 'looked':
        return;
      case 'progress':
        if (now() - last < between && event.done !== event.total) return;
        last = now();
        tell(event);
        return;
      case 'article': {
        const before = told.get(event.change) ?? 0;
        if (before === mostTold) return;
        told.set(event.change, before + 1);
        const { id, title } = event;
        tell({ ...event, id: cut(id), title: title === null ? null : cut(title) });
        return;
      }
      default:
        tell(event);
    }
  };
}

/** The report as it is told: faults of whole files first, since they say what became of the rest. */
export function toldReport(report: IngestReport, files: readonly string[]): ToldReport {
  const { faults } = report;
  const ofFiles = faults.filter(({ locator }) => files.includes(locator));
  const others = faults.filter(({ locator }) => !files.includes(locator));
  const told = [...ofFiles, ...others].slice(0, mostTold).map(({ locator, message }) => ({
    locator: cut(locator),
    message: cut(message),
  }));
  return { ...report, faults: told, faultCount: faults.length };
}

function cut(text: string): string {
  return text.length <= longestText
    ? text
    : text.slice(0, longestText).replace(/[\uD800-\uDBFF]$/, '');
}
