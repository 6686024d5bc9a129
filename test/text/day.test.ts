import { describe, expect, it } from 'vitest';
import { dayInWords, isDay } from '../../src/text/day.js';

describe('a day', () => {
  it.each(['2024-05-04', '2024-02-29', '1999-12-31'])('is one of the calendar: %s', (text) => {
    expect(isDay(text)).toBe(true);
  });

  it.each([
    '',
    'yesterday',
    '2023-4-1',
    '2023-02-29',
    '2023-02-30',
    '2023-13-01',
    '2023-04-01T00:00:00Z',
    ' 2023-04-01',
  ])('is nothing else: %j', (text) => {
    expect(isDay(text)).toBe(false);
  });

  it.each([
    ['en-GB', '4 May 2024'],
    ['en-US', 'May 4, 2024'],
    ['de', '4. Mai 2024'],
  ])('is written out as people do in %s', (locale, words) => {
    expect(dayInWords('2024-05-04', locale)).toBe(words);
  });

  it('is shown as it is if it is none', () => {
    expect(dayInWords('spring 2024', 'en-GB')).toBe('spring 2024');
  });
});
