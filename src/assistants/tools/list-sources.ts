import type { McpServer } from '@modelcontextprotocol/sdk/server/mcp.js';
import * as z from 'zod';
import { checkDays } from '../../answer/ask.js';
import { given } from '../../answer/format/given.js';
import type { Headline } from '../../library/library.js';
import type { AssistantsContext } from '../context.js';
import { inLine } from '../view/quotation.js';
import { sourceWithId } from '../view/source.js';
import { demoOutput, filterInput, headlineOutput, offset, sourceInput } from './schemas.js';
import { annotations, demoLines, runTool, textIsData } from './tool.js';

/** Publishers that are named; a collection of many feeds has more. */
const mostPublishers = 200;
/** No library is that long, and SQLite counts no further. */
const largestOffset = 1_000_000_000;
const listedByDefault = 50;

const description = `Lists the articles that can be quoted, newest first, with publishers and totals. Use it to see what the collection holds or covers, or to find an article by its headline, publisher, author or date. It says nothing about what articles say: for that use "ask".

Headlines and names come from the articles. ${textIsData}`;

/** The tool `list_sources`: headlines by page, publishers and totals. */
export function addListSources(server: McpServer, context: AssistantsContext): void {
  server.registerTool(
    'list_sources',
    {
      title: 'List the news articles',
      description,
      annotations,
      inputSchema: z.strictObject({
        source: sourceInput,
        ...filterInput,
        offset: z
          .int()
          .min(0)
          .max(largestOffset)
          .optional()
          .describe('How many to skip, 0 by default.'),
        limit: z
          .int()
          .min(1)
          .max(200)
          .optional()
          .describe(`The most to list, ${listedByDefault} by default.`),
      }),
      outputSchema: {
        articles: z.array(headlineOutput),
        offset,
        total: offset.describe('How many articles pass the filter.'),
        next: offset.nullable().describe('The offset of the rest; null if there is none.'),
        publishers: z
          .array(z.string())
          .describe(`Publishers of the whole collection, at most ${mostPublishers}.`),
        library: z.object({ articles: offset, copies: offset, passages: offset }),
        demo: demoOutput,
      },
    },
    ({ source, after, before, offset: from = 0, limit = listedByDefault }, { signal }) =>
      runTool(context, 'lookUp', signal, async (engine) => {
        const { library, demo } = engine;
        const condition = given({ source, after, before });
        checkDays(condition);
        const { items, total } = await library.headlines(condition, { offset: from, limit });
        const all = await library.publishers();
        const { articles, copies, passages } = await library.status();
        const next = from + limit < total ? from + limit : null;
        const text = [
          ...demoLines(engine),
          `Articles in the collection: ${articles}. Publishers: ${publishersInWords(all)}`,
          `Articles that pass the filter: ${total}. ${rangeInWords(from, items.length)}`,
          items.map((item) => `- ${sourceWithId(item)}`).join('\n'),
          ...(next === null ? [] : [`There are more: call list_sources with offset ${next}.`]),
        ].join('\n\n');
        return {
          structuredContent: {
            articles: items.map(asOutput),
            ...{ offset: from, total, next, demo },
            publishers: all.slice(0, mostPublishers),
            library: { articles, copies, passages },
          },
          content: [{ type: 'text', text }],
        };
      }),
  );
}

function publishersInWords(all: readonly string[]): string {
  if (all.length === 0) return 'none is known.';
  const more = all.length > mostPublishers ? `; and ${all.length - mostPublishers} more` : '';
  return `${all.slice(0, mostPublishers).map(inLine).join('; ')}${more}`;
}

function rangeInWords(from: number, count: number): string {
  return count === 0 ? 'This page has none.' : `This page has ${from + 1} to ${from + count}:`;
}

function asOutput({ id, title, publisher, date, author, url, passageCount }: Headline) {
  return { id, title, publisher, date, author, url, passages: passageCount };
}
