#!/usr/bin/env node
import { config } from 'dotenv';
import { asFailure } from '../library/sqlite/failures.js';
import { envFiles } from '../places.js';
import { noticesAbout } from '../settings.js';
import { exitCodeFor, inWords } from './errors.js';
import { lookOf } from './layout.js';
import { writeError } from './output.js';

// A reader that has seen enough (head, less) closes the pipe: that isn't a failure.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
  process.exit();
});

// Nor is a closed standard error: the work continues without progress.
process.stderr.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
});

config({ path: [...envFiles()], quiet: true });
for (const notice of noticesAbout(process.env)) writeError(`pullquote: ${notice}\n`);
try {
  const { run } = await import('./program.js').catch(exitUnloaded);
  await run(process.argv);
} catch (thrown) {
  process.exitCode = report(thrown);
}

/** Node would go on to print the error of a compiled module that can't be loaded, although it is handled. */
function exitUnloaded(thrown: unknown): never {
  process.exit(report(thrown));
}

/** Says what failed, and returns the exit code. */
function report(thrown: unknown): number {
  const error = asFailure(thrown);
  const width = process.stderr.isTTY ? lookOf(process.stderr).width : Number.POSITIVE_INFINITY;
  writeError(`${inWords(error, width)}
`);
  return exitCodeFor(error);
}
