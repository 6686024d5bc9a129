import { asQuoted } from '../../answer/quotes/quotes.js';
import type { Copy, StoredArticle } from '../../library/library.js';
import type { Span } from '../../text/span.js';
import { fold, type Look } from '../layout.js';
import { verbatim } from '../output.js';
import { wrap } from './quote.js';
import { sourceLine } from './source-line.js';

/** An article with what else is known of its text. */
export interface ArticleView {
  readonly article: StoredArticle;
  readonly alsoIn: readonly (StoredArticle | Copy)[];
}

/** What is known of an article, a line each. */
export function layOutFacts({ article, alsoIn }: ArticleView, { colours, width }: Look): string[] {
  const others = new Set(alsoIn.map((other) => sourceLine(asQuoted(other))));
  return [
    ...fold(sourceLine(asQuoted(article)), width).map(colours.bold),
    ...[article.author && `by ${article.author}`, article.url, article.locator].filter(
      (line) => line !== null,
    ),
    colours.dim(`id ${article.id}`),
    ...[...others].flatMap((line) => fold(`also in: ${line}`, width).map(colours.dim)),
  ];
}

/** An article to read: what is known of it, then its text. On a terminal it is wrapped at its words. */
export function layOutArticle(view: ArticleView, look: Look): string {
  const { body } = view.article;
  const lines = body.split('\n').flatMap((line) => inLines(line, look));
  return `${[...layOutFacts(view, look), '', ...lines.map(verbatim)].join('\n')}\n`;
}

function inLines(line: string, { height, width }: Look): string[] {
  return height === null ? [line] : fold(line, width);
}

/** A part of an article's body with a highlight in it, and what it is part of. */
export function layOutPart(
  { body }: StoredArticle,
  part: Span,
  highlight: Span,
  { colours, width }: Look,
): string {
  const bar = colours.cyan('│');
  const text = body.slice(part.start, part.end);
  const start = highlight.start - part.start;
  const end = highlight.end - part.start;
  const shown = wrap(
    { text, highlight: { start, end, text: text.slice(start, end) } },
    width - 4,
    colours,
  );
  return shown.map((line) => `  ${bar} ${verbatim(line)}\n`).join('');
}
