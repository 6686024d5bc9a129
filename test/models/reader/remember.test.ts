import { describe, expect, it } from 'vitest';
import type { Passage, Reader } from '../../../src/models/reader/reader.js';
import { remember } from '../../../src/models/reader/remember.js';

/** A reader that scores by length and notes what it was given. */
function noting(): { reader: Reader; read: [string, number][] } {
  const read: [string, number][] = [];
  return {
    read,
    reader: {
      model: { id: 'noting', sha256: '0' },
      read: async (question, passages) => {
        if (passages.length > 0) read.push([question, passages.length]);
        return passages.map(({ segments }) => ({
          relevance: question.length + segments.join('').length,
          place: null,
        }));
      },
      close: async () => {},
    },
  };
}

const flood: Passage = { heading: 'The flood\n', segments: ['The river rose.', ' Roads closed.'] };
const fire: Passage = { heading: 'The fire\n', segments: ['A barn burned down.'] };

describe('a reader that remembers', () => {
  it('reads a passage once for the same question, and gives every reading in its place', async () => {
    const { reader, read } = noting();
    const remembering = remember(reader);
    const first = await remembering.read('what happened?', [flood]);
    const both = await remembering.read('what happened?', [fire, flood]);
    expect(read).toEqual([
      ['what happened?', 1],
      ['what happened?', 1],
    ]);
    expect(both[1]).toEqual(first[0]);
    expect(both).toEqual(await reader.read('what happened?', [fire, flood]));
  });

  it('reads it again for another question, another heading or another cut', async () => {
    const { reader, read } = noting();
    const remembering = remember(reader);
    await remembering.read('what happened?', [flood]);
    await remembering.read('what happened then?', [flood]);
    await remembering.read('what happened?', [{ ...flood, heading: '' }]);
    await remembering.read('what happened?', [
      { ...flood, segments: ['The river rose. Roads closed.'] },
    ]);
    expect(read).toHaveLength(4);
  });

  it('reads a passage once that is given twice', async () => {
    const { reader } = noting();
    const readings = await remember(reader).read('what happened?', [flood, flood]);
    expect(readings).toHaveLength(2);
    expect(readings[0]).toEqual(readings[1]);
  });
});
