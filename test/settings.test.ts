import { readFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'dotenv';
import { describe, expect, it } from 'vitest';
import { bundledModel } from '../src/models/embedding/registry.js';
import { bundledReader } from '../src/models/reader/registry.js';
import { noticesAbout, packageFolder, readSettings, variableNames } from '../src/settings.js';

describe('settings', () => {
  it('needs none', () => {
    expect(readSettings({})).toMatchObject({
      indexFolder: path.resolve('index'),
      indexReason: 'the current folder is a checkout',
      model: { id: bundledModel },
      offline: false,
    });
  });

  it('takes what .env.example says for the defaults', () => {
    const example = parse(readFileSync(path.join(packageFolder, '.env.example')));
    expect(readSettings(example)).toEqual(readSettings({}));
  });

  it('has every variable in .env.example, and no other', () => {
    const example = parse(readFileSync(path.join(packageFolder, '.env.example')));
    expect(Object.keys(example).sort()).toEqual([...variableNames].sort());
  });

  it('reads another model with what has to be known of it', () => {
    const { model } = readSettings({
      PULLQUOTE_MODEL: 'Xenova/e5-small-v2',
      PULLQUOTE_POOLING: 'mean',
      PULLQUOTE_QUERY_PREFIX: 'query: ',
      PULLQUOTE_MAX_PIECES: '512',
    });
    expect(model).toEqual({
      id: 'Xenova/e5-small-v2',
      pooling: 'mean',
      queryPrefix: 'query: ',
      maxPieces: 512,
    });
  });

  it('reads with the bundled reader, another one, or none', () => {
    expect(readSettings({}).reader).toBe(bundledReader);
    expect(readSettings({ PULLQUOTE_READER: 'auto' }).reader).toBe(bundledReader);
    for (const word of ['off', 'false', '0', 'No']) {
      expect(readSettings({ PULLQUOTE_READER: word }).reader).toBeNull();
    }
    for (const word of ['on', 'TRUE', '1']) {
      expect(readSettings({ PULLQUOTE_READER: word }).reader).toBe(bundledReader);
    }
    expect(readSettings({ PULLQUOTE_READER: 'owner/name' }).reader).toBe('owner/name');
  });

  it('still takes the old name of a setting, and says that it has a new one', () => {
    expect(readSettings({ RERANK: 'off' }).reader).toBeNull();
    expect(readSettings({ RERANK: 'off', PULLQUOTE_READER: 'auto' }).reader).toBe(bundledReader);
    expect(noticesAbout({ RERANK: 'off' })).toEqual([
      'RERANK is now called PULLQUOTE_READER. The old name still works.',
    ]);
  });

  it('reports a variable that looks like a setting and is none', () => {
    expect(noticesAbout({ PULLQUOTE_INDEXX: 'here', PULLQUOTE_INDEX: 'there', PATH: '' })).toEqual([
      "PULLQUOTE_INDEXX isn't a setting, so it has no effect. .env.example lists the settings.",
    ]);
  });

  it('reads where a library in Weaviate is, every node with both of its addresses', () => {
    expect(readSettings({}).library).toBe('embedded');
    expect(readSettings({}).weaviate).toEqual({
      nodes: [{ http: 'http://127.0.0.1:8080', grpc: 'http://127.0.0.1:50051' }],
      apiKey: undefined,
      curator: false,
      prefix: 'Pullquote',
      shards: 1,
      replicas: 1,
    });
    const { library, weaviate } = readSettings({
      PULLQUOTE_LIBRARY: 'weaviate',
      WEAVIATE_URL: 'http://a:8080, https://b',
      WEAVIATE_GRPC_URL: 'http://a:1,http://b:2',
      WEAVIATE_PREFIX: 'News',
      WEAVIATE_REPLICAS: '3',
    });
    expect(library).toBe('weaviate');
    expect(weaviate).toMatchObject({
      nodes: [
        { http: 'http://a:8080', grpc: 'http://a:1' },
        { http: 'https://b', grpc: 'http://b:2' },
      ],
      prefix: 'News',
      replicas: 3,
    });
  });

  it.each([
    [{ PULLQUOTE_LIBRARY: 'redis' }, 'PULLQUOTE_LIBRARY'],
    [{ WEAVIATE_URL: 'nowhere' }, 'WEAVIATE_URL'],
    [{ WEAVIATE_URL: 'http://a,http://b', WEAVIATE_GRPC_URL: 'http://a' }, 'WEAVIATE_GRPC_URL'],
    [{ WEAVIATE_PREFIX: 'two words' }, 'WEAVIATE_PREFIX'],
  ])('names what is wrong about the library: %j', (env, variable) => {
    expect(() => readSettings(env)).toThrow(variable);
  });

  it('needs none for the bot either, but without a token there is none', () => {
    expect(readSettings({}).discord).toEqual({
      token: undefined,
      clientId: undefined,
      guildId: undefined,
      apiUrl: 'https://discord.com/api',
      messageContent: false,
      plainText: false,
      curatingGuilds: [],
      collections: 'shared',
      userInstall: false,
      addFromUrls: false,
      questionsPerMinute: 10,
      keepDays: 90,
      httpPort: undefined,
      logLevel: 'info',
      logQuestions: false,
    });
  });

  it('reads from which private hosts pages may be fetched, each with its port', () => {
    const allow = (value: string) => readSettings({ PULLQUOTE_FETCH_ALLOW: value }).fetch.allow;
    expect(allow('wiki.local:8080, [::1]:9000')).toEqual(['wiki.local:8080', '[::1]:9000']);
    expect(allow('')).toEqual([]);
    for (const wrong of ['wiki.local', 'http://wiki.local:8080', '*:80', 'wiki.local:']) {
      expect(() => allow(wrong)).toThrow('PULLQUOTE_FETCH_ALLOW: must be hosts with their ports');
    }
  });

  it('reads what the bot is told', () => {
    const { discord } = readSettings({
      DISCORD_TOKEN: ' a.token ',
      DISCORD_CLIENT_ID: '900000000000000001',
      DISCORD_GUILD_ID: '900000000000000002',
      DISCORD_API_URL: 'http://127.0.0.1:8080/api/',
      DISCORD_MESSAGE_CONTENT: 'yes',
      DISCORD_PLAIN_TEXT: 'yes',
      DISCORD_CURATING_GUILDS: '900000000000000002, 900000000000000003',
      DISCORD_COLLECTIONS: 'per-server',
      DISCORD_USER_INSTALL: 'true',
      PULLQUOTE_ADD_FROM_URLS: 'on',
      PULLQUOTE_QUESTIONS_PER_MINUTE: '3',
      PULLQUOTE_KEEP_DAYS: '7',
      PULLQUOTE_HTTP_PORT: '9464',
      PULLQUOTE_LOG_LEVEL: 'WARN',
      PULLQUOTE_LOG_QUESTIONS: '1',
    });
    expect(discord).toEqual({
      token: 'a.token',
      clientId: '900000000000000001',
      guildId: '900000000000000002',
      apiUrl: 'http://127.0.0.1:8080/api',
      messageContent: true,
      plainText: true,
      curatingGuilds: ['900000000000000002', '900000000000000003'],
      collections: 'per-server',
      userInstall: true,
      addFromUrls: true,
      questionsPerMinute: 3,
      keepDays: 7,
      httpPort: 9464,
      logLevel: 'warn',
      logQuestions: true,
    });
  });

  it.each([
    ['PULLQUOTE_POOLING', 'max'],
    ['PULLQUOTE_READER', 'a b'],
    ['PULLQUOTE_MAX_PIECES', '-3'],
    ['PULLQUOTE_MAX_PIECES', 'many'],
    ['PULLQUOTE_OFFLINE', 'perhaps'],
    ['PULLQUOTE_WORKERS', '0'],
    ['DISCORD_CLIENT_ID', 'pullquote'],
    ['DISCORD_GUILD_ID', '12'],
    ['DISCORD_API_URL', 'discord.com/api'],
    ['DISCORD_API_URL', 'ftp://discord.com/api'],
    ['PULLQUOTE_PAGES_URL', 'quotes.example.org'],
    ['DISCORD_MESSAGE_CONTENT', 'some'],
    ['DISCORD_CURATING_GUILDS', '900000000000000002, mine'],
    ['DISCORD_COLLECTIONS', 'per server'],
    ['PULLQUOTE_QUESTIONS_PER_MINUTE', '0'],
    ['PULLQUOTE_KEEP_DAYS', '-1'],
    ['PULLQUOTE_KEEP_DAYS', '36501'],
    ['PULLQUOTE_KEEP_DAYS', '999999999999'],
    ['PULLQUOTE_WORKERS', '1'.repeat(400)],
    ['DISCORD_TOKEN', 'a.token\nof two lines'],
    ['WEAVIATE_API_KEY', 'two words'],
    ['PULLQUOTE_HTTP_PORT', '65536'],
    ['PULLQUOTE_LOG_LEVEL', 'loud'],
    ['PULLQUOTE_LOG_QUESTIONS', 'never'],
    ['PULLQUOTE_MODELS', '/nope'],
  ])('names a variable that is wrong: %s=%s', (name, value) => {
    expect(() => readSettings({ [name]: value })).toThrow(
      expect.objectContaining({ kind: 'invalid-setting', message: expect.stringContaining(name) }),
    );
  });
});
