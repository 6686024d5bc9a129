import { parseHTML } from 'linkedom';

const entityPattern = /&(?:#\d{1,7}|#x[\da-f]{1,6}|[a-z][a-z\d]{1,30});/gi;

/**
 * Text with its HTML entities as characters, once: "Fish &amp; chips" from a tool that took the tags
 * away and left these. What isn't an entity stays as written.
 */
export function decodeEntities(text: string): string {
  if (!text.includes('&')) return text;
  const known = new Map<string, string>();
  return text.replace(entityPattern, (entity) => {
    const decoded = known.get(entity) ?? characterOf(entity);
    known.set(entity, decoded);
    return decoded;
  });
}

function characterOf(entity: string): string {
  const code = /^&#(?:x([\da-f]+)|(\d+));$/i.exec(entity);
  const point = code?.[1] === undefined ? Number(code?.[2]) : Number.parseInt(code[1], 16);
  // Below, pages mean Windows-1252; above, there is no character.
  if (point > 159 && point <= 0x10ffff && (point < 0xd800 || point > 0xdfff)) {
    return String.fromCodePoint(point);
  }
  const { document } = parseHTML(`<!doctype html><html><body>${entity}</body></html>`);
  return document.body.textContent ?? entity;
}
