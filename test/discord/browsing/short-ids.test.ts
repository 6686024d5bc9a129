import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { articleByShortId, isHashed, shortId } from '../../../src/discord/browsing/short-ids.js';
import { customId, parseCustomId } from '../../../src/discord/limits.js';
import { contextOver } from '../looking-up.js';

describe('a key', () => {
  it('is the text itself where that is short, else a hash of it', () => {
    expect(shortId('1f3a9c0b2d4e')).toBe('1f3a9c0b2d4e');
    expect(isHashed(shortId('1f3a9c0b2d4e'))).toBe(false);
    expect(shortId('조선일보 국제 뉴스')).toBe('조선일보 국제 뉴스');
    expect(isHashed(shortId('|'.repeat(21)))).toBe(true);
    // Discord takes no empty value for a choice.
    expect(isHashed(shortId(''))).toBe(true);
    expect(shortId('a'.repeat(500))).not.toBe(shortId('a'.repeat(501)));
  });

  it('fits into every custom id that is made with it, and comes back from there', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', minLength: 1, maxLength: 300 }), (text) => {
        const key = shortId(text);
        const id = customId('sources', 999_999, key, '2024-01-01', '2024-12-31');
        expect(parseCustomId(id).args[1]).toBe(key);
        expect(shortId(text)).toBe(key);
      }),
    );
  });

  it('finds the article again, whatever id its file gave it', async () => {
    const ids = ['short', `https://example.org/${'long/'.repeat(60)}`, 'two\nlines|*'];
    const { engine } = await contextOver(ids.map((id) => ({ id })));
    for (const id of ids) {
      expect((await articleByShortId(engine.library, shortId(id)))?.id).toBe(id);
    }
    expect(await articleByShortId(engine.library, shortId('x'.repeat(99)))).toBeNull();
    expect(await articleByShortId(engine.library, '')).toBeNull();
  });
});
