import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Article } from '../../src/article/article.js';
import { vectorBytes, vectorOf } from '../../src/library/index/vectors.js';
import type { ModelIdentity } from '../../src/models/embedding/embedder.js';
import type { Span } from '../../src/text/span.js';

/** An article, cleaned, with the passages that it was cut into. */
export interface CutSource {
  readonly article: Article;
  /** The title as it stands in front of each passage. */
  readonly indexedTitle: string;
  readonly passages: readonly Span[];
}

/** A passage as every peer is given it; ids count from 0 through all articles. */
export interface PeerPassage {
  readonly id: number;
  /** Empty if the article has none. */
  readonly title: string;
  readonly text: string;
}

/** What is stored and searched. */
export interface Collection {
  readonly model: ModelIdentity;
  readonly sources: readonly CutSource[];
  /** Unit vectors of the passages, by id. */
  readonly vectors: readonly Float32Array[];
}

/** A question with its unit vector. */
export interface PeerQuestion {
  readonly text: string;
  readonly vector: Float32Array;
}

/** The passages of all articles, in order. */
export function passagesOf(sources: readonly CutSource[]): PeerPassage[] {
  let id = 0;
  return sources.flatMap(({ article, indexedTitle, passages }) =>
    passages.map(({ start, end }) => {
      const passage = { id, title: indexedTitle, text: article.body.slice(start, end) };
      id += 1;
      return passage;
    }),
  );
}

/** Leaves a collection in a folder, for the peers' processes to read. */
export function writeCollection(folder: string, collection: Collection): void {
  const { model, sources, vectors } = collection;
  writeFileSync(path.join(folder, 'model.json'), JSON.stringify(model));
  writeFileSync(
    path.join(folder, 'articles.jsonl'),
    sources.map((one) => `${JSON.stringify(one)}\n`).join(''),
  );
  writeVectors(path.join(folder, 'passages.f32'), vectors);
}

/** Reads what `writeCollection` left. */
export function readCollection(folder: string): Collection {
  const model = readModel(folder);
  const lines = readFileSync(path.join(folder, 'articles.jsonl'), 'utf8').split('\n');
  return {
    model,
    sources: lines.filter(Boolean).map((line) => JSON.parse(line) as CutSource),
    vectors: readVectors(path.join(folder, 'passages.f32'), model.dimension),
  };
}

/** Leaves questions beside a collection. */
export function writeQuestions(folder: string, questions: readonly PeerQuestion[]): void {
  const texts = questions.map((one) => one.text);
  writeFileSync(path.join(folder, 'questions.json'), JSON.stringify(texts));
  writeVectors(
    path.join(folder, 'questions.f32'),
    questions.map((one) => one.vector),
  );
}

/** Reads what `writeQuestions` left. */
export function readQuestions(folder: string): PeerQuestion[] {
  const texts = JSON.parse(readFileSync(path.join(folder, 'questions.json'), 'utf8')) as string[];
  const vectors = readVectors(path.join(folder, 'questions.f32'), readModel(folder).dimension);
  return vectors.map((vector, at) => ({ text: texts[at] ?? '', vector }));
}

function readModel(folder: string): ModelIdentity {
  return JSON.parse(readFileSync(path.join(folder, 'model.json'), 'utf8')) as ModelIdentity;
}

function writeVectors(file: string, vectors: readonly Float32Array[]): void {
  writeFileSync(file, Buffer.concat(vectors.map(vectorBytes)));
}

function readVectors(file: string, dimension: number): Float32Array[] {
  const bytes = readFileSync(file);
  const size = dimension * Float32Array.BYTES_PER_ELEMENT;
  return Array.from({ length: bytes.length / size }, (_, at) =>
    vectorOf(bytes.subarray(at * size, (at + 1) * size)),
  );
}
