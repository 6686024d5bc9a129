import type { Hono } from 'hono';
import { html } from 'hono/html';
import type { Answer, Doubt, Evidence, Quote, ScoreParts } from '../../answer/answer.js';
import { given } from '../../answer/format/given.js';
import { quotePath } from '../../answer/format/quote-path.js';
import { withoutDirection } from '../../text/controls.js';
import { askPageInput, inputOf } from '../input.js';
import type { Site } from '../site.js';
import { sendPage } from './layout.js';
import { balance } from './parts/bars.js';
import { addressOf, counted, type Html } from './parts/html.js';
import { bandInWords, confidenceBar } from './parts/quote.js';
import { facts, headline } from './parts/source.js';

/** Passages that are explained, and those whose scores are unfolded. */
const mostCandidates = 8;
const mostOpen = 3;

/** What an answer was made from: its candidates with their scores, what the reader said, evidence and doubts. */
export function addWhyPage(app: Hono, site: Site): void {
  app.get('/why', async (c) => {
    const { q, ...filter } = inputOf(c, askPageInput);
    if (q === '') return c.redirect('/', 303);
    const options = { ...given(filter), limit: mostCandidates, always: true };
    const answer = await site.questions.take(() => site.engine.ask(q, options), c.req.raw.signal);
    const back = addressOf('/', { q, ...filter });
    const content = html`<h1>Why this answer?</h1>
<p class="asked" dir="auto">${withoutDirection(q)}</p>
<p><a href="${back}">Back to the answer</a></p>
${explained(answer)}`;
    return sendPage(c, site, { title: `Why: ${q.slice(0, 80)}`, content });
  });
}

function explained(answer: Answer): Html {
  const { evidence, quotes, understoodAs, question, notAQuestion } = answer;
  if (notAQuestion !== null) {
    return html`<p>This was taken for no question, so no search was made: there is nothing to explain.</p>`;
  }
  if (evidence === null) {
    return html`<p>Nothing passed the filter, so there is nothing to explain.</p>`;
  }
  return html`${understoodAs === question ? '' : html`<p>Searched as: <q dir="auto">${withoutDirection(understoodAs)}</q></p>`}
<section class="band-${answer.band}"><h2 class="band">${bandInWords[answer.band]} ${confidenceBar(answer.confidence)}</h2>
${doubtList(answer.doubts)}
<h3>Evidence for the first candidate</h3>
${evidenceTable(evidence)}</section>
<section><h2>Candidates</h2>
<p>The best passages, each adding something, with what their scores are made of. ${reading(answer)}</p>
${candidateList(quotes)}</section>`;
}

function reading({ passagesRead }: Answer): string {
  return passagesRead === 0
    ? 'No reader looked at them, so the search alone decided.'
    : `The reader looked at ${counted(passagesRead, 'passage')}, the best by search: its part counts for or against them.`;
}

function doubtList(doubts: readonly Doubt[]): Html | string {
  if (doubts.length === 0) return '';
  return html`<h3>Doubts</h3><ul class="doubts">${doubts.map((doubt) => html`<li>${doubtInWords(doubt)}</li>`)}</ul>`;
}

function doubtInWords(doubt: Doubt): string {
  switch (doubt.kind) {
    case 'missing':
      return `None of the best passages has the ${doubt.what} “${withoutDirection(doubt.text)}”.`;
    case 'lacking':
      return `The question asks for a ${doubt.expected}, and the first candidate has none.`;
    case 'untold':
      return `The first candidate's article doesn't tell its ${doubt.fact}.`;
    case 'speaker':
      return `The first candidate highlights what ${withoutDirection(doubt.speaker)} says.`;
  }
}

const evidenceInWords: Readonly<Record<keyof Evidence, string>> = {
  cosine: 'How close question and passage are in meaning, at most 1',
  coverage: "Share of the question's words in passage or title; rare words count more",
  margin: 'How far it is ahead of the other articles',
  missing: '1 if a name or number of the question is in none of the best passages',
  relevance: 'What the reader says: above 0, that it answers',
  lead: 'How much more likely the reader finds an answer here than none',
};

function evidenceTable(evidence: Evidence): Html {
  const rows = (Object.keys(evidenceInWords) as (keyof Evidence)[])
    .filter((name) => evidence[name] !== undefined)
    .map(
      (name) =>
        html`<tr><th scope="row">${evidenceInWords[name]}</th> <td class="number">${evidence[name]?.toFixed(3)}</td></tr>`,
    );
  return html`<table class="evidence"><tbody>${rows}</tbody></table>`;
}

const partsInWords: Readonly<Record<Exclude<keyof ScoreParts, 'total'>, string>> = {
  meaning: 'Meaning',
  words: 'Words',
  sentence: 'Words in one sentence',
  phrases: 'Neighbouring words',
  lead: "Article's beginning",
  publisher: 'Publisher named',
  period: 'Time named',
  conversation: 'Same conversation',
  reader: 'Reader',
};
const partNames = Object.keys(partsInWords) as (keyof typeof partsInWords)[];

function candidateList(quotes: readonly Quote[]): Html {
  const most = Math.max(
    ...quotes.flatMap(({ parts }) => partNames.map((name) => Math.abs(parts[name]))),
  );
  return html`<ol class="candidates">${quotes.map((quote, at) => candidate(quote, most, at < mostOpen))}</ol>`;
}

function candidate(quote: Quote, most: number, isOpen: boolean): Html {
  const { article, parts, highlight } = quote;
  const rows = partNames
    .filter((name) => parts[name] !== 0)
    .map(
      (name) =>
        html`<tr><th scope="row">${partsInWords[name]}</th> <td class="chart">${balance(parts[name], most)}</td> <td class="number">${parts[name].toFixed(3)}</td></tr>`,
    );
  return html`<li>
<p class="source">${headline(article, quotePath(quote))} ${facts(article)}</p>
<blockquote dir="auto">${highlight.text.trim()}</blockquote>
<p class="small">${quote.band === 'none' ? 'Too unlikely to be quoted' : bandInWords[quote.band]} ${confidenceBar(quote.confidence)}</p>
<details${isOpen ? html` open` : ''}><summary>Score ${parts.total.toFixed(3)}</summary><table class="score"><tbody>${rows}</tbody></table></details>
</li>`;
}
