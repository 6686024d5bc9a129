import { type APIMessageComponent, ComponentType, MessageFlags } from 'discord.js';
import { expect } from 'vitest';
import type { Payload } from '../../../src/discord/payload.js';
import { textsIn } from '../../../src/discord/view/card/blocks.js';
import { messageFaults } from '../loopback/rules/message.js';
import { isTooHeavy } from '../loopback/rules/v2.js';

/**
 * Checks a message against Discord's limits, as plain text and as a card: its text, its components,
 * whom it pings.
 */
export function expectWithinLimits(shown: Payload): void {
  expectPlainWithinLimits(shown);
  if (shown.card !== undefined) expectCardWithinLimits(shown.card);
}

function expectCardWithinLimits(card: NonNullable<Payload['card']>): void {
  const body = { flags: MessageFlags.IsComponentsV2, components: [card] };
  expect(messageFaults(body as Parameters<typeof messageFaults>[0])).toEqual([]);
  expect(isTooHeavy(body.components as Parameters<typeof isTooHeavy>[0])).toBe(false);
  expect(/\p{Surrogate}/u.test(textsIn(card).join(''))).toBe(false);
}

function expectPlainWithinLimits({ content, components, allowedMentions }: Payload): void {
  expect(content.trim()).not.toBe('');
  expect(content.length).toBeLessThanOrEqual(2_000);
  expect(/\p{Surrogate}/u.test(content)).toBe(false);
  expect(allowedMentions).toEqual({ parse: [], repliedUser: false });
  expect(components.length).toBeLessThanOrEqual(5);
  const ids: string[] = [];
  for (const { components: inRow } of components) {
    expect(inRow.length).toBeGreaterThanOrEqual(1);
    expect(inRow.length).toBeLessThanOrEqual(5);
    if (inRow.some(({ type }) => type !== ComponentType.Button)) expect(inRow).toHaveLength(1);
    for (const component of inRow) ids.push(checkedId(component));
  }
  expect(new Set(ids).size).toBe(ids.length);
  for (const id of ids) expectLength(id, 100);
}

function checkedId(component: APIMessageComponent): string {
  if (component.type === ComponentType.Button && 'custom_id' in component) {
    expectLength(component.label ?? component.emoji?.name ?? '', 80);
    return component.custom_id;
  }
  if (!('placeholder' in component)) throw new Error('neither button nor select');
  expect(component.placeholder?.length ?? 0).toBeLessThanOrEqual(150);
  if (!('options' in component)) {
    const chosen = 'default_values' in component ? (component.default_values ?? []) : [];
    expect(chosen.length).toBeLessThanOrEqual(25);
    return component.custom_id;
  }
  expect(component.options.length).toBeGreaterThanOrEqual(1);
  expect(component.options.length).toBeLessThanOrEqual(25);
  for (const { label, value, description } of component.options) {
    expectLength(label, 100);
    expectLength(value, 100);
    if (description !== undefined) expectLength(description, 100);
  }
  // Discord's apps take the first of two options with one label.
  for (const name of ['label', 'value'] as const) {
    const all = component.options.map((option) => option[name]);
    expect(new Set(all).size).toBe(all.length);
  }
  return component.custom_id;
}

/** Discord refuses what is empty, white space included. */
function expectLength(text: string, longest: number): void {
  expect(text.trim()).not.toBe('');
  expect(text.length).toBeLessThanOrEqual(longest);
  expect(/\p{Surrogate}/u.test(text)).toBe(false);
}

/** The labels of a message's buttons, row by row; a disabled one in parentheses, a select as `select`. */
export function labelsOf({ components }: Payload): string[][] {
  return components.map((row) =>
    row.components.map((component) => {
      if (component.type !== ComponentType.Button || !('custom_id' in component)) return 'select';
      const label = component.label ?? component.emoji?.name ?? '';
      return component.disabled ? `(${label})` : label;
    }),
  );
}

/** The custom ids of a message's components, in order. */
export function idsOf({ components }: Payload): string[] {
  return components.flatMap((row) =>
    row.components.flatMap((component) => ('custom_id' in component ? [component.custom_id] : [])),
  );
}
