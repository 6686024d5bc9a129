import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { temporaryFolder } from '../library/stories.js';
import { run } from './packed.js';

const prepare = path.resolve('build/prepare.mjs');

describe('an install without development dependencies', () => {
  it('succeeds, and says where a build comes from', async () => {
    const { output, status } = await run(process.execPath, [prepare], { cwd: temporaryFolder() });
    expect(output).toContain("Pullquote isn't built yet");
    expect(output).toMatch(/Next: .*npm prune --omit=dev.*npm pack/);
    expect(status).toBe(0);
  });

  it('says nothing if a build is there already', async () => {
    const folder = temporaryFolder();
    mkdirSync(path.join(folder, 'dist', 'terminal'), { recursive: true });
    writeFileSync(path.join(folder, 'dist', 'terminal', 'main.js'), '');
    expect(await run(process.execPath, [prepare], { cwd: folder })).toEqual({
      output: '',
      status: 0,
    });
  });
});
