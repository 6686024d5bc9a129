import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Label } from '../../../src/weaviate/publishing/labels.js';
import { namesOf } from '../../../src/weaviate/publishing/naming.js';

function label(fields: Partial<Label>): Label {
  return {
    uuid: `${fields.origin} ${fields.text} ${fields.articleId} ${fields.place ?? 0}`,
    text: 'text',
    origin: 'here',
    articleId: 'a',
    locator: '/a.txt',
    addedAt: '2026-01-01',
    textSince: '2026-01-01',
    nameSince: '2026-01-01',
    place: 0,
    state: 'held',
    ...fields,
  };
}

const labels = fc.uniqueArray(
  fc
    .record({
      text: fc.constantFrom('one', 'two', 'three'),
      origin: fc.constantFrom('here', 'there'),
      articleId: fc.constantFrom('a', 'b', 'c'),
      textSince: fc.constantFrom('2026-01-01', '2026-01-02'),
      nameSince: fc.constantFrom('2026-01-01', '2026-01-02'),
      place: fc.constantFrom(0, 1),
      state: fc.constantFrom('held', 'removed', 'again'),
    })
    .map(label),
  { selector: (one) => one.uuid, maxLength: 12 },
);

describe('what texts are called', () => {
  it('is the label that was brought first, of one index its article before its copies', () => {
    const copy = label({ articleId: 'copy', place: 1 });
    const later = label({ origin: 'a later one', textSince: '2026-02-01' });
    const named = namesOf([later, copy, label({})]).get('text');
    expect(named?.label).toEqual(label({}));
  });

  it('is nothing where all that have it took it away', () => {
    expect(namesOf([label({ state: 'removed' })]).get('text')?.label).toBeNull();
  });

  it('is another name where the id is another text', () => {
    const first = label({ text: 'other' });
    const refused = label({ nameSince: '2026-01-02' });
    const other = label({ articleId: 'b', textSince: '2026-01-03' });
    const named = namesOf([refused, other, first]);
    expect(named.get('text')).toEqual({ label: other, refused: new Map([[refused, first]]) });
    expect(named.get('other')).toEqual({ label: first, refused: new Map() });
  });

  it('is the same for whoever looks, in whatever order', () => {
    fc.assert(
      fc.property(labels, fc.infiniteStream(fc.nat()), (some, numbers) => {
        const shuffled = [...some]
          .map((one) => ({ one, at: numbers.next().value }))
          .sort((a, b) => Number(a.at) - Number(b.at))
          .map(({ one }) => one);
        const called = (of: readonly Label[]) =>
          [...namesOf(of)].map(([text, { label: name }]) => `${text}: ${name?.uuid}`).sort();
        expect(called(shuffled)).toEqual(called(some));
      }),
    );
  });

  it('gives each id to one text, and refuses none without cause', () => {
    fc.assert(
      fc.property(labels, (some) => {
        const named = namesOf(some);
        const ids = [...named.values()].flatMap(({ label: name }) => name?.articleId ?? []);
        expect(new Set(ids).size).toBe(ids.length);
        for (const one of some) {
          const own = named.get(one.text);
          const owner = own?.refused.get(one);
          if (owner !== undefined)
            expect([owner.articleId, owner.text]).not.toEqual([one.articleId, one.text]);
          else if (one.state === 'held') expect(own?.label).not.toBeNull();
        }
      }),
    );
  });
});
