import { onTestFinished } from 'vitest';
import { type Bot, type Leave, startBot } from '../../../src/discord/bot.js';
import type { Waits } from '../../../src/discord/gateway/connection/tries.js';
import type { Shards } from '../../../src/discord/gateway/shards.js';
import { openLog } from '../../../src/discord/ops/log.js';
import { readSettings } from '../../../src/settings.js';
import { freePort } from '../../free-port.js';
import { expectWell, type Loopback, startLoopback } from '../loopback/loopback.js';
import type { LoopbackOptions } from '../loopback/world.js';
import { smallEngine } from '../small-engine.js';

/** A loopback Discord that is stopped at the test's end, which fails where a bot was at fault. */
export async function loopback(options: LoopbackOptions = {}): Promise<Loopback> {
  const discord = await startLoopback({ patienceMs: 30_000, ...options });
  onTestFinished(async () => {
    try {
      await expectWell(discord);
    } finally {
      await discord.stop();
    }
  });
  return discord;
}

/** A line of the log. */
export interface Line {
  readonly level: string;
  readonly msg: string;
  readonly [field: string]: unknown;
}

/** A bot that starts, or tries to. */
export interface Starting {
  readonly started: Promise<Bot>;
  /** Asks it to leave, as a signal does. */
  readonly leave: (why: Leave) => void;
  /** The lines of its log so far. */
  readonly log: readonly Line[];
  /** Of its health page. */
  readonly port: number;
}

/** Tries follow at once, and the gateway gets less time than usual. */
export const impatient: Waits = { between: () => 10, handshake: 300, hello: 600 };

/** Starts a bot over a small index; it is stopped at the test's end. */
export async function start(
  discord: Loopback,
  {
    env = {},
    shards = null,
    waits = impatient,
  }: {
    readonly env?: Readonly<Record<string, string>>;
    readonly shards?: Shards | null;
    readonly waits?: Waits;
  } = {},
): Promise<Starting> {
  const { engine, folder } = await smallEngine();
  const port = await freePort();
  const settings = readSettings({
    DISCORD_TOKEN: discord.token,
    DISCORD_API_URL: discord.apiUrl,
    PULLQUOTE_INDEX: folder,
    PULLQUOTE_HTTP_PORT: String(port),
    ...env,
  });
  const log: Line[] = [];
  const write = (line: string) => void log.push(JSON.parse(line));
  let leave: (why: Leave) => void = () => undefined;
  const asked = new Promise<Leave>((resolve) => {
    leave = resolve;
  });
  const started = startBot(settings, engine, openLog(settings, { write }), shards, {
    asked,
    waits,
  });
  onTestFinished(async () => {
    leave({ reason: 'end of the test', code: 0 });
    await started.then(({ stopped }) => stopped).catch(() => undefined);
  });
  return { started, leave, log, port };
}
