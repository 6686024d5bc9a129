import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { RawArticle, Source } from '../../../src/article/article.js';
import { cleanArticle } from '../../../src/article/clean/clean.js';
import { recurringLines } from '../../../src/article/clean/recurring.js';
import { Failure } from '../../../src/failure.js';

const unknown: Source = { title: null, publisher: null, date: null, author: null, url: null };

function raw(text: string, given: Partial<Source> = {}): RawArticle {
  const content = { kind: 'text', text } as const;
  return { locator: 'test.txt', givenId: null, given: { ...unknown, ...given }, content };
}

const folder = new URL('../../fixtures/articles/', import.meta.url);
const names = readdirSync(folder)
  .filter((file) => file.endsWith('.txt'))
  .map((file) => file.slice(0, -'.txt'.length));

interface Expected extends Source {
  readonly dateLine: string | null;
  readonly paragraphs: readonly string[];
}

describe('characters that are no text', () => {
  it('are left out, so that no escape sequence reaches a terminal', () => {
    const text =
      'The lock at \u001b[31mBrennhaven\u001b[0m opened on Tuesday after four years of work, the council said.\u0007';
    const given = {
      title: 'Lock \u009b1mopens',
      publisher: null,
      date: null,
      author: null,
      url: null,
    };
    const raw = { locator: 'a', givenId: null, given, content: { kind: 'text', text } } as const;
    const article = cleanArticle(raw);
    expect(article.body).toContain('Brennhaven');
    // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is meant
    expect(`${article.title}${article.body}`).not.toMatch(/[\u0000-\u0008\u001b\u007f-\u009f]/);
  });
});

describe('articles as messy as scraped ones', () => {
  it.each(names)('%s comes out with its body whole and nothing else', (name) => {
    const text = readFileSync(new URL(`${name}.txt`, folder), 'utf8');
    const { paragraphs, ...source }: Expected = JSON.parse(
      readFileSync(new URL(`${name}.json`, folder), 'utf8'),
    );
    const article = cleanArticle(raw(text));
    expect(article.body.split('\n\n')).toEqual(paragraphs);
    expect(article).toMatchObject(source);
  });

  it.each(names)('%s: every line is in the body or among the dropped ones', (name) => {
    const text = readFileSync(new URL(`${name}.txt`, folder), 'utf8');
    const article = cleanArticle(raw(text));
    const dropped = new Set(article.dropped.map(({ line }) => line));
    text.split('\n').forEach((line, index) => {
      if (line.trim() !== '') {
        expect(dropped.has(index + 1) || article.body.includes(line.trim())).toBe(true);
      }
    });
  });
});

const sentences = [
  'The council met on Monday evening to hear what the harbour repairs would cost this year.',
  'Nobody had expected the figure to be quite so high, and several members asked for a pause.',
  'A second reading is planned for the week after next, when the engineers have been heard.',
  'She said that the old pier would have to be closed for at least two winters in a row.',
];

