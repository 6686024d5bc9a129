import { execFileSync } from 'node:child_process';
import { chmod, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { RawArticle } from '../../../src/article/article.js';
import type { Format } from '../../../src/article/read/files.js';
import { type ReadLimits, readFile, readStandardInput } from '../../../src/article/read/read.js';
import { type ReadResult, readText } from '../../../src/article/read/text-formats.js';

let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'pullquote-read-'));
});
afterEach(async () => {
  await rm(folder, { recursive: true, force: true });
});

const at = (name: string) => path.join(folder, name);

async function read(name: string, content?: string | Uint8Array, limits?: ReadLimits) {
  if (content !== undefined) await writeFile(at(name), content);
  return sorted(readFile({ path: at(name) }, limits));
}

const readInput = (...chunks: string[]) =>
  sorted(readStandardInput(streamOf(chunks.map((chunk) => Buffer.from(chunk)))));

async function* streamOf(chunks: readonly Uint8Array[]) {
  yield* chunks;
}

/** Locators relative to the folder, so that they can be written down. */
async function sorted(results: AsyncIterable<ReadResult>) {
  const articles: RawArticle[] = [];
  const told: string[] = [];
  const local = (locator: string) => locator.replace(`${folder}${path.sep}`, '');
  for await (const result of results) {
    if (result.kind === 'article') {
      articles.push({ ...result.raw, locator: local(result.raw.locator) });
    } else told.push(`${result.kind} ${local(result.locator)}: ${result.message}`);
  }
  return { articles, told };
}

const unknown = { title: null, publisher: null, date: null, author: null, url: null };

