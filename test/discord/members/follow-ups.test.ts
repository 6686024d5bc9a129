import { describe, expect, it } from 'vitest';
import { en } from '../../../src/locales/en.js';
import { newsroom } from './newsroom.js';
import { expectQuote, howMuch, mayor, quoteIn, read, stolen, theft } from './reading.js';

describe('a follow-up', () => {
  it('says nothing by itself', async () => {
    const { exchange, channel, reader, mention } = await newsroom();
    const reply = await exchange(reader, channel, `${mention} ${howMuch}`);
    expect(read(reply)).toContain(en.answer.dontSay);
  });

  it('by a reply that pings is understood with the answer that it replies to', async () => {
    const { exchange, channel, reader, mention } = await newsroom();
    const answer = await exchange(reader, channel, `${mention} ${theft}`);
    await exchange(reader, channel, `${mention} ${mayor}`);
    const next = await exchange(reader, channel, howMuch, answer);
    expect(quoteIn(next).bold.join(' ')).toContain(stolen);
  });

  it('goes on over several replies, by others, and after a restart', async () => {
    const { exchange, channel, reader, other, mention, restart } = await newsroom();
    const answer = await exchange(reader, channel, `${mention} ${theft}`);
    const second = await exchange(other, channel, howMuch, answer);
    expect(quoteIn(second).bold.join(' ')).toContain(stolen);
    await restart();
    const third = await exchange(reader, channel, 'And when was that?', second);
    expect(quoteIn(third).bold.join(' ')).toContain(stolen);
  });

  it('by a mention in a reply to the answer of a command', async () => {
    const { exchange, kept, channel, reader, mention } = await newsroom();
    const asked = await reader.slash(channel, 'ask', { question: theft });
    const answer = await kept(await asked.reply());
    const next = await exchange(reader, channel, `${mention} ${howMuch}`, answer);
    expect(quoteIn(next).bold.join(' ')).toContain(stolen);
  });

  it('by a reply to a shared answer', async () => {
    const { exchange, kept, channel, reader, other, mention } = await newsroom();
    const options = { question: theft, private: true };
    const answer = await (await reader.slash(channel, 'ask', options)).reply();
    const shared = await kept(await (await reader.press(answer, en.buttons.share)).reply());
    const next = await exchange(other, channel, `${mention} ${howMuch}`, shared);
    expect(quoteIn(next).bold.join(' ')).toContain(stolen);
  });

  it('by a mention in the same thread', async () => {
    const { exchange, guild, channel, reader, other, mention } = await newsroom();
    const thread = guild.thread(channel, 'the report');
    await exchange(reader, thread, `${mention} ${theft}`);
    const next = await exchange(other, thread, `${mention} ${howMuch}`);
    expect(quoteIn(next).bold.join(' ')).toContain(stolen);
  });

  it('in direct messages, where each goes on from the one before', async () => {
    const { exchange, reader, restart } = await newsroom();
    await exchange(reader, reader.dm(), theft);
    await exchange(reader, reader.dm(), 'thanks!');
    await restart();
    const next = await exchange(reader, reader.dm(), howMuch);
    expect(quoteIn(next).bold.join(' ')).toContain(stolen);
  });

  it('that stands on its own is a question of its own', async () => {
    const { exchange, engine, channel, reader, mention } = await newsroom();
    const answer = await exchange(reader, channel, `${mention} ${theft}`);
    const question = 'Who is Zhang Jun?';
    const next = await exchange(reader, channel, question, answer);
    const { quotes } = await engine.ask(question);
    expectQuote(next, quotes[0]);
  });

  it('is none where members talk about different things: in a channel nobody is taken up', async () => {
    const { exchange, channel, reader, other, mention } = await newsroom();
    await exchange(reader, channel, `${mention} ${theft}`);
    const next = await exchange(other, channel, `${mention} ${howMuch}`);
    expect(read(next)).toContain(en.answer.dontSay);
  });

  it('never goes on from what was asked in private', async () => {
    const { exchange, kept, guild, channel, reader, other, mention } = await newsroom();
    const thread = guild.thread(channel, 'the report');
    const options = { question: theft, private: true };
    await kept(await (await reader.slash(thread, 'ask', options)).reply());
    const next = await exchange(other, thread, `${mention} ${howMuch}`);
    expect(read(next)).toContain(en.answer.dontSay);
  });
});
