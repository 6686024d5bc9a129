import { describe, expect, it } from 'vitest';
import { contentChecksum, type Holding } from '../../../src/library/transfer/holding.js';
import { namedBy } from '../../../src/weaviate/objects/objects.js';
import { changeOf, type Seen } from '../../../src/weaviate/publishing/change.js';
import type { Headed, Label } from '../../../src/weaviate/publishing/labels.js';

const label: Label = {
  uuid: 'label',
  text: 'text',
  origin: 'here',
  articleId: 'a',
  locator: '/a.txt',
  title: 'Ferry',
  addedAt: '2026-01-01',
  textSince: '2026-01-01',
  nameSince: '2026-01-01',
  place: 0,
  state: 'held',
};
const holding: Holding = {
  article: {
    id: 'a',
    locator: '/a.txt',
    title: 'Ferry',
    publisher: null,
    date: null,
    author: null,
    url: null,
    body: 'It sailed.',
    passageCount: 1,
    addedAt: '2026-01-01',
  },
  contentHash: 'hash',
  indexedTitle: 'Ferry',
  passages: [
    { ordinal: 0, start: 0, end: 10, row: 1, vector: Float32Array.of(1), sentences: null },
  ],
  copies: [],
  elsewhere: [],
  whole: true,
};
const article: Headed = {
  ...namedBy(label),
  uuid: 'article',
  passages: 1,
  checksum: contentChecksum(holding),
};
const unfinished: Headed = { ...article, checksum: '' };
const other: Label = { ...label, articleId: 'b', origin: 'there', locator: '/b.txt' };

function change(seen: Partial<Seen>) {
  return changeOf({
    origin: 'here',
    text: 'text',
    label,
    article,
    isWhole: true,
    holding,
    anew: false,
    cleared: false,
    ...seen,
  });
}

describe('what has to change for an article', () => {
  it('is nothing where it is named by its label, and whole', () => {
    expect(change({})).toBeNull();
    expect(change({ holding: null })).toBeNull();
  });

  it('is that it goes with its passages, once, where no index has its text', () => {
    expect(change({ label: null })).toEqual({ kind: 'drop', text: 'text' });
    expect(change({ label: null, article: null })).toEqual({ kind: 'drop', text: 'text' });
    expect(change({ label: null, cleared: true })).toEqual({ kind: 'drop', text: 'text' });
    expect(change({ label: null, article: null, cleared: true })).toBeNull();
  });

  it('is that it is written where it is missing, unfinished, not whole, or asked for anew', () => {
    expect(change({ article: null })).toMatchObject({ kind: 'put', isNew: true, recut: false });
    const again = { kind: 'put', isNew: false, recut: false };
    expect(change({ article: unfinished, isWhole: false })).toMatchObject(again);
    expect(change({ isWhole: false })).toMatchObject(again);
    expect(change({ anew: true })).toMatchObject({ ...again, recut: true });
  });

  it('is that passages of an older cut go where the article tells of more', () => {
    const older = { ...article, passages: 3, checksum: 'of before' };
    expect(change({ article: older })).toMatchObject({ kind: 'put', isNew: false, recut: true });
  });

  it('is another name, whoever has the text', () => {
    expect(change({ label: other })).toEqual({ kind: 'rename', label: other });
    expect(change({ label: other, holding: null })).toEqual({ kind: 'rename', label: other });
    const titled = { ...label, title: 'The ferry' };
    expect(change({ label: titled })).toEqual({ kind: 'rename', label: titled });
  });

  it('leaves what another machine cut or embedded otherwise to that machine', () => {
    const named = { ...article, ...namedBy(other), checksum: 'of another cut' };
    expect(change({ label: other, article: named })).toBeNull();
    // The same file at the same place, and a processor that rounds vectors otherwise.
    const samePlace = { ...label, origin: 'there' };
    const vectors = { ...article, ...namedBy(samePlace), checksum: 'of other vectors' };
    expect(change({ label: samePlace, article: vectors })).toBeNull();
    expect(change({ article: { ...article, checksum: 'of before' } })?.kind).toBe('put');
  });

  it('waits for a machine that has the text where it is missing or unfinished', () => {
    expect(change({ article: null, holding: null })).toBeNull();
    expect(change({ article: unfinished, isWhole: false, holding: null })).toBeNull();
  });
});
