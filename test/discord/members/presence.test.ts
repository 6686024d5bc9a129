import type { Client } from 'discord.js';
import { describe, expect, it } from 'vitest';
import { openPresence, presenceOf } from '../../../src/discord/gateway/connection/presence.js';
import type { LibraryStatus } from '../../../src/library/library.js';
import { op } from '../loopback/gateway.js';
import { runningBot } from '../running-bot.js';

describe('what is shown below the name of the bot', () => {
  it.each([
    [0, '/ask'],
    [1, '/ask · 1 article'],
    [1_204, '/ask · 1,204 articles'],
  ])('says how to ask, and of how many articles: %d', (articles, name) => {
    expect(presenceOf(articles).activities).toMatchObject([{ name }]);
  });

  it('follows the collection, and is sent only if it changed', async () => {
    let articles = 1;
    const sent: unknown[] = [];
    const setPresence = (presence: unknown) => void sent.push(presence);
    const client = { user: { setPresence } } as unknown as Client;
    const presence = openPresence(() => client, {
      status: async () => ({ articles }) as LibraryStatus,
    });
    await presence.refresh();
    await presence.refresh();
    expect(sent).toEqual([presenceOf(1)]);
    articles = 0;
    await presence.refresh();
    expect(sent).toEqual([presenceOf(1), presenceOf(0)]);
  });

  it('is the number of articles once it is logged in, on new sessions too', async () => {
    const { discord, engine } = await runningBot();
    const { articles } = await engine.library.status();
    const said = () =>
      discord.gateway.sends.filter(
        (one) => one.op === op.presence && JSON.stringify(one.d).includes(`· ${articles} article`),
      );
    await discord.until(() => said().length === 1, 'the presence');
    for (const session of discord.gateway.sessions.values()) {
      const { connection } = session;
      discord.gateway.sessions.delete(session.id);
      connection?.socket.close(4_009, 'Session timed out.');
    }
    await discord.until(() => said().length === 2, 'the presence of the new session');
  });
});
