import { existsSync } from 'node:fs';
import { Command } from 'commander';
import { Failure } from '../../failure.js';
import { openPullquote } from '../../pullquote.js';
import { readSettings } from '../../settings.js';
import { storageOf } from '../../storage.js';
import { exitCode } from '../errors.js';
import { fold, lookOf } from '../layout.js';
import { seedsNotice } from '../opening/seeds.js';
import { write, writeError } from '../output.js';
import { drawDownloads } from '../progress/download.js';
import { drawIngestion, reportLine } from '../progress/ingestion.js';
import { onInterrupt } from '../progress/interrupt.js';
import { inShell } from '../view/shell.js';

interface IngestFlags {
  readonly prune?: boolean;
  readonly again?: boolean;
}

/** `pullquote ingest`: adds files to the index. */
export const ingestCommand = new Command('ingest')
  .description(
    'Add articles: .txt, .md, .html, .json, .jsonl, also gzipped; files, folders or - for stdin',
  )
  .argument('<path...>', 'files and folders, or - for standard input')
  .option('--prune', 'also remove articles whose files under these paths are gone')
  .option('--again', 'read unchanged files again too, which brings back removed articles')
  .addHelpText(
    'after',
    `
Unchanged files are skipped and changed ones replaced. Ctrl-C loses nothing that was added: run the
same command again to continue (exit code 130). --prune removes nothing under a path that is itself
missing or unreadable, such as an unmounted disk. Files that can't be read are named, the rest is added,
and the exit code is 1.
Title, publisher, date, author and url can be in front matter, in JSON fields, or in NAME.meta.json or
NAME.meta.yaml beside the file NAME.

Examples:
  pullquote ingest ~/articles --prune
  pullquote ingest ~/articles --again
  pullquote ingest dump.jsonl page.html
  curl -s https://example.com/story | pullquote ingest -`,
  )
  .action(
    async (paths: string[], { prune = false, again = false }: IngestFlags, command: Command) => {
      if (paths.includes('-') && paths.length > 1) {
        command.error('error: - (standard input) must be the only path', {
          exitCode: exitCode.usage,
        });
      }
      const address = paths.find((path) => /^https?:\/\//i.test(path));
      if (address !== undefined) throw notFetched(address);
      if (paths[0] !== '-' && !paths.some((path) => existsSync(path))) {
        throw new Failure('terminal', 'not-found', `${paths.join(', ')}: does not exist.`, {
          remedy: 'Check the path; it is relative to the current folder.',
        });
      }
      const settings = readSettings(process.env);
      const downloads = drawDownloads();
      const storage = storageOf(settings);
      const engine = await openPullquote({ ...settings, storage, onDownload: downloads.on });
      const drawn = drawIngestion();
      try {
        const report = await onInterrupt((signal) =>
          engine.ingest(paths[0] === '-' ? process.stdin : paths, {
            prune,
            again,
            signal,
            onEvent: (event) => {
              downloads.end();
              drawn.on(event);
            },
          }),
        );
        drawn.end();
        write(`${wrapped(reportLine(report))}\n`);
        const added = report.articles.added + report.articles.replaced;
        if (added > 0 && process.stdout.isTTY && !report.interrupted) {
          const next =
            'now: pullquote ask "…" to get answers, pullquote sources to see the articles';
          write(`${wrapped(next)}\n`);
        }
        const notice = report.interrupted ? null : await seedsNotice(storage);
        if (notice !== null) writeError(`note: ${notice.what}. ${notice.remedy}\n`);
        if (report.interrupted) process.exitCode = exitCode.interrupted;
        else if (report.faults.length > 0) process.exitCode = exitCode.failure;
      } finally {
        downloads.end();
        drawn.end();
        await engine.close();
      }
    },
  );

/** On a terminal, with the words of a line whole. */
function wrapped(line: string): string {
  const { height, width } = lookOf(process.stdout);
  return height === null ? line : fold(line, width).join('\n');
}

function notFetched(address: string): Failure {
  return new Failure(
    'terminal',
    'not-found',
    `${address} is an address: ingest reads only files.`,
    {
      remedy: `Load the page yourself: curl -sL ${inShell(address)} | pullquote ingest -`,
    },
  );
}
