import type { Context, Hono } from 'hono';
import { html } from 'hono/html';
import { given } from '../../answer/format/given.js';
import { askPageInput, inputOf } from '../input.js';
import type { Overview } from '../reading/overview.js';
import type { Site } from '../site.js';
import { answerView } from './answer.js';
import { sendPage } from './layout.js';
import { askForm } from './parts/form.js';
import { addressOf, counted, type Html } from './parts/html.js';

/** Something that the demo articles answer. */
const demoQuestion = 'What did the UN report say about crypto theft?';

/** The form, and below it the answer to what was asked. */
export function addAskPage(app: Hono, site: Site): void {
  const page = async (c: Context): Promise<Response> => {
    const { q, ...filter } = inputOf(c, askPageInput);
    const form = askForm({ q, ...filter });
    if (q === '') {
      const content = html`<h1>Ask the articles</h1>${form}${about(await site.overview(), site)}`;
      return sendPage(c, site, { title: '', content });
    }
    const answer = await site.questions.take(
      () => site.engine.ask(q, given(filter)),
      c.req.raw.signal,
    );
    const isEmpty =
      answer.notAQuestion === null && answer.evidence === null && (await isLibraryEmpty(site));
    const why = addressOf('/why', { q, ...filter });
    const view = isEmpty ? emptyLibrary : answerView(answer, why);
    const content = html`<h1 class="quiet">Ask the articles</h1>${form}${view}`;
    return sendPage(c, site, { title: q.slice(0, 80), content });
  };
  app.get('/', page);
  app.get('/ask', page);
}

async function isLibraryEmpty({ engine }: Site): Promise<boolean> {
  return (await engine.library.status()).articles === 0;
}

/** What to say as long as there is nothing to quote. */
export const emptyLibrary = html`<section class="empty">
<h2>There are no articles yet</h2>
<p>Add some on the machine where this runs, then ask again:</p>
<pre><code>pullquote ingest PATH</code></pre>
</section>`;

function about({ articles, publishers }: Overview, { demo }: Site): Html {
  if (articles === 0) return emptyLibrary;
  return html`<p class="lead">Answers are quotes, word for word, from <a href="/articles">${counted(articles, 'article')}</a>${publishers.length > 0 ? ` by ${counted(publishers.length, 'publisher')}` : ''}. If the articles don't say, you are told so.</p>
${demo ? html`<p>For example: <a href="${addressOf('/', { q: demoQuestion })}">${demoQuestion}</a></p>` : ''}`;
}
