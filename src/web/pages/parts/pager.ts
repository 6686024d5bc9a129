import { html } from 'hono/html';
import { addressOf, grouped, type Html } from './html.js';

/** Which part of a list is shown; counts of items. */
export interface Shown {
  readonly offset: number;
  readonly perPage: number;
  readonly total: number;
}

/** Links to the parts of a list before and after the one that is shown; nothing if it is all there is. */
export function pager(
  path: string,
  parameters: Readonly<Record<string, string | undefined>>,
  { offset, perPage, total }: Shown,
): Html | string {
  const previous = offset > 0 ? Math.max(0, Math.min(offset, total) - perPage) : null;
  const next = offset + perPage < total ? offset + perPage : null;
  if (previous === null && next === null) return '';
  const link = (to: number, name: string, rel: string): Html => {
    const address = addressOf(path, { ...parameters, offset: to === 0 ? undefined : to });
    return html`<a href="${address}" rel="${rel}">${name}</a>`;
  };
  const page = Math.floor(offset / perPage) + 1;
  return html`<nav class="pager" aria-label="Parts of the list">
${previous === null ? html`<span></span>` : link(previous, '← Previous', 'prev')}
<span>Page ${grouped(page)} of ${grouped(Math.max(page, Math.ceil(total / perPage)))}</span>
${next === null ? html`<span></span>` : link(next, 'Next →', 'next')}
</nav>`;
}
