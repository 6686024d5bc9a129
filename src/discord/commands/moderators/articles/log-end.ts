import type { BotContext } from '../../../context.js';

/** Logs the failure of a change that outlasts its reply. */
export function logEnd(work: Promise<unknown>, { log }: BotContext): void {
  work.catch((error: unknown) => {
    log.error({ err: error }, 'a change of the articles failed after its reply could be edited');
  });
}
