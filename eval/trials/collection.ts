/**
 * What the trials of ranking work on: every passage of a development set with its vector, and every
 * question with evidence, with its vector and its hints. Read from the product's own index and
 * embedded by its own model once; kept under `.cache/trials`.
 */
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import Database from 'better-sqlite3';
import { type Hint, hintsIn } from '../../src/answer/question/hints.js';
import { openEmbedder } from '../../src/models/embedding/open.js';
import { questionsOf, type SetName } from '../sets.js';

export interface TrialPassage {
  readonly article: number;
  readonly ordinal: number;
  readonly text: string;
}

export interface TrialArticle {
  readonly id: string;
  readonly title: string;
  readonly publisher: string | null;
  readonly date: string | null;
}

export interface TrialQuestion {
  readonly id: string;
  readonly text: string;
  readonly hints: readonly Hint[];
  /** Numbers of the passages that hold evidence, from 0. */
  readonly right: readonly number[];
  readonly articleIds: readonly string[];
  readonly heldOut: boolean;
}

export interface Collection {
  readonly name: SetName;
  readonly articles: readonly TrialArticle[];
  readonly passages: readonly TrialPassage[];
  /** Vectors of the passages, one after the other. */
  readonly vectors: Float32Array;
  readonly questions: readonly TrialQuestion[];
  /** Vectors of the questions, one after the other. */
  readonly asked: Float32Array;
  readonly dimension: number;
}

const cache = path.join('.cache', 'trials');
const heldOut: Record<SetName, string[]> = JSON.parse(
  readFileSync(new URL('../../training/held-out.json', import.meta.url), 'utf8'),
);

/**
 * @param folder the index of the set
 * @param key distinguishes collections of one set: the model, the size of passages
 */
export async function collectionOf(
  name: SetName,
  folder: string,
  modelId: string,
  key: string,
): Promise<Collection> {
  const file = path.join(cache, `${name}-${key}.json`);
  const vectorFile = path.join(cache, `${name}-${key}.f32`);
  const { articles, passages, vectors, dimension } = readIndex(folder);
  if (!existsSync(file)) {
    mkdirSync(cache, { recursive: true });
    const { questions, asked } = await questionsWithVectors(
      name,
      modelId,
      articles,
      passages,
      dimension,
    );
    writeFileSync(vectorFile, new Uint8Array(asked.buffer));
    writeFileSync(file, JSON.stringify(questions));
  }
  const bytes = readFileSync(vectorFile);
  return {
    name,
    articles,
    passages,
    vectors,
    dimension,
    questions: JSON.parse(readFileSync(file, 'utf8')),
    asked: new Float32Array(new Uint8Array(bytes).buffer),
  };
}

function readIndex(
  folder: string,
): Pick<Collection, 'articles' | 'passages' | 'vectors' | 'dimension'> {
  const db = new Database(path.join(folder, 'pullquote.db'), { readonly: true });
  const numbers = new Map<number, number>();
  const bodies: string[] = [];
  const articles: TrialArticle[] = [];
  for (const row of db
    .prepare(
      'SELECT number, id, indexed_title, publisher, date, body FROM articles ORDER BY number',
    )
    .all() as {
    number: number;
    id: string;
    indexed_title: string;
    publisher: string | null;
    date: string | null;
    body: string;
  }[]) {
    numbers.set(row.number, articles.length);
    bodies.push(row.body);
    articles.push({
      id: row.id,
      title: row.indexed_title,
      publisher: row.publisher,
      date: row.date,
    });
  }
  const rows = db
    .prepare('SELECT article, ordinal, "start", "end", vector FROM passages ORDER BY row')
    .all() as { article: number; ordinal: number; start: number; end: number; vector: Buffer }[];
  db.close();
  const dimension = (rows[0]?.vector.length ?? 0) / 4;
  const vectors = new Float32Array(rows.length * dimension);
  const passages = rows.map((row, i) => {
    const article = numbers.get(row.article) ?? 0;
    vectors.set(new Float32Array(new Uint8Array(row.vector).buffer), i * dimension);
    return {
      article,
      ordinal: row.ordinal,
      text: (bodies[article] ?? '').slice(row.start, row.end),
    };
  });
  return { articles, passages, vectors, dimension };
}

async function questionsWithVectors(
  name: SetName,
  modelId: string,
  articles: readonly TrialArticle[],
  passages: readonly TrialPassage[],
  dimension: number,
): Promise<{ questions: TrialQuestion[]; asked: Float32Array }> {
  const embedder = await openEmbedder(
    { id: modelId },
    { modelsDir: 'models', cacheDir: '.cache', offline: true, workers: 1 },
  );
  const publishers = [
    ...new Set(articles.flatMap((one) => (one.publisher === null ? [] : [one.publisher]))),
  ];
  const held = new Set(heldOut[name]);
  const all = questionsOf(name).filter((one) => one.answerable);
  const asked = new Float32Array(all.length * dimension);
  const questions: TrialQuestion[] = [];
  for (const [i, one] of all.entries()) {
    const hints = await hintsIn(one.question, publishers, new Date('2024-01-15'));
    const published = hints.find((hint) => hint.kind === 'period' && hint.ofPublication !== null);
    const phrase = published?.kind === 'period' ? published.ofPublication : null;
    const { passage } = await embedder.embedQuery(
      phrase === null ? one.question : one.question.replace(phrase, ' '),
    );
    asked.set(passage, i * dimension);
    const evidence = one.evidence.map((text) => text.trim());
    questions.push({
      id: one.id,
      text: one.question,
      hints,
      right: passages.flatMap((passage, number) =>
        evidence.some((text) => passage.text.includes(text)) ? [number] : [],
      ),
      articleIds: one.article_ids,
      heldOut: one.article_ids.every((id) => held.has(id)),
    });
  }
  await embedder.close();
  return { questions, asked };
}

/** The index of a set made with a model, whatever its key. */
export function indexOf(name: SetName, modelId: string): string {
  const root = path.join('.cache', 'eval');
  for (const folder of readdirSync(root)) {
    const manifest = path.join(root, folder, 'manifest.json');
    if (
      folder.startsWith(`${name}-`) &&
      existsSync(path.join(root, folder, 'done')) &&
      readFileSync(manifest, 'utf8').includes(modelId)
    ) {
      return path.join(root, folder);
    }
  }
  throw new Error(`no index of ${name}: run npm run eval -- ${name}`);
}
