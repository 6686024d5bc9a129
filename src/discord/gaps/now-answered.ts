import type { Answer } from '../../answer/answer.js';
import type { SourceFilter } from '../../library/library.js';
import type { Pullquote } from '../../pullquote.js';
import type { Gap } from '../../records/records.js';
import type { AnswerState } from '../answer-state.js';
import { stateIn } from '../asking/kept-answer.js';
import { daysAgo, usualDays } from '../browsing/days-ago.js';
import type { BotContext } from '../context.js';

/** The most that are found: a message has room for so many, with links. */
export const mostNowAnswered = 5;
/** Each try costs as much as a question of a member's. */
const mostTried = 20;
/** Milliseconds after which no other is tried, so that the moderator doesn't wait for long. */
const longestTrying = 60_000;

/** What looking at the gaps needs. */
type GapContext = Pick<BotContext, 'records' | 'questions' | 'log'>;

/** A server's open gaps, the newest first: those that are tried after an addition. */
export async function gapsToTry(
  guildId: string,
  { records }: Pick<BotContext, 'records'>,
): Promise<readonly Gap[]> {
  const request = { offset: 0, limit: mostTried, done: false, order: 'newest' } as const;
  return (await records.gaps(guildId, daysAgo(usualDays), request)).items;
}

/**
 * Asks gaps again, in turn with the members' questions, and returns those that articles of a file answer now.
 * It never throws: what fails is logged, and ends the search.
 *
 * @param file path that the articles were read from, as their locators have it
 */
export async function gapsAnsweredBy(
  file: string,
  gaps: readonly Gap[],
  engine: Pick<Pullquote, 'ask'>,
  { questions, log }: GapContext,
): Promise<readonly Gap[]> {
  const found: Gap[] = [];
  const until = performance.now() + longestTrying;
  try {
    for (const gap of gaps) {
      if (found.length === mostNowAnswered || performance.now() > until) break;
      const { question, filter } = asAskedAgain(gap, stateIn(gap, log));
      const answer = await questions.inTurn(() => engine.ask(question, filter));
      if (isAnsweredBy(file, answer)) found.push(gap);
    }
  } catch (err) {
    log.warn({ err }, 'could not see which gaps are answered now');
  }
  return found;
}

/** A gap's newest question as it was understood, with the options that it was asked with. */
function asAskedAgain(
  { question }: Gap,
  state: AnswerState | null,
): { readonly question: string; readonly filter: SourceFilter } {
  if (state === null) return { question, filter: {} };
  const { understoodAs, corrections, filters } = state;
  const options = filters.filter(({ from }) => from === 'option');
  return {
    // A follow-up needs what it followed. A word that no article had may be in the new ones as it was written.
    question: corrections.length > 0 ? question : understoodAs,
    filter: Object.fromEntries(options.map(({ kind, value }) => [kind, value])),
  };
}

/** Whether every part of a question is answered, and one of the answers is from a file. */
function isAnsweredBy(file: string, { band, quotes, unanswered }: Answer): boolean {
  if (band !== 'answer' || unanswered.length > 0) return false;
  return quotes.some(
    (quote) =>
      quote.band === 'answer' &&
      (quote.article.file === file || quote.article.file.startsWith(`${file}#`)),
  );
}
