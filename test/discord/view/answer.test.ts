import { ComponentType } from 'discord.js';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type {
  AnswerState,
  ShownArticle,
  ShownNearArticle,
  ShownQuote,
} from '../../../src/discord/answer-state.js';
import { shortId } from '../../../src/discord/browsing/short-ids.js';
import type { Payload } from '../../../src/discord/payload.js';
import { layOutAnswer, layOutShared } from '../../../src/discord/view/answer.js';
import { textsIn } from '../../../src/discord/view/card/blocks.js';
import type { AnswerView } from '../../../src/discord/view/parts/answer-view.js';
import { en } from '../../../src/locales/en.js';
import { languages, wordsFor } from '../../../src/locales/words.js';
import { all, asRead, markupOf, shown, textOf } from './discord-markdown.js';
import { expectWithinLimits, idsOf, labelsOf } from './limits.js';
import { nasty, nastyBody, withPart } from './nasty.js';
import { answered, cost, lock, nearOf, quoteOf, refused, viewOf } from './views.js';

const sentence = (number: number) => `Sentence ${number} tells of the sea and of ships. `;
const long = Array.from({ length: 80 }, (_, number) => sentence(number))
  .join('')
  .trim();

describe('an answer', () => {
  it('shows how likely it is, the quote, its source, where else it stands, and which it is', () => {
    expect(layOutAnswer(viewOf(answered), en).content).toMatchInlineSnapshot(`
      "**Likely answer** (91%)
      > The lock at Brennhaven opened on Tuesday. **It had cost 41 million crowns.** Boats may pass at night.
      [Tidal lock opens](<https://example.com/lock>) · The Harbour Post · 4 May 2024
      -# also in: Tidal lock opens · Coast Wire · 4 May 2024
      -# quote 1 of 2"
    `);
  });

  it('names the words that it searched for instead of misspelt ones', () => {
    const corrections = [
      { from: 'lok', to: 'lock' },
      { from: 'Brenhaven', to: '*Brennhaven*' },
    ];
    const line = '-# Searched for: lock, \\*Brennhaven\\*';
    for (const state of [answered, refused]) {
      const [first] = layOutAnswer(viewOf({ ...state, corrections }), en).content.split('\n');
      expect(first).toBe(line);
    }
  });

  it('says in bold what is asked about the article itself, and names its author', () => {
    const article = { ...lock, author: 'Ben Okafor' };
    const fact = (asksFor: ShownQuote['asksFor'], told: ShownArticle) => {
      const state = { ...answered, quotes: [{ ...cost, alsoIn: [], article: told, asksFor }] };
      return layOutAnswer(viewOf(state), en).content?.split('\n');
    };
    expect(fact(['author', 'date'], article)).toEqual([
      '**Likely answer** (91%)',
      'By **Ben Okafor**',
      'Published **4 May 2024**',
      expect.stringContaining('> '),
      '[Tidal lock opens](<https://example.com/lock>) · by Ben Okafor · The Harbour Post · 4 May 2024',
    ]);
    expect(fact(['publisher', 'title', 'url'], article)?.slice(1, 4)).toEqual([
      'Published by **The Harbour Post**',
      'Headline: **Tidal lock opens**',
      'Address: <https://example.com/lock>',
    ]);
    expect(fact(['author'], lock)?.[1]).toBe("The article doesn't say who wrote it.");
  });

  it('says that no article is by an author who is asked for', () => {
    const state = { ...refused, nearest: [], unknownAuthor: 'Jane *Doe*' };
    expect(layOutAnswer(viewOf(state), en).content).toBe(
      "I couldn't find that in the articles.\nNone of the articles is by Jane \\*Doe\\*.",
    );
  });

  it('repeats the question and names the filters, where asked to', () => {
    const state: AnswerState = {
      ...answered,
      quotes: [{ ...cost, confidence: 0.7 }],
      confidence: 0.7,
      filters: [
        { kind: 'source', value: 'Harbour', from: 'option', effect: 'filter' },
        { kind: 'publisher', value: 'The Harbour Post', from: 'question', effect: 'boost' },
        { kind: 'period', value: '2024-05-01..2024-05-31', from: 'question', effect: 'filter' },
        { kind: 'period', value: '2024-05-04..2024-05-04', from: 'question', effect: 'boost' },
        { kind: 'after', value: '2024-01-01', from: 'option', effect: 'filter' },
        { kind: 'before', value: '2024-12-31', from: 'option', effect: 'dropped' },
      ],
    };
    expect(layOutAnswer(viewOf(state, { showQuestion: true }), en).content).toMatchInlineSnapshot(`
      "-# Asked: what did the lock cost?
      -# Only articles with “Harbour” in the headline, publisher or author
      -# Preferring articles by The Harbour Post (from your question)
      -# Only articles from 1 May 2024 to 31 May 2024
      -# Preferring articles from 4 May 2024 (from your question)
      -# Only articles from 1 January 2024 onwards
      -# No articles until 31 December 2024 matched, so I searched all of them.
      **Likely answer** (70%)
      > The lock at Brennhaven opened on Tuesday. **It had cost 41 million crowns.** Boats may pass at night.
      [Tidal lock opens](<https://example.com/lock>) · The Harbour Post · 4 May 2024
      -# also in: Tidal lock opens · Coast Wire · 4 May 2024"
    `);
  });

  it('names a first and a last day in one line', () => {
    const option = { from: 'option', effect: 'filter' } as const;
    const filters: AnswerState['filters'] = [
      { kind: 'before', value: '2024-05-31', ...option },
      { kind: 'after', value: '2024-05-01', ...option },
    ];
    const { content } = layOutAnswer(viewOf({ ...answered, filters }), en);
    expect(content).toContain('-# Only articles from 1 May 2024 to 31 May 2024\n**Likely');
  });

  it('says that the closest quote may not be the answer', () => {
    const quotes: ShownQuote[] = [{ ...cost, band: 'closest', confidence: 0.4 }];
    const state: AnswerState = { ...answered, band: 'closest', confidence: 0.4, quotes };
    expect(layOutAnswer(viewOf(state), en).content).toMatch(
      /^\*\*Closest match – may not answer your question\*\* \(40%\)\n> /,
    );
  });

  it("shows each quote with its own confidence and its own band's words", () => {
    const quotes: ShownQuote[] = [
      { ...cost, confidence: 0.91, band: 'answer' },
      { ...cost, confidence: 0.62, band: 'answer' },
      { ...cost, confidence: 0.34, band: 'closest' },
      { ...cost, confidence: 0.15, band: 'none' },
    ];
    const firstLines = quotes.map((_, quote) => {
      const { content } = layOutAnswer(viewOf({ ...answered, quotes }, { quote }), en);
      return content.split('\n')[0];
    });
    expect(firstLines).toEqual([
      '**Likely answer** (91%)',
      '**Likely answer** (62%)',
      '**Closest match – may not answer your question** (34%)',
      '**Closest match – may not answer your question** (15%)',
    ]);
  });

  it('says nothing above a quote that was kept without its confidence', () => {
    const quotes = [cost, { ...cost, confidence: null, band: null }];
    const { content } = layOutAnswer(viewOf({ ...answered, quotes }, { quote: 1 }), en);
    expect(content).toMatch(/^> The lock at Brennhaven/);
  });

  it('leads to the article by its publisher where its headline can stand in no link', () => {
    const quotes = [{ ...cost, article: { ...lock, title: 'Lock *opens* 🎉' } }];
    expect(layOutAnswer(viewOf({ ...answered, quotes }), en).content).toContain(
      '\nLock \\*opens\\* 🎉 · [The Harbour Post](<https://example.com/lock>) · 4 May 2024\n',
    );
  });

  it('shows the quote that is asked for, and the nearest to one that there is not', () => {
    expect(layOutAnswer(viewOf(answered, { quote: 1 }), en).content).toContain(
      '**Boats may pass at night.**',
    );
    expect(layOutAnswer(viewOf(answered, { quote: 7 }), en)).toEqual(
      layOutAnswer(viewOf(answered, { quote: 1 }), en),
    );
    expect(layOutAnswer(viewOf(answered, { quote: -1 }), en)).toEqual(
      layOutAnswer(viewOf(answered), en),
    );
  });

  it('keeps room for the quote, however much stands around it', () => {
    const names = '*'.repeat(200);
    const url = `https://example.com/${'a'.repeat(350)}`;
    const article = { ...lock, title: names, author: names, publisher: names, url };
    const asksFor: ShownQuote['asksFor'] = ['title', 'publisher', 'date', 'author', 'url'];
    const part = names;
    const quotes = [
      { ...cost, alsoIn: [], article, newer: { ...article, id: 'n' }, part, asksFor },
    ];
    const unanswered = [names, names];
    const filters: AnswerState['filters'] = [
      { kind: 'author', value: names, from: 'option', effect: 'filter' },
    ];
    const state = { ...answered, quotes, unanswered, filters };
    const { content } = layOutAnswer(viewOf(state, { showQuestion: true }), en);
    expect(content).toContain(`> ${cost.text.replace(cost.highlight.text, '**$&**')}\n`);
    expect(content).toContain(' · 4 May 2024\n');
    expectWithinLimits(layOutAnswer(viewOf(state, { showQuestion: true }), en));
  });

  it('shows a short quote whole, however little room is left for it', () => {
    const question = '*'.repeat(200);
    const sentence = cost.highlight.text;
    const quotes = [quoteOf(sentence, sentence)];
    for (let room = 0; room <= 400; room += 10) {
      const unanswered = [question, question, question, '*'.repeat(room / 2)];
      const shown = layOutAnswer(viewOf({ ...answered, quotes, unanswered }), en);
      expect(shown.content).toContain(`> **${sentence}**\n`);
      expectWithinLimits(shown);
    }
  });

  it('cuts a long passage at sentences, around the one that answers', () => {
    const quotes = [quoteOf(long, sentence(40).trim())];
    const { content } = layOutAnswer(viewOf({ ...answered, quotes }), en);
    const quoted = textOf(all('blockQuote', shown(content)));
    expect(quoted).toMatch(/^\[…\] Sentence \d+ tells .* ships\. \[…\]\n$/);
    expect(content).toContain(`**${sentence(40).trim()}**`);
    expect(content.length).toBeGreaterThan(1_900);
  });

  it('cuts a sentence that is too long at a word, outside of the bold', () => {
    const sentence = `${'very '.repeat(600)}long.`;
    const { content } = layOutAnswer(
      viewOf({ ...answered, quotes: [quoteOf(sentence, sentence)] }),
      en,
    );
    expect(content).toMatch(/\n> \*\*very( very)+\*\* \\\[…]\n/);
    expect(content.length).toBeGreaterThan(1_900);
  });

  it('names other articles only as far as the quote leaves room, and five at most', () => {
    const others = Array.from({ length: 12 }, (_, n) => ({ ...lock, id: `o${n}`, url: null }));
    const short = layOutAnswer(viewOf({ ...answered, quotes: [{ ...cost, alsoIn: others }] }), en);
    expect(short.content.match(/Tidal lock opens/g)).toHaveLength(6);
    expect(short.content).toMatch(/; and 7 more$/);
    const quotes = [quoteOf(long, sentence(40).trim(), others)];
    expect(layOutAnswer(viewOf({ ...answered, quotes }), en).content).not.toContain('also in');
  });
});

