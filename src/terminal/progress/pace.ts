/** The rate of a long task and the time that it still takes, in words. */
export interface Pace {
  readonly rate: string;
  readonly left: string;
}

/** Before these milliseconds a rate is a guess. */
const sureAfter = 3_000;
/** How far beyond the time left that is shown an estimate must be to replace it: a share, and seconds. */
const worthRaising = { share: 1.25, seconds: 5 };

/**
 * Measures a task from its first report on. The time left counts down like a clock: it falls with a better
 * estimate, and rises only if the task takes clearly longer than was said.
 */
export function startPace(first: number): (done: number, total: number, elapsedMs: number) => Pace {
  let said: { readonly seconds: number; readonly atMs: number } | null = null;
  return (done, total, elapsedMs) => {
    const rate = elapsedMs > 0 ? ((done - first) * 1000) / elapsedMs : 0;
    const rest = Math.max(0, total - done);
    const estimate = rate > 0 && elapsedMs >= sureAfter ? rest / rate : null;
    if (estimate !== null) {
      const clock = said && Math.max(0, said.seconds - (elapsedMs - said.atMs) / 1000);
      const { share, seconds } = worthRaising;
      const keeps = clock !== null && estimate > clock && estimate < clock * share + seconds;
      said = { seconds: keeps ? clock : estimate, atMs: elapsedMs };
    }
    return {
      rate: rate >= 10 ? rate.toFixed(0) : rate.toFixed(1),
      left: said === null ? '–' : duration(said.seconds),
    };
  };
}

/** Seconds as `42 s`, `3 min 20 s` or `2 h 5 min`; beyond a minute in steps of ten seconds. */
function duration(seconds: number): string {
  const whole = Math.max(1, Math.ceil(seconds));
  if (whole < 60) return `${whole} s`;
  const tens = Math.ceil(whole / 10) * 10;
  if (tens < 3600) return `${Math.floor(tens / 60)} min ${tens % 60} s`;
  return `${Math.floor(whole / 3600)} h ${Math.floor((whole % 3600) / 60)} min`;
}
