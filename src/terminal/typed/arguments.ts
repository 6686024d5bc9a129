/** What people type who know other programs, and what does it here. */
const otherNames: Readonly<Record<string, readonly string[]>> = {
  list: ['sources'],
  ls: ['sources'],
  articles: ['sources'],
  show: ['source'],
  open: ['source'],
  cat: ['source'],
  get: ['source'],
  search: ['ask'],
  find: ['ask'],
  query: ['ask'],
  question: ['ask'],
  add: ['ingest'],
  import: ['ingest'],
  index: ['ingest'],
  load: ['ingest'],
  delete: ['remove'],
  rm: ['remove'],
  status: ['doctor', 'sources'],
  info: ['doctor', 'sources'],
  stats: ['doctor', 'sources'],
  check: ['verify', 'doctor'],
  server: ['serve', 'bot'],
  web: ['serve'],
  http: ['serve'],
  page: ['serve'],
  browser: ['serve'],
  api: ['serve'],
  start: ['bot', 'serve', 'chat'],
  run: ['bot', 'serve', 'chat'],
  discord: ['bot'],
  repl: ['chat'],
  talk: ['chat'],
};

/** How a question of several unquoted words begins. */
const opensQuestion =
  /^(?:who|whom|whose|what|which|when|where|why|how|is|are|was|were|does|do|did|has|have|had|can|could|will|would|should|tell|according)$/i;

/** What the words after `pullquote` mean. */
export type Meaning =
  | { readonly kind: 'arguments'; readonly words: readonly string[] }
  /** No command; `similar` are commands that do what it does elsewhere. */
  | { readonly kind: 'unknown'; readonly word: string; readonly similar: readonly string[] };

/**
 * Reads the words after `pullquote`. A question needs no `ask` before it: one argument with a space in it, or
 * words that begin as a question does. `help X` is `X --help`, or an error if there is no X. A mistyped
 * command stays what it is, so that it gets its "Did you mean".
 *
 * @param commands names of all commands
 */
export function meaningOf(words: readonly string[], commands: readonly string[]): Meaning {
  const [first, ...rest] = words;
  const isCommand = first !== undefined && commands.includes(first);
  if (first === undefined || first.startsWith('-') || isCommand) {
    return { kind: 'arguments', words };
  }
  if (first === 'help') {
    const [command] = rest;
    if (command === undefined || command.startsWith('-'))
      return { kind: 'arguments', words: ['--help'] };
    if (commands.includes(command)) return { kind: 'arguments', words: [command, '--help'] };
    return unknown(command, words.slice(1));
  }
  const asks = /\S\s+\S/.test(first) || (opensQuestion.test(first) && rest.length > 0);
  return asks ? { kind: 'arguments', words: ['ask', ...words] } : unknown(first, words);
}

function unknown(word: string, words: readonly string[]): Meaning {
  const similar = Object.hasOwn(otherNames, word) ? otherNames[word] : undefined;
  return similar === undefined ? { kind: 'arguments', words } : { kind: 'unknown', word, similar };
}