describe('what stays', () => {
  it('keeps every sentence of running text, in order, with its own characters', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.integer({ min: 1, max: 9999 }), { minLength: 1, maxLength: 12 }),
        fc.constantFrom('\n\n', '\r\n\r\n', '\n \n'),
        (numbers, gap) => {
          const paragraphs = numbers.map(
            (number, at) => `${sentences[at % sentences.length]} It  was item ${number}.`,
          );
          const article = cleanArticle(raw(paragraphs.join(gap)));
          expect(article.body).toBe(paragraphs.join('\n\n'));
        },
      ),
    );
  });

  it('keeps one short paragraph by itself, even one without a full stop', () => {
    expect(cleanArticle(raw('Rain is water that falls from clouds')).body).toBe(
      'Rain is water that falls from clouds',
    );
  });

  it('keeps text in a language that it has no word list for', () => {
    const text = 'Kisiwa kina shule mbili mpya\n\nWatoto wote wamefurahi sana leo asubuhi.';
    const article = cleanArticle(raw(`${text}\n\nWalimu wanne watafundisha huko mwaka huu wote.`));
    expect(article.body).toContain('Watoto wote wamefurahi sana leo asubuhi.');
    expect(article.body).toContain('Walimu wanne watafundisha huko mwaka huu wote.');
  });

  it('keeps a body sentence that only mentions an agency, a photo or the word copyright', () => {
    const lines = [
      'He said of the photo: it shows the wrong bridge, and everybody in the town knows it.',
      'Copyright law does not protect a list of facts, the judge wrote in a ruling of nine pages.',
      'The two leaders will meet again in spring, according to the state news agency (KCNA)',
      'Share prices fell by a tenth in the hour after the announcement, then slowly recovered.',
      'Sign language will be taught in all schools of the district from the autumn of next year.',
      'Follow the river for a mile and you come to the mill that gave the whole valley its name.',
    ];
    expect(cleanArticle(raw(lines.join('\n\n'))).body).toBe(lines.join('\n\n'));
  });

  it('keeps a table or a long list inside an article and at its end', () => {
    const table = Array.from({ length: 30 }, (_, at) => `Team ${at + 1}\n\n${90 - at}`);
    const text = [...sentences.slice(0, 3), 'Final standings:', ...table].join('\n\n');
    expect(cleanArticle(raw(text)).body).toBe(text);
  });
});

describe('what goes', () => {
  it('takes only the credit off a paragraph of several sentences', () => {
    const paragraph = `${sentences[0]} ${sentences[1]} ${sentences[3]}`;
    const article = cleanArticle(raw(`${paragraph} (Photo by T. Example/Getty Images)`));
    expect(article.body).toBe(paragraph);
    expect(article.dropped).toEqual([
      { line: 1, text: '(Photo by T. Example/Getty Images)', rule: 'photo-credit' },
    ]);
  });

  it('drops lines that recur over the articles of a publisher, but no story told again', () => {
    const promo = 'The Plot Courier is printed on paper from the bottle bank in Mill Lane';
    const story = (at: number) => [sentences[at % 4], promo, `Only ${at} people were there today.`];
    const recurring = recurringLines(
      Array.from({ length: 8 }, () => ({
        publisher: 'The Plot Courier',
        lines: [promo.toLowerCase()],
      })),
    );
    const given = { publisher: 'The Plot Courier' };
    const text = [...sentences, ...story(1)].join('\n\n');
    expect(cleanArticle(raw(text, given), recurring).body).not.toContain(promo);
    expect(cleanArticle(raw(text, { publisher: 'Another' }), recurring).body).toContain(promo);

    const told = recurringLines(
      Array.from({ length: 8 }, () => ({
        publisher: 'The Plot Courier',
        lines: sentences.map((line) => line.toLowerCase()),
      })),
    );
    const again = sentences.join('\n\n');
    expect(cleanArticle(raw(again, given), told).body).toBe(again);
  });

  it('fails by name where nothing of a body is left', () => {
    for (const text of ['', ' \n\n\t', 'Share\nTweet\nSkip to content']) {
      expect(() => cleanArticle(raw(text))).toThrow(Failure);
      expect(() => cleanArticle(raw(text))).toThrow(
        expect.objectContaining({ layer: 'article', kind: 'unusable-article' }),
      );
    }
  });
});

describe('texts that patterns stumble over', () => {
  const repeated = [': | ', 'a > ', 'Aa', 'A.B', '1 ', 'via AFP / ', 'facebook twitter ', '#a '];
  it.each(repeated)('comes to an end on lines of %j', (part) => {
    const lines = Array.from({ length: 60 }, (_, at) => `${part.repeat(at + 5)}!`);
    const article = cleanArticle(raw([...sentences, ...lines].join('\n\n')));
    expect(article.body.startsWith(sentences[0] ?? '')).toBe(true);
  });

  it('reads one line of many megabytes, and a gap of a million spaces in one', () => {
    const long = 'A word and some more of it. '.repeat(200_000).trim();
    expect(cleanArticle(raw(long)).body).toBe(long);
    const gap = `a${' '.repeat(1_000_000)}b`;
    expect(cleanArticle(raw(gap)).body).toBe(gap);
  });
});

