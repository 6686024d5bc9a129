import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Payload } from '../../../src/discord/payload.js';
import { layOutAdding, layOutAddition } from '../../../src/discord/view/additions.js';
import { layOutAnswer, layOutShared } from '../../../src/discord/view/answer.js';
import { layOutArticle, layOutCandidates } from '../../../src/discord/view/article.js';
import { textsIn } from '../../../src/discord/view/card/blocks.js';
import { layOutGaps } from '../../../src/discord/view/gaps.js';
import { layOutPassage } from '../../../src/discord/view/passage.js';
import { layOutHelp } from '../../../src/discord/view/server.js';
import { layOutSources } from '../../../src/discord/view/sources.js';
import { en } from '../../../src/locales/en.js';
import { directionControl } from '../../../src/text/controls.js';
import { labelsOf } from './limits.js';
import { answered, lock, nearOf, quoteOf, refused, viewOf } from './views.js';

/** Words between controls that turn the direction around, which nobody closes or opens. */
const turning = fc
  .array(
    fc.constantFrom(
      '\u202a',
      '\u202b',
      '\u202d',
      '\u202e',
      '\u2066',
      '\u2067',
      '\u2068',
      '\u202c',
      '\u2069',
      'Kalvik',
      ' ferry ',
      'שלום',
      '41',
    ),
    { minLength: 1, maxLength: 12 },
  )
  .map((pieces) => `${pieces.join('')}a`);

/** How many levels a line's controls leave open, by the rules of Unicode's bidirectional algorithm. */
function leftOpen(line: string): number {
  const open: ('embedding' | 'isolate')[] = [];
  for (const character of line) {
    if ('\u202a\u202b\u202d\u202e'.includes(character)) open.push('embedding');
    if ('\u2066\u2067\u2068'.includes(character)) open.push('isolate');
    if (character === '\u202c' && open.at(-1) === 'embedding') open.pop();
    if (character === '\u2069' && open.includes('isolate')) {
      while (open.pop() !== 'isolate');
    }
  }
  return open.length;
}

/** Holds a message to turn nothing around but what it quotes, to the end of the quote's line. */
function expectClosed(shown: Payload): void {
  for (const line of shown.content.split('\n')) {
    if (line.startsWith('> ')) expect(leftOpen(line), line).toBe(0);
    else expect(line).not.toMatch(new RegExp(directionControl.source));
  }
  for (const text of shown.card ? textsIn(shown.card) : []) {
    for (const line of text.split('\n')) expect(leftOpen(line), line).toBe(0);
  }
  expect(labelsOf(shown).flat().join()).not.toMatch(new RegExp(directionControl.source));
  expect(JSON.stringify(shown.components)).not.toMatch(
    /"label":"[^"]*[\u202a-\u202e\u2066-\u2069]/,
  );
}

/** Every message that shows text of articles, files or members. */
function messagesWith(text: string): Payload[] {
  const article = { ...lock, title: text, publisher: text };
  const quote = { ...quoteOf(text, text, [article]), article };
  const near = nearOf(article, text);
  const kept = { kept: { question: text }, showQuestion: true };
  const filters = [{ kind: 'source', value: text, from: 'option', effect: 'filter' } as const];
  const whole = {
    ...article,
    locator: '/a.txt',
    author: text,
    passageCount: 1,
    addedAt: '2024-05-04T12:00:00.000Z',
    body: text,
  };
  const passages = [{ ordinal: 0, start: 0, end: text.length }];
  const changes = { added: 1, replaced: 0, relabelled: 0, unchanged: 0, copy: 0, removed: 0 };
  const gap = {
    question: text,
    times: 2,
    refused: 1,
    closest: 1,
    votedDown: 0,
    reasons: [text],
    lastAskedAt: '2024-05-04T12:00:00.000Z',
    channelId: '2',
    messageId: '3',
    answerId: 'a000000000000001',
    state: '{}',
    filters: [],
    nonePasses: false,
  };
  const page = { items: [whole], total: 1 };
  const shared = layOutShared(viewOf({ ...answered, quotes: [quote] }, kept), 'other', en);
  return [
    layOutAnswer(viewOf({ ...answered, quotes: [quote, quote], filters }, kept), en),
    layOutAnswer(viewOf({ ...refused, nearest: [near], filters }, kept), en),
    ...(shared === null ? [] : [shared]),
    layOutArticle({ article: whole, opening: { start: 0, end: text.length }, alsoIn: [whole] }, en),
    layOutCandidates({ kind: 'several', ...page }, en),
    layOutPassage({ article: whole, passages, ordinal: 0, highlight: null }, en),
    layOutSources(page, { offset: 0, source: text, after: null, before: null }, en),
    layOutAdding(text, { stage: 'loading' }, en),
    layOutAddition(
      text,
      {
        file: text,
        report: { articles: changes, interrupted: false, faultCount: 1 },
        articles: [{ change: 'added', id: text, title: text }],
        faults: [text],
      },
      { guildId: '1', answered: [gap] },
      en,
    ),
    layOutGaps({ items: [gap], total: 1 }, { offset: 0, days: 10, done: false, guildId: '1' }, en),
    layOutHelp({ example: text, moderator: false, keepDays: 90 }, en),
  ];
}

describe('controls that turn the direction of text around', () => {
  it('reach no word of the bot’s own, from whatever article, file or member they come', () => {
    fc.assert(
      fc.property(turning, (text) => {
        for (const shown of messagesWith(text)) expectClosed(shown);
      }),
    );
  });

  it('stay in a quote as they are, and are closed at the end of its line', () => {
    const text = 'It cost \u202e5.4 noillim in all.';
    const { content } = layOutAnswer(viewOf({ ...answered, quotes: [quoteOf(text, text)] }), en);
    expect(content).toContain(`> **${text}**\u202c\n`);
  });

  it('leave a title of nothing else untitled', () => {
    const article = { ...lock, title: '\u202e\u2067 ' };
    const { content } = layOutAnswer(
      viewOf({ ...answered, quotes: [{ ...quoteOf('It rained.', 'It rained.'), article }] }),
      en,
    );
    expect(content).toContain(en.answer.untitled);
  });
});
