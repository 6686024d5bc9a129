import { Failure } from '../failure.js';
import type {
  Library,
  SearchResult,
  SourceFilter,
  StoredArticle,
  Term,
} from '../library/library.js';
import type { Embedder } from '../models/embedding/embedder.js';
import type { Reader } from '../models/reader/reader.js';
import { isDay } from '../text/day.js';
import { tokens } from '../text/words.js';
import type { Answer, AppliedFilter, Topic } from './answer.js';
import { bandOf, confidence, fitFor } from './confidence/confidence.js';
import { doubtsAbout } from './confidence/doubts.js';
import { evidenceFor } from './confidence/evidence.js';
import { nearestArticles } from './nearest.js';
import { once } from './once.js';
import { preferFuller } from './overlap.js';
import { rankByWording } from './proximity.js';
import { understand } from './question/followup.js';
import { type Hint, hintsIn } from './question/hints.js';
import { expected, namedWords, notAQuestion } from './question/question.js';
import { chooseQuotes } from './quotes.js';
import { type Ranked, rank } from './rank.js';
import { isForReading, readBest } from './rerank.js';

/** What answering needs handed in. */
export interface Sources {
  readonly library: Library;
  readonly embedder: Pick<Embedder, 'embedQuery' | 'model'>;
  /** Reads the best candidates with the question; `null`: the order of the search stands. */
  readonly reader: Pick<Reader, 'model' | 'read'> | null;
}

export interface AskOptions extends SourceFilter {
  /** Most quotes to return; 3 unless told. */
  readonly limit?: number;
  /** Return the best quotes whatever the confidence, for evaluation. */
  readonly always?: boolean;
  /** What the conversation was about, for follow-ups. */
  readonly topic?: Topic | null;
  /** What "last March" is counted from; now unless told. */
  readonly today?: Date;
}

/** Candidates taken from each search: both lists together hold the evidence of 99 % of questions. */
const candidatesPerSearch = 50;
const quotesByDefault = 3;
/** A longer text is not a question; the limit is Discord's for a message, doubled. */
const longestQuestion = 4000;

/**
 * Answers a question with quotes, or says that the articles don't say.
 *
 * @throws Failure `invalid-question` for a text that is too long or for dates that are none
 */
export async function ask(
  sources: Sources,
  question: string,
  options: AskOptions = {},
): Promise<Answer> {
  const started = performance.now();
  checkQuestion(question, options);
  const asked = filtersOf(options);
  const kind = notAQuestion(question);
  const topic = options.topic ?? null;
  const { text, own, continues } = understand(question, topic);
  const refusal = (reason: Answer['notAQuestion']): Answer => ({
    question,
    understoodAs: text,
    notAQuestion: reason,
    answered: false,
    band: 'none',
    confidence: 0,
    evidence: null,
    doubts: [],
    quotes: [],
    nearest: [],
    filters: asked,
    passagesRead: 0,
    elapsedMs: performance.now() - started,
  });
  if (kind !== null && !options.always) return refusal(kind);
  if (text === '') return refusal('empty');

  const hints = await hintsIn(
    text,
    await sources.library.publishers(),
    options.today ?? new Date(),
  );
  const { words, found, vector, applied } = await search(sources, text, options, hints);
  const library = once(sources.library);
  // A follow-up is read as it was asked: the question before would be answered first.
  const forReader = continues ? own : words;
  const reader = isForReading(forReader, found.terms) ? sources.reader : null;
  const plain = await rankFound(library, found, hints, own, continues ? topic : null);
  const ranked = reader === null ? plain : await readBest(forReader, plain, reader, library);
  const form = {
    question: forReader,
    terms: found.terms,
    expected: expected(own) ?? expected(text),
    named: namedWords(text),
    follows: continues && topic !== null ? { expected: expected(topic.question) } : null,
    marked: continues ? (topic?.marked ?? []) : [],
    vector,
  };
  const always = options.always === true;
  const limit = options.limit ?? quotesByDefault;
  const ordered = await preferFuller(ranked, library, form);
  const chosen = await chooseQuotes(ordered, library, form, limit, always);
  const doubted = await doubtsAbout(text, form, hints, chosen, ranked, library);
  const judged = doubted.map(({ doubts, ...one }) => {
    const evidence = evidenceFor(text, found.terms, hints, one, ranked, doubts);
    const readBy = one.reading === null ? null : (reader?.model ?? null);
    const fit = fitFor(sources.embedder.model, readBy);
    const sureness = kind === null ? confidence(evidence, fit) : 0;
    const band = bandOf(sureness, fit, doubts);
    return { evidence, doubts, quote: { ...one.quote, confidence: sureness, band, evidence } };
  });
  const [best] = judged;
  const band = best?.quote.band ?? 'none';
  const answered = band !== 'none';
  return {
    question,
    understoodAs: text,
    notAQuestion: kind,
    answered,
    band,
    confidence: best?.quote.confidence ?? 0,
    evidence: best?.evidence ?? null,
    doubts: best?.doubts ?? [],
    quotes: answered || always ? judged.map(({ quote }) => quote) : [],
    nearest: answered ? [] : await nearestArticles(ranked, library, form),
    filters: [...asked, ...applied.filter((one) => tookEffect(one, ranked))],
    passagesRead: ranked.filter((one) => one.reading !== null).length,
    elapsedMs: performance.now() - started,
  };
}

