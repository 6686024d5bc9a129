import { describe, expect, it } from 'vitest';
import {
  questionIn,
  type ReceivedMessage,
  triggerOf,
} from '../../../src/discord/asking/message-question.js';
import { unsetServer } from '../../../src/records/records.js';

const message: ReceivedMessage = {
  content: 'When does the ferry run?',
  fromBot: false,
  guildId: '1',
  channelId: '10',
  parentId: null,
  mentionsBot: false,
  mentionsRole: false,
  mentionsOthers: false,
  repliesTo: null,
  post: null,
  inOwnThread: false,
};
const newPost = { title: 'When does the ferry run?', isFirst: true, byAuthor: true };
const later = { ...newPost, isFirst: false };
const byOther = { ...later, byAuthor: false };
const inThreads = { ...unsetServer, answersInThreads: true };
const questionChannels = { ...unsetServer, questionChannels: ['10'] };

describe('whether a message asks', () => {
  it.each([
    ['a message to nobody', {}, unsetServer, null],
    ['a mention', { mentionsBot: true }, unsetServer, 'mention'],
    ["a mention of the bot's role", { mentionsRole: true }, unsetServer, 'mention'],
    [
      'one in words that Discord withholds',
      { mentionsRole: true, content: '' },
      unsetServer,
      'unread',
    ],
    [
      'one beside a mention of the bot',
      { mentionsRole: true, mentionsBot: true },
      unsetServer,
      'mention',
    ],
    ['what goes on in a thread of the bot', { inOwnThread: true }, inThreads, 'thread'],
    ['the same if moderators want no threads any more', { inOwnThread: true }, unsetServer, null],
    [
      'what is for another member there',
      { inOwnThread: true, mentionsOthers: true },
      inThreads,
      null,
    ],
    ['a reply to the bot there', { inOwnThread: true, repliesTo: 'bot' }, inThreads, 'mention'],
    ['a direct message', { guildId: null }, unsetServer, 'direct'],
    ['a message in a question channel', {}, questionChannels, 'channel'],
    ['a thread of one', { channelId: '11', parentId: '10' }, questionChannels, 'channel'],
    ['another channel', { channelId: '12' }, questionChannels, null],
    ["members' replies to each other", { repliesTo: 'other' }, questionChannels, null],
    ['what is said to somebody by name', { mentionsOthers: true }, questionChannels, null],
    ['a reply to the bot', { repliesTo: 'bot' }, questionChannels, 'mention'],
    ['a reply to the bot elsewhere', { repliesTo: 'bot' }, unsetServer, null],
    ['a text that Discord withholds', { content: '' }, questionChannels, null],
    ['a new post with a title alone', { content: '', post: newPost }, questionChannels, 'channel'],
    ["a later message of a post's author", { post: later }, questionChannels, 'channel'],
    ["another's message in it", { post: byOther }, questionChannels, null],
    ['a reply to the bot in it', { post: byOther, repliesTo: 'bot' }, questionChannels, 'mention'],
    [
      'another bot, even where it mentions',
      { fromBot: true, mentionsBot: true },
      unsetServer,
      null,
    ],
  ] as const)('%s', (_, change, server, trigger) => {
    expect(triggerOf({ ...message, ...change }, server)).toBe(trigger);
  });

  it('leaves the mentions of the bot and of its role out of the question, and no other', () => {
    expect(questionIn('<@42> when   does <@43> sail, <@!42>?', ['42'])).toBe(
      'when does <@43> sail, ?',
    );
    expect(questionIn('<@&44> when does <@&45> sail?', ['42', '44'])).toBe(
      'when does <@&45> sail?',
    );
    expect(questionIn('<@42>', ['42'])).toBe('');
  });
});
