import { newRecordId } from '../../src/records/record-id.js';
import type { KeptAnswer } from '../../src/records/records.js';

/** So many minutes after a time. */
export function minute(number: number): string {
  return new Date(Date.UTC(2024, 0, 1) + number * 60_000).toISOString();
}

/** An answer to keep, like any other but for what is given. */
export function keptAnswer(given: Partial<KeptAnswer>): KeptAnswer {
  return {
    id: newRecordId(),
    askedAt: minute(1),
    userId: 'u1',
    guildId: 'g1',
    channelId: 'c1',
    messageId: 'm1',
    private: false,
    question: 'When was the bridge near Lundby closed?',
    outcome: 'answer',
    state: '{}',
    ...given,
  };
}
