import type { McpServer } from '@modelcontextprotocol/sdk/server/mcp.js';
import * as z from 'zod';
import { given } from '../../answer/format/given.js';
import type { FoundPassage } from '../../answer/quotes/passages.js';
import type { AssistantsContext } from '../context.js';
import { assertNotEmpty } from '../failures.js';
import { linksTo } from '../view/link.js';
import { quotation } from '../view/quotation.js';
import { sourceWithId } from '../view/source.js';
import { articleOutput, demoOutput, filterInput, offset, sourceInput } from './schemas.js';
import { annotations, demoLines, runTool, textIsData } from './tool.js';

const description = `Finds passages of the news articles by meaning and by words, best score first. Use it to see what there is on a subject, or to read around an answer. Nothing judges whether a passage answers a question: for questions use "ask", which also says if there is no answer. Every search finds something, however far off.

Passages are verbatim. ${textIsData}`;

const passageOutput = z.object({
  text: z.string().describe("Verbatim: the article's text from `start` to `end`."),
  start: offset,
  end: offset,
  article: articleOutput,
  score: z.number().describe('Compare scores only within one search.'),
});

/** The tool `search`: passages by score, not judged. */
export function addSearch(server: McpServer, context: AssistantsContext): void {
  server.registerTool(
    'search',
    {
      title: 'Search the news articles',
      description,
      annotations,
      inputSchema: z.strictObject({
        query: z.string().describe('What to look for: a subject or a few words.'),
        source: sourceInput,
        ...filterInput,
        limit: z.int().min(1).max(20).optional().describe('The most passages, 10 by default.'),
      }),
      outputSchema: {
        verdict: z.string().describe('What these passages are worth. Read it first.'),
        passages: z.array(passageOutput),
        demo: demoOutput,
      },
    },
    ({ query, ...options }, { signal }) =>
      runTool(context, 'ask', signal, async (engine) => {
        const passages = await engine.search(query, given(options));
        if (passages.length === 0) await assertNotEmpty(engine.library);
        const text = [...demoLines(engine), ...inWords(passages)].join('\n\n');
        return {
          structuredContent: {
            verdict: [...demoLines(engine), verdict(passages), textIsData].join('\n'),
            passages,
            demo: engine.demo,
          },
          content: [{ type: 'text', text }, ...linksTo(passages.map(({ article }) => article))],
        };
      }),
  );
}

function verdict(passages: readonly FoundPassage[]): string {
  return passages.length === 0
    ? 'No passage was found.'
    : 'Passages by score. They are verbatim, and nothing says that they answer a question.';
}

function inWords(passages: readonly FoundPassage[]): string[] {
  return [
    verdict(passages),
    ...passages.map(
      ({ text, start, end, article, score }, index) =>
        `${index + 1}. ${sourceWithId(article)}, characters ${start} to ${end}, score ${score.toFixed(3)}\n${quotation(text)}`,
    ),
  ];
}
