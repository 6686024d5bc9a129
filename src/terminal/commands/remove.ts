import { existsSync } from 'node:fs';
import { Command } from 'commander';
import { dropFilesOf } from '../../collect/retire.js';
import { ownedBy, type Scope } from '../../library/scope.js';
import type { Removed, Storage } from '../../library/storage.js';
import { readSettings } from '../../settings.js';
import { storageOf } from '../../storage.js';
import { exitCode } from '../errors.js';
import { counted } from '../layout.js';
import { removeSeeds } from '../opening/seeds.js';
import { write } from '../output.js';
import { idFor } from '../typed/ids.js';
import { inShell } from '../view/shell.js';
import { fileName } from '../view/source-line.js';

interface RemoveFlags {
  readonly seeds?: boolean;
  readonly server?: string;
}

/** `pullquote remove`: removes one article, or the bundled demo articles. */
export const removeCommand = new Command('remove')
  .description('Remove an article and the copies of its text from the index')
  .argument('[id]', 'the id that every answer and `pullquote sources` show, or its beginning')
  .option('--seeds', 'remove the demo articles that earlier versions put among your own')
  .option('--server <id>', 'remove all articles that this Discord server has for itself')
  .addHelpText(
    'after',
    `
Your file stays. Ingest leaves the article out while the file is unchanged; ingest --again brings it
back. A file that a feed or a moderator brought goes with its article.

Examples:
  pullquote remove 1f3a9c0
  pullquote remove --seeds
  pullquote remove --server 123456789012345678`,
  )
  .action(async (typed: string | undefined, { seeds, server }: RemoveFlags, command: Command) => {
    if ([typed, seeds, server].filter((one) => one !== undefined).length !== 1) {
      command.error('error: give either the id of an article, --seeds or --server', {
        exitCode: exitCode.usage,
      });
    }
    const settings = readSettings(process.env);
    const storage = storageOf(settings);
    const remove = async (id: string, scope: Scope): Promise<Removed> => {
      const removed = await storage.remove(id, scope);
      await dropFilesOf(removed, settings.indexFolder);
      return removed;
    };
    if (server !== undefined) {
      const articles = await removeAll(storage, ownedBy(server), remove);
      write(`removed: ${counted(articles, 'article')}\n`);
      return;
    }
    if (typed === undefined) {
      write(`removed: ${counted(await removeSeeds(storage), 'demo article')}\n`);
      return;
    }
    const id = await idIn(storage, typed);
    const { title, locator, passages, copies, queued } = await remove(id, 'everything');
    write(
      `${queued === true ? 'queued for removal by the curator' : 'removed'}: ${title ?? fileName(locator)} (${counted(passages, 'passage')})\n`,
    );
    for (const copy of copies) write(`also removed its copy: ${copy}\n`);
    const file = [locator, locator.replace(/#\d+$/, '')].find((one) => existsSync(one));
    if (file !== undefined) {
      write(`to bring it back: pullquote ingest --again ${inShell(file)}\n`);
    }
  });

/** Removes all that a scope shows; resolves to the number of articles. */
async function removeAll(
  storage: Storage,
  scope: Scope,
  remove: (id: string, scope: Scope) => Promise<Removed>,
): Promise<number> {
  const library = await storage.listing(scope);
  const articles = await library.articles().finally(() => library.close());
  for (const { id } of articles) await remove(id, scope);
  return articles.length;
}

async function idIn(storage: Storage, typed: string): Promise<string> {
  const library = await storage.listing('everything');
  try {
    return await idFor(library, typed);
  } finally {
    await library.close();
  }
}
