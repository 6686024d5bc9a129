import { beforeAll, describe, expect, it } from 'vitest';
import { isHeldOut } from '../../eval/held-out.js';
import {
  articleLines,
  findSet,
  isPresent,
  questionsOf,
  type SetQuestion,
} from '../../eval/sets.js';

describe.skipIf(!isPresent('news'))('the questions over news in ../shared/corpus', () => {
  let questions: SetQuestion[];
  let texts: Map<string, string>;

  beforeAll(() => {
    const set = findSet('news');
    questions = questionsOf(set);
    texts = new Map(
      articleLines(set)
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line))
        .map(({ id, text }) => [id, text]),
    );
  });

  it('are half answered, half near misses, each asked of an article once', () => {
    const answered = questions.filter((one) => one.answerable);
    expect(answered.length / questions.length).toBeGreaterThan(0.45);
    expect(answered.length / questions.length).toBeLessThan(0.55);
    const keys = questions.map(({ article_ids, question }) => `${article_ids} ${question}`);
    expect(new Set(keys).size).toBe(questions.length);
  });

  it('have evidence that their article holds, if they have an answer', () => {
    for (const { answerable, article_ids, evidence, question } of questions) {
      expect(evidence.length, question).toBe(answerable ? 1 : 0);
      for (const one of evidence) expect(texts.get(article_ids[0] ?? '')).toContain(one);
    }
  });

  it('keep one article in ten, near misses included, from training', () => {
    const set = findSet('news');
    const held = questions.filter((one) => isHeldOut(set, one));
    expect(held.length).toBeGreaterThan(0.07 * questions.length);
    expect(held.length).toBeLessThan(0.13 * questions.length);
    expect(held.filter((one) => one.answerable).length).toBeGreaterThan(0.4 * held.length);
  });

  it('copy no sentence of their article', () => {
    for (const { article_ids, question } of questions) {
      const asked = question.replace(/\?$/, '');
      if (asked.split(' ').length < 6) continue;
      expect(texts.get(article_ids[0] ?? '')?.toLowerCase()).not.toContain(asked.toLowerCase());
    }
  });
});
