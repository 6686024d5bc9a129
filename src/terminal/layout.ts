import pc from 'picocolors';
import type { Answer, Doubt, NearArticle, Quote, QuotedArticle } from '../answer/answer.js';
import { en } from '../locales/en.js';
import { factsInWords } from '../locales/facts.js';
import { filterInWords } from '../locales/filters.js';
import { dayInWords } from '../text/day.js';
import { type Colours, ownColours, verbatim } from './output.js';

/** Lines shown of a near article's sentence; nearly all are shorter. */
const mostSentenceLines = 4;

/** How wide to write and whether the terminal shows colours. */
export interface Look {
  readonly width: number;
  readonly colours: Colours;
}

/** The look of standard output: its width (100 at most, 80 if unknown) and its colours. */
export function lookOf(stream: NodeJS.WriteStream): Look {
  const coloured = stream.isTTY && pc.isColorSupported;
  return { width: Math.min(stream.columns ?? 80, 100), colours: ownColours(coloured) };
}

/** What the terminal writes in. */
export const locale = 'en-GB';

/** What is known of headline, author, publisher and date, in one line. */
export function sourceLine(article: QuotedArticle): string {
  const parts = [
    article.title ?? en.answer.untitled,
    article.author && en.article.by(article.author),
    article.publisher,
    article.date && dayInWords(article.date, locale),
  ];
  return parts.filter(Boolean).join(' · ');
}

/** An answer for people: quotes with confidence and source, or the refusal with the nearest articles. */
export function layOut(answer: Answer, look: Look, explain = false): string {
  const { colours } = look;
  const blocks = [
    ...answer.filters.map((filter) => colours.dim(filterInWords(filter, en))),
    opening(answer, look),
    ...answer.quotes.flatMap((quote) => [
      ...(quote.part === null ? [] : [colours.dim(en.answer.asked(quote.part))]),
      [confidenceLine(quote, look), ...factLines(quote, look)].join('\n'),
      layOutQuote(quote, look, explain),
    ]),
    ...answer.unanswered.flatMap((part) => [
      colours.dim(en.answer.asked(part)),
      colours.yellow(en.answer.dontSay),
    ]),
  ];
  if (answer.nearest.length > 0) {
    const articles = answer.nearest.map((article) => layOutNearest(article, look));
    blocks.push([en.answer.nearest, ...articles].join('\n'));
  }
  if (explain) blocks.push(explainConfidence(answer, colours));
  return `${blocks.filter((block) => block !== '').join('\n\n')}\n`;
}

