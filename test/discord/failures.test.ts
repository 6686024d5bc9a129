import pino from 'pino';
import { describe, expect, it } from 'vitest';
import { newFailureId, reportFailure } from '../../src/discord/failures.js';
import { openMetrics } from '../../src/discord/ops/metrics.js';
import type { Payload } from '../../src/discord/payload.js';
import { Failure, type FailureKind } from '../../src/failure.js';
import { languages } from '../../src/locales/words.js';
import { moderator } from './moderating.js';

describe('the id of a failure', () => {
  it('is 8 characters that are not taken for one another', () => {
    const ids = Array.from({ length: 500 }, newFailureId);
    for (const id of ids) expect(id).toMatch(/^[2-9a-hjkmnp-z]{8}$/);
    expect(new Set(ids).size).toBe(500);
  });
});

describe('a failure of the library', () => {
  const context = { log: pino({ enabled: false }), metrics: openMetrics() };

  it.each<readonly [FailureKind, 'busyArticles' | 'noArticles' | 'unforeseen']>([
    ['index-busy', 'busyArticles'],
    ['index-missing', 'noArticles'],
    ['index-damaged', 'unforeseen'],
  ])('%s is reported in the words of %s, with its id, in every language', async (kind, phrase) => {
    for (const { words } of languages) {
      const shown: Payload[] = [];
      await reportFailure(new Failure('library', kind, 'It failed.'), {
        asker: { ...moderator, words },
        context,
        details: {},
        show: async (payload) => shown.push(payload),
      });
      const [id = ''] = /(?<=`)[2-9a-hjkmnp-z]{8}(?=`)/.exec(shown[0]?.content ?? '') ?? [];
      expect(shown[0]?.content).toBe(words.failures[phrase](id));
    }
  });
});
