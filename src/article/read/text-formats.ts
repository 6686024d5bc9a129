import type { RawArticle } from '../article.js';
import { decodeEntities } from './encoding/entities.js';
import { joinSources, readFields, unknownSource } from './fields.js';
import { type FileFault, inLine, type TextFormat } from './files.js';
import { readFrontMatter, withoutFrontMatter } from './frontmatter.js';
import { headingOfMarkdown, plainFromMarkdown } from './markdown.js';

/** An article, a fault of one file or line, or a note about an article that is read anyway. */
export type ReadResult =
  | { readonly kind: 'article'; readonly raw: RawArticle }
  | { readonly kind: 'note'; readonly locator: string; readonly message: string }
  | FileFault;

/** Longest article that is read, in bytes or characters: a thousand times an ordinary one. */
export const longestArticle = 5_000_000;

export const tooLong = 'is longer than 5 MB, the most that is read as one article';

/** Called with the number, from 1, of each line of JSON Lines or entry of a JSON list: whether to read it. */
export type OnItem = (number: number) => boolean;

export const each: OnItem = () => true;

/** Reads decoded text: JSON may hold several articles, the other formats hold one. */
export function* readText(
  locator: string,
  text: string,
  format: TextFormat,
  onItem = each,
): Generator<ReadResult> {
  if (format === 'json') {
    yield* readJson(locator, text, onItem);
  } else if (format === 'jsonl') {
    for (const { number, line } of linesOf(text)) {
      if (onItem(number) && line.trim() !== '') {
        yield readJsonLine(`${locator}#${number}`, line);
      }
    }
  } else {
    yield* readDocument(locator, text, format);
  }
}

/** One after another: a list of a hundred million empty lines would not fit into memory. */
function* linesOf(text: string): Generator<{ number: number; line: string }> {
  let start = 0;
  for (let number = 1; start <= text.length; number += 1) {
    const end = text.indexOf('\n', start);
    const line = text.slice(start, end < 0 ? text.length : end);
    yield { number, line };
    start += line.length + 1;
  }
}

function readDocument(
  locator: string,
  text: string,
  format: 'text' | 'markdown' | 'html',
): ReadResult[] {
  if (text.length > longestArticle) return [fault(locator, tooLong)];
  const notes: ReadResult[] = [];
  let front = { id: null as string | null, given: unknownSource, text };
  try {
    front = readFrontMatter(text) ?? front;
  } catch (error) {
    const message = `its front matter isn't valid YAML and was left out: ${inLine(error)}`;
    notes.push({ kind: 'note', locator, message });
    front = { ...front, text: withoutFrontMatter(text) };
  }
  if (front.text.trim() === '') return [...notes, fault(locator, 'holds no text')];
  const kind = format === 'html' || looksLikeHtml(front.text) ? 'html' : 'text';
  const plain =
    format === 'markdown' && kind === 'text' ? plainFromMarkdown(front.text) : front.text;
  const { id: givenId } = front;
  const heading = format === 'markdown' && kind === 'text' ? headingOfMarkdown(front.text) : null;
  const given = joinSources(front.given, { ...unknownSource, title: heading });
  return [...notes, article({ locator, givenId, given, content: { kind, text: plain } })];
}

function* readJson(locator: string, text: string, onItem: OnItem): Generator<ReadResult> {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    // JSON Lines by another name.
    const lines = text.split('\n', 5);
    if (lines.length > 1 && lines.some(isJsonObject))
      yield* readText(locator, text, 'jsonl', onItem);
    else yield fault(locator, `is not valid JSON: ${inLine(error)}`);
    return;
  }
  const list = Array.isArray(value) ? value : articlesIn(value);
  if (list === null) yield readRecord(locator, value);
  else if (list.length === 0) yield fault(locator, 'holds no articles');
  else {
    for (const [index, one] of list.entries()) {
      if (onItem(index + 1)) yield readRecord(`${locator}#${index + 1}`, one);
    }
  }
}

/**
 * The list that an object is there for: `{"articles": […]}`, the `items` of a feed, the `response.results` of an API; `null`
 * if the object is an article itself.
 */
