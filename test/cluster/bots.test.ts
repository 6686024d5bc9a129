import { cpSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, inject, it, onTestFinished } from 'vitest';
import { openClusterRecords } from '../../src/records/cluster/records.js';
import { readSettings } from '../../src/settings.js';
import type { Cluster } from '../../src/weaviate/collections.js';
import { weaviateStorage } from '../../src/weaviate/storage.js';
import { read } from '../discord/members/reading.js';
import { additionsFor } from '../discord/moderating.js';
import { boldIn, file, outcome } from '../discord/moderators/curating.js';
import { question } from '../discord/recovery/held.js';
import { quoted } from '../discord/recovery/newsroom.js';
import { ownProcesses } from '../discord/recovery/own-process.js';
import { ferry } from '../discord/stories.js';
import { smallEmbedder } from '../library/small-embedder.js';
import { changesOf, temporaryFolder } from '../library/stories.js';
import { storyText } from '../library/story.js';
import { dropAll, publishIn, reach, settingsOf } from './filled.js';
import { serverCanBeHad } from './server-binary.js';

const nodes = inject('sharedNodes');
const isAnswer = ({ text }: { readonly text: string }) => quoted.test(text);

/** What leads a bot to a library in the cluster of the tests. */
async function over(cluster: Cluster): Promise<Record<string, string>> {
  const { prefix } = await cluster.read(async (of) => of);
  return {
    PULLQUOTE_LIBRARY: 'weaviate',
    WEAVIATE_URL: nodes.map(({ url }) => url).join(),
    WEAVIATE_GRPC_URL: nodes.map(({ grpc }) => `http://${grpc.host}:${grpc.port}`).join(),
    WEAVIATE_PREFIX: prefix,
    WEAVIATE_REPLICAS: '3',
    PULLQUOTE_READER: 'off',
  };
}

describe.skipIf(!serverCanBeHad())('a bot over an empty cluster (skipped without Go)', () => {
  it('starts, says so, and quotes what a moderator adds', async () => {
    const { discord, start } = await ownProcesses({});
    const cluster = reach(nodes);
    onTestFinished(() => dropAll(cluster));
    const guild = discord.guild();
    const env = { ...(await over(cluster)), PULLQUOTE_INDEX: temporaryFolder() };
    const bot = await start({
      ...env,
      WEAVIATE_CURATOR: 'true',
      DISCORD_CURATING_GUILDS: guild.id,
    });
    expect(bot.stdout).toContain('there are no articles yet');
    const channel = guild.channel('news');
    const reader = guild.member('reader');
    const ask = async () =>
      (await reader.slash(channel, 'ask', { question: ferry.question })).reply();
    expect(read(await ask())).toContain('I have no articles to quote from yet.');
    const moderator = guild.member('moderator', { permissions: ['ManageGuild'] });
    const sent = file('ferry.txt', ferry.text);
    const added = { file: sent, title: ferry.title };
    await outcome(await moderator.slash(channel, 'articles add', added));
    expect(boldIn(await ask())).toBe(ferry.answer);
  });
});

