import { en } from '../../src/locales/en.js';
import type { FeedRecords } from '../../src/records/feeds.js';
import type { Loopback } from '../../test/discord/loopback/loopback.js';
import type { Guild } from '../../test/discord/loopback/places.js';
import { change, openPanel } from '../../test/discord/panel.js';
import type { Screen } from './screens.js';

/** What a bot needs so that it has news to tell. */
export interface Newsroom {
  readonly discord: Loopback;
  readonly guild: Guild;
  readonly feeds: FeedRecords;
  /** Adds the articles that are the news. */
  addNews(): Promise<void>;
  /** Puts the bot's clock on, in milliseconds. */
  later(ms: number): void;
}

const day = 24 * 60 * 60_000;
const { digest } = en.config;

/** The panel of feeds, a follow and its news, and a digest with its panel. */
export async function newsScreens(room: Newsroom): Promise<readonly Screen[]> {
  const { discord, guild } = room;
  const channel = guild.channel('news-desk');
  const posts = guild.channel('daily-news');
  const reader = guild.member('follower');
  const moderator = guild.member('editor', { permissions: ['ManageGuild'] });
  for (const [address, keepDays] of [
    ['https://example.com/world.xml', null],
    ['https://example.com/harbour/feed', 30],
  ] as const) {
    await room.feeds.addFeed(
      { address, server: null, title: null, keepDays },
      new Date().toISOString(),
    );
  }
  const feeds = await (await moderator.slash(channel, 'feeds')).reply();
  const panel = await change(moderator, await openPanel(moderator, channel), digest.open);
  await (await moderator.choose(panel, digest.often, digest.daily)).reply();
  const digestPanel = await change(moderator, panel, digest.where, [posts]);
  const topic = 'How many passengers will the new Kalvik ferry carry?';
  const followed = await (await reader.slash(channel, 'follow', { topic })).reply();
  await room.addNews();
  const told = await discord.nextMessage(reader.dm());
  room.later(day);
  const posted = await discord.nextMessage(posts);
  return [
    { name: 'feeds', messages: [feeds] },
    { name: 'digest-panel', messages: [digestPanel] },
    { name: 'follow', messages: [followed] },
    { name: 'told', messages: [told] },
    { name: 'digest', messages: [posted] },
  ];
}
