import { describe, expect, it } from 'vitest';
import { layOutStats } from '../../../src/discord/view/server.js';
import { en } from '../../../src/locales/en.js';

const stats = {
  questions: 1200,
  members: 23,
  answer: 800,
  closest: 300,
  refused: 100,
  helpful: 30,
  notHelpful: 10,
};

describe('counts of a server', () => {
  it('shows questions, what became of them, and votes, with shares', () => {
    expect(layOutStats(stats, 30, en).content).toBe(
      [
        '**The last 30 days**',
        '- Questions: 1,200, members: 23',
        '- Answered: 800 (67%)',
        '- Closest match only: 300 (25%)',
        '- Unanswered: 100 (8%)',
        '- Votes: 30 (75%) helpful, 10 (25%) not helpful',
      ].join('\n'),
    );
  });

  it('says so where nobody asked or voted', () => {
    const quiet = { ...stats, helpful: 0, notHelpful: 0 };
    expect(layOutStats(quiet, 1, en).content).toContain('No votes yet');
    const none = { ...quiet, questions: 0, members: 0, answer: 0, closest: 0, refused: 0 };
    expect(layOutStats(none, 30, en).content).toBe(
      'Nobody has asked me anything here in the last 30 days.',
    );
    // A vote may be newer than its question.
    expect(layOutStats({ ...none, helpful: 1 }, 1, en).content).toContain('Answered: 0\n');
  });
});
