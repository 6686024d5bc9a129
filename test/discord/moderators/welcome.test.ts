import { describe, expect, it } from 'vitest';
import { en } from '../../../src/locales/en.js';
import { wordsFor } from '../../../src/locales/words.js';
import type { Guild } from '../loopback/places.js';
import { newsroom } from '../members/newsroom.js';
import { read, theft } from '../members/reading.js';

/** Gives a server a system channel. */
function withSystemChannel(guild: Guild): void {
  guild.systemChannel = guild.channel('general');
}

/** What the bot has said of itself in a server's system channel, once it has answered there. */
async function saidIn(guild: Guild, room: Awaited<ReturnType<typeof newsroom>>) {
  const { discord, exchange, mention } = room;
  const talk = guild.channel('talk');
  await exchange(guild.member('asker'), talk, `${mention} ${theft}`);
  const messages = guild.systemChannel?.messages ?? [];
  return messages.filter(({ author }) => author.id === discord.botId);
}

describe('a bot that is added to a server', () => {
  it('says in its system channel what it does, how to begin, and what it keeps', async () => {
    const room = await newsroom();
    // By then the bot knows the ids of the commands.
    await room.exchange(room.reader, room.channel, `${room.mention} hello`);
    const guild = room.discord.guild({ before: withSystemChannel });
    const said = await guild.systemChannel?.nextMessage();
    expect(read(said ?? ({} as never))).toContain(en.help.intro);
    const text = said?.text.replace(/<(\/[a-z ]+):\d+>/g, '`$1`');
    expect(text).toContain(`1. ${en.welcome.lookUp}\n2. ${en.welcome.ask}\n3. `);
    expect(text).toContain(en.help.privacy(90));
    const id = room.discord.commands().find(({ name }) => name === 'ask')?.id;
    expect(said?.text).toContain(`</ask:${id}>`);
    expect(said?.text).not.toContain('http');
    expect(said?.components).toEqual([]);
  });

  it("says so in the language of the server, with the operator's privacy policy", async () => {
    const room = await newsroom({ loopback: { privacyPolicy: 'https://example.com/privacy' } });
    const guild = room.discord.guild({ locale: 'de', before: withSystemChannel });
    const said = await guild.systemChannel?.nextMessage();
    const { welcome } = wordsFor('de');
    expect(said?.text).toContain(welcome.hello);
    expect(said?.text).toContain(welcome.policy('<https://example.com/privacy>'));
  });

  it('says so once, also if it is added again, and not on servers that it finds at its start', async () => {
    const room = await newsroom();
    const { discord, restart } = room;
    const guild = discord.guild({ before: withSystemChannel });
    await guild.systemChannel?.nextMessage();
    await restart();
    guild.leave();
    guild.admitBot();
    expect(await saidIn(guild, room)).toHaveLength(1);
  });

  it('is silent if there is no system channel, or it may not write there', async () => {
    const room = await newsroom();
    const guild = room.discord.guild({
      before: (made) => {
        withSystemChannel(made);
        made.systemChannel?.deny(made.bot, 'SendMessages');
      },
    });
    expect(await saidIn(guild, room)).toEqual([]);
    // That it could not do so then doesn't count.
    guild.leave();
    guild.systemChannel?.allow(guild.bot, 'SendMessages');
    guild.admitBot();
    expect((await guild.systemChannel?.nextMessage())?.text).toContain(en.welcome.hello);
  });
});
