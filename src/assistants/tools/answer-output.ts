import * as z from 'zod';
import { articleOutput, demoOutput, offset } from './schemas.js';

const band = z
  .enum(['answer', 'closest', 'none'])
  .describe(
    '`answer`: quoted as the answer. `closest`: the closest match, which may not answer. `none`: no answer.',
  );

const probability = z.number().min(0).max(1);

const highlight = z.object({ text: z.string(), start: offset, end: offset });

const quote = z.object({
  text: z.string().describe("Verbatim: the article's text from `start` to `end`."),
  highlight: highlight.describe(
    'The sentence that answers or, if `band` is `closest`, comes closest. Its offsets are into `text`.',
  ),
  article: articleOutput,
  start: offset,
  end: offset,
  alsoIn: z.array(articleOutput).describe('Other articles that say the same.'),
  newer: articleOutput.nullable().describe('A newer report that says otherwise.'),
  part: z
    .string()
    .nullable()
    .describe('If the message asked several questions: the one that this quote is for.'),
  asksFor: z
    .array(z.enum(['title', 'publisher', 'date', 'author', 'url']))
    .describe('What the question asks about the article itself: see `article`.'),
  score: z.number(),
  confidence: probability.describe('Calibrated probability that the quote answers the question.'),
  band,
});

const filter = z.object({
  kind: z.enum(['source', 'author', 'after', 'before', 'publisher', 'period']),
  value: z.string(),
  from: z.enum(['option', 'question']),
  effect: z.enum(['filter', 'boost', 'dropped']),
});

/** An answer in its stable format, as `pullquote ask --json` writes it. */
export const answerOutput = {
  verdict: z
    .string()
    .describe('What the answer is worth, and what to tell the user. Read it first.'),
  question: z.string(),
  answered: z
    .boolean()
    .describe('Whether there are quotes. Only those of the band `answer` are likely answers.'),
  band,
  confidence: probability,
  quotes: z.array(quote).describe('Best first. Empty if the articles do not answer.'),
  unanswered: z.array(z.string()).describe('Questions of the message that no article answers.'),
  unknownAuthor: z.string().nullable(),
  nearest: z
    .array(articleOutput.extend({ sentence: highlight }))
    .describe('Articles near a question that they do NOT answer.'),
  corrections: z
    .array(z.object({ from: z.string(), to: z.string() }))
    .describe('Misspelt words, and what was searched for instead.'),
  filters: z.array(filter),
  elapsedMs: z.number(),
  demo: demoOutput,
};
