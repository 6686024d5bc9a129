import { Command } from 'commander';
import { asQuoted } from '../../answer/quotes/quotes.js';
import { Failure } from '../../failure.js';
import type { Fault, OnFault } from '../../library/library.js';
import { noSuchArticle } from '../../library/remove.js';
import { readSettings } from '../../settings.js';
import { lookOf } from '../layout.js';
import { storageToRead } from '../opening/demo.js';
import { toJson, verbatim, write } from '../output.js';
import { page } from '../pager.js';
import { idFor } from '../typed/ids.js';
import { layOutArticle, layOutFacts } from '../view/article.js';
import { warn } from '../warn.js';

interface SourceFlags {
  readonly json?: boolean;
  readonly passages?: boolean;
}

/** `pullquote source`: shows one article. */
export const sourceCommand = new Command('source')
  .description('Show one article')
  .argument('<id>', 'the id that every answer and `pullquote sources` show, or its beginning')
  .option('--passages', 'show the passages that are searched, with their places in the text')
  .option('--json', 'write it as JSON, with its text and its passages')
  .addHelpText(
    'after',
    `
On a terminal, an article longer than the screen opens in $PAGER, or less.

Examples:
  pullquote source 1f3a9c0
  pullquote source 1f3a9c0b2d4e --json`,
  )
  .action(async (typed: string, flags: SourceFlags) => {
    const faults: Fault[] = [];
    const onFault: OnFault = (fault) => faults.push(fault);
    const library = await (await storageToRead(readSettings(process.env), onFault)).listing(
      'everything',
    );
    try {
      const id = await idFor(library, typed);
      const article = await library.article(id);
      const [fault] = faults;
      if (article === null && fault !== undefined) {
        const { what, remedy } = fault;
        throw new Failure('library', 'index-damaged', what, { remedy });
      }
      if (article === null) throw noSuchArticle(id);
      const alsoIn = await library.alsoIn(id);
      const passages = (await library.passages(id)).map(({ ordinal, start, end }) => ({
        ordinal,
        start,
        end,
        text: article.body.slice(start, end),
      }));
      faults.forEach(warn);
      if (flags.json) {
        const { author, body, addedAt } = article;
        const also = alsoIn.map(asQuoted);
        const shown = { ...asQuoted(article), author, addedAt, body, passages, alsoIn: also };
        write(`${toJson(shown, 2)}\n`);
        return;
      }
      const look = lookOf(process.stdout);
      if (!flags.passages) {
        await page(layOutArticle({ article, alsoIn }, look));
        return;
      }
      const { dim } = look.colours;
      const blocks = passages.map(({ ordinal, start, end, text }) => [
        '',
        dim(`passage ${ordinal}, characters ${start} to ${end}`),
        ...text.split('\n').map(verbatim),
      ]);
      await page(`${[...layOutFacts({ article, alsoIn }, look), ...blocks.flat()].join('\n')}\n`);
    } finally {
      await library.close();
    }
  });
