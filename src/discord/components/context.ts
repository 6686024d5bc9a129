import * as z from 'zod';
import type { Passage } from '../../article/article.js';
import type { Span } from '../../text/span.js';
import { keptAnswer } from '../asking/kept-answer.js';
import { component, count, id } from '../component.js';
import { payload } from '../payload.js';
import { layOutPassage } from '../view/passage.js';

/** The passages around a quote, for the member who clicked: `context|answerId|quoteIndex`. */
export const contextButton = component({
  action: 'context',
  args: z.tuple([id, count]),
  asks: false,
  acknowledge: () => 'private',
  run: async ({ args: [answerId, index], asker, bot }) => {
    const { refusals } = asker.words;
    const found = await keptAnswer(answerId, asker, bot);
    const quote = found?.state.quotes[index];
    if (quote === undefined) return payload(refusals.gone);
    const { library } = bot.engineAt(asker);
    const article = await library.article(quote.article.id);
    if (article?.body.slice(quote.start, quote.end) !== quote.text) {
      return payload(refusals.changed);
    }
    const passages = await library.passages(article.id);
    const highlight = {
      start: quote.start + quote.highlight.start,
      end: quote.start + quote.highlight.end,
    };
    const ordinal = passageOf(highlight, passages);
    return layOutPassage({ article, passages, ordinal, highlight }, asker.words);
  },
});

/**
 * The passage that holds most of a part of the body: passages overlap, and quotes are cut from them.
 */
function passageOf(part: Span, passages: readonly Passage[]): number {
  const shares = passages.map(
    ({ start, end }) => Math.min(end, part.end) - Math.max(start, part.start),
  );
  return Math.max(0, shares.indexOf(Math.max(...shares)));
}
