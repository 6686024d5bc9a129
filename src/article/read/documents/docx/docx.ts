import { Failure } from '../../../../failure.js';
import { decodeEntities } from '../../encoding/entities.js';
import { article, fault, longestArticle, type ReadResult, tooLong } from '../../text-formats.js';
import { sourceOf } from '../described.js';
import { damaged, unpackChecked } from './zip.js';

/** Styles that mammoth doesn't know by itself. */
const styleMap = ["p[style-name='Title'] => h1:fresh", "p[style-name='Subtitle'] => h2:fresh"];

/** Where a document says what it is called and who wrote it. */
const propertiesFile = 'docProps/core.xml';

/** Reads a Word document as one article, in HTML; says why if it can't be read, or holds no text. */
export async function readDocx(locator: string, bytes: Uint8Array): Promise<ReadResult[]> {
  try {
    const properties = Buffer.from(unpackChecked(bytes, propertiesFile) ?? []).toString('utf8');
    const html = await htmlOf(bytes);
    if (html.length > 4 * longestArticle) return [fault(locator, tooLong)];
    const paragraphs = paragraphsIn(html);
    if (!paragraphs.some((text) => /[\p{L}\p{N}]/u.test(text))) return [fault(locator, noText)];
    const said = {
      title: propertyIn('dc:title', properties),
      author: propertyIn('dc:creator', properties),
    };
    const given = sourceOf(said, paragraphs);
    const text = `<html><body><article>${html}</article></body></html>`;
    return [article({ locator, givenId: null, given, content: { kind: 'html', text } })];
  } catch (error) {
    if (error instanceof Failure) return [fault(locator, error.message)];
    throw error;
  }
}

const noText =
  'is a Word document without text: if its pages are pictures, run text recognition over them';

async function htmlOf(bytes: Uint8Array): Promise<string> {
  const { default: mammoth } = await import('mammoth');
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const options = {
    styleMap,
    convertImage: mammoth.images.imgElement(async () => ({ src: '' })),
    externalFileAccess: false,
  };
  // It throws errors of many kinds over a document that isn't one.
  const { value } = await mammoth.convertToHtml({ buffer }, options).catch((cause: unknown) => {
    throw damaged(cause);
  });
  return withoutMarks(value).replace(
    /<(t[dh])\b([^>]*)>((?:(?!<\/?t[dh]\b).)*)<\/\1>/gs,
    (_, tag: string, attributes: string, cell: string) =>
      `<${tag}${attributes}>${inOneLine(cell)}</${tag}>`,
  );
}

/** Without the marks of notes and the arrows that lead back from them, and without pictures. */
function withoutMarks(html: string): string {
  return html
    .replace(/<sup><a href="#(?:foot|end)note-\d+"[^>]*>\[\d+\]<\/a><\/sup>/g, '')
    .replace(/\s*<a href="#(?:foot|end)note-ref-\d+">↑<\/a>/g, '')
    .replace(/<img\b[^>]*>/g, '');
}

/** A cell without paragraphs of its own, so that a table's row is one line. */
function inOneLine(cell: string): string {
  return cell.replace(/<\/p>\s*<p[^>]*>/g, ' ').replace(/<\/?p\b[^>]*>/g, '');
}

function paragraphsIn(html: string): string[] {
  const blocks = html.matchAll(/<(h[1-6]|p|li|td|th)\b[^>]*>(.*?)<\/\1>/gs);
  return [...blocks].map(([, , inner = '']) =>
    decodeEntities(inner.replace(/<[^>]*>/g, ''))
      .replace(/\s+/g, ' ')
      .trim(),
  );
}

function propertyIn(name: string, xml: string): string {
  const [, value = ''] = new RegExp(`<${name}[^>]*>([^<]{0,1000})<`).exec(xml) ?? [];
  return decodeEntities(value).trim();
}
