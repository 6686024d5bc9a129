import { MessageFlags } from 'discord.js';
import { describe, expect, it } from 'vitest';
import { readState } from '../../../src/discord/answer-state.js';
import { layOutAnswer } from '../../../src/discord/view/answer.js';
import { en } from '../../../src/locales/en.js';
import { post } from '../loopback/posting.js';
import { newsroom } from './newsroom.js';
import { expectQuote, nextQuote, quoteIn, read, theft } from './reading.js';

const v2 = MessageFlags.IsComponentsV2;

/** A room with an answer, and the same answer in another message: as plain text, or as a card. */
async function answeredTwice(as: 'plain' | 'card', env: Readonly<Record<string, string>> = {}) {
  const room = await newsroom({ env });
  const { channel, reader, mention, exchange, records, engine } = room;
  const reply = await exchange(reader, channel, `${mention} ${theft}`);
  const kept = await records.answerInMessage(reply.id);
  if (kept === null) throw new Error('the answer is not kept');
  const view = { kept, state: readState(kept), quote: 0, showQuestion: false };
  const { card, content, components, flags } = layOutAnswer(view, en);
  const form =
    as === 'card' && card ? { components: [card], flags: v2 } : { content, components, flags };
  const old = post(channel, reply.author, form as Parameters<typeof post>[2]);
  const { quotes } = await engine.ask(theft);
  return { ...room, reply, old, quotes };
}

describe('an answer in plain text, from before there were cards', () => {
  it('goes on as a card, and its other buttons work', async () => {
    const { reader, old, quotes } = await answeredTwice('plain');
    expect(old.content).not.toBe('');
    await (await reader.press(old, nextQuote(old))).reply();
    expect(old).toMatchObject({ content: '', flags: v2 });
    expectQuote(old, quotes[1]);
    const thanks = await (await reader.press(old, en.buttons.helpful)).reply();
    expect(thanks.text).toBe(en.feedback.thanks);
  });
});

describe('with DISCORD_PLAIN_TEXT', () => {
  const env = { DISCORD_PLAIN_TEXT: 'true' };

  it('an answer is plain text, and so is the next quote', async () => {
    const { reader, reply, quotes } = await answeredTwice('plain', env);
    expect(quoteIn(reply).text).toBe(quotes[0]?.text);
    await (await reader.press(reply, nextQuote(reply))).reply();
    expect(quoteIn(reply).text).toBe(quotes[1]?.text);
    expect(reply.flags & v2).toBe(0);
  });

  it('a card from before has the words of the plain text from its next quote on', async () => {
    const { reader, old, quotes } = await answeredTwice('card', env);
    await (await reader.press(old, nextQuote(old))).reply();
    expect(old).toMatchObject({ content: '', flags: v2 });
    expect(read(old)).toContain('quote 2 of 2');
    expect(read(old)).toContain(quotes[1]?.highlight.text.split('\n')[0]);
  });
});
