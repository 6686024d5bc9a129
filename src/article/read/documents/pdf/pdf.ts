import * as z from 'zod';
import type { Dropped, RawArticle } from '../../../article.js';
import { inLine } from '../../files.js';
import { article, fault, longestArticle, type ReadResult, tooLong } from '../../text-formats.js';
import { sourceOf } from '../described.js';
import { columnsOf } from './columns.js';
import { linesInMargins, type PageLayout } from './margins.js';
import { paragraphsOf } from './paragraphs.js';
import { piecesOf, type TextItem } from './pieces.js';

/** Share of letters that stand for none, above which a text isn't readable. */
const mostUnknown = 0.2;

/** Pages that are named in a note. */
const mostNamed = 10;

const property = z.string().trim().catch('');
const properties = z.object({ Title: property, Author: property }).catch({ Title: '', Author: '' });

/** What pdf.js gives of a PDF. */
interface Pages {
  readonly layouts: readonly PageLayout[];
  /** Pages that can't be read, and those without a letter. */
  readonly broken: readonly number[];
  readonly empty: readonly number[];
  readonly info: unknown;
}

/** Reads a PDF as one article; says why if it can't be read, or holds no text. */
export async function readPdf(locator: string, bytes: Uint8Array): Promise<ReadResult[]> {
  const pages = await pagesOf(bytes).catch((error: unknown) =>
    fault(locator, whyUnreadable(error)),
  );
  if (pages === null) return [fault(locator, tooLong)];
  if ('kind' in pages) return [pages];
  const { layouts, broken, empty, info } = pages;
  const left = linesInMargins(layouts);
  const columns = layouts.flatMap((page) =>
    page.columns
      .map((column) => column.filter((line) => !left.has(line)))
      .filter((column) => column.length > 0),
  );
  const paragraphs = paragraphsOf(columns);
  const text = paragraphs.map((paragraph) => paragraph.text).join('\n\n');
  const why = whyNoText(text, layouts.length + broken.length, broken.length);
  if (why !== null) return [fault(locator, why)];

  const lineOf = new Map(
    paragraphs.flatMap(({ lines }, index) => lines.map((line) => [line, 2 * index + 1] as const)),
  );
  let next = 1;
  const dropped: Dropped[] = [];
  for (const line of layouts.flatMap((page) => page.columns.flat())) {
    const rule = left.get(line);
    if (rule === undefined) next = lineOf.get(line) ?? next;
    else dropped.push({ line: next, text: line.text, rule });
  }
  const { Title: title, Author: author } = properties.parse(info);
  const texts = paragraphs.map((paragraph) => paragraph.text);
  const given = sourceOf({ title, author }, texts);
  const raw: RawArticle = {
    locator,
    givenId: null,
    given,
    content: { kind: 'text', text, left: dropped },
  };
  return [...notes(locator, broken, empty), article(raw)];
}

/** The text of all pages with its places; `null` if it's longer than an article may be. */
async function pagesOf(bytes: Uint8Array): Promise<Pages | null> {
  const { getDocument } = await import('unpdf/pdfjs');
  const loading = getDocument({
    // It takes the bytes away from whoever had them.
    data: Uint8Array.from(bytes),
    verbosity: 0,
    isEvalSupported: false,
    useSystemFonts: false,
    disableFontFace: true,
  });
  try {
    const document = await loading.promise;
    const layouts: PageLayout[] = [];
    const broken: number[] = [];
    const empty: number[] = [];
    let length = 0;
    for (let number = 1; number <= document.numPages; number += 1) {
      try {
        const page = await document.getPage(number);
        const { items } = await page.getTextContent();
        const runs = items.filter((item): item is typeof item & TextItem => 'str' in item);
        const pieces = piecesOf(
          runs.map(withPlainLetters),
          page.getViewport({ scale: 1 }).transform,
        );
        page.cleanup();
        length += pieces.reduce((sum, { text }) => sum + text.length, 0);
        if (length > longestArticle) return null;
        if (pieces.length === 0) empty.push(number);
        layouts.push({ number, columns: columnsOf(pieces) });
      } catch {
        broken.push(number);
      }
    }
    const metadata = await document.getMetadata().catch(() => null);
    return { layouts, broken, empty, info: metadata?.info };
  } finally {
    await loading.destroy();
  }
}

/** Ligatures as letters, so that words with them are found. */
function withPlainLetters(item: TextItem): TextItem {
  return { ...item, str: item.str.replace(/[\ufb00-\ufb06]/g, (one) => one.normalize('NFKC')) };
}

function whyUnreadable(error: unknown): string {
  const name = error instanceof Error ? error.name : '';
  if (name === 'PasswordException') {
    return 'is a PDF that asks for a password: save a copy without one, and add that';
  }
  if (name === 'InvalidPDFException' || name === 'FormatError') {
    return 'is a damaged PDF, or was not copied whole: get it again, or open it in a viewer and save a new copy';
  }
  return `is a PDF that can't be read (${inLine(error)}): open it in a viewer and save a new copy`;
}

/** Why a PDF holds no text to be quoted; `null` if it does. */
function whyNoText(text: string, pages: number, broken: number): string | null {
  if (broken === pages && pages > 0) {
    return 'is a damaged PDF, none of whose pages can be read: get it again, or open it in a viewer and save a new copy';
  }
  const ocr =
    'run text recognition over it, for example `ocrmypdf IN.pdf OUT.pdf`, and add the result';
  const letters = text.match(/[\p{L}\p{N}]/gu)?.length ?? 0;
  if (letters === 0) {
    const what = pages === 1 ? 'its page is' : `its ${pages} pages are`;
    return `is a PDF without text: ${what} probably scanned; ${ocr}`;
  }
  // biome-ignore lint/suspicious/noControlCharactersInRegex: fonts without a table of letters give such
  const unknown = text.match(/[\u0000-\u0008\u000e-\u001f\ufffd\p{Co}]/gu)?.length ?? 0;
  if (unknown > mostUnknown * (letters + unknown)) {
    return `is a PDF whose fonts don't say which letters they draw: ${ocr}`;
  }
  return null;
}

function notes(
  locator: string,
  broken: readonly number[],
  empty: readonly number[],
): (ReadResult & { kind: 'note' })[] {
  const told = [
    [broken, "can't be read and was left out", "can't be read and were left out"],
    [empty, 'holds no text; it may be a scan', 'hold no text; they may be scans'],
  ] as const;
  return told.flatMap(([pages, one, several]) => {
    if (pages.length === 0) return [];
    const named = pages.slice(0, mostNamed).join(', ');
    const more = pages.length > mostNamed ? ` and ${pages.length - mostNamed} more` : '';
    const message =
      pages.length === 1 ? `page ${named} ${one}` : `pages ${named}${more} ${several}`;
    return [{ kind: 'note' as const, locator, message }];
  });
}
