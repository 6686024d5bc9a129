import { describe, expect, it } from 'vitest';
import { reportExcerpt, thinned } from '../../../src/discord/articles/writer-messages.js';
import type { IngestEvent } from '../../../src/library/ingest/events.js';

const article = (change: 'added' | 'unchanged', title: string): IngestEvent => ({
  kind: 'article',
  change,
  id: 'a1',
  locator: '/a.jsonl#1',
  title,
});
const step = (done: number, total: number): IngestEvent => ({
  kind: 'progress',
  phase: 'embedding',
  done,
  total,
});

/** What is told of events that come at these times, in milliseconds. */
function told(events: readonly (readonly [IngestEvent, number])[]): IngestEvent[] {
  const passed: IngestEvent[] = [];
  let now = 0;
  const pass = thinned(
    (event) => passed.push(event),
    () => now,
  );
  for (const [event, at] of events) {
    now = at;
    pass(event);
  }
  return passed;
}

describe('what is told of an ingestion', () => {
  it('are its phases, but no faults and notes, which the report has', () => {
    const phase = { kind: 'phase', phase: 'reading' } as const;
    const looked = { kind: 'looked', files: 1, articles: 2 } as const;
    const fault = { kind: 'fault', locator: '/a.jsonl#1', message: 'is empty' } as const;
    expect(
      told([
        [phase, 0],
        [looked, 0],
        [fault, 1],
        [{ ...fault, kind: 'note' }, 1],
      ]),
    ).toEqual([phase]);
  });

  it('is progress twice a second, and its end', () => {
    const at = [0, 200, 499, 500, 900, 1000, 1001].map(
      (time, done) => [step(done, 6), time] as const,
    );
    expect(told(at).map((event) => event.kind === 'progress' && event.done)).toEqual([0, 3, 5, 6]);
  });

  it('are 40 articles of each change, their titles cut', () => {
    const many = Array.from({ length: 100 }, () => [article('unchanged', 'Old'), 0] as const);
    const events = told([...many, [article('added', `${'x'.repeat(999)}😀`), 0]]);
    expect(events).toHaveLength(41);
    expect(events.at(-1)).toEqual(article('added', 'x'.repeat(999)));
  });

  it('are 40 faults, those of whole files first, and how many there are', () => {
    const lines = Array.from({ length: 60 }, (_, line) => ({
      locator: `/a.jsonl#${line + 1}`,
      message: 'is empty',
    }));
    const whole = { locator: '/a.jsonl', message: 'holds too much' };
    const report = reportExcerpt(
      {
        files: { found: 1, unchanged: 0 },
        articles: { added: 0, replaced: 0, relabelled: 0, unchanged: 0, copy: 0, removed: 0 },
        passages: 0,
        faults: [...lines, whole],
        faultCount: 900,
        interrupted: false,
      },
      ['/a.jsonl'],
    );
    expect(report.faultCount).toBe(900);
    expect(report.faults).toEqual([whole, ...lines.slice(0, 39)]);
  });
});
