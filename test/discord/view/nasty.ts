import fc from 'fast-check';

/** What Discord's clients read as markup, and what news articles hold. */
const pieces = [
  ...[
    '\\',
    '*',
    '**',
    '_',
    '__',
    '~~',
    '`',
    '```',
    '|',
    '||',
    '>',
    '> ',
    '>>> ',
    '#',
    '# ',
    '### ',
  ],
  ...[
    '-',
    '- ',
    '-# ',
    '* ',
    '+ ',
    '1. ',
    '12.',
    '[',
    ']',
    '(',
    ')',
    '](',
    '<',
    ':',
    '@',
    '…',
    '[…]',
  ],
  ...[
    '[a](https://example.com)',
    '[b](<https://example.com/b>)',
    '![c](https://example.com/c.png)',
  ],
  ...['https://example.com/a_b_c*d*', '<https://example.com>', 'http://', 'www.example.com'],
  ...['<@123456789012345678>', '<@!123456789012345678>', '<@&123456789012345678>'],
  ...['<#123456789012345678>', '</ask:123456789012345678>', '<id:customize>', '<t:1700000000:R>'],
  ...['<:blob:123456789012345678>', '<a:blob:123456789012345678>', ':smile:', ':100:', '10:30:15'],
  ...['@everyone', '@here', 'discord.gg/abc', 'https://discord.com/invite/abc', '¯\\_(ツ)_/¯'],
  ...['\n', '\n\n', '\r\n', '\r', '\t', ' ', '  ', '\u00a0', '\u2028', '\u200b', '\ud800', '\f'],
  ...['🎉', '👩‍👩‍👧‍👦', '🇪🇺', '1️⃣', '©️', 'é', 'e\u0301', 'שלום', '日本語。', '한국어', '𝒜'],
  ...['The bridge opened on Tuesday. ', 'It cost 41 million. ', '“Why?” she asked. ', 'a', '7'],
];

/** Text of any kind: markup, mentions, addresses, all of Unicode. */
export function nasty(maxPieces = 40): fc.Arbitrary<string> {
  const piece = fc.oneof(
    { weight: 6, arbitrary: fc.constantFrom(...pieces) },
    { weight: 1, arbitrary: fc.string({ unit: 'grapheme', maxLength: 20 }) },
    { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 10 }) },
    { weight: 2, arbitrary: fc.stringMatching(/^[a-zß ,.]{1,30}$/) },
  );
  return fc.array(piece, { minLength: 1, maxLength: maxPieces }).map((all) => all.join(''));
}

/** Text of any length: from nothing like an article to more than a message holds. */
export function nastyBody(): fc.Arbitrary<string> {
  return fc.oneof(
    nasty(),
    fc.tuple(nasty(20), fc.integer({ min: 1, max: 60 })).map(([text, times]) => text.repeat(times)),
    fc
      .constantFrom('*', '\n', 'a', '🎉', '\\', '> ', 'word ', 'e\u0301')
      .map((one) => one.repeat(3_000)),
  );
}

/** A text and a part of it that splits no character. */
export function withPart(text: fc.Arbitrary<string>) {
  return fc.tuple(text, fc.nat(), fc.nat()).map(([whole, a, b]) => {
    const ends = [0];
    for (const character of whole) ends.push((ends.at(-1) ?? 0) + character.length);
    const [from, to] = [a % ends.length, b % ends.length].sort((x, y) => x - y);
    const start = ends[from ?? 0] ?? 0;
    const end = ends[to ?? 0] ?? 0;
    return { text: whole, part: { start, end, text: whole.slice(start, end) } };
  });
}
