import type { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Pullquote } from '../../src/pullquote.js';
import { engineOver } from '../answer/engine.js';
import { inMemory, optionsFor } from './connected.js';

/** More than a page of them. */
const notices = Array.from({ length: 120 }, (_, number) => ({
  id: `notice ${number}`,
  title: `Harbour notice ${number}`,
  text: `Berth ${number} of the harbour at Kalvik is closed for repairs until further notice.`,
}));
const odd = {
  id: 'a/b,c%20 d?#ä',
  title: 'Oddly named report',
  text: 'The oddly named report says nothing odd.',
};

let engine: Pick<Pullquote, 'ask' | 'search' | 'library' | 'close'>;
let client: Client;

beforeAll(async () => {
  engine = await engineOver([...notices, odd]);
  client = await inMemory(optionsFor(engine));
});
afterAll(() => engine.close());

describe('articles as resources', () => {
  it('are listed by page, each once', async () => {
    const first = await client.listResources();
    expect(first.resources).toHaveLength(100);
    const { nextCursor } = first;
    const second = await client.listResources({ cursor: nextCursor });
    expect(second.nextCursor).toBeUndefined();
    const uris = [...first.resources, ...second.resources].map(({ uri }) => uri);
    expect(new Set(uris).size).toBe(125);
    await expect(client.listResources({ cursor: 'DROP TABLE' })).rejects.toMatchObject({
      code: -32602,
    });
  });

  it('are read as plain text, character by character as they are kept', async () => {
    const { resources } = await client.listResources();
    const dated = resources.find(({ title }) => title?.startsWith('Kim Jong Un orders'));
    const { contents } = await client.readResource({ uri: dated?.uri ?? '' });
    const article = await engine.library.article(dated?.name ?? '');
    expect(contents).toEqual([{ uri: dated?.uri, mimeType: 'text/plain', text: article?.body }]);
  });

  it('have addresses whatever their ids are', async () => {
    const uri = `pullquote://articles/${encodeURIComponent(odd.id)}`;
    const { contents } = await client.readResource({ uri });
    expect(contents[0]).toMatchObject({ uri, text: odd.text });
  });

  it('that are not there are said not to be', async () => {
    for (const uri of [
      'pullquote://articles/squids',
      'pullquote://articles/',
      'pullquote://articles/%ff',
      'pullquote://articles/..',
      'file:///etc/passwd',
      'not an address',
    ]) {
      await expect(client.readResource({ uri })).rejects.toMatchObject({ code: -32002 });
    }
  });

  it('are completed by headline, publisher or the beginning of the id', async () => {
    const { resourceTemplates } = await client.listResourceTemplates();
    expect(resourceTemplates.map(({ uriTemplate }) => uriTemplate)).toEqual([
      'pullquote://articles/{id}',
    ]);
    const complete = async (value: string): Promise<readonly string[]> => {
      const ref = { type: 'ref/resource', uri: 'pullquote://articles/{id}' } as const;
      const { completion } = await client.complete({ ref, argument: { name: 'id', value } });
      return completion.values;
    };
    expect(await complete('oddly')).toEqual([odd.id]);
    expect(await complete('a/b')).toEqual([odd.id]);
    expect(await complete('notice 119')).toEqual(['notice 119']);
    expect(await complete('')).toHaveLength(100);
    expect(await complete('no such thing')).toEqual([]);
  });
});
