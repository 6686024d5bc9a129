import { Command } from 'commander';
import { asQuoted } from '../../answer/quotes/quotes.js';
import type { SourceFilter } from '../../library/library.js';
import { readSettings } from '../../settings.js';
import { storageOf } from '../../storage.js';
import { dayOption } from '../day.js';
import { lookOf, plural, sourceLine } from '../layout.js';
import { toJson, write } from '../output.js';
import { warn } from '../warn.js';

interface SourcesFlags extends SourceFilter {
  readonly json?: boolean;
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
  .option('--json', 'write them as JSON')
  .addHelpText('after', '\nExample:\n  pullquote sources --source DW')
  .action(async ({ json, ...filter }: SourcesFlags) => {
    const library = await storageOf({ ...readSettings(process.env), onFault: warn }).listing();
    try {
      const articles = await library.articles(filter);
      if (json) {
        const listed = articles.map((article) => ({
          ...asQuoted(article),
          author: article.author,
          passages: article.passageCount,
          addedAt: article.addedAt,
        }));
        write(`${toJson(listed, 2)}\n`);
        return;
      }
      const { colours } = lookOf(process.stdout);
      for (const article of articles) {
        const passages = `${article.passageCount} ${plural('passage', article.passageCount)}`;
        write(`${article.id}  ${sourceLine(asQuoted(article))}  ${colours.dim(passages)}\n`);
      }
      write(`${articles.length} ${plural('article', articles.length)}\n`);
    } finally {
      await library.close();
    }
  });
