import type { Logger } from 'pino';
import type { Engine } from '../engine.js';
import type { Records } from '../records/records.js';
import type { Settings } from '../settings.js';
import type { Additions } from './articles/additions.js';
import type { Example } from './asking/example.js';
import type { Questions } from './asking/questions.js';
import type { Shards } from './gateway/shards.js';
import type { Acknowledgements } from './ops/acknowledgements.js';
import type { Metrics } from './ops/metrics.js';
import type { Servers } from './servers.js';

/** What the bot's commands, buttons and messages work with. */
export interface BotContext {
  readonly settings: Settings;
  readonly engine: Engine;
  readonly records: Records;
  /** The servers' settings, in memory. */
  readonly servers: Servers;
  /** The shards that this process runs; `null` where it runs all. */
  readonly shards: Shards | null;
  /** How many servers the bot is in now; `null` where this process sees some of them only. */
  serverCount(): number | null;
  /** Answers questions, one after another. */
  readonly questions: Questions;
  /** What `/help` gives for an example. */
  readonly example: Example;
  /** Adds articles, in a process of its own. */
  readonly additions: Additions;
  readonly acknowledgements: Acknowledgements;
  readonly metrics: Metrics;
  readonly log: Logger;
}