function opening(answer: Answer, { colours }: Look): string {
  if (answer.notAQuestion !== null) return en.smallTalk[answer.notAQuestion];
  if (answer.answered) return '';
  const { unknownAuthor } = answer;
  const refusal =
    answer.evidence === null && answer.filters.length > 0
      ? en.answer.nothingPasses
      : en.answer.dontSay;
  const lines = [refusal, ...(unknownAuthor === null ? [] : [en.answer.noAuthor(unknownAuthor)])];
  return colours.yellow(lines.join('\n'));
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

/** What the question asks about the quote's article itself, a line each. */
function factLines({ asksFor, article }: Quote, { colours }: Look): string[] {
  return factsInWords(asksFor, article, en, (text) => colours.bold(text));
}

/** A near article's source, with the sentence that comes closest below it. */
function layOutNearest(article: NearArticle, { colours, width }: Look): string {
  const bar = colours.cyan('│');
  const paragraphs = article.sentence.text.trim().split(/\s*\n\s*/);
  const lines = paragraphs.flatMap((text) => fold(text.replace(/\s+/g, ' '), width - 8));
  return [
    `  · ${sourceLine(article)}  ${colours.dim(article.id)}`,
    ...beginning(lines).map((line) => `    ${bar} ${verbatim(line)}`),
  ].join('\n');
}

/** The first lines of a text, with an ellipsis if that isn't all of it. */
function beginning(lines: readonly string[]): string[] {
  if (lines.length <= mostSentenceLines) return [...lines];
  const shown = lines.slice(0, mostSentenceLines);
  return [...shown.slice(0, -1), `${shown.at(-1)} …`];
}

function layOutQuote(quote: Quote, look: Look, explain: boolean): string {
  const { colours } = look;
  const bar = colours.cyan('│');
  const lines = wrap(quote, look.width - 4, colours).map((line) => `  ${bar} ${verbatim(line)}`);
  lines.push(`  ${bar}`);
  lines.push(
    ...fold(sourceLine(quote.article), look.width - 2).map((line) => `  ${colours.bold(line)}`),
  );
  if (quote.article.url) lines.push(`  ${colours.dim(quote.article.url)}`);
  if (quote.alsoIn.length > 0) {
    const others = `${en.answer.alsoIn} ${quote.alsoIn.map((other) => sourceLine({ ...other, author: null })).join('; ')}`;
    lines.push(...fold(others, look.width - 2).map((line) => colours.dim(`  ${line}`)));
  }
  if (quote.newer !== null) {
    const newer = `${en.answer.newer} ${sourceLine(quote.newer)}`;
    lines.push(...fold(newer, look.width - 2).map((line) => colours.yellow(`  ${line}`)));
  }
  if (explain) {
    const parts = Object.entries(quote.parts).filter(([, value]) => value !== 0);
    lines.push(
      colours.dim(
        `  score ${parts
          .map(([part, value]) => `${part} ${value.toFixed(3)}`)
          .join(' + ')
          .replace(/ \+ total /, ' = ')}`,
      ),
    );
    lines.push(
      colours.dim(`  article ${quote.article.id}, characters ${quote.start} to ${quote.end}`),
    );
  }
  return lines.join('\n');
}

/** Breaks a line at spaces. */
function fold(text: string, width: number): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ')) {
    if (line !== '' && line.length + 1 + word.length > width) {
      lines.push(line);
      line = word;
    } else {
      line = line === '' ? word : `${line} ${word}`;
    }
  }
  return [...lines, line];
}

/** Breaks a quote at spaces; its marked part is bold, or between ** without colours. */
function wrap(quote: Quote, width: number, colours: Colours): string[] {
  const { highlight } = quote;
  const plain = colours.bold('x') === 'x';
  const lines: string[] = [];
  for (const paragraph of quote.text.matchAll(/[^\n]+|\n{2,}/g)) {
    if (paragraph[0].startsWith('\n')) {
      lines.push('');
      continue;
    }
    let line = '';
    let used = 0;
    for (const word of paragraph[0].matchAll(/\S+/g)) {
      const at = paragraph.index + word.index;
      const marked = at >= highlight.start && at < highlight.end;
      const open = plain && at === highlight.start ? '**' : '';
      const close = plain && marked && at + word[0].length >= highlight.end ? '**' : '';
      const shown = `${open}${word[0]}${close}`;
      if (used > 0 && used + 1 + shown.length > width) {
        lines.push(line);
        line = '';
        used = 0;
      }
      const gap = used === 0 ? '' : ' ';
      line += marked && !plain ? colours.bold(`${gap}${shown}`) : `${gap}${shown}`;
      used += gap.length + shown.length;
    }
    lines.push(line);
  }
  return lines;
}

function explainConfidence(answer: Answer, colours: Colours): string {
  if (answer.evidence === null) return colours.dim('no search was made');
  const parts = Object.entries(answer.evidence).map(
    ([name, value]) => `${name} ${value.toFixed(3)}`,
  );
  const doubts = answer.doubts.map(doubtInWords);
  const searched =
    answer.understoodAs === answer.question ? [] : [`searched as: ${answer.understoodAs}`];
  return colours.dim(
    [
      ...searched,
      `confidence ${answer.confidence.toFixed(3)} (${answer.band}) from ${parts.join(', ')}`,
      ...doubts,
    ].join('\n'),
  );
}

function doubtInWords(doubt: Doubt): string {
  switch (doubt.kind) {
    case 'missing':
      return `no passage found contains the ${doubt.what} “${doubt.text}”`;
    case 'lacking':
      return `the first quote contains no ${doubt.expected}`;
    case 'untold':
      return `the source of the first quote doesn't tell its ${doubt.fact}`;
    case 'speaker':
      return `the first quote highlights what ${doubt.speaker} says`;
  }
}

/** The form of a noun for a count. */
export function plural(one: string, count: number, many = `${one}s`): string {
  return count === 1 ? one : many;
}
