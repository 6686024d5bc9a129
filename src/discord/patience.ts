import { setTimeout as after } from 'node:timers/promises';
import { HTTPError } from 'discord.js';

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
export function mayPass(error: unknown): boolean {
  if (error instanceof HTTPError) return true;
  if (!(error instanceof Error)) return false;
  // A request that took longer than discord.js waits.
  if (error.name === 'AbortError') return true;
  return 'code' in error && connectionFailed.test(String(error.code));
}
