/** Compares quality with the figures reached: `npm run eval:gate -- --help`. */
import { fileURLToPath } from 'node:url';
import { Command, Option } from 'commander';
import { readSettings } from '../src/settings.js';
import { plural } from '../src/terminal/layout.js';
import { count, run } from './command.js';
import { evaluate, modelsOf } from './evaluate.js';
import {
  type Asked,
  chosen,
  type Fall,
  type Floor,
  fallsBelow,
  floorFor,
  type Measurement,
  raise,
  readFloors,
  writeFloors,
} from './floors.js';
import { type LibrarySize, librarySizes } from './libraries/groups.js';
import { inDigits, table } from './report.js';
import { dataDigest, findSet, isPresent } from './sets.js';

interface Options {
  readonly write?: true;
  readonly allowLower?: string;
  readonly reader?: string;
  readonly most?: number;
  readonly heldOut?: true;
  readonly without?: true;
  readonly size?: LibrarySize;
  readonly members?: true;
  readonly floors: string;
}

const program = new Command('npm run eval:gate --')
  .description('Fails where a figure is below the floor that eval/floors.json keeps for it.')
  .argument('[set...]', 'only these sets; every set of the file that is here unless told')
  .option('--write', 'raise the floors to what is measured; refuses to lower one')
  .option('--allow-lower <why>', 'with --write: lower floors too, and record why')
  .option('--reader <how>', 'only floors that were measured with this PULLQUOTE_READER')
  .option('--most <n>', 'only floors of so many questions', count)
  .option('--held-out', 'only floors of the questions that no training saw')
  .option('--without', 'only floors with the answering articles left out')
  .addOption(
    new Option('--size <size>', 'only floors of libraries of this size').choices(librarySizes),
  )
  .option('--members', 'only floors of questions as members type them')
  .option(
    '--floors <file>',
    'the file of floors',
    fileURLToPath(new URL('floors.json', import.meta.url)),
  )
  .showHelpAfterError('(--help shows what there is)')
  .addHelpText(
    'after',
    `
A figure may be worse than its floor by what three questions can move, since processors round differently;
those of cleaning by nothing. A set whose data is not what its floor was measured on fails, too. Sets that are not here are named and
skipped. With --write and a set that has no floor for --reader, --most, --held-out, --without, --size and
--members as given, one is made.

Examples:
  npm run eval:gate                                         all floors
  npm run eval:gate -- own                                  the floors of our own set
  npm run eval:gate -- newsqa --held-out --write            make or raise that floor
  npm run eval:gate -- own --write --allow-lower "a question was wrong"`,
  );

async function main(names: readonly string[], options: Options): Promise<void> {
  if (options.allowLower !== undefined && !options.write) {
    program.error('--allow-lower goes with --write');
  }
  let floors = readFloors(options.floors);
  const fallen: string[][] = [];
  for (const { set, asked } of chosen(floors, names, options, options.write === true)) {
    if (!isPresent(set)) {
      process.stderr.write(`${set} is not here: skipped\n`);
      continue;
    }
    const measured = await measure(set, asked);
    const floor = floorFor(floors, set, asked);
    const falls = floor === null ? [] : fallsBelow(floor, measured);
    process.stdout.write(`${nameOf(set, asked)}: ${verdict(floor, falls)}\n`);
    if (options.write) {
      floors = raise(floors, measured, options.allowLower ?? null);
      writeFloors(options.floors, floors);
    } else {
      fallen.push(...falls.map((fall) => rowOf(set, asked, fall)));
    }
  }
  if (fallen.length > 0) {
    process.stdout.write(
      `\n${table(['below its floor', 'figure', 'floor', 'measured'], fallen)}\n`,
    );
    process.exitCode = 1;
  }
}

async function measure(set: string, asked: Asked): Promise<Measurement> {
  const found = findSet(set);
  const models = modelsOf(readSettings({ ...process.env, PULLQUOTE_READER: asked.reader }));
  try {
    const { figures } = await evaluate(found, models, {
      ...asked,
      most: asked.most ?? Number.POSITIVE_INFINITY,
    });
    return { set, asked, digest: dataDigest(found), figures };
  } finally {
    await models.close();
  }
}

function verdict(floor: Floor | null, falls: readonly Fall[]): string {
  if (floor === null) return 'no floor so far';
  const count = Object.keys(floor.reached).length;
  return falls.length === 0 ? `${count} ${plural('figure', count)} held` : `${falls.length} fell`;
}

function rowOf(set: string, asked: Asked, { figure, floor, measured }: Fall): string[] {
  const shown = (value: number | string | null): string =>
    typeof value === 'number' ? inDigits(figure, value) : (value ?? 'not measured');
  return [nameOf(set, asked), figure, shown(floor), shown(measured)];
}

function nameOf(set: string, asked: Asked): string {
  const { reader, most, heldOut, without, size, members } = asked;
  const how = [
    reader === 'auto' ? '' : `reader ${reader}`,
    heldOut ? 'held out' : '',
    without ? 'answering articles left out' : '',
    size === 'whole' ? '' : `size ${size}`,
    members ? 'as members type' : '',
    most === null ? '' : `${most} questions`,
  ].filter(Boolean);
  return how.length === 0 ? set : `${set} (${how.join(', ')})`;
}

await run(program.action(main));
