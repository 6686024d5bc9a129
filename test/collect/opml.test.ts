import { describe, expect, it } from 'vitest';
import { readOpml, writeOpml } from '../../src/collect/feeds/opml.js';

describe('a list of feeds in OPML', () => {
  it('comes back as it was written', () => {
    const feeds = [
      { address: 'https://a.example.org/?a=1&b=2', title: 'Bell & "Post", 1 < 2' },
      { address: 'https://b.example.org/', title: null },
    ];
    const [first, second] = feeds;
    expect(readOpml(writeOpml(feeds))).toEqual([first, { ...second, title: second?.address }]);
  });

  it('is read out of folders, each feed once, and nothing else', () => {
    const outline = (url: string) => `<outline text="x" type="rss" xmlUrl="${url}"/>`;
    const text = `<?xml version="1.0"?><opml version="2.0"><body><outline text="News">${outline('https://a.example.org/')}<outline text="more">${outline('https://b.example.org/')}</outline></outline>${outline('https://a.example.org/')}${outline('file:///etc/passwd')}${outline('nowhere')}</body></opml>`;
    const addresses = readOpml(text).map(({ address }) => address);
    expect(addresses).toEqual(['https://a.example.org/', 'https://b.example.org/']);
  });

  it('is refused if it is none', () => {
    expect(() => readOpml('<html></html>')).toThrow('is no OPML');
  });
});
