import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { en } from '../../../src/locales/en.js';
import { temporaryFolder } from '../../library/stories.js';
import type { Message } from '../loopback/message.js';
import type { Channel } from '../loopback/places.js';
import { newsroom } from '../members/newsroom.js';
import { change, openPanel } from '../panel.js';
import { bridge, ferry } from '../stories.js';

const day = 24 * 60 * 60_000;
const { digest } = en.config;
const patient = { timeout: 20_000, interval: 20 };

/** A bot that looks for due digests all the time, whose clock a test moves on. */
async function digesting() {
  let ahead = 0;
  const room = await newsroom({
    lookForNewsEvery: 20,
    now: () => new Date(Date.now() + ahead),
  });
  const { channel, discord, engine, guild, moderator, records } = room;
  const news = guild.channel('daily-news');
  const folder = temporaryFolder();
  let files = 0;
  return {
    ...room,
    news,
    /** Writes the last file again. */
    addAgain: async (...stories: readonly { title: string; text: string }[]): Promise<void> => {
      const file = path.join(folder, `${files}.json`);
      writeFileSync(
        file,
        JSON.stringify(stories.map((one) => ({ publisher: 'Kalvik Gazette', ...one }))),
      );
      await engine.ingest([file]);
    },
    add: async (...stories: readonly { title: string; text: string }[]): Promise<void> => {
      files += 1;
      const file = path.join(folder, `${files}.json`);
      writeFileSync(
        file,
        JSON.stringify(stories.map((one) => ({ publisher: 'Kalvik Gazette', ...one }))),
      );
      await engine.ingest([file]);
    },
    later: (ms: number) => {
      ahead += ms;
    },
    turnOn: async (often: string, where: Channel = news): Promise<Message> => {
      const panel = await change(moderator, await openPanel(moderator, channel), digest.open);
      await (await moderator.choose(panel, digest.often, often)).reply();
      const shown = await change(moderator, panel, digest.where, [where]);
      await vi.waitFor(async () => {
        expect((await records.servers()).get(guild.id)?.digest.last).not.toBeNull();
      }, patient);
      return shown;
    },
    posted: (count: number) =>
      discord.until(
        () => news.messages.length === count && news.messages,
        `${count} digests in ${news.name}`,
      ),
    /** Waits until the digest that is due now was looked after. */
    lookedAfter: async (): Promise<void> => {
      await vi.waitFor(async () => {
        const last = (await records.servers()).get(guild.id)?.digest.last;
        expect(Date.parse(last?.at ?? '') + day).toBeGreaterThan(Date.now() + ahead);
      }, patient);
    },
  };
}

