import { existsSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { packageFolder } from '../../../src/settings.js';
import { newsroom } from './newsroom.js';
import { expectQuote } from './reading.js';

const originals = path.join(packageFolder, '..', 'shared', 'seeds');

describe.skipIf(!existsSync(originals))('over ../shared/seeds', () => {
  it.each([
    'What did the UN report say about crypto theft?',
    'What did Kim Jong Un call for at the party meeting?',
    'Why did North Korea not answer the calls of the South?',
  ])('a mention and /ask give the quote that `pullquote ask` gives: %s', async (question) => {
    const { exchange, engine, channel, reader, mention } = await newsroom({ articles: originals });
    const { answered, quotes } = await engine.ask(question);
    expect(answered).toBe(true);
    expectQuote(await exchange(reader, channel, `${mention} ${question}`), quotes[0]);
    const asked = await reader.slash(channel, 'ask', { question });
    expectQuote(await asked.reply(), quotes[0]);
  });
});
