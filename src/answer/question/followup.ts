import { tokens } from '../../text/words.js';
import type { HighlightedPart, Quote, Topic } from '../answer.js';
import type { Query } from '../query.js';
import { plainQuestion } from './plain-question.js';

/** How many highlighted parts a conversation remembers: about a screen of answers. */
const mostHighlighted = 8;

const opening =
  /^(?:and|but|so|also|then|ok(?:ay)?|what about|how about|really|tell me more|more|go on|anything else|what else|who else|where else)\b/i;

/** Words that stand for something said before; "that" and "there" only if they end a clause. */
const pointing =
  /\b(?:it|its|this|those|these|they|them|their|theirs|he|him|his|she|her|hers)\b|\b(?:was|is|did|about|for|of|to|on|after|before|like|do|than|with|by|from|in) (?:that|there)\b(?! \p{L})|\bthe same\b/iu;

/** A bare question word: "why?", "when exactly?" */
const bare =
  /^(?:why|when|where|who|how|which|what)(?: (?:not|exactly|so|then|else|now))?[\s?!.]*$/i;

/** A question word or a verb that opens a question of its own: "and did they win?" */
const asksItself =
  /^(?:and|or|but) (?:\p{L}+ )?(?:who|whom|whose|what|which|when|where|why|how|is|are|was|were|do|does|did|has|have|had|can|could|will|would)\b/iu;

/** A question with at most this many words of content leans on the one before if it points back. */
const fewWords = 3;

/**
 * Reads a question with what was asked before. A follow-up is a bare question word, or opens like one
 * ("and when…", "what about…") or points back ("when was that?") while having few words of its own
 * and no name that the previous question lacks; it is then searched together with the previous
 * question. Any other question stands on its own.
 */
export function understand(
  question: string,
  topic: Topic | null,
): Pick<Query, 'asked' | 'text' | 'continues'> {
  const asked = plainQuestion(question);
  if (topic === null || !isFollowUp(question, asked, topic)) {
    return { asked, text: asked, continues: null };
  }
  return { asked, text: `${topic.question} ${asked}`, continues: topic };
}

function isFollowUp(question: string, asked: string, topic: Topic): boolean {
  const own = tokens(asked);
  const known = new Set(tokens(topic.question).map((token) => token.stem));
  const names = own.filter(
    ({ start, end, stem }) =>
      start > 0 && /^\p{Lu}/u.test(asked.slice(start, end)) && !known.has(stem),
  );
  const leans = bare.test(asked) || own.length === 0;
  // "ok, how many?" is asked in passing; the plain question has lost its "ok".
  const opens = opening.test(asked) || opening.test(question.trim());
  const short = own.length <= fewWords && names.length === 0;
  // "what about Norway?" and "and Norway?" ask the same about something else.
  const about =
    own.length <= fewWords &&
    (/^(?:and )?(?:what|how) about\b/i.test(asked) ||
      (/^(?:and|or|but)\b/i.test(asked) && !asksItself.test(asked)));
  return leans || about || (short && (opens || pointing.test(asked)));
}

/**
 * What a conversation is about after an answer: a question that stands on its own is the new topic; a
 * follow-up keeps the topic and adds what was quoted and highlighted first.
 *
 * @param first the first quote that is shown, if any is
 */
export function topicAfter(
  { asked, continues }: Pick<Query, 'asked' | 'continues'>,
  first: Pick<Quote, 'article' | 'start' | 'highlight'> | undefined,
): Topic {
  const shown = first === undefined ? [] : [first];
  const ids = shown.map((quote) => quote.article.id);
  const marked = shown.map(({ article, start, highlight }): HighlightedPart => {
    const [from, to] = [start + highlight.start, start + highlight.end];
    return { articleId: article.id, start: from, end: to };
  });
  if (continues === null) return { question: asked, articleIds: ids, marked };
  return {
    question: continues.question,
    articleIds: [...new Set([...continues.articleIds, ...ids])],
    marked: [...(continues.marked ?? []), ...marked].slice(-mostHighlighted),
  };
}
