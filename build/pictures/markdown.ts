import { type Shown, shown } from '../../test/discord/view/discord-markdown.js';

/** Discord's markdown as HTML, as its clients show it. */
export function markdownToHtml(text: string): string {
  return htmlOf(shown(text));
}

/** A text that HTML shows as it is. */
export function escapeHtml(text: string): string {
  return text.replace(/[&<>"]/g, (character) => `&#${character.charCodeAt(0)};`);
}

const elements: Readonly<Record<string, string>> = {
  strong: 'strong',
  em: 'em',
  subtext: 'small',
  blockQuote: 'blockquote',
  list: 'li',
  inlineCode: 'code',
};

function htmlOf(nodes: readonly Shown[]): string {
  return nodes
    .map((node) => {
      const { type, content, target, level } = node;
      const inside =
        typeof content === 'string' || content === undefined
          ? escapeHtml(content ?? node.name ?? '')
          : htmlOf(content);
      if (type === 'br') return '<br>';
      // Any time will do: pictures of the same screen should be alike.
      if (type === 'timestamp')
        return node.format === 'R' ? '2 days ago' : '28 November 2026 09:41';
      if (node.number !== undefined)
        return `<li class="numbered" value="${node.number}">${inside}</li>`;
      if (type === 'heading') return `<h${level}>${inside}</h${level}>`;
      if (type === 'link') return `<a href="${escapeHtml(target ?? '')}">${inside}</a>`;
      const element = elements[type];
      return element === undefined ? inside : `<${element}>${inside}</${element}>`;
    })
    .join('');
}
