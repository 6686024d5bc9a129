import { html } from 'hono/html';
import { withoutDirection } from '../../../text/controls.js';
import { shiftedDay } from '../../../text/day.js';
import type { ListFilter } from '../../reading/listing.js';
import type { Count, Overview } from '../../reading/overview.js';
import { bar } from './bars.js';
import { addressOf, grouped, type Html } from './html.js';

/** Publishers listed before the rest is folded away. */
const mostPublishers = 12;
/** Months listed singly; a longer time is listed by years first. */
const mostMonths = 24;

/** The form that narrows the list of articles. */
export function listForm(filter: ListFilter, { publishers }: Overview): Html {
  const { q = '', publisher = '', after = '', before = '' } = filter;
  const names = publishers.map(({ name }) => name).sort((a, b) => a.localeCompare(b));
  const isKnown = publisher === '' || names.includes(publisher);
  return html`<form class="ask" action="/articles" method="get" role="search">
<div class="fields">
<div class="wide"><label for="q">Title, publisher or author</label>
<input id="q" name="q" type="search" value="${q}" maxlength="200" enterkeyhint="search"></div>
<div><label for="publisher">Publisher</label>
<select id="publisher" name="publisher">
<option value="">all</option>
${isKnown ? '' : html`<option value="${publisher}" selected>${withoutDirection(publisher)}</option>`}
${names.map((name) => html`<option value="${name}"${name === publisher ? html` selected` : ''}>${withoutDirection(name)}</option>`)}
</select></div>
<div><label for="after">Published from</label>
<input id="after" name="after" type="date" value="${after}"></div>
<div><label for="before">Published until</label>
<input id="before" name="before" type="date" value="${before}"></div>
<div class="submit"><button>Show</button></div>
</div>
</form>`;
}

/** Publishers with how many articles they have; each filters the list. */
export function publisherList({ publishers }: Overview, filter: ListFilter): Html | string {
  if (publishers.length === 0) return '';
  const most = publishers[0]?.articles ?? 0;
  const rows = publishers.map((one) =>
    row(
      one,
      withoutDirection(one.name),
      most,
      { ...filter, publisher: one.name },
      filter.publisher === one.name,
    ),
  );
  const rest = rows.slice(mostPublishers);
  return html`<section aria-labelledby="publishers"><h2 id="publishers">All publishers</h2>
<ul class="bars">${rows.slice(0, mostPublishers)}</ul>
${rest.length === 0 ? '' : html`<details><summary>${grouped(rest.length)} more</summary><ul class="bars">${rest}</ul></details>`}
</section>`;
}

/** When articles were published, by months, or by years if those are too many; each filters the list. */
export function timeline({ months, undated }: Overview, filter: ListFilter): Html | string {
  if (months.length === 0) return '';
  const { after, before } = filter;
  const within = months.filter(
    ({ name }) => lastDay(name) >= (after ?? '') && `${name}-01` <= (before ?? '9999'),
  );
  const shown = within.length > 0 && within.length <= mostMonths ? within : byYear(months);
  const most = shown.reduce((largest, { articles }) => Math.max(largest, articles), 0);
  const rows = shown.map((one) => {
    const days = { after: `${one.name}-01-01`.slice(0, 10), before: lastDay(one.name) };
    const isChosen = after === days.after && before === days.before;
    return row(one, monthInWords(one.name), most, { ...filter, ...days }, isChosen);
  });
  return html`<section aria-labelledby="times"><h2 id="times">All months</h2>
<ul class="bars">${rows}</ul>
${undated === 0 ? '' : html`<p class="small">${grouped(undated)} without a date</p>`}
${after === undefined && before === undefined ? '' : html`<p class="small"><a href="${addressOf('/articles', { ...filter, after: undefined, before: undefined })}">All times</a></p>`}
</section>`;
}

function row(
  { articles }: Count,
  name: string,
  most: number,
  filter: Readonly<Record<string, string | undefined>> | ListFilter,
  isChosen: boolean,
): Html {
  const address = addressOf('/articles', { ...filter });
  return html`<li><a href="${address}"${isChosen ? html` aria-current="true"` : ''}><bdi class="label">${name}</bdi> <span class="count">${grouped(articles)}</span>${bar(articles, most)}</a></li>`;
}

function byYear(months: readonly Count[]): Count[] {
  const years = new Map<string, number>();
  for (const { name, articles } of months) {
    const year = name.slice(0, 4);
    years.set(year, (years.get(year) ?? 0) + articles);
  }
  return [...years].map(([name, articles]) => ({ name, articles }));
}

/** The last day of a month `YYYY-MM` or of a year `YYYY`. */
function lastDay(name: string): string {
  if (name.length === 4) return `${name}-12-31`;
  return shiftedDay(`${shiftedDay(`${name}-01`, 31).slice(0, 7)}-01`, -1);
}

const monthFormat = new Intl.DateTimeFormat('en-GB', {
  month: 'long',
  year: 'numeric',
  timeZone: 'UTC',
});

function monthInWords(name: string): string {
  return name.length === 4 ? name : monthFormat.format(new Date(`${name}-01T00:00:00Z`));
}
