import { describe, expect, it } from 'vitest';
import { openMetrics } from '../../../src/discord/ops/metrics.js';

describe('the metrics', () => {
  it('count and time what happened, in seconds', async () => {
    const metrics = openMetrics();
    metrics.question({ askedVia: 'slash', outcome: 'answer', waitedMs: 400, answeredMs: 90 });
    metrics.question({ askedVia: 'slash', outcome: 'answer', waitedMs: 0, answeredMs: 60 });
    metrics.question({ askedVia: 'mention', outcome: 'refused', waitedMs: 0, answeredMs: 60 });
    metrics.acknowledged(40);
    metrics.failure('index-busy');
    metrics.refusal('cooldown');
    metrics.queue(7);
    const { type, text } = await metrics.page();
    expect(type).toContain('text/plain');
    const lines = text.split('\n');
    for (const line of [
      'pullquote_questions_total{way="slash",outcome="answer"} 2',
      'pullquote_questions_total{way="mention",outcome="refused"} 1',
      'pullquote_question_wait_seconds_sum 0.4',
      'pullquote_question_answer_seconds_bucket{le="0.05"} 0',
      'pullquote_question_answer_seconds_bucket{le="0.1"} 3',
      'pullquote_acknowledgement_seconds_bucket{le="0.025"} 0',
      'pullquote_acknowledgement_seconds_bucket{le="0.05"} 1',
      'pullquote_failures_total{kind="index-busy"} 1',
      'pullquote_refusals_total{kind="cooldown"} 1',
      'pullquote_queue_length 7',
    ]) {
      expect(lines).toContain(line);
    }
    expect(text).toContain('nodejs_eventloop_lag_p99_seconds');
  });

  it('tell of each shard whether it is well, as it is when they are read', async () => {
    const seen = { secondsSinceHeartbeat: 1, secondsSinceEvent: 1 };
    let shards = [
      { id: 2, well: true, ...seen },
      { id: 3, well: false, why: 'not connected', ...seen },
    ];
    const metrics = openMetrics(() => shards);
    const lines = async () =>
      (await metrics.page()).text.split('\n').filter((line) => line.startsWith('pullquote_shard'));
    expect(await lines()).toEqual([
      'pullquote_shard_well{shard="2"} 1',
      'pullquote_shard_well{shard="3"} 0',
    ]);
    shards = shards.map((shard) => ({ ...shard, well: true }));
    expect(await lines()).toContain('pullquote_shard_well{shard="3"} 1');
  });

  it('are each in a registry of their own', async () => {
    openMetrics().queue(3);
    expect((await openMetrics().page()).text).toContain('pullquote_queue_length 0');
  });
});
