import { describe, expect, it } from 'vitest';
import { idFor, shortIds } from '../../../src/terminal/typed/ids.js';

/** A library of these ids. */
function libraryOf(...ids: string[]) {
  return {
    idsBeginning: async (prefix: string, most: number) =>
      ids
        .filter((id) => id.startsWith(prefix))
        .sort()
        .slice(0, most),
  };
}

describe('the id that somebody types', () => {
  const library = libraryOf('1f3a9c0b2d4e', '1f3a9c0b2fff', 'lock', 'lock-2');

  it('may be the beginning of an id', async () => {
    expect(await idFor(library, '1f3a9c0b2d')).toBe('1f3a9c0b2d4e');
    expect(await idFor(library, '1f3a9c0b2d4e')).toBe('1f3a9c0b2d4e');
  });

  it('may be an id that another one begins with', async () => {
    expect(await idFor(library, 'lock')).toBe('lock');
  });

  it('names those that it could mean', async () => {
    await expect(idFor(library, '1f3')).rejects.toMatchObject({
      kind: 'not-found',
      message: 'Several articles have an id that begins with 1f3: 1f3a9c0b2d4e, 1f3a9c0b2fff.',
      remedy: 'Type more of the id.',
    });
    const many = libraryOf(...Array.from({ length: 9 }, (_, i) => `a${i}`));
    await expect(idFor(many, 'a')).rejects.toThrow(/: a0, a1, a2, a3, a4 and more\.$/);
  });

  it.each(['nope', ''])('is refused if no article has it: "%s"', async (typed) => {
    await expect(idFor(library, typed)).rejects.toMatchObject({
      kind: 'not-found',
      message: `There is no article ${typed} in the index.`,
    });
  });
});

describe('a short id', () => {
  it('has seven characters, or as many as it takes', async () => {
    const ids = ['1f3a9c0b2d4e', '1f3a9c0b2fff', '22222222aaaa', 'lock'];
    const library = libraryOf(...ids);
    const short = await shortIds(library, ids);
    expect([...short.values()]).toEqual(['1f3a9c0b2d', '1f3a9c0b2f', '2222222', 'lock']);
    for (const [id, shown] of short) expect(await idFor(library, shown)).toBe(id);
  });

  it('is whole if another id begins with it', async () => {
    const id = 'wire-copy-of-the-flood';
    const library = libraryOf(id, `${id}-2`);
    expect((await shortIds(library, [id])).get(id)).toBe(id);
  });

  it('is whole if a file gave it and it is short', async () => {
    const library = libraryOf('wire-copy-17', 'report-of-a-flood-in-kalvik');
    expect([
      ...(await shortIds(library, ['wire-copy-17', 'report-of-a-flood-in-kalvik'])).values(),
    ]).toEqual(['wire-copy-17', 'report-']);
  });

  it('never ends within a character', async () => {
    const library = libraryOf('letter😀😀😀 and more of it', 'letter😀a and more of it');
    const short = (await shortIds(library, ['letter😀😀😀 and more of it'])).get(
      'letter😀😀😀 and more of it',
    );
    expect(short).toBe('letter😀😀');
  });
});
