import { generateOpml, parseOpml } from 'feedsmith';
import { parsedUrl } from '../../article/url.js';
import { Failure } from '../../failure.js';
import { plainLine } from '../reading/plain.js';

/** A feed as a list of feeds names it. */
export interface Outline {
  readonly address: string;
  readonly title: string | null;
}

/** What an outline may hold, to any depth. */
interface Node {
  readonly xmlUrl?: string | undefined;
  readonly title?: string | undefined;
  readonly text?: string | undefined;
  readonly outlines?: readonly Node[] | undefined;
}

/**
 * The feeds in a list in OPML, each once, out of whatever folders they are in.
 *
 * @throws Failure `unreadable-file`
 */
export function readOpml(text: string): readonly Outline[] {
  let nodes: readonly Node[];
  try {
    nodes = parseOpml<string>(text).body?.outlines ?? [];
  } catch (cause) {
    throw new Failure('article', 'unreadable-file', 'The list of feeds is no OPML.', { cause });
  }
  const found = new Map<string, Outline>();
  const open = [...nodes];
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    open.push(...(node.outlines ?? []));
    const { xmlUrl = '', title, text: named } = node;
    const address = /^https?:/i.test(xmlUrl) ? parsedUrl(xmlUrl)?.href : undefined;
    if (address === undefined) continue;
    found.set(address, { address, title: plainLine(title ?? named ?? null) });
  }
  return [...found.values()].sort((a, b) => (a.address < b.address ? -1 : 1));
}

/** A list of feeds in OPML 2.0. */
export function writeOpml(feeds: readonly Outline[]): string {
  const outlines = feeds.map(({ address, title }) => {
    const named = title ?? address;
    return { type: 'rss', text: named, title: named, xmlUrl: address };
  });
  return generateOpml({ head: { title: 'Feeds in Pullquote' }, body: { outlines } });
}
