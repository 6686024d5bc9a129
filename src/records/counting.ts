import type { Page } from '../library/library.js';
import type { Gap, GapsRequest, Outcome, Stats } from './records.js';

/** The counted parts of an answer, with times in milliseconds since 1970. */
export interface CountedAnswer {
  readonly answerId: string;
  readonly at: number;
  /** When it was stored: of two asked at once the later counts as newer. */
  readonly keptAt: number;
  readonly userId: string;
  readonly channelId: string;
  readonly messageId?: string;
  readonly private: boolean;
  readonly outcome: Outcome;
  readonly question: string;
  /** The key that questions of the same gap share. */
  readonly words: string;
  /** Whether the gap that it belongs to was marked as done; unset: no. */
  readonly done?: boolean;
  readonly state: string;
}

/** The counted parts of a vote. */
export interface CountedVote {
  readonly answerId: string;
  readonly userId: string;
  readonly helpful: boolean;
  readonly reason?: string;
  readonly votedAt: number;
}

/** Answers with their votes, the input of moderators' counts. */
export interface Counted {
  readonly answers: readonly CountedAnswer[];
  readonly votes: readonly CountedVote[];
}

interface Open {
  readonly answer: CountedAnswer;
  readonly votes: readonly CountedVote[];
}

/** The gaps among some answers, for `Records.gaps`; `isGap` of `record-schema.ts` decides which. */
export function gapsOf(
  counted: Counted,
  { offset, limit, done, order: by }: GapsRequest,
): Page<Gap> {
  const groups = [...groupedBy(openIn(counted), ({ answer }) => answer.words)]
    .filter(([, members]) => members.every(({ answer }) => answer.done === true) === done)
    .map(([words, members]) => ({ words, gap: gapOf(members) }));
  groups.sort(
    (a, b) =>
      (by === 'newest' ? 0 : b.gap.times - a.gap.times) ||
      order(b.gap.lastAskedAt, a.gap.lastAskedAt) ||
      order(a.words, b.words),
  );
  return {
    items: groups.slice(offset, offset + limit).map(({ gap }) => gap),
    total: groups.length,
  };
}

/** Ids of a gap's answers, up to one of them if given. */
export function answersOfGap(counted: Counted, words: string, upTo: number): string[] {
  return openIn(counted)
    .filter(({ answer }) => answer.words === words && answer.at <= upTo)
    .map(({ answer }) => answer.answerId);
}

/** The answers that left a question open, done or not. */
function openIn({ answers, votes }: Counted): Open[] {
  const given = groupedBy(votes, (vote) => vote.answerId);
  return answers
    .map((answer): Open => ({ answer, votes: given.get(answer.answerId) ?? [] }))
    .filter(isOpen);
}

function isOpen({ answer: { outcome }, votes }: Open): boolean {
  if (outcome === 'small-talk') return false;
  return (
    outcome === 'refused' ||
    votes.some((vote) => !vote.helpful) ||
    (outcome === 'closest' && !votes.some((vote) => vote.helpful))
  );
}

function gapOf(members: readonly Open[]): Gap {
  const count = (which: (one: Open) => boolean): number => members.filter(which).length;
  const [newest] = members
    .map(({ answer }) => answer)
    .sort((a, b) => b.at - a.at || b.keptAt - a.keptAt);
  if (newest === undefined) throw new RangeError('a gap holds a question at least');
  const reasons = members
    .flatMap(({ votes }) => votes)
    .filter((vote) => !vote.helpful && vote.reason)
    .sort((a, b) => b.votedAt - a.votedAt)
    .map((vote) => vote.reason ?? '');
  return {
    answerId: newest.answerId,
    question: newest.question,
    times: members.length,
    refused: count(({ answer }) => answer.outcome === 'refused'),
    closest: count(({ answer }) => answer.outcome === 'closest'),
    votedDown: count(({ votes }) => votes.some((vote) => !vote.helpful)),
    reasons,
    lastAskedAt: new Date(newest.at).toISOString(),
    channelId: newest.channelId,
    messageId: newest.private ? null : (newest.messageId ?? null),
    state: newest.state,
  };
}

/** The counts of some answers, for `Records.stats`. */
export function statsOf({ answers, votes }: Counted): Stats {
  const asked = answers.filter(({ outcome }) => outcome !== 'small-talk' && outcome !== 'shared');
  const ids = new Set(asked.map((one) => one.answerId));
  const given = votes.filter((vote) => ids.has(vote.answerId));
  const met = (how: CountedAnswer['outcome']): number =>
    asked.filter(({ outcome }) => outcome === how).length;
  const helpful = given.filter((vote) => vote.helpful).length;
  return {
    questions: asked.length,
    members: new Set(asked.map((one) => one.userId)).size,
    answer: met('answer'),
    closest: met('closest') + met('overheard'),
    refused: met('refused'),
    helpful,
    notHelpful: given.length - helpful,
  };
}

function groupedBy<T>(values: Iterable<T>, keyOf: (value: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const value of values) {
    const group = groups.get(keyOf(value));
    if (group === undefined) groups.set(keyOf(value), [value]);
    else group.push(value);
  }
  return groups;
}

/** For sorting by code units, as SQLite does. */
function order(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
