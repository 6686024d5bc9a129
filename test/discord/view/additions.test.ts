import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { AddedArticle, AddingStage, Addition } from '../../../src/discord/articles/adding.js';
import { mostNowAnswered } from '../../../src/discord/gaps/now-answered.js';
import { layOutAdding, layOutAddition } from '../../../src/discord/view/additions.js';
import { en } from '../../../src/locales/en.js';
import type { Gap } from '../../../src/records/records.js';
import { gapOf } from '../kept.js';
import { nasty } from './nasty.js';
import { anyWords, expectOnlyMarkup, expectWithinLimits, oddText } from './odd-articles.js';

const none = { added: 0, replaced: 0, relabelled: 0, unchanged: 0, copy: 0, removed: 0 };

function addition(
  counts: Partial<typeof none>,
  articles: readonly AddedArticle[] = [],
  more: { faults?: readonly string[]; faultCount?: number; interrupted?: boolean } = {},
): Addition {
  const { faults = [], interrupted = false, faultCount = faults.length } = more;
  const report = { articles: { ...none, ...counts }, interrupted, faultCount };
  return { file: '/index/added/ferries.jsonl', report, articles, faults };
}

function added(number: number): AddedArticle {
  return { change: 'added', id: `a${number}`, title: `Ferry ${number} sails` };
}

function stageIn(stage: AddingStage): string {
  return layOutAdding('ferries.jsonl', stage, en).content;
}

describe('an addition under way', () => {
  it('says what is being done, and how far it is', () => {
    expect(stageIn({ stage: 'loading' })).toBe('Loading **ferries.jsonl**…');
    expect(stageIn({ stage: 'waiting', before: 2 })).toBe(
      '**ferries.jsonl**: waiting for 2 changes before it…',
    );
    expect(stageIn({ stage: 'reading' })).toBe('Reading **ferries.jsonl**…');
    expect(stageIn({ stage: 'embedding', articles: 12, done: 0, total: 0 })).toBe(
      'Adding 12 articles from **ferries.jsonl**…',
    );
    expect(stageIn({ stage: 'embedding', articles: 12, done: 30, total: 120 })).toBe(
      'Adding 12 articles from **ferries.jsonl**…\n█████░░░░░░░░░░░░░░░ 30 of 120 passages',
    );
  });
});

describe('an addition at its end', () => {
  it('says what was done to which articles, with their ids', () => {
    const articles: AddedArticle[] = [
      added(1),
      { change: 'replaced', id: 'given *id*', title: null },
      { change: 'unchanged', id: 'a3', title: 'As before' },
    ];
    const counts = { added: 1, replaced: 1, unchanged: 1 };
    expect(layOutAddition('ferries.jsonl', addition(counts, articles), null, en).content).toBe(
      [
        '**ferries.jsonl**: 1 added, 1 replaced, 1 unchanged.',
        '- Ferry 1 sails `a1`',
        '- untitled given \\*id\\*',
      ].join('\n'),
    );
  });

  it('names what fits and counts the rest', () => {
    const articles = Array.from({ length: 40 }, (_, number) => added(number));
    const { content } = layOutAddition('all.jsonl', addition({ added: 900 }, articles), null, en);
    expect(content).toContain('- Ferry 39 sails `a39`');
    expect(content.split('\n').at(-1)).toBe('and 860 more');
  });

  it('says what could not be used, and leaves room for it', () => {
    const articles = Array.from({ length: 40 }, (_, number) => ({
      ...added(number),
      title: `Ferry ${number} sails again after eleven weeks of repairs in the yard of the harbour`,
    }));
    const faults = ['#3: has no text', '#7: is not valid JSON'];
    const both = layOutAddition('a.jsonl', addition({ added: 40 }, articles, { faults }), null, en);
    expect(both.content).toMatch(
      /and \d+ more\nProblems:\n- \\?#3: has no text\n- \\?#7: is not valid JSON$/,
    );
    const nothing = layOutAddition('a.txt', addition({}, [], { faults: ['is a PDF'] }), null, en);
    expect(nothing.content).toBe("I couldn't add anything from **a.txt**.\nProblems:\n- is a PDF");
  });

  it('counts the faults that it was not told of', () => {
    const many = addition({}, [], { faults: ['is a PDF', 'is empty'], faultCount: 1001 });
    const { content } = layOutAddition('a.jsonl', many, null, en);
    expect(content.split('\n').slice(2)).toEqual(['- is a PDF', '- is empty', 'and 999 more']);
  });

  it('says how to go on where it was interrupted', () => {
    const stopped = addition({ added: 1 }, [added(1)], { interrupted: true });
    const { content } = layOutAddition('a.jsonl', stopped, null, en);
    expect(content.split('\n').at(-1)).toBe(en.articles.interrupted);
  });

  it('says which open questions it answers, with links, and marks them as done', () => {
    const guildId = '300000000000000001';
    const asked = [
      gapOf({ question: 'How *long* is the ferry?', messageId: '400000000000000001' }),
      gapOf({ question: 'When does it sail?', messageId: null }),
    ];
    const one = addition({ added: 1 }, [added(1)]);
    const end = (answered: readonly Gap[] | null) => {
      const shown = layOutAddition('a.txt', one, { guildId, answered }, en);
      return [shown.content.split('\n').slice(2), shown.components];
    };
    expect(end(null)).toEqual([[en.articles.lookingAtGaps], []]);
    expect(end([])).toEqual([[], []]);
    const id = `done|${asked.map(({ answerId }) => answerId).join('|')}`;
    expect(end(asked)).toEqual([
      [
        'Now answered:',
        `- How \\*long\\* is the ferry? https://discord.com/channels/${guildId}/200000000000000002/400000000000000001`,
        '- When does it sail?',
      ],
      [expect.objectContaining({ components: [expect.objectContaining({ custom_id: id })] })],
    ]);
  });

  it('stays within a message, with no markup but its own, for any names and faults in any language', () => {
    const counts = fc.record({
      added: fc.nat(1e6),
      replaced: fc.nat(1e6),
      relabelled: fc.nat(1e6),
      unchanged: fc.nat(1e6),
      copy: fc.nat(1e6),
      removed: fc.nat(1e6),
    });
    const change = fc.constantFrom('added', 'replaced', 'copy', 'unchanged', 'removed');
    const article = fc.record({ change, id: oddText, title: fc.option(oddText, { nil: null }) });
    fc.assert(
      fc.property(
        oddText.map((name) => `a${name}`),
        counts,
        fc.array(article as fc.Arbitrary<AddedArticle>, { maxLength: 40 }),
        fc.array(nasty(), { maxLength: 40 }),
        fc.boolean(),
        fc.array(oddText, { maxLength: mostNowAnswered }),
        anyWords,
        (name, articleCounts, articles, faults, interrupted, questions, words) => {
          const made = addition(articleCounts, articles, { faults, interrupted });
          const answered = questions.map((question) =>
            gapOf({ question, messageId: '400000000000000001' }),
          );
          const gaps = { guildId: '300000000000000001', answered };
          const shown = layOutAddition(name, made, gaps, words);
          expectWithinLimits(shown);
          const own = /https:\/\/discord\.com\/channels\/[\d/]+/g;
          const written = shown.content.replaceAll(own, 'link');
          expectOnlyMarkup(written, ['strong', 'list', 'inlineCode']);
          const going = layOutAdding(
            name,
            { stage: 'embedding', articles: 3, done: 9, total: 7 },
            words,
          );
          expectWithinLimits(going);
          expectOnlyMarkup(going.content, ['strong']);
        },
      ),
    );
  });
});