describe('reading a text file', () => {
  it('gives its text with nothing known of it', async () => {
    expect(await read('a.txt', 'Ferry aground\r\n\r\nIt sank.\r\n')).toEqual({
      articles: [
        {
          locator: 'a.txt',
          givenId: null,
          given: unknown,
          content: { kind: 'text', text: 'Ferry aground\n\nIt sank.\n' },
        },
      ],
      told: [],
    });
  });

  it('takes front matter off the text and keeps the numbers of its lines', async () => {
    const front = [
      '---',
      'title: "Ferry: aground"',
      'publisher: Harbour Post',
      'date: 2024-03-05',
      'author: [A. Reyes, B. Dahl]',
      'url: https://example.com/ferry',
      'mood: grim',
      '---',
    ];
    const { articles } = await read('a.txt', `${front.join('\n')}\n\nIt sank.`);
    expect(articles[0]?.given).toEqual({
      title: 'Ferry: aground',
      publisher: 'Harbour Post',
      date: '2024-03-05',
      author: 'A. Reyes, B. Dahl',
      url: 'https://example.com/ferry',
    });
    expect(articles[0]?.content.text).toBe(`${'\n'.repeat(front.length + 1)}It sank.`);
  });

  it('leaves a rule drawn above the text alone', async () => {
    const text = '---\nIt sank.\n---\nNobody swam.';
    expect((await read('a.txt', text)).articles[0]?.content.text).toBe(text);
  });

  it('tells of front matter that is no YAML and reads the text all the same', async () => {
    const { articles, told } = await read('a.txt', '---\ntitle: "open\n---\nIt sank.');
    expect(articles).toHaveLength(1);
    expect(told[0]).toMatch(/^note a\.txt: its front matter isn't valid YAML/);
    expect(articles[0]?.content.text).toBe('\n\n\nIt sank.');
  });

  it('reads a page that is saved as text as HTML', async () => {
    const page = '<!DOCTYPE html><html><body><p>It sank.</p></body></html>';
    expect((await read('a.txt', page)).articles[0]?.content).toEqual({ kind: 'html', text: page });
    expect((await read('b.txt', '<3 the sea')).articles[0]?.content.kind).toBe('text');
  });

  it('unpacks .gz', async () => {
    expect((await read('a.txt.gz', gzipSync('It sank.'))).articles[0]).toMatchObject({
      content: { kind: 'text', text: 'It sank.' },
    });
    const broken = await read('b.txt.gz', gzipSync('It sank.').subarray(0, 15));
    expect(broken.told[0]).toMatch(/^fault b\.txt\.gz: cannot be read: /);
  });
});

describe('a sidecar', () => {
  it('goes before the front matter, fact by fact', async () => {
    await writeFile(at('a.md.meta.yaml'), 'id: 17\ntitle: The ferry\ndate: 5 March 2024\n');
    const { articles } = await read('a.md', '---\ntitle: x\npublisher: Post\n---\nIt sank.');
    expect(articles[0]).toMatchObject({
      givenId: '17',
      given: { ...unknown, title: 'The ferry', publisher: 'Post', date: '2024-03-05' },
    });
  });

  it('may be JSON', async () => {
    await writeFile(at('a.html.meta.json'), '{"publisher": {"name": "Post"}, "id": "x"}');
    const { articles } = await read('a.html', '<p>It sank.</p>');
    expect(articles[0]).toMatchObject({ givenId: 'x', given: { publisher: 'Post' } });
  });

  it('is a fault where it cannot be read, and the article goes in without it', async () => {
    await writeFile(at('a.txt.meta.json'), '{"title": ');
    const { articles, told } = await read('a.txt', 'It sank.');
    expect(articles[0]?.given).toEqual(unknown);
    expect(told[0]).toMatch(/^fault a\.txt\.meta\.json: /);
    await writeFile(at('b.txt.meta.yaml'), 'just words');
    expect((await read('b.txt', 'It sank.')).told[0]).toMatch(/holds no fields/);
  });
});

describe('metadata that a library quotes in its error', () => {
  // Found by the fuzzer.
  it('is named in a line', async () => {
    await writeFile(at('a.txt.meta.yaml'), `| ${'a: '.repeat(5_000)}`);
    const { articles, told } = await read('a.txt', 'It sank.');
    expect(articles).toHaveLength(1);
    expect(told).toEqual([
      expect.stringMatching(
        /^fault a\.txt\.meta\.yaml: cannot be read: Not a YAML token: .{100,250}$/,
      ),
    ]);
  });
});

describe('metadata that nests without end', () => {
  const deep = '['.repeat(9_000);

  it.each([
    'meta.json',
    'meta.yaml',
  ])('in a sidecar (%s) leaves the article as it is', async (ending) => {
    await writeFile(at(`a.txt.${ending}`), deep);
    const { articles, told } = await read('a.txt', 'It sank.');
    expect(articles[0]).toMatchObject({ given: unknown, content: { text: 'It sank.' } });
    expect(told).toEqual([
      `fault a.txt.${ending}: cannot be read: It nests more than 50 levels deep.`,
    ]);
  });

  it('in front matter is left out, and the text is read', async () => {
    const { articles, told } = await read('a.md', `---\ntitle: ${deep}\n---\nIt sank.`);
    expect(articles[0]?.content.text.trim()).toBe('It sank.');
    expect(told).toEqual([
      expect.stringMatching(/^note a\.md: its front matter .* left out: It nests/),
    ]);
  });
});

describe('reading Markdown', () => {
  it('gives plain text, line for line', async () => {
    const markdown = [
      '# Ferry *aground* #',
      '',
      '![the ferry](ferry.jpg) The [**Marta**](https://example.com/a_(b) "x") sank _twice_, `so` they say.',
      '',
      'Loss: 2 * 3 * 4 in snake_case_name, 5 \\* 6, ~~not~~ [one][1].',
      '',
      '---',
      '> A quote',
      '- an item',
      '[1]: https://example.com',
    ].join('\n');
    expect((await read('a.md', markdown)).articles[0]?.content.text.split('\n')).toEqual([
      'Ferry aground',
      '',
      ' The Marta sank twice, so they say.',
      '',
      'Loss: 2 * 3 * 4 in snake_case_name, 5 * 6, not one.',
      '',
      '',
      'A quote',
      '- an item',
      '',
    ]);
  });
});

describe('reading Markdown with a heading', () => {
  const markdown = (text: string) => {
    const [result] = readText('a.md', text, 'markdown');
    if (result?.kind !== 'article') throw new Error('no article');
    return result.raw;
  };

  it('takes the heading that opens the text as its title, however short', () => {
    expect(markdown('![Quay](q.jpg)\n\n# New *lamp*\n\nIt shines.').given.title).toBe('New lamp');
    expect(markdown('New lamp\n========\n\nIt shines.').given.title).toBe('New lamp');
    expect(markdown('---\ntitle: Given\n---\n# New lamp\n\nIt shines.').given.title).toBe('Given');
    expect(markdown('It shines.\n\n# New lamp').given.title).toBeNull();
    expect(markdown('## Section\n\nIt shines.').given.title).toBeNull();
  });

  it('leaves footnotes and their marks out', () => {
    const { text } = markdown('It shines.[^1] And [far](x).[^note]\n\n[^1]: A leaflet.').content;
    expect(text).toBe('It shines. And far.\n\n');
    const raised = 'It has 10<sup>6</sup> litres, see [3](#chapter-3).';
    expect(markdown(raised).content.text).toBe('It has 10<sup>6</sup> litres, see 3.');
    const linked =
      'It shines.[[1]](#fn1) Far.[2](#fn2) At [25](x) miles.[\\[3\\]](https://example.com)';
    expect(markdown(linked).content.text).toBe('It shines. Far. At 25 miles.');
  });

  it('leaves out marks of emphasis within emphasis', () => {
    expect(markdown('*By **Nora Blick*** and ***Ada Brink*** say 2 * 3 * 4.').content.text).toBe(
      'By Nora Blick and Ada Brink say 2 * 3 * 4.',
    );
    expect(markdown('*By **Nora Blick** of the Post*').content.text).toBe(
      'By Nora Blick of the Post',
    );
  });
});

describe('reading JSON', () => {
  const json = (value: unknown) => {
    const [result] = readText('a.json', JSON.stringify(value), 'json');
    if (result?.kind !== 'article') throw new Error('no article');
    return result.raw;
  };
  const text = 'The lamp shines thirty miles out to sea.';

  it.each([
    ['news-please', { maintext: text, date_publish: '2023-05-03 08:00:00', title: 'New lamp' }],
    [
      'fundus',
      { plaintext: text, publishing_date: '2023-05-03T08:00:00+02:00', title: 'New lamp' },
    ],
    ['newspaper', { text, publish_date: '2023-05-03T08:00:00', title: 'New lamp' }],
    ['a feed', { description: text, pubDate: 'Wed, 03 May 2023 08:00:00 GMT', title: 'New lamp' }],
    ['NewsAPI', { content: `${text} [+812 chars]`, publishedAt: '2023-05-03', title: 'New lamp' }],
    ['schema.org', { articleBody: text, datePublished: '2023-05-03', headline: 'New lamp' }],
    ['goose', { cleaned_text: text, publish_date: '2023-05-03', title: 'New lamp' }],
    [
      'Readability',
      { textContent: text, publishedTime: '2023-05-03T08:00:00Z', title: 'New lamp' },
    ],
    ['a table', { Title: 'New lamp', Text: text, Date: '2023-05-03' }],
    ['a scraper', { title: 'New lamp', text, published: 1683100800 }],
    ['a scraper', { title: 'New lamp', text, published: 1683100800000 }],
    ['a scraper', { title: 'New lamp', paragraphs: [text], 'published-date': 'May 3, 2023' }],
    ['a search engine', { _id: '7', _source: { title: 'New lamp', text, date: '2023-05-03' } }],
  ])('understands what %s writes', (_, value) => {
    const { content, given } = json(value);
    expect(content.text).toBe(text);
    expect(given).toMatchObject({ title: 'New lamp', date: '2023-05-03' });
  });

  it.each([
    ['JSON Feed', { title: 'Island Courier', items: [{ title: 'New lamp', content_text: text }] }],
    ['an API', { status: 'ok', data: [{ title: 'New lamp', content: text }] }],
    [
      'the Guardian’s API',
      { response: { results: [{ webTitle: 'New lamp', fields: { bodyText: text } }] } },
    ],
    ['feedparser', { entries: [{ title: 'New lamp', content: [{ value: text }] }] }],
    ['WordPress', [{ title: { rendered: 'New lamp' }, content: { rendered: text }, author: 3 }]],
  ])('finds the articles in the list of %s', (_, value) => {
    const { content, given } = json(value);
    expect(content.text).toBe(text);
    expect(given).toMatchObject({ title: 'New lamp', author: null });
  });

  it('takes an article for itself, whatever lists it has', () => {
    const related = [{ title: 'Old lamp', text: 'The old lamp was smaller.' }];
    expect(json({ title: 'New lamp', text, related }).given.title).toBe('New lamp');
  });

  it('leaves out tags that are strewn in a text, and keeps one that a text is about', () => {
    const strewn = 'It <b>shines</b>.<br><br>It cost <a href="x">40 crowns</a>.</p><p>It turns.';
    expect(json({ text: strewn }).content).toEqual({
      kind: 'text',
      text: 'It shines.\n\nIt cost 40 crowns.\n\nIt turns.',
    });
    expect(json({ text: '&lt;p&gt;It shines.&lt;/p&gt;' }).content.kind).toBe('html');
    for (const plain of ['Use <b> for bold, x < y > z.', 'Write &lt;br&gt; for a new line.']) {
      expect(json({ text: plain }).content.text).toBe(plain.replace('&lt;br&gt;', '<br>'));
    }
  });

  it('reads line breaks that were escaped twice', () => {
    const { text: read } = json({ text: 'It shines.\\n\\nIt turns.\\nIt hums.' }).content;
    expect(read).toBe('It shines.\n\nIt turns.\nIt hums.');
    expect(json({ text: 'It is in C:\\new and shines.' }).content.text).toContain('C:\\new');
  });

  it('tells trafilatura’s name of a site from its address', () => {
    const source = 'https://courier.example/lamp';
    expect(json({ text, sitename: 'Island Courier', source }).given).toMatchObject({
      publisher: 'Island Courier',
      url: source,
    });
    expect(json({ text, source }).given).toMatchObject({ publisher: null, url: source });
  });

  it('prefers the whole text to a description', () => {
    expect(json({ description: 'Short.', content: text }).content.text).toBe(text);
    const { content } = json({ description: 'Short.', 'content:encoded': `<p>${text}</p>` });
    expect(content).toEqual({ kind: 'html', text: `<p>${text}</p>` });
  });

  it('reads the entities that a tool left in title and text, once', () => {
    const { content, given } = json({
      title: 'Fish &amp; chips &ndash; again',
      text: 'Children &lt; 6 pay nothing, the town&#39;s &#x201c;deal&#8221; &amp;amp; AT&T &unknown; &#1114112;',
    });
    expect(given.title).toBe('Fish & chips – again');
    expect(content.text).toBe(
      "Children < 6 pay nothing, the town's “deal” &amp; AT&T &unknown; \ufffd",
    );
  });

  it('gives the article of one object', async () => {
    const { articles, told } = await read(
      'a.json',
      JSON.stringify({
        id: 42,
        title: 'Ferry aground',
        publisher: 'Post',
        date: '2024-03-05T23:10:00-05:00',
        author: ['A. Reyes', { name: 'B. Dahl' }],
        url: 'https://example.com',
        text: 'It sank.\r\nTwice.',
        mood: 'grim',
      }),
    );
    expect(told).toEqual([]);
    expect(articles).toEqual([
      {
        locator: 'a.json',
        givenId: '42',
        given: {
          title: 'Ferry aground',
          publisher: 'Post',
          date: '2024-03-05',
          author: 'A. Reyes, B. Dahl',
          url: 'https://example.com',
        },
        content: { kind: 'text', text: 'It sank.\nTwice.' },
      },
    ]);
  });

  it('knows the fields by their other names too', async () => {
    const [article] = readText(
      'x',
      JSON.stringify({
        headline: 'Ferry',
        source: { name: 'Post' },
        publishedAt: 'March 5, 2024',
        authors: 'A. Reyes',
        link: 'https://example.com',
        body: 'It sank.',
      }),
      'json',
    );
    expect(article).toMatchObject({
      raw: {
        given: {
          title: 'Ferry',
          publisher: 'Post',
          date: '2024-03-05',
          author: 'A. Reyes',
          url: 'https://example.com',
        },
        content: { kind: 'text', text: 'It sank.' },
      },
    });
  });

  it.each([
    ['', null],
    ['2024-03', null],
    ['yesterday', null],
    ['03/04/2024', null],
    ['2024-02-30', null],
    [1709600000, '2024-03-05'],
    [170960, null],
    [null, null],
    ['2024-03-05', '2024-03-05'],
    ['5 March 2024', '2024-03-05'],
    ['Tue, 05 Mar 2024 10:00:00 GMT', '2024-03-05'],
  ])('reads the date %j as %j', (date, day) => {
    const [article] = readText('x', JSON.stringify({ date, text: 'It sank.' }), 'json');
    expect(article).toMatchObject({ raw: { given: { date: day } } });
  });

  it('takes an empty string, or a value of another type, as not given', () => {
    const record = {
      id: '',
      title: ' ',
      publisher: {},
      author: [],
      url: true,
      text: '',
      html: '<p>x</p>',
    };
    expect([...readText('x', JSON.stringify(record), 'json')]).toEqual([
      {
        kind: 'article',
        raw: {
          locator: 'x',
          givenId: null,
          given: unknown,
          content: { kind: 'html', text: '<p>x</p>' },
        },
      },
    ]);
  });

  it('repairs mojibake that stands in escapes', () => {
    const [article] = readText('x', '{"text": "It\\u00e2\\u0080\\u0099s over."}', 'json');
    expect(article).toMatchObject({ raw: { content: { text: 'It’s over.' } } });
  });

  it('numbers the articles of a list, and goes on after a bad one', async () => {
    const list = [{ text: 'One.' }, 'two', { title: 'no text' }, { html: '<p>Four.</p>' }];
    for (const json of [list, { articles: list }]) {
      const { articles, told } = await read('a.json', JSON.stringify(json));
      expect(articles.map(({ locator, content }) => [locator, content.kind])).toEqual([
        ['a.json#1', 'text'],
        ['a.json#4', 'html'],
      ]);
      expect(told).toEqual([
        'fault a.json#2: is not an object with fields',
        'fault a.json#3: has no text and no html',
      ]);
    }
  });

  it('tells where JSON is not valid or holds nothing', async () => {
    expect((await read('a.json', '{"text": "It sank.')).told[0]).toMatch(
      /^fault a\.json: is not valid JSON: /,
    );
    expect((await read('b.json', '[]')).told).toEqual(['fault b.json: holds no articles']);
  });

  it('reads JSON Lines that are called .json', async () => {
    const { articles } = await read('a.json', '{"text":"One."}\n{"text":"Two."}\n');
    expect(articles.map(({ locator }) => locator)).toEqual(['a.json#1', 'a.json#2']);
  });
});

describe('reading JSON Lines', () => {
  it('gives an article a line and tells the number of a bad line', async () => {
    const { articles, told } = await read(
      'a.jsonl',
      '{"id":"a","text":"One."}\r\n\n{"id":\n{"text":""}\n{"id":"b","text":"Two."}',
    );
    expect(articles.map(({ locator, givenId }) => [locator, givenId])).toEqual([
      ['a.jsonl#1', 'a'],
      ['a.jsonl#5', 'b'],
    ]);
    expect(told).toEqual([
      expect.stringMatching(/^fault a\.jsonl#3: is not valid JSON: /),
      'fault a.jsonl#4: has no text and no html',
    ]);
  });

  it('reads them in UTF-16, with a byte order mark and from .gz', async () => {
    const lines = '{"text":"It’s one."}\n{"text":"Two."}\n';
    const contents: [string, Uint8Array][] = [
      ['a.jsonl', Buffer.from(`\ufeff${lines}`, 'utf16le')],
      ['b.jsonl', Buffer.from(`\ufeff${lines}`)],
      ['c.ndjson.gz', gzipSync(lines)],
    ];
    for (const [name, content] of contents) {
      const { articles, told } = await read(name, content);
      expect(told).toEqual([]);
      expect(articles.map(({ content }) => content.text)).toEqual(['It’s one.', 'Two.']);
    }
  });

  it('passes over a line of 50 MB and reads the others', async () => {
    const line = Buffer.concat([
      Buffer.from('{"text":"One."}\n{"text":"'),
      Buffer.alloc(50_000_000, 'word '),
      Buffer.from('"}\n{"text":"Three."}\n'),
    ]);
    const { articles, told } = await read('a.jsonl', line);
    expect(articles.map(({ locator }) => locator)).toEqual(['a.jsonl#1', 'a.jsonl#3']);
    expect(told).toEqual([expect.stringMatching(/^fault a\.jsonl#2: is longer than 5 MB/)]);
  });
});

describe('reading within limits', () => {
  const limits = { bytes: 2_000_000, articles: 3, faults: 2 };
  const lines = (...all: string[]) => all.join('\n');
  const good = '{"text":"It sank."}';

  it('reads all of a file that keeps to them', async () => {
    const { articles, told } = await read('a.jsonl', lines(good, 'x', good, 'x', good), limits);
    expect(articles).toHaveLength(3);
    expect(told).toHaveLength(2);
  });

  it.each([
    ['a.jsonl', lines(good, good, good, good, good)],
    ['a.json', `[${[good, good, good, good, good].join()}]`],
    ['b.json', lines(good, good, good, good, good)],
    ['a.jsonl.gz', gzipSync(lines(good, good, good, good, good))],
  ])('reads as many articles of %s as are allowed, and says so of the file', async (name, file) => {
    const { articles, told } = await read(name, file, limits);
    expect(articles).toHaveLength(3);
    expect(told).toEqual([expect.stringMatching(`^fault ${name}: holds more than 3 articles`)]);
  });

  it.each([
    ['a.jsonl', lines('x', 'x', 'x', good)],
    ['a.json', `[1, 2, 3, ${good}]`],
  ])('stops in %s where more cannot be read than is allowed', async (name, file) => {
    const { articles, told } = await read(name, file, limits);
    expect(articles).toEqual([]);
    expect(told).toHaveLength(3);
    expect(told.at(-1)).toMatch(`fault ${name}: has more than 2 lines or entries`);
  });

  it('stops where a packed file turns out to hold too much', async () => {
    const blank = Buffer.alloc(3_000_000, ' \n');
    const large = gzipSync(Buffer.concat([Buffer.from(`${good}\n`), blank]));
    for (const name of ['a.jsonl.gz', 'a.json.gz']) {
      const { told } = await read(name, large, limits);
      expect(told).toEqual([expect.stringMatching(`^fault ${name}: holds more than 2 MB`)]);
    }
  });
});

describe('bad input', () => {
  it.each([
    'a.txt',
    'a.md',
    'a.html',
    'a.json',
    'a.jsonl',
  ])('%s that is empty is a fault', async (name) => {
    for (const content of ['', ' \n\n']) {
      const { articles, told } = await read(name, content);
      expect(articles).toEqual([]);
      expect(told).toEqual([`fault ${name}: is empty`]);
    }
  });

  it('front matter with nothing after it is a fault', async () => {
    expect((await read('a.txt', '---\ntitle: Ferry\n---\n')).told).toEqual([
      'fault a.txt: holds no text',
    ]);
  });

  it('binary is a fault', async () => {
    const binary = Uint8Array.from({ length: 5_000 }, (_, i) => (i * i * 31) % 256);
    for (const name of ['a.txt', 'a.html', 'a.jsonl']) {
      const { articles, told } = await read(name, binary);
      expect(articles).toEqual([]);
      expect(told[0]).toMatch(/^fault a\..*: is binary, not text$/);
    }
  });

  it('text that breaks off inside a character is read, with a note', async () => {
    const { articles, told } = await read('a.txt', Buffer.from('It’s over. It’').subarray(0, -1));
    expect(articles[0]?.content.text).toBe('It’s over. It');
    expect(told).toEqual([expect.stringMatching(/^note a\.txt: breaks off inside a character/)]);
  });

  it('50 MB of one line is a fault in every format', async () => {
    const line = Buffer.alloc(50_000_000, 'word ');
    for (const name of ['a.txt', 'a.md', 'a.html', 'a.jsonl']) {
      const { articles, told } = await read(name, line);
      expect(articles).toEqual([]);
      expect(told).toEqual([expect.stringMatching(/longer than 5 MB/)]);
    }
    const json = Buffer.concat([Buffer.from('{"text":"'), line, Buffer.from('"}')]);
    expect((await read('a.json', json)).told).toEqual([
      'fault a.json: is longer than 5 MB, the most that is read as one article',
    ]);
  });

  it.skipIf(process.platform === 'win32')(
    'a pipe is a fault, as is one in place of a sidecar, and nobody waits for its writer',
    async () => {
      execFileSync('mkfifo', [at('pipe.txt'), at('a.txt.meta.json')]);
      expect(await read('pipe.txt')).toEqual({
        articles: [],
        told: ['fault pipe.txt: is neither a file nor a folder'],
      });
      const { articles, told } = await read('a.txt', 'It sank.');
      expect(articles).toHaveLength(1);
      expect(told).toEqual(['fault a.txt.meta.json: is neither a file nor a folder']);
    },
  );

  it.skipIf(process.platform !== 'linux')(
    'a file of the kernel that claims to be empty is a fault, as some of them never end',
    async () => {
      await symlink('/proc/self/status', at('status.txt'));
      expect((await read('status.txt')).told).toEqual(['fault status.txt: is empty']);
    },
  );

  it('a file that is gone by the time it is read is a fault', async () => {
    const file = { kind: 'file', path: at('gone.txt'), bytes: 1 } as const;
    expect((await sorted(readFile(file))).told).toEqual(['fault gone.txt: does not exist']);
  });

  it.skipIf(process.getuid?.() === 0)(
    'a file that may not be read is a fault (skipped as root, who may read all)',
    async () => {
      await writeFile(at('a.txt'), 'It sank.');
      await chmod(at('a.txt'), 0);
      expect((await read('a.txt')).told).toEqual(['fault a.txt: may not be read (no permission)']);
    },
  );
});

describe('reading standard input', () => {
  it.each<[Format, string, string[]]>([
    ['text', 'Ferry aground\n\nIt sank.', ['-']],
    ['text', '[Photo: the ferry]\nIt sank.', ['-']],
    ['html', '<html><body><p>It sank.</p></body></html>', ['-']],
    ['json', '{\n "text": "It sank."\n}', ['-']],
    ['json', ' [{"text": "One."}, {"text": "Two."}]', ['-#1', '-#2']],
    ['jsonl', '{"text": "One."}\n{"text": "Two."}\n', ['-#1', '-#2']],
  ])('recognises %s in %j', async (format, input, locators) => {
    const { articles, told } = await readInput(input.slice(0, 7), input.slice(7));
    expect(told).toEqual([]);
    expect(articles.map(({ locator }) => locator)).toEqual(locators);
    expect(articles[0]?.content.kind).toBe(format === 'html' ? 'html' : 'text');
  });

  it('is a fault where it is empty or too long', async () => {
    expect((await readInput()).told).toEqual(['fault -: is empty']);
    const chunk = 'word '.repeat(200_000);
    expect((await readInput(...Array.from({ length: 50 }, () => chunk))).told).toEqual([
      'fault -: is longer than 5 MB, the most that is read as one article',
    ]);
  });
});
