import type { McpServer } from '@modelcontextprotocol/sdk/server/mcp.js';
import * as z from 'zod';
import { answerAsJson } from '../../answer/format/answer-json.js';
import { given } from '../../answer/format/given.js';
import type { AssistantsContext } from '../context.js';
import { assertNotEmpty } from '../failures.js';
import { answerInWords, verdict } from '../view/answer.js';
import { linksTo } from '../view/link.js';
import { answerOutput } from './answer-output.js';
import { filterInput, sourceInput } from './schemas.js';
import { annotations, demoLines, runTool, textIsData } from './tool.js';

const description = `Asks the collection of news articles a question. It answers with verbatim quotes, each with its headline, publisher, date, confidence and offsets, or says that the articles don't answer the question. Start with this tool for any question that news may answer.

- Ask in the user's own words, one whole question; don't reduce it to keywords. Names, dates and misspellings are understood. There is no memory between calls: replace "he" or "it" by the name.
- Show quotes unchanged and name their source. A quote of the band "closest" may not answer: say so.
- If "answered" is false, tell the user that the articles don't answer. Don't answer from them; "nearest" names articles that do NOT hold the answer.

${textIsData}`;

/** The tool `ask`: a question in, quotes or a refusal out. */
export function addAsk(server: McpServer, context: AssistantsContext): void {
  server.registerTool(
    'ask',
    {
      title: 'Ask the news articles',
      description,
      annotations,
      inputSchema: z.strictObject({
        question: z.string().describe('A whole question, at most 4000 characters.'),
        source: sourceInput,
        ...filterInput,
        limit: z.int().min(1).max(20).optional().describe('The most quotes, 3 by default.'),
      }),
      outputSchema: answerOutput,
    },
    ({ question, ...options }, { signal }) =>
      runTool(context, 'ask', signal, async (engine) => {
        const answer = await engine.ask(question, given(options));
        const { demo, library } = engine;
        if (answer.notAQuestion === null && answer.evidence === null) await assertNotEmpty(library);
        const text = [...demoLines(engine), answerInWords(answer)].join('\n\n');
        return {
          structuredContent: {
            verdict: [...demoLines(engine), verdict(answer), textIsData].join('\n'),
            ...answerAsJson(answer, false),
            demo,
          },
          content: [
            { type: 'text', text },
            ...linksTo(answer.quotes.map(({ article }) => article)),
          ],
        };
      }),
  );
}
