import { onTestFinished } from 'vitest';
import { openQuestions } from '../../src/discord/asking/questions.js';
import type { Questions } from '../../src/discord/context.js';
import { openAcknowledgements } from '../../src/discord/ops/acknowledgements.js';
import { openMetrics } from '../../src/discord/ops/metrics.js';
import type { ScopedPullquote } from '../../src/pullquote.js';
import { openRecords } from '../../src/records/store.js';

/** The queue of questions over an engine, with records in a folder. */
export function questionsOver(engine: ScopedPullquote, folder: string): Questions {
  const records = openRecords(folder);
  onTestFinished(() => records.close());
  const metrics = openMetrics();
  return openQuestions(() => engine, records, metrics, openAcknowledgements(metrics));
}
