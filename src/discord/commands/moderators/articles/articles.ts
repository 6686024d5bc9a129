import { Failure } from '../../../../failure.js';
import { RefusedDownload } from '../../../../fetch/refused-download.js';
import { moderatorPermissions } from '../../../asker.js';
import { filterTyped } from '../../../browsing/article-filter.js';
import { mayCurate } from '../../../browsing/collections.js';
import { listSources } from '../../../browsing/lists.js';
import { completeArticle } from '../../../browsing/lookup.js';
import { type CommandContext, command } from '../../../command.js';
import { type Payload, payload } from '../../../payload.js';
import { nameInBold } from '../../../view/additions.js';
import { escapeMarkdown } from '../../../view/text/markdown.js';
import { add, nameOf } from './add.js';
import { type ArticlesOptions, data } from './data.js';
import { remove } from './remove.js';

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
      return listSources(filter, bot.engineAt(asker).library, asker.words);
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

/** Says what a moderator can fix; anything else is rethrown. */
function failed(error: unknown, { options, asker, bot }: CommandContext<ArticlesOptions>): Payload {
  const { words } = asker;
  const { refused, linkTooLong, busy, stuck } = words.articles;
  if (error instanceof RefusedDownload) {
    const { reason, detail } = error;
    const isTooLong = reason === 'noAddress' && detail !== '';
    return payload(isTooLong ? linkTooLong : refused[reason](escapeMarkdown(detail)));
  }
  if (error instanceof Failure && error.kind === 'index-busy') return payload(busy);
  if (error instanceof Failure && error.kind === 'process-stuck' && options.subcommand === 'add') {
    bot.log.error({ err: error }, 'adding was stopped');
    return payload(stuck(nameInBold(nameOf(options))));
  }
  throw error;
}
