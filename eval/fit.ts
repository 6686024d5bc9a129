/** Fits the confidence for the models in the settings: `npx tsx eval/fit.ts --help`. */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { Command } from 'commander';
import { confidence, fitKey } from '../src/answer/confidence/confidence.js';
import { Failure } from '../src/failure.js';
import { readSettings } from '../src/settings.js';
import { count, run } from './command.js';
import { confidenceTable, type Judged, toldOf } from './confidence/figures.js';
import {
  evidenceParts,
  features,
  fitTo,
  hasFeatures,
  withoutItsSet,
} from './confidence/fitting.js';
import { confidencePlot } from './confidence/plot.js';
import { readSamples, type Sample, writeSamples } from './confidence/samples.js';
import { askForSamples } from './confidence/sampling.js';
import { modelsOf } from './evaluate.js';
import { type LibrarySize, librarySizes } from './libraries/groups.js';
import { isPresent, setNames } from './sets.js';

/** Sets that a confidence is fitted to. */
const fittedSets: readonly string[] = [...setNames, 'news', 'own'];
/** And those that only judge it. */
const judgedSets: readonly string[] = ['seeds'];
/** All sets count the same, so one with a handful of questions would distort the fit. */
const fewestPerSet = 100;
const fewestDrawn = 50;

const fitsFile = 'src/answer/confidence/fits.json';
const plotFile = path.join('docs', 'confidence.svg');

interface Options {
  readonly most: number;
  readonly sizes: readonly LibrarySize[];
  readonly features?: readonly (typeof evidenceParts)[number][];
  readonly samples?: string;
  readonly from?: string;
  readonly plot?: string | true;
  readonly write?: true;
}

const program = new Command('npx tsx eval/fit.ts')
  .description(
    'Fits the confidence, that a quote holds the evidence, and shows how well it holds for a set that it was not fitted to.',
  )
  .argument(
    '[set...]',
    `${[...fittedSets, ...judgedSets].join(', ')}: all that are here by default`,
  )
  .option('--most <n>', 'ask at most so many questions of a set in each condition', count, 150)
  .option(
    '--sizes <sizes>',
    `of ${librarySizes.join(',')}`,
    (text) => namesIn(text, librarySizes, 'a size'),
    [...librarySizes],
  )
  .option(
    '--features <names>',
    `parts of the evidence to fit on, of ${evidenceParts.join(',')}`,
    (text) => namesIn(text, evidenceParts, 'a part of the evidence'),
  )
  .option(
    '--samples <file>',
    'keep every quote with its evidence, a line of JSON each; written as it goes on',
  )
  .option('--from <file>', 'fit to samples that were kept, without asking again')
  .option('--plot [file]', `draw calibration and risk of the sets left out: ${plotFile} by default`)
  .option('--write', `put the fit into ${fitsFile}`)
  .showHelpAfterError('(--help shows what there is)')
  .addHelpText(
    'after',
    `
Asks each set's questions of libraries of 4 to 10 articles, of 50, and of the whole set, as they are
written and as members type them, with the answering articles and without. With a reader, only questions
on articles that its training never saw, and only quotes that it read: the others have the fit of the search
alone (PULLQUOTE_READER=off). The set "seeds" is only judged, never fitted to.

Examples:
  npx tsx eval/fit.ts --samples .cache/eval/samples.jsonl    ask, fit, and keep what was asked
  npx tsx eval/fit.ts --from .cache/eval/samples.jsonl --features cosine,coverage --plot`,
  );

