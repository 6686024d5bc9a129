import { Failure } from '../../failure.js';
import type { Article, Dropped, RawArticle } from '../article.js';
import { articleId } from '../duplicates.js';
import { sourceText } from '../read/source.js';
import { dropTrailing } from './back.js';
import { dropByRules, dropRecurring, dropRepeated, findArticle } from './clutter.js';
import { draftOf, drop, type Entry } from './entries.js';
import { readFront } from './front/front.js';
import { splitLines } from './lines.js';
import { findPublisher, findUrl, hostOf } from './metadata.js';
import { joinParagraphs } from './paragraphs.js';
import type { RecurringLines } from './recurring.js';

/**
 * Cleans one article as read: finds title, publisher, date, author and address, drops what isn't
 * the article, and says line by line what was dropped and why. A line is kept whole or not at all
 * (except for a credit at its end), so the body consists of the source's own characters.
 *
 * @param recurring how often lines recur over the publisher's articles, if that is known
 * @throws Failure `unusable-article` if nothing is left of the body
 */
export function cleanArticle(raw: RawArticle, recurring?: RecurringLines): Article {
  const { text, given, left } = sourceText(raw);
  const draft = draftOf(text);
  const lines = splitLines(text);
  const url = given.url ?? findUrl(lines);
  const publisher = findPublisher(lines, given);

  dropByRules(draft);
  if (recurring !== undefined && publisher !== null) {
    dropRecurring(draft, publisher, recurring);
  }
  const range = findArticle(draft);
  const front = readFront(draft, range.from, given, hostOf(url));
  draft.entries.forEach((entry, index) => {
    if (index < range.from) {
      drop(entry, 'before-article');
    } else if (index >= range.to) {
      drop(entry, 'after-article');
    }
  });
  if (range.to - range.from < draft.entries.length) {
    dropRepeated(draft.entries);
  }
  dropTrailing(draft);

  const body = joinParagraphs(draft.entries.filter((entry) => entry.rule === null));
  if (body === '') {
    throw new Failure('article', 'unusable-article', `No article text in ${raw.locator}`, {
      remedy: 'Check with `pullquote clean` which lines were dropped, and by which rule.',
    });
  }
  return {
    id: raw.givenId ?? articleId(front.title, body),
    locator: raw.locator,
    title: front.title,
    publisher: given.publisher ?? front.publisher ?? publisher,
    date: given.date ?? front.date,
    author: given.author ?? front.author,
    url,
    body,
    dateLine: given.date === null ? front.dateLine : null,
    dropped: [...left, ...droppedLines(draft.entries)].sort((one, next) => one.line - next.line),
  };
}

function droppedLines(entries: readonly Entry[]): Dropped[] {
  return entries.flatMap(({ line, rule, cut }) => {
    if (rule !== null) {
      return [{ line: line.number, text: line.text, rule }];
    }
    return cut === null ? [] : [{ line: line.number, text: cut.text, rule: cut.rule }];
  });
}
