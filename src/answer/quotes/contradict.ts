import { diffArrays } from 'diff';
import { stemmer } from 'stemmer';
import { spelledNumbers } from '../../text/numbers.js';
import { fold, tokens } from '../../text/words.js';
import { analysed } from '../analysis.js';

/** A word of a sentence, in the form in which it is compared. */
interface ComparedWord {
  readonly form: string;
  readonly isNumber: boolean;
  /** Written with a capital, though it doesn't begin the sentence: names, days, months. */
  readonly isName: boolean;
  /** Whether the sentence says something else with another word in its place. */
  readonly matters: boolean;
}

/** Sentences that share this much of their words (Dice) are taken for two versions of one. Set by hand. */
const versionsFrom = 0.5;
/** Shorter sentences are too easily alike. */
const fewestWords = 2;

/**
 * Whether some sentence of one text is another version of a sentence of the other text and says something
 * else: another name, number or day, the opposite, or another word in the same place ("acquitted",
 * "convicted"). Words that one version only adds don't contradict the other, unless they deny it.
 */
export function contradict(one: string, other: string): boolean {
  const others = sentencesOf(other);
  return sentencesOf(one).some((sentence) => {
    const version = versionAmong(others, sentence);
    return version !== null && saysOtherwise(sentence.text, version.text);
  });
}

interface Sentence {
  readonly text: string;
  readonly stems: ReadonlySet<string>;
}

function sentencesOf(text: string): Sentence[] {
  return analysed(text)
    .sentences.map(({ start, end }) => text.slice(start, end))
    .map((sentence) => ({ text: sentence, stems: analysed(sentence).stems }))
    .filter(({ stems }) => stems.size >= fewestWords);
}

/** The sentence that is most like a given one, if any is a version of it. */
function versionAmong(others: readonly Sentence[], { stems }: Sentence): Sentence | null {
  let best: Sentence | null = null;
  let most = versionsFrom;
  for (const other of others) {
    const shared = [...stems].filter((stem) => other.stems.has(stem)).length;
    const dice = (2 * shared) / (stems.size + other.stems.size);
    if (dice >= most) {
      best = other;
      most = dice;
    }
  }
  return best;
}

/** Whether two versions of one sentence differ in what they say. */
function saysOtherwise(one: string, other: string): boolean {
  const [a, b] = [comparedWords(one), comparedWords(other)];
  return (
    eachHasItsOwn(a, b, ({ isNumber }) => isNumber) ||
    eachHasItsOwn(a, b, ({ isName }) => isName) ||
    denials(a) !== denials(b) ||
    haveOneReplaced(a, b) ||
    haveTwoExchanged(a, b)
  );
}

/** Whether each has a word of a kind that the other lacks in any form. */
function eachHasItsOwn(
  a: readonly ComparedWord[],
  b: readonly ComparedWord[],
  isOfKind: (word: ComparedWord) => boolean,
): boolean {
  return lacks(b, a.filter(isOfKind)) && lacks(a, b.filter(isOfKind));
}

function lacks(words: readonly ComparedWord[], wanted: readonly ComparedWord[]): boolean {
  return wanted.some((one) => !words.some((other) => isSameWord(one, other)));
}

function denials(words: readonly ComparedWord[]): number {
  return words.filter(({ form }) => denying.has(form)).length;
}

/** Whether a word that matters stands where the other version has something else, and nowhere in it. */
function haveOneReplaced(a: readonly ComparedWord[], b: readonly ComparedWord[]): boolean {
  const changes = diffArrays([...a], [...b], { comparator: isSameWord });
  return changes.some(({ removed, value }, i) => {
    const next = changes[i + 1];
    if (!removed || !next?.added) return false;
    return (
      lacks(
        b,
        value.filter(({ matters }) => matters),
      ) ||
      lacks(
        a,
        next.value.filter(({ matters }) => matters),
      )
    );
  });
}

/**
 * Whether two names or two numbers stand in each other's places, all words between them being the same: "Kalvik beat
 * Orm", "Orm beat Kalvik". The order of a list says nothing.
 */
function haveTwoExchanged(a: readonly ComparedWord[], b: readonly ComparedWord[]): boolean {
  return stretches(a, b).some((stretch) =>
    stretch.some(([one, other], i) => {
      if (isSameWord(one, other)) return false;
      const back = stretch.findIndex(
        ([next, its], j) => j > i && isSameWord(next, other) && isSameWord(its, one),
      );
      return back > i && !stretch.slice(i + 1, back).every(([word]) => isOfList(word));
    }),
  );
}

type Pair = readonly [ComparedWord, ComparedWord];

