import { describe, expect, it } from 'vitest';
import { smallEngine } from '../discord/small-engine.js';
import { smallEmbedder } from '../library/small-embedder.js';
import { answerShape, call, gate, inMemory, optionsFor } from './connected.js';

/** An engine that counts what it embeds at once, and waits for leave if it has to. */
async function watchedEngine(leave: Promise<void>) {
  const embedded: string[] = [];
  let [running, most] = [0, 0];
  const { embedQuery } = smallEmbedder();
  const { engine } = await smallEngine(async (text) => {
    embedded.push(text);
    running += 1;
    most = Math.max(most, running);
    await leave;
    running -= 1;
    return embedQuery(text);
  });
  return { engine, embedded, most: () => most };
}

describe('several calls at once', () => {
  it('are all answered, one question at a time', async () => {
    const { engine, most } = await watchedEngine(Promise.resolve());
    const client = await inMemory(optionsFor(engine));
    const questions = Array.from({ length: 8 }, (_, n) => `When does ferry ${n} sail again?`);
    const answers = await Promise.all(
      questions.map((question) => call(client, 'ask', { question })),
    );
    expect(answers.map(({ structured }) => structured)).toEqual(
      questions.map((question) => expect.objectContaining({ question })),
    );
    expect(most()).toBe(1);
  });

  it('that only look up do not wait for a question', async () => {
    const leave = gate();
    const { engine } = await watchedEngine(leave.opened);
    const client = await inMemory(optionsFor(engine));
    const asked = call(client, 'ask', { question: 'When does the ferry sail again?' });
    expect((await call(client, 'list_sources', {})).text).toContain('Ferry to the islands');
    leave.open();
    answerShape.parse((await asked).structured);
  });

  it('that are cancelled are never asked, and the others are answered', async () => {
    const leave = gate();
    const { engine, embedded } = await watchedEngine(leave.opened);
    const client = await inMemory(optionsFor(engine));
    const cancel = new AbortController();
    const first = call(client, 'ask', { question: 'When does the ferry sail again?' });
    const second = call(client, 'ask', { question: 'Who repaired its hull?' }, cancel.signal);
    const third = call(client, 'ask', { question: 'What did the repairs cost?' });
    cancel.abort();
    await expect(second).rejects.toThrow('abort');
    leave.open();
    await Promise.all([first, third]);
    expect(embedded.join()).toContain('cost');
    expect(embedded.join()).not.toContain('hull');
  });

  it('are refused if too many wait already', async () => {
    const leave = gate();
    const { engine } = await watchedEngine(leave.opened);
    const client = await inMemory(optionsFor(engine));
    const all = Array.from({ length: 66 }, () =>
      call(client, 'ask', { question: 'When does the ferry sail again?' }),
    );
    const last = await all.at(-1);
    expect(last).toMatchObject({ isError: true });
    expect(last?.text).toContain('64 calls are waiting already');
    leave.open();
    const others = await Promise.all(all.slice(0, -1));
    expect(others.filter(({ isError }) => isError)).toEqual([]);
  });
});
