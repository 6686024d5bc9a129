import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Argument, Command, Option } from 'commander';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { describe as described } from '../../src/terminal/completion/described.js';
import { scriptFor } from '../../src/terminal/completion/scripts.js';
import { temporaryFolder } from '../library/stories.js';
import { pullquote } from './run.js';

const program = new Command('pullquote')
  .addCommand(
    new Command('ask')
      .description("Answer a question with the articles' words")
      .argument('[question...]')
      .option('--limit <n>', 'at most this many')
      .option('--json', 'write JSON'),
  )
  .addCommand(new Command('ingest').argument('<path...>').option('--prune', 'remove'))
  .addCommand(
    new Command('copy').addOption(
      new Option('--from <where>', 'source').choices(['here', 'there']),
    ),
  )
  .addCommand(
    new Command('completion').addArgument(new Argument('<shell>').choices(['bash', 'zsh'])),
  );
const script = scriptFor('bash', described(program));

/** What a real bash offers after these words, the last of which is being typed. */
function offered(folder: string, ...words: string[]): string[] {
  const asked = `${script}
COMP_WORDS=(pullquote ${words.map((word) => `'${word}'`).join(' ')})
COMP_CWORD=${words.length}
_pullquote
printf '%s\\n' "\${COMPREPLY[@]}"`;
  const out = execFileSync('bash', ['--norc', '-c', asked], { cwd: folder, encoding: 'utf8' });
  return out.split('\n').filter(Boolean);
}

describe('completion in bash', () => {
  let folder = '';
  beforeAll(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'pullquote completion-'));
    mkdirSync(path.join(folder, 'articles new'));
    writeFileSync(path.join(folder, 'article.txt'), '');
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it('offers commands first', () => {
    expect(offered(folder, '')).toEqual([
      ...['ask', 'ingest', 'copy', 'completion', '--help', '--version'],
    ]);
    expect(offered(folder, 'co')).toEqual(['copy', 'completion']);
  });

  it('offers the options of a command, and the words of an option or an argument', () => {
    expect(offered(folder, 'ask', '--')).toEqual(['--limit', '--json', '--help']);
    expect(offered(folder, 'ask', '--limit', '')).toEqual([]);
    expect(offered(folder, 'copy', '--from', '')).toEqual(['here', 'there']);
    expect(offered(folder, 'completion', 'z')).toEqual(['zsh']);
  });

  it('offers files if a command takes them, with their spaces', () => {
    expect(offered(folder, 'ingest', 'art').sort()).toEqual(['article.txt', 'articles new']);
    expect(offered(folder, 'ingest', '--p')).toEqual(['--prune']);
    expect(offered(folder, 'ask', 'art')).toEqual([]);
  });
});

describe('completion in fish', () => {
  it('has each command and option with its description in quotes', () => {
    const lines = scriptFor('fish', described(program)).split('\n');
    expect(lines).toContain(
      "complete -c pullquote -n __fish_use_subcommand -f -a ask -d 'Answer a question with the articles\\' words'",
    );
    expect(lines).toContain(
      "complete -c pullquote -n '__fish_seen_subcommand_from ask' -l limit -x -d 'at most this many'",
    );
    expect(lines).toContain("complete -c pullquote -n '__fish_seen_subcommand_from ingest' -F");
  });
});

describe('pullquote completion', () => {
  it('writes a script that bash takes, with every command', async () => {
    const index = temporaryFolder();
    const { code, stdout } = await pullquote(['completion', 'bash'], { index });
    expect(code).toBe(0);
    execFileSync('bash', ['--norc', '-n'], { input: stdout });
    for (const command of ['ask', 'sources', 'ingest', 'completion']) {
      expect(stdout).toContain(`    ${command})`);
    }
    const zsh = await pullquote(['completion', 'zsh'], { index });
    expect(zsh.stdout).toContain('bashcompinit');
  });
});
