#!/usr/bin/env node
import { config } from 'dotenv';
import { run } from './program.js';
import { exitCodeFor, inWords } from './wording.js';

// A reader that has seen enough (head, less) closes the pipe: that is no failure.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
  process.exit();
});

config({ quiet: true });
try {
  await run(process.argv);
} catch (error) {
  process.stderr.write(`${inWords(error)}\n`);
  process.exitCode = exitCodeFor(error);
}
