import type { Library, SourceFilter } from '../../library/library.js';
import type { Answer, AppliedFilter, Topic } from '../answer.js';
import type { Understood } from '../query.js';

/** What is searched for, and among whose articles. */
export interface Sought extends Omit<Understood, 'corrections' | 'hints'> {
  /** The author, as the question names them; `null` for all articles. */
  readonly author: string | null;
}

/** A question with what it takes to answer it. */
export interface Asking {
  readonly question: string;
  /** How it is searched for in the articles' texts. */
  readonly ordinary: Sought;
  readonly filter: SourceFilter;
  /** The most quotes. */
  readonly limit: number;
  /** What the conversation was about before it. */
  readonly topic: Topic | null;
  /** What "last March" is counted from. */
  readonly today: Date;
  readonly library: Pick<Library, 'article' | 'passages' | 'headlines' | 'alsoIn' | 'publishers'>;
  /** Searches and answers. */
  readonly find: (sought: Sought) => Promise<Answer>;
}

/** The filters among some options, as an answer names them. */
export function filtersOf(
  { source, author, after, before }: SourceFilter,
  from: AppliedFilter['from'] = 'option',
): AppliedFilter[] {
  return Object.entries({ source, author, after, before }).flatMap(([kind, value]) =>
    value === undefined
      ? []
      : [{ kind: kind as keyof SourceFilter, value, from, effect: 'filter' as const }],
  );
}
