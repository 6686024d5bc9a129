import { html } from 'hono/html';
import type { Answer, NearArticle } from '../../answer/answer.js';
import { articlePath } from '../../answer/format/quote-path.js';
import { en } from '../../locales/en.js';
import { filterInWords } from '../../locales/filters.js';
import { withoutDirection } from '../../text/controls.js';
import { addressOf, type Html } from './parts/html.js';
import { quoteView } from './parts/quote.js';
import { facts, headline } from './parts/source.js';

/**
 * An answer as the bot gives it: quotes with how sure they are, or the refusal with the nearest articles.
 *
 * @param why where the page is that explains it
 */
export function answerView(answer: Answer, why: string): Html {
  const { quotes, notAQuestion, answered, unanswered } = answer;
  if (notAQuestion !== null) {
    return html`<section class="answer"><h2>${en.smallTalk[notAQuestion]}</h2></section>`;
  }
  return html`<section class="answer" aria-label="Answer">
${searchLines(answer)}
${answered ? quotes.map(quoteView) : refusal(answer)}
${unanswered.map((part) => html`<div class="unanswered"><p class="asked">${en.answer.asked(withoutDirection(part))}</p><p>${en.answer.dontSay}</p></div>`)}
<p class="why"><a href="${why}">Why this answer?</a></p>
</section>`;
}

/** What was searched for instead of misspelt words, and what narrowed the search. */
function searchLines({ corrections, filters }: Answer): Html {
  const meant = corrections.map(({ to }) => to).join(', ');
  const lines = [
    ...(meant === '' ? [] : [en.answer.corrected(meant)]),
    ...filters.map((filter) => filterInWords(filter, en, withoutDirection)),
  ];
  if (lines.length === 0) return html``;
  return html`<ul class="search">${lines.map((line) => html`<li>${line}</li>`)}</ul>`;
}

function refusal({ evidence, filters, unknownAuthor, nearest }: Answer): Html {
  const found = evidence === null && filters.length > 0;
  return html`<div class="refusal band-none">
<h2>${found ? en.answer.nothingPasses : en.answer.dontSay}</h2>
${unknownAuthor === null ? '' : html`<p>${en.answer.noAuthor(withoutDirection(unknownAuthor))}</p>`}
</div>
${nearest.length === 0 ? '' : html`<h3>These articles are the closest, but don't answer it</h3><ol class="near">${nearest.map(nearView)}</ol>`}`;
}

function nearView(article: NearArticle): Html {
  const { start, end, text } = article.sentence;
  const address = `${addressOf(articlePath(article.id), { from: start, to: end })}#quote`;
  return html`<li>${headline(article, address)} ${facts(article)}
<blockquote dir="auto">${text.trim()}</blockquote></li>`;
}
