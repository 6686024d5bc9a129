import PQueue from 'p-queue';
import type { Topic } from '../answer/answer.js';
import { ask } from '../answer/ask.js';
import { topicAfter } from '../answer/conversation.js';
import type { Engine } from '../engine.js';
import { Failure } from '../failure.js';
import type { SourceFilter } from '../library/library.js';
import { newRecordId } from '../library/record-id.js';
import type { KeptAnswer, Outcome, Records } from '../library/records.js';
import type { Acknowledgements } from './acknowledgements.js';
import { type AnswerState, stateOf } from './answer-state.js';
import type { Asker } from './asker.js';
import type { Metrics } from './operation/metrics.js';
import type { Way } from './way.js';

/** A question as it was asked. */
export interface Asked {
  readonly question: string;
  readonly filter: SourceFilter;
  readonly way: Way;
  readonly asker: Asker;
  /** Whether only the asker sees the answer. */
  readonly private: boolean;
  /** What was asked and quoted before, for a follow-up. */
  readonly topic: Topic | null;
}

/** An answer with what is kept of it. */
export interface Answered {
  readonly kept: KeptAnswer;
  readonly state: AnswerState;
  /** Milliseconds in the queue, and from there to the answer. */
  readonly waitedMs: number;
  readonly answeredMs: number;
}

/** Answers questions in turn. */
export interface Questions {
  /**
   * Answers a pending question and keeps the answer. `waiting` is told how many are before it, when
   * it has to wait for long enough to say so.
   *
   * @throws Failure whatever `ask` throws, and `interrupted` where the bot is leaving
   */
  answer(asked: Asked, pendingId: string, waiting: (before: number) => void): Promise<Answered>;
  /** Answers what is being answered, fails what waits with `interrupted`, and takes nothing new. */
  leave(): Promise<void>;
}

/** A wait that is worth a word, in milliseconds: a member looks at "thinking" for that long. */
const longWait = 3_000;

/** Answers one question at a time: the model takes a core, and two at once only slow each other. */
export function openQuestions(
  engine: Engine,
  records: Records,
  metrics: Metrics,
  acknowledgements: Acknowledgements,
): Questions {
  const queue = new PQueue({ concurrency: 1 });
  const ending = new AbortController();
  const waitingOf = new Map<string, number>();
  let typicalMs = 200;

  async function answerNow(asked: Asked, pendingId: string, waitedMs: number): Promise<Answered> {
    const started = performance.now();
    const answer = await ask(engine, asked.question, { ...asked.filter, topic: asked.topic });
    const state = stateOf(answer, asked.way, topicAfter(answer, asked.topic));
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
    await records.keepAnswerTo(pendingId, kept);
    const answeredMs = performance.now() - started;
    typicalMs += (answeredMs - typicalMs) / 10;
    metrics.question({ way: asked.way, outcome: kept.outcome, waitedMs, answeredMs });
    return { kept, state, waitedMs, answeredMs };
  }

  return {
    answer: async (asked, pendingId, waiting) => {
      const leaving = (): Failure =>
        new Failure('discord', 'interrupted', 'The bot is being restarted.');
      if (ending.signal.aborted) throw leaving();
      const { userId } = asked.asker;
      const own = waitingOf.get(userId) ?? 0;
      waitingOf.set(userId, own + 1);
      const before = queue.size + queue.pending;
      metrics.queue(before + 1);
      const arrived = performance.now();
      // Who has one question waiting comes before who has five.
      const answered = queue.add(
        async () => {
          if (ending.signal.aborted) throw leaving();
          await acknowledgements.settled();
          return answerNow(asked, pendingId, performance.now() - arrived);
        },
        { priority: -own },
      );
      try {
        if (before * typicalMs >= longWait) waiting(before);
        return await answered;
      } finally {
        metrics.queue(queue.size + queue.pending);
        const left = (waitingOf.get(userId) ?? 1) - 1;
        if (left > 0) waitingOf.set(userId, left);
        else waitingOf.delete(userId);
      }
    },
    leave: async () => {
      ending.abort();
      await queue.onIdle();
    },
  };
}

function outcomeOf({ notAQuestion, band }: AnswerState): Outcome {
  if (notAQuestion !== null) return 'small-talk';
  return band === 'none' ? 'refused' : band;
}
