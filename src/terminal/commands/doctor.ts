import { accessSync, constants, existsSync } from 'node:fs';
import { availableParallelism, totalmem } from 'node:os';
import path from 'node:path';
import { Command } from 'commander';
import type { ModelIdentity } from '../../embedding/embedder.js';
import { openModel } from '../../engine.js';
import { Failure } from '../../failure.js';
import { asFailure } from '../../library/failures.js';
import { openLibrary } from '../../library/open.js';
import { readSettings, type Settings } from '../../settings.js';
import { lookOf } from '../layout.js';
import { exitCode } from '../wording.js';

/** One thing that was looked at, and what to do where it is not well. */
interface Finding {
  readonly state: 'well' | 'note' | 'ill';
  readonly what: string;
  readonly next?: string;
}

/** `pullquote doctor`: is everything there that it takes to answer? */
export const doctorCommand = new Command('doctor')
  .description('Check Node, settings, model and index, and say what to do')
  .addHelpText(
    'after',
    '\nExit code 1 where something needs to be done.\n\nExample:\n  pullquote doctor',
  )
  .action(async () => {
    const { colours } = lookOf(process.stdout);
    const marks = {
      well: colours.green('ok  '),
      note: colours.yellow('note'),
      ill: colours.red('FAIL'),
    };
    for await (const finding of examine()) {
      process.stdout.write(`${marks[finding.state]}  ${finding.what}\n`);
      if (finding.next !== undefined) process.stdout.write(`      next: ${finding.next}\n`);
      if (finding.state === 'ill') process.exitCode = exitCode.failure;
    }
  });

async function* examine(): AsyncGenerator<Finding> {
  yield examineNode();
  yield {
    state: 'well',
    what: `${availableParallelism()} cores, ${Math.round(totalmem() / 2 ** 30)} GiB of memory`,
  };
  let settings: Settings;
  try {
    settings = readSettings(process.env);
  } catch (error) {
    yield ill(error);
    return;
  }
  yield {
    state: 'well',
    what: `settings, ${existsSync('.env') ? 'with .env' : 'no .env file, which is fine'}`,
  };
  yield examineFolder(settings);
  let model: ModelIdentity;
  try {
    const started = performance.now();
    const embedder = await openModel(settings);
    await embedder.embedQuery('Is the model well?');
    model = embedder.model;
    await embedder.close();
    const seconds = ((performance.now() - started) / 1000).toFixed(1);
    yield {
      state: 'well',
      what: `model ${model.id}, ${model.dimension} dimensions, loaded and tried in ${seconds} s`,
    };
  } catch (error) {
    yield ill(error);
    return;
  }
  yield* examineIndex(settings, model);
}

function examineNode(): Finding {
  const [major = 0] = process.versions.node.split('.').map(Number);
  return major >= 20
    ? { state: 'well', what: `Node ${process.versions.node}` }
    : {
        state: 'ill',
        what: `Node ${process.versions.node} is too old`,
        next: 'install Node 20 or newer',
      };
}

function examineFolder({ indexFolder }: Settings): Finding {
  let folder = indexFolder;
  while (!existsSync(folder) && path.dirname(folder) !== folder) folder = path.dirname(folder);
  try {
    accessSync(folder, constants.W_OK);
    return { state: 'well', what: `index folder ${indexFolder} can be written` };
  } catch {
    return {
      state: 'ill',
      what: `the index folder ${indexFolder} can't be written`,
      next: 'set PULLQUOTE_INDEX to a folder of yours, or change its permissions',
    };
  }
}

async function* examineIndex(settings: Settings, model: ModelIdentity): AsyncGenerator<Finding> {
  try {
    const library = await openLibrary(settings.indexFolder, model);
    const { articles, copies, passages } = await library.status();
    await library.close();
    yield {
      state: 'well',
      what: `index with ${articles} articles, ${copies} copies, ${passages} passages`,
    };
  } catch (error) {
    const missing = error instanceof Failure && error.kind === 'index-missing';
    yield missing
      ? {
          state: 'note',
          what: 'nothing is ingested yet',
          next: 'pullquote ingest PATH…, or ask: the seeds are ingested then',
        }
      : ill(error);
  }
}

function ill(thrown: unknown): Finding {
  const error = asFailure(thrown);
  if (!(error instanceof Failure)) throw error;
  return {
    state: 'ill',
    what: error.message,
    ...(error.remedy !== null && { next: error.remedy }),
  };
}
