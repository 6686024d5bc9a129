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
  // Here, so that a compiled module that can't be loaded is reported like any other failure.
  const { run } = await import('./program.js');
  await run(process.argv);
} catch (thrown) {
  const error = asFailure(thrown);
  const width = process.stderr.isTTY ? lookOf(process.stderr).width : Number.POSITIVE_INFINITY;
  writeError(`${inWords(error, width)}\n`);
  process.exitCode = exitCodeFor(error);
}
