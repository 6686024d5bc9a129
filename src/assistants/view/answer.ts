import type { Answer, NearArticle, Quote } from '../../answer/answer.js';
import { en } from '../../locales/en.js';
import { factsInWords } from '../../locales/facts.js';
import { filterInWords } from '../../locales/filters.js';
import { inLine, quotation } from './quotation.js';
import { sourceWithId } from './source.js';

const refusal =
  "The articles don't answer this question. Tell the user so, and don't answer it from these articles.";

/** An answer for a model to read: quotes with their sources, or the refusal with what is near. */
export function answerInWords(answer: Answer): string {
  const { corrections, filters, quotes, unanswered, nearest } = answer;
  const meant = corrections.map(({ to }) => inLine(to)).join(', ');
  const notes = [
    ...(meant === '' ? [] : [en.answer.corrected(meant)]),
    ...filters.map((filter) => filterInWords(filter, en, inLine)),
  ];
  return [
    verdict(answer),
    notes.join('\n'),
    ...quotes.map((quote, index) => quoteInWords(quote, index + 1, quotes.length)),
    ...unanswered.map((part) => `${en.answer.asked(inLine(part))}\n${refusal}`),
    nearestInWords(nearest),
  ]
    .filter((block) => block !== '')
    .join('\n\n');
}

/** What the answer is worth. Some clients show a model only this and the structured result. */
export function verdict(answer: Answer): string {
  const near = 'The articles in "nearest" do NOT answer the question.';
  return [opening(answer), ...(answer.nearest.length > 0 ? [near] : [])].join('\n');
}

function opening({
  answered,
  band,
  evidence,
  filters,
  notAQuestion,
  quotes,
  unanswered,
  unknownAuthor,
}: Answer): string {
  if (notAQuestion !== null) {
    return 'This isn\'t a question that can be looked up. Ask a whole question, such as "What did the report say about crypto theft?"';
  }
  if (quotes.some(({ part }) => part !== null)) {
    const left =
      unanswered.length === 0 ? '' : ` The articles don't answer ${unanswered.length} of them.`;
    return `These are several questions. Each quote says which one it is for, and whether it is a likely answer or only the closest match.${left}`;
  }
  if (answered) {
    return band === 'answer'
      ? 'The articles answer this question. The quotes are verbatim; show them unchanged, with their source.'
      : 'The articles may not answer this question. These are only the closest matches; say so if you show them.';
  }
  return [
    refusal,
    ...(evidence === null && filters.length > 0 ? [en.answer.nothingPasses] : []),
    ...(unknownAuthor === null ? [] : [en.answer.noAuthor(inLine(unknownAuthor))]),
  ].join('\n');
}

function quoteInWords(quote: Quote, number: number, total: number): string {
  const { article, start, end, highlight, band, confidence, part, asksFor, alsoIn, newer } = quote;
  const isAnswer = band === 'answer';
  const worth = isAnswer ? 'likely answer' : 'closest match, which may not answer the question';
  const percent = `${Math.round(confidence * 100)}%`;
  const [from, to] = [start + highlight.start, start + highlight.end];
  return [
    `Quote ${number} of ${total}: ${worth} (confidence ${percent})`,
    ...(part === null ? [] : [en.answer.asked(inLine(part))]),
    ...factsInWords(asksFor, article, en, inLine),
    quotation(quote.text),
    `The sentence that ${isAnswer ? 'answers' : 'comes closest'}, characters ${from} to ${to}:`,
    quotation(highlight.text),
    `Source: ${sourceWithId(article)}, characters ${start} to ${end}`,
    ...(article.url === null ? [] : [en.answer.facts.url(inLine(article.url))]),
    ...(alsoIn.length === 0 ? [] : [`Also in: ${alsoIn.map(sourceWithId).join('; ')}`]),
    ...(newer === null ? [] : [`${en.answer.newer} ${sourceWithId(newer)}`]),
  ].join('\n');
}

function nearestInWords(nearest: readonly NearArticle[]): string {
  if (nearest.length === 0) return '';
  return [
    'The nearest articles. They do NOT answer the question:',
    ...nearest.map(
      (article) =>
        `${sourceWithId(article)}, characters ${article.sentence.start} to ${article.sentence.end}\n${quotation(article.sentence.text)}`,
    ),
  ].join('\n\n');
}
