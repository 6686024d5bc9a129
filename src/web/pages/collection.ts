import type { Hono } from 'hono';
import { html } from 'hono/html';
import { given } from '../../answer/format/given.js';
import type { Copy, Headline, StoredArticle } from '../../library/library.js';
import { inputOf, listPageInput } from '../input.js';
import { type ListFilter, listArticles } from '../reading/listing.js';
import type { Overview } from '../reading/overview.js';
import type { Site } from '../site.js';
import { emptyLibrary } from './ask.js';
import { sendPage } from './layout.js';
import { listForm, publisherList, timeline } from './parts/collection.js';
import { counted, type Html } from './parts/html.js';
import { pager } from './parts/pager.js';
import { facts, headline, kinList } from './parts/source.js';

/** Articles on a page. */
const perPage = 25;
/** Near copies named below an article. */
const mostKin = 5;

/** The collection: what is in it, by publisher and by month, and the articles page by page. */
export function addCollectionPage(app: Hono, site: Site): void {
  const { library } = site.engine;
  app.get('/articles', async (c) => {
    const { offset, ...asked } = inputOf(c, listPageInput);
    const filter = given(asked);
    const [overview, { items, total }] = await Promise.all([
      site.overview(),
      listArticles(library, filter, { offset, limit: perPage }),
    ]);
    const content =
      overview.articles === 0
        ? html`<h1>Articles</h1>${emptyLibrary}`
        : html`<h1>Articles</h1>
${listForm(filter, overview)}
<div class="sides">
<section aria-labelledby="found" class="found">
<h2 id="found">${headingOf(filter, total, offset, items.length)}</h2>
${items.length === 0 ? html`<p>${total > 0 ? 'The list ends before this page.' : 'No article passes this filter.'} <a href="/articles">Show all of them</a></p>` : await articleList(items, site)}
${pager('/articles', filter, { offset, perPage, total })}
</section>
<div class="aside">${asides(overview, filter)}</div>
</div>`;
    return sendPage(c, site, { title: 'Articles', content });
  });
}

function headingOf(filter: ListFilter, total: number, offset: number, shown: number): string {
  const what = counted(total, 'article');
  const found = Object.keys(filter).length === 0 ? what : `${what} found`;
  return shown === 0 || shown === total ? found : `${found}: ${offset + 1} to ${offset + shown}`;
}

function asides(overview: Overview, filter: ListFilter): Html {
  return html`${publisherList(overview, filter)}${timeline(overview, filter)}`;
}

type Kin = readonly (StoredArticle | Copy)[];

/** Articles with some of those of nearly the same text below them; each stands on the page once. */
async function articleList(items: readonly Headline[], { engine }: Site): Promise<Html> {
  const groups: { readonly ids: ReadonlySet<string>; readonly kin: Kin }[] = [];
  const shown = new Set<string>();
  const rows: Html[] = [];
  for (const item of items) {
    if (shown.has(item.id)) continue;
    // One look for all of a group, which may be large.
    if (!groups.some(({ ids }) => ids.has(item.id))) {
      const kin = await engine.library.alsoIn(item.id);
      groups.push({ ids: new Set([item.id, ...kin.map(({ id }) => id)]), kin });
      for (const { id } of kin.slice(0, mostKin)) shown.add(id);
      rows.push(articleRow(item, kin));
    } else {
      rows.push(articleRow(item, []));
    }
  }
  return html`<ol class="articles">${rows}</ol>`;
}

function articleRow(item: Headline, kin: Kin): Html {
  return html`<li>${headline(item)} ${facts(item)}${kin.length === 0 ? '' : html`<div class="kin"><p>The same or nearly the same text:</p>${kinList(kin, mostKin)}</div>`}</li>`;
}
