import * as z from 'zod';

/** A longer name, headline or id isn't one. */
const longestName = 1000;

/** The conditions that narrow a search or a list. Days are checked by the engine, which says what is wrong. */
export const filterInput = {
  after: z
    .string()
    .optional()
    .describe('Only articles published on or after this day, YYYY-MM-DD. Leaves undated ones out.'),
  before: z
    .string()
    .optional()
    .describe(
      'Only articles published on or before this day, YYYY-MM-DD. Leaves undated ones out.',
    ),
};

export const sourceInput = z
  .string()
  .max(longestName)
  .optional()
  .describe(
    "Only articles with this text in their publisher, headline or author, or with this id. Leave it out unless the user names a source: the question's own words find articles.",
  );

export const idInput = z
  .string()
  .max(longestName)
  .describe("The article's id, as every other tool gives it.");

const name = z.string().nullable();

const source = {
  title: name.describe("The article's headline."),
  publisher: name,
  date: name.describe('Day of publication, YYYY-MM-DD.'),
  author: name,
  url: name,
};

/** An article as a quote names it. */
export const articleOutput = z.object({
  id: z.string(),
  file: z.string().describe('Where Pullquote read it.'),
  ...source,
  opening: z.string().optional().describe('The first words of an article without a headline.'),
});

/** An article in a list. */
export const headlineOutput = z.object({
  id: z.string(),
  ...source,
  passages: z.int().describe('How many passages are searched in it.'),
});

/** What `get_article` says about an article. */
export const sourceOutput = z.object({ id: z.string(), ...source });

export const offset = z.int().min(0);

export const demoOutput = z
  .boolean()
  .describe('Whether these are the bundled demo articles, because there are no others.');
