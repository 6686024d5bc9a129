import type { Answer, Quote } from '../answer.js';
import type { ArticleQuestion } from './forms.js';

/** What a text says if it tells such a fact of something that it speaks of. */
const telling: Readonly<Record<ArticleQuestion['asked'], RegExp>> = {
  author:
    /\b(?:wr(?:o|i)tes?|written|writers?|authors?|authored|penned|report(?:ed|ers?)|journalists?|columnists?)\b/iu,
  date: /\b(?:publish\w*|appear\w*|print\w*|released?|came out|posted|issued)\b/iu,
  publisher:
    /\b(?:newspapers?|papers?|dail(?:y|ies)|magazines?|tabloids?|broadcasters?|journals?|agency|published|Times|Post|Herald|Tribune|Gazette|Courier|Chronicle)\b/u,
  title: /\b(?:called|titled|entitled|headlined|headline)\b/iu,
  url: /\b(?:https?|www|website|online|web)\b/iu,
  gist: /\p{L}/u,
};

/** Whether the texts answer a question, and do tell what it asks of an article. */
export function isToldBy({ band, quotes }: Answer, asked: ArticleQuestion['asked']): boolean {
  return band === 'answer' && telling[asked].test(quotes[0]?.highlight.text ?? '');
}

/** What somebody writes besides articles. */
const works =
  /\b(?:books?|novels?|memoirs?|reports?|laws?|bills?|letters?|stud(?:y|ies)|papers?|songs?|poems?|plays?|scripts?|essays?|statements?|plans?|treat(?:y|ies)|diar(?:y|ies)|articles?)\b/iu;

/**
 * Whether a quote speaks of what the question calls an article: of a report, say. Without a word for it,
 * whether it speaks of anything that somebody writes.
 */
export function speaksOf({ text, article }: Quote, noun: string | null): boolean {
  const form =
    noun === null ? works : new RegExp(`\\b(?:${noun}s?|${noun.replace(/y$/u, 'ies')})\\b`, 'iu');
  return form.test(`${article.title ?? ''}\n${text}`);
}
