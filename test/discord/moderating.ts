import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { PermissionFlagsBits } from 'discord.js';
import { pino } from 'pino';
import { onTestFinished } from 'vitest';
import { openAdditions } from '../../src/discord/articles/additions.js';
import type { Asker } from '../../src/discord/asker.js';
import type { CommandContext } from '../../src/discord/command.js';
import type { Additions, BotContext, Places } from '../../src/discord/context.js';
import type { Payload } from '../../src/discord/payload.js';
import { openServers } from '../../src/discord/servers.js';
import { en } from '../../src/locales/en.js';
import type { Embedder } from '../../src/models/embedding/embedder.js';
import { openModel } from '../../src/open-models.js';
import { openPullquote, type Pullquote } from '../../src/pullquote.js';
import { openRecords } from '../../src/records/store.js';
import { readSettings, type Settings } from '../../src/settings.js';
import { temporaryFolder } from '../library/stories.js';

/** A server, and another one. */
export const guildId = '300000000000000001';
export const otherGuildId = '300000000000000002';

/** A member who may manage the server. */
export const moderator: Asker = {
  userId: '200000000000000001',
  guildId,
  viaMember: false,
  channelId: '200000000000000002',
  parentId: null,
  roleIds: [],
  permissions: PermissionFlagsBits.ManageGuild,
  words: en,
};

/** Settings over an index in a folder of the test's own, with the bundled model. */
export function settingsIn(folder: string, env: Record<string, string> = {}): Settings {
  return readSettings({
    PULLQUOTE_INDEX: path.join(folder, 'index'),
    PULLQUOTE_OFFLINE: 'true',
    PULLQUOTE_WORKERS: '1',
    ...env,
  });
}

/** Changes to the library of these settings, in processes of their own that end with the test. */
export function additionsFor(settings: Settings): Additions {
  // Longer than any time that a test lets pass by a clock of its own.
  const additions = openAdditions(settings, pino({ enabled: false }), {
    longestSilence: 60 * 60_000,
  });
  onTestFinished(() => additions.close());
  return additions;
}

/** The bundled model over a library of these files. */
export async function engineOver(
  settings: Settings,
  files: readonly string[],
): Promise<{ engine: Pullquote; embedder: Embedder }> {
  const embedder = await openModel(settings);
  const index = settings.indexFolder;
  const engine = await openPullquote({ index, model: embedder, reader: null });
  await engine.ingest(files);
  onTestFinished(async () => {
    await engine.close();
    await embedder.close();
  });
  return { engine, embedder };
}

/** A server that has every channel and role that anybody asks for. */
const everythingThere: Places = {
  channel: () => ({ isThread: false, isCategory: false, mayMark: null, mayOpenThreads: null }),
  hasRole: () => true,
  rights: async () => ({ permissions: 0n, roleIds: [], botMayWrite: true }),
};

/** The part of the context that has records and servers' settings. */
export async function recordsContext(env: Record<string, string> = {}) {
  const settings = settingsIn(temporaryFolder(), env);
  mkdirSync(settings.indexFolder);
  const records = openRecords(settings.indexFolder);
  onTestFinished(() => records.close());
  return { settings, records, servers: await openServers(records), places: everythingThere };
}

/** The context of a moderator's command, and what it shows before its end. */
export function moderatorContext<Options>(
  options: Options,
  context: Partial<BotContext>,
  asker: Partial<Asker> = {},
): CommandContext<Options> & { readonly shown: Payload[] } {
  const shown: Payload[] = [];
  return {
    options,
    asker: { ...moderator, ...asker },
    bot: {
      log: pino({ enabled: false }),
      mentionCommands: (payload) => payload,
      ...context,
    } as BotContext,
    private: true,
    place: { kind: 'interaction', token: 'token' },
    acknowledged: Promise.resolve(),
    shown,
    show: async (payload) => {
      shown.push(payload);
      return { channelId: '200000000000000002', messageId: '200000000000000003' };
    },
  };
}
