import { type Command, InvalidArgumentError } from 'commander';
import { exitCodeFor, inWords } from '../src/terminal/errors.js';

/** Parses an option that counts something. */
export function count(text: string): number {
  if (!/^[1-9]\d*$/.test(text)) throw new InvalidArgumentError('must be a whole number above 0');
  return Number(text);
}

/** Runs a command; a failure is printed, and sets the exit code. */
export async function run(program: Command): Promise<void> {
  try {
    await program.parseAsync();
  } catch (error) {
    process.stderr.write(`${inWords(error)}\n`);
    process.exitCode = exitCodeFor(error);
  }
}
