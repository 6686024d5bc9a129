import { tokens } from '../../text/words.js';
import { joinsSeveralFacts } from './expected.js';
import { notAQuestion } from './small-talk.js';

/** The most questions of a message that are answered; nobody reads more answers at once. */
const mostQuestions = 3;

const verb =
  '(?:is|are|was|were|do|does|did|has|have|had|can|could|will|would|shall|should|may|might|must)';
/** Not "and what the score was", which is no question of its own. */
const noSubject =
  '(?!\\s+(?:the|an?|his|her|its|their|our|my|your|this|that|these|those|he|she|it|they|we|you|i)\\b)';
/** "…, and when will it open?": a question that begins in the middle of a sentence. */
const joined = new RegExp(
  `[,;]?\\s+(?:and|or)\\s+(?=(?:who|whom|whose|what|when|where|why|which|how)\\b${noSubject}(?:\\s+\\p{L}+){0,3}?\\s+${verb}(?:n['’]t)?\\b)`,
  'giu',
);
const opensAQuestion = new RegExp(
  `^(?:(?:and|so|but|also|then)\\s+)?(?:(?:in|on|at|to|by|for|from|of|with) )?(?:(?:who|whom|whose|what|when|where|why|which|how)\\b|${verb}(?:n['’]t)?\\b)`,
  'iu',
);

/**
 * The questions of a message, in their order: "Who is the mayor of Orrin and who is the mayor of Lowick?"
 * has two. Just the message itself if it is one question, or none.
 */
export function questionsIn(message: string): string[] {
  const sentences = message
    .split(/(?<=\?)\s+/u)
    .map((sentence) => sentence.trim())
    .filter((sentence) => sentence !== '');
  const parts = sentences.flatMap(splitAtAnd);
  const areQuestions = parts.every((part) => isWhole(part) && notAQuestion(part) === null);
  if (parts.length < 2 || !areQuestions) return [message];
  return parts.slice(0, mostQuestions);
}

/** Splits a sentence if both sides are questions with words of their own: not "when and where". */
function splitAtAnd(sentence: string): string[] {
  // In a long sentence "and who" goes on about somebody more often than it asks.
  if (joinsSeveralFacts(sentence)) return [sentence];
  const parts = sentence.split(joined);
  return parts.every(isWhole) ? parts : [sentence];
}

function isWhole(part: string): boolean {
  return opensAQuestion.test(part) && tokens(part).length > 0;
}
