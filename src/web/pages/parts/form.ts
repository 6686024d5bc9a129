import { html } from 'hono/html';
import type { Html } from './html.js';

/** What was asked, and what the search is narrowed to. */
export interface AskedForm {
  readonly q: string;
  readonly source?: string | undefined;
  readonly after?: string | undefined;
  readonly before?: string | undefined;
}

/** The form to ask with. */
export function askForm({ q, source, after, before }: AskedForm): Html {
  const isNarrowed = [source, after, before].some((one) => one !== undefined);
  return html`<form class="ask" action="/" method="get" role="search">
<label for="q">Your question</label>
<div class="line">
<input id="q" name="q" type="search" value="${q}" required maxlength="4000" autocomplete="off" enterkeyhint="search">
<button>Ask</button>
</div>
<details${isNarrowed ? html` open` : ''}>
<summary>Only some articles</summary>
<div class="fields">
<div><label for="source">Publisher, title or author</label>
<input id="source" name="source" value="${source ?? ''}" maxlength="200"></div>
<div><label for="after">Published from</label>
<input id="after" name="after" type="date" value="${after ?? ''}"></div>
<div><label for="before">Published until</label>
<input id="before" name="before" type="date" value="${before ?? ''}"></div>
</div>
</details>
</form>`;
}
