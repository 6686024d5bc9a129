/** Parameters of addresses that only count clicks. */
const counting = /^(?:utm_\w+|fbclid|gclid|mc_[ce]id|ref_src)$/i;

/** An address without what only counts clicks, and without its fragment. */
export function plainAddress(address: string): string {
  const url = new URL(address);
  url.hash = '';
  for (const name of [...url.searchParams.keys()]) {
    if (counting.test(name)) url.searchParams.delete(name);
  }
  return url.href;
}

/**
 * The addresses that lead to the same page as one, itself included: with http or https, with `www.` or
 * without, with a slash at the end of its path or without. Feeds and people write them in any of these ways.
 */
export function sameAddresses(address: string): readonly string[] {
  const plain = plainAddress(address);
  const { protocol, hostname, pathname } = new URL(plain);
  const bareHost = hostname.replace(/^www\./, '');
  const barePath = pathname.replace(/\/$/, '');
  const found = new Set([plain]);
  for (const scheme of ['http:', 'https:']) {
    for (const host of [bareHost, `www.${bareHost}`]) {
      for (const path of [barePath, `${barePath}/`]) {
        const url = new URL(plain);
        // A port is part of one scheme's address.
        if (scheme !== protocol && url.port !== '') continue;
        url.protocol = scheme;
        url.hostname = host;
        url.pathname = path;
        found.add(url.href);
      }
    }
  }
  return [...found];
}

/** The same text for all addresses that lead to the same page. */
export function pageOf(address: string): string {
  return [...sameAddresses(address)].sort()[0] ?? address;
}
