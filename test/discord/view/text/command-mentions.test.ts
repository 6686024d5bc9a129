import { describe, expect, it } from 'vitest';
import { commands } from '../../../../src/discord/commands.js';
import { payload } from '../../../../src/discord/payload.js';
import { cardOf, textBlock, textsIn } from '../../../../src/discord/view/card/blocks.js';
import { layOutHelp } from '../../../../src/discord/view/server.js';
import { withCommandMentions } from '../../../../src/discord/view/text/command-mentions.js';
import { escapeMarkdown } from '../../../../src/discord/view/text/markdown.js';
import { en } from '../../../../src/locales/en.js';
import { languages } from '../../../../src/locales/words.js';
import { expectWithinLimits } from '../limits.js';

const id = '1234567890123456789';
const ids = new Map(
  ['ask', 'articles add', 'forget me', 'sources', 'gaps', 'status'].map((name) => [name, id]),
);

function clickable(text: string): string {
  return withCommandMentions(payload(text), ids).content;
}

describe('commands that a message names', () => {
  it('can be clicked, with their subcommands', () => {
    expect(clickable('Use `/ask`, or `/articles add`.')).toBe(
      `Use </ask:${id}>, or </articles add:${id}>.`,
    );
  });

  it.each([
    ['with options', '`/ask question: What is it?`'],
    ['that have subcommands', '`/articles`'],
    ['that are not deployed', '`/stats`'],
    ['by their names in other languages', '`/fragen` und `/artikel hinzufügen`'],
    ['as plain words', '/ask'],
    ['that others name', escapeMarkdown('Why does `/ask` fail?')],
  ])('stay as they are %s', (_, text) => {
    expect(clickable(text)).toBe(text);
  });

  it('stay as they are if the message would be too long', () => {
    const text = `${'a'.repeat(1_990)} \`/ask\``;
    expect(clickable(text)).toBe(text);
  });

  it('can be clicked in cards, too', () => {
    const card = cardOf('none', textBlock(['Use `/articles add`.']));
    const shown = withCommandMentions({ ...payload('Use `/articles add`.'), card }, ids);
    expect(shown.card && textsIn(shown.card)).toEqual([`Use </articles add:${id}>.`]);
    expect(shown.content).toBe(`Use </articles add:${id}>.`);
  });

  it('fit into the help with all of its parts', () => {
    const every = new Map(commands.map(({ data: { name } }) => [name, id]));
    const view = { example: 'e'.repeat(90), moderator: true, keepDays: 90 };
    const help = withCommandMentions(layOutHelp(view, en), every);
    expectWithinLimits(help);
    expect(help.content).toContain(`</ask:${id}>`);
  });

  it('are no other commands in other languages', () => {
    const english = new Set(commands.map(({ data: { name } }) => name));
    const misleading = languages.flatMap(({ commands: named }) =>
      Object.entries(named).filter(
        ([path, { name }]) => !path.includes('.') && path !== name && english.has(name),
      ),
    );
    expect(misleading).toEqual([]);
  });
});
