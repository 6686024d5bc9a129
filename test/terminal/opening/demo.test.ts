import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import type { AnswerJson } from '../../../src/answer/format/answer-json.js';
import { temporaryFolder } from '../../library/stories.js';
import { pullquote } from '../run.js';

const cryptoTheft = 'what did the UN report say about crypto theft?';
const notice = 'These are the demo articles. Add your own: pullquote ingest PATH';
const env = { PULLQUOTE_READER: 'off', PULLQUOTE_WORKERS: '1' };

/** An article of a user's own, in a folder of its own. */
function ownArticle(): string {
  const folder = temporaryFolder();
  writeFileSync(
    path.join(folder, 'lock.txt'),
    'Harbour lock reopens\n\nThe harbour lock reopened on Tuesday after four years of work. It cost 41 million euros, twice what the city had planned.\n',
  );
  return folder;
}

async function titles(index: string): Promise<string[]> {
  const { stdout } = await pullquote(['sources', '--json'], { index, env });
  return JSON.parse(stdout).map(({ title }: { title: string }) => title);
}

describe('the demo articles', () => {
  it('answer as long as there are no others, can be listed, and never mix with others', async () => {
    const index = temporaryFolder();
    const first = await pullquote(['ask', cryptoTheft, '--always', '--json'], { index, env });
    expect(first.stderr).toContain(notice);
    const { demo, quotes } = JSON.parse(first.stdout) as AnswerJson & { demo: boolean };
    expect(demo).toBe(true);
    expect(readdirSync(index)).toEqual(['demo']);
    const source = await pullquote(['source', quotes[0]?.article.id ?? ''], { index, env });
    expect(source.code).toBe(0);
    expect(source.stderr).toContain(notice);
    expect(await titles(index)).toHaveLength(4);

    const ingested = await pullquote(['ingest', ownArticle()], { index, env });
    expect(ingested.stderr).not.toContain('demo');
    expect(await titles(index)).toEqual(['Harbour lock reopens']);
    const own = await pullquote(['ask', 'what did the lock cost?', '--always', '--json'], {
      index,
      env,
    });
    expect(own.stderr).not.toContain(notice);
    expect(own.stdout).toContain('41 million euros');
    expect(JSON.parse(own.stdout).demo).toBe(false);
  });

  it('are made again if their index is damaged', async () => {
    const index = temporaryFolder();
    await pullquote(['ask', cryptoTheft, '--always'], { index, env });
    const database = path.join(index, 'demo', 'pullquote.db');
    writeFileSync(database, 'not a database');
    const { stdout, code } = await pullquote(['ask', cryptoTheft, '--always'], { index, env });
    expect(stdout).toContain('$50 million');
    expect(code).toBe(0);
  });

  it('that an earlier version put among others are named by ingest and doctor, and removed', async () => {
    const index = temporaryFolder();
    const both = [ownArticle(), 'seeds'];
    const { stderr } = await pullquote(['ingest', ...both], { index, env });
    expect(stderr).toMatch(/note: the index holds 4 demo articles.*pullquote remove --seeds/);
    const doctor = await pullquote(['doctor'], { index, env });
    expect(doctor.stdout).toMatch(/note {2}the index holds 4 demo articles.*\n.*remove --seeds/);
    const removed = await pullquote(['remove', '--seeds'], { index, env });
    expect(removed.stdout).toBe('removed: 4 demo articles\n');
    expect(await titles(index)).toEqual(['Harbour lock reopens']);
    // Their files are still on record, so they don't come back.
    const again = await pullquote(['ingest', ...both], { index, env });
    expect(again.stdout).toContain('nothing new');
    expect(again.stderr).not.toContain('demo');
  });

  it('are recognised by their publisher, which each of them names', () => {
    for (const file of readdirSync('seeds')) {
      expect(readFileSync(path.join('seeds', file), 'utf8')).toMatch(
        /^publisher: Pullquote briefs/m,
      );
    }
  });
});

describe('pullquote remove', () => {
  it.each([
    [['remove']],
    [['remove', 'a1', '--seeds']],
    [['remove', '--seeds', '--server', '123456789012345678']],
  ])('takes an id, --seeds or --server: %j', async (args) => {
    const { code, stderr } = await pullquote(args, { index: temporaryFolder(), env });
    expect(stderr).toContain('the id of an article, --seeds or --server');
    expect(code).toBe(2);
  });
});
