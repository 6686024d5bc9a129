import { type Component, labelled, textInput } from './components.js';
import type { Modal } from './interaction.js';

/** Discord's own limit for a text input. */
const longest = 4_000;

/**
 * The components of a modal as they are sent back, filled in.
 *
 * @throws Error where Discord would not let it be sent
 */
export function fieldsOf(modal: Modal, texts: Readonly<Record<string, string>>): object[] {
  let count = 0;
  const known = new Set<string>();
  const filled = (input: Component): object => {
    const name = input.custom_id ?? '';
    known.add(name);
    const value = texts[name] ?? input.value ?? '';
    const { min_length: least = 0, max_length: most = longest, required = true } = input;
    if (required && value === '') throw new Error(`${name} has to be filled in`);
    if (value !== '' && (value.length < least || value.length > most)) {
      throw new Error(`${name} takes ${least} to ${most} characters`);
    }
    count += 1;
    return { type: textInput, id: count, custom_id: name, value };
  };
  const sent = modal.components.flatMap((one): object[] => {
    if (one.type === labelled && one.component) {
      return [{ type: labelled, id: ++count, component: filled(one.component) }];
    }
    if (!one.components) return [];
    return [{ type: one.type, id: ++count, components: one.components.map(filled) }];
  });
  const stray = Object.keys(texts).find((name) => !known.has(name));
  if (stray) throw new Error(`no ${stray} in the modal, only ${[...known].join(', ')}`);
  return sent;
}
