import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { indexSet } from '../../eval/index-set.js';
import { parseLines } from '../../eval/json-lines.js';
import {
  seedArticlesFolder,
  seedQuestion,
  seedsArePresent,
  seedsFolder,
} from '../../eval/seeds.js';
import { type EvalSet, findSet, isPresent, questionsOf } from '../../eval/sets.js';
import type { Library } from '../../src/library/library.js';
import { openLibrary } from '../../src/library/open.js';
import { smallEmbedder } from '../library/small-embedder.js';

const file = path.join(seedsFolder, 'questions.jsonl');
const written = readFileSync(file, 'utf8');
const questions = parseLines(written, file, seedQuestion).map(({ row }) => row);
const answerable = questions.filter((one) => one.answerable);
const unanswerable = questions.filter((one) => !one.answerable);

/** A question that shares more words in a row with its evidence tests copying, not understanding. */
const mostWordsShared = 4;

function wordsOf(text: string): string[] {
  return text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
}

/** Whether any run of so many words of one text stands in the other. */
function sharesRun(one: string, other: string, length: number): boolean {
  const words = wordsOf(one);
  const text = ` ${wordsOf(other).join(' ')} `;
  return words.some((_, start) => {
    const run = words.slice(start, start + length);
    return run.length === length && text.includes(` ${run.join(' ')} `);
  });
}

describe('the questions over the seeds', () => {
  it('are enough, a third of them without an answer, two thirds of these on the subject', () => {
    expect(new Set(questions.map((one) => one.id)).size).toBe(questions.length);
    expect(new Set(questions.map((one) => one.question)).size).toBe(questions.length);
    expect(answerable.length).toBeGreaterThanOrEqual(60);
    expect(unanswerable.length).toBeGreaterThanOrEqual(30);
    const near = unanswerable.filter((one) => one.kind === 'near');
    expect(near.length / unanswerable.length).toBeGreaterThan(0.6);
    expect(near.length / unanswerable.length).toBeLessThan(0.75);
  });

  it('are typed as members type', () => {
    const formed = (form: string) => questions.filter((one) => one.form === form);
    expect(formed('full').length).toBeLessThan(questions.length / 2);
    for (const one of formed('full')) expect(one.question).toMatch(/^[A-Z].*\?$/);
    for (const form of ['bare', 'words', 'typo']) {
      expect(formed(form).length, form).toBeGreaterThan(5);
      for (const one of formed(form)) {
        expect(one.question).not.toContain('?');
        expect(one.question).toBe(one.question.toLowerCase());
      }
    }
  });

  it('have evidence exactly if they have an answer', () => {
    for (const one of questions) {
      expect(one.evidence.length > 0, one.id).toBe(one.answerable);
      expect(one.kind === 'near' || one.kind === 'elsewhere', one.id).toBe(!one.answerable);
    }
  });
});

describe.skipIf(!seedsArePresent())('the questions over ../shared/seeds', () => {
  const cache = mkdtempSync(path.join(tmpdir(), 'pullquote-seeds-'));
  let set: EvalSet;
  let library: Library;

  beforeAll(async () => {
    set = findSet('seeds');
    const embedder = smallEmbedder();
    library = await openLibrary(await indexSet(set, embedder, cache), embedder.model);
  });

  afterAll(async () => {
    await library?.close();
    rmSync(cache, { recursive: true, force: true });
  });

  it('have their evidence word for word in the library that they are asked of', async () => {
    expect(isPresent('seeds')).toBe(true);
    const articles = await library.articles();
    expect(articles).toHaveLength(4);
    const bodies = new Map<string, string>();
    for (const { id } of articles) bodies.set(id, (await library.article(id))?.body ?? '');
    for (const one of questionsOf(set)) {
      for (const evidence of one.evidence) {
        const holding = one.article_ids.filter((id) => bodies.get(id)?.includes(evidence));
        expect(holding.length, `${one.id}: ${evidence}`).toBeGreaterThan(0);
        expect(evidence, one.id).toMatch(/^["“‘A-Z\d].*[.”"’)]$/s);
        expect(sharesRun(one.question, evidence, mostWordsShared + 1), one.id).toBe(false);
      }
    }
  });

  it('have short answers that stand in their evidence, unless it is yes or no', () => {
    for (const { id, answers, evidence } of questionsOf(set)) {
      for (const answer of answers.filter((text) => !/^(?:yes|no)$/.test(text))) {
        expect(evidence.join('\n'), id).toContain(answer);
        expect(wordsOf(answer).length, id).toBeLessThanOrEqual(3);
      }
    }
  });

  it('say nothing in the words of the articles, whose text stays outside', () => {
    const texts = readdirSync(seedArticlesFolder).map((name) =>
      readFileSync(path.join(seedArticlesFolder, name), 'utf8'),
    );
    const ours = questions.flatMap((one) => [one.question, ...one.answers]);
    const readme = readFileSync(path.join(seedsFolder, 'README.md'), 'utf8');
    for (const text of texts) {
      for (const line of [...ours, readme]) {
        expect(sharesRun(line, text, mostWordsShared + 2), line).toBe(false);
      }
    }
  });
});
