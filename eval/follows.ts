/** Measures what members would be told of what they follow: `npx tsx eval/follows.ts --help`. */
import { Command } from 'commander';
import { openQuestionIndex } from '../src/answer/follows/question-index.js';
import { tellFrom } from '../src/discord/follows/tell.js';
import { openPullquote } from '../src/pullquote.js';
import { readSettings } from '../src/settings.js';
import { count, run } from './command.js';
import { modelsOf } from './evaluate.js';
import { indexSet } from './index-set.js';
import { table } from './report.js';
import { evenly } from './run-set.js';
import { findSet, questionsOf } from './sets.js';

/** Confidences that are compared. */
const bars = [0.5, 0.6, tellFrom, 0.8, 0.9];
/** Log-odds of the closest passage from which an article is asked, which are compared. */
const relevances = [Number.NEGATIVE_INFINITY, -4, -3, -2, -1, 0];

const program = new Command('npx tsx eval/follows.ts')
  .description(
    'Follows questions of a set as if all of its articles were new, and counts those that would be told, by the confidence from which an answer is.',
  )
  .option('--set <name>', 'the set', 'newsqa')
  .option('--most <n>', 'questions, taken evenly', count, 120);

/** An article that a question's index found. */
interface Judged {
  /** Whether the set says that it answers. */
  readonly right: boolean;
  /** `null` if it is no answer. */
  readonly confidence: number | null;
  /** Of the passage that comes closest. */
  readonly relevance: number;
}

async function main({ set, most }: { readonly set: string; readonly most: number }): Promise<void> {
  const models = modelsOf(readSettings(process.env));
  const { embedder, reader } = await models.get();
  const index = await indexSet(findSet(set), embedder);
  const engine = await openPullquote({ index, model: embedder, reader });
  try {
    const asked = evenly(
      questionsOf(findSet(set)).filter(({ evidence }) => evidence.length > 0),
      most,
    );
    const followed = openQuestionIndex(
      async () => embedder,
      async () => reader,
    );
    while ((await followed.learn(asked.map(({ question }) => question))) > 0);
    const { passages } = await engine.library.added('', Number.MAX_SAFE_INTEGER);
    const matches = followed.match(passages);
    const judged: Judged[] = [];
    for (const { question, article_ids } of asked) {
      for (const match of matches.filter((one) => one.question === question)) {
        const { articleId } = match;
        const relevance = (await followed.relevance(match)) ?? Number.POSITIVE_INFINITY;
        const { quotes } = await engine.ask(question, { source: articleId, limit: 1 });
        const [quote] = quotes;
        const confidence = quote?.band === 'answer' ? quote.confidence : null;
        judged.push({ right: article_ids.includes(articleId), confidence, relevance });
      }
    }
    const { articles } = await engine.library.status();
    process.stdout.write(
      `${asked.length} questions, each over ${articles} articles: ${(judged.length / asked.length).toFixed(1)} of them match, among them ${judged.filter(({ right }) => right).length} that answer.\n\n${figures(judged)}\n\n${sifted(judged)}\n`,
    );
  } finally {
    await engine.close();
    await models.close();
  }
}

function figures(judged: readonly Judged[]): string {
  const rows = bars.map((bar) => {
    const told = judged.filter(({ confidence }) => confidence !== null && confidence >= bar);
    const right = told.filter((one) => one.right).length;
    return [`${bar}${bar === tellFrom ? ' (the bot)' : ''}`, `${right}`, `${told.length - right}`];
  });
  return table(['told from', 'articles that answer', 'others'], rows);
}

/** What it saves to ask only articles whose closest passage the reader doesn't turn down, and what it loses. */
function sifted(judged: readonly Judged[]): string {
  const rows = relevances.map((bar) => {
    const asked = judged.filter(({ relevance }) => relevance >= bar);
    const told = asked.filter(({ confidence }) => confidence !== null && confidence >= tellFrom);
    const right = told.filter((one) => one.right).length;
    const from = bar === Number.NEGATIVE_INFINITY ? 'all' : `${bar}`;
    return [from, `${asked.length}`, `${right}`, `${told.length - right}`];
  });
  return table(['log-odds from', 'asked', 'told that answer', 'others'], rows);
}

await run(program.action(main));
