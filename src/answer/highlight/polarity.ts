import type { Token } from '../../text/words.js';

const negation =
  /\b(?:not|no|never|none|nobody|neither|nor|without|cannot|unable|refus(?:e[ds]?|al|ing)|declin(?:e[ds]?|ing) to|fail(?:s|ed|ing)? to|except|absent)\b|n['’]t\b/i;
/** A negated verb right before the word that it denies, with a word between them at most. */
const denying =
  /(?:\b(?:(?:do|does|did|has|have|had|is|are|was|were|will|would|can|could|should|may|might|must) not|never|cannot|unable to|refus(?:e[ds]?|ing) to|declin(?:e[ds]?|ing) to|fail(?:s|ed|ing)? to)|n['’]t)\s+(?:\S+\s+)?$/i;
/** Characters before a word that may hold what denies it. */
const reach = 40;

/** "Did they join?", "Is it open?": the answer may as well be no. */
const yesOrNo =
  /^(?:if|whether|is|are|was|were|am|do|does|did|has|have|had|can|could|will|would|should|shall|may|might|must)(?:n['’]t)?\b/i;

/**
 * For each sentence of a passage, whether it agrees with the question about what is so and what isn't. A
 * sentence that says that some towns don't join counts 1 for "Which towns do not join?" and -1 for "Which
 * towns join?"; the other sentences count less than 1. All are 0 for a question that yes or no can answer,
 * because it takes nothing for granted, and after "why", because a reason is often something that isn't so.
 *
 * @param sentences each with its words
 * @param asked stems of the question's words
 */
export function agreements(
  question: string,
  sentences: readonly { readonly text: string; readonly words: readonly Token[] }[],
  asked: ReadonlySet<string>,
): number[] {
  if (yesOrNo.test(question) || /\bwhy\b/i.test(question)) return sentences.map(() => 0);
  const sign = negation.test(question) ? 1 : -1;
  const denied = sentences.map(
    ({ text, words }) =>
      new Set(
        words
          .filter(
            ({ stem, start }) =>
              asked.has(stem) && denying.test(text.slice(Math.max(0, start - reach), start)),
          )
          .map(({ stem }) => stem),
      ),
  );
  return sentences.map(({ text, words }, i) => {
    if ((denied[i]?.size ?? 0) > 0) return sign;
    if (sign > 0) return negation.test(text) ? anyNegation : 0;
    return words.some(({ stem }) => denied.some((stems) => stems.has(stem))) ? affirmed : 0;
  });
}

/** What a sentence counts that says that so is what another sentence denies. */
const affirmed = 0.3;
/** What a sentence counts that denies something else than the question does. */
const anyNegation = 0.4;
