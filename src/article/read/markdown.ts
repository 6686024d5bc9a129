/** Nobody writes a longer paragraph; a longer line is left alone, as patterns would take long over it. */
const longestLineCharacters = 20_000;

/** How many empty lines and images may stand before a text. */
const linesBeforeText = 40;

/**
 * The plain text of Markdown: without heading and emphasis marks, without images and footnote marks,
 * links as their text. The number of lines doesn't change; everything else (lists, tables) is kept as written.
 */
export function plainFromMarkdown(markdown: string): string {
  return markdown
    .split('\n')
    .map((line) => (line.length > longestLineCharacters ? line : plainLine(line)))
    .join('\n');
}

/**
 * The heading of the first order that opens a Markdown text, as plain text; `null` if other text
 * stands before it or there is none. Images may stand before it.
 */
export function headingOfMarkdown(markdown: string): string | null {
  const lines = markdown.split('\n', linesBeforeText);
  const first = lines.findIndex(
    (line) => line.length > longestLineCharacters || plainLine(line).trim() !== '',
  );
  const line = lines[first];
  if (line === undefined || line.length > longestLineCharacters) return null;
  const isHeading = /^ {0,3}#[ \t]/.test(line) || /^ {0,3}=+\s*$/.test(lines[first + 1] ?? '');
  return isHeading ? plainLine(line).trim() : null;
}

/**
 * Marks of footnotes: `[^1]`, and as links: `[[2]](https://…)`, `[3](#fn3)`. A raised number is one in brackets or
 * after a sentence's end only: 10<sup>6</sup> is a million.
 */
const footnoteMarks =
  /(?<!\\)(?:\[\^[^\]\s]+\]|\[\\?\[\d{1,3}\\?\]\]\([^()\s]*(?:\([^()]*\)[^()]*)*\)|\[\d{1,3}\]\(#(?:fn|cite|note|ref|footnote)[^()]*\)|<sup>\s*\[\d{1,3}\]\s*<\/sup>|(?<=[.,;:!?”"’])<sup>\s*\d{1,3}\s*<\/sup>)/gi;

/** An outer pair of marks has the inner pair's text, once that is plain. */
function withoutStars(line: string): string {
  return line
    .replace(/(?<![\\*])(\*{1,3})(?![\s*])([^*]*[^\s*\\])\1(?!\*)/g, '$2')
    .replace(
      /(?<![\\*])(\*{1,2})(?![\s*])([^*]*)(?<![\\*])(\*{1,2})(?![\s*])([^*]*[^\s*\\])\3\1(?!\*)/g,
      '$2$4',
    );
}

function plainLine(line: string): string {
  // Underlines of headings, rules, fences and link targets aren't text.
  if (/^ {0,3}(?:=+|(?:[-*_][ \t]*){3,}|```.*|~~~.*|\[[^\]]+\]:\s*\S.*)$/.test(line)) return '';
  const marked = line
    .replace(/^ {0,3}#{1,6}[ \t]+(.*?)[ \t]*#*[ \t]*$/, '$1')
    .replace(/^ {0,3}(?:>[ \t]?)+/, '')
    .replace(/!\[[^\]]*\](?:\([^()]*(?:\([^()]*\)[^()]*)*\)|\[[^\]]*\])/g, '')
    .replace(footnoteMarks, '')
    .replace(/(?<!\\)\[([^[\]]*)\](?:\([^()]*(?:\([^()]*\)[^()]*)*\)|\[[^\]]*\])/g, '$1')
    .replace(/<((?:https?:\/\/|mailto:)[^<>\s]+)>/g, '$1')
    .replace(/(?<!\\)`([^`]+)`/g, '$1');
  return unescaped(
    withoutStars(withoutStars(marked))
      .replace(/(?<![\\\w])(_{1,3})(?![\s_])([^_]*[^\s_\\])\1(?!\w)/g, '$2')
      .replace(/~~(?=\S)([^~]*\S)~~/g, '$1')
      .replace(/(?: {2,}|\\)$/, ''),
  );
}

function unescaped(line: string): string {
  return line.replace(/\\([\\`*_{}[\]()#+\-.!~>|])/g, '$1');
}
