import { describe, expect, it, onTestFinished } from 'vitest';
import { readState } from '../../../src/discord/answer-state.js';
import { openQuestions } from '../../../src/discord/asking/questions.js';
import type { Asked, Questions } from '../../../src/discord/context.js';
import { openAcknowledgements } from '../../../src/discord/ops/acknowledgements.js';
import { openMetrics } from '../../../src/discord/ops/metrics.js';
import { wordsFor } from '../../../src/locales/words.js';
import type { Embedder } from '../../../src/models/embedding/embedder.js';
import type { Records } from '../../../src/records/records.js';
import { openRecords } from '../../../src/records/store.js';
import { smallEngine } from '../small-engine.js';

const tellNobody = (): void => undefined;

function asking(question: string, userId = 'reader'): Asked {
  return {
    question,
    filter: {},
    askedVia: 'mention',
    private: false,
    topic: null,
    asker: {
      userId,
      guildId: '1',
      viaMember: false,
      channelId: '2',
      parentId: null,
      roleIds: [],
      permissions: 0n,
      words: wordsFor('en-GB'),
    },
  };
}

/** A question that `reader` asked. */
const pending = { id: 'pending', askedAt: '2024-05-01T10:00:00.000Z', userId: 'reader', state: '' };

/** The queue over a small engine, whose embedding waits until it is let go. */
async function opened(embedQuery?: Embedder['embedQuery']): Promise<{
  questions: Questions;
  records: Records;
}> {
  const { engine, folder } = await smallEngine(embedQuery);
  const records = openRecords(folder);
  onTestFinished(() => records.close());
  const metrics = openMetrics();
  return {
    questions: openQuestions(() => engine, records, metrics, openAcknowledgements(metrics)),
    records,
  };
}

/** The queue over an engine whose embedding waits until it is let go, and what it embedded. */
async function heldBack(): Promise<{
  questions: Questions;
  records: Records;
  letGo: () => void;
  order: string[];
}> {
  let letGo = (): void => undefined;
  const hold = new Promise<void>((resolve) => {
    letGo = resolve;
  });
  const order: string[] = [];
  const { embedQuery } = (await smallEngine()).embedder;
  const { questions, records } = await opened(async (text) => {
    await hold;
    order.push(text);
    return embedQuery(text);
  });
  return { questions, records, letGo, order };
}

