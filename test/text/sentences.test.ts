import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { splitSentences, trimSpan } from '../../src/text/sentences.js';

const sentencesOf = (body: string) =>
  splitSentences(body).map(({ start, end }) => body.slice(start, end).trim());

/** `|` marks where one sentence ends and the next begins. */
const hard = [
  'Mr. Okafor met Mrs. Lindqvist on Tuesday.| They spoke for an hour.',
  'Gen. A. B. Moreau and Lt. Col. Iris Dahl resigned.| Nobody replaced them.',
  'The book is by J. K. Varga and R.E. Holt.| It sold well.',
  'He flew to Washington, D.C. (twice) and left.',
  'Troops left the U.S.| The rest stayed.',
  'The U.S. Senate voted on the U.N. Charter.',
  'Acme Inc. of Ohio bought Birch Corp. for $3.5 billion.| Shares rose 4.2 percent.',
  'She works at Acme Inc.| The firm is in Ohio.',
  'It was Acme v. Birch, i.e. Ohio vs. Maine, e.g. a rivalry.',
  'He is No. 5 on the list.| No.| She said no.',
  'See p. 12 of vol. 3, art. 7.| Then stop.',
  'On Jan. 5 and Sept. 11 nothing happened.| In October it did.',
  'It opens at 9 a.m. Monday and closes at 5 p.m. EST.| Bring water.',
  'They left at 6 p.m.| Police arrived later.',
  '“We won,” she said.| “Nobody expected it.”| He agreed.',
  '"Is it over?" he asked.| "It is."',
  '"Stop!" they shouted at the driver.',
  '“Never again!” Moreau said as she left.| Nobody answered.',
  '"Who pays for this?" Judge Iris Dahl asked.| "We do!"| The lawyers laughed.',
  '"Who pays for this?"| The judge asked nobody in particular.',
  '“It is over!”| Moreau went home.',
  'The bench is named after Vera P. Holt.| It is green.',
  'George I. Varga and Ada P. Holt wrote it.| He knows more than I.| Nobody minds.',
  'He said: "It is over."| The crowd left.',
  'She wrote (it was late.)| Then she slept.',
  "The mayor called it 'a mess.'| Others did not.",
  'I waited ... and waited.| Nothing came.',
  'And so it ended…| Nobody clapped.',
  'He paused. . . then went on.',
  'Visit www.example.com for more.| The site is free.',
  'Search at http://example.com/?q=Bridge today.',
  'Write to a.person@example.org.| We read all letters.',
  'HARBOURTOWN (CNN) -- The ferry sank.| Ten people swam.',
  'BERGFELD, Ohio, Jan. 3 (Wire) — A mill burned.',
  'It happened in 2019.| 12 people died.| $5 million was lost.',
  'The rate fell to 3.| Economists cheered.',
  'Sales of Yahoo! Mail fell.| Jobs were cut.',
  'Phones sold well.| iPhone sales fell.',
  'He left early, he said.|The next day he returned.',
  'The St. Elmo bridge on Main St. closed.| It reopened.',
  'Rep. Ana Duarte, D-Calif., spoke.| Sen. Bo Hale listened.',
  'Martin Luther King Jr. Boulevard is closed.| Take another street.',
  'The vote was 5-4.| “Shameful,” said the loser.',
  'Prof. Dr. Ilse Brandt, Ph.D., won.| What a day!| Really.',
  'Version 2.0 of Node.js is out.| It is faster.',
  'He earned approx. 300 a day, incl. tips.',
  'Bread, milk, etc. were sold out.| People queued.',
  'Did he?| Yes.| Why?| Nobody knows.',
  'He was 6 ft. tall and ran 10 km.| Not bad.',
  'She is taller than I.| We measured.',
  'Ambassador J. Ruiz met Messrs. Hale and Ito.',
  '1. Wash the apples.| 2. Peel them.',
  'A. Wash the apples.',
  'What?!| He could not believe it.',
  'The plan (see fig. 2) failed.| [Laughter.]| He sat down.',
  'The co. was founded by T. S. Rao in Mt. Vernon.',
];

describe('splitting a body into sentences', () => {
  it.each(hard)('%s', (marked) => {
    const sentences = marked.split('|').map((sentence) => sentence.trim());
    expect(sentencesOf(marked.replaceAll('|', ''))).toEqual(sentences);
  });

  it('ends a sentence at every blank line, with or without a stop', () => {
    expect(
      sentencesOf('Mill burns\n\nBERGFELD, Ohio\n \nIt burned with Mr.\n\nHale inside.'),
    ).toEqual(['Mill burns', 'BERGFELD, Ohio', 'It burned with Mr.', 'Hale inside.']);
  });

  it('goes on over the line breaks of wrapped text, but not from a heading into the text', () => {
    const wrapped =
      'The council voted on Monday to close the old bridge, which Mr.\nHale had called\nunsafe. It stays shut.';
    expect(sentencesOf(wrapped)).toEqual([
      'The council voted on Monday to close the old bridge, which Mr.\nHale had called\nunsafe.',
      'It stays shut.',
    ]);
    expect(sentencesOf('What happens next\nThe bridge stays shut.')).toEqual([
      'What happens next',
      'The bridge stays shut.',
    ]);
  });

  it('gives nothing for an empty body and one span for white space', () => {
    expect(splitSentences('')).toEqual([]);
    expect(splitSentences(' \n\n ')).toEqual([{ start: 0, end: 4 }]);
  });

  it('tiles any body, and no sentence but one of white space alone is empty', () => {
    const piece = fc.oneof(
      fc.constantFrom(
        'Mr. ',
        'U.S. ',
        'He said. ',
        '"Why?" ',
        '\n',
        '\n\n',
        ' ',
        '…',
        '5. ',
        'said.The ',
        '😀',
      ),
      fc.string({ unit: 'binary', maxLength: 12 }),
      fc.lorem({ mode: 'sentences', maxCount: 3 }),
    );
    fc.assert(
      fc.property(
        fc.array(piece, { maxLength: 40 }).map((pieces) => pieces.join('')),
        (body) => {
          let end = 0;
          for (const span of splitSentences(body)) {
            expect(span.start).toBe(end);
            expect(span.end).toBeGreaterThan(span.start);
            end = span.end;
          }
          expect(end).toBe(body.length);
        },
      ),
      { numRuns: 300 },
    );
  });

  it('reads long text in pieces without adding boundaries at their ends', () => {
    const sentence = 'The council of Mr. Hale in the U.S. Senate met at 9 a.m. Monday, as agreed. ';
    const spans = splitSentences(sentence.repeat(2_000));
    expect(spans).toHaveLength(2_000);
    expect(splitSentences(`${'word '.repeat(20_000)}end. Next.`)).toHaveLength(2);
  });
});

describe('trimming a span', () => {
  it('leaves white space out at both ends', () => {
    expect(trimSpan('ab  cd \n', { start: 2, end: 8 })).toEqual({ start: 4, end: 6 });
  });

  it('is empty where there is white space only', () => {
    const { start, end } = trimSpan('ab   ', { start: 2, end: 5 });
    expect(end).toBe(start);
  });
});
