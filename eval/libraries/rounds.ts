import path from 'node:path';
import { z } from 'zod';
import { Failure } from '../../src/failure.js';
import { openLibrary } from '../../src/library/open.js';
import type { Embedder } from '../../src/models/embedding/embedder.js';
import { heldOutArticles } from '../held-out.js';
import { indexArticles, indexSet } from '../index-set.js';
import { parseLines } from '../json-lines.js';
import { articleLines, type EvalSet, type SetQuestion } from '../sets.js';
import { alikenessOf } from './alike.js';
import { groupsOf, isLargeEnough, type LibrarySize } from './groups.js';
import { remembering } from './remembering.js';

/** Questions that are asked of one library. */
export interface Round {
  /** The folder of the library's index. */
  readonly folder: string;
  readonly questions: readonly SetQuestion[];
}

/** What the rounds over small libraries are made for. */
export interface RoundOptions {
  readonly size: Exclude<LibrarySize, 'whole'>;
  /** At most this many questions, those of all rounds together. */
  readonly most: number;
  /** Ask each round's questions of a similar library that answers none of them. */
  readonly without: boolean;
  /** Make libraries only of articles that no training has seen. */
  readonly heldOut: boolean;
  /** Folder that indexes and vectors are kept in. */
  readonly cache: string;
}

const article = z.looseObject({ id: z.string(), title: z.string().nullish(), text: z.string() });

/** Ids of the articles that small libraries of a set are made of, with their lines and texts. */
type Articles = ReadonlyMap<string, z.infer<typeof article>>;

/**
 * Makes small libraries out of a set's articles, each a real index, and says which questions are
 * asked of each. No passage is embedded twice, whatever libraries it is in.
 *
 * @throws Failure `invalid-setting` if the set has too few articles for libraries of that size
 */
export async function smallRounds(
  set: EvalSet,
  questions: readonly SetQuestion[],
  embedder: Embedder,
  options: RoundOptions,
): Promise<Round[]> {
  const { size, most, without, heldOut, cache } = options;
  const articles = articlesOf(set, heldOut);
  if (!isLargeEnough(size, articles.size)) {
    throw new Failure(
      'settings',
      'invalid-setting',
      `${set.name} has ${articles.size} articles, too few for libraries of size ${size}`,
      { remedy: 'ask it with --size whole' },
    );
  }
  const whole = await indexSet(set, embedder, cache);
  const groups = groupsOf(questions, {
    size,
    most,
    articles: [...articles.keys()],
    alikeness: alikenessOf(new Map([...articles].map(([id, row]) => [id, textOf(row)]))),
    copiesOf: await copiesIn(whole, questions, embedder),
  });
  const remembered = await remembering(embedder, cache, whole);
  try {
    const rounds: Round[] = [];
    for (const group of groups) {
      const ids = without ? group.without : group.articles;
      const lines = ids.map((id) => `${JSON.stringify(articles.get(id))}\n`).join('');
      const name = path.join('small', `${set.name}-${size}`);
      const folder = await indexArticles(name, lines, remembered, cache);
      const asked = group.questions.filter((one) => one.answerable || !without);
      rounds.push({ folder, questions: asked });
    }
    return rounds;
  } finally {
    await remembered.close();
  }
}

/** Whether a set has enough articles for libraries of a size. */
export function hasSize(set: EvalSet, size: LibrarySize, heldOut: boolean): boolean {
  return size === 'whole' || isLargeEnough(size, articlesOf(set, heldOut).size);
}

function articlesOf(set: EvalSet, heldOut: boolean): Articles {
  const held = heldOut ? heldOutArticles(set) : null;
  const rows = parseLines(articleLines(set), `${set.name}: articles`, article);
  return new Map(
    rows.flatMap(({ row }) => (held === null || held.has(row.id) ? [[row.id, row] as const] : [])),
  );
}

function textOf({ title, text }: z.infer<typeof article>): string {
  return `${title ?? ''}\n${text}`;
}

/** Which articles say nearly the same as one that answers, as the whole library knows it. */
async function copiesIn(
  whole: string,
  questions: readonly SetQuestion[],
  embedder: Embedder,
): Promise<(id: string) => readonly string[]> {
  const library = await openLibrary(whole, embedder.model);
  try {
    const copies = new Map<string, readonly string[]>();
    for (const id of new Set(questions.flatMap((one) => one.article_ids))) {
      copies.set(
        id,
        (await library.alsoIn(id)).map((one) => one.id),
      );
    }
    return (id) => copies.get(id) ?? [];
  } finally {
    await library.close();
  }
}
