import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ownColours, printable, toJson, verbatim } from '../../src/terminal/output.js';
import { directionClosers } from '../../src/text/controls.js';
import { temporaryFolder } from '../library/stories.js';
import { pullquote, type Ran } from './run.js';

/** What a terminal obeys: C0 but line feed and tab, DEL, C1. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is meant
const obeyed = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f]/;
// biome-ignore lint/suspicious/noControlCharactersInRegex: the escape character begins a colour
const colourCode = /\u001b\[\d+m/g;
const turning = /[\u202a-\u202e\u2066-\u2069]/;

/** Texts that try to take over a terminal. */
const hostile = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        ...['\u001b[31m', '\u001b]0;owned\u0007', '\u001b[2J', '\u009b31m', '\r', '\b', '\u0000'],
        ...['\u007f', '\u0085', '\u202e', '\u2067', '\u2066', '\u202c', '\u2069', 'Kalvik', ' 41 '],
      ),
      fc.string({ unit: 'binary', maxLength: 4 }),
    ),
    { minLength: 1, maxLength: 8 },
  )
  .map((pieces) => pieces.join(''));

describe('text that is written to a terminal', () => {
  it('holds nothing that a terminal obeys, whatever it is made of', () => {
    fc.assert(
      fc.property(hostile, (text) => {
        expect(printable(text)).not.toMatch(obeyed);
        expect(printable(text)).not.toMatch(turning);
      }),
    );
    expect(printable('a\u001b[31mb\u0007\tc\r\nd\u009b')).toBe('a\\x1b[31mb\\x07\tc\nd\\x9b');
  });

  it('holds our own colours where they are on, and no others', () => {
    const colours = ownColours(true);
    fc.assert(
      fc.property(hostile, hostile, (first, second) => {
        const shown = printable(`${colours.bold(first)} ${colours.red(colours.dim(second))}`);
        const codes = shown.match(colourCode);
        expect(codes).toEqual([1, 22, 31, 2, 22, 39].map((code) => `\u001b[${code}m`));
        expect(shown.replace(colourCode, '')).not.toMatch(obeyed);
      }),
    );
    expect(printable(ownColours(false).bold('a'))).toBe('a');
  });

  it('holds a quote word for word, closed at the end of each line', () => {
    fc.assert(
      fc.property(hostile, (text) => {
        const line = text.replace(new RegExp(obeyed, 'g'), '').replace(/\n/g, ' ');
        const shown = printable(`${verbatim(line)} · the source`);
        expect(shown).toBe(`${line}${directionClosers(line)} · the source`);
        expect(directionClosers(shown)).toBe('');
      }),
    );
    expect(printable(verbatim('a\u202e\u2067b'))).toBe('a\u202e\u2067b\u2069\u202c');
  });

  it('as JSON is exactly what it was', () => {
    fc.assert(
      fc.property(hostile, fc.constantFrom(undefined, 2), (text, indent) => {
        const shown = printable(toJson({ [text]: [text] }, indent));
        expect(JSON.parse(shown)).toEqual({ [text]: [text] });
        expect(shown).not.toMatch(obeyed);
        expect(shown).not.toMatch(turning);
      }),
    );
  });
});

describe('the sources of the terminal', () => {
  it('write to the terminal in one place, but for the control codes of a progress bar', () => {
    const folder = 'src/terminal';
    const writing = readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.ts'))
      .filter((file) =>
        /\b(?:stdout|stderr)\.write\(|console\./.test(
          readFileSync(path.join(folder, file), 'utf8'),
        ),
      );
    expect(writing.filter((file) => path.dirname(file) !== 'progress')).toEqual(['output.ts']);
  });
});

/** A folder of files whose names, ids and faults try to take over the terminal. */
function hostileFiles(folder: string): void {
  mkdirSync(folder);
  const texts = fc.sample(hostile, { numRuns: 10, seed: 41 });
  texts.forEach((text, number) => {
    const id = `${text}${number}`;
    // The other control characters can't be typed in a file's name on some systems.
    const name = `${number}${text.replace(/[/\0]/g, '').slice(0, 40)}`.replace(
      /\p{Surrogate}/gu,
      '',
    );
    const article = {
      id,
      title: `Bridge ${number} ${text}`,
      publisher: text,
      url: `https://example.com/${number}`,
      text: `The council of Kalvik${number} voted to close the bridge for ${number + 2} days. `.repeat(
        5,
      ),
    };
    writeFileSync(path.join(folder, `${name}.json`), JSON.stringify(article));
    writeFileSync(path.join(folder, `${name}.jsonl`), `${text} is no line of JSON\n`);
    writeFileSync(
      path.join(folder, `${name}.md`),
      `---\ntitle: [${text}\n---\n${'A ferry sails. '.repeat(9)}`,
    );
    writeFileSync(path.join(folder, `${name}.odt`), text);
  });
}

describe('the command line', () => {
  it(
    'writes nothing that a terminal obeys, whatever files, ids and messages hold',
    { timeout: 900_000 },
    async () => {
      const index = temporaryFolder();
      const files = path.join(index, 'files');
      hostileFiles(files);
      const env = { PULLQUOTE_READER: 'off', PULLQUOTE_WORKERS: '1' };
      const run = (...args: string[]): Promise<Ran> => pullquote(args, { index, env });
      const ingested = await run('ingest', files);
      const listed = await run('sources', '--json');
      const ids = (JSON.parse(listed.stdout) as { id: string }[]).map(({ id }) => id);
      expect(ids.some((id) => obeyed.test(id))).toBe(true);
      expect(ingested.stderr).toContain('\\x');
      const id = ids.find((one) => obeyed.test(one) && !one.includes('\0')) ?? '';
      const input = `Who closed the bridge?\n/sources\n/${id}\n/quit\n`;
      const all = [
        ingested,
        listed,
        await run('sources'),
        await run('source', id),
        await run('source', `no ${id}`),
        await run('ask', '--explain', 'Why did the council of Kalvik1 close the bridge?'),
        await run('verify'),
        await pullquote(['chat'], { index, env, input }),
        await pullquote(['ask', '--jsonl'], { index, env, input: `${id}\n` }),
        await run(id.replace(/\0/g, '')),
        await run('clean', files),
        await run('remove', id),
      ];
      for (const { code, stdout, stderr } of all) {
        // Answered, refused or used wrongly, but never ended in the middle.
        expect(code, stderr).toBeOneOf([0, 1, 2]);
        expect(stdout).not.toMatch(obeyed);
        expect(stderr).not.toMatch(obeyed);
        for (const line of `${stdout}${stderr}`.split('\n'))
          expect(directionClosers(line)).toBe('');
      }
    },
  );
});
