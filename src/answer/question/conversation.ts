import type { Answer, MarkedPart, Topic } from '../answer.js';
import { understand } from './followup.js';

/** How many marked parts a conversation remembers: about a screen of answers. */
const mostMarked = 8;

/**
 * What a conversation is about after an answer: a question that stood on its own is the new topic;
 * a follow-up keeps the topic and adds what it quoted and marked; small talk changes nothing.
 */
export function topicAfter(answer: Answer, topic: Topic | null): Topic | null {
  if (answer.notAQuestion !== null) return topic;
  const quoted = answer.quotes.slice(0, 1);
  const ids = quoted.map((quote) => quote.article.id);
  const marked = quoted.map(({ article, start, highlight }): MarkedPart => {
    const [from, to] = [start + highlight.start, start + highlight.end];
    return { articleId: article.id, start: from, end: to };
  });
  const { own, continues } = understand(answer.question, topic);
  if (topic === null || !continues) return { question: own, articleIds: ids, marked };
  return {
    question: topic.question,
    articleIds: [...new Set([...topic.articleIds, ...ids])],
    marked: [...(topic.marked ?? []), ...marked].slice(-mostMarked),
  };
}
