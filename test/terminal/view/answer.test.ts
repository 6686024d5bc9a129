import { stripVTControlCharacters } from 'node:util';
import fc from 'fast-check';
import pc from 'picocolors';
import { describe, expect, it } from 'vitest';
import type { Answer, Quote } from '../../../src/answer/answer.js';
import { en } from '../../../src/locales/en.js';
import type { Look } from '../../../src/terminal/layout.js';
import { type AnswerView, layOut as layOutView } from '../../../src/terminal/view/answer.js';
import { firstOf } from '../../../src/terminal/view/shown.js';
import { nameOf, sourceLine } from '../../../src/terminal/view/source-line.js';

/** A pipe. */
const plain: Look = { width: 60, height: null, colours: pc.createColors(false), link: null };
const coloured: Look = { ...plain, colours: pc.createColors(true) };
/** A terminal. */
const screen: Look = { ...coloured, height: 24 };

function layOut(answer: Answer, look: Look, more: Partial<AnswerView> = {}): string {
  return layOutView(answer, { look, idOf: (id) => id, ...more });
}

const withoutColours = stripVTControlCharacters;

const text =
  'The lock at Brennhaven opened on Tuesday. It had cost 41 million crowns. Boats may pass at night.';
const article = {
  id: 'a1',
  file: 'lock.txt',
  title: 'Tidal lock opens',
  publisher: 'The Harbour Post',
  date: '2024-05-04',
  author: null,
  url: 'https://example.com/lock',
};
const quote: Quote = {
  text,
  highlight: { start: 42, end: 72, text: 'It had cost 41 million crowns.' },
  article,
  start: 0,
  end: text.length,
  alsoIn: [{ ...article, id: 'a2', publisher: 'Coast Wire' }],
  newer: null,
  part: null,
  asksFor: [],
  confidence: 0.91,
  band: 'answer',
  evidence: { cosine: 0.7, coverage: 0.5, margin: 0.2, missing: 0 },
  score: 0.91,
  parts: {
    meaning: 0.7,
    words: 0.21,
    sentence: 0,
    phrases: 0,
    lead: 0,
    publisher: 0,
    period: 0,
    conversation: 0,
    reader: 0,
    total: 0.91,
  },
};
const answer: Answer = {
  question: 'what did the lock cost?',
  understoodAs: 'what did the lock cost?',
  corrections: [],
  notAQuestion: null,
  answered: true,
  band: 'answer',
  confidence: 0.91,
  evidence: { cosine: 0.7, coverage: 0.5, margin: 0.2, missing: 0 },
  doubts: [],
  quotes: [quote],
  unanswered: [],
  unknownAuthor: null,
  nearest: [],
  filters: [],
  topic: null,
  passagesRead: 0,
  elapsedMs: 12,
};
const refusal: Answer = {
  ...answer,
  answered: false,
  band: 'none',
  confidence: 0.1,
  quotes: [],
  nearest: [
    {
      ...article,
      sentence: { start: 42, end: 72, text: 'Costs\n\nIt had cost 41 million crowns.' },
    },
  ],
};

