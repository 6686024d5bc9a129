import type { APIContainerComponent } from 'discord.js';
import { describe, expect, it } from 'vitest';
import type { AnswerState, ShownQuote } from '../../../src/discord/answer-state.js';
import { type Payload, withoutRows } from '../../../src/discord/payload.js';
import { layOutAnswer, layOutShared } from '../../../src/discord/view/answer.js';
import { en } from '../../../src/locales/en.js';
import { allOf, type Component } from '../loopback/components.js';
import { againstSchema } from '../loopback/schema.js';
import { componentText } from '../loopback/transcript.js';
import { answered, cost, lock, nearOf, quoteOf, refused, viewOf } from './views.js';

const long = Array.from(
  { length: 40 },
  (_, number) => `Sentence ${number} tells of the sea and of ships.`,
).join(' ');

function cardIn({ card }: Payload): APIContainerComponent {
  if (card === undefined) throw new Error('no card');
  return card;
}

/** A card as a transcript shows it. */
function read(payload: Payload): string {
  return componentText(cardIn(payload) as Component);
}

function cardOfQuote(quote: ShownQuote, more: Partial<AnswerState> = {}): Payload {
  return layOutAnswer(viewOf({ ...answered, ...more, quotes: [quote] }), en);
}

describe("an answer's card", () => {
  it('has the sentence first, its passage, its source, and what can be done', () => {
    const payload = layOutAnswer(viewOf(answered), en);
    expect(read(payload)).toMatchInlineSnapshot(`
      "▌ ## It had cost 41 million crowns.
      ▌ -# The lock at Brennhaven opened on Tuesday. **It had cost 41 million crowns.** Boats may pass at night.
      ▌ **Tidal lock opens**
      ▌ -# The Harbour Post · 4 May 2024 [Read article ↗]
      ▌ -# **Likely answer** (91%)
      ▌ -# also in: Tidal lock opens · Coast Wire · 4 May 2024
      ▌ [Next quote (1 of 2)] [More context] [Follow-up]
      ▌ [👍] [👎] [🗑️]"
    `);
    expect(
      againstSchema('MessageCreateRequest', { flags: 1 << 15, components: [payload.card] }),
    ).toEqual({
      faults: [],
      unknown: [],
    });
  });

  it('is sent like this', () => {
    expect(
      cardIn(layOutAnswer(viewOf({ ...answered, quotes: [cost] }), en)),
    ).toMatchInlineSnapshot(`
      {
        "accent_color": 3120739,
        "components": [
          {
            "content": "## It had cost 41 million crowns.",
            "type": 10,
          },
          {
            "content": "-# The lock at Brennhaven opened on Tuesday. **It had cost 41 million crowns.** Boats may pass at night.",
            "type": 10,
          },
          {
            "content": "**Tidal lock opens**",
            "type": 10,
          },
          {
            "accessory": {
              "label": "Read article",
              "style": 5,
              "type": 2,
              "url": "https://example.com/lock",
            },
            "components": [
              {
                "content": "-# The Harbour Post · 4 May 2024
      -# **Likely answer** (91%)",
                "type": 10,
              },
            ],
            "type": 9,
          },
          {
            "content": "-# also in: Tidal lock opens · Coast Wire · 4 May 2024",
            "type": 10,
          },
          {
            "components": [
              {
                "custom_id": "context|k3x9Qm2ZpL7vT1bA|0",
                "label": "More context",
                "style": 2,
                "type": 2,
              },
              {
                "custom_id": "follow|k3x9Qm2ZpL7vT1bA|0",
                "label": "Follow-up",
                "style": 2,
                "type": 2,
              },
            ],
            "type": 1,
          },
          {
            "components": [
              {
                "custom_id": "helpful|k3x9Qm2ZpL7vT1bA",
                "emoji": {
                  "name": "👍",
                },
                "style": 2,
                "type": 2,
              },
              {
                "custom_id": "unhelpful|k3x9Qm2ZpL7vT1bA",
                "emoji": {
                  "name": "👎",
                },
                "style": 2,
                "type": 2,
              },
              {
                "custom_id": "delete|k3x9Qm2ZpL7vT1bA|123456789012345678",
                "emoji": {
                  "name": "🗑️",
                },
                "style": 2,
                "type": 2,
              },
            ],
            "type": 1,
          },
        ],
        "type": 17,
      }
    `);
  });

  it('has a colour for each band', () => {
    const colours = (['answer', 'closest', 'none'] as const).map(
      (band) => cardIn(cardOfQuote({ ...cost, band })).accent_color,
    );
    expect(
      new Set([...colours.slice(0, 2), cardIn(layOutAnswer(viewOf(refused), en)).accent_color])
        .size,
    ).toBe(3);
  });

  it('says before the sentence that it may not be the answer', () => {
    expect(read(cardOfQuote({ ...cost, band: 'closest', confidence: 0.4 }))).toMatch(
      /^▌ \*\*Closest match – may not answer your question\*\* \(40%\)\n▌ ## It had cost/,
    );
  });

  it('has what was asked, what narrowed it, a newer report and what nothing was found about', () => {
    const payload = layOutAnswer(
      viewOf(
        {
          ...answered,
          quotes: [{ ...cost, newer: { ...lock, title: 'Lock to cost more' }, part: 'the cost?' }],
          unanswered: ['and who paid?'],
          filters: [{ kind: 'source', value: 'Harbour', from: 'option', effect: 'filter' }],
        },
        { showQuestion: true },
      ),
      en,
    );
    expect(read(payload)).toMatchInlineSnapshot(`
      "▌ -# Asked: what did the lock cost?
      ▌ -# Asked: the cost?
      ▌ ## It had cost 41 million crowns.
      ▌ -# The lock at Brennhaven opened on Tuesday. **It had cost 41 million crowns.** Boats may pass at night.
      ▌ ⚠️ **A newer report differs:** [Lock to cost more](<https://example.com/lock>) · The Harbour Post · 4 May 2024
      ▌ **Tidal lock opens**
      ▌ -# The Harbour Post · 4 May 2024 [Read article ↗]
      ▌ -# **Likely answer** (91%)
      ▌ -# also in: Tidal lock opens · Coast Wire · 4 May 2024
      ▌ -# Only articles with “Harbour” in the headline, publisher or author
      ▌ ―――
      ▌ -# Asked: and who paid?
      ▌ I couldn't find that in the articles.
      ▌ [More context] [Follow-up]
      ▌ [👍] [👎] [🗑️]"
    `);
  });

  it('has no button to read an article without an address of the web', () => {
    for (const url of [null, 'ftp://example.com/lock', `https://example.com/${'x'.repeat(500)}`]) {
      const text = read(cardOfQuote({ ...cost, article: { ...lock, url } }));
      expect(text).toContain('▌ **Tidal lock opens**\n▌ -# The Harbour Post · 4 May 2024\n');
      expect(text).not.toContain('↗');
    }
  });

  it('leads to a page of ours if the article has no address of its own', () => {
    const page = 'https://quotes.example.org/articles/a1?from=0&to=10#quote';
    const buttons = (url: string | null): string =>
      JSON.stringify(cardOfQuote({ ...cost, page, article: { ...lock, url } }));
    expect(buttons(null)).toContain(`"url":"${page}"`);
    expect(buttons('https://example.com/lock')).not.toContain('quotes.example.org');
  });

  it('has the button beside the headline if nothing else is known', () => {
    const article = { ...lock, publisher: null, date: null };
    expect(read(cardOfQuote({ ...cost, article, confidence: null, band: null }))).toContain(
      '▌ **Tidal lock opens** [Read article ↗]\n',
    );
  });

  it('has no passage that says no more than the sentence', () => {
    expect(read(cardOfQuote(quoteOf('It rained.', 'It rained.')))).toMatch(
      /^▌ ## It rained\.\n▌ \*\*Tidal lock opens\*\*\n/,
    );
  });

  it('shortens a long passage around the sentence, to what a phone shows', () => {
    const text = read(cardOfQuote(quoteOf(long, 'Sentence 20 tells of the sea and of ships.')));
    const [sentence, passage = ''] = text.split('\n');
    expect(sentence).toBe('▌ ## Sentence 20 tells of the sea and of ships.');
    expect(passage).toMatch(/^▌ -# \\\[…] Sentence .*\*\*Sentence 20 [^*]*\*\*.* ships\. \\\[…]$/);
    expect(passage.length).toBeGreaterThan(250);
    expect(passage.length).toBeLessThan(400);
  });

  it('begins with the beginning of a very long sentence, and has all of it below', () => {
    const sentence = `${'very '.repeat(100)}long.`;
    const text = read(cardOfQuote(quoteOf(`${sentence} It rained.`, sentence)));
    expect(text).toMatch(
      /^▌ ### very( very)+ \\\[…\]\n▌ -# \*\*very( very)+ long\.\*\* It rained\.\n/,
    );
  });

  it('makes a heading of each line, and of what looks like other markup', () => {
    const text = read(cardOfQuote(quoteOf('#5\n\n- *a* </b>', '#5\n\n- *a* </b>')));
    expect(text).toMatch(/^▌ ## \\#5\n▌ ## \\- \\\*a\\\* \\<\/b>\n/);
  });

  it('shows nothing that can not be pressed', () => {
    for (const payload of [layOutAnswer(viewOf(answered, { quote: 1 }), en), cardOfQuote(cost)]) {
      const off = allOf([cardIn(payload) as Component]).filter(({ disabled }) => disabled);
      expect(off).toEqual([]);
    }
    expect(read(cardOfQuote(cost))).not.toContain('Next quote');
  });

  it('has no rows if the answer is not kept, and still leads to the article', () => {
    const text = read(withoutRows(layOutAnswer(viewOf(answered), en)));
    expect(text).toContain('[Read article ↗]');
    expect(text).not.toContain('[More context]');
  });

  it('is left out if it would be over a limit', () => {
    const title = '*'.repeat(200);
    const articles = { article: { ...lock, title }, newer: { ...lock, title } };
    const unanswered = Array.from({ length: 16 }, () => '*'.repeat(200));
    const payload = cardOfQuote({ ...cost, ...articles }, { unanswered });
    expect(payload.card).toBeUndefined();
  });
});

describe("a refusal's card", () => {
  it('names the nearest articles, each with a button to open it', () => {
    expect(read(layOutAnswer(viewOf(refused, { showQuestion: true }), en))).toMatchInlineSnapshot(`
      "▌ -# Asked: what did the lock cost?
      ▌ ### I couldn't find that in the articles.
      ▌ ―――
      ▌ -# Closest articles:
      ▌ **Tidal lock opens** [Open]
      ▌ -# The Harbour Post · 4 May 2024
      ▌ > It had cost 41 million crowns.
      ▌ **untitled** [Open]
      ▌ -# 4 May 2024
      ▌ > Brennhaven
      ▌ > It \\*opened\\* on Tuesday.
      ▌ [👎] [🗑️]"
    `);
  });

  it('names each article once, and four at most', () => {
    const nearest = ['a', 'a', 'b', 'c', 'd', 'e'].map((id) =>
      nearOf({ ...lock, id }, 'It opened.'),
    );
    const text = read(layOutAnswer(viewOf({ ...refused, nearest }), en));
    expect(text.match(/\[Open\]/g)).toHaveLength(4);
  });

  it('says only that nothing was found if nothing is near, and what narrowed the search', () => {
    const state: AnswerState = {
      ...refused,
      nearest: [],
      nothingFound: true,
      filters: [{ kind: 'source', value: 'Gazette', from: 'option', effect: 'filter' }],
    };
    expect(read(layOutAnswer(viewOf(state), en))).toMatchInlineSnapshot(`
      "▌ ### No articles match these filters.
      ▌ -# Only articles with “Gazette” in the headline, publisher or author
      ▌ [👎] [🗑️]"
    `);
  });
});

describe('a shared card', () => {
  it('tells who shared it and what was asked', () => {
    const payload = layOutShared(viewOf(answered, { quote: 1 }), 'z9y8X7w6V5u4T3s2', en);
    expect(payload && read(payload)).toMatchInlineSnapshot(`
      "▌ -# Shared by <@123456789012345678>
      ▌ -# Asked: what did the lock cost?
      ▌ **Closest match – may not answer your question** (15%)
      ▌ ## Boats may pass at night.
      ▌ -# The lock at Brennhaven opened on Tuesday. It had cost 41 million crowns. **Boats may pass at night.**
      ▌ **Tidal lock opens**
      ▌ -# The Harbour Post · 4 May 2024 [Read article ↗]
      ▌ [More context] [👍] [👎] [🗑️]"
    `);
  });
});

describe('small talk', () => {
  it('is no card', () => {
    const state: AnswerState = { ...answered, notAQuestion: 'thanks' };
    expect(layOutAnswer(viewOf(state), en).card).toBeUndefined();
  });
});
