import type { Logger } from 'pino';
import { Failure } from '../../failure.js';
import type { FeedRecords } from '../../records/feeds.js';
import type { Records } from '../../records/records.js';

/** What the bot uses beside Discord, by what fails when it can't. */
export type Needed = 'articles can be read' | 'records can be read' | 'records can be written';

/** What fails at present, for `/healthz`. */
export interface Trouble {
  readonly not: Needed | 'Discord is connected';
  /** ISO 8601. */
  readonly since: string;
  readonly why: string;
  /** What the operator can do; `null` if nothing is known. */
  readonly next: string | null;
}

/** What fails at present. It is logged when it begins and when it is over, however often it is tried. */
export interface Troubles {
  current(): readonly Trouble[];
  /**
   * Does work that shows whether something can be used.
   *
   * @throws what the work throws
   */
  during<Result>(needed: Needed, work: () => Promise<Result>): Promise<Result>;
}

/** There are no troubles until something fails. */
export function openTroubles(log: Logger): Troubles {
  const troubles = new Map<Needed, Trouble>();

  function begin(needed: Needed, error: unknown): void {
    const why = error instanceof Error ? error.message : String(error);
    const before = troubles.get(needed);
    if (before?.why === why) return;
    const next = error instanceof Failure ? error.remedy : null;
    const since = before?.since ?? new Date().toISOString();
    troubles.set(needed, { not: needed, since, why, next });
    log.error({ err: error, next }, `no longer: ${needed}`);
  }

  return {
    current: () => [...troubles.values()],
    during: async (needed, work) => {
      try {
        const result = await work();
        if (troubles.delete(needed)) log.info(`again: ${needed}`);
        return result;
      } catch (error) {
        begin(needed, error);
        throw error;
      }
    },
  };
}

const reads: ReadonlySet<string | symbol> = new Set<keyof Records | keyof FeedRecords>([
  'servers',
  'answer',
  'answerInMessage',
  'lastAnswerIn',
  'pending',
  'gaps',
  'stats',
  'follows',
  'followSettings',
  'followMark',
  'waitingFinds',
  'toldBeside',
  'countTold',
  'feeds',
  'entries',
  'expired',
]);

/** The same records; every call that fails is noted as a trouble. */
export function watchRecords<Kept extends Records | FeedRecords>(
  records: Kept,
  troubles: Troubles,
): Kept {
  return new Proxy(records, {
    get: (target, name) => {
      const method: unknown = Reflect.get(target, name);
      if (typeof method !== 'function' || name === 'close') return method;
      const needed = reads.has(name) ? 'records can be read' : 'records can be written';
      return (...given: unknown[]) =>
        troubles.during(needed, () => Reflect.apply(method, target, given));
    },
  });
}
