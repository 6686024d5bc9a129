import { setTimeout as after } from 'node:timers/promises';
import { DiscordAPIError, HTTPError, RESTJSONErrorCodes } from 'discord.js';
import { Failure } from '../failure.js';
import type { Asker } from './asker.js';
import type { BotContext } from './context.js';
import { newFailureId } from './ops/log.js';
import { type Payload, payload } from './payload.js';

/** Whether Discord refused a request for this reason. */
export function isRefusal(error: unknown, code: RESTJSONErrorCodes): boolean {
  return error instanceof DiscordAPIError && error.code === code;
}

/** Someone who is waiting for an answer, and how to show one. */
interface Waiting {
  readonly asker: Asker;
  readonly context: Pick<BotContext, 'log' | 'metrics'>;
  /** What the log is to say beside the failure. */
  readonly details: Readonly<Record<string, unknown>>;
  show(payload: Payload): Promise<unknown>;
}

/**
 * Logs a failure and shows it to who is waiting, if there is still a place to. It never throws.
 *
 * @returns whether Discord was there to take or refuse it
 */
export async function reportFailure(
  error: unknown,
  { asker, context, details, show }: Waiting,
): Promise<boolean> {
  if (isNowhere(error)) {
    context.metrics.failure('nowhere-to-answer');
    context.log.warn({ err: error, ...details }, 'nowhere left to answer');
    return true;
  }
  try {
    await show(failureInWords(error, asker, context, details));
    return true;
  } catch (notShown) {
    context.log.error({ err: notShown, ...details }, 'could not show a failure');
    return !mayPass(notShown);
  }
}

/**
 * Whether Discord refuses whatever is shown in a place: the channel or message is gone, the bot was
 * thrown out, the interaction's 15 minutes are over. What it finds wrong with a payload is no such.
 */
function isNowhere(error: unknown): boolean {
  if (error instanceof Failure) return error.kind === 'discord-refused';
  const { InvalidFormBodyOrContentType: wrongPayload } = RESTJSONErrorCodes;
  return error instanceof DiscordAPIError && error.code !== wrongPayload;
}

/**
 * Logs a failure and puts it into the member's words. What a member can mend is said, most of it by
 * the commands themselves; everything else is said to be the bot's fault, with the id that the log has.
 */
function failureInWords(
  error: unknown,
  { words }: Asker,
  context: Pick<BotContext, 'log' | 'metrics'>,
  details: Readonly<Record<string, unknown>>,
): Payload {
  const { failures, refusals } = words;
  const kind = error instanceof Failure ? error.kind : 'unforeseen';
  if (kind === 'interrupted') return payload(refusals.leaving);
  if (kind === 'invalid-question') return payload(failures.questionTooLong);
  const id = newFailureId();
  context.metrics.failure(kind);
  context.log.error({ failure: id, kind, err: error, ...details }, 'failure');
  return payload(failures.unforeseen(id));
}

/**
 * Does a request to Discord again where Discord or the way to it failed, after each of the waits
 * (milliseconds). discord.js itself tries four times, but all at once. What Discord refuses stays
 * refused.
 */
export async function patiently<Result>(
  request: () => Promise<Result>,
  waits: readonly number[],
): Promise<Result> {
  for (const wait of waits) {
    try {
      return await request();
    } catch (error) {
      if (!mayPass(error)) throw error;
      await after(wait);
    }
  }
  return request();
}

/** Codes of the system and of undici for a connection that failed. */
const connectionFailed = /^(E[A-Z]+|UND_ERR_\w+)$/;

/** Whether a request failed for want of Discord, so that it may go through later. */
function mayPass(error: unknown): boolean {
  if (error instanceof HTTPError) return true;
  if (!(error instanceof Error)) return false;
  // A request that took longer than discord.js waits.
  if (error.name === 'AbortError') return true;
  return 'code' in error && connectionFailed.test(String(error.code));
}
