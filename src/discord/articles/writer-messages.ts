import type { ArticleChange, IngestEvent, IngestReport } from '../../library/ingest/events.js';

/** Most faults, and most articles of each kind of change, that are sent: more than a message can name. */
const mostSent = 40;

/** Most characters of titles, ids and messages, which files may make as long as they like. */
const longestText = 1_000;

/** Shortest time between two steps of progress, in milliseconds: a reply is edited less often. */
const between = 500;

/** The report of an ingestion, with no more faults than can be shown. */
export interface ReportExcerpt extends IngestReport {
  /** Faults in all. */
  readonly faultCount: number;
}

/**
 * Passes on only the steps of an ingestion that are shown: otherwise, a file of a million bad lines
 * would send a million messages to the process that answers.
 */
export function thinned(
  pass: (event: IngestEvent) => void,
  now: () => number = () => performance.now(),
): (event: IngestEvent) => void {
  const passed = new Map<ArticleChange, number>();
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
        pass(event);
        return;
      case 'article': {
        const before = passed.get(event.change) ?? 0;
        if (before === mostSent) return;
        passed.set(event.change, before + 1);
        const { id, title } = event;
        pass({ ...event, id: cut(id), title: title === null ? null : cut(title) });
        return;
      }
      default:
        pass(event);
    }
  };
}

/** Faults of whole files come first, since they say what became of the rest. */
export function reportExcerpt(report: IngestReport, files: readonly string[]): ReportExcerpt {
  const { faults } = report;
  const ofFiles = faults.filter(({ locator }) => files.includes(locator));
  const others = faults.filter(({ locator }) => !files.includes(locator));
  const shown = [...ofFiles, ...others].slice(0, mostSent).map(({ locator, message }) => ({
    locator: cut(locator),
    message: cut(message),
  }));
  return { ...report, faults: shown, faultCount: faults.length };
}

function cut(text: string): string {
  return text.length <= longestText
    ? text
    : text.slice(0, longestText).replace(/[\uD800-\uDBFF]$/, '');
}
