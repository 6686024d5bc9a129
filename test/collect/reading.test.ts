import { gzipSync } from 'node:zlib';
import { describe, expect, it, onTestFinished } from 'vitest';
import { readDocument } from '../../src/collect/reading/read.js';
import { openDocumentReader } from '../../src/collect/reading/reader.js';
import { looksLikeDocument } from '../../src/collect/reading/sniff.js';
import { rss } from './feed-server.js';

const url = 'https://news.example.org/feeds/all.xml';
const today = '2026-03-04';
const long = 'The ferry to Kalvik sails again after the long winter. '.repeat(25);

function read(text: string | Buffer, charset: string | null = null) {
  return readDocument({ url, bytes: Buffer.from(text), charset }, today);
}

async function entry(text: string | Buffer) {
  const { entries } = await read(text);
  return entries[0];
}

const atom = (content: string) => `<?xml version="1.0"?>
<feed xmlns="http://www.w3.org/2005/Atom"><title type="html">The &lt;b&gt;Bell&lt;/b&gt;</title><entry>
<id>tag:1</id><title type="html">Ferry &lt;i&gt;sails&lt;/i&gt; &amp;amp; returns</title>
<link rel="enclosure" href="/sound.mp3"/><link rel="alternate" href="../ferry?id=1&amp;utm_medium=x#top"/>
<published>2026-03-03T23:30:00-05:00</published><updated>2026-03-04T10:00:00Z</updated>
<author><name>Ann Bell</name></author><author><name>Bo Carr</name></author>${content}</entry></feed>`;

const expected = {
  link: 'https://news.example.org/ferry?id=1',
  title: 'Ferry sails & returns',
  date: '2026-03-03',
  author: 'Ann Bell, Bo Carr',
};

describe('an entry', () => {
  it('of Atom says its address, title, day and authors', async () => {
    const { title } = await read(atom(''));
    expect(title).toBe('The Bell');
    expect(await entry(atom('<summary>Short.</summary>'))).toMatchObject({
      ...expected,
      html: null,
    });
    const whole = atom(`<content type="xhtml"><div><p>${long}</p></div></content>`);
    expect((await entry(whole))?.html).toContain(`<p>${long.trim()}`);
  });

  it('of RSS says them, too', async () => {
    const item = {
      link: '/ferry?id=1',
      title: 'Ferry <i>sails</i> &amp; returns',
      date: 'Tue, 03 Mar 2026 23:30:00 -0500',
      author: 'Ann Bell, Bo Carr',
      content: `<p>${long}</p>`,
    };
    const found = await entry(rss([item]));
    expect(found).toMatchObject({ ...expected, html: `<p>${long}</p>` });
  });

  it('of RDF and JSON Feed says them, too', async () => {
    const rdf = `<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel rdf:about="x"><title>R</title></channel><item rdf:about="x"><title>Ferry sails &amp; returns</title><link>https://news.example.org/ferry?id=1</link><dc:date>2026-03-03</dc:date><dc:creator>Ann Bell</dc:creator><dc:creator>Bo Carr</dc:creator></item></rdf:RDF>`;
    expect(await entry(rdf)).toMatchObject(expected);
    const json = {
      version: 'https://jsonfeed.org/version/1.1',
      title: 'J',
      items: [
        {
          id: '1',
          url: expected.link,
          title: expected.title,
          date_published: '2026-03-03T23:30:00-05:00',
          authors: [{ name: 'Ann Bell' }, { name: 'Bo Carr' }],
          content_text: `${long}\n\n1 < 2`,
        },
      ],
    };
    const found = await entry(JSON.stringify(json));
    expect(found).toMatchObject(expected);
    expect(found?.html).toContain('<p>1 &lt; 2</p>');
  });

  it('that goes on elsewhere, or is short, is a stub', async () => {
    const link = 'https://news.example.org/a';
    const html = async (description: string) => (await entry(rss([{ link, description }])))?.html;
    expect(await html('<p>Short.</p>')).toBe(null);
    expect(await html(`<p>${long}</p> [...]`)).toBe(null);
    expect(await html(`<p>${long}</p><a href="/a">Continue reading &rarr;</a>`)).toBe(null);
    expect(await html(`<p>${long}</p>`)).toBe(`<p>${long}</p>`);
    // Without an address there is no more to be had.
    expect((await entry(rss([{ description: 'Short.' }])))?.html).toBe('Short.');
  });

  it('from the future has no date, and one without a day has none either', async () => {
    const dateOf = async (date: string) => (await entry(rss([{ link: '/a', date }])))?.date;
    expect(await dateOf('Thu, 05 Mar 2026 08:00:00 GMT')).toBe('2026-03-05');
    expect(await dateOf('Sat, 07 Mar 2026 08:00:00 GMT')).toBe(null);
    expect(await dateOf('Mon, 01 Jan 9999 00:00:00 GMT')).toBe(null);
    expect(await dateOf('yesterday')).toBe(null);
  });

  it('has a fingerprint that changes with what it says, and not with its id', async () => {
    const print = async (item: object) =>
      (await entry(rss([{ link: '/a', ...item }])))?.fingerprint;
    const first = await print({ guid: '1', description: 'One.' });
    expect(await print({ guid: '2', description: 'One.' })).toBe(first);
    expect(await print({ guid: '1', description: 'Two.' })).not.toBe(first);
  });

  it('leads to no other place than the web', async () => {
    expect((await entry(rss([{ link: 'javascript:alert(1)', title: 'x' }])))?.link).toBe(null);
    expect((await entry(rss([{ link: 'file:///etc/passwd', title: 'x' }])))?.link).toBe(null);
  });
});

