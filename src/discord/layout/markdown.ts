import type { Span } from '../../article/article.js';

/** Text as Discord shows it verbatim. */
export function escapeMarkdown(text: string): string {
  return text.replace(/[\\*_~`|<>[\]]/g, '\\$&');
}

/** Text as a block quote, with a part of it in bold. */
export function quoteBlock(text: string, _highlight: Span | null): string {
  return text
    .split('\n')
    .map((line) => `> ${escapeMarkdown(line)}`)
    .join('\n');
}

/** A text that leads to an address, without a preview. */
export function link(label: string, url: string): string {
  return `[${escapeMarkdown(label)}](<${url}>)`;
}
