import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { packageFolder } from '../src/settings.js';
import type { Variables } from './processes.js';
import { mainFile } from './product.js';
import { memoryOf, type TreeMemory } from './resident.js';

/**
 * The built product in a process of its own that opens an engine, answers questions (`ask --jsonl`)
 * and stays: its memory then. `null` if the system doesn't report it.
 */
export async function memoryAfter(
  questions: readonly string[],
  variables: Variables,
): Promise<TreeMemory | null> {
  const child = spawn(process.execPath, [mainFile, 'ask', '--jsonl'], {
    cwd: packageFolder,
    env: { ...process.env, ...variables },
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const exit = once(child, 'exit');
  try {
    const lines = createInterface({ input: child.stdout });
    const ended = exit.then(([code]) => {
      throw new Error(`pullquote ask --jsonl ended early, with code ${code}`);
    });
    const answered = (async () => {
      let left = questions.length;
      for await (const _ of lines) {
        left -= 1;
        if (left === 0) return;
      }
    })();
    for (const question of questions) child.stdin.write(`${JSON.stringify({ question })}\n`);
    await Promise.race([answered, ended]);
    ended.catch(() => undefined);
    return child.pid === undefined ? null : memoryOf(child.pid);
  } finally {
    child.stdin.end();
    child.stdout.resume();
    await exit;
  }
}
