import { expect, it, onTestFinished } from 'vitest';
import { startServer } from '../../../src/web/server.js';
import { freePort } from '../../free-port.js';
import { wordsOf } from '../../web/markup.js';
import { newsroom } from './newsroom.js';
import { theft } from './reading.js';

it('an article without an address of its own is read on a page of ours, at the quote', async () => {
  const port = await freePort();
  const pages = `http://127.0.0.1:${port}`;
  const { channel, reader, exchange, engine, mention } = await newsroom({
    env: { PULLQUOTE_PAGES_URL: `${pages}/` },
  });
  const server = await startServer({ engine, host: '127.0.0.1', port, token: null });
  onTestFinished(() => server.close());
  const answer = await exchange(reader, channel, `${mention} ${theft}`);
  const [, address = ''] = /"url":"([^"]+)"/.exec(JSON.stringify(answer.components)) ?? [];
  expect(address).toContain(`${pages}/articles/`);
  const page = await (await fetch(address)).text();
  const { quotes } = await engine.ask(theft);
  expect(wordsOf(page, '#quote')).toEqual([quotes[0]?.highlight.text]);
});
