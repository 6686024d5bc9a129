import { type Client, MessageFlags } from 'discord.js';
import { pino } from 'pino';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { replyAt } from '../../../../src/discord/asking/reply/reply.js';
import { payload } from '../../../../src/discord/payload.js';
import { layOutAnswer } from '../../../../src/discord/view/answer.js';
import { en } from '../../../../src/locales/en.js';
import { readSettings } from '../../../../src/settings.js';
import { readyClient, started, stopAll } from '../../loopback/bot.js';
import type { Loopback } from '../../loopback/loopback.js';
import type { Message } from '../../loopback/message.js';
import type { Channel } from '../../loopback/places.js';
import { startThread } from '../../loopback/posting.js';
import { answered, viewOf } from '../../view/views.js';

const card = layOutAnswer(viewOf(answered), en);
const waiting = payload(en.refusals.waiting(1));
const sorry = payload(en.refusals.leaving);
const v2 = MessageFlags.IsComponentsV2;
const refused = { status: 400, code: 50035 } as const;
const sending = /^POST \/channels\/\d+\/messages$/;

let discord: Loopback;
let client: Client<true>;
let channel: Channel;
let question: Message;

beforeEach(async () => {
  discord = await started();
  const guild = discord.guild();
  channel = guild.channel('news');
  client = (await readyClient(discord)) as Client<true>;
  question = await guild.member('reader').say(channel, 'What did the lock cost?');
});
afterEach(stopAll);

/** The reply to the question, and what was logged about it. */
function replying(
  env: Readonly<Record<string, string>> = {},
  repliedId: string | null = null,
  threadName: string | null = null,
) {
  const lines: string[] = [];
  const log = pino({}, { write: (line: string) => lines.push(line) });
  const place = {
    kind: 'message',
    channelId: channel.id,
    messageId: question.id,
    repliedId,
    threadName,
  } as const;
  const { show } = replyAt(client, place, { settings: readSettings(env), log });
  return { show, lines };
}

const replies = () => channel.messages.filter(({ author }) => author.id === discord.botId);

describe('a reply in a channel', () => {
  it('is a card', async () => {
    await replying().show(card);
    const [reply] = replies();
    expect(reply).toMatchObject({ content: '', flags: v2, components: [card.card] });
    expect(reply?.replyTo).toBe(question);
  });

  it('is plain text if Discord refuses the card, and the log says so', async () => {
    discord.refuseNext({ route: sending, ...refused });
    const { show, lines } = replying();
    await show(card);
    expect(replies()).toMatchObject([{ content: card.content, components: card.components }]);
    expect(lines.join()).toContain('Discord refused a form of a message');
  });

  it('is plain text if the operator wants that', async () => {
    await replying({ DISCORD_PLAIN_TEXT: 'true' }).show(card);
    expect(replies()).toMatchObject([
      { content: card.content, flags: MessageFlags.SuppressEmbeds },
    ]);
  });

  it('becomes a card after it asked to wait', async () => {
    const { show } = replying();
    const waited = await show(waiting);
    expect(replies()).toMatchObject([{ content: waiting.content }]);
    expect(await show(card)).toEqual(waited);
    expect(replies()).toMatchObject([{ content: '', flags: v2, components: [card.card] }]);
  });

  it('says something plain where a card is already, which no edit can take away', async () => {
    const { messageId: id } = await replying().show(card);
    expect((await replying({}, id).show(sorry)).messageId).toBe(id);
    expect(replies()).toMatchObject([{ text: sorry.content, flags: v2 }]);
    discord.forgive(/400\/50035/);
  });

  it('stays a card if the operator wants plain text from now on', async () => {
    const { messageId: id } = await replying().show(card);
    await replying({ DISCORD_PLAIN_TEXT: 'true' }, id).show(card);
    expect(replies()).toMatchObject([{ flags: v2 }]);
    expect(replies()[0]?.text).toBe(card.content);
    discord.forgive(/400\/50035/);
  });

  it('comes once, and says what was last to be said, if it seemed not to get through', async () => {
    await replying().show(card);
    await replying().show(card);
    expect(replies()).toMatchObject([{ edits: 0 }]);
    const other = layOutAnswer(viewOf(answered, { quote: 1 }), en);
    await replying().show(other);
    expect(replies()).toMatchObject([{ edits: 1, components: [other.card] }]);
  });
});

describe('a reply in a thread on the message', () => {
  const inThread = (repliedId: string | null = null) => replying({}, repliedId, 'The lock').show;
  const thread = () => discord.until(() => question.thread ?? undefined, 'the thread');

  it('opens it, begins it with no reply, and says where it is shown', async () => {
    const shown = await inThread()(card);
    const { id, name, messages } = await thread();
    expect(name).toBe('The lock');
    expect(messages).toMatchObject([{ replyTo: null, components: [card.card] }]);
    expect(shown).toEqual({ channelId: id, messageId: messages[0]?.id });
    expect(replies()).toEqual([]);
  });

  it('takes the place of what asked to wait there, also after a restart', async () => {
    const { messageId } = await inThread()(waiting);
    await inThread(messageId)(card);
    expect((await thread()).messages).toMatchObject([{ id: messageId, components: [card.card] }]);
    discord.forgive(/400\/160004/);
  });

  it('opens the thread of a former process again if it is archived by now', async () => {
    startThread(question, 'The lock', channel.world.bot).archive();
    await inThread()(card);
    const { archived, messages } = await thread();
    expect([archived, messages.length]).toEqual([false, 1]);
    discord.forgive(/400\/160004/);
  });

  it.each([
    ['locked', (channel: Channel) => channel.archive({ locked: true }), /400\/50083/],
    ['gone', (channel: Channel) => channel.remove(), /404\/10003/],
  ])('is given in the channel if the thread is %s by now', async (_, end, fault) => {
    const show = inThread();
    await show(waiting);
    end(await thread());
    expect(await show(card)).toMatchObject({ channelId: channel.id });
    expect(replies()).toMatchObject([{ replyTo: question, components: [card.card] }]);
    discord.forgive(fault);
  });
});
