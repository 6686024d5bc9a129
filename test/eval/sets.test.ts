import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { articleLines, dataDigest, findSet, pagesOf, questionsOf } from '../../eval/sets.js';
import { Failure } from '../../src/failure.js';

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'pullquote-set-'));
});

afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

const question = {
  id: 'q1',
  question: 'What did the lock cost?',
  answers: ['41 million'],
  article_ids: ['lock'],
  evidence: ['The lock cost 41 million crowns.'],
  answerable: true,
};

function put(name: string, ...rows: unknown[]): void {
  const lines = rows.map((row) => (typeof row === 'string' ? row : JSON.stringify(row)));
  const text = lines.map((line) => `${line}\n`).join('');
  writeFileSync(path.join(folder, name), name.endsWith('.gz') ? gzipSync(text) : text);
}

function failure(act: () => unknown): Failure {
  try {
    act();
  } catch (error) {
    if (error instanceof Failure) return error;
    throw error;
  }
  throw new Error('nothing failed');
}

describe('a set', () => {
  it('is any folder with articles and questions, gzipped or not', () => {
    put('articles.jsonl', { id: 'lock', title: 'Lock', text: 'The lock cost 41 million crowns.' });
    put('questions.jsonl.gz', question);
    const set = findSet(folder);
    expect(set).toMatchObject({ name: path.basename(folder), kind: 'questions' });
    expect(articleLines(set)).toContain('41 million');
    expect(questionsOf(set)).toMatchObject([{ id: 'q1', article_ids: ['lock'] }]);
  });

  it('with judgements is about the order of articles', () => {
    put('articles.jsonl');
    put('questions.jsonl');
    put('qrels.jsonl', { qid: 'q1', article_id: 'lock', relevance: 1 });
    expect(findSet(folder).kind).toBe('documents');
  });

  it('with pages is about cleaning', () => {
    put('pages.jsonl.gz', {
      id: 'p',
      url: 'https://news.example/p',
      html: '<p>x',
      expected_text: 'x',
    });
    const set = findSet(folder);
    expect(set.kind).toBe('cleaning');
    expect(pagesOf(set)).toMatchObject([{ id: 'p', html: '<p>x' }]);
  });

  it('has the same digest packed and unpacked, and another one with another question', () => {
    put('articles.jsonl');
    put('questions.jsonl', question);
    const plain = dataDigest(findSet(folder));
    rmSync(path.join(folder, 'questions.jsonl'));
    put('questions.jsonl.gz', question);
    expect(dataDigest(findSet(folder))).toBe(plain);
    put('questions.jsonl.gz', { ...question, answerable: false });
    expect(dataDigest(findSet(folder))).not.toBe(plain);
  });

  it('leaves out questions that need the article beside them', () => {
    put('articles.jsonl');
    put('questions.jsonl', { ...question, standalone: 'no' }, { ...question, id: 'q2' });
    expect(questionsOf(findSet(folder)).map((one) => one.id)).toEqual(['q2']);
  });
});

describe('a set that is missing or wrong', () => {
  it('is told from a mistyped name, with what to run instead', () => {
    const { kind, message, remedy } = failure(() => findSet('newqsa'));
    expect(kind).toBe('not-found');
    expect(message).toContain('there is no set newqsa: neither a name (own, seeds, news, newsqa');
    expect(remedy).toContain('npm run eval -- own');
  });

  it('says what a folder must hold', () => {
    put('articles.jsonl');
    const { message, remedy } = failure(() => findSet(folder));
    expect(message).toBe(`${folder} holds no set`);
    expect(remedy).toContain('articles.jsonl and questions.jsonl');
  });

  it('names file, line and field of a question that is not in the format', () => {
    put('articles.jsonl');
    put('questions.jsonl', question, '', { ...question, evidence: 'a text', id: 7 });
    const { kind, message } = failure(() => questionsOf(findSet(folder)));
    expect(kind).toBe('unreadable-file');
    expect(message).toContain(`${path.join(folder, 'questions.jsonl')}, line 3: id: `);
    expect(message).toContain('; evidence: ');
  });

  it('names file and line of what is no JSON', () => {
    put('articles.jsonl');
    put('questions.jsonl.gz', question, '{"id":');
    const { message } = failure(() => questionsOf(findSet(folder)));
    expect(message).toBe(`${path.join(folder, 'questions.jsonl.gz')}, line 2 is not JSON`);
  });

  it('says which file cannot be unpacked', () => {
    put('articles.jsonl');
    writeFileSync(path.join(folder, 'questions.jsonl.gz'), 'no gzip');
    const { message } = failure(() => questionsOf(findSet(folder)));
    expect(message).toBe(`${path.join(folder, 'questions.jsonl.gz')} cannot be unpacked`);
  });
});
