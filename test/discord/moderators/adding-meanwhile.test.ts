import { describe, expect, it, vi } from 'vitest';
import { en } from '../../../src/locales/en.js';
import { story } from '../../library/story.js';
import type { Upload } from '../loopback/member.js';
import { mayor, read, theft } from '../members/reading.js';
import { bridge } from '../stories.js';
import { boldIn, curating, file, jsonLines, outcome, patience } from './curating.js';

/** Articles that take some seconds to add. */
function stories(count: number): Upload {
  const articles = Array.from({ length: count }, (_, seed) => story(seed));
  const lines = jsonLines(...articles.map(({ title, body }) => ({ title, text: body })));
  return file('stories.jsonl', lines);
}

describe('while articles are added', () => {
  it('questions are asked and answered', async () => {
    const { add, ask, guild } = await curating();
    const added = await add(stories(10));
    let done = false;
    const end = outcome(added).then(({ text }) => {
      done = true;
      return text;
    });
    for (const name of ['first', 'second', 'third']) {
      const member = guild.member(name);
      const [known, unknown] = await Promise.all([ask(theft, member), ask(mayor, member)]);
      expect(boldIn(known)).toContain('crypto theft');
      expect(read(unknown)).toContain(en.answer.dontSay);
      expect(done).toBe(false);
    }
    expect(await end).toMatch(/^\*\*stories\.jsonl\*\*: 10 added\./);
  });

  it('the reply tells how far that is, and a second addition is told to wait', async () => {
    const { add, ask, said, discord } = await curating();
    const first = await add(stories(40));
    await discord.until(() => said(first).length > 1, 'the addition to begin', patience);
    const second = await add(file('bridge.txt', bridge.text), { title: bridge.title });
    expect((await outcome(first)).text).toMatch(/^\*\*stories\.jsonl\*\*: 40 added\./);
    expect((await outcome(second)).text).toMatch(/^\*\*bridge\.txt\*\*: 1 added\./);
    expect(said(first).slice(1, -1).join('\n')).toMatch(
      /^Adding 40 articles from \*\*stories\.jsonl\*\*…\n[█░]{20} \d+ of \d+ passages$/m,
    );
    expect(said(second)).toContain(en.articles.waiting('**bridge.txt**', 1));
    expect(boldIn(await ask(bridge.question))).toBe(bridge.answer);
  });

  it('a restart keeps what was told as added, and says that the rest is to be sent again', async () => {
    const { add, ask, engine, channel, reader, restart } = await curating();
    const added = await add(stories(10));
    const titles = async () => (await engine.library.articles()).map(({ title }) => title);
    await vi.waitFor(async () => expect(await titles()).toContain(story(0).title), patience);
    await restart();
    const { text } = await outcome(added);
    expect(text).toContain(en.articles.interrupted);
    const kept = await (await reader.slash(channel, 'sources')).reply();
    const [count = ''] = /\d+(?= added)/.exec(text) ?? [];
    expect(read(kept)).toContain(`of ${Number(count) + 4}`);
    const rest = await outcome(await add(stories(10)));
    expect(rest.text).toContain(`${10 - Number(count)} added, ${count} unchanged`);
    expect(boldIn(await ask(theft))).toContain('crypto theft');
  });
});