describe("an answer's buttons", () => {
  it('go to the next quote, ask on, judge and delete', () => {
    const payload = layOutAnswer(viewOf(answered), en);
    expect(labelsOf(payload)).toEqual([
      ['Next quote (1 of 2)', 'More context', 'Follow-up'],
      ['👍', '👎', '🗑️'],
    ]);
    expect(idsOf(payload)).toEqual([
      'page|k3x9Qm2ZpL7vT1bA|1|123456789012345678',
      'context|k3x9Qm2ZpL7vT1bA|0',
      'follow|k3x9Qm2ZpL7vT1bA|0',
      'helpful|k3x9Qm2ZpL7vT1bA',
      'unhelpful|k3x9Qm2ZpL7vT1bA',
      'delete|k3x9Qm2ZpL7vT1bA|123456789012345678',
    ]);
  });

  it('share a private answer in the place of deleting it', () => {
    const payload = layOutAnswer(viewOf(answered, { quote: 1, kept: { private: true } }), en);
    expect(labelsOf(payload)).toEqual([
      ['Next quote (2 of 2)', 'More context', 'Follow-up', 'Share'],
      ['👍', '👎'],
    ]);
    expect(idsOf(payload)[0]).toBe('page|k3x9Qm2ZpL7vT1bA|0|123456789012345678');
    expect(idsOf(payload)).toContain('share|k3x9Qm2ZpL7vT1bA|1');
    expect(idsOf(payload)).toContain('follow|k3x9Qm2ZpL7vT1bA|1');
  });

  it('share nothing in a direct message, and walk nowhere from an only quote', () => {
    const kept = { private: true, guildId: null };
    expect(labelsOf(layOutAnswer(viewOf({ ...answered, quotes: [cost] }, { kept }), en))).toEqual([
      ['More context', 'Follow-up'],
      ['👍', '👎'],
    ]);
  });
});