describe('an encoding', () => {
  const text = rss([{ link: '/a', title: 'Größe' }]);
  const named = (encoding: string) => text.replace('?>', ` encoding="${encoding}"?>`);

  it.each([
    ['declared', Buffer.from(named('iso-8859-15'), 'latin1')],
    ['that lies about UTF-8', Buffer.from(named('utf-8'), 'latin1')],
    ['that lies about Latin', Buffer.from(named('iso-8859-1'), 'utf8')],
    ['that nobody knows', Buffer.from(named('x-made-up'), 'utf8')],
    ['of two bytes', Buffer.from(`\ufeff${named('utf-16')}`, 'utf16le')],
    ['packed', gzipSync(text)],
  ])('%s is read', async (_, bytes) => {
    expect((await entry(bytes))?.title).toBe('Größe');
  });

  it('of the header is read', async () => {
    const bytes = Buffer.from([...Buffer.from(rss([{ link: '/a', title: '@' }]))]);
    bytes[bytes.indexOf('@')] = 0xf0;
    const { entries } = await readDocument({ url, bytes, charset: 'koi8-r' }, today);
    expect(entries[0]?.title).toBe('П');
  });
});

describe('a sitemap', () => {
  it('names pages, with what a news sitemap says of them', async () => {
    const { entries } = await read(
      `<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:news="http://www.google.com/schemas/sitemap-news/0.9"><url><loc> https://news.example.org/a </loc><lastmod>2026-03-01</lastmod></url><url><loc>https://news.example.org/b</loc><news:news><news:publication_date>2026-03-02</news:publication_date><news:title>Ferry &amp; bridge</news:title></news:news></url></urlset>`,
    );
    expect(entries).toMatchObject([
      { link: 'https://news.example.org/a', title: null, date: null, html: null },
      { link: 'https://news.example.org/b', title: 'Ferry & bridge', date: '2026-03-02' },
    ]);
  });

  it('may be a list of others', async () => {
    const { sitemaps } = await read(
      '<sitemapindex><sitemap><loc>https://news.example.org/1.xml</loc></sitemap></sitemapindex>',
    );
    expect(sitemaps).toEqual(['https://news.example.org/1.xml']);
  });
});

describe('what is no feed', () => {
  it.each([
    ['', 'is empty'],
    ['<html><p>x</p></html>', 'is neither a feed'],
    ['<rss version="2.0"><channel>', 'is neither a feed'],
    ['{"version":"https://jsonfeed.org/version/1"', 'is neither a feed'],
    [Buffer.from('%PDF-1.4'), 'is a PDF'],
  ])('is refused: %s', async (text, message) => {
    await expect(read(text)).rejects.toThrow(message);
  });

  it('is told from a feed by how it begins', () => {
    const is = (text: string) => looksLikeDocument(Buffer.from(text));
    expect(is('\ufeff<?xml version="1.0"?><!-- <html> --><rss version="2.0">')).toBe(true);
    expect(is('<feed xmlns="http://www.w3.org/2005/Atom">')).toBe(true);
    expect(is('{"version": "https://jsonfeed.org/version/1.1"')).toBe(true);
    expect(is('<!doctype html><html><head><title>rss</title>')).toBe(false);
    expect(is('{"title":"a","text":"b"}')).toBe(false);
    expect(is('The <rss> element')).toBe(false);
  });

  it('reads no file and grows no further by its entities', async () => {
    const bomb = `<!DOCTYPE l [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;"><!ENTITY f SYSTEM "file:///etc/passwd">]>`;
    const found = await read(rss([{ link: '/a', title: 'x' }]).replace('?>', `?>${bomb}`)).catch(
      (error: Error) => error.message,
    );
    expect(JSON.stringify(found)).not.toMatch(/root:|aaaaaaaaaaaaaaa/);
  });
});

describe('a document that costs too much to read', () => {
  it('is given up, and the next one is read', async () => {
    const reader = openDocumentReader(2_000);
    onTestFinished(() => reader.close());
    const endless = `<rss version="2.0"><channel><item><title>${'<'.repeat(5_000_000)}`;
    const document = (text: string) => ({ url, bytes: Buffer.from(text), charset: null });
    await expect(reader.read(document(endless), today)).rejects.toThrow('took too long to read');
    const patient = openDocumentReader();
    onTestFinished(() => patient.close());
    const many = Array.from({ length: 10_001 }, (_, at) => ({ link: `/${at}`, title: `${at}` }));
    const { entries } = await patient.read(document(rss(many)), today);
    expect(entries).toHaveLength(10_000);
  });
});
