import { describe, expect, it } from 'vitest';
import type { RawArticle } from '../../src/article/article.js';
import { cleanArticle } from '../../src/article/clean/clean.js';

const opening =
  'The council of Brennhaven met on Monday evening to hear what the harbour repairs would cost.';

/** The body of a plain text without its first paragraph. */
function bodyOf(...lines: string[]): string {
  const raw: RawArticle = {
    locator: 'test.txt',
    givenId: null,
    given: { title: 'Harbour', publisher: null, date: null, author: null, url: null },
    content: { kind: 'text', text: [opening, '', ...lines].join('\n') },
  };
  return cleanArticle(raw).body.slice(opening.length).trimStart();
}

describe('a word with a hyphen at the end of a line', () => {
  it('is joined, with what follows it on the next line', () => {
    expect(
      bodyOf(
        'The storm of last Tuesday night has dam-',
        'aged the old quay, and the engineers of the coun-',
        'cil say that the repairs take until the spring.',
      ),
    ).toBe(
      'The storm of last Tuesday night has damaged\nthe old quay, and the engineers of the council\nsay that the repairs take until the spring.',
    );
  });

  it.each([
    ['the quay was built by the well-', 'known engineer', 'well-known'],
    ['she is the mother of a three-year-', 'old boy and she', 'three-year-old'],
    ['they sent the whole plan by e-', 'mail to the members', 'e-mail'],
    ['the group of the Velmora-', 'based engineers said', 'Velmora-based'],
    ['it was opened in the presence of Jean-', 'Pierre Moulin and said', 'Jean-Pierre'],
    ['what she heard on Monday from Anna Smith-', 'Hollis about the plans', 'Smith-Hollis'],
    ['it was built for the Anglo-', 'Saxon fleet as he said', 'Anglo-Saxon'],
    ['that nobody has had COVID-', '19 since the spring', 'COVID-19'],
    ['that the union of the AFL-', 'CIO wants to strike', 'AFL-CIO'],
  ])('keeps a hyphen of its own: %s/%s', (line, next, whole) => {
    const body = bodyOf(
      `The council heard on Monday that ${line}`,
      `${next} when nobody else was there to say so.`,
    );
    expect(body).toContain(`${whole}\n`);
  });

  it('is joined in capitals, too', () => {
    expect(
      bodyOf('THE STORM OF LAST TUESDAY NIGHT HAS DAM-', 'AGED THE OLD QUAY, ALL ENGINEERS SAY.'),
    ).toContain('HAS DAMAGED\nTHE OLD QUAY');
  });

  it('is written as elsewhere in the text, though no list of words has it', () => {
    const about = (known: string) =>
      bodyOf(
        `The ${known} stood at the quay while all of the members were there to see it.`,
        '',
        'The council heard on Monday that the sun-',
        'skiff is to stay until the spring of next year.',
      );
    expect(about('sunskiff')).toContain('the sunskiff\nis to stay');
    expect(about('sun-skiff')).toContain('the sun-skiff\nis to stay');
  });

  it('is joined if no half of it is a word', () => {
    expect(
      bodyOf(
        'The council heard on Monday that the river Zhelm-',
        'brova rises faster than in any other spring.',
      ),
    ).toContain('Zhelmbrova\nrises');
  });

  it('is joined over a paragraph break, if that gives a known word', () => {
    expect(
      bodyOf(
        'The council heard on Monday evening what the spokes-',
        '',
        'woman of the fire service had to say about the quay.',
      ),
    ).toContain('what the spokeswoman\nof the fire service');
    const notAWord = bodyOf(
      'The council heard on Monday evening what they call the pre-',
      '',
      'quay of the fire service, as nobody else had a name for it.',
    );
    expect(notAWord).toContain('the pre-\n\nquay of');
  });

  it('leaves no empty line if nothing follows it', () => {
    expect(
      bodyOf(
        'The engineers of the council will look at every stone of the dam-',
        'aged.',
        '',
        'The repairs take until the spring, the council said on Monday evening.',
      ),
    ).toContain('of the damaged.\n\nThe repairs');
  });

  it('is left as it is if the hyphen stands for a later word, or for a dash', () => {
    const line = 'The council spoke on Monday evening of the short-';
    expect(bodyOf(line, 'and the long-term plans for the harbour.')).toContain('short-\nand');
    expect(bodyOf(line.toUpperCase(), 'AND THE LONG-TERM PLANS.')).toContain('SHORT-\nAND');
    const dateline = 'What the council of Brennhaven said on Monday in LONDON-';
    expect(bodyOf(dateline, 'The plans for the harbour are dead.')).not.toContain('LONDON-The');
  });
});