describe('a copy of a public answer', () => {
  const copyFor = '987654321098765432';

  it('is walked through by whose copy it is, and neither shared nor deleted', () => {
    const payload = layOutAnswer(viewOf(answered, { copyFor }), en);
    expect(labelsOf(payload)).toEqual([
      ['Next quote (1 of 2)', 'More context', 'Follow-up'],
      ['👍', '👎'],
    ]);
    expect(idsOf(payload)[0]).toBe(`page|k3x9Qm2ZpL7vT1bA|1|${copyFor}`);
    expect(idsOf(payload)).toContain('follow|k3x9Qm2ZpL7vT1bA|1');
  });

  it('of a refusal is not deleted either', () => {
    const state = { ...refused, nearest: [] };
    expect(labelsOf(layOutAnswer(viewOf(state, { copyFor }), en))).toEqual([['👎']]);
  });
});

describe('a refusal', () => {
  it('says so and lists the nearest articles with a sentence of each, and a choice of one to look at', () => {
    const payload = layOutAnswer(viewOf(refused, { showQuestion: true }), en);
    expect(payload.content).toMatchInlineSnapshot(`
      "-# Asked: what did the lock cost?
      I couldn't find that in the articles.
      Closest articles:
      - [Tidal lock opens](<https://example.com/lock>) · The Harbour Post · 4 May 2024
      > It had cost 41 million crowns.
      - untitled · 4 May 2024
      > Brennhaven
      > It \\*opened\\* on Tuesday."
    `);
    const select = payload.components[0]?.components[0];
    expect(select?.type === ComponentType.StringSelect && select.options).toEqual([
      { label: 'Tidal lock opens · The Harbour Post · 4 May 2024', value: 'a1' },
      { label: 'untitled · 4 May 2024', value: 'b1' },
    ]);
    expect(idsOf(payload)[0]).toBe('nearest|-');
  });

  it('says nothing of near articles if there are none', () => {
    const payload = layOutAnswer(viewOf({ ...refused, nearest: [] }), en);
    expect(payload.content).toBe("I couldn't find that in the articles.");
    expect(labelsOf(payload)).toEqual([['👎', '🗑️']]);
  });

  it('cuts a long sentence at a word', () => {
    const nearest = [nearOf(lock, `${'very '.repeat(100)}long.`)];
    const { content } = layOutAnswer(viewOf({ ...refused, nearest }), en);
    const [, , , sentence = ''] = content.split('\n');
    expect(sentence).toMatch(/^> very( very)+…$/);
    expect(sentence.length).toBeGreaterThan(280);
    expect(sentence.length).toBeLessThanOrEqual(300);
  });

  it('names an article that was kept without a sentence', () => {
    const state = { ...refused, nearest: [{ ...lock, sentence: null }] };
    expect(layOutAnswer(viewOf(state), en).content.split('\n')).toHaveLength(3);
  });

  it('leaves out what a message has no room for: a sentence first, then articles', () => {
    const sentence = 'word '.repeat(50);
    const nearest = Array.from({ length: 30 }, (_, n) =>
      nearOf({ ...lock, id: `a${n}`, title: 'T'.repeat(150), url: null }, sentence),
    );
    const lines = layOutAnswer(viewOf({ ...refused, nearest }), en)
      .content.split('\n')
      .slice(2);
    const kinds = lines.map((line) => line.slice(0, 1)).join('');
    expect(kinds).toBe('->->->->-');
  });

  it('can be judged, deleted, and gone on from where there is a topic', () => {
    expect(labelsOf(layOutAnswer(viewOf(refused), en))).toEqual([['select'], ['👎', '🗑️']]);
    const state = { ...refused, nearest: [], topic: answered.topic };
    expect(labelsOf(layOutAnswer(viewOf(state, { kept: { private: true } }), en))).toEqual([
      ['Follow-up', '👎'],
    ]);
  });

  it('says that no article passes the filters, where that is why', () => {
    const state: AnswerState = {
      ...refused,
      nearest: [],
      nothingFound: true,
      filters: [{ kind: 'source', value: 'Gazette', from: 'option', effect: 'filter' }],
    };
    expect(layOutAnswer(viewOf(state), en).content).toMatchInlineSnapshot(`
      "-# Only articles with “Gazette” in the headline, publisher or author
      No articles match these filters."
    `);
    expect(layOutAnswer(viewOf({ ...state, filters: [] }), en).content).toBe(en.answer.dontSay);
  });

  it('tells moderators what to do while there are no articles', () => {
    const state = { ...refused, nearest: [], nothingFound: true, libraryEmpty: true };
    expect(layOutAnswer(viewOf(state), en).content).toBe(
      'I have no articles to quote from yet. Moderators can add some with `/articles add`.',
    );
  });

  it('offers each article once, whatever id its file gave it', () => {
    const id = `https://example.org/${'long/'.repeat(60)}`;
    const nearest = [lock, lock, { ...lock, id }].map((one) => nearOf(one, 'It opened.'));
    const [row] = layOutAnswer(viewOf({ ...refused, nearest }), en).components;
    const select = row?.components[0];
    const options = select?.type === ComponentType.StringSelect ? select.options : [];
    expect(options.map(({ value }) => value)).toEqual(['a1', shortId(id)]);
  });
});

