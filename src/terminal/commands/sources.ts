import { Command } from 'commander';
import { asQuoted } from '../../answer/quotes/quotes.js';
import type { SourceFilter } from '../../library/library.js';
import { ownedBy } from '../../library/scope.js';
import { readSettings } from '../../settings.js';
import { lookOf } from '../layout.js';
import { storageToRead } from '../opening/demo.js';
import { toJson, write } from '../output.js';
import { page } from '../pager.js';
import { dayOption } from '../typed/day.js';
import { listed } from '../view/listing.js';
import { warn } from '../warn.js';

interface SourcesFlags extends SourceFilter {
  readonly json?: boolean;
  readonly server?: string;
}

/** `pullquote sources`: lists the articles that can be quoted. */
export const sourcesCommand = new Command('sources')
  .description('List the articles with publisher, date and number of passages')
  .option(
    '--source <text>',
    "only those with this in their publisher, title or author, or an article's id",
  )
  .option('--after <day>', 'only those published on or after this day (YYYY-MM-DD)', dayOption)
  .option('--before <day>', 'only those published on or before this day (YYYY-MM-DD)', dayOption)
  .option('--server <id>', 'only those that this Discord server has for itself')
  .option('--json', 'write them as JSON')
  .addHelpText(
    'after',
    `
The newest come first, those without a date last; --after and --before leave those out. On a terminal, a
list longer than the screen opens in $PAGER, or less.

Example:
  pullquote sources --source DW`,
  )
  .action(async ({ json, server, ...filter }: SourcesFlags) => {
    const storage = await storageToRead(readSettings(process.env), warn);
    const library = await storage.listing(server === undefined ? 'everything' : ownedBy(server));
    try {
      if (json) {
        const articles = (await library.articles(filter)).map((article) => ({
          ...asQuoted(article),
          author: article.author,
          passages: article.passageCount,
          addedAt: article.addedAt,
        }));
        write(`${toJson(articles, 2)}\n`);
        return;
      }
      await page(await listed(library, filter, lookOf(process.stdout)));
    } finally {
      await library.close();
    }
  });
