/**
 * The set `news`: our own questions over news articles in ../shared/corpus, half of them near misses. The
 * reader learns from nine articles in ten (`training/news-questions.jsonl`). The articles' text must not enter
 * the project, so the questions name passage and answer by place, and both are looked up here.
 */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { gunzipSync } from 'node:zlib';
import { z } from 'zod';
import { cleanArticle } from '../src/article/clean/clean.js';
import { splitSentences, trimSpan } from '../src/text/sentences.js';
import type { Span } from '../src/text/span.js';
import { parseLines, unreadable } from './json-lines.js';
import type { SetQuestion } from './sets.js';

/** Where the questions are kept. */
const newsFile = fileURLToPath(new URL('../training/news-questions.jsonl', import.meta.url));

/** Location of the articles: beside the project, never in it. */
export const corpusFolder = fileURLToPath(new URL('../../shared/corpus', import.meta.url));

/** A slice of an article's text, in code points. */
const place = z.tuple([z.number().int().nonnegative(), z.number().int().positive()]);
type Place = z.infer<typeof place>;

const newsQuestion = z.strictObject({
  article: z.string(),
  /** The passage that answers, or of a near miss the one that tempts most. */
  passage: place,
  question: z.string(),
  /** `null`: the article doesn't answer it. */
  answer: place.nullable(),
  /** Other passages of the article that answer as well. */
  also: z.array(place),
});

const corpusArticle = z.object({
  id: z.string(),
  title: z.string(),
  publisher: z.string().default(''),
  date: z.string().default(''),
  text: z.string(),
});

type CorpusArticle = z.infer<typeof corpusArticle>;

/** The articles that questions were written about as JSON lines, as `ingest` reads them. */
export function newsArticleLines(): string {
  return [...articles().values()].map((one) => `${JSON.stringify(one)}\n`).join('');
}

/**
 * The questions as JSON lines in the format of every set. The evidence is the sentence that holds the answer.
 * Left out are those that two passages answer, and those whose answer cleaning drops.
 *
 * @throws Failure `unreadable-file` if an article is missing
 */
export function newsQuestionLines(): string {
  const held = new Map([...articles()].map(([id, article]) => [id, analysed(article)]));
  return questions()
    .map(({ row, where }, index): SetQuestion | null => {
      const article = held.get(row.article);
      if (article === undefined) throw unreadable(`${where}: there is no article ${row.article}`);
      // A near miss belongs to its article, so that it is held out with it.
      const asked = {
        id: `news-${index + 1}`,
        question: row.question,
        answers: [],
        article_ids: [row.article],
        evidence_article_ids: [],
      };
      if (row.answer === null) return { ...asked, answerable: false, evidence: [] };
      const evidence = sentenceAround(article, row.answer);
      const isKept = evidence !== null && article.body.includes(evidence);
      if (row.also.length > 0 || !isKept) return null;
      return { ...asked, answerable: true, evidence: [evidence] };
    })
    .filter((one) => one !== null)
    .map((one) => `${JSON.stringify(one)}\n`)
    .join('');
}

function questions() {
  return parseLines(readFileSync(newsFile, 'utf8'), newsFile, newsQuestion);
}

function articles(): Map<string, CorpusArticle> {
  const wanted = new Set(questions().map(({ row }) => row.article));
  const files = readdirSync(corpusFolder).filter((file) => file.endsWith('.jsonl.gz'));
  const found = files.sort().flatMap((file) => {
    const text = gunzipSync(readFileSync(path.join(corpusFolder, file))).toString('utf8');
    return parseLines(text, file, corpusArticle)
      .map(({ row }) => row)
      .filter(({ id }) => wanted.has(id));
  });
  return new Map(found.map((one) => [one.id, one]));
}

/** An article with what looking answers up in it takes. */
interface Analysed {
  readonly text: string;
  readonly codePoints: readonly string[];
  readonly sentences: readonly Span[];
  /** What cleaning leaves of it. */
  readonly body: string;
}

function analysed({ id, title, publisher, date, text }: CorpusArticle): Analysed {
  const given = { title, publisher, date: date || null, author: null, url: null };
  const content = { kind: 'text', text } as const;
  const { body } = cleanArticle({ locator: id, givenId: id, given, content });
  return { text, codePoints: [...text], sentences: splitSentences(text), body };
}

/** The sentence in which an answer begins, as the product splits them. */
function sentenceAround({ text, codePoints, sentences }: Analysed, [first]: Place): string | null {
  const at = codePoints.slice(0, first).join('').length;
  const sentence = sentences.find(({ start, end }) => start <= at && at < end);
  if (sentence === undefined) return null;
  const { start, end } = trimSpan(text, sentence);
  return text.slice(start, end);
}
