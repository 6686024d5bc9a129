import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { asTyped } from '../../eval/members.js';

const question = 'Who did the United States say is responsible for the attack on the harbour?';
const ids = Array.from({ length: 400 }, (_, at) => `q${at}`);
const typed = ids.map((id) => asTyped(question, id));

describe("a member's question", () => {
  it('is typed in the same way each time, and in another way under another id', () => {
    expect(ids.map((id) => asTyped(question, id))).toEqual(typed);
    expect(new Set(typed).size).toBeGreaterThan(20);
  });

  it('never ends as it was written', () => {
    for (const one of typed) {
      expect(one).not.toBe(question);
      expect(one).not.toContain('?');
    }
  });

  it('is now and then key words, in lower case, polite, short, or mistyped', () => {
    const bare = question.toLowerCase().replace('?', '');
    const words = 'united states say responsible attack harbour';
    const shareOf = (holds: (one: string) => boolean) => typed.filter(holds).length / typed.length;
    expect(shareOf((one) => one === words)).toBeCloseTo(0.3, 1);
    expect(shareOf((one) => one === bare)).toBeCloseTo(0.25, 1);
    expect(shareOf((one) => one === bare.replace('united states', 'us'))).toBeCloseTo(0.1, 1);
    expect(shareOf((one) => one.length > bare.length + 3)).toBeCloseTo(0.15, 1);
    const asWritten = bare.split(' ');
    const isMistyped = (one: string) => {
      const now = one.toLowerCase().split(' ');
      const changed = now.filter((word, at) => word !== asWritten[at]);
      return now.length === asWritten.length && changed.length === 1;
    };
    expect(shareOf(isMistyped)).toBeCloseTo(0.2, 1);
  });

  it('keeps something to look for, whatever is asked', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 1 }), fc.string(), (text, id) => {
        fc.pre(/[\p{L}\p{N}]/u.test(text));
        expect(asTyped(text, id)).toMatch(/[\p{L}\p{N}]/u);
      }),
    );
    for (const id of ids) expect(asTyped('Who was it?', id)).toMatch(/it/);
  });
});
