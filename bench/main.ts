/** Measures speed, memory and recall: `npm run bench -- --help`. */
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { Argument, Command, InvalidArgumentError } from 'commander';
import { count, run } from '../eval/command.js';
import { readSettings } from '../src/settings.js';
import { measureAsking } from './asking.js';
import { measureEmbedding } from './embedding.js';
import { measureFollows } from './follows.js';
import { measureIngestion } from './ingestion.js';
import { load, surroundings } from './machine.js';
import { measureMemory } from './memory.js';
import { measurePeers } from './peers.js';
import { measureRecall } from './recall.js';
import { cacheFolder, type Part } from './run.js';
import { measureStart } from './start.js';
import { asMarkdown, type Table } from './table.js';
import { measureWeaviate } from './weaviate.js';

/** In the order in which they run. */
const parts: readonly Part[] = [
  {
    name: 'embedding',
    about: "our embedder against the model's own speed and the stock pipeline",
    measure: measureEmbedding,
  },
  {
    name: 'ingestion',
    about: 'from files to a durable index, against embedding alone',
    measure: measureIngestion,
  },
  {
    name: 'follows',
    about: 'seeing which of a thousand follows a new passage may concern, against embedding it',
    measure: measureFollows,
  },
  {
    name: 'asking',
    about: 'a question in a running engine: how long, where the time goes, how many a second',
    measure: measureAsking,
  },
  {
    name: 'weaviate',
    about: 'a question over the library in Weaviate, beside the same library embedded',
    measure: measureWeaviate,
  },
  {
    name: 'start',
    about: 'from the start of a process to its first answer, against a bare model load',
    measure: measureStart,
  },
  {
    name: 'memory',
    about: 'of a running engine and of an ingestion, and the disk that an index takes',
    measure: measureMemory,
  },
  {
    name: 'recall',
    about: 'how many of the nearest passages the graph finds',
    measure: measureRecall,
  },
  {
    name: 'peers',
    about: 'the search beside LangChain.js, Orama, vectra, MiniSearch and SQLite FTS5',
    measure: measurePeers,
  },
];

interface Options {
  readonly full?: true;
  readonly sizes?: readonly number[];
  readonly rounds?: number;
  readonly json: string;
}

const program = new Command('npm run bench --')
  .description('Measures speed, memory and recall on this machine; prints tables, writes JSON.')
  .addArgument(
    new Argument('[part...]', 'what to measure; all parts unless told').choices(
      parts.map((part) => part.name),
    ),
  )
  .option('--full', 'more passages, questions and rounds; libraries of up to 230,000 passages')
  .option('--sizes <n,…>', 'sizes of the libraries instead, in passages', sizes)
  .option('--rounds <n>', 'rounds of what is measured in turns', count)
  .option('--json <file>', 'where the figures go', path.join(cacheFolder, 'latest.json'))
  .showHelpAfterError('(--help shows what there is)')
  .addHelpText(
    'after',
    `
Parts, in the order in which they run:
${parts.map(({ name, about }) => `  ${name.padEnd(11)} ${about}`).join('\n')}

What is compared runs in turns, round after round, since other work on the machine disturbs it: trust
the ratios, each taken within a round, more than the timings, and look at the load in the heading. A
figure is the median, with the least and the greatest in brackets. Libraries are made once and kept under
${cacheFolder}; with --full that takes some 20 minutes and 2 GB the first time. PULLQUOTE_MODEL measures
another model, as everywhere. How the bot bears a crowd is another command: npm run bench:bot.

Examples:
  npm run bench                                  everything, in some twelve minutes
  npm run bench -- embedding                     one part
  npm run bench -- asking recall --full          two parts, with the large libraries
  npm run bench -- start --sizes 1000,5000       with libraries of these sizes
  npm run bench -- memory --json before.json     figures kept for comparing`,
  );

function sizes(text: string): number[] {
  const given = text.split(',').map((one) => {
    if (!/^[1-9]\d*$/.test(one)) {
      throw new InvalidArgumentError('must be whole numbers above 0 with commas between them');
    }
    return Number(one);
  });
  return [...new Set(given)].sort((a, b) => a - b);
}

async function main(names: readonly string[], options: Options): Promise<void> {
  const full = options.full === true;
  const how = {
    full,
    sizes: options.sizes ?? (full ? [1000, 10_000, 100_000, 230_000] : [1000, 10_000]),
    rounds: options.rounds ?? (full ? 9 : 5),
  };
  const settings = readSettings(process.env);
  const began = { date: new Date().toISOString(), load: load() };
  const { machine, node, dependencies, commit } = surroundings();
  process.stdout.write(
    `# Bench\n\n${began.date}, commit ${commit ?? 'unknown'}; ${machine.cores} cores, ${machine.cpu}, ${machine.memoryGB} GB, Node ${node}; load ${began.load.join(', ')} at the beginning.\n\n`,
  );
  const results: Record<string, readonly Table[]> = {};
  for (const part of parts) {
    if (names.length > 0 && !names.includes(part.name)) continue;
    process.stderr.write(`${part.name}: ${part.about}\n`);
    results[part.name] = await part.measure({ ...how, settings });
    for (const table of results[part.name] ?? []) process.stdout.write(`${asMarkdown(table)}\n\n`);
    // After each part: an interruption then costs only the current part.
    const kept = { ...began, machine, node, dependencies, commit, ...how, loadAtEnd: load() };
    mkdirSync(path.dirname(options.json), { recursive: true });
    writeFileSync(options.json, `${JSON.stringify({ ...kept, parts: results }, null, 2)}\n`);
  }
  process.stdout.write(`Load ${load().join(', ')} at the end. Kept in ${options.json}.\n`);
}

await run(program.action(main));
