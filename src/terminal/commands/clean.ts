import { Command } from 'commander';
import type { Article } from '../../article/article.js';
import type { FileFault } from '../../article/read/files.js';
import { Failure } from '../../failure.js';
import type { Input, Outcome } from '../../library/ingest/reading/worker.js';
import { dayInWords } from '../../text/day.js';
import { exitCode } from '../errors.js';
import { locale, lookOf } from '../layout.js';
import { toJson, verbatim, write, writeError } from '../output.js';

/** `pullquote clean`: shows what cleaning makes of a file, without adding it. */
export const cleanCommand = new Command('clean')
  .description('Show what is kept of a file, what is dropped and by which rule')
  .argument('<file>', 'an article, or - for standard input')
  .option('--json', 'write {title, publisher, date, author, url, body, dropped} as JSON')
  .addHelpText(
    'after',
    '\nExamples:\n  pullquote clean article.txt\n  cat page.html | pullquote clean - --json',
  )
  .action(async (file: string, { json }: { json?: boolean }) => {
    const articles: Article[] = [];
    for await (const result of read(file)) {
      if (result.kind === 'article') {
        articles.push(result.article);
        continue;
      }
      writeError(`pullquote: ${result.locator}: ${result.message}\n`);
      if (result.kind === 'fault') process.exitCode = exitCode.failure;
    }
    if (json) writeJson(articles);
    else for (const article of articles) write(shown(article));
  });

async function* read(file: string): AsyncGenerator<Outcome> {
  const { openInputReader } = await import('../../library/ingest/reading/reading.js');
  const reader = openInputReader();
  try {
    for await (const input of inputsAt(file)) {
      if ('kind' in input) yield input;
      else yield* reader.read(input, new Map());
    }
  } finally {
    reader.close();
  }
}

async function* inputsAt(file: string): AsyncGenerator<Input | FileFault> {
  if (file === '-') {
    const { largestWhole, readInput, tooLarge } = await import('../../article/read/bytes.js');
    try {
      const bytes = await readInput(process.stdin, largestWhole);
      yield bytes === null ? { kind: 'fault', locator: '-', message: tooLarge } : { bytes };
    } catch (error) {
      if (!(error instanceof Failure)) throw error;
      yield { kind: 'fault', locator: '-', message: error.message };
    }
    return;
  }
  const { findFiles } = await import('../../article/read/files.js');
  for await (const found of findFiles([file])) {
    yield found.kind === 'fault' ? found : { path: found.path };
  }
}

/** Writes one article as an object, several as an array. */
function writeJson(articles: readonly Article[]): void {
  const cleaned = articles.map(({ title, publisher, date, author, url, body, dropped }) => ({
    title,
    publisher,
    date,
    author,
    url,
    body,
    dropped,
  }));
  if (cleaned.length > 0) {
    write(`${toJson(cleaned.length === 1 ? cleaned[0] : cleaned, 2)}\n`);
  }
}

function shown(article: Article): string {
  const { colours } = lookOf(process.stdout);
  const unknown = colours.dim('unknown');
  const date =
    article.date &&
    `${dayInWords(article.date, locale)}${article.dateLine ? colours.dim(`  from "${article.dateLine}"`) : ''}`;
  const facts = [
    ['title', article.title],
    ['publisher', article.publisher],
    ['date', date],
    ['author', article.author],
    ['url', article.url],
  ].map(([name, value]) => `${colours.bold(`${name}:`)} ${value ?? unknown}`);
  const dropped = article.dropped.map(
    ({ line, text, rule }) =>
      `${colours.red('-')} line ${line} ${colours.dim(`[${rule}]`)} ${text}`,
  );
  const heading = colours.bold(`dropped: ${dropped.length === 0 ? 'nothing' : dropped.length}`);
  return `${[...facts, '', article.body.split('\n').map(verbatim).join('\n'), '', heading, ...dropped].join('\n')}\n`;
}
