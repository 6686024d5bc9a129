import { describe, expect, it } from 'vitest';
import { sourcesCommand } from '../../../src/discord/commands/sources.js';
import { sourcesButton } from '../../../src/discord/components/sources.js';
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

const long = '新聞'.repeat(40);

/** Twenty-three articles of the Harbour Post, one a day, and two of a publisher with a long name. */
function post(): Promise<SmallContext> {
  const fronts = Array.from({ length: 25 }, (_, index) => ({
    publisher: index < 23 ? 'Harbour Post' : long,
    date: `2024-03-${String(index + 1).padStart(2, '0')}`,
    id: `story-${index + 1}`,
  }));
  return contextOver(fronts);
}

async function list(
  options: { publisher?: string; after?: string; before?: string },
  context: SmallContext,
): Promise<Payload> {
  const shown = await sourcesCommand.run(commandContext(options, context));
  if (shown === null) throw new Error('nothing was shown');
  expectWithinLimits(shown);
  return shown;
}

describe('/sources', () => {
  it('is walked through page by page, newest first, ten at a time', async () => {
    const context = await post();
    const first = await list({}, context);
    expect(first.content).toContain('Articles 1 to 10 of 25');
    expect(Object.values(choicesOf(first))[0]).toBe('story-25');

    const second = await useComponent(
      sourcesButton,
      buttonsOf(first)[en.buttons.next] ?? '',
      context,
    );
    expect(second.content).toContain('Articles 11 to 20 of 25');
    const third = await useComponent(
      sourcesButton,
      buttonsOf(second)[en.buttons.next] ?? '',
      context,
    );
    expect(Object.values(choicesOf(third))).toEqual([
      'story-5',
      'story-4',
      'story-3',
      'story-2',
      'story-1',
    ]);
    const back = await useComponent(
      sourcesButton,
      buttonsOf(third)[en.buttons.previous] ?? '',
      context,
    );
    expect(back).toEqual(second);
  });

  it('is narrowed by publisher and days, on every page', async () => {
    const context = await post();
    const first = await list(
      { publisher: 'harbour', after: '2024-03-02', before: '2024-03-22' },
      context,
    );
    expect(first.content).toContain('1 to 10 of 21');
    expect(first.content).toContain('22 March 2024');
    const next = await useComponent(
      sourcesButton,
      buttonsOf(first)[en.buttons.next] ?? '',
      context,
    );
    expect(next.content).toContain('11 to 20 of 21');
  });

  it('takes a publisher whose name is too long for a button', async () => {
    const context = await post();
    for (const publisher of [long, long.slice(0, 12)]) {
      const shown = await list({ publisher }, context);
      expect(Object.values(choicesOf(shown))).toEqual(['story-25', 'story-24']);
    }
  });

  it('keeps such a publisher from page to page', async () => {
    const fronts = Array.from({ length: 12 }, () => ({ publisher: long }));
    const context = await contextOver([...fronts, { publisher: 'Other' }]);
    const first = await list({ publisher: long }, context);
    expect(first.content).toContain('of 12');
    const next = await useComponent(
      sourcesButton,
      buttonsOf(first)[en.buttons.next] ?? '',
      context,
    );
    expect(next.content).toContain('11 to 12 of 12');
  });

  it('says so where a text is too long for the buttons and names no publisher', async () => {
    const context = await post();
    expect((await list({ publisher: '"'.repeat(100) }, context)).content).toBe(
      en.sources.filterTooLong,
    );
  });

  it.each([
    { after: '2024-02-30' },
    { before: 'yesterday' },
  ])('says how dates are written: %o', async (options) => {
    const context = await contextOver([{}]);
    expect((await list(options, context)).content).toBe(en.failures.invalidDate);
  });

  it('says so where nothing passes', async () => {
    const context = await contextOver([{}]);
    expect((await list({ publisher: 'nobody' }, context)).content).toContain(
      en.answer.nothingPasses,
    );
  });

  it('suggests publishers', async () => {
    const choices = await sourcesCommand.complete?.(typing('harb', await post()));
    expect(choices).toEqual([{ name: 'Harbour Post', value: 'Harbour Post' }]);
  });
});

describe('the buttons of /sources', () => {
  it('show the last page where articles were removed meanwhile', async () => {
    const context = await post();
    const shown = await useComponent(sourcesButton, 'sources|400|||', context);
    expect(shown.content).toContain('Articles 21 to 25 of 25');
    const none = await useComponent(sourcesButton, 'sources|20|nobody||', context);
    expect(none.content).toContain(en.answer.nothingPasses);
  });

  it('change the message that they are on', () => {
    const { asker } = commandContext({}, {} as SmallContext);
    expect(sourcesButton.acknowledge([0, '', null, null], asker)).toBe('update');
  });
});
