import type { Hono } from 'hono';
import { html } from 'hono/html';
import { articlePath, digestOf } from '../../answer/format/quote-path.js';
import { asQuoted } from '../../answer/quotes/quotes.js';
import type { Copy, StoredArticle } from '../../library/library.js';
import { noSuchArticle } from '../../library/remove.js';
import type { Span } from '../../text/span.js';
import { articlePageInput, inputOf } from '../input.js';
import type { DroppedReport, Site } from '../site.js';
import { sendPage } from './layout.js';
import { addressOf, counted, type Html, webAddress } from './parts/html.js';
import { facts, kinList, nameOf } from './parts/source.js';
import { paragraphs } from './parts/text.js';

/** Near copies named below an article. */
const mostKin = 50;

/** A whole article, with what was quoted of it. */
export function addArticlePage(app: Hono, site: Site): void {
  const { library } = site.engine;
  app.get('/articles/:id', async (c) => {
    const id = c.req.param('id');
    const { from, to, sentence, of, dropped = false } = inputOf(c, articlePageInput);
    const article = await library.article(id);
    if (article === null) throw noSuchArticle(id);
    const [passages, alsoIn, report] = await Promise.all([
      library.passages(id),
      library.alsoIn(id),
      dropped ? site.dropped(article, c.req.raw.signal) : null,
    ]);
    const quote = to > from ? { start: from, end: to } : undefined;
    const isThere = quote === undefined || isIn(article.body, quote, of);
    const isWithin =
      quote &&
      sentence &&
      from <= sentence.start &&
      sentence.start < sentence.end &&
      sentence.end <= to;
    const marks = isThere ? { quote, sentence: isWithin ? sentence : quote } : {};
    const text = paragraphs(article.body, { ...marks, id: 'quote', passages });
    const content = html`<article class="whole">
${head(article, passages.length)}
${quoteNotice(quote, isThere)}
<div class="text">${text}</div>
${alsoInList(alsoIn)}
<section class="dropped" id="dropped">
<h2>What cleaning dropped</h2>
${report === null ? html`<p><a href="${addressOf(articlePath(id), { dropped: 1 })}#dropped">Clean its file again and show what is left out</a></p>` : droppedView(report)}
</section>
</article>`;
    return sendPage(c, site, { title: nameOf(asQuoted(article)), content });
  });
}

/** Whether a text still holds a quote at its place. Links without a digest are taken at their word. */
function isIn(body: string, { start, end }: Span, digest: string | undefined): boolean {
  if (end > body.length) return false;
  return digest === undefined || digestOf(body.slice(start, end)) === digest;
}

function head(article: StoredArticle, passages: number): Html {
  const named = asQuoted(article);
  const address = webAddress(article.url);
  return html`<header>
<h1><bdi>${nameOf(named)}</bdi></h1>
<p class="source">${facts(named)}
${address === null ? '' : html`<a class="original" href="${address}" rel="noopener noreferrer external">Original</a>`}</p>
<p class="small">${counted(passages, 'passage')}: small numbers in the text mark where each begins · id <code>${article.id}</code></p>
</header>`;
}

function quoteNotice(quote: Span | undefined, isThere: boolean): Html | string {
  if (quote === undefined) return '';
  if (isThere) return html`<p class="jump"><a href="#quote">Go to the quoted passage</a></p>`;
  return html`<p class="notice" role="note">The article has changed since it was quoted, so that the passage can't be shown.</p>`;
}

function alsoInList(alsoIn: readonly (StoredArticle | Copy)[]): Html | string {
  if (alsoIn.length === 0) return '';
  return html`<section><h2>Also in</h2>${kinList(alsoIn, mostKin)}</section>`;
}

function droppedView(report: DroppedReport): Html {
  if (report.kind === 'unknown') return html`<p class="notice">${report.why}</p>`;
  const { lines, isChanged } = report;
  const changed = isChanged
    ? html`<p class="notice">The file gives another text by now than the one above: it has changed, or lines that recur in other articles were left out.</p>`
    : '';
  if (lines.length === 0) return html`${changed}<p>Nothing was dropped.</p>`;
  const rows = lines.map(
    ({ line, rule, text }) =>
      html`<tr><td class="number">${line}</td> <td><code>${rule}</code></td> <td dir="auto">${text}</td></tr>`,
  );
  return html`${changed}<div class="scroll" role="region" aria-label="Dropped lines" tabindex="0"><table>
<thead><tr><th scope="col" class="number">Line</th><th scope="col">Rule</th><th scope="col">Text</th></tr></thead>
<tbody>${rows}</tbody></table></div>
<p class="small">Line numbers count in the text of the file.</p>`;
}
