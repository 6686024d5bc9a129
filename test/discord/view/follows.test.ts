import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { layOutDigest, layOutDigestPanel } from '../../../src/discord/view/digest.js';
import { layOutFind, layOutFollows } from '../../../src/discord/view/follows.js';
import { en } from '../../../src/locales/en.js';
import { languages } from '../../../src/locales/words.js';
import { type Follow, unsetFollower } from '../../../src/records/follows.js';
import { expectWithinLimits } from './limits.js';
import { anyWords, oddHeadline, oddText } from './odd-articles.js';

const channelId = '300000000000000011';

function follow(question: string, channel: string | null = null, at = 0): Follow {
  return {
    id: `f${at}`.padEnd(16, '0'),
    userId: '200000000000000001',
    guildId: channel && '100000000000000001',
    channelId: channel,
    question,
    madeAt: '2024-05-01T00:00:00.000Z',
    locale: 'en-GB',
  };
}

describe('news on what is followed', () => {
  it('is the sentence, word for word, with its source, and says nothing of its own about it', () => {
    const article = {
      ...{ id: 'a', file: 'a.txt', title: 'Ferry sails', publisher: 'Kalvik Gazette' },
      ...{ date: '2024-05-04', author: null, url: 'https://news.example/ferry' },
    };
    const text = 'The ferry sails on *Monday*.';
    const highlight = { start: 0, end: text.length, text };
    const shown = layOutFind(
      follow('When does it sail?', channelId),
      { highlight, article, band: 'answer', confidence: 0.83 },
      en,
    );
    expect(shown.content.split('\n')).toEqual([
      '🔔 **When does it sail?**',
      '> The ferry sails on \\*Monday\\*.',
      '[Ferry sails](<https://news.example/ferry>) · Kalvik Gazette · 4 May 2024',
      '-# **Likely answer** (83%) · followed by <@200000000000000001>',
    ]);
    expect(shown.card).toBeUndefined();
    expect(shown.allowedMentions).toEqual({ parse: [], repliedUser: false });
  });

  it('fits into a message, whatever is quoted, followed or known of the article', () => {
    const sentence = fc.string({ minLength: 1, maxLength: 4_000 });
    fc.assert(
      fc.property(oddText, sentence, oddHeadline, anyWords, (question, text, headline, words) => {
        const highlight = { start: 0, end: text.length, text };
        const article = { ...headline, file: headline.locator };
        const quote = { highlight, article, band: 'answer', confidence: 0.9 } as const;
        expectWithinLimits(layOutFind(follow(question, channelId), quote, words));
      }),
    );
  });
});

describe('the panel of what is followed', () => {
  it('fits into a message, however much is followed, in each language', () => {
    const some = fc.array(oddText, { maxLength: 20 });
    fc.assert(
      fc.property(some, fc.boolean(), anyWords, (questions, inChannel, words) => {
        const all = questions.map((one, at) => follow(one, inChannel ? channelId : null, at));
        const settings = {
          ...unsetFollower,
          quiet: { from: 22, to: 7 },
          timeZone: 'America/Argentina/ComodRivadavia',
          closedSince: '2024-05-01T00:00:00.000Z',
        };
        const news = words.follows.followed('x'.repeat(400));
        expectWithinLimits(layOutFollows(all, { news, settings, hasOwnArticles: true }, words));
      }),
    );
  });

  it('says how to begin if nothing is followed', () => {
    const view = { news: null, settings: unsetFollower, hasOwnArticles: false };
    const { content, components } = layOutFollows([], view, en);
    expect(content).toContain(en.follows.none);
    expect(components).toEqual([]);
  });
});

describe('a digest', () => {
  it('fits into a message, whatever the articles are, and counts every story', () => {
    const story = fc.record({
      source: oddHeadline.map((one) => ({ ...one, opening: '' })),
      sentence: fc.string({ minLength: 1, maxLength: 2_000 }),
      others: fc.nat(500),
    });
    fc.assert(
      fc.property(fc.array(story, { minLength: 1, maxLength: 12 }), anyWords, (stories, words) => {
        expectWithinLimits(layOutDigest(stories, { articles: 9_999, more: 288 }, words));
      }),
    );
  });

  it('is set in a panel that fits, and says what is missing', () => {
    const next = new Date('2024-05-04T08:00:00.000Z');
    const none = layOutDigestPanel(
      { every: 'day', channelId: null, last: null },
      { news: null, mayWrite: true, next },
      en,
    );
    expect(none.content).toContain(en.config.digest.noChannel);
    expectWithinLimits(none);
    const shut = layOutDigestPanel(
      { every: 'week', channelId, last: null },
      { news: en.config.saved, mayWrite: false, next },
      en,
    );
    expect(shut.content).toContain(en.config.digest.cannotWrite(`<#${channelId}>`));
    expect(shut.content).toContain('<t:1714809600:F>');
    expectWithinLimits(shut);
  });

  it('says in every language in which time zone its time of day is', () => {
    for (const { words } of languages) {
      expect(words.config.digest.about).toMatch(/\bUTC\b/);
    }
  });
});
