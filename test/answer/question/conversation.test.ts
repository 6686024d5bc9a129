import { describe, expect, it } from 'vitest';
import type { Answer, Quote, Topic } from '../../../src/answer/answer.js';
import { topicAfter } from '../../../src/answer/question/conversation.js';

function answered(question: string, ...articleIds: string[]): Answer {
  const highlight = { start: 10, end: 30, text: 'a sentence that says' };
  const quotes = articleIds.map((id) => ({ article: { id }, start: 100, highlight }) as Quote);
  return {
    question,
    understoodAs: question,
    notAQuestion: null,
    answered: true,
    band: 'answer',
    confidence: 0.9,
    evidence: null,
    doubts: [],
    quotes,
    nearest: [],
    filters: [],
    passagesRead: 0,
    elapsedMs: 1,
  };
}

/** What `answered` marks in an article, as offsets into its body. */
const markedIn = (articleId: string) => ({ articleId, start: 110, end: 130 });

const topic = {
  question: 'Who opened the tidal lock at Brennhaven?',
  articleIds: ['a'],
  marked: [markedIn('a')],
};

describe('the topic of a conversation', () => {
  it('is the last question that stood on its own', () => {
    expect(topicAfter(answered(topic.question, 'a', 'b'), null)).toEqual(topic);
  });

  it('stays through follow-ups, and remembers what they quoted and marked', () => {
    expect(topicAfter(answered('and when was that?', 'c'), topic)).toEqual({
      ...topic,
      articleIds: ['a', 'c'],
      marked: [markedIn('a'), markedIn('c')],
    });
  });

  it('may come from an older version, which did not remember what was marked', () => {
    const { question, articleIds } = topic;
    expect(topicAfter(answered('why?', 'c'), { question, articleIds })?.marked).toEqual([
      markedIn('c'),
    ]);
  });

  it('remembers no more than the last few marked parts', () => {
    let now: Topic | null = topic;
    for (let i = 0; i < 20; i += 1) now = topicAfter(answered('and why?', `a${i}`), now);
    expect(now?.marked).toHaveLength(8);
    expect(now?.marked?.at(-1)).toEqual(markedIn('a19'));
  });

  it('changes with a question of another subject', () => {
    expect(topicAfter(answered('Who won the election in Portugal?', 'd'), topic)).toEqual({
      question: 'Who won the election in Portugal?',
      articleIds: ['d'],
      marked: [markedIn('d')],
    });
  });

  it('is not changed by thanks', () => {
    expect(topicAfter({ ...answered('thanks'), notAQuestion: 'thanks' }, topic)).toBe(topic);
  });
});
