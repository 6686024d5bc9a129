import { existsSync, readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Attachment } from 'discord.js';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { shortId } from '../../../../src/discord/browsing/short-ids.js';
import { articlesCommand } from '../../../../src/discord/commands/moderators/articles/articles.js';
import type { Payload } from '../../../../src/discord/payload.js';
import { lockWriter } from '../../../../src/library/lock.js';
import { sharedOnly } from '../../../../src/library/scope.js';
import { en } from '../../../../src/locales/en.js';
import { fetcherFor } from '../../../../src/open-fetcher.js';
import { serve } from '../../../fetch/server.js';
import { temporaryFolder } from '../../../library/stories.js';
import { story, storyText } from '../../../library/story.js';
import { choicesOf } from '../../looking-up.js';
import {
  additionsFor,
  engineOver,
  guildId,
  moderatorContext,
  otherGuildId,
  settingsIn,
} from '../../moderating.js';
import { questionsOver } from '../../queue.js';

type Options = Parameters<typeof articlesCommand.run>[0]['options'];

/** A context over a library of one story, number 0; `sent` is what members attach, by name. */
async function curating(
  sent: Record<string, string | Buffer> = {},
  env = {},
  servers: number | null = 1,
) {
  const folder = temporaryFolder();
  const settings = settingsIn(folder, env);
  const own = path.join(folder, 'own.md');
  writeFileSync(own, storyText(0, { publisher: 'Kalvik Post' }));
  const { engine, embedder } = await engineOver(settings, [own]);
  const questions = questionsOver(engine, settings.indexFolder);
  const context = {
    settings,
    engine,
    engineAt: () => engine,
    questions,
    additions: additionsFor(settings),
    fetcher: fetcherFor(settings),
    serverCount: () => servers,
    embedder,
  };
  const base = await serve(({ url = '' }, response) => {
    const body = sent[decodeURIComponent(url.slice(1))];
    response.writeHead(body === undefined ? 404 : 200).end(body);
  });
  const run = async (options: Options, asker = {}): Promise<Payload & { before: string[] }> => {
    const given = moderatorContext(options, context, asker);
    const shown = await articlesCommand.run(given);
    if (shown === null) throw new Error('nothing was shown');
    return { ...shown, before: given.shown.map(({ content }) => content) };
  };
  const attached = (name: string): Attachment =>
    ({
      name,
      url: `${base}/${encodeURIComponent(name)}`,
      size: sent[name]?.length ?? 0,
    }) as Partial<Attachment> as Attachment;
  return {
    context,
    run,
    add: (name: string, more = {}) => run({ subcommand: 'add', file: attached(name), ...more }),
    titles: async () => (await engine.library.articles()).map(({ title }) => title).sort(),
    kept: () => {
      const added = path.join(settings.indexFolder, 'added');
      return existsSync(added) ? readdirSync(added).sort() : [];
    },
  };
}

const titled = (...seeds: number[]) => seeds.map((seed) => story(seed).title).sort();

describe('/articles', () => {
  it('is for moderators, on servers, and answers them alone', async () => {
    expect(articlesCommand.data).toMatchObject({
      contexts: [0],
      default_member_permissions: '32',
    });
    expect(articlesCommand.needs).toBe(32n);
    const { options, asker, bot } = moderatorContext({ subcommand: 'list' } as const, {});
    expect(articlesCommand.isPrivate(options, asker, bot)).toBe(true);
  });
});

