import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { AnswerJson } from '../../src/answer/format/answer-json.js';
import { packageFolder } from '../../src/settings.js';
import { pullquote } from './run.js';

const folder = mkdtempSync(path.join(tmpdir(), 'pullquote-terminal-'));
const index = path.join(folder, 'index');
const cryptoTheft = 'what did the UN report say about crypto theft?';

afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('the first question on a fresh machine', () => {
  it('is answered from the demo articles: the sum that was stolen, marked', async () => {
    const { code, stdout, stderr } = await pullquote(['ask', cryptoTheft], { index });
    expect(stderr).toContain('These are the demo articles. Add your own: pullquote ingest PATH');
    expect(stdout.replace(/\s*│?\s+/g, ' ')).toMatch(/\*\*[^*]*\$50 million[^*]*\*\*/);
    expect(stdout).toContain('UN sanctions monitors');
    expect(stdout).toContain('Pullquote');
    expect(code).toBe(0);
  });
});

describe('pullquote ask', () => {
  it('writes its stable JSON, every quote an exact substring of its article', async () => {
    const { code, stdout } = await pullquote(['ask', cryptoTheft, '--json'], { index });
    const answer = JSON.parse(stdout) as AnswerJson;
    expect(code).toBe(0);
    expect(Object.keys(answer)).toEqual([
      'question',
      'answered',
      'band',
      'confidence',
      'quotes',
      'unanswered',
      'unknownAuthor',
      'nearest',
      'corrections',
      'filters',
      'elapsedMs',
      'demo',
    ]);
    expect(answer).toMatchObject({
      question: cryptoTheft,
      answered: true,
      nearest: [],
      demo: true,
    });
    for (const quote of answer.quotes) {
      expect(Object.keys(quote)).toEqual([
        'text',
        'highlight',
        'article',
        'start',
        'end',
        'alsoIn',
        'newer',
        'part',
        'asksFor',
        'score',
        'confidence',
        'band',
      ]);
      expect(Object.keys(quote.article)).toEqual([
        'id',
        'file',
        'title',
        'publisher',
        'date',
        'author',
        'url',
      ]);
      const source = await pullquote(['source', quote.article.id, '--json'], { index });
      const { body } = JSON.parse(source.stdout) as { body: string };
      expect(body.slice(quote.start, quote.end)).toBe(quote.text);
      const { start, end, text } = quote.highlight;
      expect(quote.text.slice(start, end)).toBe(text);
    }
    const [first, second] = answer.quotes;
    expect([first?.confidence, first?.band]).toEqual([answer.confidence, answer.band]);
    expect(second?.confidence).toBeGreaterThan(0);
    expect(second?.confidence).not.toBe(first?.confidence);
  });

  it('refuses with exit code 3 what the articles do not say, and shows what is near', async () => {
    const { code, stdout } = await pullquote(
      ['ask', 'How many missiles did North Korea launch in 2016?', '--json'],
      { index },
    );
    const answer = JSON.parse(stdout) as AnswerJson;
    expect(answer).toMatchObject({ answered: false, band: 'none', quotes: [] });
    expect(answer.nearest).not.toEqual([]);
    for (const { id, sentence } of answer.nearest) {
      const source = await pullquote(['source', id, '--json'], { index });
      const { body } = JSON.parse(source.stdout) as { body: string };
      expect(body.slice(sentence.start, sentence.end)).toBe(sentence.text);
      expect(sentence.text).not.toBe('');
    }
    expect(code).toBe(3);
  });

  it('names no articles if none is near', async () => {
    const question = 'Who won the Tour de France in 1998?';
    const { code, stdout } = await pullquote(['ask', question], { index });
    expect(stdout).toBe("I couldn't find that in the articles.\n");
    expect(code).toBe(3);
  });

  it('gives quotes whatever the confidence with --always, at most --limit', async () => {
    const { stdout } = await pullquote(
      ['ask', 'Who won the Tour de France in 1998?', '--always', '--limit', '2', '--json'],
      { index },
    );
    expect((JSON.parse(stdout) as AnswerJson).quotes).toHaveLength(2);
  });

  it('keeps to --source, --after and --before', async () => {
    const { stdout } = await pullquote(
      [
        'ask',
        'what did Kim Jong Un order?',
        '--source',
        'DW',
        '--after',
        '2023-04-01',
        '--before',
        '2023-04-30',
        '--always',
        '--json',
      ],
      { index },
    );
    const answer = JSON.parse(stdout) as AnswerJson;
    expect(answer.filters.map((filter) => filter.kind)).toEqual(['source', 'after', 'before']);
    expect(answer.quotes.length).toBeGreaterThan(0);
    expect(new Set(answer.quotes.map((quote) => quote.article.date))).toEqual(
      new Set(['2023-04-11']),
    );
  });

  it('answers many questions in order with --jsonl, and says which lines are none', async () => {
    const input = [
      JSON.stringify({ id: 'a', question: cryptoTheft }),
      'not json',
      '',
      JSON.stringify({ id: 7, question: 'what did Kim Jong Un order?', source: 'DW' }),
      JSON.stringify({ id: 'c', question: 'hello' }),
      JSON.stringify({ id: 'd', question: 'who?', after: 'yesterday' }),
    ].join('\n');
    const { code, stdout, stderr } = await pullquote(['ask', '--jsonl'], { index, input });
    const lines = stdout
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(lines.map((line) => line.id ?? line.line)).toEqual(['a', 2, 7, 'c', 'd']);
    expect(lines.map((line) => line.answered)).toEqual([
      true,
      undefined,
      expect.any(Boolean),
      false,
      undefined,
    ]);
    expect(lines[0].demo).toBe(true);
    expect(lines[4].error).toContain('yesterday');
    expect(stderr).toContain('line 2');
    expect(code).toBe(1);
  });

  it('explains scores and confidence', async () => {
    const { stdout } = await pullquote(['ask', cryptoTheft, '--explain'], { index });
    expect(stdout).toMatch(/score meaning 0\.\d+ \+ words 0\.\d+ \+ .* = \d\.\d+/);
    expect(stdout).toMatch(/confidence 0\.\d+ \(answer\) from cosine/);
  });

  it.each([
    [['ask'], 'there is no question'],
    [['ask', 'who?', '--limit', 'many'], 'whole number'],
    [['ask', 'who?', '--after', '2023-13-01'], '2023-13-01'],
    [['ask', 'who?', '--unknown'], 'unknown option'],
    [['aks', 'who?'], 'Did you mean ask'],
  ])('exits with 2 for %j', async (args, words) => {
    const { code, stderr } = await pullquote(args, { index });
    expect(stderr).toContain(words);
    expect(code).toBe(2);
  });
});

