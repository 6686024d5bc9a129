import { describe, expect, it } from 'vitest';
import { en } from '../../../src/locales/en.js';
import { mayor, read } from '../members/reading.js';
import { bridge, ferry } from '../stories.js';
import { boldIn, curating, file, jsonLines, outcome } from './curating.js';

describe('the reply to /articles add', () => {
  it('says which open questions are answered now, with links, and marks them as done', async () => {
    const room = await curating();
    const { add, ask, exchange, mention, reader, other, moderator, channel, guild } = room;
    await exchange(reader, channel, `${mention} ${mayor}`);
    const refused = await exchange(reader, channel, `${mention} ${ferry.question}`);
    await (await other.slash(channel, 'ask', { question: bridge.question, private: true })).reply();

    const both = jsonLines(
      { title: ferry.title, text: ferry.text },
      { title: bridge.title, text: bridge.text },
    );
    const added = await outcome(await add(file('week.jsonl', both)));
    const link = `https://discord.com/channels/${guild.id}/${channel.id}/${refused.id}`;
    expect(added.text.split('\n').slice(-3)).toEqual([
      en.articles.nowAnswered,
      `- ${bridge.question}`,
      `- ${ferry.question} ${link}`,
    ]);
    expect(boldIn(await ask(ferry.question))).toBe(ferry.answer);

    const marked = await (await moderator.press(added, en.gaps.markAllDone)).reply();
    expect(marked.text.replace(/<(\/gaps):\d+>/, '`$1`')).toBe(en.gaps.marked);
    const gaps = read(await (await moderator.slash(channel, 'gaps')).reply());
    expect(gaps).toContain('1 to 1 of 1');
    expect(gaps).toContain(mayor);
  });

  it('says nothing of questions if none is open, or none is answered by it', async () => {
    const { add, ask, said, moderator } = await curating();
    const first = await add(file('ferry.txt', ferry.text), { title: ferry.title });
    expect((await outcome(first)).text).toMatch(/`$/);
    expect(said(first).join()).not.toContain(en.articles.lookingAtGaps);
    await ask(mayor);
    const second = await add(file('bridge.txt', bridge.text), { title: bridge.title });
    const added = await outcome(second);
    expect(added.text).toMatch(/`$/);
    expect(said(second).join()).toContain(en.articles.lookingAtGaps);
    await expect(moderator.press(added, en.gaps.markAllDone)).rejects.toThrow();
  });
});
