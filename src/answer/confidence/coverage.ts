import type { Term } from '../../library/library.js';
import type { QueryTerm } from '../question/words/acronyms.js';

/** Stems that share all but their last letters are taken for forms of one word ("replac", "replacement"). */
const ending = 2;
const shortestRelated = 4;

/** Sum of the terms' idf: what a full coverage is measured against. */
export function totalWeight(terms: readonly Term[]): number {
  return terms.reduce((sum, term) => sum + term.idf, 0);
}

/** Whether a word of the question, or what may stand for it, is among the stems. */
export function isHeld({ stem, otherwise = [] }: QueryTerm, stems: ReadonlySet<string>): boolean {
  return stems.has(stem) || otherwise.some((all) => all.every((other) => stems.has(other)));
}

/** Share of the question's words, weighted by rarity, among the stems; 0 for a question of none. */
export function coverage(
  terms: readonly QueryTerm[],
  stems: ReadonlySet<string>,
  weight = totalWeight(terms),
): number {
  return share(
    terms.filter((term) => isHeld(term, stems)),
    weight,
  );
}

/** Share of these terms in a total weight; 0 of none. */
export function share(terms: readonly Term[], weight: number): number {
  return weight === 0 ? 0 : totalWeight(terms) / weight;
}

/** Whether some stem is another form of a term's word, or the word itself. */
export function isRelated(term: Term, stems: ReadonlySet<string>): boolean {
  return [...stems].some((stem) => {
    const shorter = Math.min(stem.length, term.stem.length);
    if (shorter < shortestRelated) return false;
    const shared = Math.max(shortestRelated, shorter - ending);
    return stem.slice(0, shared) === term.stem.slice(0, shared);
  });
}