describe('the digest of /config', () => {
  it('posts what is new, by story, with a sentence of each, at the same time of each day', async () => {
    const { add, addAgain, later, news, posted, turnOn, lookedAfter } = await digesting();
    const panel = await turnOn(digest.daily);
    expect(panel.text).toContain(digest.daily);
    expect(panel.text).toContain(`<#${news.id}>`);
    await add(
      bridge,
      ferry,
      {
        title: 'Kalvik gets a new ferry',
        text: 'Ferries are in fashion. A yard in Sarrow builds one for Kalvik.',
      },
      { title: 'From our Lundby desk', text: `Lundby. ${ferry.text}` },
    );
    later(day);
    const [first] = await posted(1);
    const lines = first?.content.split('\n') ?? [];
    expect(lines).toEqual([
      `📰 **${en.digest.heading(4)}**`,
      `${ferry.title} · Kalvik Gazette · ${en.digest.moreReports(2)}`,
      '> Kalvik is to get a new ferry in May, which will sail to Lundby four times a day.',
      `${bridge.title} · Kalvik Gazette`,
      '> Lorries may cross the Dunholm bridge again since Tuesday, after two years in which they went by Sarrow.',
    ]);
    // A newer version of an article is no new article.
    await addAgain({ ...bridge, text: `${bridge.text} The mayor was the first to cross.` });
    later(day);
    await lookedAfter();
    expect(news.messages).toHaveLength(1);
    await add({ title: 'Lundby votes', text: 'Lundby has voted for a new town hall on Sunday.' });
    later(day);
    const [, second] = await posted(2);
    expect(second?.content).toContain(en.digest.heading(1));
    expect(second?.content).toContain('> Lundby has voted for a new town hall on Sunday.');
  });

  it('goes by what was there, whatever the clock says of the machine that adds', async () => {
    const behind = await digesting();
    behind.later(3 * day);
    await behind.turnOn(digest.daily);
    await behind.add(ferry);
    behind.later(day);
    const [told] = await behind.posted(1);
    expect(told?.content).toContain(en.digest.heading(1));

    const ahead = await digesting();
    ahead.later(-3 * day);
    await ahead.add(ferry);
    await ahead.turnOn(digest.daily);
    // A newer version of what was there is not new, although its time is later than the digest's.
    await ahead.addAgain({ ...ferry, text: `${ferry.text} The mayor was the first to sail.` });
    ahead.later(day);
    await ahead.lookedAfter();
    await ahead.add(bridge);
    ahead.later(day);
    const [only] = await ahead.posted(1);
    expect(only?.content).toContain(en.digest.heading(1));
    expect(only?.content).toContain(bridge.title);
  });

  it('comes once a week, and once for all that a bot missed that was away', async () => {
    const { add, bot, later, news, posted, turnOn, restart } = await digesting();
    await turnOn(digest.weekly);
    await add(ferry);
    later(6 * day);
    await bot.stop('away');
    await add(bridge);
    later(20 * day);
    await restart('crash');
    const [only] = await posted(1);
    expect(only?.content).toContain(en.digest.heading(2));
    await restart();
    await vi.waitFor(() => expect(news.messages).toHaveLength(1), patient);
  });

  it('fits into a message, however much is new, and says what is left out', async () => {
    const { add, later, posted, turnOn } = await digesting();
    await turnOn(digest.daily);
    const towns =
      'Arden Borby Culmen Dorrin Elvik Farlow Gansk Hulme Istad Jarrow Kelso Lorne Mossby Nidau Orsk';
    const all = towns.split(' ');
    const long = (town: string, number: number) => ({
      title: `${town} ${'_* '.repeat(90)}`,
      text: `Number ${number} ${`and ${number} `.repeat(80)} ends here. Then more.`,
    });
    await add(...all.map(long), bridge);
    later(day);
    const [message] = await posted(1);
    expect(message?.content).toContain(en.digest.heading(16));
    expect(message?.content.length).toBeLessThanOrEqual(2_000);
    expect(message?.content).toMatch(/more stor(?:y|ies): <\/sources:\d+>/);
  });

  it('keeps its articles for the next one if Discord refuses it', async () => {
    const { add, discord, later, news, posted, turnOn, lookedAfter } = await digesting();
    await turnOn(digest.daily);
    const route = `POST /channels/${news.id}/messages`;
    discord.refuseNext({ route, status: 403, code: 50013 });
    await add(ferry);
    later(day);
    await lookedAfter();
    await discord.until(() => discord.requests.some(({ status }) => status === 403), 'a refusal');
    await add(bridge);
    later(day);
    const [only] = await posted(1);
    expect(only?.content).toContain(en.digest.heading(2));
  });

  it('is turned off again', async () => {
    const { add, channel, later, moderator, news, turnOn, records, guild } = await digesting();
    await turnOn(digest.daily);
    const panel = await change(moderator, await openPanel(moderator, channel), digest.open);
    const off = await (await moderator.choose(panel, digest.often, digest.off)).reply();
    expect(off.text).toContain(digest.off);
    const settings = await change(moderator, panel, digest.back);
    expect(settings.text).toContain(en.config.heading);
    await add(ferry);
    later(2 * day);
    expect((await records.servers()).get(guild.id)?.digest.last).toBeNull();
    expect(news.messages).toEqual([]);
  });
});
