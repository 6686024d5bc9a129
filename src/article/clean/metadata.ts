import type { Source } from '../article.js';
import { parsedUrl } from '../url.js';
import {
  publisherOfCopyright,
  publisherOfDateline,
  publisherOfSiteLink,
  publisherOfUrl,
  splitTitle,
} from './front/publisher.js';
import { normaliseLine, type SourceLine } from './lines.js';

/** How many lines at either end of a text are looked at: a site names itself above and below. */
const edge = 80;

/** The web address that a labelled line at the edge of a text gives for the article, or `null`. */
export function findUrl(lines: readonly SourceLine[]): string | null {
  for (const { text } of edges(lines)) {
    const found =
      /^(?:source|url|link|original(?: article)?|permalink|retrieved from|read the original(?: article)?(?: at| on)?)\s*:?\s+<?(https?:\/\/[^\s<>"]+?)[>.,)]*$/iu.exec(
        text,
      );
    if (found?.[1] !== undefined && /^https?:\/\/[^/]+\/.{3,}/u.test(found[1])) {
      return found[1];
    }
  }
  return null;
}

/**
 * The publisher if it is certain: given, at the end of the title, in a link to its other sites, by
 * the web address, in a copyright line, in the dateline of the first paragraph.
 */
export function findPublisher(lines: readonly SourceLine[], given: Source): string | null {
  const url = given.url ?? findUrl(lines);
  const ofUrl = url === null ? null : publisherOfUrl(url);
  const isBareHost = ofUrl?.includes('.') ?? false;
  return (
    given.publisher ??
    ofTitle(lines, given.title, hostOf(url)) ??
    firstOf(edges(lines), publisherOfSiteLink) ??
    (isBareHost ? null : ofUrl) ??
    firstOf(edges(lines), publisherOfCopyright) ??
    ofUrl ??
    firstOf(lines.slice(0, 12), publisherOfDateline)
  );
}

/** The host of a web address, or `null`. */
export function hostOf(url: string | null): string | null {
  return url === null ? null : (parsedUrl(url)?.hostname.toLowerCase() ?? null);
}

function edges(lines: readonly SourceLine[]): readonly SourceLine[] {
  return lines.length <= 2 * edge ? lines : [...lines.slice(0, edge), ...lines.slice(-edge)];
}

function firstOf(
  lines: readonly SourceLine[],
  read: (line: string) => string | null,
): string | null {
  for (const { text } of lines) {
    const found = text.length <= 600 || read === publisherOfDateline ? read(text) : null;
    if (found !== null) {
      return found;
    }
  }
  return null;
}

/** The site's name at the end of the given title, or of a headline that also stands without it. */
function ofTitle(
  lines: readonly SourceLine[],
  title: string | null,
  host: string | null,
): string | null {
  if (title !== null) {
    return splitTitle(title, host).publisher;
  }
  const front = lines.slice(0, edge).filter(({ text }) => text.length <= 250);
  const texts = new Set(front.map(({ text }) => normaliseLine(text)));
  for (const { text } of front) {
    const split = splitTitle(text, host);
    if (split.publisher !== null && texts.has(normaliseLine(split.title))) {
      return split.publisher;
    }
  }
  return null;
}
