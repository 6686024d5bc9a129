import { describe, expect, it } from 'vitest';
import {
  findDay,
  isUncertainDateline,
  readDateline,
  readLeadDateline,
} from '../../../src/article/read/dates.js';

describe('a whole date in a line', () => {
  it.each([
    ['28 December 2023', '2023-12-28'],
    ['April 11, 2023', '2023-04-11'],
    ['2018-09-16', '2018-09-16'],
    ['2019-11-19T23:30:00-08:00', '2019-11-19'],
    ['2019/11/19', '2019-11-19'],
    ['Tue 19 Nov 2019 08.00 GMT', '2019-11-19'],
    ['13/04/2023', '2023-04-13'],
    ['04/13/2023', '2023-04-13'],
    ['Tue, 03/05/2024 - 14:32', '2024-03-05'],
    ['Friday 03/05/2024', '2024-05-03'],
    ['11. April 2023', '2023-04-11'],
    ['le 11 avril 2023', '2023-04-11'],
    ['22 de outubro de 2010', '2010-10-22'],
    ['19 ноября 2019', '2019-11-19'],
    ['2019年11月19日', '2019-11-19'],
    ['Published Wed, Nov 20 20194:29 AM EST', '2019-11-20'],
  ])('%s', (line, date) => {
    expect(findDay(line)?.date).toBe(date);
  });

  it.each([
    '4 hours ago',
    'yesterday',
    'Tuesday',
    'November 2019',
    'Nov 19, 9:41 AM',
    '2023',
    '03/04/2023',
    'Monday 03/05/2024',
    'The Sun 04/07/2024',
    'On Sunday we met on 04/07/2024',
    '03.04.2023',
    '2 minutes, 5 seconds Read',
    '31 February 2023',
    '13:45 20/23/2023',
  ])('is not guessed: %s', (line) => {
    expect(findDay(line)).toBeNull();
  });

  it('reads the day first where the language of the text says so', () => {
    expect(findDay('03.04.2023', true)?.date).toBe('2023-04-03');
  });
});

describe('a dateline', () => {
  it.each([
    ['9 October 2023', null],
    ['Published: Thursday, January 18, 2024, 7:05 am', 'published'],
    ['Updated: 19 November 2019, 09:01 AM', 'updated'],
    ['Robin Sample | Northport, Nov. 19, 2019, 10:31 pm CST', null],
  ])('%s', (line, says) => {
    expect(readDateline(line)).toMatchObject({ says });
  });

  it.each([
    'The audit was finished on 4 March 2021.',
    'Budget of 11 April 2023 passed with two votes against',
    'Launch on November 21, 2023 failed, state media said',
  ])('is no date inside a story: %s', (line) => {
    expect(readDateline(line)).toBeNull();
  });

  it('may open a paragraph, with a place before it or an agency after it', () => {
    expect(readLeadDateline('NORTHPORT, April 11, 2023 (Agency) -- Two men said')?.date).toBe(
      '2023-04-11',
    );
    expect(readLeadDateline('NORTHPORT, April 11, 2023 — Two men said')?.date).toBe('2023-04-11');
    expect(readLeadDateline('April 11, 2023 - a day nobody here forgets')).toBeNull();
    expect(readLeadDateline('On April 11, 2023 - a Tuesday - the dam broke')).toBeNull();
  });
});

describe('a dateline in figures', () => {
  it.each([
    '05/03/2024 – 14:05',
    'Published 03/05/2023',
    'Updated: 03/05/2023, 10:40',
    '03/05/2023',
  ])('is uncertain if day and month may change places: %s', (line) =>
    expect(isUncertainDateline(line)).toBe(true));

  it.each([
    'Published 13/05/2023',
    'Flight 03/05/2023',
    'Published in spring',
    'Published 03/05/2023 by a small press',
  ])('is not uncertain otherwise: %s', (line) => expect(isUncertainDateline(line)).toBe(false));
});
