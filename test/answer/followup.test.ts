import { describe, expect, it } from 'vitest';
import { understand } from '../../src/answer/followup.js';

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
  ])('is read with the question before: %s', (question) => {
    expect(understand(question, topic)).toEqual({
      text: `${topic.question} ${question}`,
      continues: true,
    });
  });

  it.each([
    'When did the finance minister present the budget for the railways?',
    'Who won the election in Portugal?',
    'But who is Bjarne Holm?',
    'Is there a volcano?',
    'Who is the mayor that announced trams?',
    'Who is the president that resigned?',
    'so who won the race in Kernow?',
    'How many people were there at the concert in the park?',
    'And which countries signed the fishing treaty with Norway last spring?',
  ])('stands on its own: %s', (question) => {
    expect(understand(question, topic)).toEqual({ text: question, continues: false });
  });

  it('has nothing to lean on at the start', () => {
    expect(understand('and when was that?', null)).toEqual({
      text: 'and when was that?',
      continues: false,
    });
  });
});
