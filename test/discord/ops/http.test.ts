import { request } from 'node:http';
import { afterEach, describe, expect, it } from 'vitest';
import { type HealthPage, healthPage, judge } from '../../../src/discord/ops/health.js';
import { openHttp, type WatchPages } from '../../../src/discord/ops/http.js';
import { openMetrics } from '../../../src/discord/ops/metrics.js';

const fine: HealthPage = { well: true, ready: true, shards: [], troubles: [] };
const metrics = openMetrics();
const open: WatchPages[] = [];

afterEach(async () => {
  for (const pages of open.splice(0)) await pages.close();
});

async function serve(health: () => HealthPage = () => fine): Promise<string> {
  const pages = await openHttp(0, { health: async () => health(), metrics });
  open.push(pages);
  return `http://127.0.0.1:${pages.port}`;
}

describe('the pages for whoever watches over the bot', () => {
  it('tell the health by the status, and what is ill in the body', async () => {
    let health = fine;
    const address = await serve(() => health);
    const well = await fetch(`${address}/healthz`);
    expect(well.status).toBe(200);
    expect(await well.json()).toEqual(fine);
    health = healthPage(
      judge(true, [{ id: 3, connected: false, heartbeatAt: -1, events: null }], Date.now()),
      [],
    );
    const ill = await fetch(`${address}/healthz?from=a-monitor`);
    expect(ill.status).toBe(503);
    expect(await ill.json()).toMatchObject({ shards: [{ id: 3, why: 'not connected' }] });
  });

  it('have the metrics as Prometheus reads them', async () => {
    metrics.queue(5);
    const page = await fetch(`${await serve()}/metrics`);
    expect(page.headers.get('content-type')).toContain('version=0.0.4');
    expect(await page.text()).toContain('pullquote_queue_length 5');
  });

  it('answer HEAD with the length and no body', async () => {
    const page = await fetch(`${await serve()}/healthz`, { method: 'HEAD' });
    expect(page.status).toBe(200);
    expect(Number(page.headers.get('content-length'))).toBeGreaterThan(0);
    expect(await page.text()).toBe('');
  });

  it('are these two, to be read', async () => {
    const address = await serve();
    expect((await fetch(`${address}/`)).status).toBe(404);
    expect((await fetch(`${address}/metrics/all`)).status).toBe(404);
    const posted = await fetch(`${address}/healthz`, { method: 'POST', body: 'x' });
    expect(posted.status).toBe(405);
    expect(posted.headers.get('allow')).toBe('GET, HEAD');
  });

  it('close with connections that are held open', async () => {
    const address = await serve();
    const held = request(`${address}/healthz`, { headers: { connection: 'keep-alive' } });
    const closed = new Promise((resolve) => held.once('socket', (s) => s.once('close', resolve)));
    held.on('error', () => undefined).flushHeaders();
    await open.splice(0)[0]?.close();
    await closed;
    await expect(fetch(address)).rejects.toThrow();
  });

  it('name the setting where the port is taken', async () => {
    const taken = Number(new URL(await serve()).port);
    await expect(openHttp(taken, { health: async () => fine, metrics })).rejects.toMatchObject({
      kind: 'invalid-setting',
      message: expect.stringContaining(String(taken)),
      remedy: expect.stringContaining('PULLQUOTE_HTTP_PORT'),
    });
  });
});
