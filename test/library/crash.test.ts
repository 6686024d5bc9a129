import { describe, expect, it } from 'vitest';
import { openLibrary } from '../../src/library/open.js';
import { type Child, startChild } from './processes.js';
import { smallEmbedder } from './small-embedder.js';
import { workplace } from './stories.js';
import { story, storyText } from './story.js';

const kills = 20;
const articleCount = 120;

function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}

/** Waits for a random moment: while files are looked at, articles go in, or snapshots are written. */
async function randomMoment(child: Child, kill: number): Promise<void> {
  if (kill < kills / 4) {
    await child.said('reading');
    await pause(Math.random() * 100);
  } else if (kill < (kills * 3) / 4) {
    await child.said('added', Math.ceil(Math.random() * 5));
    await pause(Math.random() * 20);
  } else {
    await child.said('indexing');
    await pause(Math.random() * 30);
  }
}

describe('an ingestion that is killed', () => {
  it(`loses nothing that it had told, ${kills} times over, and the last run completes it`, async () => {
    const { write, sources, index, ingest, faults } = workplace();
    const seeds = Array.from({ length: articleCount }, (_, seed) => seed);
    for (const seed of seeds.slice(0, articleCount / 2)) {
      write(`${seed}.txt`, storyText(seed));
    }
    const lines = seeds.slice(articleCount / 2).map((seed) => {
      const { title, body } = story(seed);
      return JSON.stringify({ id: `given-${seed}`, title, text: body });
    });
    write('dump.jsonl', lines.join('\n'));

    const told = new Set<string>();
    // Starting takes longest, so that the next ones start while one works.
    const start = () => startChild('ingest', sources, index, '5');
    const waiting = [start(), start()];
    for (let kill = 0; kill < kills; kill += 1) {
      const child = waiting.shift() ?? start();
      await child.begin();
      if (kill + 2 < kills) {
        waiting.push(start());
      }
      await randomMoment(child, kill);
      child.process.kill('SIGKILL');
      await child.ended();
      for (const line of child.lines().filter((said) => said.startsWith('added '))) {
        // Nothing that was told as added is ever added again.
        expect(told).not.toContain(line);
        told.add(line);
      }
    }

    const last = await ingest(smallEmbedder());
    // A kill may fall between an article's commit and its being told, never the other way round.
    expect(told.size).toBeLessThanOrEqual(articleCount);
    expect(last.articles.added).toBe(0);
    expect(await faults()).toEqual([]);
    const library = await openLibrary(index, smallEmbedder().model);
    const articles = await library.articles();
    const titles = articles.map((article) => article.title).sort();
    expect(titles).toEqual(seeds.map((seed) => story(seed).title).sort());
    const ids = new Set(articles.map((article) => `added ${article.id}`));
    expect([...told].filter((line) => !ids.has(line))).toEqual([]);
    await library.close();
  });
});