describe('pullquote chat', () => {
  it('reads a follow-up with the question before, and takes thanks', async () => {
    const input = `${cryptoTheft}\nand who was cited for that?\nthanks\n/sources\n/nonsense\n/quit\n`;
    const { code, stdout } = await pullquote(['chat'], { index, input });
    expect(stdout).toContain('$50 million');
    expect(stdout).toContain('Chainalysis');
    expect(stdout).toContain("You're welcome!");
    expect(stdout).toContain('There is no command /nonsense');
    expect(code).toBe(0);
  });
});

describe('pullquote ingest, sources, source, remove, verify', () => {
  const own = path.join(folder, 'own');
  const articles = path.join(folder, 'articles');
  beforeAll(() => {
    mkdirSync(articles);
    cpSync(path.join(packageFolder, 'seeds'), articles, { recursive: true });
    writeFileSync(path.join(articles, 'empty.txt'), '');
  });

  it('adds what it can, says what it cannot, and tells by its exit code', async () => {
    const { code, stdout, stderr } = await pullquote(['ingest', articles], { index: own });
    expect(stdout).toContain('4 added');
    expect(stderr).toContain('empty.txt');
    expect(code).toBe(1);
  });

  it('skips what has not changed and drops what is gone with --prune', async () => {
    rmSync(path.join(articles, 'empty.txt'));
    expect((await pullquote(['ingest', articles], { index: own })).stdout).toContain(
      '4 of 4 files unchanged',
    );
    rmSync(path.join(articles, 'kim-speeds-up-war-preparations.md'));
    const { code, stdout } = await pullquote(['ingest', articles, '--prune'], { index: own });
    expect(stdout).toContain('1 removed');
    expect(code).toBe(0);
  });

  it('reads an article from standard input', async () => {
    const input = JSON.stringify({
      id: 'lock-1',
      title: 'Tidal lock opens at Brennhaven',
      publisher: 'The Harbour Post',
      date: '2024-05-04',
      text: 'The tidal lock at Brennhaven opened on Tuesday after four years of work. It cost 41 million crowns, the town council said, nine more than planned.',
    });
    const { code } = await pullquote(['ingest', '-'], { index: own, input });
    expect(code).toBe(0);
    const { stdout } = await pullquote(['source', 'lock-1', '--json'], { index: own });
    expect(JSON.parse(stdout)).toMatchObject({
      id: 'lock-1',
      publisher: 'The Harbour Post',
      date: '2024-05-04',
    });
  });

  it('lists, removes and verifies', async () => {
    const listed = JSON.parse((await pullquote(['sources', '--json'], { index: own })).stdout);
    expect(listed).toHaveLength(4);
    const newer = await pullquote(['sources', '--after', '2024-01-01'], { index: own });
    expect(newer.stdout).toMatch(/lock-1[^\n]*\n1 article; 1 without a date left out\n$/);
    expect((await pullquote(['remove', 'lock-1'], { index: own })).code).toBe(0);
    expect((await pullquote(['remove', 'lock-1'], { index: own })).code).toBe(1);
    expect((await pullquote(['sources'], { index: own })).stdout).toContain('3 articles');
    const verified = await pullquote(['verify'], { index: own });
    expect(verified.stdout).toContain('no problems');
    expect(verified.code).toBe(0);
  });

  it('names the id that it does not know and the command that lists them', async () => {
    const { code, stderr } = await pullquote(['source', 'nothing'], { index: own });
    expect(stderr).toContain('nothing');
    expect(stderr).toContain('pullquote sources');
    expect(code).toBe(1);
  });
});

