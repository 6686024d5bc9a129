import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { peersFolder } from './installed.js';

/** Lines of npm's output that are kept to say why it failed. */
const reasonLines = 3;

/**
 * Installs missing peers, showing npm's output.
 *
 * @returns why it failed; `null` if everything is there
 */
export async function installPeers(): Promise<string | null> {
  // npm writes this file last.
  if (existsSync(path.join(peersFolder, 'node_modules', '.package-lock.json'))) return null;
  process.stderr.write('installing the peers: npm ci --prefix bench/peers (some 270 MB, once)\n');
  // Nothing that is measured needs a script, and one of their dependencies would fetch browsers.
  const args = ['ci', '--prefix', peersFolder, '--ignore-scripts', '--no-audit', '--no-fund'];
  const npm = spawn('npm', args, {
    stdio: ['ignore', 'pipe', 'pipe'],
    shell: process.platform === 'win32',
  });
  const said: string[] = [];
  for (const stream of [npm.stdout, npm.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => {
      process.stderr.write(text);
      said.push(...text.split('\n').filter((line) => /\berr(or|!)/i.test(line)));
    });
  }
  return new Promise((resolve) => {
    npm.once('error', (error) => resolve(`npm could not be started: ${error.message}`));
    npm.once('close', (code) => {
      const reason = said.slice(0, reasonLines).join('; ') || `exit code ${code}`;
      resolve(code === 0 ? null : `npm ci --prefix bench/peers failed: ${reason}`);
    });
  });
}
