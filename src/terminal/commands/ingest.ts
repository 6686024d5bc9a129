import { existsSync } from 'node:fs';
import { Command, InvalidArgumentError } from 'commander';
import { dropFile, settleVersion } from '../../collect/added-files.js';
import { Failure } from '../../failure.js';
import type { IngestEvent, IngestReport } from '../../library/ingest/events.js';
import { openPullquote, type Pullquote } from '../../pullquote.js';
import { readSettings, type Settings } from '../../settings.js';
import { storageOf } from '../../storage.js';
import { exitCode } from '../errors.js';
import { counted, fold, lookOf } from '../layout.js';
import type { Loaded } from '../opening/addresses.js';
import { seedsNotice } from '../opening/seeds.js';
import { write, writeError } from '../output.js';
import { drawDownloads } from '../progress/download.js';
import { drawIngestion, reportLine } from '../progress/ingestion.js';
import { onInterrupt } from '../progress/interrupt.js';

interface IngestFlags {
  readonly most: number;
  readonly prune?: boolean;
  readonly again?: boolean;
  readonly watch?: boolean;
}

/** Entries that are loaded of a feed or sitemap by default: about a quarter of an hour's work. */
const usualMost = 1_000;

/** `pullquote ingest`: adds files and what is at addresses to the index. */
export const ingestCommand = new Command('ingest')
  .description(
    'Add articles: .pdf, .docx, .txt, .md, .html, .json, .jsonl, also gzipped; files, folders, addresses or -',
  )
  .argument('<path...>', 'files, folders and addresses, or - for standard input')
  .option('--prune', 'also remove articles whose files under these paths are gone')
  .option('--again', 'read unchanged files again too, which brings back removed articles')
  .option('--watch', 'then keep watching the folders, and add what comes, changes or goes')
  .option(
    '--most <number>',
    'load at most this many entries of a feed or sitemap',
    entries,
    usualMost,
  )
  .addHelpText(
    'after',
    `
Unchanged files are skipped and changed ones replaced. Ctrl-C loses nothing that was added: run the
same command again to continue (exit code 130). --prune removes nothing under a path that is itself
missing or unreadable, such as an unmounted disk. Files that can't be read are named, the rest is added,
and the exit code is 1.
--watch takes folders and removes articles whose files go, also those that went while it wasn't running, as
--prune does. It prints a line for each change, waits while another process changes the index, and Ctrl-C ends it.
On a network drive, which reports no changes, set CHOKIDAR_USEPOLLING=1.
Of a PDF, the text is read; a scanned one has none until text recognition has gone over it.
Title, publisher, date, author and url can be in front matter, in JSON fields, or in NAME.meta.json or
NAME.meta.yaml beside the file NAME.
An address (http or https) is a page, a feed or a sitemap; of the latter two, each entry's article is loaded,
once unless you give --again. robots.txt is obeyed, and a host is asked once a second. To follow a feed, see
pullquote feeds.
Over a cluster (PULLQUOTE_LIBRARY=weaviate), files are queued for the curator's machine if this isn't it, and what
becomes of them is told. What it hasn't got to within a minute stays queued: pullquote doctor shows how much that is.

Examples:
  pullquote ingest ~/articles --prune
  pullquote ingest ~/articles --again
  pullquote ingest ~/articles --watch
  pullquote ingest dump.jsonl page.html
  pullquote ingest https://example.com/story https://example.com/feed.xml
  curl -s https://example.com/story | pullquote ingest -`,
  )
  .action(
    async (
      given: string[],
      { prune = false, again = false, watch = false, most }: IngestFlags,
      command: Command,
    ) => {
      if (given.includes('-') && given.length > 1) {
        command.error('error: - (standard input) must be the only path', {
          exitCode: exitCode.usage,
        });
      }
      const addresses = given.filter(isAddress);
      const paths = given.filter((one) => !isAddress(one));
      if (given[0] !== '-' && addresses.length === 0 && !paths.some((path) => existsSync(path))) {
        throw new Failure('terminal', 'not-found', `${paths.join(', ')}: does not exist.`, {
          remedy: 'Check the path; it is relative to the current folder.',
        });
      }
      const settings = readSettings(process.env);
      if (watch) {
        if (given[0] === '-' || addresses.length > 0) {
          command.error('error: --watch only works with folders', { exitCode: exitCode.usage });
        }
        // Its library would slow down every other start.
        const { watchFolders } = await import('../watching/watch.js');
        await watchFolders(paths, settings, again);
        return;
      }
      const downloads = drawDownloads();
      const storage = storageOf(settings);
      const engine = await openPullquote({ ...settings, storage, onDownload: downloads.on });
      const drawn = drawIngestion();
      try {
        const outcome = await onInterrupt(async (signal) => {
          const loaded = await load(addresses, settings, { most, again, signal });
          const files = loaded === null ? paths : [...paths, ...loaded.files.keys()];
          if (signal.aborted || files.length === 0) return { loaded, report: null, older: 0 };
          const report = await engine.ingest(given[0] === '-' ? process.stdin : files, {
            prune,
            again,
            signal,
            onEvent: (event) => {
              downloads.end();
              drawn.on(atAddress(event, loaded));
            },
          });
          await settleLoaded(report, loaded);
          const older =
            loaded === null || report.interrupted ? 0 : await replaceOlder(report, loaded, engine);
          return { loaded, report, older };
        });
        drawn.end();
        const { loaded, report, older } = outcome;
        if (report !== null) write(`${wrapped(reportLine(report))}\n`);
        else if (loaded?.interrupted) write(`${wrapped(interruptedLine)}\n`);
        if (older > 0) write(`replaced: ${counted(older, 'other version')} of these pages\n`);
        const added = (report?.articles.added ?? 0) + (report?.articles.replaced ?? 0);
        if (added > 0 && process.stdout.isTTY && report?.interrupted === false) {
          const next =
            'now: pullquote ask "…" to get answers, pullquote sources to see the articles';
          write(`${wrapped(next)}\n`);
        }
        const interrupted = report?.interrupted ?? loaded?.interrupted ?? false;
        const notice = interrupted ? null : await seedsNotice(storage);
        if (notice !== null) writeError(`note: ${notice.what}. ${notice.remedy}\n`);
        const faults = (report?.faults.length ?? 0) + (loaded?.problems.length ?? 0);
        if (interrupted) process.exitCode = exitCode.interrupted;
        else if (faults > 0) process.exitCode = exitCode.failure;
      } finally {
        downloads.end();
        drawn.end();
        await engine.close();
      }
    },
  );

