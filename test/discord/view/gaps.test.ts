import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type FilteredGap, gapsOnPage, layOutGaps } from '../../../src/discord/view/gaps.js';
import { en } from '../../../src/locales/en.js';
import { buttonsOf } from '../looking-up.js';
import { anyWords, expectOnlyMarkup, expectWithinLimits, oddText } from './odd-articles.js';

const gap: FilteredGap = {
  answerId: 'a000000000000001',
  question: 'When does the *new* bridge open?',
  times: 3,
  refused: 2,
  closest: 0,
  votedDown: 1,
  reasons: ['old news', 'wrong bridge', 'a third one'],
  lastAskedAt: '2024-03-01T10:00:00.000Z',
  channelId: '200000000000000002',
  messageId: null,
  state: '{}',
  filters: [],
  nonePasses: false,
};

const guildId = '300000000000000001';
const first = { offset: 0, days: 30, done: false, guildId };

describe('a page of gaps', () => {
  it('shows how often what was asked, why it counts, and what members said', () => {
    const { content } = layOutGaps({ items: [gap], total: 1 }, first, en);
    expect(content).toBe(
      [
        '**Questions without a good answer in the last 30 days** · 1 to 1 of 1',
        '3× When does the \\*new\\* bridge open?',
        '-# 2 unanswered · 1 voted down · last asked <t:1709287200:R>',
        '> old news',
        '> wrong bridge',
      ].join('\n'),
    );
  });

  it('links to the message, and says what a question was narrowed to', () => {
    const filters = [
      { kind: 'source', value: 'Nobody', from: 'option', effect: 'filter' },
    ] as const;
    const narrowed = {
      ...gap,
      messageId: '200000000000000003',
      filters: [...filters],
      nonePasses: true,
    };
    const { content } = layOutGaps({ items: [narrowed], total: 1 }, first, en);
    expect(content).toContain(
      [
        '3× When does the \\*new\\* bridge open?',
        '-# Only articles with “Nobody” in the headline, publisher or author',
        `-# ${en.answer.nothingPasses} · 1 voted down · last asked <t:1709287200:R> · https://discord.com/channels/${guildId}/200000000000000002/200000000000000003`,
      ].join('\n'),
    );
    expect(content).not.toContain('unanswered');
  });

  it('leads to the pages on either side, over the same days', () => {
    const items = Array.from({ length: gapsOnPage }, () => gap);
    const at = (offset: number, done: boolean, items: readonly FilteredGap[]) =>
      buttonsOf(layOutGaps({ items, total: 12 }, { offset, days: 7, done, guildId }, en));
    expect(at(5, false, items)).toEqual({
      Previous: 'gaps|0|7|0',
      Next: 'gaps|10|7|0',
      'Show done': 'gaps|0|7|1',
    });
    expect(at(10, true, [gap, gap])).toEqual({ Previous: 'gaps|5|7|1', 'Show open': 'gaps|0|7|0' });
    expect(buttonsOf(layOutGaps({ items: [gap], total: 1 }, first, en))).toEqual({
      'Show done': 'gaps|0|30|1',
    });
  });

  it('marks those that are chosen as done, or as open again where they are done', () => {
    const other = { ...gap, question: 'w '.repeat(200), answerId: 'a000000000000002' };
    const select = (done: boolean) =>
      layOutGaps({ items: [gap, other], total: 2 }, { ...first, done }, en).components[0]
        ?.components;
    const options = [
      { label: gap.question, value: gap.answerId },
      { label: expect.stringMatching(/^(w )+w…$/), value: other.answerId },
    ];
    expect(select(false)).toEqual([
      expect.objectContaining({ custom_id: 'mark-gaps|0|30|0', max_values: 2, options }),
    ]);
    expect(select(false)).toMatchObject([{ placeholder: 'Mark as done…' }]);
    expect(select(true)).toMatchObject([
      { placeholder: 'Mark as open again…', custom_id: 'mark-gaps|0|30|1', max_values: 2 },
    ]);
  });

  it('lets nobody choose between two that look the same', () => {
    const long = `How many passengers does the new ferry carry ${'day after day '.repeat(5)}`;
    const items = [`${long} in May?`, `${long} in June?`, ' ', ' '].map((question, at) => ({
      ...gap,
      answerId: `answer${at}`,
      question,
    }));
    const [{ components: [select] = [] } = {}] = layOutGaps(
      { items, total: 4 },
      first,
      en,
    ).components;
    const labels = select !== undefined && 'options' in select ? select.options : [];
    expect(labels.map(({ label }) => label)).toEqual([
      expect.stringMatching(/after…$/),
      expect.stringMatching(/… \(2\)$/),
      'untitled',
      'untitled (2)',
    ]);
    for (const { label } of labels) expect(label.length).toBeLessThanOrEqual(100);
  });

  it('says so where there are none', () => {
    const none = { items: [], total: 0 };
    const open = layOutGaps(none, first, en);
    expect(open.content).toBe('There are no open questions from the last 30 days.');
    expect(buttonsOf(open)).toEqual({ 'Show done': 'gaps|0|30|1' });
    const done = layOutGaps(none, { ...first, done: true }, en);
    expect(done.content).toBe('No question asked in the last 30 days is marked as done.');
    expect(buttonsOf(done)).toEqual({ 'Show open': 'gaps|0|30|0' });
  });

  it('stays within a message, with no markup but its own, for any words of members in any language', () => {
    const count = fc.nat(1e6);
    const any = fc.record({
      answerId: fc.stringMatching(/^[0-9A-Za-z]{16}$/),
      question: oddText,
      times: count,
      refused: count,
      closest: count,
      votedDown: count,
      reasons: fc.array(oddText, { maxLength: 5 }),
      lastAskedAt: fc.constant(gap.lastAskedAt),
      channelId: fc.constant(gap.channelId),
      messageId: fc.constantFrom(null, '200000000000000003'),
      state: fc.constant('{}'),
      filters: fc.array(
        fc.record({
          kind: fc.constantFrom('source', 'author'),
          value: oddText,
          from: fc.constant('option' as const),
          effect: fc.constant('filter' as const),
        }),
        { maxLength: 2 },
      ),
      nonePasses: fc.boolean(),
    });
    fc.assert(
      fc.property(
        fc.uniqueArray(any, {
          minLength: 1,
          maxLength: gapsOnPage,
          selector: ({ answerId }) => answerId,
        }),
        fc.nat(1e6),
        fc.integer({ min: 1, max: 365 }),
        fc.boolean(),
        anyWords,
        (items, offset, days, done, words) => {
          const view = { offset, days, done, guildId };
          const page = layOutGaps({ items, total: offset + 10 }, view, words);
          expectWithinLimits(page);
          const own = /https:\/\/discord\.com\/channels\/[\d/]+/g;
          expectOnlyMarkup(page.content.replaceAll(own, 'link'), [
            'strong',
            'subtext',
            'blockQuote',
            'timestamp',
          ]);
        },
      ),
    );
  });
});
