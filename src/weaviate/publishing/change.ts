import { contentChecksum, type Holding } from '../../library/transfer/holding.js';
import type { LabelProperties } from '../collections.js';
import { namedBy } from '../objects/objects.js';
import type { Headed, Label } from './labels.js';

/** The change that reconciles an article with its labels. */
export type Change =
  /** Removed, with its passages. */
  | { readonly kind: 'drop'; readonly text: string }
  /** Written from this machine's index. */
  | {
      readonly kind: 'put';
      readonly label: Label;
      readonly holding: Holding;
      /** Whether there was no article before. */
      readonly isNew: boolean;
      /** Whether there may be other passages. */
      readonly recut: boolean;
    }
  /** Renamed; its text stays. */
  | { readonly kind: 'rename'; readonly label: Label };

/** What is known about a text when it is checked. */
export interface Seen {
  /** The checking index; `null` if it has none of the texts. */
  readonly origin: string | null;
  readonly text: string;
  /** The label that names it; `null` if no index has it any more. */
  readonly label: Label | null;
  /** Its article, as most nodes have it. */
  readonly article: Headed | null;
  /** Whether most nodes have all of its passages. */
  readonly isWhole: boolean;
  /** This machine's content of it. */
  readonly holding: Holding | null;
  /** Whether to write it even if it seems to be there. */
  readonly anew: boolean;
  /** Whether its old content has just been dropped. */
  readonly cleared: boolean;
}

/**
 * What has to change for an article to match its labels; `null` if it already does, or if only
 * another machine can change it.
 */
export function changeOf(seen: Seen): Change | null {
  const { origin, text, label, article, isWhole, holding, anew, cleared } = seen;
  // Even without an article there may be passages, from an interrupted write.
  if (label === null) return article === null && cleared ? null : { kind: 'drop', text };
  if (holding !== null) {
    if (article === null) return { kind: 'put', label, holding, isNew: true, recut: false };
    // An article named by another machine may have another processor's vectors, and stays as it is.
    const isOurs = label.origin === origin;
    if (anew || !isWhole || (isOurs && isOtherContent(article, holding, label))) {
      const recut = anew || article.passages > holding.passages.length;
      return { kind: 'put', label, holding, isNew: false, recut };
    }
  }
  if (article === null || article.checksum === '') return null;
  return isWhole && isNamed(article, label) ? null : { kind: 'rename', label };
}

/** Whether an index now cuts an article that it names into other passages than it published. */
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
