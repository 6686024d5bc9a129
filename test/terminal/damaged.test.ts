import { mkdtempSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { packageFolder } from '../../src/settings.js';
import { pullquote } from './run.js';

const folder = mkdtempSync(path.join(tmpdir(), 'pullquote-damaged-'));
const index = path.join(folder, 'index');
const database = path.join(index, 'pullquote.db');
const seeds = path.join(packageFolder, 'seeds');
const cryptoTheft = 'what did the UN report say about crypto theft?';
const sum = '$50 million';

beforeAll(async () => {
  await pullquote(['ingest', seeds], { index });
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('an index with one bit of one number changed', () => {
  beforeAll(() => {
    const bytes = readFileSync(database);
    for (let at = bytes.indexOf(sum); at >= 0; at = bytes.indexOf(sum, at)) {
      bytes[at + 1] = (bytes[at + 1] ?? 0) ^ 4;
    }
    writeFileSync(database, bytes);
  });

  it('is never quoted for it; the article is named, and what to do', async () => {
    const { stdout, stderr } = await pullquote(['ask', cryptoTheft, '--always'], { index });
    expect(stdout).not.toContain('$10 million');
    expect(stderr).toMatch(/Article \w+ \(“.+”\) is damaged and isn't quoted/);
    expect(stderr).toMatch(/next: Run `pullquote ingest ".+\.md"`, which reads it again/);
  });

  it('is reported by verify, and shown neither by sources nor by source', async () => {
    const verified = await pullquote(['verify'], { index });
    expect(verified.stdout).toMatch(/is damaged and isn't quoted: the checksum of its text/);
    expect(verified.code).toBe(1);
    const [, id = 'none'] = /Article (\w+) /.exec(verified.stdout) ?? [];
    const listed = await pullquote(['sources'], { index });
    expect(listed.stdout).not.toContain(id);
    expect(listed.stderr).toContain(`Article ${id} `);
    const shown = await pullquote(['source', id], { index });
    expect(shown).toMatchObject({ code: 1, stdout: '' });
    expect(shown.stderr).toMatch(/is damaged and isn't quoted.*\n.*next: Run `pullquote ingest/);
  });

  it('says the right number again after the articles were ingested again', async () => {
    expect((await pullquote(['ingest', seeds], { index })).stdout).toMatch(/replaced/);
    const { stdout, stderr } = await pullquote(['ask', cryptoTheft], { index });
    expect(stdout.replace(/\s*│?\s+/g, ' ')).toContain(sum);
    expect(stderr).toBe('');
    expect(await pullquote(['verify'], { index })).toMatchObject({ code: 0 });
  });
});

describe('an index whose database was emptied', () => {
  it('is not filled with the bundled seeds by a question, and does not pass verify', async () => {
    truncateSync(database, 0);
    for (const args of [['ask', cryptoTheft], ['verify'], ['sources']]) {
      const { code, stderr } = await pullquote(args, { index });
      expect(stderr).toMatch(/pullquote\.db is missing or empty.*\n.*next: Restore a backup/);
      expect(stderr).not.toMatch(/seeds|Unexpected/);
      expect(code).toBe(1);
    }
  });
});

it('says that an index folder is none, without a stack trace', async () => {
  for (const args of [['verify'], ['ask', cryptoTheft], ['ingest', seeds]]) {
    const { code, stderr } = await pullquote(args, { index: '/dev/null' });
    expect(stderr).toContain('The index folder /dev/null is a file.');
    expect(stderr).not.toContain('Unexpected');
    expect(code).toBe(2);
  }
});
