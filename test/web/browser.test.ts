import { existsSync } from 'node:fs';
import path from 'node:path';
import axe from 'axe-core';
import { type Browser, launch, type Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findChromium } from '../../build/pictures/browser.js';
import { type Serving, seededEngine, serving } from './serving.js';

const cryptoTheft = 'What did the UN report say about crypto theft?';
const chromium = chromiumOrNull();

/** Chromium's path; `null` if there is none. */
function chromiumOrNull(): string | null {
  try {
    const found = findChromium();
    const places = (process.env.PATH ?? '').split(path.delimiter);
    return places.map((place) => path.resolve(place, found)).find((one) => existsSync(one)) ?? null;
  } catch {
    return null;
  }
}

describe.skipIf(chromium === null)('in a browser (needs Chromium)', () => {
  let served: Serving;
  let remove: () => void;
  let browser: Browser;
  let page: Page;

  beforeAll(async () => {
    const { engine, remove: removeIndex } = await seededEngine();
    remove = removeIndex;
    const none = { gaps: async () => ({ items: [], total: 0 }) };
    served = await serving(engine, { demo: true, records: none });
    browser = await launch({ executablePath: chromium ?? '', args: ['--no-sandbox'] });
    page = await browser.newPage();
    await page.setViewport({ width: 1100, height: 700 });
  });
  afterAll(async () => {
    await browser.close();
    await served.close();
    remove();
  });

  const open = (at: string) => page.goto(new URL(at, served.server.address).href);
  const textOf = (selector: string) => page.$eval(selector, (one) => one.textContent ?? '');

  /** Whether the browser shows an element without scrolling. */
  const isInView = (selector: string) =>
    page.$eval(selector, (one) => {
      const { top, bottom } = one.getBoundingClientRect();
      return top >= 0 && bottom <= window.innerHeight;
    });

  /** Waits until the browser shows an element, to which it may scroll smoothly; fails if it never does. */
  const scrollsTo = (selector: string) =>
    page.waitForFunction(
      (wanted) => {
        const { top = -1, bottom = 0 } =
          document.querySelector(wanted)?.getBoundingClientRect() ?? {};
        return top >= 0 && bottom <= window.innerHeight;
      },
      {},
      selector,
    );

  it('asks with the keyboard alone, and follows a quote to its place in the article', async () => {
    await open('/');
    // The first thing that the keyboard reaches skips what is on every page.
    await page.keyboard.press('Tab');
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe(
      'Skip to the content',
    );
    await page.focus('#q');
    await page.keyboard.type(cryptoTheft);
    await Promise.all([page.waitForNavigation(), page.keyboard.press('Enter')]);
    expect(await textOf('.band')).toContain('Likely answer');
    const sentence = await textOf('.quote mark');
    await Promise.all([page.waitForNavigation(), page.click('.quote .headline')]);
    expect(new URL(page.url()).hash).toBe('#quote');
    expect(await textOf('#quote')).toBe(sentence);
    await scrollsTo('#quote');
  });

  it('scrolls to a quote far down in an article', async () => {
    const [article] = await served.engine.library.articles({ source: 'UN sanctions' });
    const { body = '', id = '' } = article ?? {};
    const start = body.indexOf('Linda Thomas-Greenfield told');
    expect(start).toBeGreaterThan(2000);
    await open(`/articles/${id}?from=${start}&to=${start + 60}`);
    expect(await isInView('h1')).toBe(true);
    expect(await isInView('#quote')).toBe(false);
    await page.click('.jump a');
    await scrollsTo('#quote');
  });

  it('filters the collection by what is clicked and typed', async () => {
    await open('/articles');
    await Promise.all([
      page.waitForNavigation(),
      page.click('[aria-labelledby=publishers] li:nth-child(2) a'),
    ]);
    expect(await textOf('#found')).toBe('1 article found');
    await page.select('#publisher', '');
    await page.type('#q', 'Kim Jong Un');
    await Promise.all([page.waitForNavigation(), page.click('form button')]);
    expect(await textOf('#found')).toBe('2 articles found');
  });

  it('runs no script, and takes no style but ours', async () => {
    await open(`/?q=${encodeURIComponent(cryptoTheft)}`);
    const ran = await page.evaluate(() => {
      const script = document.createElement('script');
      script.textContent = 'window.ran = true';
      document.body.append(script);
      return 'ran' in window;
    });
    expect(ran).toBe(false);
    const background = await page.$eval('mark', (one) => getComputedStyle(one).backgroundColor);
    expect(background).not.toBe('rgba(0, 0, 0, 0)');
  });

  const pages: readonly (readonly [name: string, at: () => Promise<string>])[] = [
    ['the form', async () => '/'],
    ['an answer', async () => `/?q=${encodeURIComponent(cryptoTheft)}`],
    ['a narrowed answer', async () => '/?q=What+did+Kim+order%3F&source=DW&after=2023-01-01'],
    ['a refusal', async () => '/?q=How+many+goals+did+Kim+Jong+Un+score+for+North+Korea%3F'],
    ['the articles', async () => '/articles'],
    ['an article', async () => `${await quoted()}&dropped=1#quote`],
    ['why', async () => `/why?q=${encodeURIComponent(cryptoTheft)}`],
    ['unanswered questions', async () => '/gaps'],
    ['an error', async () => '/articles?after=x'],
  ];

  async function quoted(): Promise<string> {
    const { quotes } = await served.engine.ask(cryptoTheft);
    const [first] = quotes;
    return `/articles/${first?.article.id}?from=${first?.start}&to=${first?.end}`;
  }

  describe.each(['light', 'dark'])('with the %s theme', (theme) => {
    it.each(pages)('everybody can use %s', async (_, at) => {
      const tested = await browser.newPage();
      // The page itself lets no script in.
      await tested.setBypassCSP(true);
      await tested.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: theme }]);
      await tested.goto(new URL(await at(), served.server.address).href);
      await tested.evaluate(axe.source);
      const found = (await tested.evaluate(
        `axe.run().then(({ passes, violations }) => ({
          passes: passes.map(({ id }) => id),
          violations: violations.map(({ id, impact, nodes }) => ({ id, impact, at: nodes.map((one) => one.html) })),
        }))`,
      )) as { readonly passes: string[]; readonly violations: { readonly impact: string }[] };
      await tested.close();
      expect(found.passes).toEqual(expect.arrayContaining(['color-contrast', 'html-has-lang']));
      const grave = found.violations.filter(({ impact }) => /serious|critical/.test(impact));
      expect(grave).toEqual([]);
    });
  });

  it.each(pages)('nothing of %s is wider than a small phone', async (_, at) => {
    await page.setViewport({ width: 360, height: 740 });
    await open(await at());
    const width = await page.evaluate(() => document.documentElement.scrollWidth);
    await page.setViewport({ width: 1100, height: 700 });
    expect(width).toBeLessThanOrEqual(360);
  });
});
