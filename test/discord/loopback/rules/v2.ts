import { MessageFlags } from 'discord.js';
import { actionRow, allOf, button, type Component } from '../components.js';

const section = 9;
const textDisplay = 10;
const thumbnail = 11;
const gallery = 12;
const file = 13;
export const separator = 14;
export const container = 17;

/** https://docs.discord.com/developers/components/reference */
const inContainer = [actionRow, section, textDisplay, gallery, file, separator];
const limits = { components: 40, text: 4_000, textsInSection: 3 };

/** Measured, and not documented: https://github.com/discord/discord-api-docs/issues/8554 */
const mostBytes = 10_170;
const bytesPerText = 12;

/** Whether a message has the flag that can't be taken back. */
export function isV2(flags: number | null | undefined): boolean {
  return ((flags ?? 0) & MessageFlags.IsComponentsV2) !== 0;
}

/** The texts of a message in Components V2, from top to bottom. */
export function textsOf(components: readonly Component[]): string[] {
  return allOf(components)
    .filter(({ type }) => type === textDisplay)
    .map(({ content }) => content ?? '');
}

/** Whether Discord would answer with 500: it counts the bytes of texts, and doesn't say so. */
export function isTooHeavy(components: readonly Component[]): boolean {
  const sizes = textsOf(components).map((text) => Buffer.byteLength(text) + bytesPerText);
  return sizes.reduce((sum, size) => sum + size, 0) > mostBytes;
}

/** What Discord refuses in the components of a message in Components V2. */
export function v2Faults(components: readonly Component[]): string[] {
  const faults: string[] = [];
  const count = allOf(components).length;
  if (count > limits.components) {
    faults.push(`components: ${count} components, ${limits.components} at most`);
  }
  const length = textsOf(components).join('').length;
  if (length > limits.text) {
    faults.push(`components: texts of ${length} characters, ${limits.text} at most`);
  }
  components.forEach((one, at) => {
    faults.push(...placedFaults(one, [...inContainer, container], `components.${at}`));
  });
  return faults;
}

function placedFaults(one: Component, allowed: readonly number[], path: string): string[] {
  const inner = one.components ?? [];
  if (!allowed.includes(one.type))
    return [`${path}: a component of type ${one.type} can't be here`];
  if (one.type === textDisplay && !one.content?.trim()) return [`${path}.content: is empty`];
  if (one.type === container) {
    if (inner.length === 0) return [`${path}.components: is empty`];
    return inner.flatMap((child, at) =>
      placedFaults(child, inContainer, `${path}.components.${at}`),
    );
  }
  if (one.type !== section) return [];
  const accessory = one.accessory?.type;
  return [
    ...(inner.length < 1 || inner.length > limits.textsInSection
      ? [`${path}.components: Must be between 1 and ${limits.textsInSection} in length.`]
      : []),
    ...(accessory === button || accessory === thumbnail
      ? []
      : [`${path}.accessory: must be a button or a thumbnail`]),
    ...inner.flatMap((child, at) => placedFaults(child, [textDisplay], `${path}.components.${at}`)),
  ];
}
