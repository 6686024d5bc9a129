import { describe, expect, it } from 'vitest';
import { freePort } from '../../free-port.js';
import type { Channel, Guild } from '../loopback/places.js';
import { question } from './held.js';
import { quoted } from './newsroom.js';
import { type OwnProcess, ownProcesses } from './own-process.js';
import { healthAt, metricsAt } from './watched.js';

/** Several processes are started, each with the model, twice. */
const patience = 240_000;
/** Longer than any test. */
const never = 600_000;

/** More than a word of the wait. */
const isAnswer = ({ text }: { readonly text: string }) => quoted.test(text);

const showing = /^(PATCH \/webhooks\/|POST \/channels\/\d+\/messages)/;

/** Two processes over one index, with two of four shards each, and a server for each shard. */
async function newsrooms() {
  const processes = await ownProcesses({ shards: 4 });
  const { discord } = processes;
  const guilds = [0, 1, 2, 3].map((shard) => discord.guild({ name: `server of shard ${shard}` }));
  const rooms = guilds.map((guild) => ({
    guild,
    channel: guild.channel('news'),
    reader: guild.member('reader'),
    other: guild.member('other'),
  }));
  const ports = { first: await freePort(), second: await freePort() };
  const startSome = (ids: string, port: number) =>
    processes.start({ PULLQUOTE_HTTP_PORT: String(port), PULLQUOTE_READER: 'off' }, [
      ...['--shards', ids],
      ...['--total-shards', '4'],
    ]);
  const [writer] = rooms;
  if (writer === undefined) throw new TypeError('there is no server');
  return {
    ...processes,
    rooms,
    ports,
    /** A member of the first server, and direct messages with them. */
    writer: writer.reader,
    directly: writer.reader.dm(),
    startFirst: () => startSome('0,1', ports.first),
    startSecond: () => startSome('2-3', ports.second),
    byBot: ({ messages }: Channel) =>
      messages.filter(({ author, deleted }) => author.id === discord.botId && !deleted),
  };
}

type Newsrooms = Awaited<ReturnType<typeof newsrooms>>;
type Room = Newsrooms['rooms'][number];

/** Asks by command and by mention, and waits for both answers. */
async function askBoth({ channel, reader, other }: Room, { discord }: Newsrooms): Promise<void> {
  const message = await other.say(channel, `<@${discord.botId}> ${question}`);
  const use = await reader.slash(channel, 'ask', { question });
  await use.reply(isAnswer);
  await channel.waitFor((one) => one.replyTo === message && isAnswer(one), 'the answer');
}

/** Of which servers a process has answered questions, as its log says; `null`: direct messages. */
const answeredFor = ({ log }: OwnProcess) =>
  log.filter(({ msg }) => msg === 'question').map(({ guild }) => guild);

const ids = (guilds: readonly { readonly guild: Guild }[]) => guilds.map(({ guild }) => guild.id);

describe('two processes with two shards of four each', () => {
  it(
    'answer each server and each direct message once, and go on when one dies',
    {
      timeout: patience,
    },
    async () => {
      const all = await newsrooms();
      const { discord, rooms, ports, writer, directly, startFirst, startSecond, byBot } = all;
      const [first, second] = await Promise.all([startFirst(), startSecond()]);
      expect(first.log.find(({ msg }) => msg === 'ready')).toMatchObject({
        ...{ servers: 2, shards: [0, 1], of: 4 },
      });

      const answered = rooms.map((room) => askBoth(room, all));
      await writer.say(directly, question);
      await directly.waitFor(isAnswer, 'the answer');
      await Promise.all(answered);
      for (const { channel } of rooms) expect(byBot(channel)).toHaveLength(2);
      expect(byBot(directly)).toHaveLength(1);
      const [ofFirst, ofSecond] = [ids(rooms.slice(0, 2)), ids(rooms.slice(2))];
      await expect
        .poll(() => answeredFor(first).sort(), { timeout: 10_000 })
        .toEqual([...ofFirst, ...ofFirst, null].sort());
      await expect
        .poll(() => answeredFor(second).sort(), { timeout: 10_000 })
        .toEqual([...ofSecond, ...ofSecond].sort());

      const well = { status: 200, well: true, ready: true };
      expect(await healthAt(ports.first)).toMatchObject({
        ...well,
        shards: [{ id: 0 }, { id: 1 }],
      });
      expect(await healthAt(ports.second)).toMatchObject({
        ...well,
        shards: [{ id: 2 }, { id: 3 }],
      });
      expect(await metricsAt(ports.second, 'pullquote_shard_well')).toEqual([
        'pullquote_shard_well{shard="2"} 1',
        'pullquote_shard_well{shard="3"} 1',
      ]);

      await first.crash();
      await discord.until(() => discord.gateway.live.length === 2, 'the first to be gone');
      for (const room of rooms.slice(2)) await askBoth(room, all);
      expect(await healthAt(ports.second)).toMatchObject(well);
      const again = await startFirst();
      for (const room of rooms.slice(0, 2)) await askBoth(room, all);
      for (const { channel } of rooms) expect(byBot(channel)).toHaveLength(4);
      expect(discord.gateway.identifies.map(({ shard }) => shard).sort()).toEqual([
        0, 0, 1, 1, 2, 3,
      ]);
      again.signal('SIGTERM');
      expect(await again.ended).toBe(0);
    },
  );

  it(
    'take up after a crash what their own shards were asked, from records that both share',
    {
      timeout: patience,
    },
    async () => {
      const { discord, rooms, writer, directly, startFirst, startSecond, byBot } =
        await newsrooms();
      const before = await Promise.all([startFirst(), startSecond()]);
      discord.slow(showing, never);
      await writer.say(directly, question);
      const uses = [];
      for (const { reader, channel } of rooms) {
        uses.push(await reader.slash(channel, 'ask', { question }));
      }
      await discord.until(
        () => discord.requests.filter(({ status }) => status === 0).length === 5,
        'the answers to come',
      );
      for (const one of before) await one.crash();
      discord.slow(showing, 0);

      const second = await startSecond();
      for (const use of uses.slice(2)) await use.reply(isAnswer);
      await expect
        .poll(() => answeredFor(second).sort(), { timeout: 10_000 })
        .toEqual(ids(rooms.slice(2)).sort());
      expect(uses.slice(0, 2).map(({ thinking }) => thinking)).toEqual([true, true]);
      expect(byBot(directly)).toEqual([]);

      const first = await startFirst();
      for (const use of uses.slice(0, 2)) expect((await use.reply()).text).toMatch(quoted);
      expect((await directly.nextMessage()).text).toMatch(quoted);
      await expect
        .poll(() => answeredFor(first).sort(), { timeout: 10_000 })
        .toEqual([...ids(rooms.slice(0, 2)), null].sort());
      expect(second.log.find(({ pending }) => pending !== undefined)).toMatchObject({ pending: 2 });
      expect(first.log.find(({ pending }) => pending !== undefined)).toMatchObject({ pending: 3 });
      for (const { channel } of rooms) expect(byBot(channel)).toHaveLength(1);
    },
  );
});
