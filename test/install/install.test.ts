import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import {
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  realpathSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { isBuilt } from '../built.js';
import { startLoopback } from '../discord/loopback/loopback.js';
import { type Ended, homeIn, npm, pack, run } from './packed.js';

/*
 * What a user does: npm i -g of the packed package, from the npm registry alone, with no checkout in sight.
 * It compiles SQLite twice, so it takes minutes.
 */

const folder = realpathSync(mkdtempSync(path.join(tmpdir(), 'pullquote-install-')));
const prefix = path.join(folder, 'prefix');
const own = path.join(prefix, 'lib', 'node_modules', 'pullquote');
const command = path.join(prefix, 'bin', 'pullquote');
/** Not the checkout, and not a project. */
const elsewhere = path.join(folder, 'elsewhere');
const env = homeIn(path.join(folder, 'home'));
const cryptoTheft = 'what did the UN report say about crypto theft?';
const long = 900_000;
/** MiB that an installed package may take, as files. */
const mostMiB = 250;

/** Releases of Node that are supported, besides the one that runs the tests. */
const [running = ''] = process.versions.node.split('.');
const others = ['20', '22', '24'].filter((release) => release !== running);
const newest = others.at(-1) ?? '';

const silent = ['--no-audit', '--no-fund'];
const quick = ['--fetch-retries=0', '--fetch-timeout=10000'];
const hasRegistry =
  process.platform !== 'win32' && isBuilt && spawnSync('npm', ['ping', ...quick]).status === 0;

/** Runs the installed command, by this Node or another one. */
function pullquote(args: readonly string[], node = process.execPath): Promise<Ended> {
  return run(node, [realpathSync(command), ...args], { cwd: elsewhere, env });
}

function sizeOf(file: string): number {
  const found = lstatSync(file);
  if (!found.isDirectory()) return found.size;
  return readdirSync(file).reduce((sum, name) => sum + sizeOf(path.join(file, name)), 0);
}

/** A release of Node from the npm registry, with its headers: the folder that holds `bin/node`. */
async function nodeFromRegistry(release: string): Promise<string> {
  const name = `node-${process.platform}-${process.arch}`;
  const into = path.join(folder, `node-${release}`);
  await npm(['install', ...silent, '--prefix', into, `${name}@${release}`], folder);
  return path.join(into, 'node_modules', name);
}

/** What was printed, its lines joined. */
function words(output: string): string {
  return output.replace(/\s*│?\s+/g, ' ');
}

/** Resolves once a process has written some words. */
async function saying(child: ChildProcess, words: string): Promise<void> {
  let written = '';
  await new Promise<void>((resolve, reject) => {
    for (const stream of [child.stdout, child.stderr]) {
      stream?.setEncoding('utf8').on('data', (text) => {
        written += text;
        if (written.includes(words)) resolve();
      });
    }
    child.once('close', () => reject(new Error(`it ended without "${words}": ${written}`)));
  });
}

describe.skipIf(!hasRegistry)(
  'installed from the npm registry (needs a build and a registry)',
  () => {
    beforeAll(async () => {
      await npm(['install', ...silent, '--global', '--prefix', prefix, await pack(folder)], folder);
      for (const made of [elsewhere, env.HOME ?? '']) mkdirSync(made);
      writeFileSync(
        path.join(elsewhere, 'lock.txt'),
        'Harbour lock reopens\n\nThe harbour lock reopened on Tuesday after four years of work. It cost 41 million euros, twice what the city had planned.\n',
      );
    }, long);

    afterAll(() => rmSync(folder, { recursive: true, force: true }));

    it('answers the first question from the demo articles', async () => {
      const { output, status } = await pullquote(['ask', cryptoTheft]);
      expect(output).toContain('These are the demo articles.');
      expect(output).toContain('$50 million');
      expect(status).toBe(0);
    });

    it('keeps its index in the data folder of the user, and nothing where it is used', () => {
      expect(existsSync(path.join(env.XDG_DATA_HOME ?? '', 'pullquote', 'index', 'demo'))).toBe(
        true,
      );
      expect(readdirSync(elsewhere)).toEqual(['lock.txt']);
    });

    it('ingests and answers, wherever it is used', async () => {
      expect((await pullquote(['ingest', '.'])).output).toContain('1 added');
      const { output, status } = await run(
        process.execPath,
        [command, 'ask', 'what did the lock cost?'],
        {
          cwd: folder,
          env,
        },
      );
      expect(words(output)).toContain('41 million euros');
      expect(status).toBe(0);
    });

    it('passes its own doctor, who says where index and settings are', async () => {
      const { output, status } = await pullquote(['doctor']);
      expect(output).not.toContain('FAIL');
      expect(output).toMatch(/index folder .*\/data\/pullquote\/index \(it is in your data folder/);
      expect(output).toContain(path.join(elsewhere, '.env'));
      expect(output).toContain(path.join(env.XDG_CONFIG_HOME ?? '', 'pullquote', '.env'));
      expect(status).toBe(0);
    });

    it('runs the bot, which answers', async () => {
      const discord = await startLoopback();
      onTestFinished(() => discord.stop());
      const guild = discord.guild();
      const channel = guild.channel('general');
      const child = spawn(process.execPath, [command, 'bot'], {
        cwd: elsewhere,
        env: {
          ...process.env,
          ...env,
          DISCORD_TOKEN: discord.token,
          DISCORD_API_URL: discord.apiUrl,
        },
      });
      onTestFinished(() => void child.kill('SIGKILL'));
      await saying(child, '"ready"');
      await guild
        .member('Ines')
        .say(channel, `<@${discord.botId}> what did the harbour lock cost?`);
      await expect
        .poll(() => channel.messages.map(({ text }) => text).join('\n'), { timeout: 60_000 })
        .toContain('41 million euros');
      child.kill('SIGTERM');
      const [code] = await once(child, 'close');
      expect(code).toBe(0);
    });

    it(`takes at most ${mostMiB} MiB`, () => {
      expect(sizeOf(own) / 2 ** 20).toBeLessThan(mostMiB);
    });

    it('brings nothing that downloads from outside the registry', () => {
      const names = readdirSync(path.join(own, 'node_modules'));
      expect(names).toContain('better-sqlite3');
      const unwanted = ['sharp', '@img', '@xenova', 'onnxruntime-web', 'weaviate-client'];
      expect(names.filter((name) => unwanted.includes(name))).toEqual([]);
    });

    it.each(others)(
      'under Node %s says that it was installed under another, and how to mend it',
      async (release) => {
        const node = path.join(await nodeFromRegistry(release), 'bin', 'node');
        const { output, status } = await pullquote(['ask', 'what did the lock cost?'], node);
        expect(output).toContain(`Pullquote was installed under Node ${running}, and this is Node`);
        expect(output).toContain(`next: Run \`cd ${own} && npm rebuild\`.`);
        expect(status).toBe(1);
      },
      long,
    );

    it(
      `answers under Node ${newest} after that command, from the same index`,
      async () => {
        const home = path.join(folder, `node-${newest}`, 'node_modules');
        const node = path.join(home, `node-${process.platform}-${process.arch}`);
        // Its headers, which npm would otherwise download from nodejs.org.
        const paths = {
          PATH: `${path.join(node, 'bin')}${path.delimiter}${process.env.PATH}`,
          npm_config_nodedir: node,
        };
        const options = { cwd: folder, env: paths };
        const rebuilt = await run('sh', ['-c', `cd ${own} && npm rebuild`], options);
        expect(rebuilt).toMatchObject({ status: 0 });
        const { output, status } = await pullquote(
          ['ask', 'what did the lock cost?'],
          path.join(node, 'bin', 'node'),
        );
        expect(words(output)).toContain('41 million euros');
        expect(status).toBe(0);
      },
      long,
    );
  },
);
