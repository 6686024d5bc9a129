import { Command } from 'commander';
import { readSettings } from '../../settings.js';
import { storageOf } from '../../storage.js';
import { exitCode } from '../errors.js';
import { plural } from '../layout.js';
import { write } from '../output.js';

/** `pullquote verify`: checks that the index is intact. */
export const verifyCommand = new Command('verify')
  .description('Check every checksum, offset and vector in the index')
  .addHelpText(
    'after',
    '\nIt repairs nothing. Exit code 1 if it found a problem.\n\nExample:\n  pullquote verify',
  )
  .action(async () => {
    const settings = readSettings(process.env);
    let faults = 0;
    for await (const fault of storageOf(settings).verify()) {
      faults += 1;
      write(`${fault.what}\n  next: ${fault.remedy}\n`);
    }
    write(faults === 0 ? 'no problems found\n' : `${faults} ${plural('problem', faults)}\n`);
    if (faults > 0) process.exitCode = exitCode.failure;
  });
