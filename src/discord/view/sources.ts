import { type APIButtonComponent, ButtonStyle, ComponentType } from 'discord.js';
import type { Headline, Page } from '../../library/library.js';
import type { Words } from '../../locales/catalogue.js';
import { shortId } from '../browsing/short-ids.js';
import { customId } from '../limits.js';
import { type Payload, payload, row } from '../payload.js';
import { chooseArticle } from './parts/choice.js';
import { searchLines } from './parts/search-lines.js';
import { dayInWords } from './text/day.js';
import { escapeMarkdown, link } from './text/markdown.js';
import { cutToFit, inOneLine, roomBeside } from './text/shorten.js';

/** Headlines on a page of `/sources`. */
export const headlinesOnPage = 10;
/** Characters that filters may take from the headlines. */
const roomForFilters = 300;
/** Nobody types a longer id; the select leads to its article anyway. */
const longestId = 36;

/** Which part of the list of articles is shown. */
export interface SourcesView {
  readonly offset: number;
  /** Part of a publisher's name, of a title or of an author's name; `null` for all. */
  readonly source: string | null;
  /** Days, `YYYY-MM-DD`; `null` for any. */
  readonly after: string | null;
  readonly before: string | null;
}

/** A page of headlines with the total, a select to look at one, and buttons to the pages beside it. */
export function layOutSources(page: Page<Headline>, view: SourcesView, words: Words): Payload {
  const filters = narrowing(view, words);
  if (page.items.length === 0) {
    const none = filters.length === 0 ? words.sources.empty : words.answer.nothingPasses;
    return payload([none, ...filters].join('\n'));
  }
  const first = view.offset + 1;
  const last = view.offset + page.items.length;
  const top = [`**${words.sources.heading(first, last, page.total)}**`, ...filters];
  const rows = [row(chooseArticle(page.items, words))];
  if (page.total > headlinesOnPage) rows.push(row(...pageButtons(page, view, words)));
  return payload([...top, ...linesFor(page.items, roomBeside(top), words)].join('\n'), rows);
}

/** To the pages before and after this one that there are. */
function pageButtons(page: Page<Headline>, view: SourcesView, words: Words): APIButtonComponent[] {
  const button = (label: string, offset: number): APIButtonComponent => ({
    type: ComponentType.Button,
    style: ButtonStyle.Secondary,
    label,
    custom_id: customId(
      'sources',
      offset,
      view.source === null ? '' : shortId(view.source),
      view.after ?? '',
      view.before ?? '',
    ),
  });
  const before = Math.max(0, view.offset - headlinesOnPage);
  const next = view.offset + headlinesOnPage;
  return [
    ...(view.offset > 0 ? [button(words.buttons.previous, before)] : []),
    ...(next < page.total ? [button(words.buttons.next, next)] : []),
  ];
}

/** What filters the list, one line each, as in answers. */
function narrowing({ source, after, before }: SourcesView, words: Words): readonly string[] {
  const filters = Object.entries({ source, after, before }).flatMap(([kind, value]) =>
    value === null
      ? []
      : [
          {
            kind: kind as 'source' | 'after' | 'before',
            value,
            from: 'option',
            effect: 'filter',
          } as const,
        ],
  );
  return searchLines({ corrections: [], filters }, roomForFilters, words);
}

/** Room for a title, and less room if the lines don't all fit. */
const titleRoom = 100;
const narrowRooms = [80, 60, 40, 20];

/**
 * The lines of a page in at most `room` characters. Addresses count too: if not all fit, the
 * longest are left out first (the select still leads to the article), then titles are cut.
 */
function linesFor(headlines: readonly Headline[], room: number, words: Words): string[] {
  const byAddress = headlines
    .filter(({ url }) => url !== null)
    .sort((a, b) => (b.url?.length ?? 0) - (a.url?.length ?? 0));
  const linked = new Set(byAddress);
  const lines = (titleRoom: number) =>
    headlines.map((one) => headlineLine(one, linked.has(one), titleRoom, words));
  const tooLong = (made: readonly string[]) => made.join('\n').length > room;
  let made = lines(titleRoom);
  for (const headline of byAddress) {
    if (!tooLong(made)) return made;
    linked.delete(headline);
    made = lines(titleRoom);
  }
  for (const narrow of narrowRooms) {
    if (!tooLong(made)) return made;
    made = lines(narrow);
  }
  return made;
}

function headlineLine(
  { id, title, publisher, date, url, passageCount }: Headline,
  linked: boolean,
  titleRoom: number,
  words: Words,
): string {
  const show = (text: string) => (linked && url !== null ? link(text, url) : escapeMarkdown(text));
  const facts = [
    cutToFit(inOneLine(title ?? '') || words.answer.untitled, titleRoom + show('x').length, show),
    publisher && cutToFit(publisher, Math.min(40, titleRoom), escapeMarkdown),
    date && dayInWords(date, words),
    words.sources.passages(passageCount),
    id.length <= longestId && /^[\w.:/-]+$/.test(id) && `\`${id}\``,
  ];
  return `- ${facts.filter(Boolean).join(' · ')}`;
}
