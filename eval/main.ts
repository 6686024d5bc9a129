/** Measures quality on sets of questions: `npm run eval -- --help`. */
import path from 'node:path';
import { Command, Option } from 'commander';
import { readSettings } from '../src/settings.js';
import { f1 } from './cleaning.js';
import { count, run } from './command.js';
import { describeMoves, movesBetween } from './diff.js';
import { evaluate, modelsOf, type SetResult } from './evaluate.js';
import { meanOf } from './figures.js';
import { cacheFolder } from './index-set.js';
import { type LibrarySize, librarySizes } from './libraries/groups.js';
import { figureTable } from './report.js';
import { readRun, writeRun } from './runs.js';
import { findSet, isPresent, knownSets } from './sets.js';

interface Options {
  readonly most?: number;
  readonly heldOut?: true;
  readonly without?: true;
  readonly size: LibrarySize;
  readonly members?: true;
  readonly reader?: string;
  readonly out?: string;
  readonly label?: string;
  readonly diff?: readonly string[];
  readonly worst?: number;
  readonly json?: true;
}

const program = new Command('npm run eval --')
  .description(
    'Measures the quality of answers and of cleaning: asks the product itself every question of a set and holds the quotes against the evidence.',
  )
  .argument(
    '[set...]',
    `names (${knownSets.join(', ')}) or paths of folders in the same format; all that are here unless told`,
  )
  .option('--most <n>', 'ask at most so many questions of each set, taken evenly', count)
  .option('--held-out', 'only questions whose articles the training of the reader never saw')
  .option('--without', 'leave the answering articles out: all should be refused')
  .addOption(
    new Option('--size <size>', 'ask of libraries of 4 to 10 articles, of 50, or of the whole set')
      .choices(librarySizes)
      .default('whole'),
  )
  .option('--members', 'ask as members type: key words, no question mark, typos')
  .option(
    '--reader <how>',
    'auto, off, or the id of a model that reads: as PULLQUOTE_READER in .env',
  )
  .option('--out <folder>', 'where the run is kept; .cache/eval/runs/<label> unless told')
  .option('--label <name>', 'name of the run; the time unless told')
  .option('--diff <runs...>', 'two kept runs: lists the questions that moved from one to the other')
  .option('--worst <n>', 'also list so many pages that were cleaned worst', count)
  .option('--json', 'figures as JSON instead of a table')
  .showHelpAfterError('(--help shows what there is)')
  .addHelpText(
    'after',
    `
A set is a folder with articles.jsonl and questions.jsonl, or with pages.jsonl for cleaning; each may be
gzipped (.jsonl.gz). eval/README.md has the format and says what each figure means. The index of a set is
made once and kept under .cache/eval; it is made anew after a change to its articles, to the model, or to
the code that cleans and cuts.

Examples:
  npm run eval -- own                          our own small set
  npm run eval -- newsqa --most 200 --label a  a part of a set, kept as "a"
  npm run eval -- squad2 --size small          libraries of 4 to 10 of its articles
  npm run eval -- path/to/a/set --reader off   any other set, without the reader
  npm run eval -- --diff a b                   what moved between two runs`,
  );

async function main(names: readonly string[], options: Options): Promise<void> {
  if (options.diff !== undefined) return diff(options.diff);
  const settings = readSettings({
    ...process.env,
    ...(options.reader !== undefined && { PULLQUOTE_READER: options.reader }),
  });
  const absent = names.length > 0 ? [] : knownSets.filter((name) => !isPresent(name));
  for (const name of absent) process.stderr.write(`${name} is not here: skipped\n`);
  const chosen = names.length > 0 ? names : knownSets.filter(isPresent);
  const sets = chosen.map(findSet);
  const { most = Number.POSITIVE_INFINITY, size } = options;
  const { without = false, heldOut = false, members = false } = options;
  const asking = { most, without, heldOut, size, members };
  const models = modelsOf(settings);
  const results: SetResult[] = [];
  try {
    for (const set of sets) results.push(await evaluate(set, models, asking));
  } finally {
    await models.close();
  }
  const label = options.label ?? new Date().toISOString().slice(0, 19).replaceAll(':', '-');
  const folder = options.out ?? runFolder(label);
  const how = {
    label,
    most: options.most ?? null,
    heldOut,
    without,
    size,
    members,
    reader: settings.reader,
    model: settings.model.id,
  };
  writeRun(folder, how, results);
  report(results, how, options);
  process.stderr.write(`kept in ${folder}\n`);
}

function report(results: readonly SetResult[], how: object, { json, worst = 0 }: Options): void {
  const quoted = results.filter(({ outcomes }) => outcomes.some((one) => one.judged === 'quotes'));
  const columns = [
    ...results,
    ...(quoted.length > 1
      ? [{ name: 'mean', figures: meanOf(quoted.map((one) => one.figures)) }]
      : []),
  ];
  if (json) {
    const figures = Object.fromEntries(columns.map((one) => [one.name, one.figures]));
    process.stdout.write(`${JSON.stringify({ how, figures }, null, 2)}\n`);
    return;
  }
  const asked = columns.filter((one) => one.figures.pages === undefined);
  const cleaned = columns.filter((one) => one.figures.pages !== undefined);
  for (const part of [asked, cleaned]) {
    if (part.length > 0) process.stdout.write(`${figureTable(part)}\n\n`);
  }
  for (const { name, pages } of results) {
    for (const form of ['text', 'html'] as const) {
      const sorted = (pages?.[form] ?? []).toSorted((a, b) => f1(a.score) - f1(b.score));
      for (const { page, score } of sorted.slice(0, worst)) {
        const { precision, recall } = score;
        process.stdout.write(
          `${name} ${form} ${page.id}: F1 ${f1(score).toFixed(3)}, precision ${precision.toFixed(3)}, recall ${recall.toFixed(3)} ${page.url ?? ''}\n`,
        );
      }
    }
  }
}

function diff(runs: readonly string[]): void {
  const [before, after] = runs;
  if (before === undefined || after === undefined || runs.length > 2) {
    program.error('--diff takes two runs, the earlier first: --diff A B');
    return;
  }
  const moved = movesBetween(readRun(placeOf(before)), readRun(placeOf(after)));
  process.stdout.write(`${describeMoves(moved)}\n`);
}

/** The folder in which a labelled run is saved. */
function placeOf(run: string): string {
  return /[\\/.]/.test(run) ? run : runFolder(run);
}

function runFolder(label: string): string {
  return path.join(cacheFolder, 'runs', label);
}

await run(program.action(main));