describe('/articles add', () => {
  it('adds what is attached, tells how it goes on, and says what came of it', async () => {
    const { add, titles, kept, context } = await curating({
      'two.jsonl.gz': gzipSync(
        [1, 2].map((seed) => JSON.stringify({ ...story(seed), text: story(seed).body })).join('\n'),
      ),
    });
    const shown = await add('two.jsonl.gz');
    expect(shown.before[0]).toBe('Loading **two.jsonl.gz**…');
    expect(shown.content).toMatch(/^\*\*two\.jsonl\.gz\*\*: 2 added\.\n- .+ `\w+`\n- .+ `\w+`$/);
    expect(shown.content).toContain(story(1).title);
    expect(await titles()).toEqual(titled(0, 1, 2));
    expect(kept()).toEqual([
      expect.stringMatching(/^[0-9a-f]{12}-two\.jsonl\.gz$/),
      expect.stringMatching(/\.meta\.json$/),
    ]);
    // A question finds it at once.
    const text = story(1).title;
    const { passage: vector } = await context.embedder.embedQuery(text);
    const { candidates } = await context.engine.library.search({ text, vector, limit: 5 });
    const [id] = (await context.engine.library.articles({ source: story(1).title })).map(
      (one) => one.id,
    );
    expect(candidates.map(({ passage }) => passage.articleId)).toContain(id);
  });

  it('gives the article the title, publisher and date that are said', async () => {
    const { add, context } = await curating({ 'plain.txt': story(1).body });
    await add('plain.txt', { title: 'Said by *me*', publisher: 'The Bell', date: '2024-05-01' });
    const [article] = await context.engine.library.articles({ source: 'Said by' });
    expect(article).toMatchObject({
      title: 'Said by *me*',
      publisher: 'The Bell',
      date: '2024-05-01',
    });
  });

  it('says what was there already, and what has been given another title', async () => {
    const { add, titles } = await curating({
      'one.md': storyText(1),
      'copy.md': storyText(0, { publisher: 'Another' }),
    });
    await add('one.md');
    expect((await add('one.md')).content).toBe('**one.md**: 1 unchanged.');
    expect((await add('one.md', { publisher: 'The Bell' })).content).toMatch(
      /^\*\*one\.md\*\*: 1 with a new title, date or source\./,
    );
    expect((await add('copy.md')).content).toContain('1 duplicate of an existing article');
    expect(await titles()).toEqual(titled(0, 1));
  });

  it('says what could not be used, keeps nothing of it, and names no path', async () => {
    const { add, titles, kept, context } = await curating({
      'picture.txt': Buffer.from('\u0089PNG\r\n', 'latin1'),
      'mixed.jsonl': `${JSON.stringify({ ...story(1), text: story(1).body })}\nno json\n{"title":"x"}`,
    });
    const nothing = await add('picture.txt');
    expect(nothing.content).toMatch(
      /^I couldn't add anything from \*\*picture\.txt\*\*\.\nProblems:\n- is a picture, not text$/,
    );
    expect(kept()).toEqual([]);
    const some = await add('mixed.jsonl');
    expect(some.content).toContain('**mixed.jsonl**: 1 added.');
    expect(some.content).toMatch(/- \\?#2: is not valid JSON/);
    expect(some.content).toMatch(/- \\?#3: has no text/);
    expect(some.content).not.toContain(path.dirname(context.settings.indexFolder));
    expect(kept()).toHaveLength(2);
    expect(await titles()).toEqual(titled(0, 1));
  });

  it('refuses what it cannot take, before loading anything', async () => {
    const { run, add, kept } = await curating({});
    const url = 'https://example.org/a';
    const said = async (shown: Promise<Payload & { before: string[] }>) => {
      const { content, before } = await shown;
      expect(before).toEqual([]);
      return content;
    };
    const { articles, failures } = en;
    expect(await said(run({ subcommand: 'add' }))).toBe(articles.fileOrUrl);
    expect(await said(add('a.txt', { url }))).toBe(articles.fileOrUrl);
    expect(await said(run({ subcommand: 'add', url }))).toBe(articles.noUrls);
    expect(await said(add('a.png'))).toBe(articles.wrongKind('**a.png**'));
    expect(await said(add('a.txt.meta.json'))).toBe(articles.wrongKind('**a.txt.meta.json**'));
    expect(await said(add('a.txt', { date: '1.5.2024' }))).toBe(failures.invalidDate);
    expect(await said(add('a.json', { title: 'T' }))).toBe(articles.jsonSaysItself);
    expect(kept()).toEqual([]);
  });

  it('says why something was not loaded', async () => {
    const { run, add, kept } = await curating({}, { PULLQUOTE_ADD_FROM_URLS: 'true' });
    const page = async (url: string) => (await run({ subcommand: 'add', url })).content;
    const { refused } = en.articles;
    expect((await add('gone.txt')).content).toBe(refused.status('404'));
    expect(await page('http://127.0.0.1/')).toBe(refused.privateAddress());
    expect(await page('http://169.254.169.254/latest/')).toBe(refused.privateAddress());
    expect(await page('ftp://example.org/')).toBe(refused.notHttp());
    expect(await page('https://a:b@example.org/')).toBe(refused.credentials());
    expect(await page('example.org')).toBe(refused.noAddress());
    expect(await page(`https://example.org/${'ä'.repeat(500)}`)).toBe(en.articles.linkTooLong);
    expect(kept()).toEqual([]);
  });

  it('goes on when its reply can soon no longer be edited, and says where to look', async () => {
    const { add, context, kept, titles } = await curating({ 'one.md': storyText(1) });
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] });
    onTestFinished(() => {
      vi.useRealTimers();
    });
    const adding = add('one.md');
    while (kept().length < 2) await new Promise(setImmediate);
    await vi.advanceTimersByTimeAsync(15 * 60_000);
    expect((await adding).content).toBe(en.articles.goesOn('**one.md**'));
    vi.useRealTimers();
    const [first] = await context.engine.library.articles();
    // Changes are made in turn: this one comes after it.
    await context.additions.remove(first?.id ?? '', sharedOnly, { waiting: () => undefined });
    expect(await titles()).toEqual(titled(1));
  });

  it('says so while the command line changes the articles, and keeps nothing', async () => {
    const { add, kept, context } = await curating({ 'one.md': storyText(1) });
    const lock = lockWriter(context.settings.indexFolder, 'pullquote ingest');
    expect((await add('one.md')).content).toBe(en.articles.busy);
    expect(kept()).toEqual([]);
    lock.release();
    expect((await add('one.md')).content).toContain('1 added');
  });
});

