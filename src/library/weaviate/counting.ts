import type { Page, PageRequest } from '../library.js';
import type { Gap, Stats } from '../records.js';
import type { AnswerProperties, VoteProperties } from './record-collections.js';

/** Answers with the votes on them, as moderators' counts are made of them. */
export interface Counted {
  readonly answers: readonly AnswerProperties[];
  readonly votes: readonly VoteProperties[];
}

interface Open {
  readonly answer: AnswerProperties;
  readonly votes: readonly VoteProperties[];
}

/** The gaps among some answers, as `Records.gaps` tells them; `isGap` of `record-schema.ts` says which. */
export function gapsOf({ answers, votes }: Counted, { offset, limit }: PageRequest): Page<Gap> {
  const given = byKey(votes, (vote) => vote.answerId);
  const open = answers
    .map((answer): Open => ({ answer, votes: given.get(answer.answerId) ?? [] }))
    .filter(isOpen);
  const groups = [...byKey(open, ({ answer }) => answer.words)].map(([words, members]) => ({
    words,
    gap: gapOf(members),
  }));
  groups.sort(
    (a, b) =>
      b.gap.times - a.gap.times ||
      order(b.gap.lastAskedAt, a.gap.lastAskedAt) ||
      order(a.words, b.words),
  );
  return {
    items: groups.slice(offset, offset + limit).map(({ gap }) => gap),
    total: groups.length,
  };
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
    question: newest.question,
    times: members.length,
    refused: count(({ answer }) => answer.outcome === 'refused'),
    closest: count(({ answer }) => answer.outcome === 'closest'),
    votedDown: count(({ votes }) => votes.some((vote) => !vote.helpful)),
    reasons,
    lastAskedAt: new Date(newest.at).toISOString(),
  };
}

/** What is counted of some answers, as `Records.stats` tells it. */
export function statsOf({ answers, votes }: Counted): Stats {
  const asked = answers.filter(({ outcome }) => outcome !== 'small-talk' && outcome !== 'shared');
  const ids = new Set(asked.map((one) => one.answerId));
  const given = votes.filter((vote) => ids.has(vote.answerId));
  const met = (how: AnswerProperties['outcome']): number =>
    asked.filter(({ outcome }) => outcome === how).length;
  const helpful = given.filter((vote) => vote.helpful).length;
  return {
    questions: asked.length,
    members: new Set(asked.map((one) => one.userId)).size,
    answer: met('answer'),
    closest: met('closest'),
    refused: met('refused'),
    helpful,
    notHelpful: given.length - helpful,
  };
}

function byKey<T>(values: readonly T[], keyOf: (value: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const value of values) {
    const group = groups.get(keyOf(value));
    if (group === undefined) groups.set(keyOf(value), [value]);
    else group.push(value);
  }
  return groups;
}

function order(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
