import { readdirSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { failsForLong, waitFor } from '../../src/collect/feeds/schedule.js';
import { column, pdfOf } from '../article/read/documents/write-pdf.js';
import { story } from '../library/story.js';
import { type Answer, page, paragraphs, rss } from './feed-server.js';
import { day, following, hour, minute, start } from './following.js';

const stub = (seed: number) => ({ link: `/${seed}.html`, title: `Headline ${seed}` });
const whole = (seed: number, title = story(seed).title) => ({
  link: `/${seed}.html`,
  title: `${title}`,
  content: paragraphs(seed),
});

describe('refreshing a feed', () => {
  it('adds what is new: the page of a stub, and what an entry holds itself', async () => {
    const entries = [{ ...stub(1), author: 'Ann <b>Bell</b>', date: '2026-03-03' }, whole(2)];
    const { refresh, articles, base, asked, feed, pass } = await following({
      '/feed': { body: rss(entries), etag: '"1"' },
      '/1.html': page(1),
    });
    expect(await refresh()).toMatchObject([{ outcome: 'changed', articles: 2, problems: [] }]);
    expect(await articles()).toEqual(
      expect.arrayContaining([
        expect.objectContaining({
          title: 'Headline 1',
          url: `${base}/1.html`,
          date: '2026-03-03',
          author: 'Ann Bell',
        }),
        expect.objectContaining({ title: story(2).title, publisher: 'Kalvik Post' }),
      ]),
    );
    expect(asked).toEqual(['/feed', '/1.html']);
    expect(await feed()).toMatchObject({ title: 'Kalvik Post', etag: '"1"', articles: 2 });
    // It isn't due before its time, and then it hasn't changed.
    expect(await refresh()).toEqual([]);
    pass(30 * minute);
    expect(await refresh()).toMatchObject([{ outcome: 'unchanged' }]);
    expect(asked).toEqual(['/feed', '/1.html', '/feed']);
  });

  it('replaces an entry that was changed by its new version', async () => {
    const { refresh, articles, answers, pass } = await following({ '/feed': rss([whole(1)]) });
    await refresh();
    answers.set('/feed', rss([{ ...whole(2), link: '/1.html' }]));
    pass(30 * minute);
    expect(await refresh()).toMatchObject([{ articles: 1 }]);
    expect(await articles()).toMatchObject([{ title: story(2).title }]);
  });

  it('takes the same entry under new ids, and twice in a feed, as the same', async () => {
    const { refresh, articles, answers, pass, asked } = await following({
      '/feed': rss([{ ...stub(1), guid: 'a' }]),
      '/1.html': page(1),
    });
    await refresh();
    for (const guid of ['b', 'c']) {
      const again = { ...stub(1), guid, link: `/1.html?utm_campaign=${guid}` };
      answers.set('/feed', rss([again, { ...again, guid: `${guid}2` }]));
      pass(30 * minute);
      expect(await refresh()).toMatchObject([{ articles: 0 }]);
    }
    expect(await articles()).toHaveLength(1);
    expect(asked.filter((one) => one.startsWith('/1.html'))).toHaveLength(1);
    // Without addresses they are told apart by what they say.
    const { title = '', content = '' } = whole(2);
    for (const guid of ['d', 'e']) {
      answers.set('/feed', rss([{ guid, title: `${title}`, content }]));
      pass(30 * minute);
      await refresh();
    }
    expect(await articles()).toHaveLength(2);
  });

  const part = (seed: number, fragment = `#post-${seed}`) => ({
    ...whole(seed),
    link: `/live${fragment}`,
  });

  it('takes entries that share an address but for its fragment as articles of their own', async () => {
    const { refresh, articles, answers, pass, base, asked } = await following({
      '/feed': rss([part(1)]),
    });
    await refresh();
    // What was loaded alone, at the address itself, stays as it is.
    answers.set('/feed', rss([part(3), part(2), part(1)]));
    pass(hour);
    expect(await refresh()).toMatchObject([{ articles: 2, problems: [] }]);
    const urls = async () => (await articles()).map(({ url }) => url).sort();
    expect(await urls()).toEqual(
      ['/live', '/live#post-2', '/live#post-3'].map((one) => base + one),
    );
    // Neither the same entries nor others load them again, and one that is changed replaces itself.
    answers.set('/feed', rss([part(4), { ...part(5), link: '/live#post-3' }, part(2)]));
    pass(hour);
    expect(await refresh()).toMatchObject([{ articles: 2 }]);
    pass(hour);
    expect(await refresh()).toMatchObject([{ articles: 0 }]);
    // So does one that is the last of them.
    answers.set('/feed', rss([{ ...part(6), link: '/live#post-4' }]));
    pass(hour);
    expect(await refresh()).toMatchObject([{ articles: 1 }]);
    const titles = (await articles()).map(({ title }) => title).sort();
    expect(titles).toEqual([1, 2, 5, 6].map((seed) => story(seed).title).sort());
    expect(asked.filter((one) => one !== '/feed')).toEqual([]);
  });

  it('takes entries that hold their texts at one address as articles of their own', async () => {
    const { refresh, articles, pass } = await following({
      '/feed': rss([part(1, ''), part(2, ''), part(2, '')]),
    });
    expect(await refresh()).toMatchObject([{ articles: 2 }]);
    pass(hour);
    expect(await refresh()).toMatchObject([{ articles: 0 }]);
    expect(await articles()).toHaveLength(2);
  });

  it('takes the newest of several stubs of one page', async () => {
    const { refresh, articles } = await following({
      '/feed': rss([
        { ...stub(1), title: 'Newest', date: '2026-03-03' },
        { ...stub(1), title: 'Oldest', date: '2026-03-01' },
      ]),
      '/1.html': page(1),
    });
    await refresh();
    expect(await articles()).toMatchObject([{ title: 'Newest', date: '2026-03-03' }]);
  });

  it('takes the PDF that an entry leads to, and its changed version in place of it', async () => {
    const pdf = (seed: number) => ({
      type: 'application/pdf',
      body: pdfOf([column(story(seed).body, { x: 60, y: 80, width: 400 })]),
    });
    const { refresh, articles, answers, base, indexFolder, pass } = await following({
      '/feed': rss([{ ...stub(1), date: '2026-03-03' }]),
      '/1.html': pdf(1),
    });
    expect(await refresh()).toMatchObject([{ outcome: 'changed', articles: 1, problems: [] }]);
    const known = { title: 'Headline 1', url: `${base}/1.html`, date: '2026-03-03' };
    expect(await articles()).toMatchObject([known]);
    answers.set('/feed', rss([{ ...stub(1), title: 'Headline 1, corrected' }]));
    answers.set('/1.html', pdf(2));
    pass(hour);
    expect(await refresh()).toMatchObject([{ outcome: 'changed', articles: 1 }]);
    expect(await articles()).toMatchObject([{ title: 'Headline 1, corrected' }]);
    const kept = readdirSync(path.join(indexFolder, 'added'));
    expect(kept.filter((name) => name.endsWith('.pdf'))).toHaveLength(1);
  });

  it('keeps the file that an article came from until a new version turns out to be usable', async () => {
    const entry = (version: string) => rss([{ ...stub(1), date: version }]);
    const { refresh, articles, answers, pass, indexFolder, records, feed } = await following({
      '/feed': { body: entry('2026-03-01') },
      '/1.html': page(1),
    });
    const files = () => {
      const folder = path.join(indexFolder, 'added');
      return readdirSync(folder).map((name) => readFileSync(path.join(folder, name), 'utf8'));
    };
    const next = async (day: string, answer: Answer, more = {}) => {
      answers.set('/feed', { body: entry(day) }).set('/1.html', answer);
      pass(hour);
      return refresh(more);
    };
    const unusable = { type: 'text/html', body: '<html><body></body></html>' };
    await refresh();
    const first = files();
    expect(first).toEqual([expect.stringContaining(story(1).title)]);
    const [failed] = await next('2026-03-02', unusable);
    expect(failed?.problems).toHaveLength(1);
    expect(files()).toEqual(first);
    expect(await articles()).toHaveLength(1);
    // A refresh that is stopped before it knows is settled by the next, even if the feed lists the entry no more.
    const stop = async () => {
      throw new Error('stopped');
    };
    await expect(next('2026-03-03', unusable, { ingest: stop })).rejects.toThrow('stopped');
    expect(files()).toHaveLength(2);
    await records.release(await feed(), new Date(0).toISOString());
    answers.set('/feed', { body: rss([]) });
    await refresh();
    expect(files()).toEqual(first);
    await next('2026-03-04', page(2));
    expect(files()).toEqual([expect.stringContaining(story(2).title)]);
    expect(await articles()).toHaveLength(1);
  });

  it('leaves removed what was removed, even if its entry changes', async () => {
    const { refresh, answers, pass, indexFolder } = await following({ '/feed': rss([whole(1)]) });
    await refresh();
    const added = path.join(indexFolder, 'added');
    for (const file of readdirSync(added)) rmSync(path.join(added, file));
    answers.set('/feed', rss([whole(1, 'Another headline')]));
    pass(30 * minute);
    expect(await refresh()).toMatchObject([{ articles: 0 }]);
    expect(readdirSync(added)).toEqual([]);
  });

  it('takes many entries in turns, and nothing twice', async () => {
    const many = Array.from({ length: 25 }, (_, seed) => whole(seed));
    const { refresh, articles, pass, feed } = await following({
      '/feed': { body: rss(many), etag: '"1"' },
    });
    for (const [articles, etag] of [
      [10, null],
      [10, null],
      [5, '"1"'],
    ]) {
      expect(await refresh({ most: 10 })).toMatchObject([{ articles }]);
      expect((await feed()).etag).toBe(etag);
      pass(minute);
    }
    expect(await articles()).toHaveLength(25);
  });
});

describe('a feed that fails', () => {
  it('is asked ever more seldom, is named after a week, and is well again', async () => {
    const { refresh, answers, pass, feed, now } = await following({ '/feed': { status: 500 } });
    const waits: number[] = [];
    while (now() < start + 8 * day) {
      expect(await refresh()).toMatchObject([{ outcome: 'failed' }]);
      const { dueAt } = await feed();
      waits.push((Date.parse(dueAt) - now()) / hour);
      pass(Date.parse(dueAt) - now());
    }
    expect(waits.slice(0, 8)).toEqual([1, 2, 4, 8, 16, 24, 24, 24]);
    const failing = await feed();
    expect(failing.problem).toBe('was answered with 500');
    expect(failsForLong(failing, new Date(now()))).toBe(true);
    expect(failsForLong(failing, new Date(start + 6 * day))).toBe(false);
    answers.set('/feed', rss([whole(1)]));
    expect(await refresh()).toMatchObject([{ outcome: 'changed' }]);
    expect(await feed()).toMatchObject({ failures: 0, failingSince: null, problem: null });
  });

  it('is asked no sooner than it wants, and no more once it is gone', async () => {
    const busy = { status: 503, headers: { 'retry-after': '86400' } };
    const { refresh, answers, pass, feed } = await following({ '/feed': busy });
    await refresh();
    expect(Date.parse((await feed()).dueAt)).toBe(start + day);
    pass(day);
    answers.set('/feed', { status: 410 });
    expect(await refresh()).toMatchObject([{ outcome: 'ended' }]);
    pass(30 * day);
    expect(await refresh()).toEqual([]);
  });

  it('costs nothing but itself', async () => {
    const bad = ['/broken', '/html', '/private', '/gone', '/loop', '/lies'];
    const { refresh, articles, records, host } = await following(
      {
        '/feed': rss([whole(1)]),
        '/broken': '<rss version="2.0"><channel><item>',
        '/html': { type: 'text/html', body: '<html><p>No feed</p></html>' },
        '/private': { status: 302, headers: { location: 'http://169.254.169.254/latest' } },
        '/gone': { status: 404 },
        '/loop': { status: 302, headers: { location: '/loop' } },
        '/lies': (_request, response) => {
          response.writeHead(200, { 'content-encoding': 'gzip' }).end('not packed');
        },
      },
      ['/feed', ...bad],
    );
    const refreshed = await refresh();
    const outcomes = new Map(refreshed.map((one) => [one.address.split(host)[1], one]));
    expect(outcomes.get('/feed')).toMatchObject({ outcome: 'changed', articles: 1 });
    for (const one of bad) expect(outcomes.get(one)).toMatchObject({ outcome: 'failed' });
    expect(outcomes.get('/private')?.problems.join()).toContain('private network');
    expect(await articles()).toHaveLength(1);
    expect(await records.feeds()).toHaveLength(7);
  });
});

describe('an entry that fails', () => {
  it('costs nothing but itself, and is tried again if that may help', async () => {
    const { refresh, articles, answers, pass, asked, base } = await following({
      '/feed': { body: rss([stub(1), stub(2), stub(3), stub(4)]), etag: '"1"' },
      '/1.html': page(1),
      '/2.html': { status: 503 },
      '/3.html': { status: 302, headers: { location: 'http://10.0.0.1/' } },
      '/4.html': { type: 'text/html', body: '<html><body></body></html>' },
    });
    const [first] = await refresh();
    expect(first).toMatchObject({ outcome: 'changed', articles: 1 });
    expect(first?.problems).toEqual([
      `${base}/2.html: was answered with 503`,
      expect.stringContaining(`${base}/3.html: is in a private network`),
      expect.stringContaining(`${base}/4.html: `),
    ]);
    answers.set('/2.html', page(2));
    asked.length = 0;
    pass(hour);
    expect(await refresh()).toMatchObject([{ articles: 1, problems: [] }]);
    expect(asked).toEqual(['/feed', '/2.html']);
    expect(await articles()).toHaveLength(2);
  });

  it('is tried ever more seldom for a week, however often its feed is refreshed, and then given up', async () => {
    const { refresh, articles, answers, pass, asked } = await following({
      '/feed': { body: rss([stub(1), stub(2)]) },
      '/1.html': { status: 503 },
      '/2.html': { status: 503 },
    });
    const later = async (time: number) => {
      pass(time);
      return refresh({ interval: 5 * minute });
    };
    const triesOf = (path: string) => asked.filter((one) => one === path).length;
    await later(0);
    for (let waited = 0; waited < 3 * hour; waited += 5 * minute) await later(5 * minute);
    expect(triesOf('/1.html')).toBe(6);
    for (let waited = 0; waited < 6 * day; waited += 4 * hour) await later(4 * hour);
    answers.set('/1.html', page(1));
    await later(day);
    expect(await articles()).toHaveLength(1);
    // The other one was given up; a feed that has nothing else left isn't due sooner for it.
    const last = triesOf('/2.html');
    answers.set('/2.html', page(2));
    await later(day);
    expect(triesOf('/2.html')).toBe(last);
  });
});

describe('the wait for a feed', () => {
  it('is spread, doubles with failures, and is never shorter than the server wants', () => {
    expect(waitFor(hour, 0, null, 0)).toBe(54 * minute);
    expect(waitFor(hour, 0, null, 1)).toBe(66 * minute);
    expect(waitFor(hour, 3, null, 0.5)).toBe(8 * hour);
    expect(waitFor(hour, 1_000, null, 0.5)).toBe(day);
    expect(waitFor(2 * day, 5, null, 0.5)).toBe(2 * day);
    expect(waitFor(hour, 1, 3 * day, 0.5)).toBe(3 * day);
  });
});
