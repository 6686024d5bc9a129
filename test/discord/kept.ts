import type { Gap, KeptAnswer } from '../../src/records/records.js';
import { guildId } from './moderating.js';

let kept = 0;

/** An answer as it is kept, just asked by a member of the server; each has an id of its own. */
export function answerKept(more: Partial<KeptAnswer> = {}): KeptAnswer {
  kept += 1;
  return {
    id: `answer${String(kept).padStart(10, '0')}`,
    askedAt: new Date().toISOString(),
    userId: '200000000000000001',
    guildId,
    channelId: '200000000000000002',
    messageId: null,
    private: false,
    question: 'When does the bridge open?',
    outcome: 'answer',
    state: '{}',
    ...more,
  };
}

/** A gap like any other but for what is given; its newest answer has an id of its own. */
export function gapOf(given: Partial<Gap> = {}): Gap {
  return {
    answerId: answerKept().id,
    question: 'When does the bridge open?',
    times: 1,
    refused: 1,
    closest: 0,
    votedDown: 0,
    reasons: [],
    lastAskedAt: '2024-03-01T10:00:00.000Z',
    channelId: '200000000000000002',
    messageId: null,
    state: '{}',
    ...given,
  };
}
