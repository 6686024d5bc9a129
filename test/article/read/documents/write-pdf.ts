/** A run of text, in points from the upper left corner of a page of 595 by 842. */
export interface Run {
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly size?: number;
  readonly bold?: boolean;
  /** Quarter turns against the clock. */
  readonly turns?: number;
}

/** What is drawn on a page, packed. */
export interface PackedPage {
  readonly bytes: Buffer;
  readonly filters: string;
}

const height = 842;
/** Courier's letters are all as wide. */
const letterWidth = 0.6;

/** A text in lines of a column, broken between words. */
export function column(
  text: string,
  at: { readonly x: number; readonly y: number; readonly width: number; readonly size?: number },
): Run[] {
  const { x, y, width, size = 10 } = at;
  const most = Math.floor(width / (letterWidth * size));
  const lines: string[] = [];
  for (const word of text.split(' ')) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + 1 + word.length <= most) {
      lines[lines.length - 1] = `${last} ${word}`;
    } else lines.push(word);
  }
  return lines.map((line, index) => ({ text: line, x, y: y + index * 1.2 * size, size }));
}

/** A PDF with these pages, written by hand. */
export function pdfOf(
  pages: readonly (readonly Run[] | PackedPage)[],
  { info = {}, trailer = '' }: { info?: Readonly<Record<string, string>>; trailer?: string } = {},
): Buffer {
  const first = 5;
  const kids = pages.map((_, index) => `${first + 2 * index} 0 R`).join(' ');
  const properties = Object.entries(info).map(([name, value]) => `/${name} (${escaped(value)})`);
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    `<< /Type /Pages /Count ${pages.length} /Kids [${kids}] >>`,
    `<< ${properties.join(' ')} >>`,
    '<< /F1 << /Type /Font /Subtype /Type1 /BaseFont /Courier /Encoding /WinAnsiEncoding >> /F2 << /Type /Font /Subtype /Type1 /BaseFont /Courier-Bold /Encoding /WinAnsiEncoding >> >>',
    ...pages.flatMap((page, index) => {
      const { bytes, filters } =
        'bytes' in page
          ? page
          : { bytes: Buffer.from(page.map(drawn).join('\n'), 'latin1'), filters: '' };
      return [
        `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 ${height}] /Resources << /Font 4 0 R >> /Contents ${first + 2 * index + 1} 0 R >>`,
        `<< /Length ${bytes.length} /Filter [${filters}] >>\nstream\n${bytes.toString('latin1')}\nendstream`,
      ];
    }),
  ];
  let text = '%PDF-1.4\n';
  const offsets = objects.map((object, index) => {
    const offset = text.length;
    text += `${index + 1} 0 obj\n${object}\nendobj\n`;
    return `${String(offset).padStart(10, '0')} 00000 n \n`;
  });
  const table = `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${offsets.join('')}`;
  const end = `trailer\n<< /Size ${objects.length + 1} /Root 1 0 R /Info 3 0 R ${trailer} >>`;
  return Buffer.from(`${text}${table}${end}\nstartxref\n${text.length}\n%%EOF\n`, 'latin1');
}

function drawn({ text, x, y, size = 10, bold = false, turns = 0 }: Run): string {
  const [a, b] = [
    Math.round(Math.cos((turns * Math.PI) / 2)),
    Math.round(Math.sin((turns * Math.PI) / 2)),
  ];
  const place = `${a} ${b} ${-b} ${a} ${x} ${height - y} Tm`;
  return `BT /${bold ? 'F2' : 'F1'} ${size} Tf ${place} (${escaped(text)}) Tj ET`;
}

function escaped(text: string): string {
  // WinAnsiEncoding has the bullet elsewhere than Latin-1.
  return text.replace(/[\\()]/g, '\\$&').replaceAll('•', '\u0095');
}
