import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import type { Metrics } from '../context.js';
import type { ShardHealth } from './health.js';

/** Up to Discord's limit of 3 s for an acknowledgement, in seconds. */
const acknowledgementBuckets = [0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2, 3];
/** From an answer in the cache to one at the end of a long queue, in seconds. */
const answerBuckets = [0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60];

/**
 * Metrics in a registry of their own, along with Node's (memory, the event loop's lag), and whether
 * each of this process's `shards` is well.
 */
export function openMetrics(shards: () => readonly ShardHealth[] = () => []): Metrics {
  const registry = new Registry();
  const registers = [registry];
  collectDefaultMetrics({ register: registry });
  const questions = new Counter({
    name: 'pullquote_questions_total',
    help: 'Questions by the way in which they came and how they were met',
    labelNames: ['way', 'outcome'],
    registers,
  });
  const waiting = new Histogram({
    name: 'pullquote_question_wait_seconds',
    help: 'Time that a question waited for its turn',
    buckets: answerBuckets,
    registers,
  });
  const answering = new Histogram({
    name: 'pullquote_question_answer_seconds',
    help: 'Time that the answer to a question took, once it was its turn',
    buckets: answerBuckets,
    registers,
  });
  const acknowledgement = new Histogram({
    name: 'pullquote_acknowledgement_seconds',
    help: 'Time from when an event was taken up to its acknowledgement, queueing for the event loop aside',
    buckets: acknowledgementBuckets,
    registers,
  });
  const failures = new Counter({
    name: 'pullquote_failures_total',
    help: 'Failures by kind',
    labelNames: ['kind'],
    registers,
  });
  const refusals = new Counter({
    name: 'pullquote_refusals_total',
    help: 'Questions and presses that were turned away, by the reason',
    labelNames: ['kind'],
    registers,
  });
  const queue = new Gauge({
    name: 'pullquote_queue_length',
    help: 'Questions in the queue, those being answered included',
    registers,
  });
  new Gauge({
    name: 'pullquote_shard_well',
    help: 'Whether a shard of this process is connected and its heartbeats are acknowledged',
    labelNames: ['shard'],
    registers,
    collect() {
      for (const { id, well } of shards()) this.set({ shard: id }, well ? 1 : 0);
    },
  });
  return {
    question({ askedVia, outcome, waitedMs, answeredMs }) {
      questions.inc({ way: askedVia, outcome });
      waiting.observe(waitedMs / 1000);
      answering.observe(answeredMs / 1000);
    },
    acknowledged: (ms) => acknowledgement.observe(ms / 1000),
    failure: (kind) => failures.inc({ kind }),
    refusal: (kind) => refusals.inc({ kind }),
    queue: (length) => queue.set(length),
    page: async () => ({ type: registry.contentType, text: await registry.metrics() }),
  };
}
