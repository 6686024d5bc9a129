import { existsSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { checkCollections } from '../../../src/discord/browsing/collections.js';
import { ownedBy } from '../../../src/library/scope.js';
import { en } from '../../../src/locales/en.js';
import { readSettings } from '../../../src/settings.js';
import type { Message } from '../loopback/message.js';
import { ferry } from '../stories.js';
import { curating, file, outcome, patience } from './curating.js';

describe('moderators of servers with collections of their own', () => {
  it(
    'add and remove articles of their server alone, be it the same text',
    async () => {
      const lines: string[] = [];
      const room = await curating({
        env: { DISCORD_COLLECTIONS: 'per-server' },
        log: (line) => lines.push(line),
      });
      const { articles, channel, discord, engine, guild, moderator, settings } = room;
      const other = discord.guild({ name: 'elsewhere' });
      const warden = other.member('warden', { permissions: ['ManageGuild'] });
      const talk = other.channel('talk');
      const sent = file('ferry.txt', `${ferry.title}\n\n${ferry.text}`);
      const adds = await Promise.all([
        moderator.slash(channel, 'articles add', { file: sent }),
        warden.slash(talk, 'articles add', { file: sent }),
      ]);
      for (const added of await Promise.all(adds.map(outcome))) {
        expect(added.text).toContain(ferry.title);
        expect(added.text).not.toMatch(/already/i);
      }
      const own = async ({ id }: { id: string }) =>
        (await engine.scoped(ownedBy(id)).library.articles()).map((article) => article.id);
      const [[first = ''], [second = '']] = [await own(guild), await own(other)];
      expect(first).not.toBe(second);

      const removeThere = async (article: string): Promise<Message> =>
        outcome(await warden.slash(talk, 'articles remove', { article }));
      expect((await removeThere(first)).text).toBe(en.articles.toRemove);
      const [shared] = await engine.library.articles();
      expect((await removeThere(shared?.id ?? '')).text).toBe(en.articles.onlyShared);
      expect((await articles('remove', { article: second })).text).toBe(en.articles.toRemove);
      // Of two removals at once, the later one finds nothing left, which is no matter of whose it is.
      const both = await Promise.all([removeThere(second), removeThere(second)]);
      const texts = both.map(({ text }) => text);
      expect(texts.filter((text) => text.includes(ferry.title))).toHaveLength(1);
      expect(texts).toContain(en.article.notFound);
      expect([await own(guild), await own(other)]).toEqual([[first], []]);
      const folder = path.dirname(
        (await engine.scoped(ownedBy(guild.id)).library.article(first))?.locator ?? '',
      );
      expect(folder).toBe(path.join(settings.indexFolder, 'added', guild.id));
      expect(existsSync(folder)).toBe(true);

      guild.leave();
      const isSaid = () =>
        lines.find((line) => line.includes(`pullquote remove --server ${guild.id}`));
      await vi.waitFor(() => expect(isSaid()).toBeDefined());
      expect(await own(guild)).toEqual([first]);
      other.leave();
      // It has nothing that could stay.
      expect(lines.filter((line) => line.includes(`remove --server ${other.id}`))).toEqual([]);
    },
    5 * patience,
  );

  it('are refused over a library that doesn’t keep servers apart', () => {
    const settings = (env: Record<string, string>) => readSettings(env);
    const perServer = { DISCORD_COLLECTIONS: 'per-server' };
    const weaviate = { PULLQUOTE_LIBRARY: 'weaviate' };
    expect(() => checkCollections(settings({ ...perServer, ...weaviate }))).toThrow(/weaviate/);
    for (const env of [{}, perServer, weaviate]) {
      expect(() => checkCollections(settings(env))).not.toThrow();
    }
  });
});
