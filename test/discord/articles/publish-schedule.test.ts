import pino from 'pino';
import { expect, it } from 'vitest';
import { startPublishing } from '../../../src/discord/articles/publish-schedule.js';
import { Failure } from '../../../src/failure.js';

const log = pino({ level: 'silent' });

it('publishes at the start, and then what others queue, over one connection that ends with it', async () => {
  let [opened, closed, looks, published] = [0, 0, 0, 0];
  const end = startPublishing(
    {
      queue: async () => {
        opened += 1;
        return {
          waiting: async () => {
            looks += 1;
            if (looks === 1) throw new Failure('library', 'library-unreachable', 'It is away.');
            return looks === 3 ? 2 : 0;
          },
          settled: () => expect.fail('it has queued nothing'),
          close: async () => {
            closed += 1;
          },
        };
      },
    },
    {
      publish: async () => {
        published += 1;
        return { passages: 0, settled: 0, faults: [] };
      },
    },
    log,
    1,
  );
  await expect.poll(() => looks).toBeGreaterThan(4);
  await end();
  expect({ opened, closed, published }).toEqual({ opened: 1, closed: 1, published: 2 });
  const seen = looks;
  await new Promise((resolve) => setTimeout(resolve, 20));
  expect(looks).toBe(seen);
});
