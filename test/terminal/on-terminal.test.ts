import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { packageFolder } from '../../src/settings.js';
import { hasTerminals, onTerminal } from './on-terminal.js';

const folder = mkdtempSync(path.join(tmpdir(), 'pullquote-screen-'));
const index = path.join(folder, 'index');
const cryptoTheft = 'what did the UN report say about crypto theft?';
/** A pager that says that it ran, and what it got. */
const pager = 'sed "s/^/paged: /"';

afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe.skipIf(!hasTerminals)('on a terminal (needs script of util-linux)', () => {
  it('an ingestion ends with what to do next, and no bar stays', { timeout: 240_000 }, async () => {
    const screen = onTerminal(['ingest', path.join(packageFolder, 'seeds')], { index });
    expect(await screen.ended).toBe(0);
    expect(screen.shown()).toMatch(
      /\n?4 added; \d+ passages embedded; 0 of 4 files unchanged\nnow: pullquote ask "…" [^\n]*\nnote: the index holds 4 demo [^\n]*\n$/,
    );
  });

  it('a question without ask gets one quote on one screen, and how to get the others', async () => {
    const screen = onTerminal([cryptoTheft], { index });
    expect(await screen.ended).toBe(0);
    const shown = screen.shown();
    expect(shown.match(/Likely answer|Closest match/g)).toHaveLength(1);
    expect(shown).toMatch(/│ On crypto theft, the UN report says/);
    expect(shown).toMatch(
      /1 more quote: --limit 2 · whole article: pullquote source [0-9a-f]{7}\n/,
    );
    expect(shown.split('\n').length).toBeLessThan(24);
    expect(shown).not.toMatch(/loading|%\s*\|/);
  });

  it('--limit gives as many quotes as it says', async () => {
    const screen = onTerminal(['ask', cryptoTheft, '--limit', '2'], { index });
    expect(await screen.ended).toBe(0);
    expect(screen.shown().match(/Likely answer|Closest match/g)).toHaveLength(2);
    expect(screen.shown()).not.toContain('more quote');
  });

  it('a refusal says what to do next', async () => {
    const screen = onTerminal(['ask', 'How many missiles did North Korea launch in 2016?'], {
      index,
    });
    expect(await screen.ended).toBe(3);
    expect(screen.shown().replace(/\s+/g, ' ')).toMatch(
      /Try other words, or read the closest article: pullquote source [0-9a-f]{7} $/,
    );
  });

  it('lists and articles open in the pager, with lines that fit', async () => {
    for (const args of [['sources'], ['source', '434f']]) {
      const screen = onTerminal(args, { index, env: { PAGER: pager } });
      expect(await screen.ended).toBe(0);
      const lines = screen.shown().split('\n');
      expect(lines[0]).toMatch(/^paged: /);
      for (const line of lines) expect(line.length).toBeLessThanOrEqual(80 + 'paged: '.length);
    }
  });

  it('lists and articles are written as they are if the pager is missing', async () => {
    const screen = onTerminal(['sources'], { index, env: { PAGER: 'no-such-pager' } });
    expect(await screen.ended).toBe(0);
    expect(screen.shown()).toContain('4 articles');
  });

  it('the chat shows quote by quote, more of the text, and the article', async () => {
    const screen = onTerminal(['chat'], { index, env: { PAGER: pager } });
    const until = (what: RegExp) =>
      expect.poll(() => screen.shown(), { timeout: 120_000, interval: 50 }).toMatch(what);
    await until(/Type help for more, exit to leave[\s\S]*you › /);
    screen.type(`${cryptoTheft}\r`);
    await until(
      /On crypto theft[\s\S]*n next quote \(2 of 2\) · m more context · o open the article[\s\S]*you › $/,
    );
    screen.type('m\r');
    await until(
      /paged: {3}│ A confidential UN report[\s\S]*paged: {3}│ On crypto theft[\s\S]*you › $/,
    );
    screen.type('n\r');
    await until(
      /Likely answer[^\n]*\n\n {2}│ A confidential UN report[\s\S]*m more context[\s\S]*you › $/,
    );
    screen.type('n\r');
    await until(/That was the last quote\.\n[\s\S]*you › $/);
    screen.type('o\r');
    await until(/paged: id 434fa22ab31f[\s\S]*Linda Thomas-Greenfield[\s\S]*you › $/);
    screen.type('/sources\r');
    await until(/paged: 4 articles\n[\s\S]*you › $/);
    screen.type('/source 1\r');
    await until(/There is no article 1 in the index[\s\S]*you › $/);
    screen.type('?\r');
    await until(/n +the next quote[\s\S]*you › $/);
    screen.type('exit\r');
    expect(await screen.ended).toBe(0);
  }, 240_000);

  it('Ctrl-D leaves the chat', async () => {
    const screen = onTerminal(['chat'], { index });
    await expect.poll(() => screen.shown(), { timeout: 120_000 }).toMatch(/you › $/);
    screen.type('\u0004');
    expect(await screen.ended).toBe(0);
  }, 240_000);
});
