import { setTimeout as pause } from 'node:timers/promises';
import { pino } from 'pino';
import { describe, expect, it } from 'vitest';
import { showProgress } from '../../../src/discord/articles/progress-reply.js';
import { payload } from '../../../src/discord/payload.js';

const log = pino({ enabled: false });

/** Work that goes on until it is told to end, and says how far it is. */
function work() {
  let end: (result: string) => void = () => undefined;
  const done = new Promise<string>((resolve) => {
    end = resolve;
  });
  return { done, end: (result: string) => end(result) };
}

describe('showing how work goes on', () => {
  it('shows each stage once, and nothing after the end', async () => {
    const { done, end } = work();
    const stages = ['one', 'one', 'two', 'two', 'two', 'three'];
    const shown: string[] = [];
    const result = await showProgress(
      done,
      {
        current: () => {
          const stage = stages.shift() ?? '';
          if (stage === 'three') end('done');
          return payload(stage);
        },
        show: async ({ content }) => shown.push(content),
        log,
      },
      { every: 1, until: 60_000 },
    );
    expect(result).toBe('done');
    expect(shown).toEqual(['one', 'two', 'three']);
    await pause(20);
    expect(shown).toHaveLength(3);
  });

  it('waits for an edit before the next, and before the end', async () => {
    const { done, end } = work();
    let editing = 0;
    let stage = 0;
    await showProgress(
      done,
      {
        current: () => payload(`stage ${stage}`),
        show: async () => {
          editing += 1;
          expect(editing).toBe(1);
          stage += 1;
          if (stage === 3) end('done');
          await pause(5);
          editing -= 1;
        },
        log,
      },
      { every: 1, until: 60_000 },
    );
    expect(editing).toBe(0);
  });

  it('says when it still goes on and the reply can soon no longer be edited', async () => {
    const { done, end } = work();
    const shown: string[] = [];
    const show = async (view: { readonly content: string }) => shown.push(view.content);
    const view = { current: () => payload('going on'), show, log };
    expect(await showProgress(done, view, { every: 1, until: 20 })).toBeNull();
    expect(shown).toEqual(['going on']);
    end('done');
    expect(await done).toBe('done');
  });

  it('lets the work end where its reply can no longer be edited', async () => {
    const { done, end } = work();
    let tried = 0;
    let looks = 0;
    const result = await showProgress(
      done,
      {
        current: () => {
          looks += 1;
          if (looks === 4) end('done');
          return payload(`look ${looks}`);
        },
        show: async () => {
          tried += 1;
          throw new Error('Unknown Message');
        },
        log,
      },
      { every: 1, until: 60_000 },
    );
    expect(result).toBe('done');
    expect(tried).toBe(1);
  });

  it('throws what the work throws', async () => {
    const view = { current: () => payload('going on'), show: async () => undefined, log };
    await expect(showProgress(Promise.reject(new Error('lost')), view)).rejects.toThrow('lost');
  });
});
