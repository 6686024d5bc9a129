import { createHash, timingSafeEqual } from 'node:crypto';
import { Failure } from '../../failure.js';
import { isLocal } from './host.js';

/** Shorter ones could be guessed. */
const shortestToken = 16;

/**
 * Checks that others than this machine's programs need a token, and that it is one.
 *
 * @throws Failure `invalid-setting`
 */
export function checkToken(host: string, token: string | null): void {
  if (token === null) {
    if (isLocal(host)) return;
    throw new Failure(
      'web',
      'invalid-setting',
      `On ${host}, others could read your articles: that needs a token.`,
      {
        remedy: `Set PULLQUOTE_SERVE_TOKEN to a secret of at least ${shortestToken} characters, or leave --host out.`,
      },
    );
  }
  if (token.length < shortestToken || !/^[\x21-\x7e]+$/.test(token)) {
    throw new Failure(
      'web',
      'invalid-setting',
      `The token must have at least ${shortestToken} characters, all of them ASCII and no spaces.`,
      { remedy: 'Make one, e.g. with `openssl rand -hex 24`.' },
    );
  }
}

/**
 * Tells whether a request's Authorization header has the token: as a bearer's, or, from a browser, as the
 * password of any user. How long that takes says nothing about the token.
 */
export function tokenCheck(token: string): (authorization: string | undefined) => boolean {
  const expected = digest(token);
  return (authorization = '') => {
    const [, scheme = '', value = ''] = /^(\S+) +(\S+) *$/.exec(authorization) ?? [];
    return timingSafeEqual(digest(given(scheme.toLowerCase(), value)), expected);
  };
}

function given(scheme: string, value: string): string {
  if (scheme === 'bearer') return value;
  if (scheme !== 'basic') return '';
  const pair = Buffer.from(value, 'base64').toString('utf8');
  return pair.slice(pair.indexOf(':') + 1);
}

function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}
