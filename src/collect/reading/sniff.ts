/** Bytes in which a document says what it is. */
const head = 4_096;

/** Whether bytes begin as a feed or a sitemap does, whatever type the server gave; gzip may be either. */
export function looksLikeDocument(bytes: Uint8Array): boolean {
  if (isGzip(bytes)) return true;
  // Without NULs, UTF-16 reads like ASCII here.
  const text = Buffer.from(bytes.subarray(0, head)).toString('latin1').replaceAll('\0', '');
  if (/^[^<]{0,8}\{/.test(text))
    return /"version"\s*:\s*"https?:\\?\/\\?\/jsonfeed\.org/.test(text);
  return /^(?:rss|feed|atom:feed|rdf:RDF|urlset|sitemapindex)$/i.test(rootOf(text) ?? '');
}

export function isGzip(bytes: Uint8Array): boolean {
  return bytes[0] === 0x1f && bytes[1] === 0x8b;
}

/** The name of the first element of XML; `null` if text comes before it. */
export function rootOf(text: string): string | null {
  const start = text
    .slice(0, head)
    .replace(/<!--[\s\S]*?-->|<\?[\s\S]*?\?>|<!doctype[^>[]*>/gi, '');
  return /^[^<\w]{0,40}<([\w:-]+)/.exec(start)?.[1] ?? null;
}
