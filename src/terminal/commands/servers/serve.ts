import { existsSync } from 'node:fs';
import { Command } from 'commander';
import type { Records } from '../../../records/records.js';
import { recordFile } from '../../../records/schema.js';
import { readSettings, type Settings } from '../../../settings.js';
import { storageOf } from '../../../storage.js';
import { checkToken } from '../../../web/guard/token.js';
import { exitCode, inWords } from '../../errors.js';
import { untilSignal } from '../../leaving.js';
import { openForAsking } from '../../opening/engine.js';
import { write, writeError } from '../../output.js';
import { portOption } from '../../typed/port.js';

interface ServeFlags {
  readonly port: number;
  readonly host: string;
  readonly token?: string;
}

/** `pullquote serve`: a page to ask on and an API for programs, until it is stopped. */
export const serveCommand = new Command('serve')
  .description('Serve a page to ask and read on, and an API for programs')
  .option('--port <n>', 'the port; 0 for any free one', portOption, 8080)
  .option('--host <address>', 'the address to listen on', '127.0.0.1')
  .option('--token <secret>', 'what readers must send (better: PULLQUOTE_SERVE_TOKEN)')
  .addHelpText(
    'after',
    `
Open the address that it prints in a browser: ask, read the articles, look through the collection, and see why
an answer was given. Beside a Discord bot's records it lists what members asked in vain. Nothing can be
changed there. Programs find the API described at /api/openapi.json, and assistants the Model Context
Protocol at /mcp.

By default, only this machine's programs reach it. Any other --host needs a token of at least 16 characters,
because anyone with it can read all articles, those of single servers too. Programs send it as
"Authorization: Bearer ..."; a browser asks for it as a password, with any user name. Over a network, put
something before it that encrypts (https). Without articles of your own, the demo articles answer.
Ctrl-C or SIGTERM ends it at once.

Examples:
  pullquote serve
  pullquote serve --port 8090
  curl 'http://127.0.0.1:8080/api/ask?q=who+leads+the+military+commission'
  PULLQUOTE_SERVE_TOKEN=$(openssl rand -hex 24) pullquote serve --host 0.0.0.0`,
  )
  .action(async ({ port, host, token: typed }: ServeFlags) => {
    const settings = readSettings(process.env);
    const token = typed ?? settings.serve.token ?? null;
    // Before the model is loaded.
    checkToken(host, token);
    await serve(settings, { port, host, token });
    process.exitCode = exitCode.answered;
  });

/** Resolves once it was stopped and everything is closed. */
async function serve(
  settings: Settings,
  where: { readonly port: number; readonly host: string; readonly token: string | null },
): Promise<void> {
  const [{ startServer }, { openHttpHandler }] = await Promise.all([
    import('../../../web/server.js'),
    import('../../../assistants/http.js'),
  ]);
  const engine = await openForAsking(settings);
  let records: Records | null = null;
  try {
    records = await recordsOf(settings);
    const onError = (error: unknown): void => writeError(`${inWords(error)}\n`);
    const { demo } = engine;
    const assistants = openHttpHandler({
      withEngine: (work) => work(engine),
      log: onError,
      isHostChecked: true,
    });
    const more = [{ path: '/mcp', handle: assistants.handle }];
    const server = await startServer({ ...where, engine, demo, records, more, onError });
    const stopped = untilSignal();
    write(`Serving at ${server.address} (Ctrl-C ends it)\n`);
    await stopped;
    await assistants.close();
    await server.close();
  } finally {
    await records?.close();
    await engine.close();
  }
}

/** What a bot keeps beside the articles; `null` if none has run here. */
async function recordsOf(settings: Settings): Promise<Records | null> {
  const { indexFolder, library } = settings;
  const isKept = library === 'embedded' && existsSync(recordFile(indexFolder));
  return isKept ? storageOf(settings).records() : null;
}
