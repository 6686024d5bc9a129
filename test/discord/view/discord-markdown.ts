import { rules, SimpleMarkdown } from 'discord-markdown-parser';

/** A node of a message as clients show it. */
export interface Shown {
  readonly type: string;
  readonly content?: string | readonly Shown[];
  readonly target?: string;
  readonly name?: string;
  /** Of a command that can be clicked: without its slash. */
  readonly fullName?: string;
  /** Of a heading: 1 to 3. */
  readonly level?: number;
  /** Of an item of a numbered list. */
  readonly number?: number;
  /** Of a time: how it is shown, such as `R` for how long ago. */
  readonly format?: string;
}

const atLineStart = (regex: RegExp) => ({
  order: -1,
  match: (source: string, _state: unknown, before: string) =>
    /^$|\n$/.test(before) ? regex.exec(source) : null,
});

/**
 * The parser's rules with those that it lacks or reads otherwise than Discord's clients: lists,
 * headings and small print after a block quote, labels that know no escapes, emoji by name.
 */
const parser = SimpleMarkdown.parserFor({
  ...rules,
  heading: {
    ...atLineStart(/^(#{1,3})\s+(?!#)([^\n]*)\n?/),
    parse: (capture, parse, state) => ({
      content: parse(capture[2] ?? '', state),
      level: capture[1]?.length,
    }),
  },
  subtext: {
    ...atLineStart(/^-# +(?!-#)([^\n]+)\n?/),
    parse: (capture, parse, state) => ({ content: parse(capture[1] ?? '', state) }),
  },
  list: {
    ...atLineStart(/^ *(?:[*-]|(\d+)\.) +([^\n]*)\n?/),
    parse: (capture, parse, state) => ({
      content: parse(capture[2] ?? '', state),
      ...(capture[1] !== undefined && { number: Number(capture[1]) }),
    }),
  },
  link: {
    order: 0,
    match: (source) => /^\[((?:\[[^\]]*\]|[^[\]])*[^[]*)\]\(<?(\S*?)>?\)/.exec(source),
    parse: (capture) => ({
      content: [{ type: 'text', content: capture[1] }],
      target: capture[2],
    }),
  },
  autolink: {
    order: 0,
    match: (source) => /^<([^: >]+:\/[^ >]+)>/.exec(source),
    parse: (capture) => ({
      type: 'link',
      content: [{ type: 'text', content: capture[1] }],
      target: capture[1],
    }),
  },
  emojiName: {
    order: 0,
    match: (source) => /^:\w+:/.exec(source),
    parse: (capture) => ({ content: capture[0] }),
  },
});

/** A message's content as a tree of what clients show. */
export function shown(content: string): readonly Shown[] {
  return parser(content, { inline: true }) as readonly Shown[];
}

/** The text that members read. */
export function textOf(nodes: readonly Shown[]): string {
  return nodes
    .map(({ type, content, name, fullName }) => {
      if (type === 'br') return '\n';
      if (type === 'twemoji') return name ?? '';
      if (type === 'slashCommand') return `/${fullName}`;
      return typeof content === 'string' || content === undefined ? content : textOf(content);
    })
    .join('');
}

/** All nodes of a type, in order, however deep. */
export function all(type: string, nodes: readonly Shown[]): readonly Shown[] {
  return nodes.flatMap((node) => [
    ...(node.type === type ? [node] : []),
    ...(Array.isArray(node.content) ? all(type, node.content) : []),
  ]);
}

/** The types of all nodes but those of plain text. */
export function markupOf(nodes: readonly Shown[]): ReadonlySet<string> {
  const types = nodes.flatMap((node) => [
    node.type,
    ...(Array.isArray(node.content) ? markupOf(node.content) : []),
  ]);
  return new Set(types.filter((type) => !['text', 'br', 'twemoji'].includes(type)));
}

/** A text as the parser reads any text: white space of one kind, no half characters. */
export function asRead(text: string): string {
  return text
    .replace(/\p{Surrogate}/gu, '\ufffd')
    .replace(/\r\n?/g, '\n')
    .replace(/\f/g, '')
    .replace(/\t/g, '    ');
}
