import { createInterface } from 'node:readline';
import { Command, InvalidArgumentError } from 'commander';
import * as z from 'zod';
import type { Answer } from '../../answer/answer.js';
import type { AskOptions } from '../../answer/ask.js';
import { answerAsJson } from '../../answer/format/answer-json.js';
import { Failure } from '../../failure.js';
import { readSettings } from '../../settings.js';
import { exitCode } from '../errors.js';
import { counted, lookOf } from '../layout.js';
import { type AskingEngine, openForAsking } from '../opening/engine.js';
import { toJson, write, writeError } from '../output.js';
import { dayOption } from '../typed/day.js';
import { layOut } from '../view/answer.js';
import { firstOf, idsIn } from '../view/shown.js';

interface AskFlags {
  readonly source?: string;
  readonly after?: string;
  readonly before?: string;
  readonly limit?: number;
  readonly explain?: boolean;
  readonly always?: boolean;
  readonly json?: boolean;
  readonly jsonl?: boolean;
}

/** `pullquote ask`: one question as an argument, or many as JSON lines on standard input. */
export const askCommand = new Command('ask')
  .description('Answer a question with quotes from the articles')
  .argument('[question...]', 'the question, best in quotation marks')
  .option(
    '--source <text>',
    "only articles with this in their publisher, title or author, or an article's id",
  )
  .option('--after <day>', 'only articles published on or after this day (YYYY-MM-DD)', dayOption)
  .option('--before <day>', 'only articles published on or before this day (YYYY-MM-DD)', dayOption)
  .option('--limit <n>', `at most this many quotes (default: 3, on a terminal 1)`, quoteLimit)
  .option('--explain', 'show the parts of each score and of the confidence')
  .option('--always', 'return the best quotes whatever the confidence (for evaluation)')
  .option('--json', 'write the answer as JSON')
  .option('--jsonl', 'read questions as JSON lines on stdin, write one answer per line')
  .addHelpText(
    'after',
    `
On a terminal, the sentence that answers comes first, and its passage below it, dimmed. In a pipe, each
quote is a whole passage with that sentence in **. Without articles of your own, the bundled demo articles
answer. Exit codes: 0 answered, 1 failure, 2 usage, 3 refused.

Examples:
  pullquote "what did the UN report say about crypto theft?"
  pullquote ask "what did the UN report say about crypto theft?"
  pullquote ask "who leads the military commission?" --source DW --after 2023-04-01 --explain
  echo '{"id":"1","question":"what did Kim Jong Un order?"}' | pullquote ask --jsonl`,
  )
  .action(async (words: string[], flags: AskFlags, command: Command) => {
    const question = words.join(' ');
    if (flags.jsonl) {
      if (question !== '')
        command.error('error: with --jsonl the questions are read from stdin', {
          exitCode: exitCode.usage,
        });
      process.exitCode = await askLines(flags);
      return;
    }
    if (question.trim() === '') {
      command.error('error: there is no question; try: pullquote ask "what happened in April?"', {
        exitCode: exitCode.usage,
      });
    }
    process.exitCode = await askOnce(question, flags);
  });

function quoteLimit(text: string): number {
  const limit = Number(text);
  if (!Number.isInteger(limit) || limit < 1 || limit > 20) {
    throw new InvalidArgumentError('It must be a whole number from 1 to 20.');
  }
  return limit;
}

async function askOnce(question: string, flags: AskFlags): Promise<number> {
  const engine = await openForAsking(readSettings(process.env));
  try {
    const answer = await engine.ask(question, optionsOf(flags));
    write(
      flags.json
        ? `${toJson(asJson(answer, engine, flags), 2)}\n`
        : await inWords(answer, engine, flags),
    );
    return answer.answered ? exitCode.answered : exitCode.refused;
  } finally {
    await engine.close();
  }
}

function asJson(answer: Answer, { demo }: AskingEngine, { explain = false }: AskFlags): object {
  return { ...answerAsJson(answer, explain), demo };
}

/** An answer for people: on a terminal the best quote, with how to see the others. */
async function inWords(
  answer: Answer,
  { library }: AskingEngine,
  flags: AskFlags,
): Promise<string> {
  const look = lookOf(process.stdout);
  const idOf = await idsIn(answer, library);
  const { shown, more } =
    look.height === null || flags.limit !== undefined
      ? { shown: answer, more: 0 }
      : firstOf(answer);
  const [quote] = shown.quotes;
  const next = [
    ...(more > 0 ? [`${counted(more, 'more quote')}: --limit ${answer.quotes.length}`] : []),
    ...(quote === undefined ? [] : [`whole article: pullquote source ${idOf(quote.article.id)}`]),
    ...(answer.answered || answer.notAQuestion !== null ? [] : [otherWords(answer, idOf)]),
  ];
  const hint = look.height === null ? null : next.join(' · ');
  return layOut(shown, { look, idOf, explain: flags.explain === true, hint });
}

/** What to try after a refusal. */
function otherWords({ nearest }: Answer, idOf: (id: string) => string): string {
  const [first] = nearest;
  return first === undefined
    ? 'Try other words, or see what there is: pullquote sources'
    : `Try other words, or read the closest article: pullquote source ${idOf(first.id)}`;
}

const identified = z.object({ id: z.union([z.string(), z.number()]).optional() });
const line = identified.extend({
  question: z.string(),
  source: z.string().nullish(),
  after: z.string().nullish(),
  before: z.string().nullish(),
});

/** Answers each line in order. A line that can't be answered gives `{id, error}` and exit code 1. */
async function askLines(flags: AskFlags): Promise<number> {
  const engine = await openForAsking(readSettings(process.env));
  let failed = false;
  try {
    let number = 0;
    for await (const text of createInterface({
      input: process.stdin,
      crlfDelay: Number.POSITIVE_INFINITY,
    })) {
      number += 1;
      if (text.trim() === '') continue;
      const result = await answerLine(engine, text, number, flags);
      failed ||= 'error' in result;
      if (!write(`${toJson(result)}\n`)) {
        await new Promise((resolve) => process.stdout.once('drain', resolve));
      }
    }
  } finally {
    await engine.close();
  }
  return failed ? exitCode.failure : exitCode.answered;
}

async function answerLine(
  engine: AskingEngine,
  text: string,
  number: number,
  flags: AskFlags,
): Promise<object> {
  let id: string | number | undefined;
  try {
    const parsed: unknown = JSON.parse(text);
    id = identified.safeParse(parsed).data?.id;
    const { question, id: _, ...own } = line.parse(parsed);
    const answer: Answer = await engine.ask(question, optionsOf({ ...flags, ...defined(own) }));
    return { ...(id !== undefined && { id }), ...asJson(answer, engine, flags) };
  } catch (error) {
    if (!(error instanceof Failure || error instanceof SyntaxError || error instanceof z.ZodError))
      throw error;
    const why =
      error instanceof z.ZodError
        ? error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`).join('; ')
        : error.message;
    writeError(`pullquote: line ${number}: ${why}\n`);
    return { ...(id !== undefined && { id }), line: number, error: why };
  }
}

function optionsOf(flags: AskFlags): AskOptions {
  const { source, after, before, limit, always } = flags;
  return { ...defined({ source, after, before, limit }), always: always === true };
}

/** Without the keys that have no value. */
function defined<T extends Record<string, unknown>>(
  values: T,
): { [K in keyof T]?: NonNullable<T[K]> } {
  return Object.fromEntries(
    Object.entries(values).filter(([, value]) => value !== undefined && value !== null),
  ) as {
    [K in keyof T]?: NonNullable<T[K]>;
  };
}