describe('small talk', () => {
  it.each([
    'greeting',
    'thanks',
    'empty',
    'noise',
    'chatter',
  ] as const)('is answered by a phrase without buttons: %s', (notAQuestion) => {
    const payload = layOutAnswer(viewOf({ ...answered, notAQuestion }), en);
    expect(payload.content).toBe(en.smallTalk[notAQuestion]);
    expect(payload.components).toEqual([]);
  });
});

describe('a shared quote', () => {
  const id = 'z9y8X7w6V5u4T3s2';

  it('tells who shared it and what was asked', () => {
    const payload = layOutShared(viewOf(answered, { quote: 1 }), id, en);
    expect(payload?.content).toMatchInlineSnapshot(`
      "-# Shared by <@123456789012345678>
      -# Asked: what did the lock cost?
      **Closest match – may not answer your question** (15%)
      > The lock at Brennhaven opened on Tuesday. It had cost 41 million crowns. **Boats may pass at night.**
      [Tidal lock opens](<https://example.com/lock>) · The Harbour Post · 4 May 2024"
    `);
  });

  it('can be looked around in and judged by everyone, and deleted by who shared it', () => {
    const payload = sharedQuote(viewOf(answered));
    expect(labelsOf(payload)).toEqual([['More context', '👍', '👎', '🗑️']]);
    expect(idsOf(payload)).toEqual([
      'context|k3x9Qm2ZpL7vT1bA|0',
      'helpful|k3x9Qm2ZpL7vT1bA',
      'unhelpful|k3x9Qm2ZpL7vT1bA',
      `delete|${id}|123456789012345678`,
    ]);
  });

  it('is none where there is no quote', () => {
    expect(layOutShared(viewOf(refused), id, en)).toBeNull();
  });

  function sharedQuote(view: AnswerView): Payload {
    const payload = layOutShared(view, id, en);
    if (payload === null) throw new Error('nothing to share');
    return payload;
  }
});

