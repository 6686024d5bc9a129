import { Command } from 'commander';
import { readSettings } from '../../settings.js';
import { storageOf } from '../../storage.js';
import { plural } from '../layout.js';
import { write } from '../output.js';

/** `pullquote remove`: removes one article. */
export const removeCommand = new Command('remove')
  .description('Remove an article and the copies of its text from the index')
  .argument('<id>', 'the id that `pullquote sources` shows')
  .addHelpText(
    'after',
    `
The file itself stays; ingest adds the article again when the file changes.

Example:
  pullquote remove 1f3a9c0b2d4e`,
  )
  .action(async (id: string) => {
    const settings = readSettings(process.env);
    const { title, passages, copies } = await storageOf(settings).remove(id);
    write(`removed: ${title ?? 'untitled'} (${passages} ${plural('passage', passages)})\n`);
    for (const copy of copies) write(`also removed its copy: ${copy}\n`);
  });
