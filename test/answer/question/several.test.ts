import { describe, expect, it } from 'vitest';
import { questionsIn } from '../../../src/answer/question/several.js';

describe('a message has several questions', () => {
  it.each([
    [
      'Who is the mayor of Orrin and who is the mayor of Lowick?',
      ['Who is the mayor of Orrin', 'who is the mayor of Lowick?'],
    ],
    [
      'How much did the lock cost, and when will it open?',
      ['How much did the lock cost', 'when will it open?'],
    ],
    [
      'Why did the warden resign? And what share of the votes did his successor get?',
      ['Why did the warden resign?', 'And what share of the votes did his successor get?'],
    ],
    [
      'Is the mill open again? How many people work there?',
      ['Is the mill open again?', 'How many people work there?'],
    ],
  ])('%s', (message, questions) => {
    expect(questionsIn(message)).toEqual(questions);
  });

  it('of which three are taken', () => {
    const message = 'Who won the cup? Who lost the cup? Where was the cup? When was the cup?';
    expect(questionsIn(message)).toEqual([
      'Who won the cup?',
      'Who lost the cup?',
      'Where was the cup?',
    ]);
  });
});

describe('a message is one question', () => {
  it.each([
    'When and where was the treaty signed?',
    'Who won and what the score was?',
    'What did the mayor say and what the council?',
    'How many workers were injured when the mill and the silo burned?',
    'The mill burned. How many were injured?',
    'Really? How many were injured at the mill?',
    'what is the mayor of Orrin called and who',
    'crypto theft',
    'Who is the skipper who is accused of leaving the harbour without lights, and who has said that he was ill when the inspectors of the port came aboard?',
    '',
  ])('%s', (message) => {
    expect(questionsIn(message)).toEqual([message]);
  });
});
