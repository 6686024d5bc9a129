import { Command, Option } from 'commander';
import { copyLibrary } from '../../library/transfer/copy.js';
import { readSettings, type Settings } from '../../settings.js';
import { storageOf } from '../../storage.js';
import { plural } from '../layout.js';
import { write } from '../output.js';
import { onInterrupt } from '../progress/interrupt.js';
import { showProgress } from '../progress/progress.js';
import type { Progress } from '../progress/screen.js';

type Kind = Settings['library'];

const kinds: readonly Kind[] = ['embedded', 'weaviate'];

/** `pullquote copy`: makes an index again of a library in a cluster. */
export const copyCommand = new Command('copy')
  .description('Make an index of all articles in a Weaviate cluster')
  .addOption(new Option('--from <library>', 'library to read').choices(kinds).makeOptionMandatory())
  .addOption(new Option('--to <library>', 'library to add to').choices(kinds).makeOptionMandatory())
  .addHelpText(
    'after',
    `
Nothing is embedded again: passages, vectors and copies are copied as they are. Afterwards everything is
read back and its checksum compared. If interrupted (exit code 130), run the same command to continue. The
cluster is at WEAVIATE_URL; the index is made in PULLQUOTE_INDEX. Server settings, answers and votes are not
copied. To fill a cluster from an index, see pullquote publish.

Example:
  PULLQUOTE_INDEX=back pullquote copy --from weaviate --to embedded`,
  )
  .action(async ({ from, to }: { from: Kind; to: Kind }, command: Command) => {
    if (from === to) command.error(`error: --from and --to are both ${from}`);
    const settings = readSettings(process.env);
    const source = await storageOf(settings, from).copySource();
    try {
      const target = await storageOf(settings, to).copyTarget();
      let progress: { readonly phase: string; readonly bar: Progress } | null = null;
      try {
        const { counts, already, copies } = await onInterrupt((signal) =>
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
          ...(copies > 0 ? [`${copies} copies of articles that were there`] : []),
        ];
        write(
          `${to} holds ${counts.articles} ${plural('article', counts.articles)}, ${counts.passages} ${plural('passage', counts.passages)}, ${counts.copies} ${plural('copy', counts.copies, 'copies')}; ${noted.join(', ')}; all read back and verified\n`,
        );
      } finally {
        (progress as { readonly bar: Progress } | null)?.bar.end();
        await target.close();
      }
    } finally {
      await source.close();
    }
  });
