/**
 * The address that a text is, or `null`. To ask `URL.canParse` first isn't safe: in Node 20 and 22 it takes
 * letters beyond ASCII for wrong, or wrong ones for right, once it was called some thousand times.
 *
 * @param base what a relative address is relative to
 */
export function parsedUrl(text: string, base?: string | URL): URL | null {
  try {
    return new URL(text, base);
  } catch {
    return null;
  }
}
