import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { figures } from '../../eval/figures.js';
import {
  type Asked,
  chosen,
  type Floors,
  fallsBelow,
  floorFor,
  type Measurement,
  raise,
  readFloors,
  writeFloors,
} from '../../eval/floors.js';

const asked: Asked = {
  reader: 'off',
  most: null,
  heldOut: false,
  without: false,
  size: 'whole',
  members: false,
};
const none: Floors = { floors: [], lowered: [] };

/** What was measured over a hundred questions. */
function measured(quote1: number, ece: number, digest = 'aa'): Measurement {
  return {
    set: 'news',
    asked,
    digest,
    figures: figures({
      questions: [100, null],
      'quote@1': [quote1, 100],
      ECE: [ece, 100],
      'ms p50': [12, null],
    }),
  };
}

const floors = raise(none, measured(0.7, 0.05), null);
const floor = floors.floors[0];
if (floor === undefined) throw new Error('no floor was made');

describe('a floor', () => {
  it('keeps what is better one way, and no counts or times', () => {
    expect(floor).toEqual({
      set: 'news',
      asked,
      digest: 'aa',
      reached: { 'quote@1': 0.7, ECE: 0.05 },
    });
  });

  it('holds for three questions less, and not for four', () => {
    expect(fallsBelow(floor, measured(0.67, 0.05))).toEqual([]);
    expect(fallsBelow(floor, measured(0.66, 0.05))).toEqual([
      { figure: 'quote@1', floor: 0.7, measured: 0.66 },
    ]);
  });

  it('is the most allowed where less is better', () => {
    expect(fallsBelow(floor, measured(0.7, 0.01))).toEqual([]);
    expect(fallsBelow(floor, measured(0.7, 0.09))).toMatchObject([
      { figure: 'ECE', measured: 0.09 },
    ]);
  });

  it('allows nothing where no question is counted', () => {
    const pages = (value: number): Measurement => ({
      ...measured(0, 0),
      figures: figures({ 'text F1': [value, null] }),
    });
    const [cleaning] = raise(none, pages(0.938), null).floors;
    if (cleaning === undefined) throw new Error('no floor was made');
    expect(fallsBelow(cleaning, pages(0.938))).toEqual([]);
    expect(fallsBelow(cleaning, pages(0.937))).toHaveLength(1);
  });

  it('fails on other data, whatever the figures', () => {
    expect(fallsBelow(floor, measured(0.9, 0.01, 'bb'))).toEqual([
      { figure: 'data', floor: 'aa', measured: 'bb' },
    ]);
  });

  it('fails where a figure is measured no more', () => {
    const without = { ...measured(0.7, 0.05), figures: figures({ ECE: [0.05, 100] }) };
    expect(fallsBelow(floor, without)).toEqual([{ figure: 'quote@1', floor: 0.7, measured: null }]);
  });
});

describe('raising floors', () => {
  it('follows what is better, and leaves what is worse by a question where it was', () => {
    const { floors: raised, lowered } = raise(floors, measured(0.75, 0.055), null);
    expect(raised).toMatchObject([{ reached: { 'quote@1': 0.75, ECE: 0.05 } }]);
    expect(lowered).toEqual([]);
  });

  it('refuses to lower one', () => {
    expect(() => raise(floors, measured(0.6, 0.05), null)).toThrow(
      'a floor of news would be lowered: quote@1 0.7 -> 0.6',
    );
  });

  it('refuses to take other data for the same', () => {
    expect(() => raise(floors, measured(0.9, 0.01, 'bb'), null)).toThrow('data aa -> bb');
  });

  it('lowers one for a reason, which it records, and still raises the others', () => {
    const next = raise(floors, measured(0.6, 0.02), 'two questions had a wrong answer');
    expect(next.floors).toMatchObject([{ reached: { 'quote@1': 0.6, ECE: 0.02 } }]);
    expect(next.lowered).toMatchObject([
      {
        set: 'news',
        why: 'two questions had a wrong answer',
        from: { 'quote@1': 0.7, ECE: 0.05 },
        to: { 'quote@1': 0.6, ECE: 0.02 },
      },
    ]);
  });

  it('records no reason where nothing fell', () => {
    expect(raise(floors, measured(0.8, 0.05), 'in case').lowered).toEqual([]);
  });

  it.each([
    { heldOut: true },
    { size: 'small' },
    { members: true },
  ] as const)('keeps one floor for each way of asking: %o', (other) => {
    const otherwise = { ...measured(0.5, 0.05), asked: { ...asked, ...other } };
    expect(raise(floors, otherwise, null).floors).toHaveLength(2);
  });
});

describe('choosing floors', () => {
  const held = { ...asked, heldOut: true };
  const both = raise(floors, { ...measured(0.5, 0.1), asked: held }, null);

  it('takes all, those of a set, or those measured in one way', () => {
    expect(chosen(both, [], {}, false)).toHaveLength(2);
    expect(chosen(both, ['news'], {}, false)).toHaveLength(2);
    expect(chosen(both, [], { heldOut: true }, false)).toMatchObject([{ asked: held }]);
    expect(chosen(both, [], { reader: 'auto' }, false)).toEqual([]);
  });

  it('says how to make one that is lacking, and makes it when told to', () => {
    expect(() => chosen(both, ['sport'], {}, false)).toThrow('there is no such floor of sport');
    expect(chosen(both, ['sport'], { most: 50 }, true)).toEqual([
      { set: 'sport', asked: { ...asked, reader: 'auto', most: 50 } },
    ]);
  });
});

describe('the file of floors', () => {
  let folder: string;

  beforeEach(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'pullquote-floors-'));
  });

  afterEach(() => {
    rmSync(folder, { recursive: true, force: true });
  });

  it('reads as it was written; none is no floors', () => {
    const file = path.join(folder, 'floors.json');
    expect(readFloors(file)).toEqual(none);
    writeFloors(file, floors);
    expect(readFloors(file)).toEqual(floors);
  });

  it('takes a floor that says neither size nor members for one of the whole set as it is', () => {
    const file = path.join(folder, 'floors.json');
    const { size: _, members: __, ...older } = asked;
    const kept = { floors: [{ ...floor, asked: older }], lowered: [] };
    writeFileSync(file, JSON.stringify(kept));
    expect(floorFor(readFloors(file), 'news', asked)).toEqual(floor);
  });

  it('is refused where it says something else', () => {
    const file = path.join(folder, 'floors.json');
    writeFileSync(file, '{"floors": [{"set": "news"}]}');
    expect(() => readFloors(file)).toThrow(`${file} holds no floors`);
  });
});
