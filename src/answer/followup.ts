import { tokens } from '../library/words.js';
import type { Topic } from './answer.js';

const opening =
  /^(?:and|but|so|also|then|ok(?:ay)?|what about|how about|why(?: not)?\??$|when\??$|where\??$|who\??$|how\??$|really|tell me more|more|go on|anything else|what else|who else|where else)\b/i;

const pointing =
  /\b(?:it|its|that|this|those|these|they|them|their|theirs|he|him|his|she|her|hers|there|then|the same|such|one|ones)\b/i;

/** A question of at most this many words of content leans on the one before when it points back. */
const fewWords = 3;

/** A question and what it is searched as. */
export interface Understood {
  /** The text to search for. */
  readonly text: string;
  /** The topic is the previous one: the question only made sense with it. */
  readonly continues: boolean;
}

/**
 * Reads a question with what was asked before. A follow-up opens like one ("and when…", "what
 * about…") or points back ("when was that?") while having few words of its own; it is then searched
 * together with the previous question. Any other question stands on its own.
 */
export function understand(question: string, topic: Topic | null): Understood {
  const text = question.trim();
  if (topic === null) return { text, continues: false };
  const own = tokens(text).length;
  const continues =
    own === 0 ||
    (opening.test(text) && own <= fewWords + 1) ||
    (pointing.test(text) && own <= fewWords);
  return continues ? { text: `${topic.question} ${text}`, continues } : { text, continues };
}
