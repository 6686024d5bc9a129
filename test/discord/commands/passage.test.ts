import { describe, expect, it } from 'vitest';
import { passageCommand } from '../../../src/discord/commands/passage.js';
import { passageButton } from '../../../src/discord/components/passage.js';
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
import { expectWithinLimits } from '../view/odd-articles.js';

const fronts = [
  { id: 'ferry', title: 'Ferry sails again' },
  { id: 'late', title: 'Ferry sails late' },
];

async function read(
  options: { article: string; number?: number },
  context: SmallContext,
): Promise<Payload> {
  const shown = await passageCommand.run(commandContext(options, context));
  if (shown === null) throw new Error('nothing was shown');
  expectWithinLimits(shown);
  return shown;
}

/** The words of a passage that no other one of its article has. */
async function beginnings(context: SmallContext, id: string): Promise<string[]> {
  const { body } = (await context.engine.library.article(id)) ?? { body: '' };
  return (await context.engine.library.passages(id)).map(({ start }) =>
    body.slice(start, start + 60),
  );
}

describe('/passage', () => {
  it('shows the first passage unless a number is given, and is walked through', async () => {
    const context = await contextOver(fronts);
    const [first = '', second = ''] = await beginnings(context, 'ferry');
    const shown = await read({ article: 'ferry' }, context);
    expect(shown.content).toContain(first);
    expect(await read({ article: 'ferry', number: 1 }, context)).toEqual(shown);

    const next = await useComponent(
      passageButton,
      buttonsOf(shown)[en.buttons.next] ?? '',
      context,
    );
    expect(next.content).toContain(second);
    expect(next).toEqual(await read({ article: 'ferry', number: 2 }, context));
    expect(passageButton.acknowledge(['ferry', 0], commandContext({}, context).asker)).toBe(
      'update',
    );
  });

  it('tells which numbers there are', async () => {
    const context = await contextOver(fronts);
    const { length } = await context.engine.library.passages('ferry');
    const shown = await read({ article: 'ferry', number: length + 1 }, context);
    expect(shown.content).toBe(en.article.noSuchPassage(length));
  });

  it('offers what a text may mean', async () => {
    const context = await contextOver(fronts);
    expect(Object.values(choicesOf(await read({ article: 'sails' }, context)))).toEqual([
      'ferry',
      'late',
    ]);
    const choices = (await passageCommand.complete?.(typing('late', context))) ?? [];
    expect(choices.map(({ value }) => value)).toEqual(['late']);
  });
});

describe('the buttons of a passage', () => {
  it('say so where the article was removed meanwhile, or has no such passage', async () => {
    const context = await contextOver(fronts);
    const gone = await useComponent(passageButton, 'passage|gone|0', context);
    expect(gone.content).toBe(en.article.gone);
    const { length } = await context.engine.library.passages('ferry');
    const shown = await useComponent(passageButton, 'passage|ferry|99', context);
    expect(shown.content).toBe(en.article.noSuchPassage(length));
  });
});