describe('the lines above the first paragraph', () => {
  const clean = (...head: string[]) => cleanArticle(raw([...head, '', ...sentences].join('\n')));
  const body = sentences.join('\n\n');
  const bodyOf = ({ body }: { body: string }) => body.replace(/\n+/g, '\n\n');

  it('may be a short headline', () => {
    const article = clean('Old pier shut');
    expect(article.title).toBe('Old pier shut');
    expect(bodyOf(article)).toBe(body);
  });

  it('may name the author alone, above a post or a date', () => {
    const posted = clean('Old pier shut', '', 'Ada Brink', 'Harbour Reporter', '3 May 2023');
    expect(posted).toMatchObject({ author: 'Ada Brink', date: '2023-05-03' });
    expect(bodyOf(posted)).toBe(body);
    expect(clean('Old pier shut', '', 'Ada Brink', '3 May 2023').author).toBe('Ada Brink');
    expect(clean('Old pier shut', '', 'New Harbour', '3 May 2023').author).toBeNull();
  });

  it.each([
    ['By Ada Brink, Harbour Editor | 6 March 2024 at 7:43pm GMT', 'Ada Brink'],
    ['By Ada Brink and Bo Lund | Updated: March 6, 2024 10:31 IST', 'Ada Brink and Bo Lund'],
    ['Posted on March 6, 2024 by Ada Brink', 'Ada Brink'],
    ['Posted by Ada Brink on March 6, 2024', 'Ada Brink'],
    ['March 6, 2024, Port Ellen', null],
  ])('may name the author beside the date: %s', (line, author) => {
    expect(clean('Old pier shut', '', line)).toMatchObject({ author, date: '2024-03-06' });
  });

  it('may name several authors', () => {
    expect(clean('Old pier shut', '', 'By ADA BRINK, BO LUND and CY MOTT').author).toBe(
      'ADA BRINK, BO LUND and CY MOTT',
    );
    expect(clean('Old pier shut', '', 'By Ada Brink, Harbour Post').author).toBe('Ada Brink');
  });

  it('may hold a date that can be read in two ways, which is neither text nor a date', () => {
    const article = clean('Old pier shut', '', 'Published 03/05/2023');
    expect(article.date).toBeNull();
    expect(bodyOf(article)).toBe(body);
  });
});

describe('an HTML page', () => {
  it('is shown with all that was left out of it, in the order of its lines', () => {
    const text = `<nav>Home</nav><article><h1>Old pier shut</h1><p>${sentences[0]}</p><p>Advertisement</p><aside><a href="/x">Other news</a></aside><p>${sentences[1]}</p></article>`;
    const article = cleanArticle({ ...raw(''), content: { kind: 'html', text } });
    expect(article.dropped.map((dropped) => [dropped.rule, dropped.text])).toEqual([
      ['menu', 'Home'],
      ['title', 'Old pier shut'],
      ['advertisement', 'Advertisement'],
      ['aside', 'Other news'],
    ]);
  });
});

describe('what is given', () => {
  it('overrides what the text says, and no line is named as the source of a given date', () => {
    const text = readFileSync(new URL('night-train.txt', folder), 'utf8');
    const given = {
      title: 'Another title',
      publisher: 'P',
      date: '2020-01-02',
      author: 'A',
      url: null,
    };
    expect(cleanArticle(raw(text, given))).toMatchObject({ ...given, dateLine: null });
  });

  it('drops the given title where the text prints it again', () => {
    const text = ['Pier to close - The Plot Courier', ...sentences].join('\n\n');
    const article = cleanArticle(raw(text, { title: 'Pier to close' }));
    expect(article.body).toBe(sentences.join('\n\n'));
  });

  it('keeps a given id, and otherwise gives the same content the same id', () => {
    const text = sentences.join('\n\n');
    expect(cleanArticle({ ...raw(text), givenId: 'a1' }).id).toBe('a1');
    expect(cleanArticle(raw(text)).id).toBe(cleanArticle(raw(`${text}\n\nShare`)).id);
  });
});
