import type { Hono } from 'hono';
import { html } from 'hono/html';
import { en } from '../../locales/en.js';
import type { Gap } from '../../records/records.js';
import { withoutDirection } from '../../text/controls.js';
import { dayInWords } from '../../text/day.js';
import { gapsPageInput, inputOf } from '../input.js';
import type { GapRecords, Site } from '../site.js';
import { sendPage } from './layout.js';
import { addressOf, counted, type Html } from './parts/html.js';
import { pager } from './parts/pager.js';

const perPage = 25;
/** All that is kept: old answers are deleted by the bot. */
const ever = new Date(0).toISOString();

/** What members asked the bot in vain, on all servers: questions and counts, nothing about members. */
export function addGapsPage(app: Hono, site: Site): void {
  app.get('/gaps', async (c) => {
    const asked = inputOf(c, gapsPageInput);
    const list = site.records === null ? noBot : await gapList(site.records, asked);
    const content = html`<h1>Unanswered questions</h1>${list}`;
    return sendPage(c, site, { title: 'Unanswered questions', content });
  });
}

const noBot = html`<p>There is no Discord bot that keeps records beside these articles, so nobody knows what was asked in vain. Once <code>pullquote bot</code> runs on this index, its open questions are listed here.</p>`;

async function gapList(
  records: GapRecords,
  { offset, order }: { readonly offset: number; readonly order: 'most-asked' | 'newest' },
): Promise<Html> {
  const request = { offset, limit: perPage, order, done: false };
  const { items, total } = await records.gaps(null, ever, request);
  if (total === 0)
    return html`<p>No question is open: the articles answered everything that members asked.</p>`;
  const orders = { 'most-asked': 'Most asked', newest: 'Newest' } as const;
  const links = (['most-asked', 'newest'] as const).map(
    (one) =>
      html`<a href="${addressOf('/gaps', { order: one })}"${one === order ? html` aria-current="true"` : ''}>${orders[one]}</a> `,
  );
  return html`<p>${counted(total, 'question')} that members asked the bot in vain, or whose answers they voted down.</p>
<p class="choice">${links}</p>
<ol class="articles gaps" start="${offset + 1}">${items.map(gapView)}</ol>
${pager('/gaps', { order }, { offset, perPage, total })}`;
}

function gapView({ question, times, refused, closest, votedDown, lastAskedAt }: Gap): Html {
  const counts = [
    `asked ${times === 1 ? 'once' : `${times} times`}`,
    ...(refused > 0 ? [`${refused} not found`] : []),
    ...(closest > 0 ? [`${closest} only a closest match`] : []),
    ...(votedDown > 0 ? [`${votedDown} voted down`] : []),
  ];
  const day = lastAskedAt.slice(0, 10);
  const shown = withoutDirection(question);
  return html`<li><a class="headline" dir="auto" href="${addressOf('/', { q: question })}">${shown}</a>
<span class="facts">${counts.join(' · ')} · last on <time datetime="${day}">${dayInWords(day, en.locale)}</time></span></li>`;
}
