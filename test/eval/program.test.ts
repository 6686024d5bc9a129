import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { packageFolder } from '../../src/settings.js';

/** Ends a program of the harness as a shell sees it. */
function run(
  entry: string,
  ...args: string[]
): Promise<{ code: number; out: string; err: string }> {
  const file = path.join(packageFolder, 'eval', `${entry}.ts`);
  return new Promise((resolve) => {
    const child = execFile(
      process.execPath,
      ['--import', 'tsx', file, ...args],
      { cwd: packageFolder },
      (_, out, err) => resolve({ code: child.exitCode ?? -1, out, err }),
    );
  });
}

const body =
  'The tidal lock at Brennhaven opened on Tuesday after four years of work, letting the first ferry through at noon, in front of some two thousand people who had waited on the quay since dawn. It cost 41 million crowns, the town council said, nine million more than planned.';

let folder: string;
let set: string;
let floors: string;

beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'pullquote-harness-'));
  set = folder;
  floors = path.join(folder, 'floors.json');
  const page = { id: 'p1', text: body, expected_text: `${body} The end of it is missing here.` };
  writeFileSync(path.join(folder, 'pages.jsonl'), JSON.stringify(page));
});

afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

describe('npm run eval', () => {
  it('measures any folder in the format, and keeps the run', async () => {
    const { code, out, err } = await run('main', set, '--out', path.join(folder, 'run'), '--json');
    expect({ code, err }).toEqual({ code: 0, err: `kept in ${path.join(folder, 'run')}\n` });
    const kept = JSON.parse(readFileSync(path.join(folder, 'run', 'figures.json'), 'utf8'));
    expect(JSON.parse(out).figures).toEqual(kept.figures);
    expect(kept.figures[path.basename(set)]['text precision'].value).toBe(1);
  });

  it('says of a set that is not there what there is', async () => {
    const { code, out, err } = await run('main', 'newqsa');
    expect({ code, out }).toEqual({ code: 1, out: '' });
    expect(err).toBe(
      'pullquote: there is no set newqsa: neither a name (own, seeds, news, newsqa, squad2, multihop, time_ir, cleaning) nor a folder\n  next: npm run eval -- own, or npm run eval -- path/to/a/set\n',
    );
  });
});

describe('fitting the confidence', () => {
  it('fits to samples that were kept, judges each set by the others, and draws them', async () => {
    const samples = ['newsqa', 'squad2'].flatMap((set, at) =>
      Array.from({ length: 120 }, (_, n) => ({
        set,
        id: `q${n}`,
        question: 'What did it cost?',
        size: 'small',
        members: false,
        leftOut: false,
        answerable: true,
        rank: 1,
        right: n % 4 !== at,
        confidence: 0.5,
        doubts: [],
        evidence: { cosine: n % 4 === at ? 0.2 : 0.8 },
        parts: {},
      })),
    );
    const kept = path.join(folder, 'samples.jsonl');
    writeFileSync(kept, samples.map((one) => `${JSON.stringify(one)}\n`).join(''));
    const plot = path.join(folder, 'plots', 'confidence.svg');
    const args = ['newsqa', 'squad2', '--from', kept, '--features', 'cosine', '--plot', plot];
    const { code, out, err } = await run('fit', ...args);
    expect({ code, err }).toEqual({ code: 0, err: `drawn in ${plot}\n` });
    const others = out.slice(out.indexOf('Each set by a fit to the others'));
    expect(others).toMatch(/\| newsqa, small \| +120 \| +\.750 /);
    expect(JSON.parse(out.trimEnd().split('\n').at(-1) ?? '').weights.cosine).toBeGreaterThan(1);
    expect(readFileSync(plot, 'utf8')).toContain('squad2: calibration error .00, 120');
  });

  it('says which sizes there are, and needs a set with enough questions', async () => {
    const kept = path.join(folder, 'none.jsonl');
    writeFileSync(kept, '');
    const few = await run('fit', 'newsqa', '--from', kept);
    expect(few.code).not.toBe(0);
    expect(few.err).toContain('no set has enough questions to fit to');
    const size = await run('fit', '--sizes', 'small,huge');
    expect(size.code).not.toBe(0);
    expect(size.err).toContain('"huge" isn\'t a size');
  });
});

describe('npm run eval:gate', () => {
  const gate = (...args: string[]) => run('gate', ...args, '--floors', floors);

  it('holds what was reached, fails below it, and lowers a floor only for a reason', async () => {
    expect(await gate(set)).toMatchObject({ code: 1, out: '' });

    expect(await gate(set, '--write')).toMatchObject({ code: 0 });
    expect(await gate()).toMatchObject({ code: 0, out: `${set}: 1 figure held\n` });

    const raised = JSON.parse(readFileSync(floors, 'utf8'));
    raised.floors[0].reached['text F1'] = 0.999;
    writeFileSync(floors, JSON.stringify(raised));
    const below = await gate();
    expect(below.code).toBe(1);
    expect(below.out).toMatch(/\| .* \| text F1 \| +\.999 \| +\.9\d\d \|/);

    const refused = await gate(set, '--write');
    expect(refused.code).not.toBe(0);
    expect(refused.err).toContain('a floor of');
    expect(refused.err).toContain('--allow-lower "why"');
    expect(JSON.parse(readFileSync(floors, 'utf8'))).toEqual(raised);

    expect(await gate(set, '--write', '--allow-lower', 'it was a test')).toMatchObject({ code: 0 });
    expect(JSON.parse(readFileSync(floors, 'utf8')).lowered).toMatchObject([
      { why: 'it was a test', from: { 'text F1': 0.999 } },
    ]);
  });
});
