import type { McpServer } from '@modelcontextprotocol/sdk/server/mcp.js';
import * as z from 'zod';
import { asQuoted } from '../../answer/quotes/quotes.js';
import { en } from '../../locales/en.js';
import { articleFor } from '../article.js';
import type { AssistantsContext } from '../context.js';
import { linksTo } from '../view/link.js';
import { inLine, quotation } from '../view/quotation.js';
import { sourceWithId } from '../view/source.js';
import { demoOutput, idInput, offset, sourceOutput } from './schemas.js';
import { annotations, demoLines, runTool, textIsData } from './tool.js';

/** Characters of a page: some 5000 tokens. */
const pageLength = 20_000;

const description = `Reads an article's text, or the part of it from an offset on, at most ${pageLength} characters at a time. Use it to read a quote in its context, or to check it: \`ask\` and \`search\` give the article's id and offsets. If "next" isn't null, there is more: call again with "from" set to it.

The text is verbatim. ${textIsData}`;

/** The tool `get_article`: the text of an article by offsets. */
export function addGetArticle(server: McpServer, context: AssistantsContext): void {
  server.registerTool(
    'get_article',
    {
      title: 'Read an article',
      description,
      annotations,
      inputSchema: z.strictObject({
        id: idInput,
        from: offset.optional().describe('Where to begin, 0 by default.'),
        length: z
          .int()
          .min(1)
          .max(pageLength)
          .optional()
          .describe(`How many characters, ${pageLength} by default.`),
      }),
      outputSchema: {
        article: sourceOutput,
        text: z.string().describe("The article's text from `start` to `end`."),
        start: offset,
        end: offset,
        total: offset.describe("The length of the article's whole text."),
        next: offset.nullable().describe('Where the rest begins; null if there is none.'),
        demo: demoOutput,
      },
    },
    ({ id, from = 0, length = pageLength }, { signal }) =>
      runTool(context, 'lookUp', signal, async (engine) => {
        const article = await articleFor(engine.library, id);
        const quoted = asQuoted(article);
        const { body, title, publisher, date, author, url } = article;
        const { start, end } = pageOf(body, from, length);
        const part = body.slice(start, end);
        const next = end < body.length ? end : null;
        const text = [
          ...demoLines(engine),
          `${sourceWithId(quoted)}, characters ${start} to ${end} of ${body.length}`,
          ...(url === null ? [] : [en.answer.facts.url(inLine(url))]),
          quotation(part),
          ...(next === null ? [] : [`There is more: call get_article with from ${next}.`]),
        ].join('\n\n');
        const facts = { id: article.id, title, publisher, date, author, url };
        return {
          structuredContent: {
            article: facts,
            text: part,
            ...{ start, end, total: body.length, next, demo: engine.demo },
          },
          content: [{ type: 'text', text }, ...linksTo([quoted])],
        };
      }),
  );
}

/** A part of a text that cuts no character in two: it may be a code unit longer on either side. */
export function pageOf(
  text: string,
  from: number,
  length: number,
): { readonly start: number; readonly end: number } {
  const start = Math.min(from, text.length);
  const end = Math.min(start + length, text.length);
  return {
    start: isWithinPair(text, start) ? start - 1 : start,
    end: isWithinPair(text, end) ? end + 1 : end,
  };
}

function isWithinPair(text: string, at: number): boolean {
  return /^[\ud800-\udbff][\udc00-\udfff]$/.test(text.slice(Math.max(at - 1, 0), at + 1));
}
