/**
 * Characters of the bytes 0x80 to 0x9F in Windows-1252; if it has none, the C1 control (as in the
 * Encoding Standard). Node 20's own TextDecoder reads these bytes as Latin-1.
 */
const marks = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ';

/** The byte of each of these characters. */
export const markBytes: ReadonlyMap<string, number> = new Map(
  [...marks].map((character, index) => [character, 0x80 + index]),
);

/** Text from bytes in Windows-1252. */
export function decodeWindows1252(bytes: Uint8Array): string {
  return Buffer.from(bytes)
    .toString('latin1')
    .replace(/[\u0080-\u009f]/g, (control) => marks[control.charCodeAt(0) - 0x80] ?? control);
}
