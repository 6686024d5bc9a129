import { between, type Draw, oneOf, seeded } from './seeded.js';

/** Words that a member leaves out when typing key words. */
const functionWords = new Set(
  (
    'what who whom whose when where why how which did do does is was are were be been has have had ' +
    'the a an of in on at to for with by from and or that this his her their its it he she they ' +
    'will would can could may should about as into than then there'
  ).split(' '),
);

/** How members begin; the question follows in lower case. */
const openings: readonly ((question: string) => string)[] = [
  (question) => `do you know ${question}`,
  (question) => `can you tell me ${question}`,
  (question) => `does anyone know ${question}`,
  (question) => `hey, ${question}`,
  (question) => `quick question: ${question}`,
  (question) => `i was wondering ${question}`,
  (question) => `please, ${question}`,
  (question) => `hi! ${question} thanks`,
];

/** How members shorten what they type. */
const clipped: readonly (readonly [RegExp, string])[] = [
  [/\bwhat is\b/gi, "what's"],
  [/\bwho is\b/gi, "who's"],
  [/\bwhere is\b/gi, "where's"],
  [/\bdid not\b/gi, "didn't"],
  [/\bdoes not\b/gi, "doesn't"],
  [/\byou\b/gi, 'u'],
  [/\bpeople\b/gi, 'ppl'],
  [/\bwithout\b/gi, 'w/o'],
  [/\bbecause\b/gi, 'bc'],
  [/\bgovernment\b/gi, 'govt'],
  [/\bUnited States\b/g, 'US'],
  [/\bUnited Kingdom\b/g, 'UK'],
  [/\bUnited Nations\b/g, 'UN'],
];

/** A letter swapped with the next, left out, or doubled is only put into words longer than this. */
const shortestMistyped = 5;

/**
 * A question as a member might type it: never quite as it stands, but as key words, without a
 * question mark, in lower case, with a polite opening, or with a typo. What it asks for stays the
 * same. The same question with the same id is always typed in the same way.
 */
export function asTyped(question: string, id: string): string {
  const draw = seeded(`members ${id} ${question}`);
  const bare = question.trim().replace(/[?.\s]+$/, '');
  const way = draw();
  if (way < 0.3) return keyWords(bare);
  if (way < 0.45) return oneOf(draw, openings)?.(lowered(draw, bare)) ?? bare;
  if (way < 0.65) return withTypo(draw, lowered(draw, bare));
  if (way < 0.75) return shortened(bare).toLowerCase();
  return bare.toLowerCase();
}

function keyWords(question: string): string {
  const words = (question.match(/[\p{L}\p{N}][\p{L}\p{N}.'’&-]*/gu) ?? [])
    .map((word) => word.toLowerCase().replace(/['’]s$|[.'’-]+$/g, ''))
    .filter((word) => !functionWords.has(word));
  return words.length < 2 ? question.toLowerCase() : words.join(' ');
}

/** All in lower case, or only its first letter, as by members who keep names capitalised. */
function lowered(draw: Draw, question: string): string {
  if (draw() < 0.6) return question.toLowerCase();
  return /^\p{Lu}\p{Ll}/u.test(question)
    ? question.charAt(0).toLowerCase() + question.slice(1)
    : question;
}

function shortened(question: string): string {
  return clipped.reduce((text, [long, short]) => text.replace(long, short), question);
}

function withTypo(draw: Draw, question: string): string {
  const words = question.split(' ');
  const long = [...words.keys()].filter(
    (at) => (words[at] ?? '').length > shortestMistyped && /^\p{L}+$/u.test(words[at] ?? ''),
  );
  const chosen = oneOf(draw, long);
  if (chosen === undefined) return question;
  words[chosen] = mistyped(draw, words[chosen] ?? '');
  return words.join(' ');
}

function mistyped(draw: Draw, word: string): string {
  const at = between(draw, 1, word.length - 3);
  const kind = draw();
  const [before, letter, next] = [word.slice(0, at), word.charAt(at), word.charAt(at + 1)];
  if (kind < 0.4) return before + next + letter + word.slice(at + 2);
  if (kind < 0.75) return before + word.slice(at + 1);
  return before + letter + word.slice(at);
}
