import { html } from 'hono/html';
import type { Band, Quote } from '../../../answer/answer.js';
import { quotePath } from '../../../answer/format/quote-path.js';
import { en } from '../../../locales/en.js';
import { factsInWords } from '../../../locales/facts.js';
import { withoutDirection } from '../../../text/controls.js';
import { bar } from './bars.js';
import { type Html, webAddress } from './html.js';
import { facts, headline, sourceLine } from './source.js';
import { paragraphs } from './text.js';

/** Other articles named beside a quote; more would be longer than the quote. */
const mostAlsoIn = 5;

/** How far to trust a quote, in words. */
export const bandInWords: Readonly<Record<Band, string>> = {
  answer: 'Likely answer',
  closest: 'Closest match – may not answer your question',
  none: 'Not found',
};

/** A share as people read it. */
function percent(share: number): string {
  return `${Math.round(share * 100)}%`;
}

/** How probable it is that something answers: a bar with its number. */
export function confidenceBar(confidence: number): Html {
  const shown = percent(confidence);
  const now = Math.round(confidence * 100);
  return html`<span class="confidence"><span role="meter" aria-label="Confidence" aria-valuemin="0" aria-valuemax="100" aria-valuenow="${now}" aria-valuetext="${shown}">${bar(now, 100)}</span> ${shown}</span>`;
}

/** A quote with how sure it is, the sentence that answers in its passage, and where it is from. */
export function quoteView(quote: Quote): Html {
  const { article, alsoIn, newer, part, text, highlight } = quote;
  const address = webAddress(article.url);
  return html`<article class="quote band-${quote.band}">
${part === null ? '' : html`<p class="asked">${en.answer.asked(withoutDirection(part))}</p>`}
<h2 class="band">${bandInWords[quote.band]} ${confidenceBar(quote.confidence)}</h2>
${factsInWords(quote.asksFor, article, en, withoutDirection).map((fact) => html`<p class="fact">${fact}</p>`)}
<blockquote>${paragraphs(text, { sentence: highlight })}</blockquote>
<p class="source">${headline(article, quotePath(quote))} ${facts(article)}
${address === null ? '' : html`<a class="original" href="${address}" rel="noopener noreferrer external">Original</a>`}</p>
${newer === null ? '' : html`<p class="newer"><strong>${en.answer.newer}</strong> ${sourceLine(newer, true)}</p>`}
${alsoIn.length === 0 ? '' : html`<p class="also">${en.answer.alsoIn} ${others(alsoIn)}</p>`}
</article>`;
}

/** A copy has no page of its own, and here nothing tells it from an article. */
function others(articles: Quote['alsoIn']): Html {
  const left = articles.length - mostAlsoIn;
  const shown = articles
    .slice(0, mostAlsoIn)
    .map((one, at) => html`${at === 0 ? '' : '; '}${sourceLine(one, false)}`);
  return html`${shown}${left > 0 ? ` ${en.answer.andMore(left)}` : ''}`;
}
