import { describe, expect, it } from 'vitest';
import { understand } from '../../../src/answer/question/followup.js';

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
    const { text, own, continues } = understand(question, topic);
    expect(continues).toBe(true);
    expect(text).toBe(`${topic.question} ${own}`);
    expect(question).toContain(own);
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
      text: question,
      own: question,
      continues: false,
    });
  });

  it('is told from small talk around it', () => {
    expect(understand('hey, so who won the race in Kernow? thanks!', topic)).toEqual({
      text: 'who won the race in Kernow?',
      own: 'who won the race in Kernow?',
      continues: false,
    });
  });

  it('has nothing to lean on at the start', () => {
    expect(understand('and when was that?', null)).toEqual({
      text: 'and when was that?',
      own: 'and when was that?',
      continues: false,
    });
  });
});