describe('/articles remove', () => {
  it('removes by the choice from the list, by id and by whole title', async () => {
    const { run, add, titles, context } = await curating({
      'one.md': storyText(1),
      'two.md': storyText(2, { id: 'x'.repeat(80) }),
    });
    await add('one.md');
    await add('two.md');
    const typed = { option: 'article', others: {}, ...moderatorContext({}, context) };
    const choices = await articlesCommand.complete?.({ ...typed, typed: story(2).title });
    expect(choices).toEqual([
      {
        name: expect.stringContaining(story(2).title.slice(0, 50)),
        value: shortId('x'.repeat(80)),
      },
    ]);
    const byChoice = await run({ subcommand: 'remove', article: choices?.[0]?.value ?? '' });
    expect(byChoice.content).toMatch(/^Removed: \*\*.+\*\* \(\d+ passages?\)\.$/);
    const [id = ''] = (await context.engine.library.articles({ source: story(0).title })).map(
      (one) => one.id,
    );
    await run({ subcommand: 'remove', article: id });
    expect(await titles()).toEqual(titled(1));
    await run({ subcommand: 'remove', article: story(1).title.toUpperCase() });
    expect(await titles()).toEqual([]);
  });

  it('removes nothing that is not named for certain, and offers what may be meant', async () => {
    const { run, titles } = await curating();
    const remove = (article: string) => run({ subcommand: 'remove', article });
    const [half = ''] = story(0).title.split(' is ');
    const offered = await remove(half);
    expect(offered.content).toBe(en.articles.toRemove);
    expect(Object.keys(choicesOf(offered))).toEqual([expect.stringContaining(story(0).title)]);
    expect((await remove('what the mayor said')).content).toBe(en.articles.toRemove);
    expect(await titles()).toEqual(titled(0));
  });

  it('deletes the file that was added with it, so that it may be added again', async () => {
    const { run, add, kept, titles } = await curating({ 'one.md': storyText(1) });
    await add('one.md');
    expect(kept()).toHaveLength(2);
    await run({ subcommand: 'remove', article: story(1).title });
    expect(kept()).toEqual([]);
    expect((await add('one.md')).content).toContain('1 added');
    expect(await titles()).toEqual(titled(0, 1));
  });
});

describe('/articles list', () => {
  it('lists the articles with their ids, as /sources does, for every moderator', async () => {
    const { run, context } = await curating({}, { DISCORD_CURATING_GUILDS: otherGuildId });
    const { content } = await run({ subcommand: 'list' });
    const [article] = await context.engine.library.articles();
    expect(content).toContain(story(0).title);
    expect(content).toContain(`\`${article?.id}\``);
    expect((await run({ subcommand: 'list', filter: 'Nobody' })).content).toContain(
      en.answer.nothingPasses,
    );
  });
});

describe('/articles list of a publisher whose name is too long for a button', () => {
  it('lists its articles, as /sources does, where the filter names it', async () => {
    const long = '|'.repeat(60);
    const { run, add } = await curating({ 'one.md': storyText(1, { publisher: long }) });
    await add('one.md');
    const { content } = await run({ subcommand: 'list', filter: ` ${long} ` });
    expect(content).toContain(story(1).title);
    expect(content).not.toContain(story(0).title);
  });
});

describe('a server that does not curate', () => {
  it('neither adds nor removes where the operator names the servers that do', async () => {
    const { run, add, titles } = await curating(
      { 'one.md': storyText(1) },
      { DISCORD_CURATING_GUILDS: guildId },
    );
    const elsewhere = { guildId: otherGuildId };
    const remove = { subcommand: 'remove', article: story(0).title } as const;
    expect((await run({ subcommand: 'add', url: 'https://example.org' }, elsewhere)).content).toBe(
      en.articles.notHere,
    );
    expect((await run(remove, elsewhere)).content).toBe(en.articles.notHere);
    expect((await run(remove, { guildId: null })).content).toBe(en.articles.notHere);
    expect(await titles()).toEqual(titled(0));
    expect((await add('one.md')).content).toContain('1 added');
  });

  it('is every one but DISCORD_GUILD_ID, where that alone is set', async () => {
    const { run, add } = await curating(
      { 'one.md': storyText(1) },
      { DISCORD_GUILD_ID: guildId },
      2,
    );
    const remove = { subcommand: 'remove', article: story(0).title } as const;
    const elsewhere = await run(remove, { guildId: otherGuildId });
    expect(elsewhere.content).toBe(en.articles.notHere);
    expect((await add('one.md')).content).toContain('1 added');
  });

  it.each([
    ['the bot is in several: anybody may have invited it', 2],
    ['this process sees some of them only, be it one', null],
  ])('is every one, where nothing is set and %s', async (_, servers) => {
    const { add, titles } = await curating({ 'one.md': storyText(1) }, {}, servers);
    const { content } = await add('one.md');
    expect(content).toBe(en.articles.notHere);
    expect(content).toContain('DISCORD_CURATING_GUILDS');
    expect(await titles()).toEqual(titled(0));
  });
});
