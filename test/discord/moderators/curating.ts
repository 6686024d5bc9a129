import type { Interaction } from '../loopback/interaction.js';
import type { Upload } from '../loopback/member.js';
import type { Message } from '../loopback/message.js';
import type { OptionValues } from '../loopback/slash.js';
import { newsroom } from '../members/newsroom.js';
import { quoteIn } from '../members/reading.js';
import type { BotOptions } from '../running-bot.js';

/** The sentences that an answer shows in bold. */
export function boldIn(answer: Message): string {
  return quoteIn(answer).bold.join(' ');
}

/** A file that a moderator attaches. */
export function file(name: string, bytes: string | Uint8Array): Upload {
  return { name, bytes };
}

/** Articles as JSON Lines. */
export function jsonLines(...articles: readonly object[]): string {
  return articles.map((one) => `${JSON.stringify(one)}\n`).join('');
}

/** A bot whose moderator adds and removes articles. */
export async function curating(options: BotOptions = {}) {
  const { env, ...others } = options;
  const room = await newsroom({ ...others, env: { PULLQUOTE_WORKERS: '1', ...env } });
  const { channel, discord, moderator, reader } = room;
  /** What `/articles` comes to in the end. */
  const articles = async (subcommand: string, values: OptionValues = {}): Promise<Message> =>
    outcome(await moderator.slash(channel, `articles ${subcommand}`, values));
  return {
    ...room,
    articles,
    /** Starts an addition. */
    add: (sent: Upload, more: OptionValues = {}): Promise<Interaction> =>
      moderator.slash(channel, 'articles add', { file: sent, ...more }),
    ask: async (question: string, member = reader): Promise<Message> =>
      (await member.slash(channel, 'ask', { question })).reply(),
    /** All that an interaction's reply has said, in order. */
    said: ({ token }: Interaction): string[] =>
      discord.requests
        .filter(({ method, path }) => method === 'PATCH' && path.includes(token))
        .map(({ body }) => (body as { content: string }).content),
  };
}

/** A machine that does other things, too, takes its time for an addition; in milliseconds. */
export const patience = 60_000;

/** The reply to `/articles` once it says no longer that something is under way. */
export function outcome(asked: Interaction): Promise<Message> {
  return asked.reply(({ text }) => !isProgress(text), patience);
}

function isProgress(text: string): boolean {
  return /(?:…|\d passages)$/.test(text);
}
