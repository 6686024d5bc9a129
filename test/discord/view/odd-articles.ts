import { ButtonStyle, ComponentType } from 'discord.js';
import fc from 'fast-check';
import { expect } from 'vitest';
import type { Payload } from '../../../src/discord/payload.js';
import type { Headline } from '../../../src/library/library.js';
import { languages } from '../../../src/locales/words.js';
import { markupOf, shown } from './discord-markdown.js';
import { nasty } from './nasty.js';

/** Texts as scraped titles and names may be: markup, any script, one character, 500 and more. */
export const oddText = fc.oneof(
  nasty(),
  nasty(4),
  fc.tuple(nasty(10), fc.integer({ min: 2, max: 60 })).map(([text, times]) => text.repeat(times)),
);

/** Any of the bot's languages. */
export const anyWords = fc.constantFrom(...languages.map(({ words }) => words));

const optional = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: null });

const day = fc
  .date({ min: new Date('1800-01-01'), max: new Date('2099-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));

/** An article's headline with anything that a file can give. */
export const oddHeadline: fc.Arbitrary<Headline> = fc.record({
  id: oddText.map((id) => id.trim() || 'x'),
  locator: fc.constant('/somewhere.txt'),
  title: optional(oddText),
  publisher: optional(oddText),
  date: optional(day),
  author: optional(oddText),
  url: optional(
    fc.oneof(
      fc.webUrl({ withQueryParameters: true, withFragments: true }),
      fc.string({ minLength: 300, maxLength: 3000 }).map((path) => `https://example.org/${path}`),
    ),
  ),
  passageCount: fc.integer({ min: 0, max: 100_000 }),
  addedAt: day.map((date) => `${date}T12:00:00.000Z`),
});

/** Holds a payload to Discord's limits for messages, buttons and selects. */
export function expectWithinLimits({ content, components }: Payload): void {
  expect(content.trim()).not.toBe('');
  expect(content.length).toBeLessThanOrEqual(2000);
  expect(components.length).toBeLessThanOrEqual(5);
  const all = components.flatMap((one) => one.components);
  const ids = all.map((one) => ('custom_id' in one ? one.custom_id : ''));
  expect(new Set(ids).size).toBe(ids.length);
  for (const id of ids) expect(id.length).toBeLessThanOrEqual(100);
  for (const one of all) {
    if (one.type === ComponentType.Button && one.style !== ButtonStyle.Premium) {
      expect(one.label?.length).toBeLessThanOrEqual(80);
    }
    if (one.type === ComponentType.StringSelect) expectChoices(one.options, 'label');
  }
}

/** Holds a message's markup to what its layout makes: nothing of it may come out of an article. */
export function expectOnlyMarkup(content: string, types: readonly string[]): void {
  const others = [...markupOf(shown(content))].filter((type) => !types.includes(type));
  expect(others, content).toEqual([]);
}

/** Holds a select's options or an option's choices to their limits; no two may look the same. */
export function expectChoices<Name extends string>(
  choices: readonly ({ readonly [name in Name]: string } & { readonly value: string })[],
  name: Name,
): void {
  expect(choices.length).toBeLessThanOrEqual(25);
  expect(new Set(choices.map((one) => one[name])).size).toBe(choices.length);
  expect(new Set(choices.map(({ value }) => value)).size).toBe(choices.length);
  for (const choice of choices) {
    for (const text of [choice[name], choice.value]) {
      expect(text.trim()).not.toBe('');
      expect(text.length).toBeLessThanOrEqual(100);
    }
  }
}