const anyArticle: fc.Arbitrary<ShownArticle> = fc.record({
  id: fc.oneof(fc.stringMatching(/^[0-9a-f]{12}$/), nasty(8)),
  file: fc.constant('a.txt'),
  title: fc.option(nasty()),
  publisher: fc.option(nasty(12)),
  date: fc.option(fc.constantFrom('2024-05-04', '2023-12-31', 'May')),
  author: fc.option(nasty(12)),
  url: fc.option(
    fc.oneof(
      nasty(8),
      nasty(30).map((path) => `https://example.com/${path}`),
    ),
  ),
});

const anySentence = fc.option(
  nastyBody().map((text) => ({ start: 0, end: text.length, text })),
  { nil: null },
);

const anyNearArticle: fc.Arbitrary<ShownNearArticle> = fc
  .tuple(anyArticle, anySentence)
  .map(([article, sentence]) => ({ ...article, sentence }));

const anyConfidence = fc.constantFrom<Pick<ShownQuote, 'confidence' | 'band'>>(
  { confidence: 0.912, band: 'answer' },
  { confidence: 0.4, band: 'closest' },
  { confidence: 0, band: 'none' },
  { confidence: null, band: null },
);

const anyQuote: fc.Arbitrary<ShownQuote> = fc
  .record({
    quoted: withPart(nastyBody()),
    judged: anyConfidence,
    article: anyArticle,
    alsoIn: fc.array(anyArticle, { maxLength: 8 }),
    newer: fc.option(anyArticle),
    asks: fc.option(nasty()),
    page: fc.option(nasty(30).map((path) => `https://example.com/articles/${path}`)),
    facts: fc.subarray(['title', 'publisher', 'date', 'author', 'url'] as const),
  })
  .map(({ quoted: { text, part }, judged, article, alsoIn, newer, asks, page, facts }) => ({
    ...judged,
    start: 0,
    end: text.length,
    text,
    highlight: part,
    article,
    alsoIn,
    newer,
    part: asks,
    page,
    asksFor: facts,
  }));

