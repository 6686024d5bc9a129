import { onTestFinished } from 'vitest';
import { openAcknowledgements } from '../../src/discord/acknowledgements.js';
import { openMetrics } from '../../src/discord/operation/metrics.js';
import { openQuestions, type Questions } from '../../src/discord/questions.js';
import type { Engine } from '../../src/engine.js';
import { openRecords } from '../../src/library/record-store.js';

/** The queue of questions over an engine, with records in a folder. */
export function questionsOver(engine: Engine, folder: string): Questions {
  const records = openRecords(folder);
  onTestFinished(() => records.close());
  const metrics = openMetrics();
  return openQuestions(engine, records, metrics, openAcknowledgements(metrics));
}
