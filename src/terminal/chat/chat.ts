import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { createInterface, type Interface } from 'node:readline';
import { Command } from 'commander';
import type { Topic } from '../../answer/answer.js';
import { Failure } from '../../failure.js';
import type { Pullquote } from '../../pullquote.js';
import { readSettings } from '../../settings.js';
import { inWords } from '../errors.js';
import { openWithSeeds } from '../first-use.js';
import { layOut, lookOf, plural, sourceLine } from '../layout.js';
import { printable, write } from '../output.js';

const historyKept = 500;

const help = `Ask in a sentence. A question like "and when was that?" is read with the one before.
  /sources          list the articles
  /explain          show or hide the parts of the scores
  /new              forget what we were talking about
  /help             show this
  /quit             leave (Ctrl-D does too)
`;

/** `pullquote chat`: questions and answers in a terminal, with follow-ups. */
export const chatCommand = new Command('chat')
  .description('Ask in a conversation, with follow-ups')
  .addHelpText(
    'after',
    `
In a terminal, the arrow keys recall earlier questions; they are kept in chat-history in the index folder.

Example:
  pullquote chat`,
  )
  .action(async () => {
    const settings = readSettings(process.env);
    const engine = await openWithSeeds(settings);
    const history = path.join(settings.indexFolder, 'chat-history');
    // Not at each write: a folder that was moved away meanwhile must not be there again.
    mkdirSync(settings.indexFolder, { recursive: true });
    try {
      await converse(engine, history);
    } finally {
      await engine.close();
    }
  });

async function converse(engine: Pullquote, history: string): Promise<void> {
  const { colours } = lookOf(process.stdout);
  const { articles } = await engine.library.status();
  write(
    `Ask me about the ${articles} ${plural('article', articles)} here. /help tells more, /quit leaves.\n`,
  );
  const lines = createInterface({
    input: process.stdin,
    output: process.stdout,
    prompt: printable(colours.cyan('you › ')),
    history: readHistory(history),
    historySize: historyKept,
    removeHistoryDuplicates: true,
  });
  lines.on('history', (entries) => writeHistory(history, entries));
  lines.on('SIGINT', () => lines.close());
  const state: ChatState = { topic: null, explain: false };
  lines.prompt();
  for await (const line of lines) {
    if (await reply(engine, line.trim(), state, lines)) break;
    lines.prompt();
  }
  write('\n');
}

interface ChatState {
  topic: Topic | null;
  explain: boolean;
}

/** Answers one line, or says why it can't be answered; `true` ends the chat. */
async function reply(
  engine: Pullquote,
  line: string,
  state: ChatState,
  lines: Interface,
): Promise<boolean> {
  try {
    return await carryOut(engine, line, state, lines);
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    write(`${inWords(error)}\n`);
    return false;
  }
}

async function carryOut(
  engine: Pullquote,
  line: string,
  state: ChatState,
  lines: Interface,
): Promise<boolean> {
  const { stdout } = process;
  switch (line) {
    case '':
      return false;
    case '/quit':
    case '/exit':
      lines.close();
      return true;
    case '/help':
      write(help);
      return false;
    case '/new':
      state.topic = null;
      write('A new subject, then.\n');
      return false;
    case '/explain':
      state.explain = !state.explain;
      write(state.explain ? 'Scores are shown.\n' : 'Scores are hidden.\n');
      return false;
    case '/sources':
      for (const article of await engine.library.articles()) {
        write(`  · ${sourceLine({ ...article, file: article.locator })}\n`);
      }
      return false;
  }
  if (line.startsWith('/')) {
    write(`There is no command ${line}. /help lists them.\n`);
    return false;
  }
  const answer = await engine.ask(line, { topic: state.topic });
  write(`\n${layOut(answer, lookOf(stdout), state.explain)}\n`);
  state.topic = answer.topic;
  return false;
}

/** Newest first, as readline expects. */
function readHistory(file: string): string[] {
  return existsSync(file) ? readFileSync(file, 'utf8').split('\n').filter(Boolean) : [];
}

function writeHistory(file: string, entries: readonly string[]): void {
  try {
    writeFileSync(file, `${entries.slice(0, historyKept).join('\n')}\n`, { mode: 0o600 });
  } catch {
    // The chat works without a history.
  }
}
