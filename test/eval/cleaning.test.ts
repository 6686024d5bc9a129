import { describe, expect, it } from 'vitest';
import { bodyScore, cleaningFigures, cleanPages } from '../../eval/cleaning.js';

const body =
  'The tidal lock at Brennhaven opened on Tuesday after four years of work, letting the first ferry through at noon, in front of some two thousand people who had waited on the quay since dawn. It cost 41 million crowns, the town council said, nine million more than planned, and the council will have to borrow for the rest of the year.';

describe('the score of a body', () => {
  it('counts words in fours, each as often as it occurs', () => {
    // Expected: abcd bcde; found: abcd bcdx.
    expect(bodyScore('a b c d e', 'a b c d x')).toEqual({
      precision: 1 / 2,
      recall: 1 / 2,
      found: true,
    });
    expect(bodyScore('a b c d', 'a b c d a b c d').precision).toBeCloseTo(1 / 5, 12);
  });

  it('takes a text of fewer words as one shingle', () => {
    expect(bodyScore('Two words', 'two words')).toMatchObject({ precision: 0, recall: 0 });
    expect(bodyScore('Two words.', 'Two – words')).toMatchObject({ precision: 1, recall: 1 });
  });

  it('finds nothing in nothing', () => {
    expect(bodyScore('a b c d', '')).toEqual({ precision: 0, recall: 0, found: false });
  });
});

describe('the figures of cleaning', () => {
  const page = {
    id: 'p1',
    url: 'https://news.example/lock',
    html: `<html><head><title>Lock opens</title></head><body><article><h1>Lock opens</h1><p>${body}</p></article></body></html>`,
    text: body,
    expected_text: body,
    expected_title: 'Lock opens',
    expected_date: '2024-05-04',
  };

  it('are told for both forms of a page, with title and date where they are known', () => {
    const figures = cleaningFigures(cleanPages([page]));
    expect(figures['text F1']?.value).toBe(1);
    expect(figures['html F1']?.value).toBe(1);
    expect(figures['title right']?.value).toBe(1);
    expect(figures['date right']?.value).toBe(0);
  });

  it('leave out what a set does not hold', () => {
    const plain = { id: page.id, url: page.url, text: page.text, expected_text: body };
    expect(Object.keys(cleaningFigures(cleanPages([plain])))).toEqual([
      'pages',
      'text precision',
      'text recall',
      'text F1',
    ]);
  });
});
