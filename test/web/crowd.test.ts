import { afterEach, describe, expect, it } from 'vitest';
import type { AnswerJson } from '../../src/answer/format/answer-json.js';
import { smallEngine } from '../discord/small-engine.js';
import { smallEmbedder } from '../library/small-embedder.js';
import { type Serving, seededEngine, serving } from './serving.js';

/** What the server takes: so many questions at once, and so many more that wait. */
const atOnce = 4;
const waiting = 100;

let served: Serving | null = null;
afterEach(async () => {
  await served?.server.close();
  served = null;
});

/** An engine that answers nothing until it is let go, and the questions that it was asked until then. */
async function heldBack() {
  const asked: string[] = [];
  let letGo = (): void => undefined;
  const held = new Promise<void>((resolve) => {
    letGo = resolve;
  });
  const { embedQuery } = smallEmbedder();
  const { engine } = await smallEngine(async (text) => {
    asked.push(text);
    await held;
    return embedQuery(text);
  });
  return { engine, asked, letGo };
}

function ask(number: number, signal?: AbortSignal): Promise<Response> {
  const question = `What does ticket${number} cost on the ferry?`;
  const url = new URL(`/api/ask?q=${encodeURIComponent(question)}`, served?.server.address);
  return fetch(url, signal === undefined ? {} : { signal });
}

async function until(holds: () => boolean): Promise<void> {
  while (!holds()) await new Promise((resolve) => setTimeout(resolve, 5));
}

/** Lets the server hear what was sent before. */
async function roundTrips(): Promise<void> {
  for (let trip = 0; trip < 5; trip += 1) await served?.page('/healthz');
}

describe('a crowd', () => {
  it('gets each its own answer', async () => {
    const { engine, remove } = await seededEngine({ reader: null });
    served = await serving(engine);
    const topics = ['crypto theft', 'missiles', 'the phone line', 'China', 'war', 'sanctions'];
    const questions = Array.from(
      { length: 32 },
      (_, at) => `What did report ${at} say about ${topics[at % topics.length]}?`,
    );
    const answers = await Promise.all(
      questions.map(async (question) => {
        const url = new URL(`/api/ask?q=${encodeURIComponent(question)}`, served?.server.address);
        return (await (await fetch(url)).json()) as AnswerJson;
      }),
    );
    expect(answers.map(({ question }) => question)).toEqual(questions);
    for (const [at, question] of questions.slice(0, topics.length).entries()) {
      const { quotes, band } = await engine.ask(question);
      expect(answers[at]?.band).toBe(band);
      expect(answers[at]?.quotes.map(({ text }) => text)).toEqual(quotes.map(({ text }) => text));
    }
    await served.close();
    remove();
  });

  it('waits in turn, and is sent away once too many wait', async () => {
    const { engine, asked, letGo } = await heldBack();
    served = await serving(engine);
    const first = Array.from({ length: atOnce }, (_, at) => ask(at));
    await until(() => asked.length === atOnce);
    const others = Array.from({ length: waiting + 1 }, (_, at) => ask(atOnce + at));
    const refused = await Promise.race(others);
    expect([refused.status, refused.headers.get('retry-after')]).toEqual([503, '5']);
    expect(((await refused.json()) as { detail: string }).detail).toContain('Too many requests');
    expect(asked).toHaveLength(atOnce);
    letGo();
    const all = await Promise.all([...first, ...others]);
    expect(all.filter(({ status }) => status === 200)).toHaveLength(atOnce + waiting);
  });

  it('costs nothing more for those who leave', async () => {
    const { engine, asked, letGo } = await heldBack();
    served = await serving(engine);
    const first = Array.from({ length: atOnce }, (_, at) => ask(at));
    await until(() => asked.length === atOnce);
    const leaving = new AbortController();
    const left = ask(70, leaving.signal);
    const last = ask(71);
    await roundTrips();
    leaving.abort();
    await expect(left).rejects.toThrow();
    await roundTrips();
    letGo();
    await Promise.all([...first, last]);
    expect(asked.filter((text) => text.includes('ticket71')).length).toBeGreaterThan(0);
    expect(asked.filter((text) => text.includes('ticket70'))).toEqual([]);
  });

  it('is let go when the server ends', async () => {
    const { engine, asked, letGo } = await heldBack();
    served = await serving(engine);
    const one = ask(1);
    const failed = one.catch(() => 'connection closed');
    await until(() => asked.length > 0);
    await served.server.close();
    expect(await failed).toBe('connection closed');
    letGo();
  });
});
