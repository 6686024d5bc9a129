import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  chatter,
  isRepliedTo,
  listen,
  type Overheard,
  overheardQuestions,
} from '../../eval/overheard/measure.js';
import type { Embedder } from '../../src/models/embedding/embedder.js';
import type { Reader } from '../../src/models/reader/reader.js';
import { openModel, openReading } from '../../src/open-models.js';
import { readSettings } from '../../src/settings.js';

describe('what is said in a question channel', () => {
  let embedder: Embedder;
  let reader: Reader | null;
  let heard: readonly Overheard[];

  beforeAll(async () => {
    const settings = readSettings({ PULLQUOTE_OFFLINE: 'true' });
    embedder = await openModel(settings);
    reader = await openReading(settings);
    heard = await listen(embedder, reader);
  }, 600_000);

  afterAll(async () => {
    await embedder?.close();
    await reader?.close();
  });

  const repliedTo = (kind: Overheard['kind']): string[] =>
    heard.filter((one) => one.kind === kind && isRepliedTo(one, null)).map(({ text }) => text);

  it('is a hundred lines of chatter and fifty questions, all of them different', () => {
    const lines = [
      ...chatter().map(({ text }) => text),
      ...overheardQuestions().map(({ question }) => question),
    ];
    expect(chatter()).toHaveLength(100);
    expect(overheardQuestions()).toHaveLength(50);
    expect(new Set(lines).size).toBe(150);
    expect(heard).toHaveLength(150);
  });

  it('gets no reply if it is chatter', () => {
    expect(repliedTo('chatter')).toEqual([]);
  });

  it('gets a reply if the articles answer it, nine times out of ten', () => {
    expect(repliedTo('question').length).toBeGreaterThanOrEqual(45);
  });
});