/** Whether what the question prefers was found at all: "in 1974" means nothing to newer articles. */
function tookEffect({ kind, effect }: AppliedFilter, ranked: readonly Ranked[]): boolean {
  if (effect !== 'boost') return true;
  return ranked.some(({ parts }) => (kind === 'period' ? parts.period : parts.publisher) > 0);
}

function checkQuestion(question: string, options: AskOptions): void {
  if (question.length > longestQuestion) {
    throw new Failure(
      'answer',
      'invalid-question',
      `the question has ${question.length} characters; ${longestQuestion} is the most that is read`,
      { remedy: 'ask it in a few sentences' },
    );
  }
  for (const day of [options.after, options.before]) {
    if (day !== undefined && !isDay(day)) {
      throw new Failure('answer', 'invalid-question', `"${day}" is no date`, {
        remedy: 'write dates as YYYY-MM-DD, e.g. 2023-04-01',
      });
    }
  }
}

function filtersOf({ source, after, before }: SourceFilter): AppliedFilter[] {
  return Object.entries({ source, after, before }).flatMap(([kind, value]) =>
    value === undefined
      ? []
      : [{ kind: kind as 'source' | 'after' | 'before', value, from: 'option', effect: 'filter' }],
  );
}

/** What was searched for, and what came of it. */
interface Searched {
  readonly words: string;
  readonly found: SearchResult;
  /** The question's vector for sentences. */
  readonly vector: Float32Array;
  readonly applied: readonly AppliedFilter[];
}

/**
 * Searches with the filters asked for, narrowed by a time of publication that the question names;
 * the words that name it are not searched for.
 */
async function search(
  { library, embedder }: Sources,
  text: string,
  options: SourceFilter,
  hints: readonly Hint[],
): Promise<Searched> {
  const published = hints.find((hint) => hint.kind === 'period' && hint.ofPublication !== null);
  const period = published?.kind === 'period' ? published : null;
  const words = period?.ofPublication ? text.replace(period.ofPublication, ' ') : text;
  const { passage, sentence: vector } = await embedder.embedQuery(words);
  const request = { text: words, vector: passage, limit: candidatesPerSearch };
  const given: SourceFilter = {
    ...(options.source !== undefined && { source: options.source }),
    ...(options.after !== undefined && { after: options.after }),
    ...(options.before !== undefined && { before: options.before }),
  };
  if (period !== null) {
    const filter: SourceFilter = {
      ...(period.after !== null && { after: period.after }),
      ...(period.before !== null && { before: period.before }),
      ...given,
    };
    const found = await library.search({ ...request, filter });
    if (found.candidates.length > 0) {
      return {
        words,
        found,
        vector,
        applied: hints.map((hint) => applied(hint, hint === period ? 'filter' : 'boost')),
      };
    }
  }
  const found = await library.search({ ...request, filter: given });
  return {
    words,
    found,
    vector,
    applied: hints.map((hint) => applied(hint, hint === period ? 'dropped' : 'boost')),
  };
}

function applied(hint: Hint, effect: AppliedFilter['effect']): AppliedFilter {
  const value =
    hint.kind === 'publisher' ? hint.publisher : `${hint.after ?? ''}..${hint.before ?? ''}`;
  return { kind: hint.kind, value, from: 'question', effect };
}

async function rankFound(
  library: Pick<Library, 'article'>,
  found: SearchResult,
  hints: readonly Hint[],
  question: string,
  topic: Topic | null,
): Promise<Ranked[]> {
  const articles = new Map<string, StoredArticle>();
  if (hints.length > 0) {
    const ids = [...new Set(found.candidates.map((one) => one.passage.articleId))];
    for (const article of await Promise.all(ids.map((id) => library.article(id)))) {
      if (article !== null) articles.set(article.id, article);
    }
  }
  const previous = new Set(topic?.articleIds);
  const ranked = rank(found.candidates, hints, (id) => articles.get(id), previous);
  const terms = topic === null ? found.terms : addedBy(question, found.terms);
  return rankByWording(ranked, terms, library);
}

/** The words that a follow-up adds: those of the question before name the subject, which is known. */
function addedBy(question: string, terms: readonly Term[]): readonly Term[] {
  const own = new Set(tokens(question).map(({ word }) => word));
  const added = terms.filter(({ word }) => own.has(word));
  return added.length > 0 ? added : terms;
}
