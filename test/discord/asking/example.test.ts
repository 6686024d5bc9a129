import { rmSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { contextOver } from '../looking-up.js';

const title = 'Kalvik harbour reopened, engineer told reporters on Monday';
const reopened = `---\ntitle: ${JSON.stringify(title)}\n---
The harbour of Kalvik was reopened on Monday, an engineer told reporters. It had been closed for
eleven weeks, since the storm broke its wall in January.\n`;

const now = Date.parse('2024-05-01T10:00:00Z');
const hour = 60 * 60_000;

describe('the example of /help', () => {
  it('is a headline that the articles answer, where there is one', async () => {
    const { example } = await contextOver([{ title }]);
    expect(await example.current(now)).toBeNull();
    await example.look(now);
    expect(await example.current(now)).toBe(title);
    for (const fronts of [[], [{ title: 'Quarterly zirconium outlook' }]]) {
      const other = await contextOver(fronts);
      await other.example.look(now);
      expect(await other.example.current(now)).toBeNull();
    }
  });

  it('is looked for again after an hour, whatever is asked or added meanwhile', async () => {
    const { example, questions, place, embedder } = await contextOver([]);
    await example.look(now);
    place.write('0.md', reopened);
    await place.ingest(embedder);
    expect(await example.current(now + hour - 1)).toBeNull();
    await questions.inTurn(async () => undefined);
    expect(await example.current(now + hour - 1)).toBeNull();
    await example.current(now + hour);
    await expect.poll(() => example.current(now + hour)).toBe(title);
  });

  it('is none once its article is gone', async () => {
    const { example, place, embedder } = await contextOver([{ title }]);
    await example.look(now);
    rmSync(path.join(place.sources, '0.md'));
    await place.ingest(embedder, { prune: true });
    expect(await example.current(now)).toBeNull();
  });

  it('is done without where looking for it fails', async () => {
    const { example, engine } = await contextOver([{ title }]);
    await engine.close();
    await example.look(now);
    expect(await example.current(now)).toBeNull();
  });
});
