import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  articleId,
  contentHash,
  nearDuplicateSimilarity,
  sharedShare,
  shinglesOf,
  signature,
  signatureBands,
  similarity,
} from '../../src/article/duplicates.js';

const wire = `The ferry Marta ran aground on a sandbank off Harbourtown shortly after dawn on Tuesday with 212
passengers aboard, the coast guard said.

Nobody was hurt. Three tugs tried to free the ship at high tide in the early afternoon but gave up after the
second cable snapped, said Commander Ilse Brandt, who leads the rescue.

"We will try again tonight, when the water is forty centimetres higher," she told reporters at the pier.

The passengers were taken ashore in lifeboats and spent the morning in a school gymnasium, where the town
handed out blankets and soup. Most were commuters from the islands.

The ship, built in 1987, had passed its last inspection in March. The operator said that a failed steering pump
was the likeliest cause and that it would pay for all tickets and hotel rooms.`;

const editedCopy = `HARBOURTOWN (Wire) -- The ferry Marta ran aground on a sandbank off Harbourtown soon after dawn on
Tuesday with 212 passengers aboard, the coast guard said.

Nobody was injured. Three tugs tried to free the ship at high tide in the early afternoon but gave up after the
second cable snapped, said Commander Ilse Brandt, who leads the rescue.

“We will try again tonight, when the water is forty centimetres higher,” she told reporters at the pier.

The passengers were taken ashore in lifeboats and spent the morning in a school gymnasium, where the town
handed out blankets and soup.

The ship, built in 1987, had passed its last inspection in March.`;

const sameTopic = `Islanders lost their only link to the mainland on Tuesday when the ferry Marta got stuck on a sandbank near
Harbourtown.

All 212 people on board are safe, the coast guard said, but freight is piling up at the pier and the two grocery
shops on the northern island expect empty shelves by Thursday.

"We have been asking for a second ship for eleven years," said the islands' mayor, Tomas Reyes. He blamed the
operator, which cut winter sailings in 2019 and has put off replacing the vessel, now in its fourth decade.

Commander Ilse Brandt of the coast guard said that tugs would try again on Tuesday night.`;

describe('exact duplicates', () => {
  it('have the same hash whatever their white space, letter case and punctuation', () => {
    expect(contentHash('“It sank,” he said.\n\nNobody swam.')).toBe(
      contentHash('"IT SANK" he said —  nobody   swam'),
    );
    expect(contentHash('It sank.')).toMatch(/^[0-9a-f]{64}$/);
  });

  it('are told apart by a single word or digit, in any script', () => {
    expect(contentHash('12 people swam.')).not.toBe(contentHash('13 people swam.'));
    expect(contentHash('Паром сел на мель')).not.toBe(contentHash('Паром сел на риф'));
  });
});

describe('the id of an article', () => {
  it('is the same for the same words and differs with title or body', () => {
    expect(articleId('Ferry aground', wire)).toMatch(/^[0-9a-f]{12}$/);
    expect(articleId('Ferry aground', wire)).toBe(articleId('FERRY AGROUND ', `${wire}\n`));
    expect(articleId('Ferry aground', wire)).not.toBe(articleId('Ferry afloat', wire));
    expect(articleId('Ferry aground', wire)).not.toBe(articleId(null, wire));
    expect(articleId('Ferry', 'aground')).not.toBe(articleId(null, 'Ferry aground'));
  });
});

describe('near duplicates', () => {
  const bandsShared = (a: string, b: string) => {
    const bands = new Set(signatureBands(signature(a)));
    return signatureBands(signature(b)).filter((band) => bands.has(band)).length;
  };

  it('are recognised in a copy of the wire with words changed and paragraphs cut', () => {
    expect(similarity(signature(wire), signature(editedCopy))).toBeGreaterThan(
      nearDuplicateSimilarity,
    );
    expect(bandsShared(wire, editedCopy)).toBeGreaterThan(0);
  });

  it('are not seen in two reports of the same event', () => {
    expect(similarity(signature(wire), signature(sameTopic))).toBeLessThan(0.2);
    expect(bandsShared(wire, sameTopic)).toBe(0);
  });

  it('are never found for a body without words', () => {
    expect(signatureBands(signature(' … '))).toEqual([]);
    expect(similarity(signature(''), signature('--'))).toBe(0);
  });

  it('have signatures that estimate the overlap of their shingles', () => {
    const word = fc.integer({ min: 0, max: 5_000 }).map((n) => `w${n}`);
    const text = fc.uniqueArray(word, { minLength: 200, maxLength: 400 });
    fc.assert(
      fc.property(text, fc.double({ min: 0, max: 1, noNaN: true }), (words, share) => {
        // The first part is shared, so the shingles of it are; the rest has words of its own.
        const kept = Math.round(words.length * share);
        const other = words.map((w, i) => (i < kept ? w : `${w}x`));
        const shared = Math.max(0, kept - 3);
        const exact = shared / (2 * (words.length - 3) - shared);
        const estimate = similarity(signature(words.join(' ')), signature(other.join(' ')));
        // Five standard errors.
        expect(Math.abs(estimate - exact)).toBeLessThan(0.22);
      }),
    );
  });

  it('have a similarity of one to themselves, however short', () => {
    for (const text of ['Sunk', 'It sank.', wire]) {
      expect(similarity(signature(text), signature(text))).toBe(1);
      expect(signatureBands(signature(text))).toHaveLength(32);
    }
  });
});

describe('the similarity of two short texts', () => {
  it('is one where the shorter stands in the longer', () => {
    expect(sharedShare(shinglesOf('Three tugs tried to free the ship.'), shinglesOf(wire))).toBe(1);
  });

  it('is the share of the shorter text’s shingles that the other holds', () => {
    // Of "a b c d e" the shingles abc, bcd and cde; the other has abc.
    expect(sharedShare(shinglesOf('a b c d e'), shinglesOf('x y a b c z'))).toBeCloseTo(1 / 3);
  });

  it('is zero for texts with nothing in common or without words', () => {
    expect(sharedShare(shinglesOf('Three tugs tried.'), shinglesOf('The mayor spoke.'))).toBe(0);
    expect(sharedShare(shinglesOf('…'), shinglesOf('The mayor spoke.'))).toBe(0);
  });
});
