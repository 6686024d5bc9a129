import type { Settings } from '../../settings.js';
import { settledWithin } from '../../settled-within.js';
import { holdsArticles } from './demo.js';
import { type AskingEngine, openForAsking } from './engine.js';

/** An engine for a program that runs for long. */
export interface KeptEngine {
  /**
   * Runs work with the engine, which is opened when it is first needed. After a failure the next work tries
   * again. The demo's engine gives way to the user's own once there are articles.
   */
  withEngine<Result>(work: (engine: AskingEngine) => Promise<Result>): Promise<Result>;
  /** Closes it. What is running fails. */
  close(): Promise<void>;
}

/** An engine, and how many are working with it. */
interface Held {
  readonly opening: Promise<AskingEngine>;
  users: number;
}

/** Milliseconds: nobody waits for a model that is still being loaded. */
const closesWithin = 1_000;

/** Keeps an engine open from the first work on. */
export function keepEngine(settings: Settings): KeptEngine {
  let current: Held | null = null;

  function open(): Held {
    const held: Held = { opening: openForAsking(settings), users: 0 };
    held.opening.catch(() => {
      if (current === held) current = null;
    });
    current = held;
    return held;
  }

  /** The engine that is right now, which isn't closed before it is released. */
  async function take(): Promise<{ readonly held: Held; readonly engine: AskingEngine }> {
    const held = current ?? open();
    held.users += 1;
    try {
      const engine = await held.opening;
      if (!engine.demo || !(await holdsArticles(settings))) return { held, engine };
    } catch (error) {
      await release(held);
      throw error;
    }
    if (current === held) current = null;
    await release(held);
    return take();
  }

  async function release(held: Held): Promise<void> {
    held.users -= 1;
    if (held.users > 0 || held === current) return;
    const engine = await held.opening.catch(() => null);
    await engine?.close();
  }

  return {
    async withEngine(work) {
      const { held, engine } = await take();
      try {
        return await work(engine);
      } finally {
        await release(held);
      }
    },
    async close() {
      const opening = current?.opening.then((engine) => engine.close());
      await settledWithin(opening?.catch(() => undefined) ?? Promise.resolve(), closesWithin);
    },
  };
}
