import { describe, expect, it } from 'vitest';
import { passageCommand } from '../../../src/discord/commands/passage.js';
import { passagePress } from '../../../src/discord/components/passage.js';
import type { Payload } from '../../../src/discord/payload.js';
import { en } from '../../../src/locales/en.js';
import {
  buttonsOf,
  choicesOf,
  doorOver,
  pressing,
  type SmallDoor,
  typing,
  use,
} from '../looking-up.js';
import { expectWithinLimits } from '../view/odd-articles.js';

const fronts = [
  { id: 'ferry', title: 'Ferry sails again' },
  { id: 'late', title: 'Ferry sails late' },
];

async function read(
  options: { article: string; number?: number },
  door: SmallDoor,
): Promise<Payload> {
  const shown = await passageCommand.run(use(options, door));
  if (shown === null) throw new Error('nothing was shown');
  expectWithinLimits(shown);
  return shown;
}

/** The words of a passage that no other one of its article has. */
async function beginnings(door: SmallDoor, id: string): Promise<string[]> {
  const { body } = (await door.engine.library.article(id)) ?? { body: '' };
  return (await door.engine.library.passages(id)).map(({ start }) => body.slice(start, start + 60));
}

describe('/passage', () => {
  it('shows the first passage unless a number is given, and is walked through', async () => {
    const door = await doorOver(fronts);
    const [first = '', second = ''] = await beginnings(door, 'ferry');
    const shown = await read({ article: 'ferry' }, door);
    expect(shown.content).toContain(first);
    expect(await read({ article: 'ferry', number: 1 }, door)).toEqual(shown);

    const next = await pressing(passagePress, buttonsOf(shown)[en.buttons.next] ?? '', door);
    expect(next.content).toContain(second);
    expect(next).toEqual(await read({ article: 'ferry', number: 2 }, door));
    expect(passagePress.acknowledge([], use({}, door).asker)).toBe('update');
  });

  it('tells which numbers there are', async () => {
    const door = await doorOver(fronts);
    const { length } = await door.engine.library.passages('ferry');
    const shown = await read({ article: 'ferry', number: length + 1 }, door);
    expect(shown.content).toBe(en.article.noSuchPassage(length));
  });

  it('offers what a text may mean', async () => {
    const door = await doorOver(fronts);
    expect(Object.values(choicesOf(await read({ article: 'sails' }, door)))).toEqual([
      'ferry',
      'late',
    ]);
    const choices = (await passageCommand.complete?.(typing('late', door))) ?? [];
    expect(choices.map(({ value }) => value)).toEqual(['late']);
  });
});

describe('the buttons of a passage', () => {
  it('say so where the article was removed meanwhile, or has no such passage', async () => {
    const door = await doorOver(fronts);
    const gone = await pressing(passagePress, 'passage|gone|0', door);
    expect(gone.content).toBe(en.article.gone);
    const { length } = await door.engine.library.passages('ferry');
    for (const ordinal of ['99', '-1', '1.5', 'x']) {
      const shown = await pressing(passagePress, `passage|ferry|${ordinal}`, door);
      expect(shown.content).toBe(en.article.noSuchPassage(length));
    }
  });
});