describe('an answer in the terminal', () => {
  it('quotes, marks, and names headline, publisher and date', () => {
    expect(layOut(answer, plain)).toMatchInlineSnapshot(`
      "Likely answer (91%)

        │ The lock at Brennhaven opened on Tuesday. **It had cost
        │ 41 million crowns.** Boats may pass at night.
        │
        Tidal lock opens · The Harbour Post · 4 May 2024  a1
        https://example.com/lock
        also in: Tidal lock opens · Coast Wire · 4 May 2024
      "
    `);
  });

  it('says what is asked about the article itself, or that nobody knows', () => {
    const told = { ...quote, alsoIn: [], article: { ...article, author: 'Ben Okafor' } };
    const first = (one: Quote) => layOut({ ...answer, quotes: [one] }, plain).split('\n');
    const lines = first({ ...told, asksFor: ['author', 'date'] });
    expect(lines.slice(1, 3)).toEqual(['By Ben Okafor', 'Published 4 May 2024']);
    expect(lines).toContain('  Tidal lock opens · by Ben Okafor · The Harbour Post · 4');
    expect(first({ ...quote, asksFor: ['author'] })[1]).toBe(
      "The article doesn't say who wrote it.",
    );
  });

  it('says that no article is by an author who is asked for', () => {
    const refused = layOut({ ...refusal, nearest: [], unknownAuthor: 'Jane Doe' }, plain);
    expect(refused).toBe(
      "I couldn't find that in the articles.\nNone of the articles is by Jane Doe.\n",
    );
  });

  it('marks in bold where there are colours', () => {
    expect(layOut(answer, coloured)).toContain('\u001b[1m It\u001b[22m');
    expect(layOut(answer, coloured)).not.toContain('**');
  });

  it('refuses in words and shows the nearest articles, each with a sentence', () => {
    expect(layOut(refusal, plain)).toMatchInlineSnapshot(`
      "I couldn't find that in the articles.

      Closest articles:
        · Tidal lock opens · The Harbour Post · 4 May 2024  a1
          │ Costs
          │ It had cost 41 million crowns.
      "
    `);
  });

  it('says nothing of near articles if there are none', () => {
    expect(layOut({ ...refusal, nearest: [] }, plain)).toBe(
      "I couldn't find that in the articles.\n",
    );
  });

  it('shows four lines of a long sentence at most, within the width', () => {
    const sentence = { start: 0, end: 500, text: `${'very '.repeat(100)}long.` };
    const shown = layOut({ ...refusal, nearest: [{ ...article, sentence }] }, plain);
    const lines = shown.split('\n').filter((line) => line.startsWith('    │ '));
    expect(lines).toHaveLength(4);
    expect(lines.map((line) => line.endsWith('very …'))).toEqual([false, false, false, true]);
    for (const line of lines) expect(line.length).toBeLessThanOrEqual(plain.width);
  });

  it("shows each quote with its own confidence and its own band's words", () => {
    const quotes: Quote[] = [
      quote,
      { ...quote, confidence: 0.34, band: 'closest' },
      { ...quote, confidence: 0.15, band: 'none' },
    ];
    const lines = layOut({ ...answer, quotes }, plain).split('\n');
    expect(lines.filter((line) => line.endsWith('%)'))).toEqual([
      'Likely answer (91%)',
      'Closest match – may not answer your question (34%)',
      'Closest match – may not answer your question (15%)',
    ]);
  });

  it('shows the best quotes of a refusal with what they are worth, where they were asked for', () => {
    const quotes: Quote[] = [{ ...quote, confidence: 0.1, band: 'none' }];
    expect(layOut({ ...refusal, quotes, nearest: [] }, plain)).toMatch(
      /^I couldn't find that in the articles\.\n\nClosest match – may not answer your question \(10%\)\n\n {2}│ The lock/,
    );
  });

  it('answers small talk in the words of the English catalogue, broken at spaces', () => {
    const hello: Answer = { ...refusal, notAQuestion: 'greeting', nearest: [] };
    const said = layOut(hello, plain);
    expect(said.replaceAll('\n', ' ').trim()).toBe(en.smallTalk.greeting);
    const widths = said.split('\n').map((line) => line.length);
    expect(Math.max(...widths)).toBeLessThanOrEqual(plain.width);
  });

  it('names the filters that it took from the question', () => {
    const filters = [
      { kind: 'publisher', value: 'DW', from: 'question', effect: 'boost' },
      { kind: 'period', value: '2023-04-01..2023-04-30', from: 'question', effect: 'filter' },
      { kind: 'after', value: '2023-01-01', from: 'option', effect: 'filter' },
    ] as const;
    const shown = layOut({ ...answer, filters }, plain);
    expect(shown).toContain('Preferring articles by DW (from your question)');
    expect(shown).toContain('Only articles from 1 April 2023 to 30 April 2023');
    expect(shown).toContain('Only articles from 1 January 2023 onwards');
  });

  it('names the words that it searched for instead of misspelt ones', () => {
    const corrections = [
      { from: 'lok', to: 'lock' },
      { from: 'Brenhaven', to: 'Brennhaven' },
    ];
    for (const one of [answer, refusal]) {
      expect(layOut({ ...one, corrections }, plain)).toMatch(/^Searched for: lock, Brennhaven\n\n/);
    }
  });

  it('explains a score as the sum of its parts', () => {
    expect(layOut(answer, plain, { explain: true })).toContain(
      'score meaning 0.700 + words 0.210 = 0.910',
    );
  });

  it('shows every word of any quote once and in order, and keeps to the width', () => {
    fc.assert(
      fc.property(
        fc.array(fc.stringMatching(/^[a-zäß“”.]{1,12}$/), { minLength: 1, maxLength: 60 }),
        fc.nat(),
        fc.nat(),
        (words, a, b) => {
          const joined = words.join(' ');
          const [start = 0, end = 0] = [a % joined.length, b % joined.length].sort((x, y) => x - y);
          const highlight = { start, end: end + 1, text: joined.slice(start, end + 1) };
          const shown = layOut(
            { ...answer, quotes: [{ ...quote, text: joined, highlight, alsoIn: [] }] },
            plain,
          );
          const lines = shown.split('\n').filter((line) => line.startsWith('  │ '));
          expect(lines.every((line) => line.length <= plain.width)).toBe(true);
          expect(
            lines
              .map((line) => line.slice(4))
              .join(' ')
              .replaceAll('**', ''),
          ).toBe(joined);
        },
      ),
    );
  });
});

