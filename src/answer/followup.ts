import { tokens } from '../library/words.js';
import type { Topic } from './answer.js';

/** What is searched, and whether it takes the previous topic up. */
export interface Understood {
  /** The text to search for. */
  readonly text: string;
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

/** A question of at most this many words of content leans on the one before when it points back. */
const fewWords = 3;

/**
 * Reads a question with what was asked before. A follow-up is a bare question word, or opens like one
 * ("and when…", "what about…") or points back ("when was that?") while having few words of its own
 * and no name that the previous question lacks; it is then searched together with the previous
 * question. Any other question stands on its own.
 */
export function understand(question: string, topic: Topic | null): Understood {
  const text = question.trim();
  if (topic === null) return { text, continues: false };
  const own = tokens(text);
  const known = new Set(tokens(topic.question).map((token) => token.stem));
  const names = own.filter(
    ({ start, end, stem }) =>
      start > 0 && /^\p{Lu}/u.test(text.slice(start, end)) && !known.has(stem),
  );
  const leans = bare.test(text) || own.length === 0;
  const short = own.length <= fewWords && names.length === 0;
  // "what about Norway?" asks the same of something else.
  const about = /^(?:and )?(?:what|how) about\b/i.test(text) && own.length <= fewWords;
  const continues = leans || about || (short && (opening.test(text) || pointing.test(text)));
  return { text: continues ? `${topic.question} ${text}` : text, continues };
}
