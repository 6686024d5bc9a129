import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { cleanArticle } from '../../../../src/article/clean/clean.js';
import { readStandardInput } from '../../../../src/article/read/read.js';
import { readBytes } from './read-bytes.js';
import { column, pdfOf, type Run } from './write-pdf.js';

const first =
  'The ferry to Kalvik ran aground on Tuesday evening, four hundred metres from the pier, with sixty people on board.';
const second =
  'Nobody was hurt, the harbour master said, but the vessel will have to wait for the spring tide to be towed free.';
const third =
  'The company that runs the ferry has promised buses along the coast road until the service is restored.';
const fourth =
  'A second vessel is being made ready in the yard at Norhamn and could sail before the end of the month.';

const read = (bytes: Uint8Array, name = 'a.pdf') => readBytes(bytes, name);

/** The paragraphs of a PDF that can be read. */
async function paragraphsOf(...pages: readonly (readonly Run[])[]): Promise<string[]> {
  const { articles, told } = await read(pdfOf(pages));
  expect(told).toEqual([]);
  return articles[0]?.content.text.split('\n\n') ?? [];
}

describe('the text of a PDF', () => {
  it('has the lines of a paragraph joined, and paragraphs apart', async () => {
    const page = [
      ...column(first, { x: 60, y: 80, width: 300 }),
      ...column(second, { x: 60, y: 150, width: 300 }),
    ];
    expect(await paragraphsOf(page)).toEqual([first, second]);
  });

  it('has a paragraph begin at an indented line', async () => {
    const lines = column(first, { x: 60, y: 80, width: 300 });
    const next = { x: 60, y: 80 + 12 * lines.length, width: 300 };
    const [head = { text: '', x: 0, y: 0 }, ...rest] = column(second, next);
    const page = [...lines, { ...head, x: 75 }, ...rest];
    expect(await paragraphsOf(page)).toEqual([first, second]);
  });

  it('has a word whole that a line breaks off, and keeps a hyphen of its own', async () => {
    const lines = ['The storm dam-', 'aged the well-', 'known pier.'];
    const page = lines.map((text, index) => ({ text, x: 60, y: 80 + 12 * index }));
    expect(await paragraphsOf(page)).toEqual(['The storm damaged the well-known pier.']);
  });

  it('keeps a hyphen without a space before a capital or a number', async () => {
    const lines = ['The Anglo-', 'American team met the COVID-', '19 panel.'];
    const page = lines.map((text, index) => ({ text, x: 60, y: 80 + 12 * index }));
    expect(await paragraphsOf(page)).toEqual(['The Anglo-American team met the COVID-19 panel.']);
  });

  it('reads two columns one after the other below a headline that spans both', async () => {
    const left = column(`${first} ${second}`, { x: 60, y: 120, width: 220 });
    const right = column(`${third} ${fourth}`, { x: 310, y: 120, width: 220 });
    // Some programs write both columns line by line.
    const mixed = left.flatMap((line, index) => [line, ...(right[index] ? [right[index]] : [])]);
    const rest = right.slice(left.length);
    const headline = {
      text: 'Ferry aground off Kalvik, sixty people safe',
      x: 60,
      y: 80,
      size: 18,
    };
    expect(await paragraphsOf([headline, ...mixed, ...rest])).toEqual([
      headline.text,
      `${first} ${second}`,
      `${third} ${fourth}`,
    ]);
  });

  it('goes on in the next column and on the next page within a sentence', async () => {
    const words = first.split(' ');
    const [a, b] = [words.slice(0, 12).join(' '), words.slice(12).join(' ')];
    const pages = [
      column(a, { x: 60, y: 80, width: 200 }),
      column(b, { x: 60, y: 80, width: 200 }),
    ];
    expect(await paragraphsOf(...pages)).toEqual([first]);
  });

  it('keeps the rows of a table and the items of a list apart', async () => {
    const rows = [
      ['Harbour', 'Sailings'],
      ['Kalvik', '12'],
      ['Norhamn', '9'],
    ].flatMap(([name = '', count = ''], index) => [
      { text: name, x: 60, y: 200 + 12 * index },
      { text: count, x: 250, y: 200 + 12 * index },
    ]);
    const items = ['• blankets', '• hot soup'].map((text, index) => ({
      text,
      x: 60,
      y: 300 + 12 * index,
    }));
    const page = [...column(first, { x: 60, y: 80, width: 300 }), ...rows, ...items];
    expect((await paragraphsOf(page)).slice(1)).toEqual([
      'Harbour Sailings',
      'Kalvik 12',
      'Norhamn 9',
      '• blankets',
      '• hot soup',
    ]);
  });

  it('lacks what stands sideways in the margin, and what is printed twice to look bold', async () => {
    const stamp = { text: 'PRINTED BY THE HARBOUR OFFICE', x: 20, y: 500, turns: 1 };
    const bold = { text: 'Ferry aground', x: 60, y: 60, size: 16 };
    const page = [
      stamp,
      bold,
      { ...bold, x: 60.3 },
      ...column(first, { x: 60, y: 100, width: 300 }),
    ];
    expect(await paragraphsOf(page)).toEqual(['Ferry aground', first]);
  });

  it('reads a page that lies on its side', async () => {
    const page = column(first, { x: 0, y: 0, width: 300 }).map((line, index) => ({
      ...line,
      x: 100 + 12 * index,
      y: 600,
      turns: 1,
    }));
    expect(await paragraphsOf(page)).toEqual([first]);
  });
});

