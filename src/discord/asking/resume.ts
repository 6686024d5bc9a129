import type { Client } from 'discord.js';
import { Failure } from '../../failure.js';
import type { BotContext } from '../context.js';
import { reportFailure } from '../failures.js';
import { answerPending } from './answer-question.js';
import { answerIfWell } from './overheard.js';
import { dropPending, type Pending, readPending, stateOf } from './pending.js';
import { replyAt } from './reply/reply.js';

/** In milliseconds. An interaction's token is valid for 15 minutes; by then an author has moved on. */
const resumedWithin = 14 * 60_000;

/**
 * Answers what a former process acknowledged and did not get to answer. Each question is resumed once,
 * so that one that crashes the bot does so only once more; the next start apologises instead, as it
 * does for a command that was not finished. Members who asked longer ago hear of it only if they were
 * asked to wait. What is damaged or was kept by an incompatible version is dropped.
 *
 * Processes of one bot may share the records: each resumes what its own shards were asked, since
 * another may be answering the rest right now. What can't be read belongs to shard 0.
 *
 * @param isOurs whether this process runs the shard of a server, or of direct messages (`null`)
 */
export async function resumePending(
  client: Client<true>,
  context: BotContext,
  isOurs: (guildId: string | null) => boolean,
): Promise<void> {
  const kept = await context.records.pending();
  const pending = kept
    .map(({ id, askedAt, state }): Kept => ({ id, askedAt, pending: readPending(state) }))
    .filter((one) => isOurs(guildOf(one.pending)));
  if (pending.length === 0) return;
  context.log.info({ pending: pending.length }, 'what is pending is taken up');
  await Promise.all(
    pending.map((one) =>
      resume(one, client, context).catch((err: unknown) =>
        context.log.error({ err }, 'could not take up what is pending'),
      ),
    ),
  );
}

/** What was kept as pending, parsed; `null` if it can't be. */
interface Kept {
  readonly id: string;
  readonly askedAt: string;
  readonly pending: Pending | null;
}

function guildOf(pending: Pending | null): string | null {
  if (pending === null) return null;
  return (pending.kind === 'question' ? pending.asked.asker : pending.asker).guildId;
}

/** Whether a question wasn't put to the bot: then nobody waits for an answer or an apology. */
function isOverheard(pending: Pending): boolean {
  return pending.kind === 'question' && pending.asked.askedVia === 'channel';
}

async function resume(
  { id, askedAt, pending }: Kept,
  client: Client<true>,
  context: BotContext,
): Promise<void> {
  const late = Date.parse(askedAt) < Date.now() - resumedWithin;
  let reached = true;
  if (pending?.kind === 'question' && !pending.takenUp && !late) {
    await context.records.changePending(id, stateOf({ ...pending, takenUp: true }));
    const reply = replyAt(client, pending.place, context);
    if (isOverheard(pending)) await answerIfWell(pending, id, reply, context);
    else reached = await answerPending(pending, id, reply, context, async () => undefined);
  } else if (pending !== null) {
    await giveUp(pending, late, client, context);
  } else {
    context.log.warn('what is pending could not be read, and is dropped');
  }
  if (reached) await dropPending(id, context);
}

async function giveUp(
  pending: Pending,
  late: boolean,
  client: Client<true>,
  context: BotContext,
): Promise<void> {
  const { kind, place } = pending;
  context.log.warn({ kind, late }, 'lost to a restart');
  if (isOverheard(pending)) return;
  // An apology this late comes out of the blue, unless the "please wait" message is still up.
  const waits = !late || (place.kind === 'message' && place.repliedId !== null);
  if (!waits) return;
  const asker = kind === 'question' ? pending.asked.asker : pending.asker;
  const lost = new Failure('discord', 'interrupted', 'It was lost to a restart.');
  const { show } = replyAt(client, place, context);
  await reportFailure(lost, { asker, context, details: { kind }, show });
}
