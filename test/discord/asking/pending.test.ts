import { describe, expect, it } from 'vitest';
import { type Pending, readPending, stateOf } from '../../../src/discord/asking/pending.js';
import { wordsFor } from '../../../src/locales/words.js';

const asker = {
  userId: '1',
  guildId: '2',
  viaMember: false,
  channelId: '3',
  parentId: null,
  roleIds: [],
  permissions: 0n,
  words: wordsFor('fr'),
};
const place = {
  kind: 'message',
  channelId: '3',
  messageId: '4',
  repliedId: null,
  threadName: null,
} as const;

describe('what is pending', () => {
  const pending: readonly Pending[] = [
    { kind: 'command', asker, place: { kind: 'interaction', token: 'token' } },
    {
      kind: 'question',
      asked: {
        question: 'When does the ferry sail?',
        filter: { source: 'Harbour Post', after: '2024-01-01' },
        askedVia: 'mention',
        asker,
        private: false,
        topic: { question: 'Which ferry?', articleIds: ['a'] },
      },
      place,
      takenUp: true,
    },
  ];

  it.each(pending)('is read back as it was: a $kind', (one) => {
    expect(readPending(stateOf(one))).toEqual(one);
  });

  it.each([
    '',
    '{"kind":"ques',
    '[]',
    '{"kind":"poll"}',
    // Whose server's shard nobody could tell.
    stateOf({ kind: 'command', asker: { ...asker, guildId: 'harbour' }, place }),
  ])('is none where it says %j', (state) => {
    expect(readPending(state)).toBeNull();
  });
});
