import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { z } from 'zod';
import { Failure } from '../src/failure.js';
import { better, type Figures } from './figures.js';
import { librarySizes } from './libraries/groups.js';

/** How a set was asked for its floor. */
const asked = z.strictObject({
  /** What PULLQUOTE_READER was set to. */
  reader: z.string().default('auto'),
  /** At most this many questions, taken evenly; `null`: all. */
  most: z.number().int().positive().nullable().default(null),
  /** Only questions whose articles no training saw. */
  heldOut: z.boolean().default(false),
  /** With the answering articles left out. */
  without: z.boolean().default(false),
  /** How large the libraries were. */
  size: z.enum(librarySizes).default('whole'),
  /** As members type. */
  members: z.boolean().default(false),
});

const values = z.record(z.string(), z.number());

const floor = z.strictObject({
  set: z.string(),
  asked,
  /** Of the data that the figures were measured on. */
  digest: z.string(),
  /** The figures reached; if less is better, as for ECE, the maximum allowed. */
  reached: values,
});

const shape = z.strictObject({
  floors: z.array(floor),
  /** Every time that a floor was lowered, and why. */
  lowered: z.array(
    z.strictObject({
      set: z.string(),
      asked,
      day: z.string(),
      why: z.string(),
      from: values,
      to: values,
    }),
  ),
});

export type Asked = z.infer<typeof asked>;
export type Floor = z.infer<typeof floor>;
export type Floors = z.infer<typeof shape>;

/** A measurement that has, or will have, a floor. */
export interface Measurement {
  readonly set: string;
  readonly asked: Asked;
  readonly digest: string;
  readonly figures: Figures;
}

/** A figure below its floor; for `data`, a set that is not the one that the floor was measured on. */
export interface Fall {
  readonly figure: string;
  readonly floor: number | string;
  readonly measured: number | string | null;
}

/** Rounding alone can move floors this far. */
const rounding = 0.0005;

/**
 * Borderline questions. The models round every activation to eight bits, so a difference in a sum's
 * last bit grows to whole steps later. Measured on our own set, with the layers' weights changed by
 * a millionth, five times, and with the kernels of two processors: figures differed by up to three
 * questions.
 */
const inTheBalance = 3;

/**
 * Reads the file of floors.
 *
 * @throws Failure `unreadable-file` if it is not in the format
 */
