import { describe, expect, it } from 'vitest';
import { Failure } from '../../src/failure.js';
import { smallEngine } from '../discord/small-engine.js';
import { call, inMemory, optionsFor } from './connected.js';

const question = 'When does the ferry sail again?';

describe('what fails', () => {
  it('is said as the command line says it: what, why and what to do', async () => {
    const failure = new Failure('library', 'index-busy', 'The index is being written.', {
      cause: new Error('the lock is held'),
      remedy: 'Try again in a minute.',
    });
    const client = await inMemory({
      withEngine: () => Promise.reject(failure),
      log: (error) => expect(error).toBe(failure),
    });
    const text = 'The index is being written.\nwhy: the lock is held\nnext: Try again in a minute.';
    for (const [name, args] of [
      ['ask', { question }],
      ['search', { query: 'ferry' }],
      ['get_article', { id: 'a' }],
      ['list_sources', {}],
    ] as const) {
      expect(await call(client, name, args)).toMatchObject({ isError: true, text });
    }
    await expect(client.listResources()).rejects.toMatchObject({
      code: -32603,
      message: expect.stringContaining(text),
    });
  });

  it('unexpectedly is logged, and its details are not told', async () => {
    const logged: unknown[] = [];
    const error = new TypeError('secret is undefined');
    const client = await inMemory({
      withEngine: () => Promise.reject(error),
      log: (one) => logged.push(one),
    });
    const { isError, text } = await call(client, 'ask', { question });
    expect({ isError, told: text.includes('secret') }).toEqual({ isError: true, told: false });
    expect(text).toContain('failed unexpectedly');
    expect(logged).toContain(error);
  });

  it('for want of articles says so, and does not pass for a refusal', async () => {
    const { engine } = await smallEngine();
    const client = await inMemory(optionsFor(engine));
    const [article] = await engine.library.articles();
    await engine.remove(article?.id ?? '');
    const text = 'There are no articles yet.\nnext: Add articles with `pullquote ingest PATH`.';
    expect(await call(client, 'ask', { question })).toMatchObject({ isError: true, text });
    expect(await call(client, 'search', { query: 'ferry' })).toMatchObject({
      isError: true,
      text,
    });
    expect((await call(client, 'list_sources', {})).isError).toBe(false);
  });
});
