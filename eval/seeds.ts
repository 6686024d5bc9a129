/**
 * The set `seeds`: our own questions over the four articles in ../shared/seeds. Their text must not
 * enter the project, so the questions name their evidence by place, and it is looked up here.
 */
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { cleanArticle } from '../src/article/clean/clean.js';
import { parseLines, unreadable } from './json-lines.js';
import type { SetQuestion } from './sets.js';

/** Where the questions are kept. */
export const seedsFolder = fileURLToPath(new URL('seeds', import.meta.url));

/** Location of the articles: beside the project, never in it. */
export const seedArticlesFolder = fileURLToPath(new URL('../../shared/seeds', import.meta.url));

/** A slice of an article's file, in UTF-16 code units, and the first 16 hex digits of its sha-256. */
const place = z.strictObject({
  file: z.string(),
  start: z.number().int().nonnegative(),
  end: z.number().int().positive(),
  sha256: z.string().regex(/^[0-9a-f]{16}$/),
});

export const seedQuestion = z.strictObject({
  id: z.string(),
  kind: z.enum(['fact', 'why', 'said', 'topic', 'near', 'elsewhere']),
  /** How it is typed: a full question, without a question mark, as key words, or with a typo. */
  form: z.enum(['full', 'bare', 'words', 'typo']),
  question: z.string(),
  answers: z.array(z.string()),
  /** Each of these places answers the question. */
  evidence: z.array(place),
  answerable: z.boolean(),
});

type Place = z.infer<typeof place>;

/** Whether the four articles are here. */
export function seedsArePresent(): boolean {
  return existsSync(seedArticlesFolder);
}

/** The four articles as JSON lines, as `ingest` reads them: each file's text just as it was scraped. */
export function seedArticleLines(): string {
  return articleFiles()
    .map((file) => `${JSON.stringify({ id: idOf(file), text: textOf(file) })}\n`)
    .join('');
}

/**
 * The questions as JSON lines in the format of every set, a line each, with the evidence looked up.
 *
 * @throws Failure `unreadable-file` if a place holds other text than it did, or text that cleaning drops
 */
export function seedQuestionLines(): string {
  const file = path.join(seedsFolder, 'questions.jsonl');
  const bodies = new Map(articleFiles().map((name) => [name, bodyOf(name)]));
  return parseLines(readFileSync(file, 'utf8'), file, seedQuestion)
    .map(({ row, where }) => {
      const { id, question, answers, answerable } = row;
      const resolved: SetQuestion = {
        id,
        question,
        answers,
        answerable,
        article_ids: [...new Set(row.evidence.map((one) => idOf(one.file)))],
        evidence_article_ids: [],
        evidence: row.evidence.map((one) => evidenceAt(one, bodies.get(one.file) ?? '', where)),
      };
      return `${JSON.stringify(resolved)}\n`;
    })
    .join('');
}

function evidenceAt({ file, start, end, sha256 }: Place, body: string, where: string): string {
  const place = `${file}, ${start} to ${end}`;
  if (body === '') throw unreadable(`${where}: there is no article ${file}`);
  const text = textOf(file).slice(start, end);
  if (createHash('sha256').update(text).digest('hex').slice(0, 16) !== sha256) {
    throw unreadable(`${where}: ${place} is not the text that the question was written for`);
  }
  if (!body.includes(text)) throw unreadable(`${where}: cleaning drops ${place}`);
  return text;
}

function articleFiles(): string[] {
  return readdirSync(seedArticlesFolder)
    .filter((file) => file.endsWith('.txt'))
    .sort();
}

function textOf(file: string): string {
  return readFileSync(path.join(seedArticlesFolder, file), 'utf8');
}

function bodyOf(file: string): string {
  return cleanArticle({
    locator: file,
    givenId: idOf(file),
    given: { title: null, publisher: null, date: null, author: null, url: null },
    content: { kind: 'text', text: textOf(file) },
  }).body;
}

function idOf(file: string): string {
  return path.basename(file, '.txt');
}
