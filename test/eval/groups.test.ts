import { describe, expect, it } from 'vitest';
import { alikenessOf } from '../../eval/libraries/alike.js';
import { groupsOf, isLargeEnough } from '../../eval/libraries/groups.js';
import { questionOf } from './outcomes.js';

const subjects = ['harbour', 'election', 'comet', 'vaccine', 'strike', 'trial'];

/** 120 articles, 20 on each subject. */
const articles = Array.from({ length: 120 }, (_, at) => `${subjects[at % 6]}-${at}`);
const texts = new Map(
  articles.map((id, at) => [id, `${id.split('-')[0]} news of day ${at}, the ${id} report`]),
);
const alikeness = alikenessOf(texts);
const subjectOf = (id: string): string => id.split('-')[0] ?? '';

const answerable = articles.flatMap((id) =>
  [1, 2, 3, 4, 5].map((n) => questionOf({ id: `${id}?${n}`, article_ids: [id] })),
);
const own = articles.map((id) =>
  questionOf({ id: `${id}?none`, article_ids: [id], answerable: false }),
);
const copy = 'comet-2';
const drawing = {
  size: 'small',
  most: 160,
  articles,
  alikeness,
  copiesOf: (id: string) => (id === 'harbour-0' ? [copy] : []),
} as const;
const groups = groupsOf([...answerable, ...own], drawing);

describe('how alike articles are', () => {
  it('depends on the rare words that they share', () => {
    expect(alikeness('comet-2', 'comet-8')).toBeGreaterThan(alikeness('comet-2', 'trial-5'));
    expect(alikeness('comet-2', 'comet-2')).toBeCloseTo(1, 9);
    expect(alikeness('comet-2', 'unknown')).toBe(0);
  });
});

describe('small libraries', () => {
  it('hold 4 to 10 articles, and all that answer their questions', () => {
    for (const group of groups) {
      expect(group.articles.length).toBeGreaterThanOrEqual(4);
      expect(group.articles.length).toBeLessThanOrEqual(10);
      expect(new Set(group.articles).size).toBe(group.articles.length);
      for (const { article_ids } of group.questions) {
        expect(group.articles).toEqual(expect.arrayContaining(article_ids));
      }
    }
    expect(new Set(groups.map((one) => one.articles.length)).size).toBeGreaterThan(4);
  });

  it('are asked as many questions as wanted, none of them twice, a third without an answer', () => {
    const asked = groups.flatMap((one) => one.questions);
    expect(asked).toHaveLength(160);
    expect(new Set(asked.map((one) => one.id)).size).toBe(160);
    for (const { questions } of groups) {
      const open = questions.filter((one) => !one.answerable);
      expect(open.length).toBeLessThanOrEqual(questions.length / 3);
    }
    expect(asked.filter((one) => !one.answerable).length).toBeGreaterThan(30);
  });

  it('are asked some without an answer, however few are wanted', () => {
    const [group] = groupsOf([...answerable, ...own], { ...drawing, size: 'fifty', most: 30 });
    expect(group?.questions.map((one) => one.answerable)).toEqual([
      ...Array(20).fill(true),
      ...Array(10).fill(false),
    ]);
  });

  it('hold articles that answer nothing, too', () => {
    for (const { articles: library, questions } of groups) {
      const answering = new Set(
        questions.filter((one) => one.answerable).flatMap((one) => one.article_ids),
      );
      expect(answering.size).toBeLessThan(library.length);
    }
  });

  it('are on one subject in about one half of them', () => {
    const alike = groups.filter((one) => new Set(one.articles.map(subjectOf)).size === 1);
    expect(alike.length).toBeGreaterThan(groups.length / 4);
    expect(alike.length).toBeLessThan((groups.length * 3) / 4);
  });

  it('have others beside them, of the same size, without what answers and without its copies', () => {
    let ofTheCopied = 0;
    for (const { articles: library, questions, without } of groups) {
      expect(without).toHaveLength(library.length);
      const answering = questions.filter((one) => one.answerable).flatMap((one) => one.article_ids);
      for (const id of answering) expect(without).not.toContain(id);
      if (answering.includes('harbour-0')) {
        ofTheCopied += 1;
        expect(without).not.toContain(copy);
      }
    }
    const all = groupsOf(answerable, { ...drawing, most: Number.POSITIVE_INFINITY });
    expect(all.flatMap((one) => one.questions)).toHaveLength(answerable.length);
    expect(all.filter((one) => one.without.includes(copy)).length).toBeGreaterThan(ofTheCopied);
  });

  it('are drawn the same each time', () => {
    expect(groupsOf([...answerable, ...own], drawing)).toEqual(groups);
  });

  it('make room for a question that rests on several articles', () => {
    const ids = ['harbour-0', 'election-1', 'comet-2', 'vaccine-3', 'strike-4'];
    const [group] = groupsOf([questionOf({ article_ids: ids })], drawing);
    expect(group?.articles).toEqual(expect.arrayContaining(ids));
  });

  it('ask questions about no article at all, if they have no answer', () => {
    const elsewhere = questionOf({ id: 'elsewhere', answerable: false });
    const about = questionOf({ id: 'other', article_ids: ['not here'] });
    const [group] = groupsOf([...answerable.slice(0, 10), elsewhere, about], drawing);
    const ids = group?.questions.map((one) => one.id);
    expect(ids).toContain('elsewhere');
    expect(ids).not.toContain('other');
  });
});

describe('libraries of fifty', () => {
  it('hold fifty articles', () => {
    const fifty = groupsOf(answerable, { ...drawing, size: 'fifty' });
    expect(fifty.map((one) => one.articles.length)).toEqual(fifty.map(() => 50));
    expect(fifty.map((one) => one.questions.length)).toEqual([40, 40, 40, 40]);
  });

  it('need a set that has more than these', () => {
    expect(isLargeEnough('fifty', 60)).toBe(false);
    expect(isLargeEnough('fifty', 80)).toBe(true);
    expect(isLargeEnough('whole', 4)).toBe(true);
  });
});
