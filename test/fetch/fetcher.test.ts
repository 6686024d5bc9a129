import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, expect, it, onTestFinished } from 'vitest';
import { problemAt } from '../../src/collect/problem.js';
import type { Clock } from '../../src/fetch/clock.js';
import type { Fetcher, Wanted } from '../../src/fetch/fetcher.js';
import { boundedRobots } from '../../src/fetch/robots-text.js';
import { fetcherWith } from './fetcher.js';
import { serve } from './server.js';

const anything: Wanted = { accept: '*/*', largest: 1_000_000 };

/** A clock that goes forward only while somebody sleeps. */
function handClock(): Clock & { slept: number[] } {
  let time = Date.parse('2026-03-01T12:00:00Z');
  const slept: number[] = [];
  return {
    slept,
    now: () => time,
    sleep: async (ms) => {
      slept.push(ms);
      time += ms;
    },
  };
}

/** A fetcher that may ask a server, and why it refuses, if it does. */
function over(base: string, options: Parameters<typeof fetcherWith>[0] = {}) {
  const fetcher = fetcherWith({ allow: [new URL(base).host], ...options });
  return { fetcher, outcome: (path: string) => outcomeOf(fetcher, base + path) };
}

async function outcomeOf(fetcher: Fetcher, address: string): Promise<string> {
  return fetcher.fetch(address, anything).then(
    (found) => Buffer.from(found?.bytes ?? []).toString(),
    ({ reason, detail }) => `${reason} ${detail}`.trim(),
  );
}

describe('robots.txt', () => {
  const rules = 'User-agent: *\nDisallow: /\n\nUser-agent: pullquote\nDisallow: /private\nAllow: /';

  it('is obeyed, by the part that is for Pullquote', async () => {
    const base = await serve(
      (_request, response) => response.end('text'),
      () => rules,
    );
    const { outcome } = over(base);
    expect(await outcome('/news')).toBe('text');
    expect(await outcome('/private/a')).toBe('robots');
    const others = over(base, { userAgent: 'Somebody/1.0' });
    expect(await others.outcome('/news')).toBe('robots');
  });

  it('that fails is named as what failed', async () => {
    const server = createServer((_request, response) => response.writeHead(503).end());
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    onTestFinished(() => void server.close());
    const base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const failed = await over(base)
      .fetcher.fetch(base, anything)
      .catch((error) => error);
    expect(failed).toMatchObject({ reason: 'status', detail: '503', of: 'robots.txt' });
    expect(problemAt(base, failed).message).toBe(
      "can't be loaded, as its site's robots.txt was answered with 503",
    );
  });

  it('of each site on the way is obeyed', async () => {
    const closed = await serve(
      (_request, response) => response.end('text'),
      () => rules,
    );
    const open = await serve((_request, response) =>
      response.writeHead(302, { location: `${closed}/private/a` }).end(),
    );
    const allow = [closed, open].map((base) => new URL(base).host);
    expect(await over(open, { allow }).outcome('/')).toBe('robots');
  });

  it('is loaded once in an hour, and obeyed as far as its first 500 KB', async () => {
    const clock = handClock();
    let asked = 0;
    const long = `User-agent: *\nDisallow: /private\n${'# more\n'.repeat(100_000)}Disallow: /`;
    const base = await serve(
      (_request, response) => response.end('text'),
      () => {
        asked += 1;
        return long;
      },
    );
    const { outcome } = over(base, { clock });
    expect(await outcome('/a')).toBe('text');
    expect(await outcome('/private')).toBe('robots');
    expect(asked).toBe(1);
    await clock.sleep(3_600_000);
    expect(await outcome('/b')).toBe('text');
    expect(asked).toBe(2);
  });
});

describe('a hostile robots.txt', () => {
  const rest = 'Disallow: /private\nDisallow: /*.pdf$\nUser-agent: other\nDisallow: /';
  const hostile = {
    'one rule of nothing but wildcards': `Disallow: /${'*'.repeat(400_000)}x`,
    'one rule of wildcards and letters': `Disallow: /${'*a'.repeat(200_000)}x`,
    'one long rule': `Disallow: /*${'a'.repeat(400_000)}x`,
    'many short rules': `Disallow: /*${'a'.repeat(900)}x\n`.repeat(400),
  };
  it.each(Object.entries(hostile))('with %s costs no more than an honest one', (_what, rules) => {
    const bounded = boundedRobots(`User-agent: *\n${rest}\nUser-agent: *\n${rules}`, 'pullquote');
    // The parser takes a step for each character of a rule and each of an address.
    const patterns = [...bounded.matchAll(/: (\S*\*\S*)$/gm)].map(([, pattern = '']) => pattern);
    expect(patterns.join('').length).toBeLessThan(51_000);
    expect(bounded).toContain('Disallow: /private');
  });

  it('that names thousands of programs costs as much as one that names two', () => {
    const names = 'User-agent: a\nUser-agent: pullquote/2\n'.repeat(1_000);
    expect(boundedRobots(`${names}Disallow: /x`, 'pullquote').split('\n')).toEqual([
      'User-agent: other',
      'User-agent: pullquote',
      'Disallow: /x',
    ]);
  });

  it('is obeyed in what is left of it', async () => {
    const base = await serve(
      (_request, response) => response.end('text'),
      () => `User-agent: *\n${rest}\nUser-agent: *\nDisallow: /${'*'.repeat(400_000)}closed`,
    );
    const { outcome } = over(base);
    expect(await outcome(`/${'a'.repeat(1_900)}`)).toBe('text');
    expect(await outcome('/private')).toBe('robots');
    expect(await outcome('/paper.pdf')).toBe('robots');
    // Wildcards in a row mean no more than one.
    expect(await outcome('/closed')).toBe('robots');
  });
});

