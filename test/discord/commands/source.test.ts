import { describe, expect, it } from 'vitest';
import { sourceCommand } from '../../../src/discord/commands/source.js';
import { nearestSelect } from '../../../src/discord/components/nearest.js';
import type { Payload } from '../../../src/discord/payload.js';
import { en } from '../../../src/locales/en.js';
import {
  buttonsOf,
  choicesOf,
  commandContext,
  contextOver,
  type SmallContext,
  typing,
  useComponent,
} from '../looking-up.js';
import { expectChoices, expectWithinLimits } from '../view/odd-articles.js';

const fronts = [
  { id: 'ferry', title: 'Ferry sails again', publisher: 'Harbour Post', date: '2024-03-14' },
  { id: 'ferry-late', title: 'Ferry sails again, but late', publisher: 'Island News' },
  { id: 'bridge', title: 'Kalvik bridge is closed', publisher: 'Harbour Post' },
];

async function look(title: string, context: SmallContext): Promise<Payload> {
  const shown = await sourceCommand.run(commandContext({ title }, context));
  if (shown === null) throw new Error('nothing was shown');
  expectWithinLimits(shown);
  return shown;
}

const titleOf = ({ content }: Payload) => /\*\*(.+?)\*\*/.exec(content)?.[1];

describe('/source', () => {
  it('searches what articles say in turn with the questions, and titles at once', async () => {
    const context = await contextOver(fronts);
    // From then on nothing gets its turn.
    await context.questions.leave();
    expect(titleOf(await look('bridge is', context))).toBe('Kalvik bridge is closed');
    await expect(look('the harbour office', context)).rejects.toMatchObject({
      kind: 'interrupted',
    });
  });

  it('shows the article that was chosen while typing', async () => {
    const context = await contextOver(fronts);
    const choices = (await sourceCommand.complete?.(typing('FERRY', context))) ?? [];
    expect(choices).toEqual([
      { name: 'Ferry sails again · Harbour Post · 14 March 2024', value: 'ferry' },
      { name: 'Ferry sails again, but late · Island News', value: 'ferry-late' },
    ]);
    const shown = await look('ferry', context);
    expect(titleOf(shown)).toBe('Ferry sails again');
    expect(shown.content).toMatch(/\n> \S/);
    expect(buttonsOf(shown)).toEqual({ [en.article.read]: 'passage|ferry|0' });
  });

  it('takes raw text: a whole title, a part that one title has, a choice as it was shown', async () => {
    const context = await contextOver(fronts);
    expect(titleOf(await look('ferry SAILS again', context))).toBe('Ferry sails again');
    expect(titleOf(await look(' bridge is ', context))).toBe('Kalvik bridge is closed');
    const label = 'Ferry sails again · Harbour Post · 14 March 2024';
    expect(titleOf(await look(label, context))).toBe('Ferry sails again');
  });

  it('offers the titles that have a text where several do, and opens the chosen one', async () => {
    const context = await contextOver(fronts);
    const shown = await look('sails', context);
    expect(shown.content).toBe(en.article.several(2, 2));
    expect(Object.values(choicesOf(shown))).toEqual(['ferry', 'ferry-late']);
    const chosen = await useComponent(nearestSelect, 'nearest|-', context, ['ferry-late']);
    expect(titleOf(chosen)).toBe('Ferry sails again, but late');
    expect(nearestSelect.acknowledge(['-'], commandContext({}, context).asker)).toBe('private');
  });

  it('searches what the articles say where no title has the text', async () => {
    const context = await contextOver(fronts);
    const { body } = (await context.engine.library.article('bridge')) ?? { body: '' };
    const shown = await look(body.slice(0, 90), context);
    expect(shown.content).toBe(en.article.nearest);
    expect(Object.values(choicesOf(shown))[0]).toBe('bridge');
  });

  it('says so where there is nothing to find', async () => {
    const context = await contextOver([]);
    expect((await look('ferry', context)).content).toBe(en.article.notFound);
    expect((await look('  ', context)).content).toBe(en.article.notFound);
  });

  it('names the others that have the same text', async () => {
    const context = await contextOver([fronts[0] ?? {}]);
    const { body } = (await context.engine.library.article('ferry')) ?? { body: '' };
    context.place.write(
      'copy.md',
      `---\ntitle: Ferry is back\npublisher: Island News\n---\n${body}\n`,
    );
    await context.place.ingest(context.embedder);
    expect((await look('ferry', context)).content).toContain(
      'also in: Ferry is back · Island News',
    );
  });

  it('suggests the newest articles before anything is typed, 25 at most', async () => {
    const many = Array.from({ length: 30 }, (_, index) => ({
      title: `${'Very '.repeat(40)}long headline`,
      id: `${'long/'.repeat(40)}${index}`,
    }));
    const context = await contextOver(many);
    const choices = (await sourceCommand.complete?.(typing('', context))) ?? [];
    expect(choices).toHaveLength(25);
    expectChoices(choices, 'name');
    for (const { value } of choices.slice(0, 2)) {
      expect((await look(value, context)).content).toContain('Very Very');
    }
  });
});

describe('the choice of an article', () => {
  it('that was removed meanwhile says so', async () => {
    const context = await contextOver(fronts);
    const shown = await useComponent(nearestSelect, 'nearest|-', context, ['gone']);
    expect(shown.content).toBe(en.article.gone);
  });
});
