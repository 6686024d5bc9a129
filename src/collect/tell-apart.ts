import { keyOf } from './entry-file.js';
import type { Entry } from './reading/document.js';

/** Whether an entry is known: at its address this very version, or any if it has its own place there. */
export type IsKnown = (entry: Entry) => boolean | Promise<boolean>;

/**
 * The entries of a document, each once. Those that share an address, as the parts of a live blog do, are
 * articles of their own if they hold their texts themselves. Of others at one address, the newest stays.
 *
 * @param isKnown what was loaded before is left at its address, so that it isn't loaded again
 */
export async function tellApart(
  entries: readonly Entry[],
  isKnown: IsKnown,
): Promise<readonly Entry[]> {
  const shared = sharedAddresses(entries);
  const found = new Map<string, Entry>();
  for (const entry of entries) {
    const { link, fragment, fingerprint, html } = entry;
    const apart: Entry = { ...entry, own: `${link}#${fragment ?? fingerprint}` };
    const mayBeApart = link !== null && html !== null && !(await isKnown(entry));
    const isApart = mayBeApart && (shared.has(link) || (await isKnown(apart)));
    const told = isApart ? apart : entry;
    const before = found.get(keyOf(told));
    // Without days, the first is the newest: feeds begin with it.
    if (before !== undefined && (before.date ?? '') >= (told.date ?? '')) continue;
    found.set(keyOf(told), told);
  }
  return [...found.values()];
}

/** The addresses of several different entries that hold their texts. */
function sharedAddresses(entries: readonly Entry[]): ReadonlySet<string> {
  const versions = new Map<string, Set<string>>();
  for (const { link, fragment, fingerprint, html } of entries) {
    if (link === null || html === null) continue;
    const here = versions.get(link) ?? new Set();
    versions.set(link, here.add(fragment ?? fingerprint));
  }
  return new Set([...versions].flatMap(([link, here]) => (here.size > 1 ? [link] : [])));
}
