import { describe, expect, it } from 'vitest';
import { contrasts } from '../../../src/answer/highlight/contrast.js';
import { onlyTellsEvent } from '../../../src/answer/highlight/events.js';
import { agreements } from '../../../src/answer/highlight/polarity.js';
import { scoreSentences } from '../../../src/answer/highlight/sentence.js';
import { measureHeld, measuresOther } from '../../../src/answer/question/kinds.js';
import { tokens } from '../../../src/text/words.js';
import { queryIn } from '../queries.js';

describe('what tells one of several alike things from another', () => {
  it.each([
    ['Which lake is the deepest?', ['The largest lake is Mere.', 'The deepest is Tarn.'], [-1, 1]],
    ['Who came second?', ['Ann won the race.', 'Bo was second.', 'Third was Cy.'], [-1, 1, -1]],
    [
      'Which is the second tallest tree?',
      ['The tallest is a fir.', 'Second is a spruce.'],
      [-1, 1],
    ],
    ['Which shops closed?', ['Two shops opened.', 'The bank closed.', 'It rained.'], [-1, 1, 0]],
  ])('%s', (question, sentences, held) => {
    expect(contrasts(question, sentences)).toEqual(held);
  });

  it.each([
    [
      'there is no contrast',
      'Which lake is the deepest?',
      ['The largest lake is Mere.', 'It rained.'],
    ],
    [
      'a word only looks like a superlative',
      'Who bought the forest?',
      ['The guest rests.', 'A forest burned.'],
    ],
    ['a word is part of a name', 'Who lives in Southern Street?', ['Northern Lights shone.']],
  ])('says nothing if %s', (_, question, sentences) => {
    expect(contrasts(question, sentences)).toEqual(sentences.map(() => 0));
  });
});

describe('what a question takes for granted or denies', () => {
  const holding = (question: string, ...sentences: string[]): number[] =>
    agreements(
      question,
      sentences.map((text) => ({ text, words: tokens(text) })),
      new Set(tokens(question).map(({ stem }) => stem)),
    );

  it('is denied by a sentence that the question agrees with', () => {
    const sentences = ['Ulm joins the pact.', 'Tarn does not join it.'] as const;
    expect(holding('Which villages do not join the pact?', ...sentences)).toEqual([0, 1]);
    const [so, not] = holding('Which villages join the pact?', ...sentences);
    expect(so).toBeGreaterThan(0);
    expect(not).toBe(-1);
  });

  it('is denied in other words too', () => {
    const [all, some] = holding(
      'Who did not sign?',
      'Most signed.',
      'Ames and Dow refused to sign.',
    );
    expect(some).toBeGreaterThan(all ?? 1);
  });

  it.each([
    'Did Ulm join the pact?',
    'Why did Ulm join the pact?',
  ])('is nothing in: %s', (question) => {
    expect(holding(question, 'Ulm did not join.', 'Tarn joined.')).toEqual([0, 0]);
  });

  it('takes "not" before a noun for no denial of it', () => {
    expect(holding('How many votes are needed?', 'Seats (not votes) count.')).toEqual([0]);
  });
});

describe('a sentence that only tells what happened', () => {
  const only = (text: string, asked: string): boolean => {
    const stems = new Set(tokens(asked).map(({ stem }) => stem));
    return onlyTellsEvent(text, tokens(text), ({ stem }) => stems.has(stem));
  };

  it.each([
    ['The zoo in Harrow has closed its aviary to visitors.', 'why has the zoo closed its aviary'],
    ['On Monday the council of Olm closed the pool in Mill Street.', 'why did Olm close the pool'],
    ['The crews will not strike after all.', 'why will the crews not strike'],
  ])('holds no reason: %s', (text, asked) => expect(only(text, asked)).toBe(true));

  it.each([
    ['The zoo closed its aviary because of bird flu.', 'why has the zoo closed its aviary'],
    ['He dismissed him for fear of betrayal.', 'why did he dismiss him'],
    ['The pool shut to save money.', 'why did the pool shut'],
    ['The union said no: the ship is too small.', 'why did the union say no'],
    [
      'The club left the league as its ground lacked seats, lights, drains and a proper fence.',
      'why did the club leave the league',
    ],
  ])('may hold one: %s', (text, asked) => expect(only(text, asked)).toBe(false));
});

