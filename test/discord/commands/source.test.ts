import { describe, expect, it } from 'vitest';
import { sourceCommand } from '../../../src/discord/commands/source.js';
import { nearestPress } from '../../../src/discord/components/nearest.js';
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
import { expectChoices, expectWithinLimits } from '../view/odd-articles.js';

const fronts = [
  { id: 'ferry', title: 'Ferry sails again', publisher: 'Harbour Post', date: '2024-03-14' },
  { id: 'ferry-late', title: 'Ferry sails again, but late', publisher: 'Island News' },
  { id: 'bridge', title: 'Kalvik bridge is closed', publisher: 'Harbour Post' },
];

async function look(title: string, door: SmallDoor): Promise<Payload> {
  const shown = await sourceCommand.run(use({ title }, door));
  if (shown === null) throw new Error('nothing was shown');
  expectWithinLimits(shown);
  return shown;
}

const titleOf = ({ content }: Payload) => /\*\*(.+?)\*\*/.exec(content)?.[1];

describe('/source', () => {
  it('searches what articles say in turn with the questions, and titles at once', async () => {
    const door = await doorOver(fronts);
    // From then on nothing gets its turn.
    await door.questions.leave();
    expect(titleOf(await look('bridge is', door))).toBe('Kalvik bridge is closed');
    await expect(look('the harbour office', door)).rejects.toMatchObject({ kind: 'interrupted' });
  });

  it('shows the article that was chosen while typing', async () => {
    const door = await doorOver(fronts);
    const choices = (await sourceCommand.complete?.(typing('FERRY', door))) ?? [];
    expect(choices).toEqual([
      { name: 'Ferry sails again · Harbour Post · 14 March 2024', value: 'ferry' },
      { name: 'Ferry sails again, but late · Island News', value: 'ferry-late' },
    ]);
    const shown = await look('ferry', door);
    expect(titleOf(shown)).toBe('Ferry sails again');
    expect(shown.content).toMatch(/\n> \S/);
    expect(buttonsOf(shown)).toEqual({ [en.article.read]: 'passage|ferry|0' });
  });

  it('takes raw text: a whole title, a part that one title has, a choice as it was shown', async () => {
    const door = await doorOver(fronts);
    expect(titleOf(await look('ferry SAILS again', door))).toBe('Ferry sails again');
    expect(titleOf(await look(' bridge is ', door))).toBe('Kalvik bridge is closed');
    const label = 'Ferry sails again · Harbour Post · 14 March 2024';
    expect(titleOf(await look(label, door))).toBe('Ferry sails again');
  });

  it('offers the titles that have a text where several do, and opens the chosen one', async () => {
    const door = await doorOver(fronts);
    const shown = await look('sails', door);
    expect(shown.content).toBe(en.article.several(2, 2));
    expect(Object.values(choicesOf(shown))).toEqual(['ferry', 'ferry-late']);
    const chosen = await pressing(nearestPress, 'nearest|-', door, ['ferry-late']);
    expect(titleOf(chosen)).toBe('Ferry sails again, but late');
    expect(nearestPress.acknowledge(['-'], use({}, door).asker)).toBe('private');
  });

  it('searches what the articles say where no title has the text', async () => {
    const door = await doorOver(fronts);
    const { body } = (await door.engine.library.article('bridge')) ?? { body: '' };
    const shown = await look(body.slice(0, 90), door);
    expect(shown.content).toBe(en.article.nearest);
    expect(Object.values(choicesOf(shown))[0]).toBe('bridge');
  });

  it('says so where there is nothing to find', async () => {
    const door = await doorOver([]);
    expect((await look('ferry', door)).content).toBe(en.article.notFound);
    expect((await look('  ', door)).content).toBe(en.article.notFound);
  });

  it('names the others that have the same text', async () => {
    const door = await doorOver([fronts[0] ?? {}]);
    const { body } = (await door.engine.library.article('ferry')) ?? { body: '' };
    door.place.write(
      'copy.md',
      `---\ntitle: Ferry is back\npublisher: Island News\n---\n${body}\n`,
    );
    await door.place.ingest(door.engine.embedder);
    expect((await look('ferry', door)).content).toContain('also in: Ferry is back · Island News');
  });

  it('suggests the newest articles before anything is typed, 25 at most', async () => {
    const many = Array.from({ length: 30 }, (_, index) => ({
      title: `${'Very '.repeat(40)}long headline`,
      id: `${'long/'.repeat(40)}${index}`,
    }));
    const door = await doorOver(many);
    const choices = (await sourceCommand.complete?.(typing('', door))) ?? [];
    expect(choices).toHaveLength(25);
    expectChoices(choices, 'name');
    for (const { value } of choices.slice(0, 2)) {
      expect((await look(value, door)).content).toContain('Very Very');
    }
  });
});

describe('the choice of an article', () => {
  it('that was removed meanwhile says so', async () => {
    const door = await doorOver(fronts);
    const shown = await pressing(nearestPress, 'nearest|1234', door, ['gone']);
    expect(shown.content).toBe(en.article.gone);
  });
});
