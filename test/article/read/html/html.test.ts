import { existsSync, readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { articleFromHtml } from '../../../../src/article/read/html/html.js';
import { Failure } from '../../../../src/failure.js';

const PARAGRAPHS = [
  'The ferry Marta ran aground on a sandbank off Harbourtown shortly after dawn on Tuesday with 212 passengers aboard, the coast guard said.',
  'Three tugs tried to free the ship at high tide in the early afternoon but gave up after the second cable snapped within minutes.',
  'The passengers were taken ashore in lifeboats and spent the morning in a school gymnasium, where the town handed out soup.',
];

const page = (head: string, body: string) =>
  `<!DOCTYPE html><html><head>${head}</head><body>${body}</body></html>`;

const PAGE = page(
  `<title>Ferry aground off Harbourtown - Harbour Post</title>
   <meta property="og:site_name" content="Harbour Post">
   <style>p { color: red }</style>`,
  `<nav><ul><li><a href="/">Home</a></li><li><a href="/news">News</a></li></ul></nav>
   <div class="cookie-banner"><p>We use cookies to make this site better for you.</p></div>
   <article>
     <h1>Ferry aground off Harbourtown</h1>
     <figure><img src="a.jpg"><figcaption>The ferry on Tuesday. Photo: A. Reyes</figcaption></figure>
     <p>${PARAGRAPHS[0]}</p>
     <div class="share-bar"><a href="#">Share on Somebook</a> this story</div>
     <h2>The rescue</h2>
     <p>${PARAGRAPHS[1]?.replace('Three tugs', '<b>Three</b>\n   <i>tugs</i>')}</p>
     <p><a href="/other">READ MORE: What the islanders say</a></p>
     <aside><p>The islands have 2,100 inhabitants.</p></aside>
     <ul><li>Ship: built in 1987</li><li>Crew: 14</li></ul>
     <table><tr><th>Sailing</th><th>Passengers</th></tr><tr><td>Monday</td><td>198</td></tr></table>
     <p>${PARAGRAPHS[2]}</p>
     <div class="newsCaption">An aerial view.</div>
     <div id="comments"><p>First! Great story.</p></div>
   </article>
   <footer><p>© Harbour Post</p></footer>
   <script>var text = "not shown";</script>`,
);

describe('the text of a page', () => {
  it('has paragraphs, headings, list items and table rows apart, and nothing that stands beside it', () => {
    expect(articleFromHtml(PAGE, null).text.split('\n\n')).toEqual([
      PARAGRAPHS[0],
      'The rescue',
      PARAGRAPHS[1],
      'Ship: built in 1987',
      'Crew: 14',
      'Sailing Passengers',
      'Monday 198',
      PARAGRAPHS[2],
    ]);
  });

  it('keeps line breaks, and takes two of them for a paragraph', () => {
    const html = page('', `<article>${PARAGRAPHS.join('<br><br>')}<br>Harbour Post</article>`);
    expect(articleFromHtml(html, null).text).toBe(`${PARAGRAPHS.join('\n\n')}\nHarbour Post`);
  });

  it('is found in a piece of a page, down to a single paragraph', () => {
    expect(articleFromHtml('<p>It sank.</p><p>Nobody &amp; nothing swam.</p>', null).text).toBe(
      'It sank.\n\nNobody & nothing swam.',
    );
  });

  it('comes from JSON-LD where the page itself shows only its beginning', () => {
    const body = PARAGRAPHS.join('\n\n');
    const data = { '@type': 'NewsArticle', articleBody: body.replace('212', '&#50;12') };
    const head = `<script type="application/ld+json">${JSON.stringify(data)}</script>`;
    const html = page(head, `<article><p>The ferry Marta ran aground.</p></article>`);
    expect(articleFromHtml(html, null).text).toBe(body);
  });

  it('is empty where the page has none', () => {
    expect(articleFromHtml('', null).text).toBe('');
    expect(articleFromHtml(page('<title>x</title>', '<script>1</script>'), null).text).toBe('');
  });

  it('is read as it stands from elements nested beyond reason, or refused', () => {
    expect(articleFromHtml(`${'<div>'.repeat(2_000)}It sank.`, null).text).toBe('It sank.');
    expect(() => articleFromHtml(`${'<div>'.repeat(30_000)}It sank.`, null)).toThrow(Failure);
  });
});

describe('what a page says of its article', () => {
  const given = (head: string, body = '<p>It sank.</p>', url: string | null = null) =>
    articleFromHtml(page(head, body), url).given;
  const jsonLd = (data: unknown) =>
    `<script type="application/ld+json">${JSON.stringify(data)}</script>`;
  const meta = (values: Record<string, string>) =>
    Object.entries(values)
      .map(([name, content]) => `<meta property="${name}" content="${content}">`)
      .join('');

  it('is nothing where it says nothing', () => {
    expect(given('')).toEqual({
      title: null,
      publisher: null,
      date: null,
      author: null,
      url: null,
    });
  });

  it('is read from JSON-LD', () => {
    const article = {
      '@type': ['NewsArticle'],
      headline: 'Ferry &amp; sandbank',
      publisher: { '@type': 'Organization', name: 'Harbour Post' },
      datePublished: '2024-03-05T06:30:00+01:00',
      dateModified: '2024-03-09',
      author: [{ name: 'A. Reyes' }, { name: 'B. Dahl' }],
      url: 'https://example.com/ferry',
    };
    const expected = {
      title: 'Ferry & sandbank',
      publisher: 'Harbour Post',
      date: '2024-03-05',
      author: 'A. Reyes, B. Dahl',
      url: 'https://example.com/ferry',
    };
    expect(given(jsonLd(article))).toEqual(expected);
    expect(given(jsonLd([{ '@type': 'WebSite', name: 'x' }, article]))).toEqual(expected);
    expect(given(jsonLd({ '@graph': [{ '@type': 'Person' }, article] }))).toEqual(expected);
  });

  it('is read from meta tags where JSON-LD is missing, broken or silent', () => {
    const tags = meta({
      'og:title': 'Ferry aground',
      'og:site_name': 'Harbour Post',
      'article:published_time': '2024-03-05T06:30:00Z',
      'article:modified_time': '2024-03-09T06:30:00Z',
      'article:author': 'https://example.com/reyes',
      author: 'By A. Reyes',
      'og:url': 'https://example.com/ferry',
    });
    for (const data of ['', '<script type="application/ld+json">{"@type": </script>']) {
      expect(given(data + tags)).toMatchObject({
        title: 'Ferry aground',
        publisher: 'Harbour Post',
        date: '2024-03-05',
        url: 'https://example.com/ferry',
      });
    }
    const silent = jsonLd({ '@type': 'Article', headline: '', datePublished: '2024-03-06' });
    expect(given(silent + tags)).toMatchObject({ title: 'Ferry aground', date: '2024-03-06' });
    expect(given(meta({ author: 'By A. Reyes' })).author).toBe('A. Reyes');
  });

  it('has the title without the publisher’s name', () => {
    expect(articleFromHtml(PAGE, null).given).toMatchObject({
      title: 'Ferry aground off Harbourtown',
      publisher: 'Harbour Post',
    });
    expect(given('<title>Ferry - Dock</title>').title).toBe('Ferry - Dock');
  });

  it('has a date only where one day is certain', () => {
    const times = (...days: string[]) =>
      `<article>${days.map((day) => `<time datetime="${day}">x</time>`).join('')}</article>`;
    expect(given('', times('2024-03-05', '2024-03-05T10:00Z')).date).toBe('2024-03-05');
    expect(given('', times('2024-03-05', '2024-03-07')).date).toBeNull();
    expect(given('', '<time datetime="2024-03-05">in the footer</time>').date).toBeNull();
    expect(given(meta({ 'article:published_time': '2024-03' })).date).toBeNull();
    expect(given(meta({ 'article:modified_time': '2024-03-05' })).date).toBeNull();
  });

  it('has the address given before the page’s own, which must be a whole one', () => {
    const canonical = '<link rel="canonical" href="https://example.com/b">';
    expect(given(canonical, '<p>x</p>', 'https://example.com/a').url).toBe('https://example.com/a');
    expect(given(canonical).url).toBe('https://example.com/b');
    expect(given('<link rel="canonical" href="/b">').url).toBeNull();
  });
});

const PAGES = '../shared/eval/cleaning/pages.jsonl.gz';

describe.skipIf(!existsSync(PAGES))(`saved pages (skipped without ${PAGES})`, () => {
  it('come out with F1 of four-word shingles of at least .96, mean over pages', () => {
    const lines = gunzipSync(readFileSync(PAGES)).toString().trim().split('\n');
    let precision = 0;
    let recall = 0;
    for (const line of lines) {
      const { html, url, expected_text } = JSON.parse(line);
      const found = shingles(articleFromHtml(html, url).text);
      const expected = shingles(expected_text);
      let shared = 0;
      for (const [shingle, count] of found) shared += Math.min(count, expected.get(shingle) ?? 0);
      precision += shared / Math.max(1, total(found)) / lines.length;
      recall += shared / Math.max(1, total(expected)) / lines.length;
    }
    expect((2 * precision * recall) / (precision + recall)).toBeGreaterThan(0.96);
    expect(recall).toBeGreaterThan(0.985);
  });
});

function shingles(text: string): Map<string, number> {
  const words = text.match(/[\p{L}\p{N}_]+/gu) ?? [];
  const counts = new Map<string, number>();
  for (let i = 0; i + 4 <= Math.max(4, words.length); i++) {
    const shingle = words.slice(i, i + 4).join(' ');
    counts.set(shingle, (counts.get(shingle) ?? 0) + 1);
  }
  return counts;
}

const total = (counts: Map<string, number>) => [...counts.values()].reduce((sum, n) => sum + n, 0);
