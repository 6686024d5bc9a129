import { describe, expect, it } from 'vitest';
import { acronymsIn, isAcronymOf } from '../../src/text/acronyms.js';

const told = (text: string) =>
  acronymsIn(text).map(({ letters, words }) => `${letters}: ${words.join(' ')}`);

describe('acronymsIn', () => {
  it.each([
    ['The Northern Ferry Authority (NFA) raised its fares.', 'nfa: northern ferry authority'],
    ['The NFA (Northern Ferry Authority) raised its fares.', 'nfa: northern ferry authority'],
    ['The NFA, the Northern Ferry Authority, raised its fares.', 'nfa: northern ferry authority'],
    ['The Northern Ferry Authority, or NFA, raised its fares.', 'nfa: northern ferry authority'],
    ['The Northern Ferry Authority, known as the NFA, said so.', 'nfa: northern ferry authority'],
    ['Northern Ferry Authority – the NFA – raised its fares.', 'nfa: northern ferry authority'],
    ['NFA stands for Northern Ferry Authority.', 'nfa: northern ferry authority'],
    ['The N.F.A. (Northern Ferry Authority) said so.', 'nfa: northern ferry authority'],
    ['It fell short of gross harbour product (GHP) again.', 'ghp: gross harbour product'],
    ['The Ministry of Lochs (MOL) said so.', 'mol: ministry lochs'],
    ['The Ministry of Lochs (ML) said so.', 'ml: ministry lochs'],
    ['The Élan Boat Club (EBC) said so.', 'ebc: elan boat club'],
    ['On Monday Northern\nFerry Authority (NFA) said so.', 'nfa: northern ferry authority'],
  ])('reads %s', (text, expected) => {
    expect(told(text)).toEqual([expected]);
  });

  it.each([
    ['an acronym with nothing beside it', 'The NFA raised its fares by 12 per cent.'],
    ['a name with other letters', 'The Northern Ferry Authority (HFA) raised its fares.'],
    ['words that only begin alike', 'The NFA, now facing anger, raised its fares.'],
    ['a name across a sentence', 'It was Northern. Ferry Authority (NFA) said so.'],
    ['part of a longer name', 'The Ferry Authority (NFA) raised its fares.'],
    ['a name that is one word', 'He met Of Anna (OA) and left.'],
  ])('reads nothing from %s', (_, text) => {
    expect(told(text)).toEqual([]);
  });

  it('reads several, each once', () => {
    expect(
      told(
        'The Northern Ferry Authority (NFA) and the Coastal Rail Board (CRB) agree. The Northern Ferry Authority (NFA) pays.',
      ),
    ).toEqual(['nfa: northern ferry authority', 'crb: coastal rail board']);
  });
});

describe('isAcronymOf', () => {
  it('counts small words or leaves them out', () => {
    const name = ['department', 'of', 'the', 'harbour'];
    expect(['dh', 'doh', 'dth', 'doth'].every((letters) => isAcronymOf(letters, name))).toBe(true);
    expect(['d', 'dho', 'dothx', ''].some((letters) => isAcronymOf(letters, name))).toBe(false);
  });
});
