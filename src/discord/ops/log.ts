import { type DestinationStream, destination, type Logger, pino, stdSerializers } from 'pino';
import type { Settings } from '../../settings.js';
import { escapeJson } from '../../text/controls.js';
import type { Answered, Asked } from '../context.js';

const hidden = '[hidden]';

/** Addresses that hold an interaction's token, which lets anyone reply for 15 minutes. */
const interactionToken = /((?:webhooks|interactions)\/\d+\/)[\w.-]{20,}/g;

/**
 * The log: JSON lines on standard output. Tokens are hidden wherever they appear, and so is
 * the body of a failed request, which holds what a member wrote. What a terminal would obey is escaped.
 */
export function openLog(
  { discord: { token, logLevel } }: Settings,
  stream: DestinationStream = destination(1),
): Logger {
  const withoutTokens = (line: string): string => {
    const known = token === undefined ? line : line.replaceAll(token, hidden);
    return escapeJson(known.replace(interactionToken, `$1${hidden}`));
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

/**
 * Writes one line for an answered question; its words only if the operator asked for them, and no
 * member's id: what is in a log can't be deleted on request.
 */
export function logQuestion(
  log: Logger,
  { discord }: Settings,
  { question, askedVia, private: hiddenReply, asker }: Asked,
  { kept, waitedMs, answeredMs }: Answered,
): void {
  log.info(
    {
      answer: kept.id,
      guild: asker.guildId,
      way: askedVia,
      private: hiddenReply,
      outcome: kept.outcome,
      waitedMs: Math.round(waitedMs),
      answeredMs: Math.round(answeredMs),
      ...(discord.logQuestions && { question }),
    },
    'question',
  );
}
