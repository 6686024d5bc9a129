import { spawnSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Reporter, TestCase, TestModule } from 'vitest/node';

/** Several times as long as any test takes on two busy cores. */
const longest = 20 * 60_000;
const lookEvery = 10_000;
/** For those who see only the end of a long output: `.ci/run` repeats it there. */
const file = 'coverage/stuck.txt';

interface Running {
  /** When the last test that is known of began. */
  readonly since: number;
  readonly test: string;
}

/**
 * Ends a run in which a test no longer ends, and says which. A loop in a test stops the clock of its time
 * limit, too, so vitest would wait for ever. CI uses it; tests that are told to run for hours don't run there.
 */
export default class StuckReporter implements Reporter {
  /** By the file's path. */
  readonly #running = new Map<string, Running>();

  onInit(): void {
    setInterval(() => {
      const stuck = this.#stuck();
      if (stuck === null) return;
      console.error(stuck);
      mkdirSync(path.dirname(file), { recursive: true });
      writeFileSync(file, `${stuck}\n`);
      // In a loop they wouldn't notice that nobody listens any more.
      spawnSync('pkill', ['-KILL', '-P', String(process.pid)]);
      process.exit(1);
    }, lookEvery).unref();
  }

  onTestModuleQueued({ moduleId }: TestModule): void {
    this.#running.set(moduleId, { since: performance.now(), test: 'before its first test' });
  }

  onTestCaseReady({ module, fullName }: TestCase): void {
    this.#running.set(module.moduleId, { since: performance.now(), test: fullName });
  }

  onTestModuleEnd({ moduleId }: TestModule): void {
    this.#running.delete(moduleId);
  }

  #stuck(): string | null {
    for (const [module, { since, test }] of this.#running) {
      if (performance.now() - since < longest) continue;
      return `FAILED: ${module}: ${test}: still running after ${longest / 60_000} minutes`;
    }
    return null;
  }
}
