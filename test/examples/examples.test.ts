import { spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { expect, it } from 'vitest';

/** A line that each example prints if it did what it shows. */
const shown: Readonly<Record<string, string>> = {
  'a-reader-of-your-own.ts': '5 passages read',
  'ask.ts': 'more than $50 million from cryptocurrency exchanges',
  'ingest-from-a-stream.ts': 'It cost 41 million euros',
};

it('has a test for each example', () => {
  expect(readdirSync('examples').sort()).toEqual(Object.keys(shown).sort());
});

it.each(Object.entries(shown))('runs examples/%s', (file, line) => {
  const { stdout, stderr, status } = spawnSync(
    process.execPath,
    ['--import', 'tsx', `examples/${file}`],
    { encoding: 'utf8' },
  );
  expect(stderr).toBe('');
  expect(stdout).toContain(line);
  expect(status).toBe(0);
});
