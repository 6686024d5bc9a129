import * as z from 'zod';

const offset = z.int().min(0);
const share = z.number().min(0).max(1);
const band = z
  .enum(['answer', 'closest', 'none'])
  .meta({ description: 'How far to trust it: likely the answer, the closest match, or refused.' });

const named = {
  id: z.string(),
  file: z.string().meta({ description: 'Where the article was read from.' }),
  title: z.string().nullable(),
  publisher: z.string().nullable(),
  date: z.string().nullable().meta({ description: 'Day of publication, YYYY-MM-DD.' }),
  author: z.string().nullable(),
  url: z.string().nullable(),
  opening: z
    .string()
    .optional()
    .meta({ description: 'The first words of a text without a title.' }),
};
const article = z.strictObject(named);

const span = { text: z.string(), start: offset, end: offset };
const highlight = z.strictObject(span).meta({ description: "Offsets are into the quote's text." });

const parts = z.strictObject({
  meaning: z.number(),
  words: z.number(),
  sentence: z.number(),
  phrases: z.number(),
  lead: z.number(),
  publisher: z.number(),
  period: z.number(),
  conversation: z.number(),
  reader: z.number(),
  total: z.number(),
});

const quote = z.strictObject({
  ...span,
  highlight,
  article,
  alsoIn: z.array(article),
  newer: article.nullable().meta({ description: 'A newer report that says otherwise.' }),
  part: z.string().nullable().meta({ description: 'Which of several questions it answers.' }),
  asksFor: z.array(z.enum(['title', 'publisher', 'date', 'author', 'url'])),
  score: z.number(),
  confidence: share,
  band,
  parts: parts.optional(),
});

const evidence = z.strictObject({
  cosine: z.number(),
  coverage: z.number(),
  margin: z.number(),
  missing: z.number(),
  relevance: z.number().optional(),
  lead: z.number().optional(),
});

const doubt = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('missing'),
    what: z.enum(['name', 'number']),
    text: z.string(),
  }),
  z.strictObject({ kind: z.literal('lacking'), expected: z.enum(['number', 'date']) }),
  z.strictObject({
    kind: z.literal('untold'),
    fact: z.enum(['title', 'publisher', 'date', 'author', 'url']),
  }),
  z.strictObject({ kind: z.literal('speaker'), speaker: z.string() }),
]);

/** What `/api/ask` answers, as `pullquote ask --json` writes it. */
export const answerJson = z.strictObject({
  question: z.string(),
  answered: z.boolean(),
  band,
  confidence: share,
  quotes: z.array(quote),
  unanswered: z.array(z.string()),
  unknownAuthor: z.string().nullable(),
  nearest: z.array(z.strictObject({ ...named, sentence: z.strictObject(span) })),
  corrections: z.array(z.strictObject({ from: z.string(), to: z.string() })),
  filters: z.array(
    z.strictObject({
      kind: z.enum(['source', 'author', 'after', 'before', 'publisher', 'period']),
      value: z.string(),
      from: z.enum(['option', 'question']),
      effect: z.enum(['filter', 'boost', 'dropped']),
    }),
  ),
  elapsedMs: z.number(),
  understoodAs: z.string().optional(),
  evidence: evidence.nullable().optional(),
  doubts: z.array(doubt).optional(),
  demo: z.boolean().meta({ description: 'Whether the bundled demo articles answered.' }),
});

/** What `/api/articles` answers. */
export const listJson = z.strictObject({
  total: z.int().min(0).meta({ description: 'How many articles pass the filter.' }),
  offset,
  articles: z.array(z.strictObject({ ...named, passages: z.int().min(0), addedAt: z.string() })),
});

/** What `/api/articles/{id}` answers, as `pullquote source --json` writes it. */
export const articleJson = z.strictObject({
  ...named,
  addedAt: z.string(),
  body: z.string(),
  passages: z.array(z.strictObject({ ordinal: z.int().min(0), ...span })),
  alsoIn: z.array(article),
});

/** What `/api/search` answers. */
export const foundJson = z.strictObject({
  query: z.string(),
  passages: z.array(z.strictObject({ ...span, score: z.number(), article })),
});

/** What `/healthz` answers. */
export const healthJson = z.strictObject({ status: z.literal('ok') });

/** What every error answers (RFC 9457). */
export const problemJson = z.strictObject({
  type: z.string(),
  title: z.string(),
  status: z.int().min(400).max(599),
  detail: z.string(),
});
