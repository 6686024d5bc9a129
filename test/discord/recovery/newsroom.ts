import { freePort } from '../../free-port.js';
import type { LoopbackOptions } from '../loopback/world.js';
import { runningBot } from '../running-bot.js';
import { Held, question } from './held.js';

/** A line that is quoted: the sign of an answer. */
export const quoted = /^(?:> |## )/m;

/** Longest that a test here may take, on a machine that is busy. */
export const patience = 60_000;

/**
 * A bot whose questions can be held back, with its health and metrics on a port, on a Discord whose
 * members wait longer than usual, for a machine that is busy.
 */
export async function newsroom(options: LoopbackOptions = {}) {
  const held = new Held();
  const port = await freePort();
  const running = await runningBot({
    embedder: held.embedder,
    loopback: { ackWithinMs: 20_000, patienceMs: 40_000, ...options },
    env: { PULLQUOTE_HTTP_PORT: String(port) },
  });
  const { discord } = running;
  const guild = discord.guild();
  return {
    ...running,
    discord,
    held,
    port,
    guild,
    gateway: discord.gateway,
    channel: guild.channel('news'),
    reader: guild.member('reader'),
    other: guild.member('other'),
    moderator: guild.member('moderator', { permissions: ['ManageGuild', 'ManageMessages'] }),
    /** The question as a mention asks it. */
    mentioning: `<@${discord.botId}> ${question}`,
  };
}

export type Newsroom = Awaited<ReturnType<typeof newsroom>>;
