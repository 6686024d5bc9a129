import type { ArticleChange, IngestEvent, IngestReport } from '../../library/ingest/events.js';
import type { AdditionReport } from '../context.js';

/**
 * The most faults, and articles per kind of change, that are reported: more than a message can name.
 */
const mostReported = 40;

/** Longest text that is sent; files may make titles, ids and messages as long as they like. */
const longestText = 1_000;

/** Least time between two progress events, in milliseconds: a reply is edited less often. */
const between = 500;

/**
 * Passes on only the steps of an ingestion that are shown. Otherwise a file of a million bad lines
 * would send a million messages, all handled by the process that answers questions.
 */
export function thinned(
  send: (event: IngestEvent) => void,
  now: () => number = () => performance.now(),
): (event: IngestEvent) => void {
  const sent = new Map<ArticleChange, number>();
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
        send(event);
        return;
      case 'article': {
        const before = sent.get(event.change) ?? 0;
        if (before === mostReported) return;
        sent.set(event.change, before + 1);
        const { id, title } = event;
        send({ ...event, id: cut(id), title: title === null ? null : cut(title) });
        return;
      }
      default:
        send(event);
    }
  };
}

/** The report as it is sent: faults of whole files come first, since they explain the rest. */
export function reportExcerpt(report: IngestReport, files: readonly string[]): AdditionReport {
  const { faults } = report;
  const ofFiles = faults.filter(({ locator }) => files.includes(locator));
  const others = faults.filter(({ locator }) => !files.includes(locator));
  const reported = [...ofFiles, ...others].slice(0, mostReported).map(({ locator, message }) => ({
    locator: cut(locator),
    message: cut(message),
  }));
  return { ...report, faults: reported };
}

function cut(text: string): string {
  return text.length <= longestText
    ? text
    : text.slice(0, longestText).replace(/[\uD800-\uDBFF]$/, '');
}