function articlesIn(value: unknown): unknown[] | null {
  if (!isRecord(value) || isArticle(value)) return null;
  if (Array.isArray(value.articles)) return value.articles;
  const inner = Object.values(value).flatMap((one) => (isRecord(one) ? Object.values(one) : []));
  for (const one of [...Object.values(value), ...inner]) {
    if (Array.isArray(one) && one.some(isArticle)) return one;
  }
  return null;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isArticle(value: unknown): boolean {
  const fields = isRecord(value) ? readFields(unwrapped(value)) : null;
  return fields !== null && fields.given.title !== null && (fields.text ?? fields.html) !== null;
}

/** An object with the fields of one that holds its text: the `fields` of the Guardian's API, a search engine's `_source`. */
function unwrapped(value: unknown): unknown {
  if (!isRecord(value)) return value;
  const own = readFields(value);
  if (own === null || own.text !== null || own.html !== null) return value;
  const inner = Object.values(value).find((one) => {
    const fields = isRecord(one) ? readFields(one) : null;
    return fields !== null && (fields.text ?? fields.html) !== null;
  });
  return isRecord(inner) ? { ...inner, ...value } : value;
}

function isJsonObject(line: string): boolean {
  try {
    return /^\s*\{/.test(line) && JSON.parse(line) !== null;
  } catch {
    return false;
  }
}

/** Reads one line of JSON Lines. */
export function readJsonLine(locator: string, line: string): ReadResult {
  try {
    return readRecord(locator, JSON.parse(line));
  } catch (error) {
    return fault(locator, `is not valid JSON: ${inLine(error)}`);
  }
}

function readRecord(locator: string, value: unknown): ReadResult {
  const fields = readFields(unwrapped(value));
  if (fields === null) return fault(locator, 'is not an object with fields');
  const text = fields.text ?? fields.html;
  if (text === null) return fault(locator, 'has no text and no html');
  if (text.length > longestArticle) return fault(locator, tooLong);
  const content = fields.text === null ? ({ kind: 'html', text } as const) : contentOf(text);
  return article({ locator, givenId: fields.id, given: fields.given, content });
}

/** What the text of a field is: HTML, also with its tags escaped; or plain text in which a tool left entities and tags. */
function contentOf(text: string): RawArticle['content'] {
  if (looksLikeHtml(text)) return { kind: 'html', text };
  const plain = decodeEntities(withoutTags(withLineBreaks(text)));
  return { kind: looksLikeHtml(plain) ? 'html' : 'text', text: plain };
}

/** A text whose line breaks a tool escaped twice: it has none, but "\\n" after its sentences. */
function withLineBreaks(text: string): string {
  const isEscaped = !text.includes('\n') && /(?:[.!?]["'”’)]*\s?|\\n)\\n/.test(text);
  return isEscaped ? text.replace(/(?:\\r)?\\n/g, '\n') : text;
}

const lineTag = /<br\s*\/?>|<\/?(?:p|div|li|ul|ol|h[1-6]|blockquote)(?:\s[^<>]*)?>/gi;
const inlineTag = /<\/?(?:a|b|i|u|em|strong|span)(?:\s[^<>]*)?>/gi;

/** Plain text without the tags of HTML that are strewn in it: a text that only names one keeps it. */
function withoutTags(text: string): string {
  if (!/<br\s*\/?>|<\/(?:p|div|li|h[1-6]|blockquote|a|b|i|u|em|strong|span)>/i.test(text))
    return text;
  return text.replace(lineTag, '\n').replace(inlineTag, '');
}

/** The format of text that nothing is known about. */
export function detectFormat(text: string): TextFormat {
  if (/^\s*(?:\{\s*"|\[\s*[{\]])/.test(text)) return 'json';
  return looksLikeHtml(text) ? 'html' : 'text';
}

/** Whether text begins as a page or a piece of one. */
function looksLikeHtml(text: string): boolean {
  const head = text.slice(0, 2_000).replace(/^\s*(?:<!--[\s\S]*?-->\s*|<\?xml[^>]*>\s*)*/, '');
  return (
    /^<(?:!doctype html|(?:html|head|body|main|article|section|div|p|h[1-6])[\s>])/i.test(head) &&
    /<\/(?:html|body|main|article|section|div|p|h[1-6])\s*>/i.test(text)
  );
}

export function article(raw: RawArticle): ReadResult {
  return { kind: 'article', raw };
}

export function fault(locator: string, message: string): FileFault {
  return { kind: 'fault', locator, message };
}
