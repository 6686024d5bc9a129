import { spawn } from 'node:child_process';
import { existsSync, renameSync, rmSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { temporaryFolder } from '../../library/stories.js';
import { commandLine } from '../run.js';

/** `pullquote chat` over the bundled seeds, and what it has written so far. */
function chatting(index: string) {
  const child = spawn(process.execPath, [...commandLine, 'chat'], {
    env: {
      ...process.env,
      NO_COLOR: '1',
      PULLQUOTE_INDEX: index,
      PULLQUOTE_OFFLINE: 'true',
      PULLQUOTE_READER: 'off',
      PULLQUOTE_WORKERS: '1',
    },
    stdio: ['pipe', 'pipe', 'ignore'],
  });
  onTestFinished(() => void child.kill('SIGKILL'));
  const ended = new Promise<number | null>((resolve) => child.once('close', resolve));
  let written = '';
  child.stdout.setEncoding('utf8').on('data', (text) => {
    written += text;
  });
  return {
    ended,
    /** Says a line, and waits until the chat has written something after it. */
    say: async (line: string, answer: RegExp): Promise<void> => {
      written = '';
      child.stdin.write(`${line}\n`);
      await expect.poll(() => written, { timeout: 240_000, interval: 50 }).toMatch(answer);
    },
  };
}

describe('pullquote chat', () => {
  it(
    'says that its index was moved away, and goes on once it is back',
    { timeout: 600_000 },
    async () => {
      const index = path.join(temporaryFolder(), 'index');
      const moved = `${index}-moved`;
      onTestFinished(() => rmSync(moved, { recursive: true, force: true }));
      const chat = chatting(index);
      const question = 'What did the UN report say about crypto theft?';
      await chat.say(question, /│ .*crypto/);
      renameSync(index, moved);
      await chat.say(question, /was moved or deleted[\s\S]*next: Move it back/);
      await chat.say('/sources', /was moved or deleted/);
      expect(existsSync(index)).toBe(false);
      renameSync(moved, index);
      await chat.say(question, /│ .*crypto/);
      await chat.say('/sources', /4 articles/);
      await chat.say('/quit', /\n/);
      expect(await chat.ended).toBe(0);
    },
  );
});
