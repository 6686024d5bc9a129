/** What a line of the chat can ask for besides an answer. */
export type ChatCommand =
  | 'next'
  | 'more'
  | 'open'
  | 'sources'
  | 'source'
  | 'explain'
  | 'new'
  | 'help'
  | 'quit';

/** What people type, in other programs too. Without a slash only what nobody asks articles about. */
const typed: Readonly<Record<ChatCommand, readonly string[]>> = {
  next: ['n', 'next', '/n', '/next'],
  more: ['m', 'more', '/m', '/more'],
  open: ['o', 'open', '/o', '/open'],
  sources: ['sources', '/sources'],
  source: ['/source'],
  explain: ['/explain'],
  new: ['/new'],
  help: ['?', 'help', '/help', '/?', '/h'],
  quit: ['q', 'quit', 'exit', ':q', '/q', '/quit', '/exit'],
};

const commands = new Map(
  Object.entries(typed).flatMap(([command, words]) =>
    words.map((word) => [word, command as ChatCommand] as const),
  ),
);

/** What `/help` shows. */
export const chatHelp = `Ask in a sentence. "And when was that?" is read with the question before it.
  n                 the next quote
  m                 more of the text around the quote
  o                 open the whole article
  /sources          list the articles
  /source ID        open an article
  /explain          show or hide the parts of the scores
  /new              forget what we were talking about
  help, ?           show this
  exit, quit, q     leave (Ctrl-D does too)
`;

/** What a line asks for; `null` for a question. `unknown` begins with a slash like a command. */
export function commandIn(
  line: string,
): { readonly command: ChatCommand; readonly argument: string } | 'unknown' | null {
  const [first = '', ...rest] = line.trim().split(/\s+/);
  const command = commands.get(first.toLowerCase());
  const argument = rest.join(' ');
  // "more about that" and "open questions" are no commands, and "next" and "more" are.
  if (command !== undefined && (argument === '' || command === 'source')) {
    return { command, argument };
  }
  return first.startsWith('/') ? 'unknown' : null;
}
