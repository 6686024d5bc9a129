import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Attachment } from 'discord.js';
import { pino } from 'pino';
import { describe, expect, it, onTestFinished } from 'vitest';
import { openAdditions } from '../../../src/discord/articles/additions.js';
import { articlesCommand } from '../../../src/discord/commands/moderators/articles/articles.js';
import { en } from '../../../src/locales/en.js';
import { serve } from '../../fetch/server.js';
import { changesOf, temporaryFolder } from '../../library/stories.js';
import { storyText } from '../../library/story.js';
import { engineOver, moderatorContext, settingsIn } from '../moderating.js';

const hasProcessTable = existsSync('/proc/self/stat');

/** The writer's process: the only one that this test starts. */
function writers(): number[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((name) => {
      try {
        const stat = readFileSync(`/proc/${name}/stat`, 'utf8');
        const parent = stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1];
        const command = readFileSync(`/proc/${name}/cmdline`, 'utf8');
        const isWriter = Number(parent) === process.pid && command.includes('writer-process');
        return isWriter ? [Number(name)] : [];
      } catch {
        return [];
      }
    });
}

/** Additions whose processes may be silent for 20 s, and two files to add. */
function adding(longestSilence = 20_000) {
  const folder = temporaryFolder();
  const settings = settingsIn(folder);
  const additions = openAdditions(settings, pino({ enabled: false }), { longestSilence });
  onTestFinished(() => additions.close());
  const files = [0, 1].map((seed) => {
    const file = path.join(folder, `${seed}.md`);
    writeFileSync(file, storyText(seed));
    return file;
  });
  return { settings, additions, files };
}

/** Stops a process dead, as a loop that never ends does, as soon as it has said something. */
const stall = {
  waiting: () => undefined,
  event: () => {
    for (const pid of writers()) process.kill(pid, 'SIGSTOP');
  },
};
const unheard = { waiting: () => undefined, event: () => undefined };

describe.skipIf(!hasProcessTable)(
  'a process that is stuck in a file (where there is /proc)',
  () => {
    it('is killed, the file is named, and the next addition goes on', async () => {
      const { additions, files } = adding();
      const [one = '', two = ''] = files;
      const first = additions.add([one], stall);
      const second = additions.add([two], unheard);
      await expect(first).rejects.toMatchObject({
        name: 'Failure',
        kind: 'process-stuck',
        message: expect.stringContaining(one),
      });
      expect(writers().length).toBeLessThanOrEqual(1);
      expect(changesOf(await second)).toEqual({ added: 1 });
    });

    it('is reported to the moderator by the name of the file that they sent', async () => {
      const { additions, settings } = adding();
      const text = storyText(2);
      const base = await serve((_request, response) => response.end(text));
      const { engine } = await engineOver(settings, []);
      const bot = {
        settings,
        engineAt: () => engine,
        additions: { ...additions, add: (files: readonly string[]) => additions.add(files, stall) },
        serverCount: () => 1,
      };
      const file = { name: 'bridge.txt', url: base, size: text.length };
      const context = moderatorContext(
        { subcommand: 'add', file: file as Partial<Attachment> as Attachment } as const,
        bot,
      );
      const told = await articlesCommand.run(context);
      expect(told?.content).toBe(en.articles.stuck('**bridge.txt**'));
    });

    it('does not hold up a bot that is to stop', async () => {
      const { additions, files } = adding(10 * 60_000);
      let stalled: () => void = () => undefined;
      const isStalled = new Promise<void>((resolve) => {
        stalled = resolve;
      });
      const added = additions.add(files, {
        ...stall,
        event: () => {
          stall.event();
          stalled();
        },
      });
      const refused = expect(added).rejects.toMatchObject({
        kind: 'interrupted',
        cause: { kind: 'process-stuck' },
      });
      await isStalled;
      await additions.close();
      await refused;
      expect(writers()).toEqual([]);
    });
  },
);
