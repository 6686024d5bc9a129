import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { createInterface, type Interface } from 'node:readline';
import { Command } from 'commander';
import { Failure } from '../../failure.js';
import { readSettings } from '../../settings.js';
import { inWords } from '../errors.js';
import { counted, fold, lookOf } from '../layout.js';
import { type AskingEngine, openForAsking } from '../opening/engine.js';
import { printable, write } from '../output.js';
import { Conversation } from './conversation.js';
import { historyKept, readHistory, writeHistory } from './history.js';

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
    const engine = await openForAsking(settings);
    const history = path.join(settings.indexFolder, 'chat-history');
    // Not at each write: a folder that was moved away meanwhile must not be there again.
    mkdirSync(settings.indexFolder, { recursive: true });
    try {
      await converse(engine, history);
    } finally {
      await engine.close();
    }
  });

async function converse(engine: AskingEngine, history: string): Promise<void> {
  const { colours, width } = lookOf(process.stdout);
  const { articles } = await engine.library.status();
  const greeting = `Ask me about the ${counted(articles, 'article')} here. Type help for more, exit to leave.`;
  write(`${fold(greeting, width).join('\n')}\n`);
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
  const conversation = new Conversation(engine, (work) => suspended(lines, work));
  lines.prompt();
  for await (const line of lines) {
    if (await ended(conversation, line.trim())) break;
    lines.prompt();
  }
  lines.close();
  write('\n');
}

/** Runs something that takes over the terminal, such as a pager. */
async function suspended(lines: Interface, work: () => Promise<void>): Promise<void> {
  const { stdin } = process;
  const isRaw = stdin.isTTY && stdin.isRaw;
  lines.pause();
  if (isRaw) stdin.setRawMode(false);
  try {
    await work();
  } finally {
    if (isRaw) stdin.setRawMode(true);
    lines.resume();
  }
}

/** Whether a line ends the chat; what can't be done is said, and it goes on. */
async function ended(conversation: Conversation, line: string): Promise<boolean> {
  try {
    return await conversation.say(line);
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    write(`${inWords(error, lookOf(process.stdout).width)}\n`);
    return false;
  }
}