describe('an address that is too long', () => {
  it('is refused, also if a redirect leads to it', async () => {
    const long = `/${'a'.repeat(2_048)}`;
    const base = await serve((_request, response) =>
      response.writeHead(302, { location: long }).end(),
    );
    expect(await over(base).outcome(long)).toBe('noAddress too long');
    expect(await over(base).outcome('/')).toBe('noAddress too long');
  });
});

describe('a server that is busy', () => {
  it('is left alone for as long as it says', async () => {
    const clock = handClock();
    let asked = 0;
    const base = await serve((_request, response) => {
      asked += 1;
      if (asked === 1) response.writeHead(429, { 'retry-after': '120' }).end();
      else response.end('text');
    });
    const { outcome } = over(base, { clock });
    expect(await outcome('/')).toBe('status 429');
    expect(await outcome('/other')).toBe('status 429');
    expect(asked).toBe(1);
    await clock.sleep(120_000);
    expect(await outcome('/')).toBe('text');
  });

  it('is waited for if that is soon enough', async () => {
    const clock = handClock();
    let asked = 0;
    const base = await serve((_request, response) => {
      asked += 1;
      const later = new Date(clock.now() + 30_000).toUTCString();
      if (asked === 1) response.writeHead(503, { 'retry-after': later }).end();
      else response.end('text');
    });
    const { outcome } = over(base, { clock, patience: 60_000 });
    expect(await outcome('/')).toBe('text');
    expect(clock.slept).toEqual([30_000]);
  });

  it('is not waited for without end', async () => {
    let asked = 0;
    const base = await serve((_request, response) => {
      asked += 1;
      response.writeHead(429, { 'retry-after': '1' }).end();
    });
    const { outcome } = over(base, { clock: handClock(), patience: 60_000 });
    expect(await outcome('/')).toBe('status 429');
    expect(asked).toBe(3);
  });
});

describe('what is sent with a request', () => {
  it('says who asks, and what is known of an earlier version', async () => {
    const base = await serve(({ headers }, response) => {
      const { 'user-agent': agent, 'if-none-match': etag, 'if-modified-since': since } = headers;
      if (etag === '"1"') response.writeHead(304, { etag }).end();
      else response.writeHead(200, { etag: '"1"' }).end(`${agent} ${since}`);
    });
    const { fetcher, outcome } = over(base);
    expect(await outcome('/')).toBe('Pullquote/test undefined');
    const first = await fetcher.fetch(base, anything);
    const { validators = { etag: null, lastModified: null } } = first ?? {};
    expect(await fetcher.fetch(base, { ...anything, validators })).toBe(null);
  });
});

describe('an answer that nothing has changed', () => {
  it('is believed only if a version was named', async () => {
    const base = await serve((_request, response) => response.writeHead(304).end());
    const { fetcher, outcome } = over(base);
    expect(await outcome('/')).toBe('status 304');
    const none = { etag: null, lastModified: null };
    const unnamed = fetcher.fetch(base, { ...anything, validators: none });
    await expect(unnamed).rejects.toMatchObject({ reason: 'status', detail: '304' });
    const validators = { etag: null, lastModified: 'Sun, 01 Mar 2026 12:00:00 GMT' };
    expect(await fetcher.fetch(base, { ...anything, validators })).toBe(null);
  });
});

describe('a host that the operator allows', () => {
  it('is allowed at its port only, by the name that was given', async () => {
    const base = await serve((_request, response) => response.end('text'));
    const { port } = new URL(base);
    const named = over(base, { allow: [`LOCALHOST:${port}`] });
    expect(await outcomeOf(named.fetcher, `http://localhost:${port}/`)).toBe('text');
    expect(await named.outcome('/')).toBe('privateAddress');
    const other = await serve((_request, response) => response.end('text'));
    expect(await over(base).outcome('/')).toBe('text');
    expect(await outcomeOf(over(base).fetcher, other)).toBe('privateAddress');
  });
});
