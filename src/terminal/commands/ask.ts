import { createInterface } from 'node:readline';
import { Command, InvalidArgumentError } from 'commander';
import * as z from 'zod';
import type { Answer } from '../../answer/answer.js';
import type { AskOptions } from '../../answer/ask.js';
import { Failure } from '../../failure.js';
import type { Pullquote } from '../../pullquote.js';
import { readSettings } from '../../settings.js';
import { answerAsJson } from '../answer-json.js';
import { dayOption } from '../day.js';
import { exitCode } from '../errors.js';
import { openWithSeeds } from '../first-use.js';
import { layOut, lookOf } from '../layout.js';
import { toJson, write, writeError } from '../output.js';

interface AskFlags {
  readonly source?: string;
  readonly after?: string;
  readonly before?: string;
  readonly limit: number;
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
  .option('--limit <n>', 'at most this many quotes', quoteLimit, 3)
  .option('--explain', 'show the parts of each score and of the confidence')
  .option('--always', 'return the best quotes whatever the confidence (for evaluation)')
  .option('--json', 'write the answer as JSON')
  .option('--jsonl', 'read questions as JSON lines on stdin, write one answer per line')
  .addHelpText(
    'after',
    `
The first use ingests the bundled seeds. Exit codes: 0 answered, 1 failure, 2 usage, 3 refused.

Examples:
  pullquote ask "what did the UN report say about crypto theft?"
  pullquote ask "who leads the military commission?" --source DW --after 2023-04-01 --explain
  echo '{"id":"1","question":"who is Kim Jong Un?"}' | pullquote ask --jsonl`,
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
  const engine = await openWithSeeds(readSettings(process.env));
  try {
    const answer = await engine.ask(question, optionsOf(flags));
    write(
      flags.json
        ? `${toJson(answerAsJson(answer, flags.explain === true), 2)}\n`
        : layOut(answer, lookOf(process.stdout), flags.explain === true),
    );
    return answer.answered ? exitCode.answered : exitCode.refused;
  } finally {
    await engine.close();
  }
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
  const engine = await openWithSeeds(readSettings(process.env));
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
  engine: Pullquote,
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
    return { ...(id !== undefined && { id }), ...answerAsJson(answer, flags.explain === true) };
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
  return { ...defined({ source, after, before }), limit, always: always === true };
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
