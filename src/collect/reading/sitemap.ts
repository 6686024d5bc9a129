import { Parser } from 'htmlparser2';
import type { Document, Entry } from './document.js';
import { entryOf } from './entry.js';
import { rootOf } from './sniff.js';

/** Entries of a sitemap that are read: as many as the protocol allows. */
const mostEntries = 50_000;

/** Longest text of an element that is kept: addresses may have 2,048 characters. */
const longestText = 4_096;

/** Whether a document is a sitemap or a list of them. */
export function isSitemap(text: string): boolean {
  return /^(?:\w+:)?(?:urlset|sitemapindex)$/i.test(rootOf(text) ?? '');
}

/** Reads a sitemap, with what a news sitemap says of an article. What breaks off is read as far as it goes. */
export function readSitemap(text: string, url: string, today: string): Document {
  const entries: Entry[] = [];
  const sitemaps: string[] = [];
  let said: Record<string, string> = {};
  let element = '';
  const parser = new Parser(
    {
      onopentag(name) {
        element = name.replace(/^\w+:/, (prefix) => (prefix === 'news:' ? prefix : ''));
        if (element === 'url' || element === 'sitemap') said = {};
      },
      ontext(part) {
        const before = said[element] ?? '';
        if (before.length < longestText) said[element] = before + part;
      },
      onclosetag(name) {
        element = '';
        if (entries.length + sitemaps.length === mostEntries) return;
        if (/^(?:\w+:)?sitemap$/.test(name) && said.loc !== undefined)
          sitemaps.push(said.loc.trim());
        if (/^(?:\w+:)?url$/.test(name)) entries.push(entryOf(saidOf(said), url, today));
      },
    },
    { xmlMode: true },
  );
  parser.end(text);
  return { title: null, entries: entries.filter(({ link }) => link !== null), sitemaps };
}

/** When a page was last changed isn't when its article was published. */
function saidOf(said: Record<string, string>) {
  return {
    link: said.loc,
    title: said['news:title'],
    dates: [said['news:publication_date']],
    authors: undefined,
    html: undefined,
    summary: said.lastmod,
  };
}
