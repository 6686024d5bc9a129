import { describe, expect, it } from 'vitest';
import type { Article } from '../../../../src/article/article.js';
import { cleanArticle } from '../../../../src/article/clean/clean.js';
import { readBytes } from './read-bytes.js';
import { paragraph, table, wordFiles, zipOf } from './write-zip.js';

const texts = [
  'The council of Brennhaven decided on Monday evening to rebuild the northern mole before the winter.',
  'The work will cost four million crowns, of which the state pays half, the mayor said after the meeting.',
  'Fishermen had asked for it since the storm of last November, which broke the mole in three places.',
];

const read = (bytes: Uint8Array, name = 'a.docx') => readBytes(bytes, name);

/** The article of a Word document with this body. */
async function articleOf(body: string, said = {}): Promise<Article> {
  const { articles, told } = await read(zipOf(wordFiles(body, said)));
  expect(told).toEqual([]);
  const [raw] = articles;
  if (raw === undefined) throw new Error('no article');
  return cleanArticle(raw);
}

const prose = texts.map((text) => paragraph(text)).join('');

describe('a Word document', () => {
  it('is an article with its headings, paragraphs and rows of tables', async () => {
    const rows = table([
      ['Northern mole', '4 million crowns'],
      ['Southern mole', '1 million crowns'],
    ]);
    const body = `${paragraph('Mole to be rebuilt', 'Title')}${prose}${paragraph('What it costs', 'Heading2')}${rows}${paragraph(texts[0] ?? '')}`;
    const article = await articleOf(body);
    expect(article.title).toBe('Mole to be rebuilt');
    expect(article.body.split('\n\n')).toEqual([
      ...texts,
      'What it costs',
      'Northern mole 4 million crowns',
      'Southern mole 1 million crowns',
      texts[0],
    ]);
  });

  it('is believed in what it says of itself only if its text says so, too', async () => {
    const body = `${paragraph('Mole to be rebuilt')}${paragraph('By Mira Holt')}${prose}`;
    expect(await articleOf(body, { title: 'Template 3', author: 'Otto Brandt' })).toMatchObject({
      title: 'Mole to be rebuilt',
      author: 'Mira Holt',
    });
    const said = { title: 'Mole to be rebuilt', author: 'Mira Holt' };
    expect(await articleOf(body, said)).toMatchObject(said);
  });

  it('lacks the marks of its notes', async () => {
    const mark =
      '<w:p><w:r><w:t>The mole broke.</w:t></w:r><w:r><w:footnoteReference w:id="1"/></w:r></w:p>';
    const files = wordFiles(`${prose}${mark}`).map((file) =>
      file.name === 'word/_rels/document.xml.rels'
        ? {
            ...file,
            content: String(file.content).replace(
              '</Relationships>',
              '<Relationship Id="rId2" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/footnotes" Target="footnotes.xml"/></Relationships>',
            ),
          }
        : file,
    );
    const note = `<w:footnotes xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:footnote w:id="1">${paragraph('According to the harbour office.')}</w:footnote></w:footnotes>`;
    const { articles } = await read(
      zipOf([...files, { name: 'word/footnotes.xml', content: note }]),
    );
    const [raw] = articles;
    const body = raw && cleanArticle(raw).body;
    expect(body?.split('\n\n').slice(3)).toEqual([
      'The mole broke.',
      'According to the harbour office.',
    ]);
  });

  it('is read whatever its name says', async () => {
    const { articles } = await read(zipOf(wordFiles(prose)), 'a.txt');
    expect(articles[0]?.content.text).toContain(texts[2]);
  });
});

describe('a Word document that is no article', () => {
  it('is said to hold no text', async () => {
    expect((await read(zipOf(wordFiles(paragraph(' '))))).told).toEqual([
      'fault: is a Word document without text: if its pages are pictures, run text recognition over them',
    ]);
  });

  it.each([
    ['cut off', zipOf(wordFiles(prose)).subarray(0, -20)],
    [
      'overwritten',
      Buffer.concat([zipOf(wordFiles(prose)).subarray(0, 900), Buffer.from('word/')]),
    ],
    [
      'without its main part',
      zipOf(wordFiles(prose).filter(({ name }) => !/document\.xml$/.test(name))),
    ],
  ])('is said to be damaged: %s', async (_, bytes) => {
    expect((await read(bytes)).told).toEqual([
      expect.stringMatching(/^fault: is a damaged Word document/),
    ]);
  });

  it('is said to have a password, or to be an old one', async () => {
    const bytes = Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(600)]);
    expect((await read(bytes)).told).toEqual([
      expect.stringMatching(
        /^fault: is an Office document in the old format, or one with a password/,
      ),
    ]);
  });

  it.each([
    ['honest', undefined],
    ['lying', 100],
  ])('is not unpacked if it is a bomb: %s', async (_, said) => {
    const bomb = {
      name: 'word/media/image1.bin',
      content: Buffer.alloc(250_000_000),
      ...(said && { said }),
    };
    expect((await read(zipOf([...wordFiles(prose), bomb]))).told).toEqual([
      expect.stringMatching(/^fault: unpacks to more than 200 MB/),
    ]);
  });

  it('is said to be none if another archive has its name', async () => {
    const { told } = await read(zipOf([{ name: 'sheet.xml', content: '<x/>' }]));
    expect(told).toEqual([
      "fault: isn't a Word document, whatever its name says: open it, and save it as .docx",
    ]);
  });
});
