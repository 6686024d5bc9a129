import { calendarNames } from '../../text/day.js';

/**
 * Words that tell one of several alike things from another: "oldest" among trees, "second" among
 * prizes, "closed" among shops. Words that are only related don't stand in for them.
 */

/** Words on "-est" that are no superlatives. */
const noSuperlatives = new Set(
  `armrest arrest attest behest bequest breast budapest bucharest chest conquest contest crest detest
  digest dishonest divest earnest ernest everest forest guest harvest headrest honest infest ingest
  inquest interest invest jest manifest midwest modest molest nest northwest pest priest protest quest
  request rest southwest suggest test tempest trieste unrest vest west wrest zest`.split(/\s+/),
);
const superlatives = /\b(?:the (?:most|least) \p{L}+|best|worst|fewest|\p{L}{2,}est)\b/giu;
/** Not those of days and centuries. */
const ordinals = new RegExp(
  String.raw`\b(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|last|final)\b(?![ -](?:time|half|hand|world|century|day|night|week|weekend|month|year|season|spring|summer|autumn|winter|${calendarNames})s?\b)`,
  'gi',
);
const wins = /\b(?:won|wins|winner)\b/i;

/**
 * For each sentence of a passage, whether it tells of what the question asks for or of its contrast: 1
 * and -1, else 0. All are 0 unless the passage holds both.
 */
export function contrasts(question: string, sentences: readonly string[]): number[] {
  const ranks = opposed(sentences.map((sentence) => rankHeld(question, sentence)));
  const sides = opposed(sentences.map((sentence) => sideHeld(question, sentence)));
  return ranks.map((rank, i) => Math.max(-1, Math.min(1, rank + (sides[i] ?? 0))));
}

function opposed(held: readonly number[]): readonly number[] {
  return held.includes(1) && held.includes(-1) ? held : held.map(() => 0);
}

/** Whether a sentence holds the rank that a question asks for (1) or only another one (-1). */
function rankHeld(question: string, sentence: string): number {
  const asked = rankIn(question);
  if (asked === null) return 0;
  const [byOrder, byDegree] = [wordsBy(ordinals, sentence), wordsBy(superlatives, sentence)];
  if (byOrder.includes(asked) || byDegree.includes(asked)) return 1;
  if (wordsBy(superlatives, question).length > 0) {
    // "The most difficult" may be another word for "the hardest".
    return byDegree.some((word) => !word.includes(' ')) ? -1 : 0;
  }
  return byOrder.length > 0 || (asked !== 'first' && wins.test(sentence)) ? -1 : 0;
}

/** The rank that a question asks for: of "the second tallest", "second" tells it from the tallest. */
function rankIn(question: string): string | null {
  const [superlative] = wordsBy(superlatives, question);
  const [ordinal] = wordsBy(ordinals, question);
  if (superlative === undefined) return ordinal ?? null;
  const before = question.toLowerCase().split(superlative)[0]?.match(/\S+/g)?.at(-1) ?? '';
  return wordsBy(ordinals, before)[0] ?? superlative;
}

function wordsBy(pattern: RegExp, text: string): string[] {
  return (text.toLowerCase().match(pattern) ?? []).filter((word) => !noSuperlatives.has(word));
}

/** Words that say the opposite of each other, each side with its forms; with a capital they are names. */
const opposites = (
  [
    ['supports?|supported|favou?r(?:ed|s)?', 'against|oppos(?:e[ds]?|ing)'],
    ['wins?|won|winning|winners?', 'los(?:e|es|ing|ers?)|lost'],
    [
      'ris(?:e|es|en|ing)|rose|increas(?:e[ds]?|ing)|grew|grow(?:s|n|ing)?',
      'f[ae]ll(?:s|en|ing)?|drop(?:s|ped)?|decreas(?:e[ds]?|ing)|declin(?:e[ds]?|ing)|shr[aiu]nk(?:s|ing)?',
    ],
    ['keep(?:s|ing)?|kept', 'los(?:e|es|ing)|lost'],
    ['open(?:s|ed|ing)?', 'clos(?:e[ds]?|ing|ure)|shut(?:s|ting)?'],
    [
      'start(?:s|ed|ing)?|beg[aiu]n(?:s|ning)?',
      'end(?:s|ed|ing)?|stop(?:s|ped)?|finish(?:e[ds]|ing)?',
    ],
    ['join(?:s|ed|ing)?', 'leav(?:e|es|ing)|left|quit(?:s|ting)?|withdr[ae]w(?:s|n|ing)?'],
    ['arriv(?:e[ds]?|als?|ing)', 'leav(?:e|es|ing)|left|depart(?:s|ed|ures?|ing)?'],
    ['buy(?:s|ing|ers?)?|bought|import(?:s|ed)?', 'sell(?:s|ing|ers?)?|sold|export(?:s|ed)?'],
    [
      'accept(?:s|ed|ing)?|approv(?:e[ds]?|al)|allow(?:s|ed)?|permit(?:s|ted)?',
      'reject(?:s|ed|ing|ion)?|refus(?:e[ds]?|al)|ban(?:s|ned)?|forb[ia]d(?:e|den|s)?',
    ],
    ['born|birth', 'di(?:e[ds]?|ying)|death'],
    ['men|males?|boys?', 'women|females?|girls?'],
    ['northern', 'southern'],
    ['eastern', 'western'],
    ['older|elder', 'younger'],
    ['higher|highest', 'lower|lowest'],
    ['maximum', 'minimum'],
    ['morning', 'afternoon|evening'],
    ['summer', 'winter'],
    ['repl(?:y|ies|ied)|answer(?:s|ed)?|respond(?:s|ed)?', 'ask(?:s|ed)?|wondered|wanted to know'],
    ['guilty|convicted', 'acquitted|innocent|cleared'],
    ['cheap(?:er)?', 'dear(?:er)?|expensive'],
  ] as const
).map((sides) => sides.map((side) => new RegExp(`\\b(?:${side})\\b`)));

/** Whether a sentence holds a word of the question (1) or only the opposite of one (-1). */
export function sideHeld(given: string, sentence: string): number {
  // "What did she reply when asked …" asks for the reply.
  const question = given.replace(/\b(?:when|after|if) (?:\w+ ){0,3}asked\b/, '');
  for (const [one, other] of opposites) {
    if (one === undefined || other === undefined) continue;
    const [first, second] = [one.test(question), other.test(question)];
    if (first === second) continue;
    const [asked, opposite] = first ? [one, other] : [other, one];
    if (asked.test(sentence)) return 1;
    if (opposite.test(sentence)) return -1;
  }
  return 0;
}
