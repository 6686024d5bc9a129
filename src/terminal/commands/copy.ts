import { Command, Option } from 'commander';
import { copyLibrary } from '../../library/transfer/copy.js';
import { readSettings, type Settings } from '../../settings.js';
import { storageOf } from '../../storage.js';
import { exitCode } from '../errors.js';
import { plural } from '../layout.js';
import { write, writeError } from '../output.js';
import { onInterrupt } from '../progress/interrupt.js';
import { showProgress } from '../progress/progress.js';
import type { Progress } from '../progress/screen.js';

type Kind = Settings['library'];

const kinds: readonly Kind[] = ['embedded', 'weaviate'];

/** `pullquote copy`: copies everything from one kind of library to the other. */
export const copyCommand = new Command('copy')
  .description('Copy all articles between the embedded library and one in Weaviate')
  .addOption(new Option('--from <library>', 'library to read').choices(kinds).makeOptionMandatory())
  .addOption(new Option('--to <library>', 'library to add to').choices(kinds).makeOptionMandatory())
  .addHelpText(
    'after',
    `
Nothing is embedded again: passages, vectors and copies are sent as they are. Afterwards everything is
read back and its checksum compared. If interrupted (exit code 130), run the same command to continue.
In Weaviate, articles from an earlier copy that the index no longer has are removed, and articles from
other machines stay. Articles that other machines removed there are first dropped from the index; an
embedded target keeps everything. The embedded library is in PULLQUOTE_INDEX, the other at WEAVIATE_URL;
missing collections are created with WEAVIATE_SHARDS and WEAVIATE_REPLICAS. Server settings, answers and
votes are not copied.

Examples:
  WEAVIATE_REPLICAS=3 pullquote copy --from embedded --to weaviate
  PULLQUOTE_INDEX=back pullquote copy --from weaviate --to embedded`,
  )
  .action(async ({ from, to }: { from: Kind; to: Kind }, command: Command) => {
    if (from === to) command.error(`error: --from and --to are both ${from}`);
    const settings = readSettings(process.env);
    const [taken, filled] = [storageOf(settings, from), storageOf(settings, to)];
    const forgotten = await filled.forgetRemoved();
    const source = await taken.transfer('from');
    try {
      const target = await filled.transfer('to');
      let progress: { readonly phase: string; readonly bar: Progress } | null = null;
      try {
        const { counts, already, removed, copies, clashes } = await onInterrupt((signal) =>
          copyLibrary(source, target, {
            signal,
            onProgress: (phase, done, total) => {
              if (progress?.phase !== phase) {
                progress?.bar.end();
                progress = { phase, bar: showProgress(phase, 'articles') };
              }
              progress.bar.at(done, total);
            },
          }),
        );
        const noted = [
          `${already} already there`,
          ...(forgotten > 0 ? [`${forgotten} removed by other machines and dropped here`] : []),
          ...(removed > 0 ? [`${removed} no longer here and removed there`] : []),
          ...(copies > 0 ? [`${copies} copies of other machines' articles`] : []),
        ];
        write(
          `${to} holds ${counts.articles} ${plural('article', counts.articles)}, ${counts.passages} ${plural('passage', counts.passages)}, ${counts.copies} ${plural('copy', counts.copies, 'copies')}; ${noted.join(', ')}; all read back and verified\n`,
        );
        for (const { id, locator, other } of clashes) {
          writeError(
            `pullquote: ${locator}: not copied: ${other} uses its id, ${id}, for another text\n`,
          );
        }
        if (clashes.length > 0) process.exitCode = exitCode.failure;
      } finally {
        (progress as { readonly bar: Progress } | null)?.bar.end();
        await target.close();
      }
    } finally {
      await source.close();
    }
  });
