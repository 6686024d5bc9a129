import { between, type Draw, seeded, shuffled } from '../seeded.js';
import type { SetQuestion } from '../sets.js';
import type { Alikeness } from './alike.js';

/** How large the libraries are that questions are asked of: 4 to 10 articles, 50, or the whole set. */
export const librarySizes = ['small', 'fifty', 'whole'] as const;
export type LibrarySize = (typeof librarySizes)[number];

/** A small library, by its articles' ids, with the questions that are asked of it. */
export interface Group {
  readonly articles: readonly string[];
  readonly questions: readonly SetQuestion[];
  /** A similar library of the same size that answers none of them. */
  readonly without: readonly string[];
}

/** What groups are drawn from. */
export interface Drawing {
  readonly size: Exclude<LibrarySize, 'whole'>;
  /** At most this many questions, those of all groups together. */
  readonly most: number;
  /** Ids of the articles that libraries are made of. */
  readonly articles: readonly string[];
  readonly alikeness: Alikeness;
  /** Articles that say nearly the same as one, and so would answer in its place. */
  readonly copiesOf: (id: string) => readonly string[];
}

const shapes = {
  small: { from: 4, to: 10, questions: 8 },
  fifty: { from: 50, to: 50, questions: 40 },
} as const;

/** Questions on one article, so that no group is about a single one. */
const perArticle = 3;

/** How much of a library may answer its questions; the rest is there to be mistaken for an answer. */
const answeringShare = 0.6;

/** Whether there are enough articles for libraries of a size and for others like them. */
export function isLargeEnough(size: LibrarySize, articles: number): boolean {
  return size === 'whole' || articles >= 1.5 * shapes[size].to;
}

/**
 * Draws small libraries and the questions that each of them answers, always the same ones. In one
 * half of the libraries the articles are as alike as the set has them, as in a channel on one subject;
 * in the other half they are drawn at random. Questions without an answer are asked along with them: at
 * most one to two answerable ones.
 */
export function groupsOf(questions: readonly SetQuestion[], drawing: Drawing): Group[] {
  const { size, most, articles } = drawing;
  const draw = seeded(`groups ${size}`);
  const known = new Set(articles);
  const isAbout = (one: SetQuestion): boolean => one.article_ids.every((id) => known.has(id));
  const askable = questions.filter(isAbout);
  let answerable = shuffled(
    draw,
    askable.filter((one) => one.answerable && one.article_ids.length > 0),
  );
  let unanswerable = shuffled(
    draw,
    askable.filter((one) => !one.answerable),
  );
  const groups: Group[] = [];
  for (let left = most; left > 0 && answerable.length > 0; ) {
    const group = nextGroup(answerable, unanswerable, drawing, draw, left);
    const taken = new Set(group.questions);
    answerable = answerable.filter((one) => !taken.has(one));
    unanswerable = unanswerable.filter((one) => !taken.has(one));
    left -= group.questions.length;
    groups.push(group);
  }
  return groups;
}

function nextGroup(
  answerable: readonly SetQuestion[],
  unanswerable: readonly SetQuestion[],
  { size, articles, alikeness, copiesOf }: Drawing,
  draw: Draw,
  left: number,
): Group {
  const shape = shapes[size];
  const about = answerable[0]?.article_ids[0] ?? '';
  const order = draw() < 0.5 ? byAlikeness(articles, about, alikeness) : shuffled(draw, articles);
  const place = new Map(order.map((id, at) => [id, at]));
  const nearest = ({ article_ids }: SetQuestion): number =>
    Math.max(...article_ids.map((id) => place.get(id) ?? order.length));
  const [first, ...others] = answerable;
  const sorted = first ? [first, ...others.sort((a, b) => nearest(a) - nearest(b))] : [];
  const target = Math.max(between(draw, shape.from, shape.to), first?.article_ids.length ?? 0);
  const room = unanswerable.length === 0 ? left : Math.ceil((left * 2) / 3);
  const most = Math.min(shape.questions, room);
  const asked = fitting(sorted, most, Math.ceil(answeringShare * target));
  const answering = new Set(asked.flatMap((one) => one.article_ids));
  const library = [...answering, ...order.filter((id) => !answering.has(id))].slice(0, target);
  const held = new Set(library);
  const also = unanswerable
    .filter((one) => one.article_ids.every((id) => held.has(id)))
    .sort((a, b) => Math.sign(b.article_ids.length) - Math.sign(a.article_ids.length))
    .slice(0, Math.min(Math.floor(asked.length / 2), left - asked.length));
  const telling = new Set([...answering, ...[...answering].flatMap(copiesOf)]);
  return {
    articles: library,
    questions: [...asked, ...also],
    without: order.filter((id) => !telling.has(id)).slice(0, target),
  };
}

/** The first questions whose articles fit into this many; the very first always fits. */
function fitting(
  questions: readonly SetQuestion[],
  most: number,
  mostArticles: number,
): SetQuestion[] {
  const asked: SetQuestion[] = [];
  const counts = new Map<string, number>();
  for (const one of questions) {
    if (asked.length >= most) break;
    const fresh = one.article_ids.filter((id) => !counts.has(id)).length;
    const isFull = one.article_ids.some((id) => (counts.get(id) ?? 0) >= perArticle);
    if (asked.length > 0 && (isFull || counts.size + fresh > mostArticles)) continue;
    asked.push(one);
    for (const id of one.article_ids) counts.set(id, (counts.get(id) ?? 0) + 1);
  }
  return asked;
}

function byAlikeness(articles: readonly string[], about: string, alikeness: Alikeness): string[] {
  return articles
    .map((id) => ({ id, alike: alikeness(about, id) }))
    .sort((a, b) => b.alike - a.alike || (a.id < b.id ? -1 : 1))
    .map(({ id }) => id);
}
