import { randomInt } from 'node:crypto';
import { type DestinationStream, destination, type Logger, pino, stdSerializers } from 'pino';
import type { Outcome } from '../../library/records.js';
import type { DiscordSettings } from '../../settings.js';
import type { Way } from '../questions.js';

const hidden = '[hidden]';

/** Addresses that hold an interaction's token, which lets anyone reply for 15 minutes. */
const interactionToken = /((?:webhooks|interactions)\/\d+\/)[\w.-]{20,}/g;

/** Letters and digits that are not taken for one another when read out. */
const clear = '23456789abcdefghjkmnpqrstuvwxyz';

/**
 * The log: JSON lines on standard output. Tokens are hidden wherever they come up, and of a failed
 * request its body, which holds what a member wrote.
 */
export function openLog(
  settings: Pick<DiscordSettings, 'token' | 'logLevel'>,
  stream: DestinationStream = destination(1),
): Logger {
  const { token, logLevel } = settings;
  const withoutTokens = (line: string): string => {
    const known = token === undefined ? line : line.replaceAll(token, hidden);
    return known.replace(interactionToken, `$1${hidden}`);
  };
  return pino(
    {
      level: logLevel,
      base: null,
      timestamp: () => `,"time":"${new Date().toISOString()}"`,
      formatters: { level: (label) => ({ level: label }) },
      serializers: { err: serializeError },
      redact: { paths: ['token', '*.token', '*.*.token', '*.authorization'], censor: hidden },
      hooks: { streamWrite: withoutTokens },
    },
    stream,
  );
}

function serializeError(error: unknown): unknown {
  if (!(error instanceof Error)) return error;
  const { requestBody: _, raw: __, rawError: ___, ...shown } = stdSerializers.err(error);
  return shown;
}

/** An id that a member can read out and an operator find in the log: 8 letters and digits. */
export function newFailureId(): string {
  return Array.from({ length: 8 }, () => clear[randomInt(clear.length)]).join('');
}

/** A question that was met. No member's id: what is in a log can't be forgotten on request. */
export interface LoggedQuestion {
  readonly answerId: string;
  readonly guildId: string | null;
  readonly way: Way;
  readonly outcome: Outcome;
  /** Milliseconds in the queue, and of looking for the answer. */
  readonly waitedMs: number;
  readonly answeredMs: number;
  readonly question: string;
}

/** Writes one line for a question; its words only where the operator asked for them. */
export function logQuestion(
  log: Logger,
  settings: Pick<DiscordSettings, 'logQuestions'>,
  { question, ...logged }: LoggedQuestion,
): void {
  log.info({ ...logged, ...(settings.logQuestions && { question }) }, 'question');
}
