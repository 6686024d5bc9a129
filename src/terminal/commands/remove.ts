import { Command } from 'commander';
import { readSettings } from '../../settings.js';
import { storageOf } from '../../storage.js';
import { exitCode } from '../errors.js';
import { plural } from '../layout.js';
import { removeSeeds } from '../opening/seeds.js';
import { write } from '../output.js';

interface RemoveFlags {
  readonly seeds?: boolean;
}

/** `pullquote remove`: removes one article, or the bundled demo articles. */
export const removeCommand = new Command('remove')
  .description('Remove an article and the copies of its text from the index')
  .argument('[id]', 'the id that `pullquote sources` shows')
  .option('--seeds', 'remove the demo articles that earlier versions put among your own')
  .addHelpText(
    'after',
    `
The file itself stays; ingest adds the article again when the file changes.

Examples:
  pullquote remove 1f3a9c0b2d4e
  pullquote remove --seeds`,
  )
  .action(async (id: string | undefined, { seeds = false }: RemoveFlags, command: Command) => {
    if ((id === undefined) !== seeds) {
      command.error('error: give either the id of an article or --seeds', {
        exitCode: exitCode.usage,
      });
    }
    const storage = storageOf(readSettings(process.env));
    if (id === undefined) {
      const count = await removeSeeds(storage);
      write(`removed: ${count} demo ${plural('article', count)}\n`);
      return;
    }
    const { title, passages, copies } = await storage.remove(id);
    write(`removed: ${title ?? 'untitled'} (${passages} ${plural('passage', passages)})\n`);
    for (const copy of copies) write(`also removed its copy: ${copy}\n`);
  });
