import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { candidatesIn } from '../../../src/answer/highlight/candidates.js';

const marked = (text: string): string[] => candidatesIn(text).map((one) => one.text);
const under = (text: string): (string | undefined)[] =>
  candidatesIn(text).map((one) => one.under?.text);

describe('what may be marked', () => {
  it("leaves out an interviewer's questions, and knows what they ask a reply", () => {
    const text = 'When do you write?\n\nAt night. I sleep by day.\n\nAnd where?\n\nIn the shed.';
    expect(marked(text)).toEqual(['At night.', 'I sleep by day.', 'In the shed.']);
    expect(under(text)).toEqual(['When do you write?', 'When do you write?', 'And where?']);
  });

  it.each([
    ['Q: Tell us of the flood.\nA: It came at night.', ['A: It came at night.']],
    [
      'POST: You left in May. Why?\n\nMOE: I was tired.\n\nPOST: And now?\n\nMOE: I sleep.',
      ['MOE: I was tired.', 'MOE: I sleep.'],
    ],
    [
      'You left in May. Why did you?\n\nI was tired.\n\nWill you be back?\n\nNo.',
      ['I was tired.', 'No.'],
    ],
    ['“Who are you?”\n\nA ghost, he said.', ['A ghost, he said.']],
    ['Who pays? The town does.', ['The town does.']],
  ])('leaves out whatever form they have: %j', (text, rest) => {
    expect(marked(text)).toEqual(rest);
  });

  it('keeps what somebody is quoted as asking', () => {
    const text = '“Who switched it off?” the senator asked. She got no answer.';
    expect(marked(text)).toContain('“Who switched it off?” the senator asked.');
  });

  it('keeps a statement that leads to a question', () => {
    const text = 'Consider the problem of the salesman: is there a route of 2,000 km? It is hard.';
    expect(marked(text)).toHaveLength(2);
  });

  it('keeps the questions if there is nothing else', () => {
    expect(marked('Who pays? And why?')).toEqual(['Who pays?', 'And why?']);
  });

  it("keeps a table's rows, each under its header", () => {
    const text =
      'Votes were counted.\n\nParty Seats\n\nReds 11\n\nBlues 9\n\nNobody has a majority.';
    expect(marked(text)).toEqual([
      'Votes were counted.',
      'Reds 11',
      'Blues 9',
      'Nobody has a majority.',
    ]);
    expect(under(text)).toEqual([undefined, 'Party Seats', 'Party Seats', undefined]);
  });

  it('takes rows that were written with pipes apart, and leaves out the rule between them', () => {
    const text = '| Town | Price |\n|---|---|\n| Holm | 2.10 euros |\n| Tarn | 1.85 euros |';
    expect(marked(text)).toEqual(['| Holm | 2.10 euros |', '| Tarn | 1.85 euros |']);
  });

  it('takes a list without a header as rows too', () => {
    const text = 'Monday\tclosed\nTuesday\t10 am to 6 pm\nFriday\tnoon to 8 pm';
    expect(marked(text)).toEqual(text.split('\n'));
  });

  it('leaves out headings, which are no table', () => {
    const text = 'Storm in the north\n\nTrees fell.\n\nRain in the south\n\nRivers rose.';
    expect(marked(text)).toEqual(['Trees fell.', 'Rivers rose.']);
  });

  it('is always in order, inside the text, to the letter, and at least one', () => {
    const texts = fc
      .array(
        fc.constantFrom(
          'Q: ',
          'Ann Moe: ',
          'Why?',
          '“Who?”',
          ' | ',
          '\t',
          '\n',
          '\n\n',
          '12',
          'a b',
          '. ',
        ),
      )
      .map((parts) => parts.join(''))
      .filter((text) => /[\p{L}\p{N}]/u.test(text));
    fc.assert(
      fc.property(texts, (text) => {
        const found = candidatesIn(text);
        expect(found.length).toBeGreaterThan(0);
        let end = 0;
        for (const { span, text: own } of found) {
          expect(span.start).toBeGreaterThanOrEqual(end);
          expect(text.slice(span.start, span.end)).toBe(own);
          expect(own.trim()).toBe(own);
          end = span.end;
        }
      }),
    );
  });
});
