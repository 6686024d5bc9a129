import type { Client } from '@modelcontextprotocol/sdk/client/index.js';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Pullquote } from '../../src/pullquote.js';
import { engineOver } from '../answer/engine.js';
import { answerShape, call, inMemory, optionsFor } from './connected.js';

const words = ['crypto', 'theft', 'Kim', 'Kaesong', 'war', 'report', 'when', 'who', '🐋', "' --"];

/** Anything that a model may write into an argument. */
const anyText = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc.array(fc.constantFrom(...words), { maxLength: 8 }).map((some) => some.join(' ')),
  fc.constantFrom('', '\0', '\ud800', '%s', '../..', '{"a":1}', '2023-04-11', '2023-02-31'),
);

const anyCall = fc.oneof(
  fc.record({
    name: fc.constantFrom('ask'),
    args: fc.record(
      { question: anyText, source: anyText, after: anyText, before: anyText, limit: fc.integer() },
      { requiredKeys: ['question'] },
    ),
  }),
  fc.record({
    name: fc.constantFrom('search'),
    args: fc.record({ query: anyText, source: anyText, after: anyText, limit: fc.integer() }),
  }),
  fc.record({
    name: fc.constantFrom('get_article'),
    args: fc.record({ id: anyText, from: fc.integer(), length: fc.double() }),
  }),
  fc.record({
    name: fc.constantFrom('list_sources'),
    args: fc.record({ source: anyText, before: anyText, offset: fc.integer() }),
  }),
);

let engine: Pick<Pullquote, 'ask' | 'search' | 'library' | 'close'>;
let client: Client;

beforeAll(async () => {
  engine = await engineOver([]);
  client = await inMemory(optionsFor(engine));
});
afterAll(() => engine.close());

it('never gets an error of the protocol, whatever the arguments are', async () => {
  await fc.assert(
    fc.asyncProperty(anyCall, async ({ name, args }) => {
      const { text, isError, structured } = await call(client, name, args);
      expect(text).not.toBe('');
      expect(structured === undefined).toBe(isError);
    }),
    { numRuns: 150 },
  );
});

it('gets quotes that are slices of their articles, whatever is asked', async () => {
  const question = fc.array(fc.constantFrom(...words), { minLength: 1, maxLength: 6 });
  await fc.assert(
    fc.asyncProperty(question, async (asked) => {
      const { structured } = await call(client, 'ask', { question: `${asked.join(' ')}?` });
      for (const { article, start, end, text } of answerShape.parse(structured).quotes) {
        const kept = await engine.library.article(article.id);
        expect(kept?.body.slice(start, end)).toBe(text);
      }
    }),
    { numRuns: 40 },
  );
});