export function readFloors(file: string): Floors {
  if (!existsSync(file)) return { floors: [], lowered: [] };
  try {
    return shape.parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch (cause) {
    throw new Failure('article', 'unreadable-file', `${file} holds no floors`, { cause });
  }
}

export function writeFloors(file: string, floors: Floors): void {
  writeFileSync(file, `${JSON.stringify(floors, null, 2)}\n`);
}

/** The floor of a set asked in this way. */
export function floorFor(floors: Floors, set: string, how: Asked): Floor | null {
  return floors.floors.find((one) => one.set === set && isSame(one.asked, how)) ?? null;
}

/**
 * The floors to compare with: those of the sets named (all sets if none is) that were measured in
 * the given way. With `making` also missing ones, one per set named.
 *
 * @throws Failure `not-found` if a set named has no such floor and none is to be made
 */
export function chosen(
  { floors }: Floors,
  sets: readonly string[],
  { reader, most, heldOut, without, size, members }: Partial<Asked>,
  making: boolean,
): Pick<Floor, 'set' | 'asked'>[] {
  const given = Object.entries({ reader, most, heldOut, without, size, members }).filter(
    ([, value]) => value !== undefined,
  );
  const kept = floors.filter(
    (one) =>
      (sets.length === 0 || sets.includes(one.set)) &&
      given.every(([key, value]) =>
        Object.entries(one.asked).some(([k, v]) => k === key && v === value),
      ),
  );
  const how = asked.parse(Object.fromEntries(given));
  const isThere = (set: string): boolean =>
    kept.some(
      (one) => one.set === set && (!making || given.length === 0 || isSame(one.asked, how)),
    );
  const lacking = sets.filter((set) => !isThere(set));
  if (lacking.length > 0 && !making) {
    throw new Failure('settings', 'not-found', `there is no such floor of ${lacking.join(', ')}`, {
      remedy: `npm run eval:gate -- ${lacking.join(' ')} --write makes one`,
    });
  }
  return [...kept, ...lacking.map((set) => ({ set, asked: how }))];
}

/**
 * The figures below their floors. A mean over questions may be worse than its floor by what a few
 * questions can move it, other figures not at all: rounding differs between processors, and can
 * flip a borderline question. A figure that is no longer measured counts as below.
 */
export function fallsBelow({ reached, digest }: Floor, measured: Measurement): Fall[] {
  if (measured.digest !== digest) {
    return [{ figure: 'data', floor: digest, measured: measured.digest }];
  }
  return Object.entries(reached).flatMap(([figure, least]): Fall[] => {
    const found = measured.figures[figure];
    if (found === undefined) return [{ figure, floor: least, measured: null }];
    const short = better[figure] === 'lower' ? found.value - least : least - found.value;
    const holds = short <= toleranceOf(found.over);
    return holds ? [] : [{ figure, floor: least, measured: found.value }];
  });
}

/**
 * The floors updated with a measurement: a better figure raises its floor, a new one is added, and
 * one that is worse within the tolerance leaves its floor unchanged.
 *
 * @param why the reason for lowering floors or measuring on other data; recorded
 * @throws Failure `invalid-setting` if a floor would be lowered and `why` is `null`
 */
export function raise(floors: Floors, measured: Measurement, why: string | null): Floors {
  const { set, asked: how, digest, figures } = measured;
  const old = floorFor(floors, set, how);
  const falls = old === null ? [] : fallsBelow(old, measured);
  if (falls.length > 0 && why === null) {
    throw new Failure(
      'settings',
      'invalid-setting',
      `a floor of ${set} would be lowered: ${falls.map(inWords).join('; ')}`,
      { remedy: 'mend what made it worse, or say why it may be: --allow-lower "why"' },
    );
  }
  const fresh = old === null || old.digest !== digest;
  const reached = fresh
    ? judged(figures)
    : raised(old, figures, new Set(falls.map((one) => one.figure)));
  const next: Floor = { set, asked: how, digest, reached };
  const kept = floors.floors.map((one) => (one === old ? next : one));
  return {
    floors: old === null ? [...kept, next] : kept,
    lowered:
      old === null || why === null || falls.length === 0
        ? floors.lowered
        : [...floors.lowered, lowering(old, next, why)],
  };
}

/** A fall as "quote@1 .701 -> .650". */
export function inWords({ figure, floor: from, measured }: Fall): string {
  return `${figure} ${from} -> ${measured ?? 'not measured'}`;
}

/** How far one question can move a mean over this many. */
function toleranceOf(over: number | null): number {
  return over === null ? rounding : inTheBalance / over + rounding;
}

function raised(old: Floor, figures: Figures, fallen: ReadonlySet<string>): Record<string, number> {
  const now = judged(figures);
  const kept = Object.entries(old.reached).flatMap(([name, was]): [string, number][] => {
    const is = now[name];
    if (is === undefined) return [];
    const improved = better[name] === 'lower' ? is < was : is > was;
    return [[name, improved || fallen.has(name) ? is : was]];
  });
  return { ...now, ...Object.fromEntries(kept) };
}

/** The figures that are better one way, to four digits. */
function judged(figures: Figures): Record<string, number> {
  return Object.fromEntries(
    Object.entries(figures)
      .filter(([name]) => better[name] !== undefined)
      .map(([name, { value }]) => [name, Number(value.toFixed(4))]),
  );
}

function lowering(old: Floor, next: Floor, why: string): Floors['lowered'][number] {
  const changed = Object.keys({ ...old.reached, ...next.reached }).filter(
    (name) => old.reached[name] !== next.reached[name],
  );
  const only = (from: Readonly<Record<string, number>>): Record<string, number> =>
    Object.fromEntries(Object.entries(from).filter(([name]) => changed.includes(name)));
  const day = new Date().toISOString().slice(0, 10);
  return {
    set: next.set,
    asked: next.asked,
    day,
    why,
    from: only(old.reached),
    to: only(next.reached),
  };
}

function isSame(a: Asked, b: Asked): boolean {
  return (
    a.reader === b.reader &&
    a.most === b.most &&
    a.heldOut === b.heldOut &&
    a.without === b.without &&
    a.size === b.size &&
    a.members === b.members
  );
}
