import { Command } from 'commander';
import { asQuoted } from '../../answer/quotes/quotes.js';
import { Failure } from '../../failure.js';
import type { Fault, OnFault } from '../../library/library.js';
import { readSettings } from '../../settings.js';
import { lookOf, sourceLine } from '../layout.js';
import { storageToRead } from '../opening/demo.js';
import { toJson, verbatim, write } from '../output.js';
import { warn } from '../warn.js';

/** `pullquote source`: shows one article with its passages. */
export const sourceCommand = new Command('source')
  .description('Show one article with its passages')
  .argument('<id>', 'the id that `pullquote sources` shows')
  .option('--json', 'write it as JSON')
  .addHelpText('after', '\nExample:\n  pullquote source 1f3a9c0b2d4e --json')
  .action(async (id: string, { json }: { json?: boolean }) => {
    const faults: Fault[] = [];
    const onFault: OnFault = (fault) => faults.push(fault);
    const library = await (await storageToRead(readSettings(process.env), onFault)).listing();
    try {
      const article = await library.article(id);
      const [fault] = faults;
      if (article === null && fault !== undefined) {
        const { what, remedy } = fault;
        throw new Failure('library', 'index-damaged', what, { remedy });
      }
      if (article === null) {
        throw new Failure('terminal', 'not-found', `There is no article ${id} in the index.`, {
          remedy: 'List the articles with `pullquote sources`.',
        });
      }
      const passages = (await library.passages(id)).map(({ ordinal, start, end }) => ({
        ordinal,
        start,
        end,
        text: article.body.slice(start, end),
      }));
      const also = (await library.alsoIn(id)).map(asQuoted);
      faults.forEach(warn);
      if (json) {
        const { author, body, addedAt } = article;
        const shown = { ...asQuoted(article), author, addedAt, body, passages, alsoIn: also };
        write(`${toJson(shown, 2)}\n`);
        return;
      }
      const { colours } = lookOf(process.stdout);
      const lines = [
        colours.bold(sourceLine(asQuoted(article))),
        ...[article.author && `by ${article.author}`, article.url, article.locator].filter(
          (line) => line !== null,
        ),
        ...[...new Set(also.map(sourceLine))].map((line) => colours.dim(`also in: ${line}`)),
        ...passages.map(
          (one) =>
            `\n${colours.dim(`passage ${one.ordinal}, characters ${one.start} to ${one.end}`)}\n${one.text.split('\n').map(verbatim).join('\n')}`,
        ),
      ];
      write(`${lines.join('\n')}\n`);
    } finally {
      await library.close();
    }
  });
