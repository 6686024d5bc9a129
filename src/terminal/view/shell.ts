/** A text as one word of a shell's command, in quotation marks if it needs them. */
export function inShell(text: string): string {
  return /^[\p{L}\p{N}_./:@%+,=-]+$/u.test(text) ? text : `'${text.replaceAll("'", "'\\''")}'`;
}