const anyState: fc.Arbitrary<AnswerState> = fc.record({
  understoodAs: nasty(),
  corrections: fc.array(fc.record({ from: nasty(), to: nasty() }), { maxLength: 3 }),
  way: fc.constantFrom('slash', 'mention'),
  notAQuestion: fc.oneof(
    { weight: 9, arbitrary: fc.constant(null) },
    fc.constantFrom('empty' as const, 'greeting' as const, 'chatter' as const),
  ),
  band: fc.constantFrom('answer', 'closest', 'none'),
  confidence: fc.double({ min: 0, max: 1, noNaN: true }),
  quotes: fc.array(anyQuote, { maxLength: 4 }),
  unanswered: fc.array(nasty(), { maxLength: 2 }),
  unknownAuthor: fc.option(nasty()),
  nearest: fc.array(anyNearArticle, { maxLength: 40 }),
  filters: fc.array(
    fc.record({
      kind: fc.constantFrom('source', 'author', 'after', 'before', 'publisher', 'period'),
      value: fc.oneof(nasty(), fc.constantFrom('2024-05-04', '2024-05-04..', '..2024-05-04')),
      from: fc.constantFrom('option', 'question'),
      effect: fc.constantFrom('filter', 'boost', 'dropped'),
    }),
    { maxLength: 8 },
  ),
  nothingFound: fc.boolean(),
  // What is said then names a command, in the markup of commands.
  libraryEmpty: fc.constant(false),
  topic: fc.constantFrom(null, answered.topic),
});

const anyView = fc
  .record({
    state: anyState,
    quote: fc.integer({ min: -1, max: 5 }),
    showQuestion: fc.boolean(),
    question: nasty(200),
    private: fc.boolean(),
    guildId: fc.constantFrom(null, '223456789012345678'),
  })
  .map(({ state, quote, showQuestion, ...kept }) => viewOf(state, { quote, showQuestion, kept }));

const anyLocale = fc.constantFrom(...languages.map(({ words }) => words.locale));

describe('any answer in any language', () => {
  it("keeps to Discord's limits and pings nobody", () => {
    fc.assert(
      fc.property(anyView, anyLocale, (view, locale) => {
        const words = wordsFor(locale);
        expectWithinLimits(layOutAnswer(view, words));
        const shared = layOutShared(view, 'z9y8X7w6V5u4T3s2', words);
        if (shared !== null) expectWithinLimits(shared);
      }),
      { numRuns: 100 },
    );
  });

  it('has no markup but its own', () => {
    fc.assert(
      fc.property(anyView, anyLocale, (view, locale) => {
        const words = wordsFor(locale);
        const nodes = shown(layOutAnswer(view, words).content);
        const own = new Set(['subtext', 'blockQuote', 'strong', 'link', 'list']);
        expect([...markupOf(nodes)].filter((type) => !own.has(type))).toEqual([]);
        const { band, notAQuestion, quotes, nearest } = view.state;
        const refusal = band === 'none' || quotes.length === 0;
        const blocks = all('blockQuote', nodes);
        expect(blocks.length).toBeLessThanOrEqual(refusal ? nearest.length : 1);
        if (refusal) expect(all('strong', nodes)).toEqual([]);
        // Outside of the quote only the words of its band are bold, and the facts that are asked for.
        const facts = view.state.quotes.flatMap(({ asksFor }) => asksFor);
        const outside = nodes.filter(({ type }) => type !== 'blockQuote');
        const bold = all('strong', outside).map((one) => textOf([one]));
        const bands = [words.answer.likely, words.answer.closest].map((line) =>
          textOf(all('strong', shown(line('9')))),
        );
        expect(bold.length).toBeLessThanOrEqual(notAQuestion === null ? 1 + facts.length : 0);
        if (facts.length === 0) for (const one of bold) expect(bands).toContain(one);
        expect(all('link', blocks)).toEqual([]);
        const shared = layOutShared(view, 'z9y8X7w6V5u4T3s2', words);
        expect(shared === null).toBe(view.state.quotes.length === 0);
        if (shared !== null) expect(all('user', shown(shared.content))).toHaveLength(1);
      }),
      { numRuns: 100 },
    );
  });

  it('gives the passage back word for word, or a slice of it, and the marked part in bold', () => {
    fc.assert(
      fc.property(anyQuote, anyLocale, (quote, locale) => {
        const words = wordsFor(locale);
        const mark = words.answer.cut;
        const view = viewOf({ ...answered, quotes: [quote] });
        const quotes = all('blockQuote', shown(layOutAnswer(view, words).content));
        const whole = asRead(quote.text);
        const read = textOf(quotes).replace(/\n$/, '');
        expect(
          [read, without(read, `${mark} `, ''), without(read, '', ` ${mark}`)].some((piece) =>
            whole.includes(piece),
          ) || whole.includes(without(read, `${mark} `, ` ${mark}`)),
        ).toBe(true);
        const bold = all('strong', quotes)
          .map((line) => textOf([line]))
          .join('\n');
        expect(marked(quote.highlight.text).startsWith(bold)).toBe(true);
      }),
      { numRuns: 100 },
    );
  });
});

