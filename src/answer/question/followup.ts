import { tokens } from '../../text/words.js';
import type { Topic } from '../answer.js';
import { plainQuestion } from './question.js';

/** What is searched, and whether it takes the previous topic up. */
export interface Understood {
  /** The text to search for. */
  readonly text: string;
  /** The question itself, without what is only politeness or formatting. */
  readonly own: string;
  /** The topic is the previous one: the question only made sense with it. */
  readonly continues: boolean;
}

const opening =
  /^(?:and|but|so|also|then|ok(?:ay)?|what about|how about|really|tell me more|more|go on|anything else|what else|who else|where else)\b/i;

/** Words that stand for something said before; "that" and "there" only where they end a clause. */
const pointing =
  /\b(?:it|its|this|those|these|they|them|their|theirs|he|him|his|she|her|hers)\b|\b(?:was|is|did|about|for|of|to|on|after|before|like|do|than|with|by|from|in) (?:that|there)\b(?! \p{L})|\bthe same\b/iu;

/** A bare question word: "why?", "when exactly?" */
const bare =
  /^(?:why|when|where|who|how|which|what)(?: (?:not|exactly|so|then|else|now))?[\s?!.]*$/i;

/** A question word or a verb that opens a question of its own: "and did they win?" */
const asksItself =
  /^(?:and|or|but) (?:\p{L}+ )?(?:who|whom|whose|what|which|when|where|why|how|is|are|was|were|do|does|did|has|have|had|can|could|will|would)\b/iu;

/** A question of at most this many words of content leans on the one before when it points back. */
const fewWords = 3;

/**
 * Reads a question with what was asked before. A follow-up is a bare question word, or opens like one
 * ("and when…", "what about…") or points back ("when was that?") while having few words of its own
 * and no name that the previous question lacks; it is then searched together with the previous
 * question. Any other question stands on its own.
 */
export function understand(question: string, topic: Topic | null): Understood {
  const text = plainQuestion(question);
  if (topic === null) return { text, own: text, continues: false };
  const own = tokens(text);
  const known = new Set(tokens(topic.question).map((token) => token.stem));
  const names = own.filter(
    ({ start, end, stem }) =>
      start > 0 && /^\p{Lu}/u.test(text.slice(start, end)) && !known.has(stem),
  );
  const leans = bare.test(text) || own.length === 0;
  // "ok, how many?" is asked in passing; the plain question has lost its "ok".
  const opens = opening.test(text) || opening.test(question.trim());
  const short = own.length <= fewWords && names.length === 0;
  // "what about Norway?" and "and Norway?" ask the same of something else.
  const about =
    own.length <= fewWords &&
    (/^(?:and )?(?:what|how) about\b/i.test(text) ||
      (/^(?:and|or|but)\b/i.test(text) && !asksItself.test(text)));
  const continues = leans || about || (short && (opens || pointing.test(text)));
  return { text: continues ? `${topic.question} ${text}` : text, own: text, continues };
}