describe('what recurs at the edges of pages', () => {
  const pages = [first, second, third].map((text, index) => [
    { text: 'Kalvik Gazette', x: 60, y: 40 },
    ...column(text, { x: 60, y: 90, width: 300 }),
    { text: `Page ${index + 1} of 3`, x: 270, y: 810 },
  ]);

  it('is left out, and named with its rule', async () => {
    const { articles } = await read(pdfOf(pages));
    expect(articles[0]?.content).toEqual({
      kind: 'text',
      text: [first, second, third].join('\n\n'),
      left: [
        { line: 1, text: 'Kalvik Gazette', rule: 'running-header' },
        { line: 1, text: 'Page 1 of 3', rule: 'page-number' },
        { line: 1, text: 'Kalvik Gazette', rule: 'running-header' },
        { line: 3, text: 'Page 2 of 3', rule: 'page-number' },
        { line: 3, text: 'Kalvik Gazette', rule: 'running-header' },
        { line: 5, text: 'Page 3 of 3', rule: 'page-number' },
      ],
    });
    const [raw] = articles;
    expect(raw && cleanArticle(raw).dropped.map(({ rule }) => rule)).toContain('running-header');
  });

  it("doesn't cost a headline that later pages repeat at their top", async () => {
    const headline = { text: 'Ferry aground off Kalvik', x: 60, y: 90, size: 20 };
    const top = { text: headline.text, x: 60, y: 40 };
    const texts = await paragraphsOf(
      [headline, ...column(first, { x: 60, y: 130, width: 300 })],
      [top, ...column(second, { x: 60, y: 90, width: 300 })],
      [top, ...column(third, { x: 60, y: 90, width: 300 })],
    );
    expect(texts).toEqual([headline.text, first, second, third]);
  });

  it('is left in if it is on one page alone', async () => {
    const page = [{ text: '1934', x: 60, y: 40 }, ...column(first, { x: 60, y: 90, width: 300 })];
    expect(await paragraphsOf(page)).toEqual(['1934', first]);
  });
});

describe('what a PDF says of itself', () => {
  const page = [
    { text: 'Ferry aground off Kalvik', x: 60, y: 60, size: 18 },
    { text: 'By Mira Holt', x: 60, y: 85 },
    ...column(first, { x: 60, y: 110, width: 300 }),
  ];
  const given = async (info: Record<string, string>) =>
    (await read(pdfOf([page], { info }))).articles[0]?.given;

  it('is believed if its first page says so, too', async () => {
    const info = { Title: 'Ferry aground off Kalvik | Gazette', Author: 'Mira Holt' };
    expect(await given(info)).toMatchObject({
      title: page[0]?.text,
      author: 'Mira Holt',
      date: null,
    });
  });

  it.each([
    [{ Title: 'Microsoft Word - ferry_final2.doc', Author: 'Administrator' }],
    [{ Title: 'Press release template', Author: 'Otto Brandt' }],
    [{ Title: '', CreationDate: 'D:20240305120000Z' }],
  ])('is not believed otherwise: %o', async (info) => {
    expect(await given(info)).toMatchObject({ title: null, author: null, date: null });
  });
});

describe('a PDF that is no article', () => {
  it('is said to be a scan if its pages have no text', async () => {
    const { told } = await read(pdfOf([[], []]));
    expect(told).toEqual([
      'fault: is a PDF without text: its 2 pages are probably scanned; run text recognition over it, for example `ocrmypdf IN.pdf OUT.pdf`, and add the result',
    ]);
  });

  it('is read with a note if only some of its pages have none', async () => {
    const { articles, told } = await read(pdfOf([column(first, { x: 60, y: 80, width: 300 }), []]));
    expect(articles).toHaveLength(1);
    expect(told).toEqual(['note: page 2 holds no text; it may be a scan']);
  });

  it('is said to want a password', async () => {
    const key = `<${'41'.repeat(32)}>`;
    const trailer = `/ID [<01> <01>] /Encrypt << /Filter /Standard /V 1 /R 2 /P -4 /O ${key} /U ${key} >>`;
    const { told } = await read(pdfOf([column(first, { x: 60, y: 80, width: 300 })], { trailer }));
    expect(told).toEqual([
      'fault: is a PDF that asks for a password: save a copy without one, and add that',
    ]);
  });

  it.each([
    ['cut off', pdfOf([column(first, { x: 60, y: 80, width: 300 })]).subarray(0, 60)],
    ['overwritten', Buffer.concat([Buffer.from('%PDF-1.7\n'), Buffer.alloc(3_000, 7)])],
  ])('is said to be damaged: %s', async (_, bytes) => {
    expect((await read(bytes)).told).toEqual([expect.stringMatching(/^fault: is a damaged PDF/)]);
  });

  it('is said to be none if another file has its name', async () => {
    const { told } = await read(Buffer.from('<html><body><p>Please log in.</p></body></html>'));
    expect(told).toEqual([
      "fault: isn't a PDF, whatever its name says: look at it in a viewer, and get it again",
    ]);
  });
});

describe('a PDF by another name', () => {
  const bytes = pdfOf([column(first, { x: 60, y: 80, width: 300 })]);

  it.each(['a.txt', 'a.html', 'a.docx'])('is read as what it is: %s', async (name) => {
    expect((await read(bytes, name)).articles[0]?.content.text).toBe(first);
  });

  it('is read from standard input, and packed', async () => {
    async function* input() {
      yield bytes;
    }
    for await (const result of readStandardInput(input())) {
      expect(result).toMatchObject({ kind: 'article', raw: { content: { text: first } } });
    }
    expect((await read(gzipSync(bytes), 'a.pdf.gz')).articles[0]?.content.text).toBe(first);
  });
});