/** The runs in which two versions have the same words, or names or numbers in the same places, in pairs. */
function stretches(a: readonly ComparedWord[], b: readonly ComparedWord[]): Pair[][] {
  // A name that begins one version stands inside the other.
  const names = new Set([...a, ...b].filter(({ isName }) => isName).map(({ form }) => form));
  const comparator = (one: ComparedWord, other: ComparedWord) =>
    isSameWord(one, other) ||
    (names.has(one.form) && names.has(other.form)) ||
    (one.isNumber && other.isNumber);
  const found: Pair[][] = [];
  let [i, j] = [0, 0];
  for (const { added, removed, count } of diffArrays([...a], [...b], { comparator })) {
    if (!added && !removed) {
      const words = a.slice(i, i + count);
      found.push(words.flatMap((word, k) => pairOf(word, b[j + k])));
    }
    if (!added) i += count;
    if (!removed) j += count;
  }
  return found;
}

function pairOf(one: ComparedWord, other: ComparedWord | undefined): Pair[] {
  return other === undefined ? [] : [[one, other]];
}

function isOfList({ form, isName }: ComparedWord): boolean {
  return isName || form === 'and' || form === 'or';
}

/** Letters that two forms of a word share at least, and letters that may differ at its end. */
const sharedStart = 5;
const freeEnd = 2;

function isSameWord(one: ComparedWord, other: ComparedWord): boolean {
  if (one.form === other.form) return true;
  if (one.isNumber || other.isNumber) return false;
  const [shorter, longer] = [one.form, other.form].sort((a, b) => a.length - b.length);
  if (shorter === undefined || longer === undefined || shorter.length < sharedStart) return false;
  return longer.startsWith(shorter.slice(0, Math.max(sharedStart, shorter.length - freeEnd)));
}

/** A currency or percent sign; a number, negative too; a word, with the dots of an acronym inside. */
const wordPattern =
  /[$£€¥₹%]|(?<![\p{L}\p{N}])[-−]?\p{N}+(?:[.,:]\p{N}+)*|\p{L}[\p{L}\p{M}]*(?:['’.]\p{L}+)*/gu;

function comparedWords(sentence: string): ComparedWord[] {
  const first = sentence.search(/[\p{L}\p{N}]/u);
  return [...sentence.matchAll(wordPattern)].map(({ 0: written, index }) => {
    const number = numberIn(written);
    if (number !== null) return { form: number, isNumber: true, isName: false, matters: true };
    const word = fold(written).replaceAll('.', '').replaceAll('’', "'");
    const form = denying.has(word) || word.endsWith("n't") ? 'not' : plainForm(word);
    return {
      form,
      isNumber: magnitudes.has(word),
      isName: /^\p{Lu}/u.test(written) && index !== first,
      matters: polar.has(word) || (!reporting.has(word) && tokens(word).length > 0),
    };
  });
}

/** A number in digits, without separators of thousands. */
function numberIn(written: string): string | null {
  if (/\p{N}/u.test(written)) {
    return written
      .normalize('NFKC')
      .replace('−', '-')
      .replace(/,(?=\d{3}(?!\d))/g, '');
  }
  return spelledNumbers.get(written.toLowerCase()) ?? null;
}

/** A word's stem, the same for British and American spelling. */
function plainForm(word: string): string {
  const bare = word.replace(/'s$/, '').replaceAll("'", '');
  return stemmer(
    (synonyms.get(bare) ?? bare)
      .replace(/our/, 'or')
      .replace(/ys(?=e|ing)/, 'yz')
      .replace(/is(?=e(?:[ds]|rs?)?$|ing$|ations?$)/, 'iz')
      .replace(/tre(?=s?$)/, 'ter')
      .replace(/ence$/, 'ense')
      .replace(/ll(?=ed$|ing$|ers?$)/, 'l'),
  );
}

/** Ways to write the same. */
const synonyms: ReadonlyMap<string, string> = new Map([
  ['$', 'dollars'],
  ['£', 'pounds'],
  ['€', 'euros'],
  ['¥', 'yen'],
  ['₹', 'rupees'],
  ['%', 'percent'],
  ['cent', 'percent'],
  ['people', 'persons'],
]);

const magnitudes = new Set(
  'hundred thousand million billion trillion dozen half quarter third double triple'.split(' '),
);

/** Words that deny what their sentence would say without them. */
const denying = new Set('not no never none nobody neither nor without cannot'.split(' '));

/** Words that `tokens` leaves out and that turn a sentence round if one stands for another. */
const polar = new Set(
  'against before after up down over under above below all more most less few off'.split(' '),
);

/** Verbs that papers exchange for each other in the same report. */
const reporting = new Set(
  `told tells tell added adds stated states announced announces reported reports according explained
  noted confirmed per`.split(/\s+/),
);
