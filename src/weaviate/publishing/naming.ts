import { groupedBy, order } from '../objects/grouping.js';
import { isHeld, type Label } from './labels.js';

/** The name of a text. */
export interface Named {
  /** The label of its article; `null` if no index has the text, or other texts have its ids. */
  readonly label: Label | null;
  /** Labels whose id belongs to another text, with that text's label. */
  readonly refused: ReadonlyMap<Label, Label>;
}

/**
 * The name of each text, from all its labels and all that share an id with one of them. The label
 * published first gives the name; an id belongs to the text first published under it. The same
 * labels give the same names on every machine, in any order.
 */
export function namesOf(labels: readonly Label[]): Map<string, Named> {
  const there = labels.filter(isHeld).sort(firstNamed);
  const owners = new Map<string, Label>();
  for (const label of there) {
    if (!owners.has(label.articleId)) owners.set(label.articleId, label);
  }
  const named = new Map<string, Named>();
  for (const [text, own] of groupedBy(labels, (label) => label.text)) {
    const refused = new Map<Label, Label>();
    for (const label of own) {
      const owner = owners.get(label.articleId);
      if (isHeld(label) && owner !== undefined && owner.text !== text) refused.set(label, owner);
    }
    const label = own.filter((one) => isHeld(one) && !refused.has(one)).sort(firstBrought)[0];
    named.set(text, { label: label ?? null, refused });
  }
  return named;
}

/** Of one index's labels, its article comes before the copies of it. */
function firstBrought(a: Label, b: Label): number {
  return order(a.textSince, b.textSince) || byPlace(a, b);
}

function firstNamed(a: Label, b: Label): number {
  return order(a.nameSince, b.nameSince) || byPlace(a, b);
}

function byPlace(a: Label, b: Label): number {
  return order(a.origin, b.origin) || a.place - b.place || order(a.uuid, b.uuid);
}
