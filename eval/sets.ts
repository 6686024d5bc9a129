import { createHash } from 'node:crypto';
import { existsSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { gunzipSync } from 'node:zlib';
import { z } from 'zod';
import { Failure } from '../src/failure.js';
import { parseLines, unreadable } from './json-lines.js';
import { corpusFolder, newsArticleLines, newsQuestionLines } from './news.js';
import { seedArticleLines, seedArticlesFolder, seedQuestionLines, seedsFolder } from './seeds.js';

/** Location of the development sets: beside the project, never in it. */
export const setsFolder = fileURLToPath(new URL('../../shared/eval', import.meta.url));

/** What a set may hold, each a file. */
const parts = ['articles', 'questions', 'qrels', 'pages'] as const;
type Part = (typeof parts)[number];

/** A set of our own questions over articles that are beside the project: what its files would hold. */
interface LookedUp {
  readonly folder: string;
  readonly articles: string;
  readonly parts: Readonly<Partial<Record<Part, () => string>>>;
}

const lookedUp: readonly LookedUp[] = [
  {
    folder: seedsFolder,
    articles: seedArticlesFolder,
    parts: { articles: seedArticleLines, questions: seedQuestionLines },
  },
  {
    folder: fileURLToPath(new URL('news', import.meta.url)),
    articles: corpusFolder,
    parts: { articles: newsArticleLines, questions: newsQuestionLines },
  },
];

/** Our own small set, which is always there. */
const ownFolder = fileURLToPath(new URL('own', import.meta.url));

export const question = z.object({
  id: z.string(),
  question: z.string(),
  answers: z.array(z.string()),
  /** Articles that answer; a question about several facts also names the article of each. */
  article_ids: z.array(z.string()),
  evidence_article_ids: z.array(z.string()).default([]),
  evidence: z.array(z.string()),
  answerable: z.boolean(),
  standalone: z.enum(['no', 'heuristic', 'human']).optional(),
});

const judgement = z.object({
  qid: z.string(),
  article_id: z.string(),
  relevance: z.number(),
});

const page = z.object({
  id: z.string(),
  url: z.string().nullable().default(null),
  html: z.string().optional(),
  /** The page with its tags stripped and nothing else removed. */
  text: z.string().optional(),
  expected_text: z.string(),
  expected_title: z.string().optional(),
  expected_date: z.string().optional(),
});

/** A question with what a right quote holds. */
export type SetQuestion = z.infer<typeof question>;

/** How relevant an article is to a question: 0 is not at all. */
export type Judgement = z.infer<typeof judgement>;

/** A saved page with the body that it should give. */
export type SetPage = z.infer<typeof page>;

/** The development sets with questions and evidence. */
export const setNames = ['newsqa', 'squad2', 'multihop'] as const;
export type SetName = (typeof setNames)[number];

/** What a set measures: quotes that hold evidence, the order of articles, or cleaning. */
export type SetKind = 'questions' | 'documents' | 'cleaning';

/** A folder of JSON lines, gzipped or not. */
export interface EvalSet {
  readonly name: string;
  readonly folder: string;
  readonly kind: SetKind;
}

/** Every set known by name, whether it is here or not. */
export const knownSets: readonly string[] = [
  'own',
  'seeds',
  'news',
  ...setNames,
  'time_ir',
  'cleaning',
];

/** Whether a set known by name is here. */
export function isPresent(name: string): boolean {
  const folder = folderOf(name);
  return existsSync(lookedUpIn(folder)?.articles ?? folder);
}

/**
 * Finds a set by its name or by the path of its folder.
 *
 * @throws Failure `not-found` that says what is missing and what to run instead
 */
export function findSet(nameOrPath: string): EvalSet {
  const folder = folderOf(nameOrPath);
  const name = path.basename(folder);
  const articlesFolder = lookedUpIn(folder)?.articles ?? folder;
  if (!existsSync(articlesFolder) || !statSync(articlesFolder).isDirectory()) {
    const known = knownSets.includes(nameOrPath);
    throw new Failure(
      'article',
      'not-found',
      known
        ? `the set ${nameOrPath} is not here: it would lie in ${articlesFolder}`
        : `there is no set ${nameOrPath}: neither a name (${knownSets.join(', ')}) nor a folder`,
      { remedy: 'npm run eval -- own, or npm run eval -- path/to/a/set' },
    );
  }
  const has = (part: Part): boolean => holds(folder, part);
  if (has('pages')) return { name, folder, kind: 'cleaning' };
  if (has('articles') && has('questions')) {
    return { name, folder, kind: has('qrels') ? 'documents' : 'questions' };
  }
  throw new Failure('article', 'not-found', `${folder} holds no set`, {
    remedy:
      'a set is a folder with articles.jsonl and questions.jsonl, or with pages.jsonl (each may be gzipped: .jsonl.gz); eval/README.md has the format',
  });
}

/** The articles of a set as JSON lines, as `ingest` reads them. */
export function articleLines(set: EvalSet | SetName): string {
  return unpacked(typeof set === 'string' ? findSet(set) : set, 'articles');
}

/**
 * The questions of a set that make sense without the article beside them. Of newsqa only those that
 * a person or a rule found standalone; a question that only repeats another's fact counts too.
 *
 * @throws Failure `unreadable-file` that names file and line of what is not in the format
 */
export function questionsOf(set: EvalSet | SetName): SetQuestion[] {
  return allQuestionsOf(set).filter((one) => one.standalone !== 'no');
}

/**
 * The questions of a set, those too that only make sense with the article beside them.
 *
 * @throws Failure `unreadable-file` that names file and line of what is not in the format
 */
export function allQuestionsOf(set: EvalSet | SetName): SetQuestion[] {
  return parsed(typeof set === 'string' ? findSet(set) : set, 'questions', question).map((one) => ({
    ...one,
    article_ids: [...new Set([...one.article_ids, ...one.evidence_article_ids])],
  }));
}

/** The judgements of a set of kind `documents`. */
export function judgementsOf(set: EvalSet): Judgement[] {
  return parsed(set, 'qrels', judgement);
}

/** The pages of a set of kind `cleaning`. */
export function pagesOf(set: EvalSet): SetPage[] {
  return parsed(set, 'pages', page);
}

/** Identifies what a set holds, gzipped or not: the first 16 hex digits of a sha-256. */
export function dataDigest(set: EvalSet): string {
  const hash = createHash('sha256');
  for (const part of parts) {
    if (holds(set.folder, part)) hash.update(`${part}\n`).update(unpacked(set, part));
  }
  return hash.digest('hex').slice(0, 16);
}

function folderOf(nameOrPath: string): string {
  if (nameOrPath === 'own') return ownFolder;
  const ours = lookedUp.find(({ folder }) => path.basename(folder) === nameOrPath);
  if (ours !== undefined) return ours.folder;
  const isName = knownSets.includes(nameOrPath);
  return isName ? path.join(setsFolder, nameOrPath) : path.resolve(nameOrPath);
}

function lookedUpIn(folder: string): LookedUp | undefined {
  return lookedUp.find((one) => one.folder === folder);
}

function holds(folder: string, part: Part): boolean {
  const ours = lookedUpIn(folder);
  return ours === undefined ? fileOf(folder, part) !== null : part in ours.parts;
}

function fileOf(folder: string, part: Part): string | null {
  const names = [`${part}.jsonl`, `${part}.jsonl.gz`];
  return names.map((name) => path.join(folder, name)).find((file) => existsSync(file)) ?? null;
}

function unpacked({ folder }: EvalSet, part: Part): string {
  const ours = lookedUpIn(folder);
  if (ours !== undefined) return ours.parts[part]?.() ?? '';
  const file = fileOf(folder, part);
  if (file === null) throw unreadable(`${folder} lacks ${part}.jsonl`);
  const bytes = readFileSync(file);
  try {
    return (file.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('utf8');
  } catch (cause) {
    throw unreadable(`${file} cannot be unpacked`, cause);
  }
}

function parsed<Row>(set: EvalSet, part: Part, shape: z.ZodType<Row>): Row[] {
  const file = fileOf(set.folder, part) ?? path.join(set.folder, `${part}.jsonl`);
  return parseLines(unpacked(set, part), file, shape).map(({ row }) => row);
}
