import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { bundledReader } from '../src/models/reader/registry.js';
import { openModel } from '../src/open-models.js';
import { type Aim, aimTable } from './aims.js';
import { collectionNote, collectionOf } from './collection.js';
import { timeNode } from './processes.js';
import { build, mainFile, readers, variablesFor } from './product.js';
import { filesOf } from './rivals.js';
import { type Contestant, interleave, resultsOf } from './rounds.js';
import type { Run } from './run.js';
import { ratios, spread } from './statistics.js';
import type { Table } from './table.js';

const question = 'what did the UN report say about crypto theft?';
const bareNode = 'node with nothing to do';
/** The largest library that a start is measured with, and the one that the aim is for. */
const mostPassages = 100_000;

/** Exit codes of an answer and of a refusal. */
const told = [0, 3];

/** How long a new process takes to print its first answer. */
export async function measureStart(run: Run): Promise<Table[]> {
  build();
  const { settings } = run;
  const seeds = mkdtempSync(path.join(tmpdir(), 'pullquote-bench-'));
  const embedder = await openModel(settings);
  try {
    const indexes = [{ name: 'seeds', folder: seeds }];
    // With some thousand passages it is as with the seeds.
    for (const size of run.sizes.filter((one) => one > 1000 && one <= mostPassages)) {
      const { folder } = await collectionOf(size, run, embedder);
      indexes.push({ name: passagesOf(size), folder });
    }
    const model = (await filesOf(settings)).onnxFile;
    const reader = (await filesOf(settings, bundledReader)).onnxFile;
    const exits = new Map<string, number[]>();
    const starting = (
      name: string,
      args: readonly string[],
      variables: Readonly<Record<string, string>> = {},
    ): Contestant => ({
      name,
      run: async () => {
        const { firstByteMs, exitMs } = await timeNode(args, variables, told);
        exits.set(name, [...(exits.get(name) ?? []), exitMs]);
        return Number.isNaN(firstByteMs) ? exitMs : firstByteMs;
      },
    });
    const script = (code: string): string[] => ['--input-type=module', '-e', code];
    const contestants = [
      starting(bareNode, ['-e', '0']),
      starting(bare.off, script(bareLoad([model]))),
      starting(bare.auto, script(bareLoad([model, reader]))),
      ...indexes.flatMap(({ name, folder }) =>
        readers.map((reader) =>
          starting(
            asking(name, reader),
            [mainFile, 'ask', question],
            variablesFor(settings, folder, reader),
          ),
        ),
      ),
    ];
    // The first one ingests the seeds; the others have the files in the system's cache by then.
    for (const one of contestants.toReversed()) await one.run();
    exits.clear();
    const measured = await interleave('starting', contestants, run.rounds);
    const one = (name: string): readonly number[] => resultsOf(measured, name);
    return [
      {
        title: 'Start: milliseconds from the start of a process',
        note: `To the first byte that it prints, and to its end; ${run.rounds} rounds in turns, files in the system's cache. The bare ones load models with ONNX Runtime, embed 20 word pieces once, and print a byte. ${collectionNote(run)}`,
        columns: ['', 'first byte', 'end'],
        rows: measured.map(({ name, results }) => [
          name,
          name === bareNode ? null : spread(results),
          spread(exits.get(name) ?? []),
        ]),
      },
      aimTable('Start', [
        ...readers.map(
          (reader): Aim => ({
            what: `first answer with the seeds / bare load, PULLQUOTE_READER=${reader}`,
            measured: ratios(one(asking('seeds', reader)), one(bare[reader])),
            bar: 1.3,
            good: 'below',
          }),
        ),
        ...growth(indexes.at(-1)?.name ?? 'seeds', one),
      ]),
    ];
  } finally {
    await embedder.close();
    rmSync(seeds, { recursive: true, force: true });
  }
}

const bare = {
  off: 'the bare embedding model, loaded and run once',
  auto: 'both bare models, loaded, and the first run once',
};

function asking(name: string, reader: string): string {
  return `ask, ${name}, PULLQUOTE_READER=${reader}`;
}

function passagesOf(size: number): string {
  return `${size.toLocaleString('en-US')} passages`;
}

/** Seconds that the largest library adds to a start. */
function growth(largest: string, one: (name: string) => readonly number[]): Aim[] {
  if (largest === 'seeds') return [];
  const seeds = one(asking('seeds', 'off'));
  const grown = one(asking(largest, 'off'));
  return [
    {
      what: `seconds that ${largest} add to the seeds' start, PULLQUOTE_READER=off`,
      measured: grown.map((ms, round) => (ms - (seeds[round] ?? Number.NaN)) / 1000),
      bar: largest === passagesOf(mostPassages) ? 1.5 : null,
      good: 'below',
    },
  ];
}

/** Loads models and runs the first on 20 word pieces; nothing of ours is in it. */
function bareLoad(files: readonly string[]): string {
  return `
    const { default: ort } = await import('onnxruntime-node');
    const sessions = [];
    for (const file of ${JSON.stringify(files)}) {
      sessions.push(await ort.InferenceSession.create(file, { intraOpNumThreads: 1, interOpNumThreads: 1 }));
    }
    const ids = (value) => new ort.Tensor('int64', new BigInt64Array(20).fill(value), [1, 20]);
    await sessions[0].run({ input_ids: ids(2000n), attention_mask: ids(1n), token_type_ids: ids(0n) });
    process.stdout.write('.');`;
}
