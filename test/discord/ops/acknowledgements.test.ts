import { describe, expect, it } from 'vitest';
import { openAcknowledgements } from '../../../src/discord/ops/acknowledgements.js';
import { openMetrics } from '../../../src/discord/ops/metrics.js';

/** A request that is under way until it is let go. */
function held(): { request: () => Promise<void>; letGo: () => void } {
  let letGo = (): void => undefined;
  const going = new Promise<void>((resolve) => {
    letGo = resolve;
  });
  return { request: () => going, letGo };
}

describe('acknowledgements', () => {
  it('are waited for by answers', async () => {
    const acknowledgements = openAcknowledgements(openMetrics());
    const { request, letGo } = held();
    const sent = acknowledgements.send(request);
    let settled = false;
    const waiting = acknowledgements.settled().then(() => {
      settled = true;
    });
    await new Promise((resolve) => setTimeout(resolve, 30));
    expect(settled).toBe(false);
    letGo();
    await sent;
    await waiting;
    expect(settled).toBe(true);
  });

  it('that Discord holds up hold up the next answer only', async () => {
    const acknowledgements = openAcknowledgements(openMetrics());
    const { request, letGo } = held();
    const sent = acknowledgements.send(request);
    await acknowledgements.settled();
    const pause = new Promise((resolve) => setTimeout(resolve, 500, 'still waiting'));
    const next = acknowledgements.settled().then(() => 'settled');
    expect(await Promise.race([next, pause])).toBe('settled');
    letGo();
    await sent;
  });

  it('are counted when they went through, and fail as they fail', async () => {
    const metrics = openMetrics();
    const acknowledgements = openAcknowledgements(metrics);
    await acknowledgements.send(async () => undefined);
    await expect(acknowledgements.send(() => Promise.reject(new Error('no')))).rejects.toThrow(
      'no',
    );
    const { text } = await metrics.page();
    expect(text).toContain('pullquote_acknowledgement_seconds_count 1');
    await acknowledgements.settled();
  });
});
