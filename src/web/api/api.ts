import type { Context, Hono } from 'hono';
import { answerAsJson } from '../../answer/format/answer-json.js';
import { given } from '../../answer/format/given.js';
import { noSuchArticle } from '../../library/remove.js';
import { askInput, inputOf, listInput, searchInput } from '../input.js';
import { listArticles } from '../reading/listing.js';
import { cacheControl, collectionTag, isKnown, notModified, weakTag } from '../respond.js';
import type { Site } from '../site.js';
import { articleAsJson, foundAsJson, listedAsJson } from './json.js';
import { openApi } from './openapi.js';

/** Adds the API for programs. */
export function addApi(app: Hono, site: Site): void {
  const { engine, questions } = site;
  const { library } = engine;
  const description = openApi(site.isPrivate);

  app.get('/api/openapi.json', (c) => json(c, site, description));

  app.get('/api/ask', async (c) => {
    const { q, explain = false, limit, ...filter } = inputOf(c, askInput);
    const tag = await collectionTag(c, site);
    if (isKnown(c, tag)) return notModified(c, tag, site);
    const answer = await questions.take(
      () => engine.ask(q, { ...given(filter), limit }),
      c.req.raw.signal,
    );
    return json(c, site, { ...answerAsJson(answer, explain), demo: site.demo }, tag);
  });

  app.get('/api/search', async (c) => {
    const { q, limit, ...filter } = inputOf(c, searchInput);
    const tag = await collectionTag(c, site);
    if (isKnown(c, tag)) return notModified(c, tag, site);
    const found = await questions.take(
      () => engine.search(q, { ...given(filter), limit }),
      c.req.raw.signal,
    );
    return json(c, site, { query: q, passages: found.map(foundAsJson) }, tag);
  });

  app.get('/api/articles', async (c) => {
    const { offset, limit, ...filter } = inputOf(c, listInput);
    const { items, total } = await listArticles(library, given(filter), { offset, limit });
    return json(c, site, { total, offset, articles: items.map(listedAsJson) });
  });

  app.get('/api/articles/:id', async (c) => {
    const id = c.req.param('id');
    const article = await library.article(id);
    if (article === null) throw noSuchArticle(id);
    const [passages, alsoIn] = await Promise.all([library.passages(id), library.alsoIn(id)]);
    return json(c, site, articleAsJson(article, passages, alsoIn));
  });
}

/** @param known the tag of what the answer is made from; by default that of the answer itself */
function json(c: Context, site: Site, value: object, known?: string): Response {
  const text = JSON.stringify(value);
  const tag = known ?? weakTag([text]);
  if (isKnown(c, tag)) return notModified(c, tag, site);
  return c.body(text, 200, {
    'Content-Type': 'application/json',
    'Cache-Control': cacheControl(site),
    ETag: tag,
  });
}
