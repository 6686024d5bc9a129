import { analysed } from './analysis.js';
import { isHeld, totalWeight } from './confidence/coverage.js';
import type { QueryTerm } from './question/words/acronyms.js';
import { lookedInto, type Ranked } from './rank.js';

// In units of idf, as BM25 is, and with the same weight (eval/trials).
const sentenceWeight = 0.01;
const phrasesWeight = 0.01;

/**
 * Reorders the best candidates by how the question's words stand in them: BM25 counts the words of a
 * whole passage, but the answer is where they stand together, in one sentence and side by side. The
 * others keep their place behind.
 *
 * @param terms the question's words in its order
 */
export function rankByWording(ranked: readonly Ranked[], terms: readonly QueryTerm[]): Ranked[] {
  const best = ranked.slice(0, lookedInto).map((one) => {
    const held = wording(one.text, one.article.title ?? '', terms);
    const sentence = sentenceWeight * held.sentence;
    const phrases = phrasesWeight * held.phrases;
    const total = one.parts.total + sentence + phrases;
    return { ...one, parts: { ...one.parts, sentence, phrases, total } };
  });
  best.sort(
    (a, b) => b.parts.total - a.parts.total || a.candidate.passage.row - b.candidate.passage.row,
  );
  return [...best, ...ranked.slice(lookedInto)];
}

/** How a question's words stand in a passage, in units of idf. */
interface Wording {
  /** Sum of the idf of the words that its best sentence holds. */
  readonly sentence: number;
  /**
   * Sum over the question's neighbouring words that are neighbours in passage or title too, stop
   * words aside; each pair counts as the more frequent of its words.
   */
  readonly phrases: number;
}

/** @param terms the question's words in its order */
export function wording(text: string, title: string, terms: readonly QueryTerm[]): Wording {
  const idf = new Map(terms.map((term) => [term.stem, term.idf]));
  const telling = new Set(terms.flatMap(({ stem, otherwise = [] }) => [stem, ...otherwise.flat()]));
  const { words, sentences } = analysed(text);
  let sentence = 0;
  let next = 0;
  for (const { end } of sentences) {
    const held = new Set<string>();
    for (let word = words[next]; word !== undefined && word.start < end; word = words[++next]) {
      if (telling.has(word.stem)) held.add(word.stem);
    }
    sentence = Math.max(sentence, totalWeight(terms.filter((term) => isHeld(term, held))));
  }
  const together = new Set([...pairsOf(words, idf), ...pairsOf(analysed(title).words, idf)]);
  let phrases = 0;
  for (const [i, { stem, idf: rarity }] of terms.slice(1).entries()) {
    const before = terms[i];
    if (before && together.has(`${before.stem} ${stem}`)) {
      phrases += Math.min(before.idf, rarity);
    }
  }
  return { sentence, phrases };
}

/** Neighbouring words of which the question has both: nearly none of a text's are. */
function pairsOf(
  words: readonly { readonly stem: string }[],
  asked: ReadonlyMap<string, number>,
): string[] {
  return words.flatMap(({ stem }, i) => {
    const before = words[i - 1]?.stem;
    return before !== undefined && asked.has(stem) && asked.has(before)
      ? [`${before} ${stem}`]
      : [];
  });
}
