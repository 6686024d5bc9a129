import { contentChecksum, type Holding } from '../../library/transfer/holding.js';
import type { LabelProperties } from '../collections.js';
import { namedBy } from '../objects/objects.js';
import type { Headed, Label } from './labels.js';

/** How an article is to become what it should be. */
export type Change =
  /** Gone, with its passages. */
  | { readonly kind: 'drop'; readonly text: string }
  /** Written from what this machine has. */
  | {
      readonly kind: 'put';
      readonly label: Label;
      readonly holding: Holding;
      /** Whether nothing was there before. */
      readonly isNew: boolean;
      /** Whether there may be passages besides. */
      readonly recut: boolean;
    }
  /** Named otherwise; its text stays. */
  | { readonly kind: 'rename'; readonly label: Label };

/** What is known of a text when it is looked at. */
export interface Seen {
  /** The index that looks; `null` where it has none of the texts. */
  readonly origin: string | null;
  readonly text: string;
  /** The label that names it; `null` where no index has it any more. */
  readonly label: Label | null;
  /** Its article, as most nodes have it. */
  readonly article: Headed | null;
  /** Whether most nodes have all of its passages. */
  readonly isWhole: boolean;
  /** What this machine has of it. */
  readonly holding: Holding | null;
  /** Whether it is to be written although it seems to be there. */
  readonly anew: boolean;
  /** Whether what there was of it has just been dropped. */
  readonly cleared: boolean;
}

/**
 * What has to change for an article to be what its labels say: `null` where it is so already, or where only
 * another machine can make it so.
 */
export function changeOf(seen: Seen): Change | null {
  const { origin, text, label, article, isWhole, holding, anew, cleared } = seen;
  // Without an article there may be passages, of one that was broken off.
  if (label === null) return article === null && cleared ? null : { kind: 'drop', text };
  if (holding !== null) {
    if (article === null) return { kind: 'put', label, holding, isNew: true, recut: false };
    // What another machine named may have vectors of another processor, and stays as it is.
    const isOurs = label.origin === origin;
    if (anew || !isWhole || (isOurs && isOtherContent(article, holding, label))) {
      const recut = anew || article.passages > holding.passages.length;
      return { kind: 'put', label, holding, isNew: false, recut };
    }
  }
  if (article === null || article.checksum === '') return null;
  return isWhole && isNamed(article, label) ? null : { kind: 'rename', label };
}

/** Whether an index has made other passages of what it named than it brought. */
function isOtherContent(article: Headed, holding: Holding, label: LabelProperties): boolean {
  const named = label.articleId === holding.article.id && label.locator === holding.article.locator;
  return named && article.checksum !== contentChecksum(holding);
}

function isNamed(article: Headed, label: LabelProperties): boolean {
  const wanted: Readonly<Record<string, unknown>> = namedBy(label);
  const has: Readonly<Record<string, unknown>> = { ...article };
  const names = ['title', 'publisher', 'date', 'author', 'url', ...Object.keys(wanted)];
  return names.every((name) => (wanted[name] ?? null) === (has[name] ?? null));
}
