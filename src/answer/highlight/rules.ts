import type { Term } from '../../library/library.js';
import type { Span } from '../../text/span.js';
import { analysed } from '../analysis.js';
import { coverage, isRelated, share, totalWeight } from '../confidence/coverage.js';
import type { Query } from '../query.js';
import { expected as expectedBy, joinsSeveralFacts } from '../question/expected.js';
import { kindHeld } from '../question/kinds.js';
import type { Sentence } from './candidates.js';
import { contrasts, sideHeld } from './contrast.js';
import { isOfEvent, onlyTellsEvent } from './events.js';
import { extremeRow } from './extreme-row.js';
import { agreements } from './polarity.js';

/**
 * What each rule says about a sentence. They are about what single words and the form of a text make
 * plain, and the development sets have too few examples to fit. The weights were set by hand, so high that
 * a rule outweighs the words. On the sets, as many highlights are right as without (`eval/trials/marking.ts`).
 */
export const ruleWeights = {
  /** After "why": only tells what happened, so that a reason stands beside it. */
  event: -12,
  /** Stands after such a sentence. */
  afterEvent: 2.5,
  /** A reply to a question of the text like this one. */
  reply: 5,
  /** The rank or the side that was asked for ("oldest", "closed"), or below 0 only its contrast. */
  contrast: 4.5,
  /** Denies what the question denies, or below 0 what it takes for granted. */
  agreement: 4.5,
  /** Names whose account is asked for ("according to the union"), and has such a thing. */
  source: 14,
  /** The table's row that the question names, or below 0 another row of the table. */
  row: 6,
  /** In a follow-up: an earlier answer highlighted it. */
  repeated: -6,
} as const;

type Rules = Readonly<Record<keyof typeof ruleWeights, number>>;

/** A reply's sentences count less, the further they are from their question. */
const replyDecay = 0.7;
/** What a reply's question counts more, or less, for asking for the same kind of thing, or for another. */
const sameKind = 0.3;
/** A sentence that holds more than this share of what a "why" asks about tells what happened. */
const eventFrom = 0.5;

/**
 * What the rules say about each sentence of a passage.
 *
 * @param subject the question's terms without names and numbers, as they are weighed in the passage
 * @param highlighted what earlier answers of the conversation highlighted, as offsets into the text
 */
export function rulesHeld(
  sentences: readonly Sentence[],
  query: Query,
  subject: readonly Term[],
  highlighted: readonly Span[],
): Rules[] {
  const { forReader, terms, expected } = query;
  const stems = new Set(terms.map((term) => term.stem));
  const isRepeated = ({ span }: Sentence): boolean => highlighted.some((one) => overlap(one, span));
  const fresh = sentences.filter((sentence) => !isRepeated(sentence));
  const repeated = sentences.map((sentence) =>
    isRepeated(sentence) ? repeatedBy(sentence, query, stems, fresh) : 0,
  );
  if (joinsSeveralFacts(forReader)) {
    return repeated.map((value) => ({ ...silent, repeated: value }));
  }
  // Rows are left out: a rule of their own finds the row that the question names.
  const texts = sentences.map(({ isRow, text }) => (isRow ? '' : text));
  const contrast = contrasts(forReader, texts);
  const agreement = agreements(forReader, sentences, stems);
  const rows = rowsNamed(sentences, terms, forReader);
  const sources = sourceHeld(sentences, query, stems);
  const events = sentences.map((one) => expected === 'reason' && isEvent(one, query));
  return sentences.map((sentence, i) => ({
    event: Number(events[i]),
    afterEvent: Number(events[i - 1] === true && !events[i]),
    reply: replyHeld(sentence, query, subject),
    contrast: contrast[i] ?? 0,
    agreement: agreement[i] ?? 0,
    source: Number(sources[i]),
    row: rows[i] ?? 0,
    repeated: repeated[i] ?? 0,
  }));
}

const silent: Rules = {
  event: 0,
  afterEvent: 0,
  reply: 0,
  contrast: 0,
  agreement: 0,
  source: 0,
  row: 0,
  repeated: 0,
};

