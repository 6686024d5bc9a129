/** Measures when the bot speaks in a question channel: `npx tsx eval/overheard.ts --help`. */
import { Command } from 'commander';
import { readSettings } from '../src/settings.js';
import { run } from './command.js';
import { modelsOf } from './evaluate.js';
import { isRepliedTo, listen, type Overheard } from './overheard/measure.js';
import { table } from './report.js';

/** Bars that are compared; `null`: only what is called the answer, as the bot does. */
const bars: readonly (number | null)[] = [0.2, 0.25, 0.3, 0.35, 0.4, 0.45, null];

const program = new Command('npx tsx eval/overheard.ts')
  .description(
    'Says the lines of eval/overheard in a question channel, and counts those that the bot would reply to, by the confidence from which a closest match counts.',
  )
  .option('--lines', 'also list chatter that gets a reply at any bar, and questions that get none');

async function main({ lines = false }: { readonly lines?: boolean }): Promise<void> {
  const models = modelsOf(readSettings(process.env));
  try {
    const { embedder, reader } = await models.get();
    const heard = await listen(embedder, reader);
    process.stdout.write(`${figures(heard)}\n`);
    if (lines) process.stdout.write(`\n${wanting(heard).join('\n')}\n`);
  } finally {
    await models.close();
  }
}

function figures(heard: readonly Overheard[]): string {
  const chatter = heard.filter(({ kind }) => kind === 'chatter');
  const questions = heard.filter(({ kind }) => kind === 'question');
  const rows = bars.map((bar) => {
    const replied = questions.filter((one) => isRepliedTo(one, bar));
    return [
      bar === null ? 'answers only (the bot)' : String(bar),
      `${chatter.filter((one) => isRepliedTo(one, bar)).length} of ${chatter.length}`,
      `${replied.length} of ${questions.length}`,
      `${replied.filter(({ right }) => right).length}`,
    ];
  });
  return table(['closest from', 'chatter', 'questions', 'right article'], rows);
}

function wanting(heard: readonly Overheard[]): string[] {
  const [lowest = null] = bars;
  const toList = heard.filter((one) =>
    one.kind === 'chatter' ? isRepliedTo(one, lowest) : !isRepliedTo(one, null) || !one.right,
  );
  return toList.map(({ id, text, answer }) => {
    const said = answer === null ? 'not asked' : `${answer.band} ${answer.confidence.toFixed(2)}`;
    return `${id}  ${said}  ${text}`;
  });
}

await run(program.action(main));
