import type { Article, RawArticle } from '../src/article/article.js';
import { cleanArticle } from '../src/article/clean/clean.js';
import { type Figures, figures } from './figures.js';
import { mean, share } from './measure.js';
import type { SetPage } from './sets.js';

/** How much of the expected body was found, 0 to 1, counted in shingles. */
export interface BodyScore {
  readonly precision: number;
  readonly recall: number;
  /** Pages where nothing was found count for recall only, as in the benchmark's evaluate.py. */
  readonly found: boolean;
}

/** The result for one page in one form. */
export interface PageOutcome {
  readonly page: SetPage;
  readonly score: BodyScore;
  /** `null` if the page could not be cleaned at all. */
  readonly article: Article | null;
}

/** The pages of a set, cleaned from both of their forms. */
export interface CleaningOutcomes {
  readonly text: readonly PageOutcome[];
  readonly html: readonly PageOutcome[];
}

/** Cleans every page, from its plain text and from its HTML, if it has them. */
export function cleanPages(pages: readonly SetPage[]): CleaningOutcomes {
  return {
    text: pages.flatMap((page) =>
      page.text === undefined ? [] : outcome(page, { kind: 'text', text: page.text }, null),
    ),
    html: pages.flatMap((page) =>
      page.html === undefined ? [] : outcome(page, { kind: 'html', text: page.html }, page.url),
    ),
  };
}

/** Precision, recall and F1 of both forms; titles and dates of the HTML, if known. */
export function cleaningFigures({ text, html }: CleaningOutcomes): Figures {
  const titled = html.filter(({ page }) => page.expected_title !== undefined);
  const dated = html.filter(({ page }) => page.expected_date !== undefined);
  return figures({
    pages: [Math.max(text.length, html.length), null],
    ...bodyFigures('text', text),
    ...bodyFigures('html', html),
    'title right': [
      share(titled, ({ page, article }) => article?.title === page.expected_title),
      null,
    ],
    'date right': [share(dated, ({ page, article }) => article?.date === page.expected_date), null],
  });
}

/** The harmonic mean of precision and recall. */
export function f1({ precision, recall }: Pick<BodyScore, 'precision' | 'recall'>): number {
  return precision + recall === 0 ? 0 : (2 * precision * recall) / (precision + recall);
}

/**
 * Precision and recall of a body over its four-word shingles, as the article-extraction benchmark's
 * own evaluate.py counts them.
 */
export function bodyScore(expected: string, found: string): BodyScore {
  const wanted = shingles(expected);
  const got = shingles(found);
  let hits = 0;
  let missed = 0;
  let extra = 0;
  for (const [shingle, count] of wanted) {
    const also = got.get(shingle) ?? 0;
    hits += Math.min(count, also);
    missed += Math.max(0, count - also);
  }
  for (const [shingle, count] of got) {
    extra += Math.max(0, count - (wanted.get(shingle) ?? 0));
  }
  const part = (one: number, rest: number) => (one + rest === 0 ? 0 : one / (one + rest));
  return { precision: part(hits, extra), recall: part(hits, missed), found: got.size > 0 };
}

function shingles(text: string): Map<string, number> {
  const tokens = text.match(/[\p{L}\p{N}_]+/gu) ?? [];
  const counts = new Map<string, number>();
  const size = Math.min(4, tokens.length);
  for (let at = 0; size > 0 && at + size <= tokens.length; at += 1) {
    const shingle = tokens.slice(at, at + size).join(' ');
    counts.set(shingle, (counts.get(shingle) ?? 0) + 1);
  }
  return counts;
}

/** F1 of the means, not the mean of F1s, as in evaluate.py. */
function bodyFigures(
  form: string,
  outcomes: readonly PageOutcome[],
): Record<string, readonly [number, null]> {
  const precision = mean(
    outcomes.filter(({ score }) => score.found).map(({ score }) => score.precision),
  );
  const recall = mean(outcomes.map(({ score }) => score.recall));
  return {
    [`${form} precision`]: [precision, null],
    [`${form} recall`]: [recall, null],
    [`${form} F1`]: [f1({ precision, recall }), null],
  };
}

function outcome(page: SetPage, content: RawArticle['content'], url: string | null): PageOutcome[] {
  const article = cleaned(page, content, url);
  return [{ page, article, score: bodyScore(page.expected_text, article?.body ?? '') }];
}

function cleaned(
  page: SetPage,
  content: RawArticle['content'],
  url: string | null,
): Article | null {
  const given = { title: null, publisher: null, date: null, author: null, url };
  try {
    return cleanArticle({ locator: page.id, givenId: null, given, content });
  } catch {
    return null;
  }
}
