import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { longestYaml, parseYaml } from '../../../src/article/read/yaml.js';

describe('reading YAML', () => {
  it('keeps dates, numbers and words as they are written', () => {
    const yaml = 'date: 2024-03-05\nid: 007\nfree: yes\nauthor: [A. Reyes, B. Dahl]';
    expect(parseYaml(yaml)).toEqual({
      date: '2024-03-05',
      id: '007',
      free: 'yes',
      author: ['A. Reyes', 'B. Dahl'],
    });
  });

  it('reads JSON, with brackets in its strings and any of its values', () => {
    expect(parseYaml(JSON.stringify({ title: '[['.repeat(400) }))).toEqual({
      title: '[['.repeat(400),
    });
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.array(fc.string())), (value) => {
        const plain = Object.fromEntries(Object.entries(value));
        expect(parseYaml(JSON.stringify(value))).toEqual(plain);
      }),
    );
  });

  it('names the line of an error', () => {
    expect(() => parseYaml('title: Ferry\nauthor: "A. Reyes')).toThrow(/\(line 2\)$/);
  });

  it.each([
    ['lists', '['.repeat(2_000)],
    ['closed lists', `${'['.repeat(2_000)}${']'.repeat(2_000)}`],
    ['objects', '{"a": '.repeat(2_000)],
    ['lists within a field', `title: ${'['.repeat(9_000)}`],
    ['lists in lines', '- '.repeat(2_000)],
    ['keys', '? '.repeat(2_000)],
    ['indented fields', Array.from({ length: 300 }, (_, i) => `${' '.repeat(i)}a:`).join('\n')],
  ])('refuses %s that nest thousands of levels deep', (_, yaml) => {
    expect(() => parseYaml(yaml)).toThrow('nests more than 50 levels deep');
  });

  it.each([
    ['lists side by side', '[]'],
    ['anchors', '&a '],
    ['tags', '!a '],
  ])('reports the first of thousands of errors in %s', (_, piece) => {
    expect(() => parseYaml(piece.repeat(3_000))).toThrow(/^[^\n]+ \(line 1\)$/);
  });

  it('refuses a text that is too long to describe an article', () => {
    expect(() => parseYaml(`title: ${'a'.repeat(longestYaml)}`)).toThrow('too long');
  });
});