const interruptedLine =
  'interrupted: run the same command again to continue; what was loaded is not loaded again';

function isAddress(given: string): boolean {
  return /^https?:\/\//i.test(given);
}

/** Loads what is at addresses; `null` if there are none. */
async function load(
  addresses: readonly string[],
  settings: Settings,
  how: { readonly most: number; readonly again: boolean; readonly signal: AbortSignal },
): Promise<Loaded | null> {
  if (addresses.length === 0) return null;
  // Its libraries would slow down every other start.
  const { loadAddresses } = await import('../opening/addresses.js');
  return loadAddresses(addresses, settings, how);
}

/** A step, with the address that a file was loaded from in place of the file. */
function atAddress(event: IngestEvent, loaded: Loaded | null): IngestEvent {
  if (event.kind !== 'fault' && event.kind !== 'note') return event;
  return { ...event, locator: loaded?.files.get(event.locator) ?? event.locator };
}

/**
 * Settles which versions of loaded files stay, and drops those that hold no article, so that they are loaded again the next
 * time.
 */
async function settleLoaded(
  { faults, interrupted }: IngestReport,
  loaded: Loaded | null,
): Promise<void> {
  if (loaded === null) return;
  const unusable = new Set(faults.map(({ locator }) => locator));
  for (const file of loaded.files.keys()) {
    const isUsable = !unusable.has(file);
    // What it hasn't got to may be either.
    if (isUsable && interrupted) continue;
    if (!(await settleVersion(file, isUsable))) await dropFile(file);
  }
}

/** Removes other versions of loaded pages, as those that a feed brought; resolves to their number. */
async function replaceOlder(
  { faults }: IngestReport,
  { files }: Loaded,
  engine: Pick<Pullquote, 'ingest'>,
): Promise<number> {
  const { replacedBy, retire } = await import('../../collect/retire.js');
  const unusable = new Set(faults.map(({ locator }) => locator));
  const older = await replacedBy(files, unusable);
  await retire(older, (others, gone) => engine.ingest(others, { gone }));
  return older.length;
}

function entries(text: string): number {
  const number = /^\d{1,6}$/.test(text) ? Number(text) : 0;
  if (number < 1) throw new InvalidArgumentError('It must be a whole number from 1 to 999999.');
  return number;
}

/** On a terminal, with the words of a line whole. */
function wrapped(line: string): string {
  const { height, width } = lookOf(process.stdout);
  return height === null ? line : fold(line, width).join('\n');
}
