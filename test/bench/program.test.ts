import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { packageFolder } from '../../src/settings.js';

function bench(...args: string[]): { code: number | null; out: string; err: string } {
  const file = path.join(packageFolder, 'bench', 'main.ts');
  const ended = spawnSync(process.execPath, ['--import', 'tsx', file, ...args], {
    cwd: packageFolder,
    encoding: 'utf8',
  });
  return { code: ended.status, out: ended.stdout, err: ended.stderr };
}

describe('npm run bench', () => {
  it('names its parts and shows examples of them', () => {
    const { code, out } = bench('--help');
    expect(code).toBe(0);
    for (const part of [
      'embedding',
      'ingestion',
      'asking',
      'weaviate',
      'start',
      'memory',
      'recall',
    ]) {
      expect(out).toMatch(new RegExp(`^  ${part} +\\S`, 'm'));
    }
    expect(out).toContain('npm run bench -- asking recall --full');
  });

  it('refuses a part that there is not, and names those that there are', () => {
    const { code, err } = bench('speed');
    expect(code).toBe(1);
    expect(err).toMatch(/Allowed choices are embedding, /);
  });
});
