import { evenly as evenlyOnce } from '../eval/run-set.js';
import { type EvalSet, findSet, isPresent, questionsOf, type SetQuestion } from '../eval/sets.js';

/** Questions asked before any is timed: the first ones compile code and fill caches. */
const warmUps = 20;

/** Where the questions come from. */
const questionSet = isPresent('newsqa') ? 'newsqa' : 'own';

/** What is to be said of the questions below a table. */
export const questionNote = `Questions: of the set ${questionSet}, taken evenly; most ask about articles that are not in the library.`;

/**
 * This many questions, taken evenly from a set, and others for warming up; if the set has fewer,
 * some come twice.
 */
export function benchQuestions(count: number): { asked: string[]; warming: string[] } {
  const all = questionsOf(findSet(questionSet)).map((one) => one.question);
  const taken = evenly(all, count + warmUps);
  return { warming: taken.slice(0, warmUps), asked: taken.slice(warmUps) };
}

/** A set, this many of the questions that its own articles answer, and others for warming up. */
export function answeredQuestions(most: number): {
  readonly set: EvalSet;
  readonly warming: readonly string[];
  readonly asked: readonly SetQuestion[];
} {
  const set = findSet(questionSet);
  const all = questionsOf(set);
  const asked = evenlyOnce(
    all.filter(({ evidence }) => evidence.length > 0),
    most,
  );
  const taken = new Set(asked);
  const others = all.filter((one) => !taken.has(one));
  const warming = evenlyOnce(others, warmUps).map(({ question }) => question);
  return { set, warming, asked };
}

function evenly(all: readonly string[], count: number): string[] {
  const step = Math.max(1, all.length / count);
  return Array.from({ length: count }, (_, i) => all[Math.floor(i * step) % all.length] ?? '');
}
