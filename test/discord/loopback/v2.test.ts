import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { request, started, stopAll } from './bot.js';
import type { Loopback } from './loopback.js';
import type { Member } from './member.js';
import type { Channel } from './places.js';

let discord: Loopback;
let news: Channel;
let reader: Member;

beforeEach(async () => {
  discord = await started();
  const guild = discord.guild();
  news = guild.channel('news');
  reader = guild.member('reader');
});
afterEach(stopAll);

const v2 = 1 << 15;
const text = (content: string) => ({ type: 10, content });
const texts = (count: number) => Array.from({ length: count }, () => text('Hello'));
const button = { type: 2, style: 2, label: 'More', custom_id: 'more' };
const row = (...components: object[]) => ({ type: 1, components });
const section = (components: object[], accessory?: object) => ({ type: 9, components, accessory });
const container = (...components: object[]) => ({ type: 17, components });
const message = (...components: object[]) => ({
  flags: v2,
  components,
  allowed_mentions: { parse: [] },
});

const send = (body: object) => request(discord, 'POST', `/channels/${news.id}/messages`, body);
const edit = (id: string, body: object) =>
  request(discord, 'PATCH', `/channels/${news.id}/messages/${id}`, body);

/** Sends a message and returns its id. */
async function sent(body: object): Promise<string> {
  expect(await send(body)).toMatchObject({ status: 200 });
  return news.messages.at(-1)?.id ?? '';
}

describe('a message in Components V2', () => {
  it('is let in at every limit', async () => {
    const parts = [section([text('One'), text('Two'), text('x'.repeat(3_984))], button)];
    const more = Array.from({ length: 9 }, () => ({ type: 14, divider: true }));
    const address = `https://a.example/${'x'.repeat(494)}`;
    const link = { type: 2, style: 5, label: 'Read', url: address };
    // A section counts as five, with what it holds; the container and the row count, too.
    const all = container(...parts, ...more, row(link), ...texts(2));
    expect(await send(message(all, ...Array.from({ length: 20 }, () => ({ type: 14 }))))).toEqual(
      expect.objectContaining({ status: 200 }),
    );
  });

  it.each([
    ['content', { ...message(text('Hello')), content: 'Hello' }],
    ['a card', { ...message(text('Hello')), embeds: [{ title: 'Hello' }] }],
    ['no flag', { components: [text('Hello')] }],
    ['41 components', message(container(...texts(40)))],
    ['4,001 characters over two texts', message(text('x'.repeat(2_000)), text('x'.repeat(2_001)))],
    ['a text of spaces', message(text('  '))],
    ['a container in a container', message(container(container(text('Hello'))))],
    ['an empty container', message(container())],
    ['a button outside of a row', message(container(button))],
    ['a section without a button', message(section([text('Hello')]))],
    ['a section without a text', message(section([], button))],
    ['a section of four texts', message(section(texts(4), button))],
    ['a row in a section', message(section([row(button)]))],
    ['a custom id twice', message(container(row(button)), section([text('Hello')], button))],
    ['six buttons in a row', message(container(row(...Array(6).fill(button))))],
    [
      'an address of 513 characters',
      message(
        row({ type: 2, style: 5, label: 'Read', url: `https://a.example/${'x'.repeat(495)}` }),
      ),
    ],
  ])('is refused with %s', async (_what, body) => {
    expect(await send(body)).toMatchObject({ status: 400, body: { code: 50035 } });
    discord.forgive(/refused with 400\/50035/);
    expect(news.messages).toEqual([]);
  });

  it('fails without a reason if its texts take a byte too many', async () => {
    // Each text counts for 12 bytes more; these have 3 a character.
    const japanese = 'あ'.repeat(3_378);
    const rest = 10_170 - 3 * japanese.length - 2 * 12;
    const sized = (bytes: number) => message(text(japanese), text('x'.repeat(bytes)));
    expect(await send(sized(rest))).toMatchObject({ status: 200 });
    expect(await send(sized(rest + 1))).toMatchObject({ status: 500 });
    discord.forgive(/refused with 500/);
  });

  it('can be made of a plain one, whose content goes, and stays one', async () => {
    const id = await sent({ content: 'Please wait', allowed_mentions: { parse: [] } });
    expect(await edit(id, message(text('Hello')))).toMatchObject({ status: 400 });
    expect(await edit(id, { ...message(text('Hello')), content: null })).toMatchObject({
      status: 200,
    });
    expect(await edit(id, { flags: 4, content: 'Hello', components: [] })).toMatchObject({
      status: 400,
    });
    expect(await edit(id, { flags: 4, components: [text('Still here')] })).toMatchObject({
      status: 200,
    });
    discord.forgive(/refused with 400\/50035/);
    expect(news.messages.map((one) => one.text)).toEqual(['Still here']);
  });

  it('pings whom its texts name, unless it says not to', async () => {
    const named = text(`Hello <@${reader.id}>`);
    await sent(message(container(named)));
    expect(news.messages.at(-1)?.mentioned).toEqual([]);
    await sent({ flags: v2, components: [container(named)] });
    expect(news.messages.at(-1)?.mentioned).toEqual([reader.user]);
    discord.forgive(/a ping nobody asked for/);
  });

  it('stands in a transcript behind a bar, its buttons beside its texts', async () => {
    const link = { type: 2, style: 5, label: 'Read', url: 'https://a.example' };
    const like = { type: 2, style: 2, emoji: { name: '👍' }, custom_id: 'like' };
    const quote = section([text('**Lock opens**\n-# 4 May')], link);
    await sent(message(container(text('## Hello'), quote, { type: 14 }, row(button, like))));
    expect(discord.transcript(news, { as: reader })).toMatchInlineSnapshot(`
      "Pullquote:
        ▌ ## Hello
        ▌ **Lock opens** [Read ↗]
        ▌ -# 4 May
        ▌ ―――
        ▌ [More] [👍]"
    `);
  });
});
