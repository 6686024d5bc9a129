import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { addedFolder } from '../../../src/library/ingest/owner.js';
import { en } from '../../../src/locales/en.js';
import { ferry } from '../stories.js';
import { newsroom } from './newsroom.js';
import { expectQuote, theft } from './reading.js';

/** A server that the bot isn't on any more, and a member who has it for themselves. */
async function broughtAlong() {
  const env = { DISCORD_USER_INSTALL: 'true', DISCORD_COLLECTIONS: 'per-server' };
  const room = await newsroom({ env });
  const { discord, engine, settings } = room;
  const foreign = discord.guild({ name: 'foreign' });
  const folder = addedFolder(settings.indexFolder, foreign.id);
  mkdirSync(folder, { recursive: true });
  writeFileSync(path.join(folder, 'own.txt'), `${ferry.title}\n\n${ferry.text}`);
  await engine.ingest([folder]);
  const channel = foreign.channel('talk');
  const reader = foreign.member('reader');
  const other = foreign.member('other');
  foreign.leave();
  return { ...room, foreign, channel, reader, other };
}

describe('a member who installed the bot for themselves', () => {
  it('is answered in private wherever they are, from the shared articles, or to all if they say so', async () => {
    const { channel, reader, other, engine } = await broughtAlong();
    const { quotes } = await engine.ask(theft);
    const answer = await (await reader.slash(channel, 'ask', { question: theft })).reply();
    expectQuote(answer, quotes[0]);
    expect(answer.private).toBe(true);
    expect(answer.visibleTo(other.user)).toBe(false);

    const options = { question: theft, private: false };
    const shown = await (await reader.slash(channel, 'ask', options)).reply();
    expect(shown.visibleTo(other.user)).toBe(true);
    const context = await (await reader.press(answer, en.buttons.context)).reply();
    expect(context.text).toContain(quotes[0]?.article.title);

    // The server had articles of its own, and the bot isn't there any more.
    const own = await (await reader.slash(channel, 'ask', { question: ferry.question })).reply();
    expect(own.text).not.toContain('240 passengers');
  });

  it('finds sources for a message in private, and has no other command there', async () => {
    const { channel, reader, other } = await broughtAlong();
    const message = await other.say(channel, theft);
    const found = await (await reader.menu(channel, 'Find sources', message)).reply();
    expect(found.private).toBe(true);
    expect(found.text).toContain('crypto');
    for (const name of ['sources', 'status', 'articles list']) {
      await expect(reader.slash(channel, name)).rejects.toThrow(/isn't offered/);
    }
  });
});
