import { describe, expect, it } from 'vitest';
import { layOutStatus } from '../../../src/discord/view/server.js';
import { en } from '../../../src/locales/en.js';
import { languages } from '../../../src/locales/words.js';
import { expectWithinLimits } from './odd-articles.js';

const model = { id: 'Xenova/bge_small', sha256: 'ab'.repeat(32), dimension: 384 };
const startedAt = new Date('2024-03-20T10:00:00.000Z');

describe('the status', () => {
  it('tells what is held, how texts are compared and since when the bot runs', () => {
    const library = { model, articles: 1234, copies: 2, passages: 15_678, sentences: true };
    const { content } = layOutStatus(
      { library, publishers: 1, newest: '2024-03-14', startedAt },
      en,
    );
    expect(content).toBe(
      [
        'I quote from **1,234 articles** by 1 publisher.',
        'The newest is from 14 March 2024.',
        'I search 15,678 passages for answers.',
        '2 duplicates are only listed under "also in".',
        'Search model: Xenova/bge\\_small',
        'Running since <t:1710928800:f> (<t:1710928800:R>)',
      ].join('\n'),
    );
  });

  it('says so where nothing is held', () => {
    const library = { model, articles: 0, copies: 0, passages: 0, sentences: true };
    const { content } = layOutStatus({ library, publishers: 0, newest: null, startedAt }, en);
    expect(content).toMatch(/^I have no articles/);
    expect(content).not.toMatch(/passages|copies|newest/);
  });

  it('fits into a message in any language, whatever the model is called', () => {
    const library = {
      model: { ...model, id: '*'.repeat(3000) },
      articles: 1_234_567,
      copies: 1_234_567,
      passages: 1_234_567,
      sentences: true,
    };
    for (const { words } of languages) {
      const view = { library, publishers: 1, newest: '2024-03-14', startedAt };
      expectWithinLimits(layOutStatus(view, words));
    }
  });
});
