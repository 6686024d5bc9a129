import { randomInt } from 'node:crypto';
import { setTimeout as after } from 'node:timers/promises';
import { DiscordAPIError, HTTPError, RESTJSONErrorCodes } from 'discord.js';
import { Failure } from '../failure.js';
import type { Words } from '../locales/catalogue.js';
import type { Asker } from './asker.js';
import type { BotContext } from './context.js';
import { type Payload, payload } from './payload.js';

/** Someone who is waiting for an answer, and how to show one. */
interface Waiting {
  readonly asker: Asker;
  readonly context: Pick<BotContext, 'log' | 'metrics'>;
  /** What the log says beside the failure. */
  readonly details: Readonly<Record<string, unknown>>;
  show(payload: Payload): Promise<unknown>;
}

/**
 * Logs a failure and shows it to whoever is waiting, if it still can. It never throws.
 *
 * @returns whether Discord was reachable, to take the message or to refuse it
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

/** Whether Discord refused a request for this reason. */
export function isRefusal(error: unknown, code: RESTJSONErrorCodes): boolean {
  return error instanceof DiscordAPIError && error.code === code;
}

/**
 * Repeats a request to Discord after each of the waits (milliseconds), as long as Discord or the
 * connection fails. discord.js itself tries four times, but without waiting. What Discord refuses is
 * not tried again.
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

/** An id that a member can read out and an operator find in the log: 8 letters and digits. */
export function newFailureId(): string {
  return Array.from({ length: 8 }, () => clear[randomInt(clear.length)]).join('');
}

/** Letters and digits that are not mistaken for one another when read out. */
const clear = '23456789abcdefghjkmnpqrstuvwxyz';

/**
 * Whether Discord refuses anything shown in a place: the channel or message is gone, the bot was
 * removed, the interaction's 15 minutes are over. A rejected payload does not count.
 */
export function isNowhere(error: unknown): boolean {
  if (error instanceof Failure) return error.kind === 'discord-refused';
  const { InvalidFormBodyOrContentType: wrongPayload } = RESTJSONErrorCodes;
  return error instanceof DiscordAPIError && error.code !== wrongPayload;
}

/**
 * Logs a failure and puts it into the member's words. Members are told what they can fix themselves;
 * anything else is the bot's fault, and comes with the id that the log has.
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
  const unavailable = error instanceof Failure ? unavailableIn(error, words) : null;
  context.metrics.failure(kind);
  context.log.error({ failure: id, kind, err: error, ...details }, 'failure');
  return payload((unavailable ?? failures.unforeseen)(id));
}

/** The words for a failure of what the bot keeps or of its articles; `null` for any other. */
function unavailableIn(
  { layer, kind }: Failure,
  { failures }: Words,
): ((id: string) => string) | null {
  if (layer === 'records') return failures.noRecords;
  if (layer !== 'library') return null;
  if (kind === 'index-busy') return failures.busyArticles;
  return kind === 'index-missing' ? failures.noArticles : null;
}

/** The system's and undici's codes for a connection that failed. */
const connectionFailed = /^(E[A-Z]+|UND_ERR_\w+)$/;

/** Whether a request failed because Discord was unreachable, so that it may succeed later. */
function mayPass(error: unknown): boolean {
  if (error instanceof HTTPError) return true;
  if (!(error instanceof Error)) return false;
  // A request that took longer than discord.js waits.
  if (error.name === 'AbortError') return true;
  return 'code' in error && connectionFailed.test(String(error.code));
}