describe.skipIf(!serverCanBeHad())('two bots over one cluster (skipped without Go)', () => {
  it('with two shards each answer every server once, and know what the other keeps and adds', async () => {
    const { discord, index, start } = await ownProcesses({ shards: 4 });
    const cluster = reach(nodes);
    onTestFinished(() => dropAll(cluster));
    const kept = path.join(temporaryFolder(), 'index');
    cpSync(index, kept, { recursive: true });
    await publishIn(kept, cluster);
    const env = await over(cluster);
    const guilds = [0, 1, 2, 3].map((shard) => discord.guild({ name: `server of shard ${shard}` }));
    const curating = { DISCORD_CURATING_GUILDS: guilds.map(({ id }) => id).join() };
    const run = (shards: string, more: Record<string, string>) =>
      start({ ...env, ...curating, ...more }, ['--shards', shards, '--total-shards', '4']);
    // The first is the curator's.
    const bots = await Promise.all([
      run('0,1', { WEAVIATE_CURATOR: 'true', PULLQUOTE_INDEX: kept }),
      run('2,3', { PULLQUOTE_INDEX: temporaryFolder() }),
    ]);

    const rooms = guilds.map((guild) => ({
      channel: guild.channel('news'),
      reader: guild.member('reader'),
      moderator: guild.member('moderator', { permissions: ['ManageGuild'] }),
    }));
    await Promise.all(
      rooms.map(async ({ channel, reader }) => {
        const message = await reader.say(channel, `<@${discord.botId}> ${question}`);
        await channel.waitFor((one) => one.replyTo === message && isAnswer(one), 'the answer');
      }),
    );
    for (const { channel } of rooms) {
      expect(channel.messages.filter(({ author }) => author.id === discord.botId)).toHaveLength(1);
    }
    await expect
      .poll(() => bots.map(({ log }) => log.filter(({ msg }) => msg === 'question').length))
      .toEqual([2, 2]);

    // Each process keeps its own servers' answers, and all are in one place.
    const { prefix } = await cluster.read(async (of) => of);
    const records = await openClusterRecords(settingsOf(nodes, prefix, false));
    onTestFinished(() => records.close());
    const since = '2000-01-01T00:00:00.000Z';
    expect(await records.stats(null, since)).toMatchObject({ questions: 4, members: 4 });
    for (const { id } of guilds) {
      expect(await records.stats(id, since)).toMatchObject({ questions: 1 });
    }

    // What a moderator adds by one process, another quotes, and a moderator there takes away again.
    const [here, , there] = rooms;
    if (here === undefined || there === undefined) throw new Error('no rooms');
    const sent = file('ferry.txt', ferry.text);
    const added = await here.moderator.slash(here.channel, 'articles add', {
      file: sent,
      title: ferry.title,
    });
    const { text } = await outcome(added);
    expect(text).toContain('1 added');
    const asked = () =>
      there.reader.slash(there.channel, 'ask', { question: ferry.question }).then((a) => a.reply());
    expect(boldIn(await asked())).toBe(ferry.answer);
    const [, id = ''] = /`(\w+)`$/.exec(text) ?? [];
    // It asks the curator for that.
    const removed = await there.moderator.slash(there.channel, 'articles remove', { article: id });
    expect((await outcome(removed)).text).toContain(ferry.title);
    expect(read(await asked())).not.toContain(ferry.answer);

    // What is added there is queued, and quoted by both.
    const queued = await there.moderator.slash(there.channel, 'articles add', {
      file: sent,
      title: ferry.title,
    });
    expect((await outcome(queued)).text).toContain('1 added');
    expect(boldIn(await asked())).toBe(ferry.answer);
    const here2 = await here.reader.slash(here.channel, 'ask', { question: ferry.question });
    expect(boldIn(await here2.reply())).toBe(ferry.answer);
  });
});

describe.skipIf(!serverCanBeHad())(
  'what a bot adds while the curator is away (skipped without Go)',
  () => {
    it('holds up no other addition, and is told when the curator has added it', async () => {
      const cluster = reach(nodes);
      onTestFinished(() => dropAll(cluster));
      const folder = temporaryFolder();
      const env = { ...(await over(cluster)), PULLQUOTE_INDEX: path.join(folder, 'index') };
      const additions = additionsFor(readSettings(env));
      const queued: number[] = [];
      const added = [1, 2].map((seed) => {
        const sent = path.join(folder, `${seed}.txt`);
        writeFileSync(sent, storyText(seed));
        return additions.add([sent], {
          waiting: () => undefined,
          event: ({ kind }) => kind === 'queued' && queued.push(seed),
        });
      });
      // Well within the minute for which the first would be waited for.
      await expect.poll(() => queued, { timeout: 50_000 }).toEqual([1, 2]);
      const { prefix } = await cluster.read(async (of) => of);
      const curator = weaviateStorage(settingsOf(nodes, prefix, true), temporaryFolder());
      await curator.publish({ embedder: async () => smallEmbedder() });
      for (const report of await Promise.all(added)) {
        expect(changesOf(report)).toEqual({ added: 1 });
        expect(report.queued).toBeUndefined();
      }
    });
  },
);
