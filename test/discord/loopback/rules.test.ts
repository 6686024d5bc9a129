import { existsSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { request, started, stopAll } from './bot.js';
import type { Loopback } from './loopback.js';
import type { Channel } from './places.js';
import { againstSchema, description } from './schema.js';

let discord: Loopback;
let news: Channel;

beforeEach(async () => {
  discord = await started();
  news = discord.guild().channel('news');
});
afterEach(stopAll);

const row = (...components: object[]) => ({ type: 1, components });
const button = (custom_id: string) => ({ type: 2, style: 1, label: 'More', custom_id });
const select = { type: 3, custom_id: 'choose', options: [{ label: 'One', value: '1' }] };
const text = (name: string, more: object = {}) => ({
  type: 3,
  name,
  description: 'A text',
  ...more,
});
const ask = (more: object = {}) => ({ name: 'ask', description: 'Asks', ...more });

/** Faults of messages that Discord's description lets through. */
const messages: readonly (readonly [what: string, body: object])[] = [
  ['2,001 characters', { content: 'x'.repeat(2_001) }],
  ['a misspelt field', { content: 'Hello', alowed_mentions: { parse: [] } }],
  [
    '6,001 characters over two embeds',
    { embeds: [{ description: 'x'.repeat(3_000) }, { description: 'x'.repeat(3_001) }] },
  ],
  ['an empty value of a field', { embeds: [{ fields: [{ name: 'Publisher', value: '' }] }] }],
  ['6 rows', { components: Array.from({ length: 6 }, (_, at) => row(button(`more ${at}`))) }],
  ['a custom id twice', { components: [row(button('more')), row(button('more'))] }],
  ['a select beside a button', { components: [row(select, button('more'))] }],
  ['content with components v2', { content: 'Hello', flags: 1 << 15 }],
];

/** Faults of one command. */
const commands: readonly (readonly [what: string, body: object])[] = [
  ['a name in upper case', ask({ name: 'Ask' })],
  ['an empty description', ask({ description: '' })],
  [
    'a required option after one that is not',
    ask({ options: [text('source'), text('question', { required: true })] }),
  ],
  [
    'a choice of 101 characters',
    ask({ options: [text('source', { choices: [{ name: 'long', value: 'x'.repeat(101) }] })] }),
  ],
  [
    '8,001 characters',
    ask({
      options: Array.from({ length: 25 }, (_, at) =>
        text(`option-${at}`, {
          description: 'x'.repeat(100),
          choices: [
            { name: 'x'.repeat(100), value: 'x'.repeat(100) },
            { name: 'y'.repeat(20), value: `${at}` },
          ],
        }),
      ),
    }),
  ],
  ['an unknown locale', ask({ name_localizations: { tlh: 'tlhob' } })],
];

describe('the sixteen faults that the description lets through', () => {
  it.each(messages)('%s', async (_what, body) => {
    expect(againstSchema('MessageCreateRequest', body).faults).toEqual([]);
    const refused = await request(discord, 'POST', `/channels/${news.id}/messages`, body);
    expect(refused).toMatchObject({ status: 400, body: { code: 50035 } });
    discord.forgive(/POST .* refused with 400\/50035/);
    expect(news.messages).toEqual([]);
  });

  it('an empty message', async () => {
    const body = { content: '', embeds: [], components: [] };
    expect(againstSchema('MessageCreateRequest', body).faults).toEqual([]);
    const refused = await request(discord, 'POST', `/channels/${news.id}/messages`, body);
    expect(refused).toMatchObject({ status: 400, body: { code: 50006 } });
    discord.forgive(/50006/);
  });

  it.each(commands)('a command with %s', async (_what, body) => {
    expect(againstSchema('ApplicationCommandUpdateRequest', body).faults).toEqual([]);
    const path = `/applications/${discord.botId}/commands`;
    expect(await request(discord, 'PUT', path, [body])).toMatchObject({
      status: 400,
      body: { code: 50035 },
    });
    expect(await request(discord, 'POST', path, body)).toMatchObject({ status: 400 });
    discord.forgive(/50035/);
    expect(discord.commands()).toEqual([]);
  });

  it('101 commands', async () => {
    const all = Array.from({ length: 101 }, (_, at) => ask({ name: `ask-${at}` }));
    for (const one of all) {
      expect(againstSchema('ApplicationCommandUpdateRequest', one).faults).toEqual([]);
    }
    const path = `/applications/${discord.botId}/commands`;
    expect(await request(discord, 'PUT', path, all)).toMatchObject({
      status: 400,
      body: { code: 50035 },
    });
    discord.forgive(/Maximum number/);
    expect(await request(discord, 'PUT', path, all.slice(1))).toMatchObject({ status: 200 });
    expect(await request(discord, 'POST', path, all[0])).toMatchObject({ status: 400 });
    discord.forgive(/Maximum number/);
  });
});

describe('what is well', () => {
  it('is let in: a message at every limit', async () => {
    const body = {
      content: 'x'.repeat(2_000),
      embeds: [
        { description: 'x'.repeat(3_000) },
        { description: 'x'.repeat(2_998), fields: [{ name: 'a', value: 'b' }] },
      ],
      components: Array.from({ length: 5 }, (_, r) =>
        row(...Array.from({ length: 5 }, (_, at) => button(`${r}.${at}`))),
      ),
      allowed_mentions: { parse: [], replied_user: false },
      nonce: '1',
      enforce_nonce: false,
      tts: false,
    };
    expect(await request(discord, 'POST', `/channels/${news.id}/messages`, body)).toMatchObject({
      status: 200,
    });
  });

  it('is let in: a command that Discord documents', async () => {
    const body = ask({
      type: 1,
      name_localizations: { de: 'frage', ko: '질문', ja: '質問' },
      description_localizations: { de: 'Fragt' },
      contexts: [0, 1],
      integration_types: [0],
      default_member_permissions: '32',
      options: [
        text('question', { required: true, min_length: 1, max_length: 500 }),
        text('source', { autocomplete: true }),
      ],
    });
    const path = `/applications/${discord.botId}/commands`;
    expect(await request(discord, 'PUT', path, [body])).toMatchObject({ status: 200 });
  });
});

describe('unknown fields', () => {
  it('are found however deep', () => {
    const body = {
      contnet: 'Hello',
      components: [row({ ...button('more'), lable: 'More' })],
      allowed_mentions: { parse: [], repliedUser: false },
    };
    expect(againstSchema('MessageCreateRequest', body).unknown).toEqual([
      'contnet',
      'components.0.components.0.lable',
      'allowed_mentions.repliedUser',
    ]);
  });
});

describe.skipIf(!existsSync(description))('the OpenAPI description (where it is at hand)', () => {
  it('refuses what the generated schemas let through', () => {
    const body = { content: 'Hello', allowed_mentions: { users: ['1', '1'] } };
    expect(againstSchema('MessageCreateRequest', body).faults).toContainEqual(
      expect.stringContaining('must NOT have duplicate items'),
    );
  });
});
