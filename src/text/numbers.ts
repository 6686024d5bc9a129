/** Numbers up to ninety that are one word, by that word. */
export const spelledNumbers: ReadonlyMap<string, string> = new Map([
  ...`zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen
  sixteen seventeen eighteen nineteen twenty`
    .split(/\s+/)
    .map((word, i): [string, string] => [word, String(i)]),
  ...'thirty forty fifty sixty seventy eighty ninety'
    .split(' ')
    .map((word, i): [string, string] => [word, String(10 * (i + 3))]),
]);
