import { expect, it } from 'vitest';
import { parsedUrl } from '../../src/article/url.js';

it('an address with letters beyond ASCII is one, however many were read before', () => {
  const read = Array.from({ length: 20_000 }, (_, i) => {
    parsedUrl(`https://example.com/${i}`);
    return parsedUrl('http://ß.example')?.href;
  });
  expect(new Set(read)).toEqual(new Set(['http://xn--zca.example/']));
});

it('a text that is no address is none', () => {
  expect(parsedUrl('a ß b')).toBeNull();
  expect(parsedUrl('/lock')).toBeNull();
  expect(parsedUrl('/lock', 'https://example.com/news/')?.href).toBe('https://example.com/lock');
});
