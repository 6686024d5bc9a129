import { Command } from 'commander';
import { readSettings } from '../../settings.js';
import { storageOf } from '../../storage.js';
import { plural } from '../layout.js';

/** `pullquote remove`: takes one article out. */
export const removeCommand = new Command('remove')
  .description('Remove an article and the copies of its text from the index')
  .argument('<id>', 'the id that `pullquote sources` and every answer show')
  .addHelpText(
    'after',
    `
The file itself stays; ingest brings the article back when the file changes.

Example:
  pullquote remove 1f3a9c0b2d4e`,
  )
  .action(async (id: string) => {
    const settings = readSettings(process.env);
    const { title, passages, copies } = await storageOf(settings).remove(id);
    process.stdout.write(
      `removed: ${title ?? 'untitled'} (${passages} ${plural('passage', passages)})\n`,
    );
    for (const copy of copies) process.stdout.write(`with its copy: ${copy}\n`);
  });