/** Whose account a question asks for. */
const accountOf =
  /\baccording to (?:the |an? )?([^,.;:?!]+?)(?=[,.;:?!]|$| (?:how|what|when|who|whom|where|which|why|did|does|do|was|were|is|are|has|have)\b)/iu;

/** Whether each sentence names whose account is asked for, and has the kind of thing that is. */
function sourceHeld(
  sentences: readonly Sentence[],
  { forReader, expected }: Query,
  asked: ReadonlySet<string>,
): boolean[] {
  const source = analysed(accountOf.exec(forReader)?.[1] ?? '').stems;
  return sentences.map(
    ({ text, words, stems }) =>
      [...source].some((stem) => stems.has(stem)) &&
      (expected === null || kindHeld(text, words, expected, asked) > 0),
  );
}

/**
 * For each sentence 1 if it is a table's row that holds a word of the question that no other row holds, or if there
 * is none, the row with the most or the least of what the question names; -1 if it is another row of such a table.
 */
function rowsNamed(
  sentences: readonly Sentence[],
  terms: readonly Term[],
  question: string,
): number[] {
  const rows = sentences.filter((sentence) => sentence.isRow);
  const telling = terms.filter(
    ({ stem }) => rows.filter((row) => row.stems.has(stem)).length === 1,
  );
  const extreme = telling.length > 0 ? null : extremeRow(sentences, question);
  if (extreme === null && telling.length === 0) return [];
  return sentences.map((sentence) => {
    if (!sentence.isRow) return 0;
    const isNamed = telling.some(({ stem }) => sentence.stems.has(stem));
    return isNamed || sentence === extreme ? 1 : -1;
  });
}

/** Whether a sentence holds what a "why" asks about, and neither its opposite nor a reason. */
function isEvent({ text, words, stems }: Sentence, { forReader, terms }: Query): boolean {
  const told = terms.filter(({ word }) => isOfEvent(word));
  const held = told.filter((term) => stems.has(term.stem) || isRelated(term, stems));
  if (share(held, totalWeight(told)) < eventFrom || sideHeld(forReader, text) < 0) return false;
  return onlyTellsEvent(text, words, ({ stem }) => {
    const own = new Set([stem]);
    return told.some((term) => term.stem === stem || isRelated(term, own));
  });
}

/** How far a sentence replies to a question of the text that asks the same. */
function replyHeld({ under }: Sentence, { expected }: Query, terms: readonly Term[]): number {
  if (under?.kind !== 'question') return 0;
  const { stems } = analysed(under.text);
  const kind = expectedBy(under.text);
  const alike = kind === expected ? (kind === null ? 0 : sameKind) : -sameKind;
  // "Where do I get one?" asks the same of whatever the text is about.
  const match = stems.size === 0 && alike > 0 ? 1 : coverage(terms, stems);
  return match === 0 ? 0 : Math.max(0, match + alike) * replyDecay ** under.distance;
}

/**
 * How far a sentence that was highlighted before would only be repeated: not if it alone holds what the
 * follow-up itself names, and hardly if the follow-up asks for another kind of thing, which it has.
 *
 * @param fresh the sentences that weren't highlighted
 */
function repeatedBy(
  { text, words, stems }: Sentence,
  { forReader, terms, continues }: Query,
  asked: ReadonlySet<string>,
  fresh: readonly Sentence[],
): number {
  const named = analysed(forReader).stems;
  const own = terms.filter((term) => named.has(term.stem));
  const kind = expectedBy(forReader);
  if (own.length > 0) {
    const held = coverage(own, stems);
    // "And in 2021?" asks the same again about something else, so it isn't what was shown.
    const isHeldElsewhere = fresh.some((one) => coverage(own, one.stems) >= held);
    return kind === null && isHeldElsewhere ? 1 : 1 - held;
  }
  const isOther = kind !== null && (continues === null || kind !== expectedBy(continues.question));
  return isOther && kindHeld(text, words, kind, asked) > 0 ? otherKind : 1;
}

/** How far a sentence is repeated that was highlighted before, but may answer another kind of question. */
const otherKind = 0.2;

function overlap(a: Span, b: Span): boolean {
  return a.start < b.end && b.start < a.end;
}