describe('a quote on a terminal', () => {
  it('has its highlight first, then its passage around it, then its source with the id', () => {
    expect(withoutColours(layOut(answer, screen))).toMatchInlineSnapshot(`
      "Likely answer (91%)

        │ It had cost 41 million crowns.
        ┆
        ┆ The lock at Brennhaven opened on Tuesday.
        ┆ […] Boats may pass at night.

        Tidal lock opens · The Harbour Post · 4 May 2024  a1
        https://example.com/lock
        also in: Tidal lock opens · Coast Wire · 4 May 2024
      "
    `);
  });

  it('has the highlight bold and what stands around it dimmed', () => {
    const shown = layOut(answer, screen);
    expect(shown).toContain('\u001b[1mIt had cost 41 million crowns.\u001b[22m');
    expect(shown).toContain('\u001b[2m┆ The lock at Brennhaven opened on Tuesday.');
  });

  it('has nothing around a highlight that is the whole passage', () => {
    const highlight = { start: 0, end: text.length, text };
    const shown = layOut({ ...answer, quotes: [{ ...quote, highlight }] }, screen);
    expect(shown).not.toMatch(/┆|\[…\]/);
  });

  it('is marked as in a pipe on a terminal without colours', () => {
    const shown = layOut(answer, { ...plain, height: 24 });
    expect(shown).toContain('**It had cost');
    expect(shown).not.toContain('[…]');
  });

  it('fits a screen with all that is around it, whatever its length, and loses no word of the highlight', () => {
    const words = fc.array(fc.stringMatching(/^[a-z]{1,12}$/), { minLength: 1, maxLength: 60 });
    fc.assert(
      fc.property(
        words,
        words,
        words,
        fc.integer({ min: 40, max: 100 }),
        (before, own, after, width) => {
          const [first, middle, last] = [before, own, after].map(
            (some) => `${some.join(' ')}.`,
          ) as [string, string, string];
          const joined = `${first} ${middle} ${last}`;
          const start = first.length + 1;
          const highlight = { start, end: start + middle.length, text: middle };
          const long = { ...answer, quotes: [{ ...quote, text: joined, highlight }] };
          const look = { ...screen, width, height: 30 };
          const lines = withoutColours(layOut(long, look, { hint: 'n next quote' })).split('\n');
          const highlighted = lines.filter((line) => line.startsWith('  │ '));
          expect(highlighted.map((line) => line.slice(4)).join(' ')).toBe(middle);
          // The highlight and its source are never cut; beside them a screen has room for three lines more.
          const most = Math.max(look.height - 1, highlighted.length + 15);
          expect(lines.length).toBeLessThanOrEqual(most);
          for (const line of lines) expect(line.length).toBeLessThanOrEqual(width);
          // What is left of the passage is the part next to the highlight.
          const around = lines
            .filter((line) => line.startsWith('  ┆ '))
            .map((line) => line.slice(4))
            .join(' ');
          const [left = '', right = ''] = around
            .split('[…]')
            .map((part) => part.replace(/^… | …$/g, '').trim());
          expect(first.endsWith(left)).toBe(true);
          expect(last.startsWith(right)).toBe(true);
        },
      ),
    );
  });

  it('has an address whole, or short if the terminal opens it', () => {
    const url = `https://example.com/${'long-'.repeat(20)}story`;
    const long = { ...answer, quotes: [{ ...quote, article: { ...article, url } }] };
    expect(layOut(long, screen)).toContain(`  \u001b[2m${url}`);
    const link = (shown: string, to: string): string => `<${to}>${shown}</>`;
    const linked = layOut(long, { ...screen, link });
    expect(linked).toContain(`<${url}>https://example.com/long-`);
    expect(linked).toContain('…</>');
    const odd = { ...answer, quotes: [{ ...quote, article: { ...article, url: 'javascript:x' } }] };
    expect(layOut(odd, { ...screen, link })).toContain('\u001b[2mjavascript:x');
  });

  it('is the best one by itself, for each question of a message', () => {
    const quotes: Quote[] = [
      { ...quote, part: 'what did it cost?' },
      { ...quote, part: 'what did it cost?', start: 1 },
      { ...quote, part: 'who paid?' },
    ];
    const { shown, more } = firstOf({ ...answer, quotes });
    expect(shown.quotes).toEqual([quotes[0], quotes[2]]);
    expect(more).toBe(1);
    expect(firstOf(answer).more).toBe(0);
  });

  it('ends with what to do next', () => {
    const hint = '2 more quotes: --limit 3';
    expect(withoutColours(layOut(answer, screen, { hint })).endsWith(`\n\n${hint}\n`)).toBe(true);
  });
});

describe('a source in a line', () => {
  it('leaves out what is not known', () => {
    expect(sourceLine({ ...article, publisher: null, date: null })).toBe('Tidal lock opens');
  });

  it('names an article without a title by its first words, or else by its file', () => {
    const { title: _, ...untitled } = article;
    const opened = { ...untitled, title: null, opening: 'The lock at Brennhaven…' };
    expect(sourceLine(opened)).toBe('“The lock at Brennhaven…” · The Harbour Post · 4 May 2024');
    const bare = { title: null, file: '/news/lock.jsonl#3' };
    expect(nameOf(bare)).toBe('lock.jsonl#3');
    expect(nameOf({ ...bare, file: '-#2' })).toBe('standard input');
  });
});
