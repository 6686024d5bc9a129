import type { Answer, Quote, Topic } from '../../answer/answer.js';
import { noSuchArticle } from '../../library/remove.js';
import { fold, lookOf } from '../layout.js';
import type { AskingEngine } from '../opening/engine.js';
import { write } from '../output.js';
import { page } from '../pager.js';
import { idFor } from '../typed/ids.js';
import { layOut } from '../view/answer.js';
import { layOutArticle, layOutPart } from '../view/article.js';
import { listed } from '../view/listing.js';
import { idsIn } from '../view/shown.js';
import { sourceLine } from '../view/source-line.js';
import { type ChatCommand, chatHelp, commandIn } from './commands.js';

/** Lines that the chat itself takes of a screen, beside the answer: empty ones and the prompt. */
const linesOfChat = 3;

/** A conversation in the terminal: what was said last, and what a line does with it. */
export class Conversation {
  readonly #engine: AskingEngine;
  /** Shows a text that may be longer than the screen, with the prompt out of the way. */
  readonly #read: (text: string) => Promise<void>;
  #topic: Topic | null = null;
  #explains = false;
  /** The last answer, and which of its quotes is on the screen. */
  #last: { readonly answer: Answer; at: number } | null = null;

  /** @param suspend runs something that takes over the terminal */
  constructor(engine: AskingEngine, suspend: (work: () => Promise<void>) => Promise<void>) {
    this.#engine = engine;
    this.#read = (text) => suspend(() => page(text));
  }

  /** Carries out a line, or answers it; `true` ends the chat. */
  async say(line: string): Promise<boolean> {
    if (line === '') return false;
    const asked = commandIn(line);
    if (asked === null) {
      await this.#ask(line);
      return false;
    }
    if (asked === 'unknown') {
      write(`There is no command ${line}. Type help for a list.\n`);
      return false;
    }
    return this.#carryOut(asked.command, asked.argument);
  }

  async #ask(question: string): Promise<void> {
    const answer = await this.#engine.ask(question, { topic: this.#topic });
    this.#topic = answer.topic;
    this.#last = { answer, at: 0 };
    await this.#show();
  }

  /** @returns whether the chat ends */
  async #carryOut(command: ChatCommand, argument: string): Promise<boolean> {
    const { library } = this.#engine;
    switch (command) {
      case 'quit':
        return true;
      case 'help':
        write(chatHelp);
        return false;
      case 'new':
        this.#topic = null;
        write('A new subject, then.\n');
        return false;
      case 'explain':
        this.#explains = !this.#explains;
        write(this.#explains ? 'Scores are shown.\n' : 'Scores are hidden.\n');
        return false;
      case 'sources':
        await this.#read(await listed(library, {}, lookOf(process.stdout)));
        return false;
      case 'source':
        if (argument === '') write('Which one? Type /source and its id; /sources lists them.\n');
        else await this.#open(await idFor(library, argument));
        return false;
      case 'next':
        await this.#next();
        return false;
      case 'more':
        await this.#more();
        return false;
      case 'open': {
        const { quotes = [], nearest = [] } = this.#last?.answer ?? {};
        const id = quotes[this.#last?.at ?? 0]?.article.id ?? nearest[0]?.id;
        if (id === undefined) write('There is no quote to open yet. Ask something first.\n');
        else await this.#open(id);
        return false;
      }
    }
  }

  /** Shows the last answer: on a terminal one quote of it, elsewhere all. */
  async #show(): Promise<void> {
    if (this.#last === null) return;
    const { answer, at } = this.#last;
    const look = lookOf(process.stdout);
    const idOf = await idsIn(answer, this.#engine.library);
    const explain = this.#explains;
    if (look.height === null) {
      write(`\n${layOut(answer, { look, idOf, explain })}\n`);
      return;
    }
    const quotes = answer.quotes.slice(at, at + 1);
    const shown = {
      ...answer,
      quotes,
      // What the answer says once, it says with its first quote.
      ...(at > 0 && { filters: [], unanswered: [] }),
    };
    const height = Math.max(1, look.height - linesOfChat);
    const view = { look: { ...look, height }, idOf, explain, hint: hintFor(answer, at) };
    write(`\n${layOut(shown, view)}\n`);
  }

  async #next(): Promise<void> {
    const last = this.#last;
    if (last === null || last.answer.quotes.length === 0) {
      write('There is no quote to go on from. Ask something first.\n');
    } else if (last.at + 1 >= last.answer.quotes.length) {
      write('That was the last quote.\n');
    } else {
      last.at += 1;
      await this.#show();
    }
  }

  async #more(): Promise<void> {
    const quote = this.#last?.answer.quotes[this.#last.at];
    if (quote === undefined) {
      write('There is no quote to show more of. Ask something first.\n');
      return;
    }
    await this.#read(await this.#around(quote));
  }

  /** The quote between the passages before and after it. */
  async #around(quote: Quote): Promise<string> {
    const { library } = this.#engine;
    const { id } = quote.article;
    const [article, passages] = await Promise.all([library.article(id), library.passages(id)]);
    if (article === null) throw noSuchArticle(id);
    const before = passages.filter(({ start }) => start < quote.start).at(-1);
    const after = passages.find(({ end }) => end > quote.end);
    const part = { start: before?.start ?? quote.start, end: after?.end ?? quote.end };
    const start = quote.start + quote.highlight.start;
    const highlight = { start, end: quote.start + quote.highlight.end };
    const look = lookOf(process.stdout);
    const source = fold(sourceLine(quote.article), look.width - 2).map(
      (line) => `  ${look.colours.bold(line)}\n`,
    );
    return `\n${layOutPart(article, part, highlight, look)}\n${source.join('')}`;
  }

  async #open(id: string): Promise<void> {
    const { library } = this.#engine;
    const [article, alsoIn] = await Promise.all([library.article(id), library.alsoIn(id)]);
    if (article === null) throw noSuchArticle(id);
    await this.#read(layOutArticle({ article, alsoIn }, lookOf(process.stdout)));
  }
}

/** What can be typed now. */
function hintFor({ quotes, nearest, notAQuestion }: Answer, at: number): string | null {
  if (quotes.length > 0) {
    const next = at + 1 < quotes.length ? [`n next quote (${at + 2} of ${quotes.length})`] : [];
    return [...next, 'm more context', 'o open the article'].join(' · ');
  }
  if (notAQuestion !== null) return null;
  return nearest.length > 0
    ? 'Try other words, or o to open the closest article.'
    : 'Try other words, or /sources to see what there is.';
}
