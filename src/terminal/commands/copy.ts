import { Command, Option } from 'commander';
import { copyLibrary } from '../../library/transfer/copy.js';
import { readSettings, type Settings } from '../../settings.js';
import { storageOf } from '../../storage.js';
import { exitCode } from '../errors.js';
import { plural } from '../layout.js';
import { onInterrupt } from '../progress/interrupt.js';
import { type Progress, showProgress } from '../progress/progress.js';

type Kind = Settings['library'];

const kinds: readonly Kind[] = ['embedded', 'weaviate'];

/** `pullquote copy`: everything from one kind of library into the other. */
export const copyCommand = new Command('copy')
  .description('Copy all articles between the embedded library and one in Weaviate')
  .addOption(new Option('--from <library>', 'what is read').choices(kinds).makeOptionMandatory())
  .addOption(new Option('--to <library>', 'what is added to').choices(kinds).makeOptionMandatory())
  .addHelpText(
    'after',
    `
Nothing is embedded again: passages, vectors and copies go as they are. Afterwards everything is read
back and held against its checksum. Stopped half-way (exit code 130), the same command goes on from
there. In Weaviate, what an earlier copy brought and the index no longer has is removed, and articles
that others brought stay; what others removed there, the index forgets first; an embedded target keeps all it has. The embedded library is that of PULLQUOTE_INDEX, the
other that of WEAVIATE_URL; its collections are made with WEAVIATE_SHARDS and WEAVIATE_REPLICAS where
they are missing. Settings of servers, answers and votes are not copied.

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
          `${already} were there already`,
          ...(forgotten > 0 ? [`${forgotten} that others removed there were forgotten here`] : []),
          ...(removed > 0 ? [`${removed} that are gone here were removed`] : []),
          ...(copies > 0 ? [`${copies} are copies of what others brought`] : []),
        ];
        process.stdout.write(
          `${to} holds ${counts.articles} ${plural('article', counts.articles)}, ${counts.passages} ${plural('passage', counts.passages)}, ${counts.copies} ${plural('copy', counts.copies, 'copies')}; ${noted.join(', ')}; all read back and as they were sent\n`,
        );
        for (const { id, locator, other } of clashes) {
          process.stderr.write(
            `pullquote: ${locator}: not copied: has the id ${id}, which ${other} gives to another text\n`,
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