describe('the card of any answer in any language', () => {
  it('has no markup but its own, and links only to newer reports and other articles', () => {
    fc.assert(
      fc.property(anyView, anyLocale, (view, locale) => {
        const { card } = layOutAnswer(view, wordsFor(locale));
        if (card === undefined) return;
        const own = ['subtext', 'heading', 'strong', 'link', 'blockQuote'];
        for (const text of textsIn(card)) {
          const types = [...markupOf(shown(text))];
          expect(types.filter((type) => !own.includes(type))).toEqual([]);
        }
      }),
      { numRuns: 100 },
    );
  });

  it('has the highlight as its heading and the passage below word for word, as far as there is room', () => {
    fc.assert(
      fc.property(anyQuote, anyLocale, (quote, locale) => {
        const words = wordsFor(locale);
        const { cut } = words.answer;
        const { card } = layOutAnswer(viewOf({ ...answered, quotes: [quote] }), words);
        if (card === undefined) return;
        const texts = textsIn(card);
        const at = texts.findIndex((text) => text.startsWith('##'));
        if (at < 0) {
          expect(quote.highlight.text.trim()).toBe('');
          return;
        }
        const headings = all('heading', shown(texts[at] ?? '')).map((one) => textOf([one]));
        expect(squeezed(quote.highlight.text)).toContain(
          squeezed(without(headings.join(' '), '', ` ${cut}`)),
        );
        const isWhole = !headings.join(' ').endsWith(` ${cut}`);
        // Then there is no passage below the heading, and what follows is its source.
        if (isWhole && quote.text.trim() === quote.highlight.text.trim()) return;
        const passage = all('subtext', shown(texts[at + 1] ?? '')).map((one) => textOf([one]));
        const read = squeezed(passage.join(' '));
        const pieces = [
          read,
          without(read, `${cut} `, ''),
          without(read, '', ` ${cut}`),
          without(without(read, `${cut} `, ''), '', ` ${cut}`),
        ];
        expect(pieces.some((piece) => squeezed(quote.text).includes(piece.trim()))).toBe(true);
      }),
      { numRuns: 100 },
    );
  });
});

/** A text as it reads if white space, of which a card keeps only one, doesn't count. */
function squeezed(text: string): string {
  return asRead(text)
    .replace(/[\u202a-\u202e\u2066-\u2069]/g, '')
    .replace(/\s+/g, ' ')
    .trim();
}

/** A text without a beginning and an end, where it has them. */
function without(text: string, before: string, after: string): string {
  const end = text.endsWith(after) ? text.length - after.length : text.length;
  return text.slice(text.startsWith(before) ? before.length : 0, end);
}

/** A marked part as its lines in bold read. */
function marked(text: string): string {
  return text
    .split(/\r\n?|\n/)
    .map((line) => asRead(line.trim()))
    .filter((line) => line !== '')
    .join('\n');
}
