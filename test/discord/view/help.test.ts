import { describe, expect, it } from 'vitest';
import { layOutHelp, layOutWelcome } from '../../../src/discord/view/server.js';
import { languages } from '../../../src/locales/words.js';
import { expectWithinLimits } from './odd-articles.js';

const example = 'e'.repeat(90);

describe.each(
  languages.map(({ locales: [locale = ''], words }) => ({ locale, words })),
)('help in $locale', ({ words }) => {
  it('fits into one message with all of its parts', () => {
    const shown = layOutHelp({ example, moderator: true, keepDays: 90 }, words);
    expectWithinLimits(shown);
    expect(shown.content).toContain(example);
  });

  it('shows moderators their commands, and nobody else', () => {
    const view = { example: null, keepDays: 90 };
    const commands = ['/articles', '/feeds', '/config', '/gaps', '/stats'];
    const member = layOutHelp({ ...view, moderator: false }, words).content;
    const moderator = layOutHelp({ ...view, moderator: true }, words).content;
    for (const name of words.help.moderators) expect(moderator).toContain(name);
    for (const name of words.help.moderators) expect(member).not.toContain(name);
    expect(words.help.moderators.join(' ').match(/\/\p{L}+/gu)).toHaveLength(commands.length);
  });

  it('shows half a character in its example, which no request can carry, as unreadable', () => {
    const view = { example: 'Kalvik \ud83d', moderator: false, keepDays: 90 };
    expect(layOutHelp(view, words).content).toContain('Kalvik \ufffd');
  });
});

describe.each(
  languages.map(({ locales: [locale = ''], words }) => ({ locale, words })),
)('the welcome in $locale', ({ words }) => {
  it('fits into one message, with three steps, the first for those who may add articles', () => {
    const policy = `https://example.com/${'a'.repeat(390)}`;
    for (const mayAdd of [true, false]) {
      const shown = layOutWelcome({ mayAdd, keepDays: 36_500, policy }, words);
      expectWithinLimits(shown);
      expect(shown.components).toEqual([]);
      const first = mayAdd ? words.welcome.add : words.welcome.lookUp;
      expect(shown.content).toContain(`1. ${first}\n2. ${words.welcome.ask}\n3. `);
    }
  });
});
