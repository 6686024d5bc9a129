import { formatOf } from '../../../../article/read/files.js';
import type { SentFile } from '../../../../collect/added-files.js';
import { pageFile, saysItself } from '../../../../collect/page-file.js';
import { downloadPage } from '../../../../fetch/page.js';
import { isDay } from '../../../../text/day.js';
import { type AddingStage, type Addition, addFile } from '../../../articles/adding.js';
import { downloadAttachment } from '../../../articles/attachment.js';
import { showProgress } from '../../../articles/progress-reply.js';
import type { Asker } from '../../../asker.js';
import type { CommandContext } from '../../../command.js';
import type { BotContext } from '../../../context.js';
import { gapsAnsweredBy, gapsToTry } from '../../../gaps/now-answered.js';
import { type Payload, payload } from '../../../payload.js';
import { layOutAdding, layOutAddition, nameInBold } from '../../../view/additions.js';
import type { AddOptions } from './data.js';
import { logEnd } from './log-end.js';

/** `/articles add`: adds a file's or a page's articles, and shows how far it has got. */
export async function add(options: AddOptions, context: CommandContext<unknown>): Promise<Payload> {
  const { asker, bot, show } = context;
  const { words } = asker;
  const wrong = wrongWith(options, asker, bot);
  if (wrong !== null) return payload(wrong);

  const name = nameOf(options);
  let stage: AddingStage = { stage: 'loading' };
  const work = (async () =>
    addFile(await sent(options, bot), asker, bot, (reached) => {
      stage = reached;
    }))();
  const addition = await showProgress(work, {
    current: () => layOutAdding(name, stage, words),
    show,
    log: bot.log,
  });
  if (addition !== null) return withGaps(name, addition, context);
  logEnd(work, bot);
  return bot.mentionCommands(payload(words.articles.goesOn(nameInBold(name))));
}

/** The result of an addition, shown while it's seen which of the server's open gaps it answers; then with these. */
async function withGaps(
  name: string,
  addition: Addition,
  { asker, bot, show }: CommandContext<unknown>,
): Promise<Payload> {
  const { guildId, words } = asker;
  const { added, replaced } = addition.report.articles;
  // Without the records, the result is shown without the gaps.
  const gaps =
    guildId === null || added + replaced === 0 ? [] : await gapsToTry(guildId, bot).catch(() => []);
  if (guildId === null || gaps.length === 0) return layOutAddition(name, addition, null, words);
  await show(layOutAddition(name, addition, { guildId, answered: null }, words));
  const answered = await gapsAnsweredBy(addition.file, gaps, bot.engineAt(asker), bot);
  return layOutAddition(name, addition, { guildId, answered }, words);
}

/** What a moderator adds: a file's name or a page's address. */
export function nameOf({ file, url }: AddOptions): string {
  return file?.name ?? url ?? '';
}

/** What is wrong with the options, in the asker's language; `null` if nothing is. */
function wrongWith(options: AddOptions, { words }: Asker, { settings }: BotContext): string | null {
  const { file, url, title, publisher, date } = options;
  const { articles, failures } = words;
  if ((file === undefined) === (url === undefined)) return articles.fileOrUrl;
  if (url !== undefined && !settings.discord.addFromUrls) return articles.noUrls;
  if (date !== undefined && !isDay(date)) return failures.invalidDate;
  if (file === undefined) return null;
  if (formatOf(file.name) === null) return articles.wrongKind(nameInBold(file.name));
  const said = title ?? publisher ?? date;
  return said !== undefined && saysItself(file.name) ? articles.jsonSaysItself : null;
}

async function sent(
  { file, url, title, publisher, date }: AddOptions,
  { fetcher }: BotContext,
): Promise<SentFile> {
  const given = {
    ...(title !== undefined && { title }),
    ...(publisher !== undefined && { publisher }),
    ...(date !== undefined && { date }),
  };
  if (file === undefined) return pageFile(await downloadPage(url ?? '', fetcher), given);
  return { name: file.name, bytes: await downloadAttachment(file), given };
}