describe('questions', () => {
  it('are answered by the engine, and the answer is kept with what it takes to show it again', async () => {
    const { questions, records } = await opened();
    await records.keepPending(pending);
    const { kept, state } = await questions.answer(
      asking('How many crowns did the repairs of the ferry cost?'),
      pending.id,
      tellNobody,
    );
    expect(state.quotes[0]?.highlight.text).toContain('2.3 million crowns');
    const again = await records.answer(kept.id);
    expect(again).toEqual(kept);
    expect(again && readState(again)).toEqual(state);
  });

  it('that were overheard are answered and kept if the answer is wanted, and leave nothing otherwise', async () => {
    const { questions, records } = await opened();
    await records.keepPending(pending);
    const question = asking('How many crowns did the repairs of the ferry cost?');
    expect(await questions.overhear(question, pending.id, () => false)).toBeNull();
    expect((await records.stats(null, '2000-01-01T00:00:00.000Z')).questions).toBe(0);
    const answered = await questions.overhear(question, pending.id, ({ band }) => band !== 'none');
    expect(answered && (await records.answer(answered.kept.id))).toEqual(answered?.kept);
  });

  it('that were overheard and are answered closely are no gap', async () => {
    const { questions, records } = await opened();
    await records.keepPending(pending);
    const question = {
      ...asking('How many crowns did repairs of the hull of the Kalvik ferry cost in 2019?'),
      askedVia: 'channel',
    } as const;
    const answered = await questions.overhear(question, pending.id, () => true);
    expect(answered?.state.band).toBe('closest');
    expect(answered?.kept.outcome).toBe('overheard');
  });

  it('that were overheard come after those that were asked', async () => {
    const { questions, letGo, order } = await heldBack();
    const all = [
      questions.answer(asking('ferry repairs one?', 'eager'), pending.id, tellNobody),
      questions.overhear(asking('ferry repairs two?', 'talker'), pending.id, () => false),
      questions.answer(asking('ferry tickets?', 'modest'), pending.id, tellNobody),
    ];
    letGo();
    await Promise.all(all);
    expect(order).toEqual(['ferry repairs one?', 'ferry tickets?', 'ferry repairs two?']);
  });

  it('of a member who is forgotten meanwhile are answered, and nothing of it is kept', async () => {
    const { questions, records, letGo } = await heldBack();
    await records.keepPending(pending);
    const answering = questions.answer(asking('When does the ferry sail?'), pending.id, tellNobody);
    await records.forgetMember('reader');
    letGo();
    const { kept, state } = await answering;
    expect(state.quotes).not.toEqual([]);
    expect(await records.answer(kept.id)).toBeNull();
  });

  it('take up what was asked before', async () => {
    const { questions } = await opened();
    const first = await questions.answer(
      asking('When does the ferry sail again?'),
      pending.id,
      tellNobody,
    );
    const second = await questions.answer(
      { ...asking('And what do tickets cost?'), topic: first.state.topic },
      pending.id,
      tellNobody,
    );
    expect(second.state.understoodAs).toContain('ferry');
  });

  it('of a member who has one waiting come before those of one who has several', async () => {
    const { questions, letGo, order } = await heldBack();
    const all = [
      questions.answer(asking('ferry repairs one?', 'eager'), pending.id, tellNobody),
      questions.answer(asking('ferry repairs two?', 'eager'), pending.id, tellNobody),
      questions.answer(asking('ferry repairs three?', 'eager'), pending.id, tellNobody),
      questions.answer(asking('ferry tickets?', 'modest'), pending.id, tellNobody),
    ];
    letGo();
    await Promise.all(all);
    expect(order).toEqual([
      'ferry repairs one?',
      'ferry tickets?',
      'ferry repairs two?',
      'ferry repairs three?',
    ]);
  });

  it('and other work with the model take turns; it counts as a second question', async () => {
    const { questions, letGo, order } = await heldBack();
    const all = [
      questions.answer(asking('ferry repairs one?', 'eager'), pending.id, tellNobody),
      questions.inTurn(async () => order.push('a search')),
      questions.answer(asking('ferry repairs two?', 'eager'), pending.id, tellNobody),
      questions.answer(asking('ferry tickets?', 'modest'), pending.id, tellNobody),
    ];
    letGo();
    await Promise.all(all);
    expect(order).toEqual([
      'ferry repairs one?',
      'ferry tickets?',
      'a search',
      'ferry repairs two?',
    ]);
  });

  it('that wait for long are told how many are before them', async () => {
    const { questions, letGo } = await heldBack();
    const told: number[] = [];
    const all = Array.from({ length: 40 }, (_, i) =>
      questions.answer(asking(`ferry repairs ${i}?`, `reader ${i}`), pending.id, (before) =>
        told.push(before),
      ),
    );
    letGo();
    await Promise.all(all);
    expect(told).toContain(39);
    expect(told).not.toContain(0);
  });

  it('that wait behind a slow one are told too, and those that come first are counted only', async () => {
    const { questions, letGo } = await heldBack();
    const told = new Map<string, number>();
    const ask = (question: string, userId: string): Promise<unknown> =>
      questions.answer(asking(question, userId), pending.id, (before) => {
        told.set(question, before);
      });
    const all = [
      ask('ferry repairs one?', 'eager'),
      ask('ferry repairs two?', 'eager'),
      ask('ferry repairs three?', 'eager'),
      ask('ferry tickets?', 'modest'),
    ];
    await expect.poll(() => told.size, { timeout: 20_000 }).toBe(3);
    letGo();
    await Promise.all(all);
    expect(told.get('ferry tickets?')).toBe(1);
    expect(told.get('ferry repairs three?')).toBe(3);
  }, 30_000);

  it('are finished or refused when the bot leaves, and none is taken after that', async () => {
    const { questions, letGo } = await heldBack();
    const interrupted = { kind: 'interrupted' };
    const running = questions.answer(asking('When does the ferry sail?'), pending.id, tellNobody);
    const waiting = questions.answer(asking('What did it cost?'), pending.id, tellNobody);
    const refused = expect(waiting).rejects.toMatchObject(interrupted);
    // Until the first is at the model.
    await new Promise((resolve) => setTimeout(resolve, 50));
    const left = questions.leave();
    letGo();
    await left;
    expect((await running).state.quotes).not.toEqual([]);
    await refused;
    await expect(
      questions.answer(asking('And now?'), pending.id, tellNobody),
    ).rejects.toMatchObject(interrupted);
  });
});
