import { Failure } from '../../src/failure.js';
import { serve } from '../../src/process/serve.js';
import { startProcess } from '../../src/process/start.js';

/** What the process of the tests does: one kind of job for each thing that can happen. */
export interface TestProcess {
  readonly start: 'well' | 'failing' | 'unforeseen';
  readonly job:
    | { readonly double: Float32Array }
    | { readonly countTo: number }
    | { readonly fail: true }
    | { readonly crash: true }
    | { readonly waitForAbort: true }
    | { readonly startAnother: true };
  readonly result: Float32Array | string | number;
  readonly progress: number;
}

serve<TestProcess>(async (start, aborted) => {
  if (start === 'failing') {
    throw new Failure('settings', 'invalid-setting', 'It can’t start.', { remedy: 'Set it.' });
  }
  if (start === 'unforeseen') throw new TypeError('start is no word');
  return async (job, report) => {
    if ('double' in job) return job.double.map((one) => one * 2);
    if ('countTo' in job) {
      for (let step = 1; step <= job.countTo; step += 1) report(step);
      return 'counted';
    }
    if ('fail' in job) {
      const cause = new TypeError('It is full.', { cause: 'a large file' });
      throw new Failure('article', 'unreadable-file', 'The disk can’t be read.', {
        cause,
        remedy: 'Make room.',
      });
    }
    if ('crash' in job) process.exit(3);
    if ('startAnother' in job) return startAnother();
    if (!aborted.aborted)
      await new Promise((resolve) => aborted.addEventListener('abort', resolve));
    return 'stopped';
  };
});

async function startAnother(): Promise<number> {
  const failure = (): Failure => new Failure('discord', 'process-lost', 'It is gone.');
  const another = startProcess<TestProcess>({
    module: './child',
    importer: import.meta.url,
    start: 'well',
    lost: failure,
    closed: failure,
  });
  await another.ready;
  return another.pid ?? 0;
}
