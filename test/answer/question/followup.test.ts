import { describe, expect, it } from 'vitest';
import type { Quote, Topic } from '../../../src/answer/answer.js';
import { topicAfter, understand } from '../../../src/answer/question/followup.js';

const topic = { question: 'Who opened the tidal lock at Brennhaven?', articleIds: ['a'] };

describe('follow-ups', () => {
  it.each([
    'and when was that?',
    'why?',
    'what about the ferry?',
    'how much did it cost?',
    'who was she?',
    'tell me more',
    'what about Norway?',
    'and who protested?',
    'was she happy about it?',
    'what happened after that?',
    'Where was that?',
    'and Norway?',
    'and for children?',
    'ok, how many?',
    'so when?',
  ])('is read with the question before: %s', (question) => {
    const { asked, text, continues } = understand(question, topic);
    expect(continues).toBe(topic);
    expect(text).toBe(`${topic.question} ${asked}`);
    expect(question).toContain(asked);
  });

  it.each([
    'When did the finance minister present the budget for the railways?',
    'Who won the election in Portugal?',
    'But who is Bjarne Holm?',
    'Is there a volcano?',
    'Who is the mayor that announced trams?',
    'Who is the president that resigned?',
    'And did Bjarne Holm resign?',
    'How many people were there at the concert in the park?',
    'And which countries signed the fishing treaty with Norway last spring?',
  ])('stands on its own: %s', (question) => {
    expect(understand(question, topic)).toEqual({
      asked: question,
      text: question,
      continues: null,
    });
  });

  it('is told from small talk around it', () => {
    expect(understand('hey, so who won the race in Kernow? thanks!', topic)).toEqual({
      asked: 'who won the race in Kernow?',
      text: 'who won the race in Kernow?',
      continues: null,
    });
  });

  it('has nothing to lean on at the start', () => {
    expect(understand('and when was that?', null)).toEqual({
      asked: 'and when was that?',
      text: 'and when was that?',
      continues: null,
    });
  });
});

/** The topic after a question, of whose answer the first quote is of this article. */
function topicOf(question: string, articleId: string, topic: Topic | null): Topic {
  const highlight = { start: 10, end: 30, text: 'a sentence that says' };
  const article = { id: articleId } as Quote['article'];
  return topicAfter(understand(question, topic), { article, start: 100, highlight });
}

/** What `topicOf` highlights in an article, as offsets into its body. */
const markedIn = (articleId: string) => ({ articleId, start: 110, end: 130 });

describe('the topic of a conversation', () => {
  const marked = { ...topic, marked: [markedIn('a')] };

  it('is the last question that stood on its own', () => {
    expect(topicOf(topic.question, 'a', null)).toEqual(marked);
  });

  it('stays through follow-ups, and remembers what they quoted and highlighted', () => {
    expect(topicOf('and when was that?', 'c', marked)).toEqual({
      ...topic,
      articleIds: ['a', 'c'],
      marked: [markedIn('a'), markedIn('c')],
    });
  });

  it('stays as it is after a follow-up without a quote', () => {
    expect(topicAfter(understand('and when was that?', marked), undefined)).toEqual(marked);
  });

  it('may come from an older version, which did not remember what was highlighted', () => {
    expect(topicOf('why?', 'c', topic).marked).toEqual([markedIn('c')]);
  });

  it('remembers no more than the last few highlighted parts', () => {
    let now: Topic = marked;
    for (let i = 0; i < 20; i += 1) now = topicOf('and why?', `a${i}`, now);
    expect(now.marked).toHaveLength(8);
    expect(now.marked?.at(-1)).toEqual(markedIn('a19'));
  });

  it('changes with a question of another subject', () => {
    expect(topicOf('Who won the election in Portugal?', 'd', marked)).toEqual({
      question: 'Who won the election in Portugal?',
      articleIds: ['d'],
      marked: [markedIn('d')],
    });
  });
});
