import { describe, expect, it } from 'vitest';
import { ingest } from '../../src/library/ingest/ingest.js';
import { lockWriter } from '../../src/library/lock.js';
import { startChild } from './processes.js';
import { smallEmbedder } from './small-embedder.js';
import { temporaryFolder } from './stories.js';

describe('lockWriter', () => {
  it('refuses a second writer and says who the first is', async () => {
    const folder = temporaryFolder();
    const child = startChild('lock', folder);
    await child.begin();
    expect(await child.said('locked')).toBe(true);
    await expect(ingest([], { folder, embedder: smallEmbedder() })).rejects.toMatchObject({
      kind: 'index-busy',
      message: expect.stringContaining(
        `\`pullquote ingest\` (process ${child.process.pid}, since `,
      ),
      remedy: expect.stringContaining('Wait'),
    });
  });

  it('is free again when its holder is killed', async () => {
    const folder = temporaryFolder();
    const child = startChild('lock', folder);
    await child.begin();
    expect(await child.said('locked')).toBe(true);
    child.process.kill('SIGKILL');
    await child.ended();
    lockWriter(folder, 'a test').release();
  });

  it('holds within one process too, until it is released', () => {
    const folder = temporaryFolder();
    const lock = lockWriter(folder, 'a test');
    expect(() => lockWriter(folder, 'another')).toThrow(/`a test` \(process/);
    lock.release();
    lockWriter(folder, 'another').release();
  });
});
