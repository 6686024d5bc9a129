/** A file of pages that has to be unpacked before it is text. */
export type DocumentFormat = 'pdf' | 'docx';

/** What bytes begin as, if it isn't text. */
export type Sniffed = DocumentFormat | 'old-office' | 'other';

/** Other programs may have written this much in front of a PDF. */
const beforePdf = 1_024;

/** Where a ZIP archive may name its files first and last. */
const archiveEnd = 100_000;

/** What bytes are by how they begin: a PDF, a Word document, an old or encrypted Office file, or something else. */
export function sniff(bytes: Uint8Array): Sniffed {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const head = buffer.subarray(0, beforePdf).toString('latin1');
  if (/^[^<{]{0,1000}%PDF-\d/s.test(head)) return 'pdf';
  if (head.startsWith('\u00d0\u00cf\u0011\u00e0\u00a1\u00b1\u001a\u00e1')) return 'old-office';
  // The names of its files stand at the end of an archive.
  const isWord =
    head.startsWith('PK\u0003\u0004') && buffer.subarray(-archiveEnd).includes('word/');
  return isWord ? 'docx' : 'other';
}
