import fc from 'fast-check';
import { expect, it } from 'vitest';
import { openPullquote } from '../../src/pullquote.js';
import { smallEmbedder } from '../library/small-embedder.js';
import { workplace } from '../library/stories.js';

const pieces = [
  ...[
    'The ',
    'the',
    '',
    ' ',
    '\u0000',
    '\u202e',
    '\u2067',
    '.',
    '"',
    '“',
    '’s',
    '-',
    '\n',
    '|',
    '#',
    '…',
  ],
  ...[
    'Kalvik',
    'ferry',
    'BBC News',
    '2023-04-11',
    'in April 2023',
    '$50 million',
    'Q: ',
    'said',
    'Mr.',
  ],
  ...[
    '\u0301',
    'İ',
    'ß',
    '北海道',
    '🐋',
    '(',
    ')',
    '[',
    '\\',
    '$&',
    '%s',
    '<b>',
    'www.example.com',
  ],
] as const;

/** Anything that a page may be called or signed with, or say. */
const odd = (maxLength: number) =>
  fc
    .array(fc.oneof(fc.constantFrom(...pieces), fc.string({ unit: 'binary', maxLength: 3 })), {
      maxLength,
    })
    .map((some) => some.join(' '));

const article = fc.record({
  title: odd(6),
  publisher: odd(3),
  author: odd(3),
  date: fc.constantFrom('2023-04-11', '1974', 'yesterday', '', '9999-12-31'),
  text: odd(60).map((text) => `${text} The ferry of Kalvik sailed at noon, said its captain.`),
});

const question = fc.constantFrom<(a: string, b: string) => string>(
  (a, b) => `What did ${a} say about ${b} according to ${a}?`,
  (a) => `Articles by ${a}`,
  (a, b) => `Who wrote "${a}", and when was ${b} published?`,
  (a) => `What's the latest on ${a}?`,
  (a, b) => `${a} ${b}`,
);

it('answers with slices of its articles, whatever these are called, signed with and say', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(article, { minLength: 1, maxLength: 8 }),
      fc.array(fc.tuple(question, odd(2), fc.nat()), { minLength: 1, maxLength: 5 }),
      async (articles, asked) => {
        const { write, sources, index } = workplace();
        write('all.jsonl', articles.map((one) => JSON.stringify(one)).join('\n'));
        const engine = await openPullquote({ index, model: smallEmbedder(), reader: null });
        await engine.ingest(sources);
        for (const [ask, word, at] of asked) {
          const { title, publisher, author } = articles[at % articles.length] ?? {
            title: '',
            publisher: '',
            author: '',
          };
          const known = [title, publisher, author][at % 3] ?? '';
          for (const text of [ask(known, word), ask(word, known)]) {
            const { quotes } = await engine.ask(text.slice(0, 4_000), { always: true });
            for (const { article: of, start, end, text: shown, highlight } of quotes) {
              const kept = await engine.library.article(of.id);
              expect(kept?.body.slice(start, end)).toBe(shown);
              expect(shown.slice(highlight.start, highlight.end)).toBe(highlight.text);
            }
          }
        }
        await engine.close();
      },
    ),
    { numRuns: 40 },
  );
});
