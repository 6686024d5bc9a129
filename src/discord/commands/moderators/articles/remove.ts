import { Failure } from '../../../../failure.js';
import type { StoredArticle } from '../../../../library/library.js';
import type { Words } from '../../../../locales/catalogue.js';
import { fold } from '../../../../text/words.js';
import { removeWithFiles } from '../../../articles/adding.js';
import { showProgress } from '../../../articles/progress-reply.js';
import { findArticle } from '../../../browsing/lookup.js';
import type { CommandContext } from '../../../command.js';
import { type Payload, payload } from '../../../payload.js';
import { layOutCandidates } from '../../../view/article.js';
import { articleChoices } from '../../../view/parts/choice.js';
import { escapeMarkdown } from '../../../view/text/markdown.js';
import { cutToFit, inOneLine } from '../../../view/text/shorten.js';
import { logEnd } from './log-end.js';

/** `/articles remove`: removes an article that is named exactly, with its copies; anything else gets candidates. */
export async function remove(
  typed: string,
  { asker, bot, show }: CommandContext<unknown>,
): Promise<Payload> {
  const { words } = asker;
  const found = await findArticle(typed, asker, bot);
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
  const work = removeWithFiles(article.id, asker, bot, (others) => {
    before = others;
  });
  const removed = await showProgress(work, {
    current: () =>
      payload(
        before === 0 ? words.articles.removing(title) : words.articles.waiting(title, before),
      ),
    show,
    log: bot.log,
  }).catch((error: unknown) => {
    if (error instanceof Failure && error.kind === 'not-found') return 'not-found' as const;
    throw error;
  });
  if (removed === 'not-found') {
    // It was found a moment ago. If it's still there, it's shared; if not, somebody else has just removed it.
    const isThere = (await bot.engineAt(asker).library.article(article.id)) !== null;
    return payload(isThere ? words.articles.onlyShared : words.article.notFound);
  }
  if (removed?.queued === true) return payload(words.articles.removalQueued(title));
  if (removed !== null) {
    return payload(words.articles.removed(title, removed.passages, removed.copies.length));
  }
  logEnd(work, bot);
  return bot.mentionCommands(payload(words.articles.removalGoesOn));
}

/** Whether a text is an article's id, whole title, or its choice, as a client sends it. */
function names(text: string, article: StoredArticle, words: Words): boolean {
  const [choice] = articleChoices([article], words);
  return (
    [article.id, choice?.value, choice?.label].includes(text) ||
    fold(article.title ?? '') === fold(text)
  );
}
