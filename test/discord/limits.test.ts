import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { customId, parseCustomId } from '../../src/discord/limits.js';

describe('custom ids', () => {
  it('say the same when they are read back', () => {
    expect(customId('page', 'a1', 2)).toBe('page|a1|2');
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'grapheme', maxLength: 4 })), (args) => {
        fc.pre(`x|${args.map(encodeURIComponent).join('|')}`.length <= 100);
        expect(parseCustomId(customId('x', ...args))).toEqual({ action: 'x', args });
      }),
    );
  });

  it('are never longer than Discord allows, and hold what is written in any script as it is', () => {
    const japanese = '新聞の名前'.repeat(18);
    expect(customId('sources', japanese)).toBe(`sources|${japanese}`);
    expect(customId('sources', '100%|?')).toBe('sources|100%25%7C?');
    expect(() => customId('sources', 'é'.repeat(93))).toThrow(RangeError);
    expect(() => customId('sources', '%'.repeat(40))).toThrow(RangeError);
  });

  it('that others made name an action that nobody knows, and break nothing', () => {
    fc.assert(
      fc.property(fc.string(), (id) => {
        expect(parseCustomId(id).args).toEqual(expect.any(Array));
      }),
    );
    expect(parseCustomId('page|%zz')).toEqual({ action: 'page', args: ['%zz'] });
  });
});
