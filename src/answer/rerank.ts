import { heading } from '../models/reader/heading.js';
import type { AnswerPlace, Passage, Reader, Reading } from '../models/reader/reader.js';
import { analysed } from './analysis.js';
import type { Query } from './query.js';
import { inLettersOf } from './question/words/spelling.js';
import type { PassageReading, Ranked, ReadSentence } from './rank.js';

/** The most candidates that are read: more change nothing (eval/trials), and each takes its time. */
const depth = 5;

/** Weight of the reader's log-odds beside the other parts of a score; tried in eval/trials. */
export const readerWeight = 0.06;

/**
 * Log-odds that hardly any passage exceeds: a candidate that couldn't come first even with these needn't
 * be read. By the bundled reader, 99 of 100 right passages of the development sets stay below.
 */
export const mostRelevant = 5;

/** The sentences of a reading as offsets into a text that starts at `from`; none if it wasn't read. */
export function sentencesFrom(reading: PassageReading | null, from: number): ReadSentence[] {
  return (reading?.sentences ?? []).map(({ start, end, score }) => ({
    start: start - from,
    end: end - from,
    score,
  }));
}

/**
 * The fewest words that a question for the reader has, not counting those that every text holds: the
 * reader takes "And how much was it?" for answered by any sum of money, wherever it stands.
 */
const fewestTerms = 2;

/** Whether a question is one for the reader. */
export function isForReading({ terms }: { readonly terms: readonly unknown[] }): boolean {
  return terms.length >= fewestTerms;
}

/**
 * Has the best candidates read, best first, and orders them by both scores. Stops as soon as the order is
 * settled: no other candidate could come first, however well it answers. If the date decides among those
 * that answer, all of them are read. Those that aren't read keep their place behind.
 */
export async function rerank(
  { forReader, order }: Pick<Query, 'forReader' | 'order'>,
  ranked: readonly Ranked[],
  reader: Pick<Reader, 'read'>,
): Promise<Ranked[]> {
  const read: Ranked[] = [];
  let tried = 0;
  let top = Number.NEGATIVE_INFINITY;
  for (const one of ranked.slice(0, depth)) {
    const isSettled = top >= one.parts.total + readerWeight * mostRelevant;
    if (isSettled && order === null) break;
    tried += 1;
    const { question, passage, starts } = asRead(forReader, one);
    const [reading] = await reader.read(question, [passage]);
    if (reading === undefined) continue;
    const judged = withReading(one, reading, starts);
    top = Math.max(top, judged.parts.total);
    read.push(judged);
  }
  read.sort((a, b) => b.parts.total - a.parts.total);
  return [...read, ...ranked.slice(tried)];
}

/** A question and a candidate's passage as the reader takes them, and where its segments start in its text. */
export function asRead(
  question: string,
  { article, text }: { readonly article: Parameters<typeof heading>[0]; readonly text: string },
): { question: string; passage: Passage; starts: readonly number[] } {
  const { sentences } = analysed(text);
  const starts = [0, ...sentences.slice(1).map((sentence) => sentence.start)];
  const segments = starts.map((from, i) => text.slice(from, starts[i + 1]));
  const head = heading(article);
  return {
    question: inLettersOf(head + text, question),
    passage: { heading: head, segments },
    starts,
  };
}

function withReading(
  one: Ranked,
  { relevance, place }: Reading,
  starts: readonly number[],
): Ranked {
  const { start, end } = one.candidate.passage;
  const sentences = (place === null ? [] : probabilities(place)).map((probability, i) => ({
    start: start + (starts[i] ?? 0),
    end: i + 1 < starts.length ? start + (starts[i + 1] ?? 0) : end,
    score: Math.log(probability),
  }));
  const reader = readerWeight * relevance;
  return {
    ...one,
    parts: { ...one.parts, reader, total: one.parts.total + reader },
    reading: { relevance, lead: place?.lead ?? null, sentences },
  };
}

/**
 * The probability of each sentence that it answers: as the reader spreads it if it finds an answer in the
 * passage, and evenly as far as it finds none, because then it knows nothing about the sentences.
 */
function probabilities({ lead, segments }: AnswerPlace): number[] {
  const here = 1 / (1 + Math.exp(-lead));
  return segments.map((score) => here * Math.exp(score) + (1 - here) / segments.length);
}
