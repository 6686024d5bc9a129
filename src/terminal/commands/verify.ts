import { Command } from 'commander';
import { readSettings } from '../../settings.js';
import { storageOf } from '../../storage.js';
import { exitCode } from '../errors.js';
import { plural } from '../layout.js';

/** `pullquote verify`: does the index hold what it should? */
export const verifyCommand = new Command('verify')
  .description('Check every checksum, offset and vector of the index')
  .addHelpText(
    'after',
    '\nMends nothing. Exit code 1 where a fault was found.\n\nExample:\n  pullquote verify',
  )
  .action(async () => {
    const settings = readSettings(process.env);
    let faults = 0;
    for await (const fault of storageOf(settings).verify()) {
      faults += 1;
      process.stdout.write(`${fault.what}\n  next: ${fault.remedy}\n`);
    }
    process.stdout.write(
      faults === 0 ? 'no fault found\n' : `${faults} ${plural('fault', faults)}\n`,
    );
    if (faults > 0) process.exitCode = exitCode.failure;
  });
