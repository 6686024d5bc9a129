import { describe, expect, it } from 'vitest';
import { inOrder, orderingIn } from '../../../src/answer/question/order.js';

describe('a question asks for the newest report', () => {
  it.each([
    ['What is the latest level of the reservoir?', 'latest'],
    ['what does the most recent poll say', 'most recent'],
    ['How full is the reservoir now?', 'now'],
    ['What did the last report say about the bridge?', 'last'],
    ['What is the current price of a ferry ticket?', 'current'],
    ['How many people are currently missing?', 'currently'],
    ['Is the bridge open today?', null],
    ['Is the mayor still in hospital?', null],
    ['Who is the mayor of Marrowby?', null],
    ["Who is Marrowby's mayor?", null],
    ["who's the harbour master", null],
  ])('%s', (question, phrase) => {
    expect(orderingIn(question)).toEqual({ order: 'newest', phrase });
  });
});

describe('a question asks for the oldest report', () => {
  it.each([
    ['What did the first report say about the flood?', 'first'],
    ['What was the original estimate of the damage?', 'original'],
    ['How many were initially missing?', null],
  ])('%s', (question, phrase) => {
    expect(orderingIn(question)).toEqual({ order: 'oldest', phrase });
  });
});

describe('a question says nothing about the order of reports', () => {
  it.each([
    'Who was the first woman to lead the council?',
    'How strong is the current of the river?',
    'What happened last summer?',
    'How long did it take until now?',
    'What did the now-defunct bank sell?',
    'Who is Ilse Ferrant?',
    'Who is the former mayor of Marrowby?',
    'Who is the man in the photograph?',
    'Does the article of Coast Wire say that the ferry is currently out of service, while the one of the Harbour Post says that it runs every hour and on Sundays?',
    'Who won the first prize?',
  ])('%s', (question) => {
    expect(orderingIn(question)).toBeNull();
  });
});

it('an undated article comes last in either order', () => {
  const dates = [{ date: null }, { date: '2024-02-01' }, { date: '2023-05-08' }];
  const sorted = (order: 'newest' | 'oldest') =>
    dates.toSorted((a, b) => inOrder(a, b, order)).map(({ date }) => date);
  expect(sorted('newest')).toEqual(['2024-02-01', '2023-05-08', null]);
  expect(sorted('oldest')).toEqual(['2023-05-08', '2024-02-01', null]);
});
