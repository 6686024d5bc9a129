import { ApplicationCommandOptionType, ApplicationCommandType } from 'discord.js';
import { formatOf } from '../../article/read/files.js';
import { Failure } from '../../failure.js';
import type { StoredArticle } from '../../library/library.js';
import type { Words } from '../../locales/catalogue.js';
import { isDay } from '../../text/day.js';
import { fold } from '../../text/words.js';
import type { SentFile } from '../articles/added-files.js';
import { type AddingStage, addFile, removeWithFiles } from '../articles/adding.js';
import { downloadAttachment } from '../articles/attachment.js';
import { downloadPage } from '../articles/page.js';
import { pageFile, saysItself } from '../articles/page-file.js';
import { showProgress } from '../articles/progress-reply.js';
import { RefusedDownload } from '../articles/refused-download.js';
import { type Asker, moderatorPermissions } from '../asker.js';
import { filterTyped } from '../browsing/article-filter.js';
import { listSources } from '../browsing/lists.js';
import { completeArticle, findArticle } from '../browsing/lookup.js';
import {
  type CommandContext,
  command,
  type OptionsOf,
  offeredToModerators,
  type SlashData,
} from '../command.js';
import type { BotContext } from '../context.js';
import { type Payload, payload } from '../payload.js';
import { layOutAdding, layOutAddition, nameInBold } from '../view/additions.js';
import { layOutCandidates } from '../view/article.js';
import { articleChoices } from '../view/parts/choice.js';
import { escapeMarkdown } from '../view/text/markdown.js';
import { cutToFit, inOneLine } from '../view/text/shorten.js';

const data = {
  type: ApplicationCommandType.ChatInput,
  name: 'articles',
  description: 'Add, remove and list articles',
  ...offeredToModerators,
  options: [
    {
      type: ApplicationCommandOptionType.Subcommand,
      name: 'add',
      description: 'Add articles from a file or a link',
      options: [
        {
          type: ApplicationCommandOptionType.Attachment,
          name: 'file',
          description: 'Text, Markdown, HTML, JSON or JSON Lines, also gzipped; up to 25 MB',
        },
        {
          type: ApplicationCommandOptionType.String,
          name: 'url',
          description: 'Link to an article, if the operator allows links',
          max_length: 2000,
        },
        {
          type: ApplicationCommandOptionType.String,
          name: 'title',
          description: 'Its headline, if the text has none',
          max_length: 300,
        },
        {
          type: ApplicationCommandOptionType.String,
          name: 'publisher',
          description: 'Who published it',
          max_length: 100,
        },
        {
          type: ApplicationCommandOptionType.String,
          name: 'date',
          description: 'Date of publication, YYYY-MM-DD',
          max_length: 10,
        },
      ],
    },
    {
      type: ApplicationCommandOptionType.Subcommand,
      name: 'remove',
      description: 'Remove an article and its duplicates',
      options: [
        {
          type: ApplicationCommandOptionType.String,
          name: 'article',
          description: 'Its title, from the list that appears as you type, or its ID',
          required: true,
          autocomplete: true,
          max_length: 300,
        },
      ],
    },
    {
      type: ApplicationCommandOptionType.Subcommand,
      name: 'list',
      description: 'List the articles with their IDs',
      options: [
        {
          type: ApplicationCommandOptionType.String,
          name: 'filter',
          description: 'Only articles by this publisher or author, or with this in the title',
          max_length: 100,
        },
      ],
    },
  ],
} as const satisfies SlashData;

type AddOptions = Extract<OptionsOf<typeof data>, { readonly subcommand: 'add' }>;

/** `/articles`: adds and removes articles, and lists them. */
export const articlesCommand = command({
  data,
  asks: false,
  needs: moderatorPermissions,
  isPrivate: () => true,
  run: async (context) => {
    const { options, asker, bot } = context;
    if (options.subcommand === 'list') {
      // Without days, it's always valid.
      const filter = filterTyped({ source: options.filter }) ?? {};
      return listSources(filter, bot.engine.library, asker.words);
    }
    if (!mayCurate(asker, bot)) return payload(asker.words.articles.notHere);
    try {
      return options.subcommand === 'add'
        ? await add(options, context)
        : await remove(options.article, context);
    } catch (error) {
      return failed(error, context);
    }
  },
  complete: completeArticle,
});