describe('pullquote clean', () => {
  it('shows what is kept, what is dropped and by which rule', async () => {
    const input =
      'Skip to content\n\nTidal lock opens at Brennhaven\n\nThe tidal lock at Brennhaven opened on Tuesday after four years of work, the town council said.\n\nIt cost 41 million crowns, nine more than the council had planned when the work began.\n\nRead Also: Ferry fares rise again\n';
    const { code, stdout } = await pullquote(['clean', '-', '--json'], { index, input });
    const cleaned = JSON.parse(stdout);
    expect(Object.keys(cleaned)).toEqual([
      'title',
      'publisher',
      'date',
      'author',
      'url',
      'body',
      'dropped',
    ]);
    expect(cleaned.title).toBe('Tidal lock opens at Brennhaven');
    expect(cleaned.body).toContain('41 million crowns');
    expect(cleaned.dropped.map((dropped: { line: number }) => dropped.line)).toEqual(
      expect.arrayContaining([1, 9]),
    );
    expect(code).toBe(0);
  });
});

describe('pullquote doctor', () => {
  it('passes a working setup, and says what to do about a broken one', async () => {
    const well = await pullquote(['doctor'], { index });
    expect(well.stdout).not.toContain('FAIL');
    expect(well.code).toBe(0);
    expect(well.stdout).toMatch(
      /ok {4}compiled modules: better-sqlite3, hnswlib-node, onnxruntime/,
    );
    expect(well.stdout).toContain(`index folder ${index} (PULLQUOTE_INDEX names it) is writable`);
    expect(well.stdout).toMatch(/note {2}no articles yet: the demo articles answer/);
    const missing = await pullquote(['doctor'], {
      index,
      env: { PULLQUOTE_MODEL: 'Xenova/gte-small' },
    });
    expect(missing.stdout).toMatch(/FAIL.*Xenova\/gte-small/);
    expect(missing.code).toBe(1);
  });
});

describe.concurrent('every command', () => {
  it.each([
    'ask',
    'chat',
    'ingest',
    'sources',
    'source',
    'remove',
    'reindex',
    'verify',
    'doctor',
    'clean',
    'serve',
    'bot',
    'deploy',
    'completion',
  ])('teaches with --help: %s', async (command) => {
    const { code, stdout } = await pullquote([command, '--help'], { index });
    expect(stdout).toMatch(/Examples?:\n {2}.*pullquote /);
    expect(code).toBe(0);
  });
});

describe('the original articles', () => {
  const originals = path.join(packageFolder, '..', 'shared', 'seeds');
  it.skipIf(!existsSync(originals))(
    'give the quote from the original (needs ../shared)',
    async () => {
      const elsewhere = path.join(folder, 'originals');
      expect((await pullquote(['ingest', originals], { index: elsewhere })).stdout).toContain(
        '4 added',
      );
      const { stdout } = await pullquote(['ask', cryptoTheft, '--json'], { index: elsewhere });
      const [quote] = (JSON.parse(stdout) as AnswerJson).quotes;
      expect(quote?.highlight.text).toContain('$50 million');
      expect(
        readFileSync(path.join(originals, path.basename(quote?.article.file ?? '')), 'utf8'),
      ).toContain(quote?.highlight.text);
    },
  );
});
