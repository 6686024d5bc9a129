import { describe, expect, it } from 'vitest';
import type { Answer, Quote } from '../../src/answer/answer.js';
import { topicAfter } from '../../src/answer/conversation.js';

function answered(question: string, ...articleIds: string[]): Answer {
  const quotes = articleIds.map((id) => ({ article: { id } }) as Quote);
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

const topic = { question: 'Who opened the tidal lock at Brennhaven?', articleIds: ['a'] };

describe('the topic of a conversation', () => {
  it('is the last question that stood on its own', () => {
    expect(topicAfter(answered(topic.question, 'a', 'b'), null)).toEqual(topic);
  });

  it('stays through follow-ups, and remembers what they quoted', () => {
    expect(topicAfter(answered('and when was that?', 'c'), topic)).toEqual({
      ...topic,
      articleIds: ['a', 'c'],
    });
  });

  it('changes with a question of another subject', () => {
    expect(topicAfter(answered('Who won the election in Portugal?', 'd'), topic)).toEqual({
      question: 'Who won the election in Portugal?',
      articleIds: ['d'],
    });
  });

  it('is not changed by thanks', () => {
    expect(topicAfter({ ...answered('thanks'), notAQuestion: 'thanks' }, topic)).toBe(topic);
  });
});
