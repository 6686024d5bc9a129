import { sharedShare, shinglesOf } from '../../article/duplicates.js';
import type { Copy, StoredArticle } from '../../library/library.js';
import { analysed } from '../analysis.js';
import { contradict } from './contradict.js';

/**
 * With at least this share of common wording, two passages of different articles are near copies: what a
 * light edit of a wire copy leaves. Set by hand.
 */
const samePassage = 0.7;
/** Two passages with that much common wording share at least this much of their words, each counted once. */
const sharedWords = 0.5;

/**
 * How two passages of different articles relate: near copies that say the same, near copies that differ in
 * what they say, or two texts.
 */
export type Relation = 'same' | 'differs' | 'other';

/** Compares two passages. Most have too few words in common, which is quick to check. */
export function relation(one: string, other: string): Relation {
  const [a, b] = [analysed(one), analysed(other)];
  const areCopies =
    sharedShare(a.stems, b.stems) >= sharedWords &&
    sharedShare(a.shingles, b.shingles) >= samePassage;
  if (!areCopies) return 'other';
  return contradict(one, other) ? 'differs' : 'same';
}

/**
 * Whether an article's copy or near copy says a passage of it, too. A copy has the whole text; a near copy may lack
 * just this passage, or say something else there.
 */
export function isAlsoIn(other: StoredArticle | Copy, passage: string): boolean {
  return !('body' in other) || holdsPassage(other.body, passage);
}

/** Whether a whole text holds a passage, word for word or as a near copy that says the same. */
function holdsPassage(body: string, passage: string): boolean {
  if (body.includes(passage)) return true;
  const shared = sharedShare(analysed(passage).shingles, shinglesOf(body));
  return shared >= samePassage && !contradict(passage, body);
}
