import type { ReadableLibrary, StoredArticle } from '../../library/library.js';
import type { Words } from '../../locales/catalogue.js';
import type { Asker } from '../asker.js';
import type { Completion } from '../command.js';
import type { BotContext } from '../context.js';
import { mostChoices } from '../limits.js';
import { type Payload, payload } from '../payload.js';
import { type Candidates, layOutArticle } from '../view/article.js';
import { articleChoices } from '../view/parts/choice.js';
import { layOutPassage } from '../view/passage.js';
import { articleByShortId } from './short-ids.js';

/** Articles offered if only their texts are close to what was typed. */
const nearestOffered = 10;

/** What a text turns out to name. */
export type Found = { readonly kind: 'article'; readonly article: StoredArticle } | Candidates;

/**
 * Finds the article that a text names: by a choice's value, an id, a whole title or a choice's label (a
 * client may send any of them), then by titles that contain it, then by what the articles say.
 */
export async function findArticle(
  typed: string,
  asker: Asker,
  { engineAt, questions }: Pick<BotContext, 'engineAt' | 'questions'>,
): Promise<Found> {
  const engine = engineAt(asker);
  const { library } = engine;
  const text = typed.trim();
  if (text === '') return { kind: 'none' };
  const chosen =
    (await articleByShortId(library, text)) ?? (await articleByLabel(library, text, asker.words));
  if (chosen !== null) return { kind: 'article', article: chosen };

  const page = await library.headlines({ source: text }, { offset: 0, limit: mostChoices });
  const titled = page.items.filter(({ title }) => title?.toLowerCase() === text.toLowerCase());
  const only = titled.length === 1 ? titled[0] : page.total === 1 ? page.items[0] : undefined;
  const article = only === undefined ? null : await library.article(only.id);
  if (article !== null) return { kind: 'article', article };
  if (page.items.length > 0) return { kind: 'several', ...page };

  // It costs as much as a question, and queues with them.
  const items = await questions.inTurn(() => engine.nearest(text, nearestOffered));
  return items.length > 0 ? { kind: 'nearest', items } : { kind: 'none' };
}

/** The article whose choice has this label, if the part before the publisher finds it. */
async function articleByLabel(
  library: ReadableLibrary,
  label: string,
  words: Words,
): Promise<StoredArticle | null> {
  const [title = ''] = label.split(/…| · /);
  if (title === '' || title === label) return null;
  const { items } = await library.headlines({ source: title }, { offset: 0, limit: mostChoices });
  const value = articleChoices(items, words).find((choice) => choice.label === label)?.value;
  return value === undefined ? null : articleByShortId(library, value);
}

/** Articles whose title, publisher or author contains what is typed, newest first, as choices. */
export async function completeArticle({ typed, asker, bot }: Completion) {
  const source = typed.trim();
  const { items } = await bot.engineAt(asker).library.headlines(source === '' ? {} : { source }, {
    offset: 0,
    limit: mostChoices,
  });
  return articleChoices(items, asker.words).map(({ label, value }) => ({ name: label, value }));
}

/** An article's view. */
export async function showArticle(
  article: StoredArticle,
  library: ReadableLibrary,
  words: Words,
): Promise<Payload> {
  const [passages, alsoIn] = await Promise.all([
    library.passages(article.id),
    library.alsoIn(article.id),
  ]);
  return layOutArticle({ article, opening: passages[0] ?? null, alsoIn }, words);
}

/** One passage of an article, from 0, with its neighbours. */
export async function showPassage(
  article: StoredArticle,
  ordinal: number,
  library: ReadableLibrary,
  words: Words,
): Promise<Payload> {
  const passages = await library.passages(article.id);
  if (!(ordinal in passages)) return payload(words.article.noSuchPassage(passages.length));
  return layOutPassage({ article, passages, ordinal, highlight: null }, words);
}
