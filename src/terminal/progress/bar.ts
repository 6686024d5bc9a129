import cliProgress from 'cli-progress';
import { type Pace, startPace } from './pace.js';
import { type Progress, sayAbove } from './screen.js';

/** What takes no longer than these milliseconds has no bar. */
const shownAfter = 1_000;
/** Characters of the bar itself; it gives way to the words on a narrow terminal. */
const widest = 24;
const narrowest = 4;

/** What a bar says. */
export interface BarWords extends Pace {
  readonly what: string;
  readonly unit: string;
  readonly done: number;
  readonly total: number;
}

/**
 * A bar in one line that a terminal of so many columns doesn't wrap: as much of it as fits, first of all how
 * far the work is.
 */
export function barLine(
  { what, unit, done, total, rate, left }: BarWords,
  columns: number,
): string {
  // Ctrl-C writes ^C behind it, and in the last column some terminals wrap.
  const width = columns - 3;
  const share = total > 0 ? Math.min(1, done / total) : 0;
  const percent = `${Math.floor(share * 100)}%`;
  const count = `${done}/${total}`;
  const rest = [
    [`${count} ${unit}`, `${rate}/s`, `${left} left`],
    [`${count} ${unit}`, `${left} left`],
    [`${count} ${unit}`],
    [count],
    [],
  ];
  for (const words of rest) {
    const end = [percent, ...words].join(' | ');
    const size = Math.min(widest, width - what.length - end.length - 2);
    if (size < narrowest) continue;
    const full = Math.round(share * size);
    return `${what} ${'█'.repeat(full)}${'░'.repeat(size - full)} ${end}`;
  }
  return `${what} ${percent}`.slice(0, width);
}

/** A bar at the bottom of a terminal, for as long as the work takes, if it takes longer than a second. */
export function showBar(what: string, unit: string): Progress {
  const { stderr } = process;
  let words: BarWords = { what, unit, done: 0, total: 0, rate: '–', left: '–' };
  const drawn = new cliProgress.SingleBar({
    stream: stderr,
    format: () => barLine(words, stderr.columns || 80),
    hideCursor: true,
    // It fits the line; without wrapping, messages above it would be cut.
    linewrap: true,
    clearOnComplete: true,
    // A message takes its line, so it must be drawn again although nothing changed.
    forceRedraw: true,
    // Interruptions are ours to handle: the current work is finished first.
    gracefulExit: false,
    fps: 8,
  });
  let clock: { readonly started: number; readonly pace: ReturnType<typeof startPace> } | null =
    null;
  let isDrawn = false;
  let soon: NodeJS.Timeout | null = null;
  const draw = (): void => {
    isDrawn = true;
    drawn.start(words.total, words.done);
  };
  return {
    at(done, total) {
      const now = performance.now();
      if (clock === null) {
        clock = { started: now, pace: startPace(done) };
        soon = setTimeout(draw, shownAfter);
        // A process with nothing else to do must not wait for it.
        soon.unref();
      }
      words = { what, unit, done, total, ...clock.pace(done, total, now - clock.started) };
      if (isDrawn) drawn.update(done);
    },
    say: sayAbove,
    end() {
      if (soon !== null) clearTimeout(soon);
      if (!isDrawn) return;
      isDrawn = false;
      // cli-progress returns to where the bar began, above later lines, unless the cursor is saved again.
      stderr.write('\u001b7');
      drawn.stop();
    },
  };
}
