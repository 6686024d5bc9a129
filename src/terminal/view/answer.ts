import type { Answer, NearArticle, Quote } from '../../answer/answer.js';
import { en } from '../../locales/en.js';
import { factsInWords } from '../../locales/facts.js';
import { filterInWords } from '../../locales/filters.js';
import { fold, type Look } from '../layout.js';
import { verbatim } from '../output.js';
import { explainConfidence, explainQuote } from './explain.js';
import { layOutOrigin, layOutWords, type QuoteView } from './quote.js';
import { sourceLine } from './source-line.js';

/** Lines shown of a near article's sentence; nearly all are shorter. */
const mostSentenceLines = 4;
/** Fewer lines than these of what stands around a highlight say nothing. */
const leastContext = 3;
/** The shell's prompt, and the command above the answer. */
const linesAround = 3;

/** How an answer is shown. */
export interface AnswerView extends Pick<QuoteView, 'look' | 'idOf'> {
  /** Whether to show what scores and confidence are made of. */
  readonly explain?: boolean;
  /** What to do next, in a line below the answer. */
  readonly hint?: string | null;
}

/**
 * An answer for people: quotes with confidence and source, or the refusal with the nearest articles. On a
 * terminal, a single quote takes no more than a screen.
 */
export function layOut(answer: Answer, view: AnswerView): string {
  const { look, explain = false, hint = null } = view;
  const { colours } = look;
  const meant = answer.corrections.map(({ to }) => to).join(', ');
  const before = [
    meant === '' ? '' : inLines(en.answer.corrected(meant), look, colours.dim),
    ...answer.filters.map((filter) => inLines(filterInWords(filter, en), look, colours.dim)),
    opening(answer, look),
  ];
  const after = [
    ...answer.unanswered.flatMap((part) => [
      inLines(en.answer.asked(part), look, colours.dim),
      inLines(en.answer.dontSay, look, colours.yellow),
    ]),
    nearest(answer, view),
    explain ? explainConfidence(answer, colours) : '',
    hint === null ? '' : inLines(hint, look, colours.dim),
  ];
  const around = linesOf([...before, ...after]);
  const quotes = answer.quotes.flatMap((quote) => {
    const blocks = quoteBlocks(quote, view, Number.POSITIVE_INFINITY);
    if (look.height === null || answer.quotes.length > 1) return blocks;
    const excess = around + linesOf(blocks) + linesAround - look.height;
    if (excess <= 0) return blocks;
    const context = linesOf(blocks) - linesOf(quoteBlocks(quote, view, 0));
    return quoteBlocks(quote, view, Math.max(leastContext, context - excess));
  });
  return `${[...before, ...quotes, ...after].filter((block) => block !== '').join('\n\n')}\n`;
}

/** How many lines blocks take, with an empty line after each. */
function linesOf(blocks: readonly string[]): number {
  return blocks
    .filter((block) => block !== '')
    .reduce((sum, block) => sum + block.split('\n').length + 1, 0);
}

function quoteBlocks(quote: Quote, view: AnswerView, room: number): string[] {
  const { look, idOf, explain = false } = view;
  const { colours, height } = look;
  const shown: QuoteView = { look, idOf, room };
  return [
    quote.part === null ? '' : inLines(en.answer.asked(quote.part), look, colours.dim),
    [confidenceLine(quote, look), ...factLines(quote, look)].join('\n'),
    [
      ...layOutWords(quote, shown),
      // The dimmed words end where the source begins; without them, a line has to.
      height === null ? `  ${colours.cyan('│')}` : '',
      ...layOutOrigin(quote, shown),
      ...(explain ? explainQuote(quote, colours) : []),
    ].join('\n'),
  ];
}

/** A text of ours, broken at its words to the terminal's width. */
function inLines(text: string, { width }: Look, colour = (line: string) => line): string {
  return fold(text, width).map(colour).join('\n');
}

function opening(answer: Answer, look: Look): string {
  if (answer.notAQuestion !== null) return inLines(en.smallTalk[answer.notAQuestion], look);
  if (answer.answered) return '';
  const { unknownAuthor } = answer;
  const refusal =
    answer.evidence === null && answer.filters.length > 0
      ? en.answer.nothingPasses
      : en.answer.dontSay;
  const lines = [refusal, ...(unknownAuthor === null ? [] : [en.answer.noAuthor(unknownAuthor)])];
  return lines.map((line) => inLines(line, look, look.colours.yellow)).join('\n');
}

/** What the question asks about the quote's article itself, a line each. */
function factLines({ asksFor, article }: Quote, { colours }: Look): string[] {
  return factsInWords(asksFor, article, en, (text) => colours.bold(text));
}

/** The line above a quote: whether it is a likely answer, and how probable. */
function confidenceLine(
  { band, confidence }: Pick<Quote, 'band' | 'confidence'>,
  { colours }: Look,
): string {
  const percent = `${Math.round(confidence * 100)}%`;
  return band === 'answer'
    ? colours.green(`Likely answer (${percent})`)
    : colours.yellow(`Closest match – may not answer your question (${percent})`);
}

function nearest({ nearest: articles }: Answer, view: AnswerView): string {
  if (articles.length === 0) return '';
  return [en.answer.nearest, ...articles.map((one) => layOutNearest(one, view))].join('\n');
}

/** A near article's source, with the sentence that comes closest below it. */
function layOutNearest(article: NearArticle, { look, idOf }: AnswerView): string {
  const { colours, width } = look;
  const bar = colours.cyan('│');
  const paragraphs = article.sentence.text.trim().split(/\s*\n\s*/);
  const lines = paragraphs.flatMap((text) => fold(text.replace(/\s+/g, ' '), width - 8));
  const [first = '', ...rest] = fold(`${sourceLine(article)}  ${idOf(article.id)}`, width - 4);
  const id = idOf(article.id);
  const dimmed = (line: string): string =>
    line.endsWith(id) ? `${line.slice(0, -id.length)}${colours.dim(id)}` : line;
  return [
    ...[`  · ${first}`, ...rest.map((line) => `    ${line}`)].map((line, index) =>
      index === rest.length ? dimmed(line) : line,
    ),
    ...beginning(lines).map((line) => `    ${bar} ${verbatim(line)}`),
  ].join('\n');
}

/** The first lines of a text, with an ellipsis if that isn't all of it. */
function beginning(lines: readonly string[]): string[] {
  if (lines.length <= mostSentenceLines) return [...lines];
  const shown = lines.slice(0, mostSentenceLines);
  return [...shown.slice(0, -1), `${shown.at(-1)} …`];
}
