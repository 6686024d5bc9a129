import PQueue from 'p-queue';
import { Failure } from '../../failure.js';
import { newRecordId } from '../../records/record-id.js';
import type { KeptAnswer, Outcome, Records } from '../../records/records.js';
import { type AnswerState, stateOf } from '../answer-state.js';
import type {
  Acknowledgements,
  Answered,
  Asked,
  BotContext,
  Metrics,
  PendingId,
  Questions,
} from '../context.js';

/** A wait that is worth a message, in milliseconds: until then a member looks at "thinking". */
const longWait = 3_000;
/** The weight of a new question's time in the running average. */
const weightOfNew = 0.1;

/** A question that waits for its turn. */
interface Ticket {
  readonly number: number;
  /** How many of the same member's questions wait before it. */
  readonly own: number;
}

type Unsaved = Omit<Answered, 'saved'>;

/**
 * Answers one question at a time: the model takes a core, and two at once only slow each other down.
 */
export function openQuestions(
  engineAt: BotContext['engineAt'],
  records: Records,
  metrics: Metrics,
  acknowledgements: Acknowledgements,
  pagesUrl?: string,
): Questions {
  const queue = new PQueue({ concurrency: 1 });
  const ending = new AbortController();
  const waitingOf = new Map<string, number>();
  const waitingRoom = new Set<Ticket>();
  let issued = 0;
  let usualMs = 200;

  async function answerNow(asked: Asked, waitedMs: number): Promise<Unsaved> {
    const started = performance.now();
    const engine = engineAt(asked.asker);
    const answer = await engine.ask(asked.question, { ...asked.filter, topic: asked.topic });
    const nothingFound = answer.notAQuestion === null && answer.evidence === null;
    const libraryEmpty = nothingFound && (await engine.library.status()).articles === 0;
    const state = stateOf(answer, asked.askedVia, libraryEmpty, pagesUrl);
    const { userId, guildId, channelId } = asked.asker;
    const kept: KeptAnswer = {
      id: newRecordId(),
      askedAt: new Date().toISOString(),
      userId,
      guildId,
      channelId,
      messageId: null,
      private: asked.private,
      question: asked.question,
      outcome: outcomeOf(state),
      state: JSON.stringify(state),
    };
    const answeredMs = performance.now() - started;
    return { kept, state, waitedMs, answeredMs };
  }

  async function takeTurn(asked: Asked, ticket: Ticket, arrived: number): Promise<Unsaved> {
    waitingRoom.delete(ticket);
    if (ending.signal.aborted) throw leaving();
    const started = performance.now();
    await acknowledgements.settled();
    const answered = await answerNow(asked, performance.now() - arrived);
    usualMs += (performance.now() - started - usualMs) * weightOfNew;
    return answered;
  }

  async function save(kept: KeptAnswer, pendingId: PendingId): Promise<boolean> {
    try {
      if (pendingId !== null) {
        await records.keepAnswerTo(pendingId, kept);
        return true;
      }
    } catch {
      // The records note it.
    }
    metrics.failure('answer-not-kept');
    return false;
  }

  /** The number of questions that come first, including the one being answered. */
  function before({ number, own }: Ticket): number {
    const first = [...waitingRoom].filter(
      (other) => other.own < own || (other.own === own && other.number < number),
    );
    return first.length + queue.pending;
  }

  /**
   * Waits for the question's turn and answers it.
   *
   * @param behind how many questions of a member it comes after, besides the member's own
   */
  async function inLine(
    asked: Asked,
    behind: number,
    waiting: (before: number) => void,
  ): Promise<Unsaved> {
    if (ending.signal.aborted) throw leaving();
    const { userId } = asked.asker;
    const waitingOwn = waitingOf.get(userId) ?? 0;
    waitingOf.set(userId, waitingOwn + 1);
    const own = waitingOwn + behind;
    issued += 1;
    const ticket: Ticket = { number: issued, own };
    waitingRoom.add(ticket);
    metrics.queue(queue.size + queue.pending + 1);
    const arrived = performance.now();
    // Members with fewer queued questions go first.
    const answered = queue.add(() => takeTurn(asked, ticket, arrived), { priority: -own });
    const reportWait = (): void => {
      if (waitingRoom.has(ticket)) waiting(before(ticket));
    };
    const soon = before(ticket) * usualMs < longWait;
    if (!soon) reportWait();
    const timer = soon ? setTimeout(reportWait, longWait) : undefined;
    try {
      return await answered;
    } finally {
      clearTimeout(timer);
      metrics.queue(queue.size + queue.pending);
      const left = (waitingOf.get(userId) ?? 1) - 1;
      if (left > 0) waitingOf.set(userId, left);
      else waitingOf.delete(userId);
    }
  }

  /** Counts and keeps an answer. Not in its turn: the next question needn't wait for the disk. */
  async function finish(
    { askedVia }: Asked,
    result: Unsaved,
    pendingId: PendingId | Promise<PendingId>,
  ): Promise<Answered> {
    const { kept, waitedMs, answeredMs } = result;
    metrics.question({ askedVia, outcome: kept.outcome, waitedMs, answeredMs });
    return { ...result, saved: await save(kept, await pendingId) };
  }

  return {
    answer: async (asked, pendingId, waiting) =>
      finish(asked, await inLine(asked, 0, waiting), pendingId),
    overhear: async (asked, pendingId, isWanted) => {
      const result = await inLine(asked, 1, () => undefined);
      return isWanted(result.state) ? finish(asked, result, pendingId) : null;
    },
    inTurn: async (work) => {
      const atItsTurn = async () => {
        if (ending.signal.aborted) throw leaving();
        await acknowledgements.settled();
        return work();
      };
      return queue.add(atItsTurn, { priority: -1 });
    },
    leave: async () => {
      ending.abort();
      await queue.onIdle();
    },
  };
}

function leaving(): Failure {
  return new Failure('discord', 'interrupted', 'The bot is being restarted.');
}

function outcomeOf({ notAQuestion, band, way }: AnswerState): Outcome {
  if (notAQuestion !== null) return 'small-talk';
  if (band === 'closest' && way === 'channel') return 'overheard';
  return band === 'none' ? 'refused' : band;
}
