import type { Format } from '../files.js';
import { fault, type ReadResult } from '../text-formats.js';
import { sniff } from './sniff.js';

/** Largest PDF or Word document in bytes: most of one are its pictures. */
export const largestDocument = 100_000_000;

export const tooLargeDocument = 'is larger than 100 MB, the most that is read as one document';

const oldOffice =
  'is an Office document in the old format, or one with a password: open it in Word or LibreOffice, and save it as .docx without a password';

/**
 * Reads a PDF or a Word document, whatever its name says; `null` if the bytes are neither and the name
 * doesn't promise it.
 *
 * @param format what the name promises; `null` if there is no name
 */
export async function readDocument(
  locator: string,
  bytes: Uint8Array,
  format: Format | null,
): Promise<ReadResult[] | null> {
  // Their libraries take longer to load than most articles to be read.
  switch (sniff(bytes)) {
    case 'pdf':
      return (await import('./pdf/pdf.js')).readPdf(locator, bytes);
    case 'docx':
      return (await import('./docx/docx.js')).readDocx(locator, bytes);
    case 'old-office':
      return [fault(locator, oldOffice)];
    case 'other':
      if (format !== 'pdf' && format !== 'docx') return null;
      return [fault(locator, bytes.length === 0 ? 'is empty' : notOne[format])];
  }
}

const notOne = {
  pdf: "isn't a PDF, whatever its name says: look at it in a viewer, and get it again",
  docx: "isn't a Word document, whatever its name says: open it, and save it as .docx",
} as const;
