import type { SetQuestion } from '../../eval/sets.js';
import type { Answer, Quote } from '../../src/answer/answer.js';

/** A question of a set, of which only what matters is told. */
export function questionOf(told: Partial<SetQuestion>): SetQuestion {
  return {
    id: 'q1',
    question: 'What did the lock cost?',
    answers: [],
    article_ids: [],
    evidence_article_ids: [],
    evidence: [],
    answerable: true,
    ...told,
  };
}

/** A quote of an article; all of it is marked unless told. */
export function quoteOf(article: string, text: string, marked = text): Quote {
  const start = text.indexOf(marked);
  return {
    text,
    start: 0,
    end: text.length,
    highlight: { start, end: start + marked.length, text: marked },
    article: {
      id: article,
      file: 'articles.jsonl',
      title: null,
      publisher: null,
      date: null,
      author: null,
      url: null,
    },
    alsoIn: [],
    newer: null,
    part: null,
    asksFor: [],
    confidence: 0.8,
    band: 'answer',
    evidence: { cosine: 0.8, coverage: 1, margin: 0.2, missing: 0 },
    score: 1,
    parts: {
      meaning: 0.6,
      words: 0.4,
      publisher: 0,
      lead: 0,
      sentence: 0,
      phrases: 0,
      period: 0,
      conversation: 0,
      reader: 0,
      total: 1,
    },
  };
}

/** An answer with these quotes. */
export function answerOf(quotes: readonly Quote[], told: Partial<Answer> = {}): Answer {
  return {
    question: 'What did the lock cost?',
    understoodAs: 'What did the lock cost?',
    corrections: [],
    notAQuestion: null,
    answered: true,
    band: 'answer',
    confidence: 0.8,
    evidence: { cosine: 0.8, coverage: 1, margin: 0.2, missing: 0 },
    doubts: [],
    quotes,
    unanswered: [],
    unknownAuthor: null,
    nearest: [],
    filters: [],
    topic: null,
    passagesRead: 0,
    elapsedMs: 12,
    ...told,
  };
}
