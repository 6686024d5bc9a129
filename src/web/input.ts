import type { Context } from 'hono';
import * as z from 'zod';
import { isDay } from '../text/day.js';

/** An empty field of a form isn't given. */
const words = z
  .string()
  .trim()
  .max(200, 'must have at most 200 characters')
  .transform((value) => (value === '' ? undefined : value))
  .optional();
const day = z
  .string()
  .trim()
  .refine((value) => value === '' || isDay(value), 'must be a day as YYYY-MM-DD, e.g. 2023-04-01')
  .transform((value) => (value === '' ? undefined : value))
  .optional();

function whole(least: number, most: number) {
  const message = `must be a whole number from ${least} to ${most}`;
  return z.coerce.number(message).int(message).min(least, message).max(most, message);
}

const flag = z
  .enum(['1', 'true', '0', 'false'], 'must be 1 or 0')
  .transform((value) => value === '1' || value === 'true')
  .optional();

/** As the engine's own limit. */
const longestText = 4000;
const text = z
  .string('must be given')
  .trim()
  .min(1, 'must be given')
  .max(longestText, `must have at most ${longestText} characters`);

const narrowing = {
  source: words.meta({
    description: "Only articles with this in their publisher, title or author, or an article's id.",
  }),
  after: day.meta({ description: 'Only articles published on or after this day, YYYY-MM-DD.' }),
  before: day.meta({ description: 'Only articles published on or before this day, YYYY-MM-DD.' }),
};

/** What `/api/ask` takes. */
export const askInput = z.object({
  q: text.meta({ description: 'The question.' }),
  ...narrowing,
  limit: whole(1, 20).default(3).meta({ description: 'At most this many quotes; 3 by default.' }),
  explain: flag.meta({ description: 'With 1, what scores and confidence are made of.' }),
});

/** What the page with an answer takes: without a question, there is only the form. */
export const askPageInput = z.object({ q: z.string().trim().default(''), ...narrowing });

/** What `/api/articles` takes. */
export const listInput = z.object({
  q: words.meta({ description: "Part of a title, a publisher's or an author's name." }),
  publisher: words.meta({ description: "A publisher's whole name." }),
  after: narrowing.after,
  before: narrowing.before,
  offset: whole(0, 999_999_999).default(0).meta({ description: 'How many articles to pass over.' }),
  limit: whole(1, 200)
    .default(50)
    .meta({ description: 'At most this many articles; 50 by default.' }),
});

/** What the page of all articles takes. */
export const listPageInput = listInput.omit({ limit: true });

/** What `/api/search` takes. */
export const searchInput = z.object({
  q: text.meta({ description: 'A text to look for, by meaning and by words.' }),
  ...narrowing,
  limit: whole(1, 50)
    .default(10)
    .meta({ description: 'At most this many passages; 10 by default.' }),
});

/** What the page of an article takes: `from` and `to` are offsets of the quote, `sentence` those of its highlight, and `of` is a digest of its text. */
export const articlePageInput = z.object({
  from: whole(0, 999_999_999).default(0),
  to: whole(0, 999_999_999).default(0),
  sentence: z
    .string()
    .regex(/^\d{1,9}-\d{1,9}$/, 'must be two numbers, e.g. 120-240')
    .transform((value) => {
      const [start = 0, end = 0] = value.split('-').map(Number);
      return { start, end };
    })
    .optional(),
  of: z
    .string()
    .regex(/^[\w-]{8}$/, 'must be as a quote has it')
    .optional(),
  dropped: flag,
});

/** What the list of unanswered questions takes. */
export const gapsPageInput = z.object({
  offset: whole(0, 999_999_999).default(0),
  order: z.enum(['most-asked', 'newest'], 'must be most-asked or newest').default('most-asked'),
});

/**
 * The parameters of a request's address.
 *
 * @throws z.ZodError
 */
export function inputOf<Schema extends z.ZodType>(c: Context, schema: Schema): z.output<Schema> {
  return schema.parse(c.req.query());
}
