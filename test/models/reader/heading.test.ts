import { describe, expect, it } from 'vitest';
import { heading } from '../../../src/models/reader/heading.js';

describe('what the reader is told of an article', () => {
  it('is its headline, publisher and date on a line', () => {
    const source = { title: 'Ferry runs again', publisher: 'Coast Wire', date: '2024-03-05' };
    expect(heading(source)).toBe('Ferry runs again (Coast Wire, March 5, 2024)\n');
  });

  it.each([
    [{ title: 'Ferry runs again', publisher: null, date: null }, 'Ferry runs again\n'],
    [{ title: null, publisher: 'Coast Wire', date: null }, '(Coast Wire)\n'],
    [{ title: null, publisher: null, date: '2024-12-31' }, '(December 31, 2024)\n'],
    [{ title: null, publisher: null, date: null }, ''],
  ])('leaves out what is not known: %j', (source, line) => {
    expect(heading(source)).toBe(line);
  });
});