/**
 * Whether this server's moderators may change the library, which all servers share. Anyone may invite a
 * bot: if the operator names no server, moderators may do so only if the bot is in a single server,
 * and this process sees all of them.
 */
function mayCurate({ guildId }: Asker, { settings, serverCount }: BotContext): boolean {
  const { curatingGuilds, guildId: home } = settings.discord;
  if (guildId === null) return false;
  if (curatingGuilds.length > 0) return curatingGuilds.includes(guildId);
  return home === undefined ? serverCount() === 1 : guildId === home;
}

async function add(options: AddOptions, context: CommandContext<unknown>): Promise<Payload> {
  const { asker, bot, show } = context;
  const { words } = asker;
  const wrong = wrongWith(options, asker, bot);
  if (wrong !== null) return payload(wrong);

  const name = nameOf(options);
  let stage: AddingStage = { stage: 'loading' };
  const work = (async () =>
    addFile(await sent(options), bot, (reached) => {
      stage = reached;
    }))();
  const addition = await showProgress(work, {
    current: () => layOutAdding(name, stage, words),
    show,
    log: bot.log,
  });
  if (addition !== null) return layOutAddition(name, addition, words);
  logEnd(work, bot);
  return payload(words.articles.goesOn(nameInBold(name)));
}

/** What a moderator adds: a file's name or a page's address. */
function nameOf({ file, url }: AddOptions): string {
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

async function sent({ file, url, title, publisher, date }: AddOptions): Promise<SentFile> {
  const given = {
    ...(title !== undefined && { title }),
    ...(publisher !== undefined && { publisher }),
    ...(date !== undefined && { date }),
  };
  if (file === undefined) return pageFile(await downloadPage(url ?? ''), given);
  return { name: file.name, bytes: await downloadAttachment(file), given };
}

async function remove(
  typed: string,
  { asker, bot, show }: CommandContext<unknown>,
): Promise<Payload> {
  const { words } = asker;
  const found = await findArticle(typed, bot, words);
  if (found.kind !== 'article') {
    const candidates = layOutCandidates(found, words);
    return found.kind === 'none' ? candidates : { ...candidates, content: words.articles.toRemove };
  }
  const { article } = found;
  // A text that only leads to an article in a look-up isn't enough to remove it.
  if (!names(typed.trim(), article, words)) {
    const one = { kind: 'several', items: [article], total: 1 } as const;
    return { ...layOutCandidates(one, words), content: words.articles.toRemove };
  }
  const title = `**${cutToFit(inOneLine(article.title ?? '') || words.answer.untitled, 300, escapeMarkdown)}**`;
  let before = 0;
  const work = removeWithFiles(article.id, bot, (others) => {
    before = others;
  });
  const removed = await showProgress(work, {
    current: () =>
      payload(
        before === 0 ? words.articles.removing(title) : words.articles.waiting(title, before),
      ),
    show,
    log: bot.log,
  });
  if (removed !== null) {
    return payload(words.articles.removed(title, removed.passages, removed.copies.length));
  }
  logEnd(work, bot);
  return payload(words.articles.removalGoesOn);
}

/** Whether a text is an article's id, whole title, or its choice, as a client sends it. */
function names(text: string, article: StoredArticle, words: Words): boolean {
  const [choice] = articleChoices([article], words);
  return (
    [article.id, choice?.value, choice?.label].includes(text) ||
    fold(article.title ?? '') === fold(text)
  );
}

/** Says what a moderator can fix; anything else is rethrown. */
function failed(
  error: unknown,
  { options, asker: { words }, bot }: CommandContext<OptionsOf<typeof data>>,
): Payload {
  const { refused, busy, stuck } = words.articles;
  if (error instanceof RefusedDownload) {
    return payload(refused[error.reason](escapeMarkdown(error.detail)));
  }
  if (error instanceof Failure && error.kind === 'index-busy') return payload(busy);
  if (error instanceof Failure && error.kind === 'process-stuck' && options.subcommand === 'add') {
    bot.log.error({ err: error }, 'adding was stopped');
    return payload(stuck(nameInBold(nameOf(options))));
  }
  if (error instanceof Failure && error.kind === 'not-found')
    return payload(words.article.notFound);
  throw error;
}

/** Logs the failure of a change that outlasts its reply. */
function logEnd(work: Promise<unknown>, { log }: BotContext): void {
  work.catch((error: unknown) => {
    log.error({ err: error }, 'a change of the articles failed after its reply could be edited');
  });
}