describe('a measure', () => {
  it.each([
    ['how long is the tunnel?', 'It is 4.2 kilometres long.', true],
    ['how long is the tunnel?', 'It opens on 9 September.', false],
    ['how long did the strike last?', 'It lasted nine weeks.', true],
    ['how high is the tower?', 'It has 300 steps.', false],
    ['how old is she?', 'Ole is nine years old.', true],
    ['what is the price of a ticket?', 'A ticket is £4.', true],
    ['who is she?', 'She is 4 feet tall.', false],
  ])('goes with its units: %s %s', (question, text, held) => {
    expect(measureHeld(question, text)).toBe(held);
  });

  it.each([
    ['how tall is the bridge?', 'The crack is 14 centimetres long.', true],
    ['how wide is the crack?', 'The crack is 14 centimetres long.', true],
    ['how long is the crack?', 'The crack is 14 centimetres long.', false],
    ['how tall is she?', 'She is 30 years old.', true],
    ['how tall is the tower?', 'It is 90 metres high.', false],
    ['how tall is the tower?', 'It has 90 metres.', false],
    ['how many metres is the crack?', 'It is 14 metres long.', false],
    ['How long was the boy trapped?', 'A 12-year-old boy was trapped for six hours.', false],
    ['How high is the fine?', 'A 34-year-old man must pay 500 euros.', false],
    ['How long did it take?', 'They climbed the 300-metre-high cliff in four hours.', false],
  ])('may be of another dimension than is asked: %s %s', (question, text, other) => {
    expect(measuresOther(question, text, text)).toBe(other);
  });

  it('is of the one that is asked, if its passage says so', () => {
    const passage = 'The height of the bridge is the same. It is 14 metres long.';
    expect(measuresOther('how tall is the bridge?', 'It is 14 metres long.', passage)).toBe(false);
  });
});

describe('in a follow-up', () => {
  const text = 'A tyre change costs 80 euros. An inspection costs 210 euros. They open at nine.';
  const [first] = ['A tyre change costs 80 euros.'];
  const marked = [{ start: 0, end: first?.length ?? 0 }];
  const best = (own: string): string | undefined => {
    const continues = { question: 'How much is a tyre change?', articleIds: [] };
    const query = queryIn(`${continues.question} ${own}`, { forReader: own, continues });
    const scored = scoreSentences(text, null, query, marked);
    return [...scored].sort((a, b) => b.score - a.score)[0]?.text;
  };

  it('what was marked before is not marked again', () => {
    expect(best('what about an inspection?')).toBe('An inspection costs 210 euros.');
    expect(best('anything else?')).not.toBe(first);
  });

  it('what was marked before is marked again if it is named', () => {
    expect(best('and the tyre change again?')).toBe(first);
  });

  it('what was marked before gives way to a sentence that holds what is named as well', () => {
    const thefts =
      'Between 2020 and mid-2021 the thieves took 50 million crowns. In 2021 alone they struck seven times.';
    const question = 'What did the report say about the thieves?';
    const own = 'and in 2021?';
    const query = queryIn(`${question} ${own}`, {
      forReader: own,
      continues: { question, articleIds: [] },
    });
    const [shown = { start: 0, end: 0 }] = scoreSentences(thefts, null, query).map(
      ({ span }) => span,
    );
    const scored = scoreSentences(thefts, null, query, [shown]);
    const [top] = [...scored].sort((a, b) => b.score - a.score);
    expect(top?.text).toBe('In 2021 alone they struck seven times.');
  });
});
