import type { Answer, Topic } from './answer.js';
import { understand } from './followup.js';

/**
 * What a conversation is about after an answer: a question that stood on its own is the new topic;
 * a follow-up keeps the topic and adds what it quoted; small talk changes nothing.
 */
export function topicAfter(answer: Answer, topic: Topic | null): Topic | null {
  if (answer.notAQuestion !== null) return topic;
  const quoted = answer.quotes.map((quote) => quote.article.id);
  const { continues } = understand(answer.question, topic);
  if (topic === null || !continues) {
    return { question: answer.question.trim(), articleIds: quoted.slice(0, 1) };
  }
  return {
    question: topic.question,
    articleIds: [...new Set([...topic.articleIds, ...quoted.slice(0, 1)])],
  };
}