async function main(names: readonly string[], options: Options): Promise<void> {
  const sets = names.length > 0 ? names : [...fittedSets, ...judgedSets].filter(isPresent);
  const settings = readSettings(process.env);
  const models = modelsOf(settings);
  const keep = (samples: readonly Sample[]): void => {
    if (options.samples !== undefined) writeSamples(options.samples, samples);
  };
  let asked: readonly Sample[];
  let key: string | null = null;
  try {
    asked =
      options.from === undefined
        ? await askForSamples(models, {
            sets,
            sizes: options.sizes,
            most: options.most,
            onSamples: keep,
          })
        : readSamples(options.from).filter((one) => sets.includes(one.set));
    if (options.write) {
      const { embedder, reader } = await models.get();
      key = fitKey(embedder.model, reader?.model ?? null);
    }
  } finally {
    await models.close();
  }

  const chosen = options.features ?? features[settings.reader === null ? 'search' : 'reader'];
  const samples = asked.filter((one) => hasFeatures(one, chosen));
  const fitted = new Set(sets.filter((set) => isFitted(set, samples)));
  if (fitted.size === 0) {
    throw new Failure('settings', 'invalid-setting', 'no set has enough questions to fit to', {
      remedy: `ask more of one of ${fittedSets.join(', ')}`,
    });
  }
  const left = withoutItsSet(samples, fitted, chosen);
  process.stdout.write('As the product gives it now, for every quote:\n\n');
  report(asked.map((sample) => ({ sample, p: sample.confidence })));
  process.stdout.write('\nEach set by a fit to the others:\n\n');
  report(left);
  const fit = fitTo(
    samples.filter((one) => fitted.has(one.set)),
    chosen,
  );
  process.stdout.write('\nBy the fit to all:\n\n');
  report(samples.map((sample) => ({ sample, p: confidence(sample.evidence, fit) })));
  process.stdout.write(`\n${JSON.stringify(fit)}\n`);
  if (options.plot !== undefined) draw(options.plot === true ? plotFile : options.plot, left);
  if (key !== null) {
    const fits = JSON.parse(readFileSync(fitsFile, 'utf8'));
    writeFileSync(fitsFile, `${JSON.stringify({ ...fits, [key]: fit }, null, 2)}\n`);
  }
}

function isFitted(set: string, samples: readonly Sample[]): boolean {
  const firsts = samples.filter((one) => one.set === set && one.rank === 1).length;
  const isEnough = firsts >= fewestPerSet;
  if (fittedSets.includes(set) && !isEnough) {
    process.stdout.write(`${set}: not fitted to, with ${firsts} questions of ${fewestPerSet}\n`);
  }
  return fittedSets.includes(set) && isEnough;
}

function report(judged: readonly Judged[]): void {
  process.stdout.write(`${confidenceTable(judged, ({ set, size }) => `${set}, ${size}`)}\n\n`);
  process.stdout.write(
    `${confidenceTable(judged, ({ set, members }) => `${set}, ${members ? 'members' : 'as written'}`)}\n\n`,
  );
  process.stdout.write(`${confidenceTable(judged, ({ set }) => set)}\n`);
}

/**
 * First quotes of questions as they are asked, in all sizes and forms together. A set is left out if so
 * few of its questions were read that its line would show chance.
 */
function draw(file: string, left: readonly Judged[]): void {
  const firsts = left.filter(({ sample }) => sample.rank === 1 && !sample.leftOut);
  const series = [...new Set(firsts.map(({ sample }) => sample.set))].map((name) => ({
    name,
    told: firsts.filter(({ sample }) => sample.set === name).map(toldOf),
  }));
  const drawn = series.filter(({ told }) => told.length >= fewestDrawn);
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, confidencePlot('Confidence, for each set by a fit to the others', drawn));
  process.stderr.write(`drawn in ${file}\n`);
}

/** Names with commas between, each one of those that there are. */
function namesIn<T extends string>(text: string, names: readonly T[], what: string): T[] {
  return text.split(',').map((typed) => {
    const name = names.find((one) => one === typed);
    if (name !== undefined) return name;
    throw new Failure('settings', 'invalid-setting', `"${typed}" isn't ${what}`, {
      remedy: `use ${names.join(', ')}, with commas between`,
    });
  });
}

await run(program.action(main));
