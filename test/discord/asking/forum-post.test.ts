import { describe, expect, it } from 'vitest';
import { questionsOfPost, wholePost } from '../../../src/discord/asking/forum-post.js';

const asks = 'How much did the ferry cost?';

describe('a new post in a forum', () => {
  it('asks what its title asks, if its text says nothing more', () => {
    expect(questionsOfPost(asks, 'Title says it all')).toEqual([asks, `${asks} Title says it all`]);
    expect(questionsOfPost(asks, '')).toEqual([asks]);
  });

  it('asks what its text asks, about what the title names', () => {
    expect(questionsOfPost('The ferry', 'how many cars does it take?')).toEqual([
      'The ferry: how many cars does it take?',
    ]);
  });

  it('may ask twice; then both together are tried first', () => {
    const text = 'and how many cars does the ferry take?';
    expect(questionsOfPost(asks, text)).toEqual([`${asks} ${text}`, asks]);
  });

  it('is read once if title and text say the same', () => {
    expect(questionsOfPost('how much did the ferry cost', asks)).toEqual([
      asks,
      'how much did the ferry cost',
    ]);
    expect(wholePost('The ferry', 'the ferry!')).toBe('the ferry!');
    expect(wholePost('The ferry', '')).toBe('The ferry');
  });

  it('asks nothing if neither does', () => {
    expect(questionsOfPost('My ferry pictures', 'Took these last week.')).toEqual([]);
    expect(questionsOfPost('Looking for a group', 'anyone up for a trip?')).toEqual([]);
  });
});
