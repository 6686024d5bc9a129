import type { Source } from '../../../article.js';
import { findDay } from '../../dates.js';
import { isAuthor } from '../../fields.js';
import { type HtmlDocument, type HtmlElement, textOf } from '../document.js';

/** Microdata and `<time>`. */
export function readMarked(document: HtmlDocument): Source {
  const dated = document.querySelector(
    '[itemprop=datePublished], time[pubdate], time[class*=publish], abbr.published[title]',
  );
  const day = ['datetime', 'content', 'title']
    .map((name) => dated?.getAttribute(name))
    .find(Boolean);
  const submitted = readSubmitted(document);
  return {
    title: null,
    publisher: null,
    date: findDay(day ?? '')?.date ?? onlyDay(document) ?? submitted?.date ?? null,
    author: markedAuthors(document) ?? submitted?.author ?? null,
    url: null,
  };
}

/** The line above an article that Drupal and other systems write. */
const submittedBy =
  /^(?:submitted|posted|published|written) by (\S.{0,60}?),? (?:on|at|\|) (.{8,60})$/i;

/** Author and day by the line "Submitted by Nora Blick on Tue, 03/05/2024 - 14:32". */
function readSubmitted(
  document: HtmlDocument,
): { author: string | null; date: string | null } | null {
  const marks = '[class*=submitted], [class*=byline], [class*=entry-meta], [class*=post-meta]';
  for (const element of document.querySelectorAll(marks)) {
    if (element.closest(othersUnder) !== null) continue;
    const [, author, day] = submittedBy.exec(textOf(element)) ?? [];
    if (day !== undefined) {
      return { author: isAuthor(author) ? author : null, date: findDay(day)?.date ?? null };
    }
  }
  return null;
}

/** What names an author, the surest first: microdata, a link, a card (hCard, as WordPress and Blogger have it). */
const authorMarks = [
  '[itemprop=author] [itemprop=name]',
  '[rel=author]',
  '.author.vcard, .p-author',
  '.vcard .fn',
];

/** All authors that are marked in one way, those of comments and other stories left out. */
function markedAuthors(document: HtmlDocument): string | null {
  for (const marks of authorMarks) {
    const names = [...document.querySelectorAll(marks)]
      .slice(0, mostAuthors)
      .filter((one) => !isOfOthers(one))
      .map(textOf)
      .filter(isAuthor);
    if (names.length > 0) return [...new Set(names)].join(', ');
  }
  return null;
}

/** More names are those of a list of stories. */
const mostAuthors = 10;

/** Elements around comments and other stories. */
const othersUnder =
  'aside, nav, [class*=comment], [id*=comment], [class*=related], [class*=recommend]';
const othersPart = `footer, ${othersUnder}`;

/** Whether an element is part of a comment or another story. A page's own class may be "has-comments". */
function isOfOthers(element: HtmlElement): boolean {
  const part = element.closest(othersPart);
  return part !== null && part.querySelector('h1') === null;
}

/** The day of an article's `<time>` elements, if they all name the same one; when it was changed doesn't count. */
function onlyDay(document: HtmlDocument): string | null {
  const days = new Set<string>();
  for (const time of document.querySelectorAll('article time[datetime], main time[datetime]')) {
    if (saysChanged(time) || isOfOthers(time)) continue;
    const day = findDay(time.getAttribute('datetime') ?? '');
    if (day !== null) days.add(day.date);
  }
  const [day] = days;
  return days.size === 1 && day !== undefined ? day : null;
}

/** Whether a time is that of a change: by its name, or by the words that it or its line begins with. */
function saysChanged(time: HtmlElement): boolean {
  const names = ['itemprop', 'class', 'id'].map((name) => time.getAttribute(name) ?? '').join(' ');
  const around = time.previousElementSibling === null ? textOf(time.parentElement) : '';
  return (
    // WordPress writes "published updated" if both are one.
    (/modif|updat/i.test(names) && !/publish/i.test(names)) ||
    [textOf(time), around].some((text) =>
      /^(?:last )?(?:updated|modified|edited|aktualisiert|mis à jour|actualizado|aggiornato)\b/i.test(
        text,
      ),
    )
  );
}
