import { existsSync, readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { articleFromHtml } from '../../../../src/article/read/html/html.js';
import { Failure } from '../../../../src/failure.js';

const paragraphs = [
  'The ferry Marta ran aground on a sandbank off Harbourtown shortly after dawn on Tuesday with 212 passengers aboard, the coast guard said.',
  'Three tugs tried to free the ship at high tide in the early afternoon but gave up after the second cable snapped within minutes.',
  'The passengers were taken ashore in lifeboats and spent the morning in a school gymnasium, where the town handed out soup.',
];

const page = (head: string, body: string) =>
  `<!DOCTYPE html><html><head>${head}</head><body>${body}</body></html>`;

const ferryHeadline = 'Ferry aground off Harbourtown';

const ferryPage = page(
  `<title>Ferry aground off Harbourtown - Harbour Post</title>
   <meta property="og:site_name" content="Harbour Post">
   <style>p { color: red }</style>`,
  `<nav><ul><li><a href="/">Home</a></li><li><a href="/news">News</a></li></ul></nav>
   <div class="cookie-banner"><p>We use cookies to make this site better for you.</p></div>
   <article>
     <h1>Ferry aground off Harbourtown</h1>
     <figure><img src="a.jpg"><figcaption>The ferry on Tuesday. Photo: A. Reyes</figcaption></figure>
     <p>${paragraphs[0]}</p>
     <div class="share-bar"><a href="#">Share on Somebook</a> this story</div>
     <h2>The rescue</h2>
     <p>${paragraphs[1]?.replace('Three tugs', '<b>Three</b>\n   <i>tugs</i>')}</p>
     <p><a href="/other">READ MORE: What the islanders say</a></p>
     <aside><p><a href="/islands">All about the islands</a></p></aside>
     <ul><li>Ship: built in 1987</li><li>Crew: 14</li></ul>
     <table><tr><th>Sailing</th><th>Passengers</th></tr><tr><td>Monday</td><td>198</td></tr></table>
     <p>${paragraphs[2]}</p>
     <div class="newsCaption">An aerial view.</div>
     <div id="comments"><p>First! Great story.</p></div>
   </article>
   <footer><p>© Harbour Post</p></footer>
   <script>var text = "not shown";</script>`,
);

describe('the text of a page', () => {
  it('has paragraphs, headings, list items and table rows apart, and nothing that stands beside it', () => {
    expect(articleFromHtml(ferryPage, null).text.split('\n\n')).toEqual([
      paragraphs[0],
      'The rescue',
      paragraphs[1],
      'Ship: built in 1987',
      'Crew: 14',
      'Sailing Passengers',
      'Monday 198',
      paragraphs[2],
    ]);
  });

  it('keeps line breaks, and takes two of them for a paragraph', () => {
    const html = page('', `<article>${paragraphs.join('<br><br>')}<br>Harbour Post</article>`);
    expect(articleFromHtml(html, null).text).toBe(`${paragraphs.join('\n\n')}\nHarbour Post`);
  });

  it('is found in a piece of a page, down to a single paragraph', () => {
    expect(articleFromHtml('<p>It sank.</p><p>Nobody &amp; nothing swam.</p>', null).text).toBe(
      'It sank.\n\nNobody & nothing swam.',
    );
  });

  it('comes from JSON-LD where the page itself shows only its beginning', () => {
    const body = paragraphs.join('\n\n');
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

const ferryTitle = `<title>${ferryHeadline}</title>`;

describe('text that a page sets in unusual elements', () => {
  const [first, second, third] = paragraphs;
  const around = (html: string) =>
    page(
      ferryTitle,
      `<main><article><h1>${ferryHeadline}</h1><p>${first}</p>${html}<p>${third}</p></article></main>`,
    );
  const between = (html: string) =>
    articleFromHtml(around(html), null)
      .text.split('\n\n')
      .filter((block) => block !== first && block !== third);

  it('is kept if a whole sentence is a link, also several in a row', () => {
    const linked = (text = '') => `<div><p><a href="/x"><b>${text}</b></a></p></div>`;
    const another = 'The owner of the ship is to appear before the harbour court on 14 May.';
    expect(between(linked(second) + linked(another))).toEqual([second, another]);
    expect(between(`<p><a href="/x">What the islanders think of the new ferry</a></p>`)).toEqual(
      [],
    );
    expect(
      between(`<p><a href="/x">Read all about the ferry and its long history here.</a></p>`),
    ).toEqual([]);
  });

  it('is kept as a list of linked names that a sentence leads to, but not as one of other stories', () => {
    const list = (...items: string[]) =>
      `<ul>${items.map((item) => `<li><a href="/x">${item}</a></li>`).join('')}</ul>`;
    const lead = 'Boats will replace the ferry between these three harbours until further notice:';
    expect(between(`<p>${lead}</p>${list('Norrsund', 'Vik', 'Old Quay')}`)).toEqual([
      lead,
      'Norrsund',
      'Vik',
      'Old Quay',
    ]);
    expect(between(list('Ferry fares to rise in spring', 'Bridge plan is back'))).toEqual([]);
    expect(between(`<h3>Topics</h3>${list('Ferries', 'Accidents')}`)).not.toContain('Ferries');
  });

  it('is kept as a table or quotation in a figure, and left out as a caption', () => {
    const table = '<table><tr><td>Norrsund</td><td>41 trips</td></tr></table>';
    expect(between(`<figure class="wp-block-table">${table}</figure>`)).toEqual([
      'Norrsund 41 trips',
    ]);
    const quote = '<blockquote><p>“I heard a scraping, and then nothing at all.”</p></blockquote>';
    expect(
      between(`<figure>${quote}<figcaption>Ada Brink, passenger</figcaption></figure>`),
    ).toEqual(['“I heard a scraping, and then nothing at all.”', 'Ada Brink, passenger']);
    expect(
      between('<figure><img src="a"><figcaption>The ferry at noon.</figcaption></figure>'),
    ).toEqual([]);
  });

  it('is kept in a fact box, a panel that opens at a click, and a paragraph whose class is "promo"', () => {
    expect(between('<aside class="facts"><h3>The ship</h3><p>Built in 1987.</p></aside>')).toEqual([
      'The ship',
      'Built in 1987.',
    ]);
    const button = '<button aria-expanded="false">Who pays for the damage?</button>';
    expect(
      between(`<div>${button}<div hidden><p>The insurers of the line do.</p></div></div>`),
    ).toEqual(['Who pays for the damage?', 'The insurers of the line do.']);
    expect(between('<div hidden><p>You have read three of three free articles.</p></div>')).toEqual(
      [],
    );
    expect(between(`<div class="promo-text"><p>${second}</p></div>`)).toEqual([second]);
    expect(between('<div class="promo"><p>Our app: <a href="/app">get it</a>.</p></div>')).toEqual(
      [],
    );
  });

  it('is found in an aside that holds the headline, not in a notice about cookies', () => {
    const notice = `<div id="consent"><h2>Your privacy</h2><p>${'We and our 311 partners store and read data on your device. '.repeat(8)}</p></div>`;
    const html = page(
      ferryTitle,
      `${notice}<aside><h1>${ferryHeadline}</h1><p>${first}</p><p>${third}</p></aside>`,
    );
    expect(articleFromHtml(html, null).text).toBe(`${first}\n\n${third}`);
  });

  it('is found even in an element with the name of an advertisement', () => {
    const html = page(
      ferryTitle,
      `<h1>${ferryHeadline}</h1><div class="sponsored"><a href="/">By Quay Ltd</a><p>${first}</p></div><p>© Harbour Post.</p>`,
    );
    expect(articleFromHtml(html, null).text).toContain(first);
  });

  it('has a space between words that only a style sets apart', () => {
    expect(between('<p><span>3 May</span><span>Hearing at the harbour court</span></p>')).toEqual([
      '3 May Hearing at the harbour court',
    ]);
    expect(between('<p><span>Mc</span>Aulay came <b>a</b><i>shore</i> again.</p>')).toEqual([
      'McAulay came ashore again.',
    ]);
  });
});

describe('what others wrote on the page', () => {
  const [first, second, third] = paragraphs;
  const comment = (name: string) =>
    `<div><b>${name}</b><p>${'I have said for years that this sandbank would catch a ship one day. '.repeat(4)}</p></div>`;
  const comments = ['ada', 'bo', 'cy', 'di', 'ed'].map(comment).join('');

  it.each([
    ['by their name', `<section class="reader-comments">${comments}</section>`],
    ['by their heading', `<section><h3>5 comments</h3>${comments}</section>`],
    ['by a heading without a box', `<h2>Join the conversation</h2>${comments}`],
  ])('is not the article: long comments under a short article, known %s', (_, html) => {
    const whole = page(
      ferryTitle,
      `<main><article><h1>${ferryHeadline}</h1><p>${first}</p></article>${html}</main>`,
    );
    expect(articleFromHtml(whole, null).text).toBe(first);
  });

  it('stays apart from an article whose page is named after its comments', () => {
    const html = page(
      ferryTitle,
      `<div class="has-comments comments-open"><p>${first}</p><p>${second}</p></div>`,
    );
    expect(articleFromHtml(html, null).text).toBe(`${first}\n\n${second}`);
  });

  it('is left out as a long box of other stories', () => {
    const story = (at: number) =>
      `<li><h4><a href="/${at}">Story ${at}</a></h4><p>${'What else happened on the islands in these days, told at some length. '.repeat(3)}</p></li>`;
    const box = `<div class="related-content"><ul>${[1, 2, 3, 4].map(story).join('')}</ul></div>`;
    const headed = `<div><h3>More on this story</h3><ul><li><a href="/a">Ferry fares to rise</a> by Bo Lund</li></ul></div>`;
    const html = page(
      ferryTitle,
      `<article><h1>${ferryHeadline}</h1><p>${first}</p>${box}<p>${second}</p>${headed}<p>${third}</p></article>`,
    );
    expect(articleFromHtml(html, null).text).toBe(paragraphs.join('\n\n'));
  });

  it('is the text again: a version for telephones, a pull quote', () => {
    const version = paragraphs.map((text) => `<p>${text}</p>`).join('<h2>Next</h2>');
    const twice = `<article><h1>${ferryHeadline}</h1><div class="wide">${version}</div><div class="narrow">${version}</div></article>`;
    const blocks = articleFromHtml(page(ferryTitle, twice), null).text.split('\n\n');
    expect(blocks.filter((block) => block === second)).toHaveLength(1);
    expect(blocks.filter((block) => block === third)).toHaveLength(1);

    const pulled = `<blockquote><p>“gave up after the second cable snapped”</p></blockquote>`;
    const quoted = `<article><h1>${ferryHeadline}</h1><p>${first}</p>${pulled}<p>${second}</p></article>`;
    expect(articleFromHtml(page(ferryTitle, quoted), null).text).toBe(`${first}\n\n${second}`);
  });
});

describe('a short article', () => {
  const told = 'The bakers of Marrow will not bake on Wednesday; flour has become a fifth dearer.';
  const more = 'Guild master Emil Roth expects all 23 bakeries to take part.';
  const menu = '<header><nav><ul><li><a href="/">Home</a></li></ul></nav></header>';
  const footer =
    '<footer><ul><li><a href="/terms">Terms of use</a></li></ul><p>© 2024 All rights reserved</p></footer>';

  it('is read, not a longer notice above it', () => {
    const notice = `<div class="overlay"><div><p>It looks like you are using an ad blocker. Ads help us to bring you
      independent journalism at no cost; please allow ads on our site to continue reading.</p></div></div>`;
    const article = `<main><article><h1>Bakers strike</h1><p>${told}</p><p>${more}</p></article></main>`;
    const html = page('<title>Bakers strike</title>', `${menu}${notice}${article}${footer}`);
    expect(articleFromHtml(html, null).text).toBe(`Bakers strike\n\n${told}\n\n${more}`);
  });

  it('is read, not the footer', () => {
    const article = `<main><article><h1>Bakers strike</h1><p>${told}</p><a href="#">Show more</a></article></main>`;
    const html = page('<title>Bakers strike</title>', `${menu}${article}${footer}`);
    const { text } = articleFromHtml(html, null);
    expect(text).toContain(told);
    expect(text).not.toContain('rights reserved');
  });

  it('may stand under its headline instead of with it', () => {
    const head = `<article><h1>Ferry aground</h1><p>${told}</p></article>`;
    const body = `<div>${paragraphs.map((text) => `<p>${text}</p>`).join('')}</div>`;
    const { text } = articleFromHtml(page('', `${menu}${head}${body}`), null);
    for (const paragraph of paragraphs) expect(text).toContain(paragraph);
  });
});

describe('what is left out of a page', () => {
  it('is told with its rule, all of it and in its order', () => {
    const { text, left } = articleFromHtml(ferryPage, null);
    expect(left.map(({ rule, text: line }) => [rule, line])).toEqual([
      ['menu', 'Home'],
      ['menu', 'News'],
      ['cookie-notice', 'We use cookies to make this site better for you.'],
      ['outside-article', 'Ferry aground off Harbourtown'],
      ['caption', 'The ferry on Tuesday. Photo: A. Reyes'],
      ['share', 'Share on Somebook this story'],
      ['link', 'READ MORE: What the islanders say'],
      ['aside', 'All about the islands'],
      ['caption', 'An aerial view.'],
      ['comments', 'First! Great story.'],
      ['outside-article', '© Harbour Post'],
    ]);
    const lines = text.split('\n');
    const link = left.find(({ rule }) => rule === 'link');
    expect(lines[(link?.line ?? 0) - 1]).toBe('Ship: built in 1987');
    expect(left.at(-1)?.line).toBe(lines.length + 1);
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
    expect(articleFromHtml(ferryPage, null).given).toMatchObject({
      title: 'Ferry aground off Harbourtown',
      publisher: 'Harbour Post',
    });
    expect(given('<title>Ferry - Dock</title>').title).toBe('Ferry - Dock');
  });

  describe('has as its title the headline that readers see', () => {
    const h1 = 'Lighthouse of Norrsund gets a new lamp';
    const shown = `<main><article><h1>${h1}</h1><p>${paragraphs[0]}</p></article></main>`;
    const named = meta({ 'og:site_name': 'Island Courier' });
    const og = (title: string) => meta({ 'og:title': title });
    it.each([
      ['no title at all', ''],
      ['the site’s name', `${named}${og('Island Courier')}<title>The Island Courier</title>`],
      [
        'the site’s name without a name given',
        `${og('Island Courier')}<title>Island Courier</title>`,
      ],
      ['the site’s motto', `${named}${og('Island Courier - news from all eleven islands')}`],
      ['a placeholder', '<title>Untitled page</title>'],
      ['one that is cut off', og('Lighthouse of Norrsund gets…')],
      ['the site’s name before it', `<title>Island Courier ¦ ${h1}</title>`],
      ['section and site after it', `<title>${h1} | Local news | Island Courier</title>`],
      [
        'a playful variant for networks',
        `${og('You will see this lamp from Mars')}<title>${h1}</title>`,
      ],
      [
        'a description in JSON-LD',
        `${jsonLd({ '@type': 'Article', headline: 'how a lamp was changed' })}<title>${h1}</title>`,
      ],
    ])('where the head has %s', (_, head) => {
      expect(given(head, shown).title).toBe(h1);
    });

    it.each([
      ['by its class', `<h1><span class="article__kicker">Shipping</span><span>${h1}</span></h1>`],
      ['by its class, within a link', `<h1><a href="/"><b class="eyebrow">Sea</b> ${h1}</a></h1>`],
      ['by the head', `<h1><span>Shipping</span> ${h1}</h1>`],
      ['by its class, beside a comment', `<h1><!-- title --><i class="label">Sea</i>${h1}</h1>`],
      ['by no sign, beside a comment', `<h1><!--[-->${h1}<!--]--></h1>`],
      [
        'by no sign, since the title begins with it',
        `<h1><i class="topic">Lighthouse</i>${h1.slice(10)}</h1>`,
      ],
      ['by no sign, since all of it is the title', `<h1><em>Lighthouse</em>${h1.slice(10)}</h1>`],
    ])('without a kicker in it, known %s', (_, heading) => {
      const head = `<title>${h1} | Island Courier</title>`;
      expect(given(head, `<article>${heading}<p>${paragraphs[0]}</p></article>`).title).toBe(h1);
    });

    it('but not the logo or a section', () => {
      const title = `<title>${h1} - Island Courier</title>`;
      expect(given(title, `<h1>Island Courier</h1><p>${paragraphs[0]}</p>`).title).not.toBe(
        'Island Courier',
      );
      expect(given(og(h1), `<h1>News</h1><p>${paragraphs[0]}</p>`).title).toBe(h1);
    });

    it('and the name after it in the page’s title as the publisher', () => {
      expect(given(`<title>${h1} | News | Island Courier</title>`, shown).publisher).toBe(
        'Island Courier',
      );
      expect(given(`<title>${h1} - and what it cost</title>`, shown).publisher).toBeNull();
    });
  });

  it('has its title without site and section also if it shows no headline', () => {
    const site = meta({ 'og:site_name': 'Island Courier' });
    expect(given(`${site}<title>Island Courier ¦ A new lamp</title>`).title).toBe('A new lamp');
    expect(given('<title>A new lamp for Norrsund ¦ News</title>').title).toBe(
      'A new lamp for Norrsund',
    );
    expect(
      given(`${meta({ 'og:title': 'A new lamp for…' })}<title>A new lamp for Norrsund</title>`)
        .title,
    ).toBe('A new lamp for Norrsund');
  });

  it('is read from the story of JSON-LD that is the page’s, by title or address', () => {
    const other = {
      '@type': 'NewsArticle',
      headline: 'Bakers on strike',
      datePublished: '2024-02-01',
      url: 'https://example.com/bakers',
    };
    const own = {
      '@type': 'NewsArticle',
      headline: 'Ferry aground',
      datePublished: '2024-03-05',
      url: 'https://example.com/ferry',
    };
    const graph = jsonLd({ '@graph': [other, own] });
    const shown = `<article><h1>Ferry aground</h1><p>${paragraphs[0]}</p></article>`;
    expect(given(graph, shown)).toMatchObject({ title: 'Ferry aground', date: '2024-03-05' });
    expect(given(graph, '<p>It sank.</p>', 'http://www.example.com/ferry/?from=home').date).toBe(
      '2024-03-05',
    );
    expect(given(jsonLd(other), shown, 'https://example.com/ferry')).toMatchObject({
      title: 'Ferry aground',
      date: null,
    });
  });

  it('has the day of publication, not that of a change or a comment', () => {
    const times = (html: string) =>
      given('', `<article>${html}<p>${paragraphs[0]}</p></article>`).date;
    const changed = '2024-03-09T10:00:00Z';
    const first = '<time datetime="2024-03-05">5 March</time>';
    expect(times('<time class="published updated" datetime="2024-03-05">5 March</time>')).toBe(
      '2024-03-05',
    );
    expect(times(`<time itemprop="dateModified" datetime="${changed}">9 March</time>`)).toBeNull();
    expect(times(`${first}<time class="updated" datetime="${changed}">9 March</time>`)).toBe(
      '2024-03-05',
    );
    expect(times(`${first}<p>Last updated <time datetime="${changed}">9 March</time></p>`)).toBe(
      '2024-03-05',
    );
    expect(
      times(`${first}<div class="comment"><time datetime="${changed}">9 March</time></div>`),
    ).toBe('2024-03-05');
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

  it('is dated by its own page if the JSON-LD has no article', () => {
    const pageItem = {
      '@type': 'WebPage',
      name: `${ferryHeadline} - Post`,
      datePublished: '2024-05-02',
    };
    const graph = jsonLd({ '@graph': [{ '@type': 'WebSite', name: 'Post' }, pageItem] });
    expect(given(graph, `<h1>${ferryHeadline}</h1>`).date).toBe('2024-05-02');
    expect(given(graph, '<h1>Another story of the day</h1>').date).toBeNull();
  });

  it('has the author and publisher that its JSON-LD refers to', () => {
    const graph = jsonLd([
      {
        '@type': 'NewsArticle',
        headline: ferryHeadline,
        author: [{ '@id': '#ada' }, { '@type': 'Person', name: ['Bo Lund'] }],
        publisher: { '@id': '#post' },
      },
      { '@type': 'Person', '@id': '#ada', name: 'Ada Reyes' },
      { '@type': 'NewsMediaOrganization', '@id': '#post', name: 'Harbour Post' },
    ]);
    expect(given(graph, `<h1>${ferryHeadline}</h1>`)).toMatchObject({
      author: 'Ada Reyes, Bo Lund',
      publisher: 'Harbour Post',
    });
  });

  it('has the authors that it marks, without those of comments and without accounts', () => {
    const two =
      'By <a rel="author" href="/a">Ada Reyes</a> and <a rel="author" href="/b">Bo Lund</a>';
    expect(given('', `<h1>Ferry</h1><p>${two}</p>`).author).toBe('Ada Reyes, Bo Lund');
    const card = '<span class="author vcard"><a class="fn" href="/a">Ada Reyes</a></span>';
    const comment = '<li class="comment"><span class="vcard"><b class="fn">Rolf</b></span></li>';
    const post = `<div class="comments-open"><h1>Ferry</h1>${card}<ul>${comment}</ul></div>`;
    expect(given('', post).author).toBe('Ada Reyes');
    expect(given('', `<h1>Ferry</h1><ul>${comment}</ul>`).author).toBeNull();
    expect(given('<meta name="author" content="admin">', '<h1>Ferry</h1>').author).toBeNull();
  });

  it.each([
    ['Submitted by <a href="/u">Nora Blick</a> on Tue, 03/05/2024 - 14:32', 'Nora Blick'],
    ['Submitted by admin on 5 March 2024 - 2:32pm', null],
  ])('has the author and day of its line, as Drupal writes it: %s', (line, author) => {
    const submitted = `<footer><div class="node__submitted">${line}</div></footer>`;
    const comment = `<div class="comment"><p class="submitted">Submitted by Ada Brink on 6 March 2024</p></div>`;
    const article = `${comment}<article>${submitted}<p>${paragraphs[0]}</p></article>`;
    expect(given('', article)).toMatchObject({ author, date: '2024-03-05' });
  });

  it('has the day of its card, as Blogger writes it', () => {
    const abbr = '<abbr class="published" title="2024-03-09T18:20:00+01:00">18:20</abbr>';
    expect(given('', `<h1>Ferry</h1>${abbr}`).date).toBe('2024-03-09');
  });

  it.each([
    ['the site’s name', `Harbour Post: ${ferryHeadline}`, '<h1><a href="/">Harbour Post</a></h1>'],
    ['what a page is', ferryHeadline, '<main><h1>News article</h1></main>'],
    ['missing', `Notes: ${ferryHeadline}`, ''],
  ])('has a lower heading that its head names as its title, if the first is %s', (_, title, first) => {
    const head = `<title>${title}</title>`;
    expect(given(head, `${first}<h2>${ferryHeadline}</h2>`).title).toBe(ferryHeadline);
  });

  it('has the address given before the page’s own, which must be a whole one', () => {
    const canonical = '<link rel="canonical" href="https://example.com/b">';
    expect(given(canonical, '<p>x</p>', 'https://example.com/a').url).toBe('https://example.com/a');
    expect(given(canonical).url).toBe('https://example.com/b');
    expect(given('<link rel="canonical" href="/b">').url).toBeNull();
  });
});

const pages = '../shared/eval/cleaning/pages.jsonl.gz';

describe.skipIf(!existsSync(pages))(`saved pages (skipped without ${pages})`, () => {
  it('come out with F1 of four-word shingles of at least .96, mean over pages', () => {
    const lines = gunzipSync(readFileSync(pages)).toString().trim().split('\n');
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
