import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { isBuilt } from '../built.js';
import { pullquote } from './run.js';

const folder = mkdtempSync(path.join(tmpdir(), 'pullquote-bundle-'));
const index = path.join(folder, 'index');
const question = 'what did the UN report say about crypto theft?';

afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe.skipIf(!isBuilt)('the command line as it was built', () => {
  it('finds seeds, models and the program of its workers from where it lies', async () => {
    const { code, stdout, stderr } = await pullquote(['ask', question], { index });
    expect(stderr).toContain('demo articles');
    expect(stdout).toContain('$50 million');
    expect(code).toBe(0);
  });

  it.each([
    ['chrono-node', ['ask', 'what happened in April 2023?', '--always'], 'pril 2023', 0],
    ['yaml', ['clean', 'seeds/kim-speeds-up-war-preparations.md'], 'Kim', 0],
    ['discord.js', ['deploy', '--dry-run'], "can't be reached", 1],
  ])('loads %s when it is needed', async (_, args, words, expected) => {
    const env = { DISCORD_TOKEN: 'not.a.token', DISCORD_API_URL: 'http://127.0.0.1:9' };
    const { code, stdout, stderr } = await pullquote(args, { index, env });
    expect(stdout + stderr).toContain(words);
    expect(code).toBe(expected);
  });

  it('tells failures apart by the one class that they share', async () => {
    const { code, stderr } = await pullquote(['ask', '  '], { index });
    expect(stderr).toContain('there is no question');
    expect(code).toBe(2);
    const wrong = { index, env: { PULLQUOTE_READER: 'a b' } };
    const { code: usage, stderr: why } = await pullquote(['ask', question], wrong);
    expect(why).toContain('PULLQUOTE_READER');
    expect(why).not.toContain('Unexpected error');
    expect(usage).toBe(2);
  });
});
