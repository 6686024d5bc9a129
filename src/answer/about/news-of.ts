import { hintsIn } from '../question/hints.js';
import { relativeTimesIn } from '../question/relative-times.js';
import { withoutEnd } from './article-phrase.js';

/** A question for the news as such, with no subject but a time. */
export interface NewsQuestion {
  /** First and last day, `YYYY-MM-DD`; `null` if open. Both are if it names no time. */
  readonly after: string | null;
  readonly before: string | null;
  /** The time in the words of the question; `null` if it names none. */
  readonly time: string | null;
  /** Whether only articles can be meant: a text may also tell what happened then. */
  readonly certain: boolean;
}

const asking =
  "(?:(?:please )?(?:(?:show|give|find|tell|send|list|read)(?: (?:me|us))?|summari[sz]e|sum up|recap|(?:what|which)(?:['’]?s| is| are| were| was)?|(?:is|are) there|(?:do|have) (?:you|we) (?:have|got)|got|(?:i|we) (?:want|need)) )?";
const newest = '(?:new|latest|newest|most recent|recent|last|top|main|current|breaking)';
const which = `(?:(?:the|a|all|any|some|other|more|brief|short|summary of|news|${newest}) )*`;
const several =
  '(?:news|headlines|articles|stories|news (?:items|articles|stories)|overview of the news)';
const single = '(?:article|story|headline|news (?:item|article|story))';
const there =
  '(?: (?:(?:are |is )?there|(?:do|have) (?:you|we) (?:have|got)|(?:you|we) have|for (?:me|us)))?';

/** "%" stands for a time with its preposition, or for nothing. */
const ofArticles = forms([
  `${asking}${which}${several}${there}%`,
  `${asking}(?:the )?(?:${newest} )+${single}${there}%`,
  `${asking}(?:today|yesterday|this week|last week)['’]s ${which}${several}`,
  `what(?:['’]?s| is| was| has been)? in the ${which}(?:news|headlines)%`,
  `what(?:['’]?s| is) new%`,
]);
/** "Which articles?" leans on the conversation; with one of these words it doesn't. */
const onItsOwn = new RegExp(
  `\\b(?:news?|headlines|${newest}|any|today|yesterday|week|show|list|give|find|send|(?:do|have) (?:you|we)|(?:you|we) have|there)\\b`,
  'iu',
);
const ofEvents = forms([
  `what(?:['’]?s| is| was| has| had| have| all| else)*(?: been)? (?:happen(?:ed|s|ing)?|going on|went on|took place|occurred)%`,
  `(?:did )?(?:anything|something) (?:new |important |big )?(?:happen(?:ed)?|occurred|going on)%`,
]);

/** Times that only say that new articles are wanted. */
const ofLate =
  /\b(?:lately|recently|of late|these days|(?:right )?now|at the moment|currently|so far)$/iu;

/** What may stand before a time, and in it, besides the words that name it. */
const joints =
  /\b(?:that (?:was|were)|published|posted|printed|dated|in|on|from|of|for|during|over|at|since|after|before|until|till|between|the|month of)\b/giu;

function forms(given: readonly string[]): RegExp[] {
  return given.map((form) => new RegExp(`^${form.replace('%', '(?<time>(?: .+)?)')}$`, 'iu'));
}

/**
 * Whether a question asks for the news as such: "what's the latest news?", "articles from April 2023", "what
 * happened in March?". `null` if it names a subject besides.
 *
 * @param today what "last March" is counted from
 */
export async function newsQuestionIn(question: string, today: Date): Promise<NewsQuestion | null> {
  const plain = withoutEnd(question);
  for (const [all, certain] of [
    [ofArticles, true],
    [ofEvents, false],
  ] as const) {
    const found = all.map((form) => form.exec(plain)).find((one) => one !== null);
    if (found === undefined) continue;
    const said = found.groups?.time?.trim() ?? '';
    const named = said.replace(ofLate, '').trim();
    if (named === '') {
      // "What happened?" leans on the conversation, too.
      if (said === '' && !(certain && onItsOwn.test(plain))) return null;
      const time = await timeIn(plain, today);
      return { after: null, before: null, time: null, ...time, certain: true };
    }
    const time = await timeIn(named, today);
    if (time === null || !isNothingBeside(named, time.time)) continue;
    // "Last week" in a text is another week.
    return { ...time, certain: certain || relativeTimesIn(named, today).length > 0 };
  }
  return null;
}

interface Time extends Pick<NewsQuestion, 'after' | 'before'> {
  readonly time: string;
}

async function timeIn(said: string, today: Date): Promise<Time | null> {
  // A bare month counts only behind a preposition.
  const [hint, ...others] = await hintsIn(said, [], today);
  if (hint?.kind !== 'period' || others.length > 0) return null;
  return { after: hint.after, before: hint.before, time: hint.phrase };
}

function isNothingBeside(said: string, time: string): boolean {
  return !/[\p{L}\p{N}]/u.test(said.replace(time, ' ').replace(joints, ' '));
}
