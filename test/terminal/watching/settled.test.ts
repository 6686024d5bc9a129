import { rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { openUnsettled } from '../../../src/terminal/watching/settled.js';
import { temporaryFolder } from '../../library/stories.js';

it('takes a file once two looks find it the same, and with it all others', async () => {
  const file = path.join(temporaryFolder(), 'a.txt');
  const { look } = openUnsettled();
  writeFileSync(file, 'The ferry');
  expect(await look([file])).toEqual([]);
  writeFileSync(file, 'The ferry to Kalvik');
  expect(await look([])).toEqual([]);
  const other = path.join(path.dirname(file), 'b.txt');
  writeFileSync(other, 'The mole');
  expect(await look([other])).toEqual([]);
  expect(await look([])).toEqual([file, other]);
  expect(await look([])).toEqual([]);
});

it('takes a file that is gone', async () => {
  const file = path.join(temporaryFolder(), 'a.txt');
  writeFileSync(file, 'The ferry');
  const { look } = openUnsettled();
  expect(await look([file])).toEqual([]);
  rmSync(file);
  expect(await look([file])).toEqual([]);
  expect(await look([])).toEqual([file]);
});

it("doesn't wait without end for a file that is written to all the time", async () => {
  const folder = temporaryFolder();
  const [done, log] = [path.join(folder, 'a.txt'), path.join(folder, 'log.txt')];
  writeFileSync(done, 'The ferry');
  const { look } = openUnsettled();
  let text = '';
  const ready: string[] = [];
  for (let looks = 0; looks < 12; looks += 1) {
    text += 'More.';
    writeFileSync(log, text);
    ready.push(...(await look(looks === 0 ? [done, log] : [log])));
  }
  expect(ready).toEqual([done]);
});
