import { Command } from 'commander';
import type { AssistantsOptions } from '../../../assistants/context.js';
import { readSettings } from '../../../settings.js';
import { exitCode, inWords } from '../../errors.js';
import { untilSignal } from '../../leaving.js';
import { keepEngine } from '../../opening/kept-engine.js';
import { writeError } from '../../output.js';
import { portOption } from '../../typed/port.js';

interface McpFlags {
  readonly http?: boolean;
  readonly port?: number;
}

const portByDefault = 8081;

/** `pullquote mcp`: offers the articles to assistants until the client closes its end. */
export const mcpCommand = new Command('mcp')
  .description('Offer the articles to an assistant, by the Model Context Protocol')
  .option('--http', 'serve HTTP on this machine, not standard input and output')
  .option('--port <n>', `the port for --http (default: ${portByDefault})`, portOption)
  .addHelpText(
    'after',
    `
An assistant starts this command and speaks to it through standard input and output. It gets the tools ask,
search, get_article and list_sources, and each article as a resource, and can change nothing. Without
articles of your own, the bundled demo articles answer, and the results say so. The command ends when the
assistant closes its end, or on Ctrl-C or SIGTERM. Exit codes: 0 ended, 1 failure, 2 usage.

In the configuration of an assistant:
  {
    "mcpServers": {
      "pullquote": { "command": "pullquote", "args": ["mcp"] }
    }
  }

If it doesn't find the command, give the whole path that \`which pullquote\` shows. Settings go into "env":
  "env": { "PULLQUOTE_INDEX": "/home/me/news-index" }

With --http, give an assistant the address that the command writes, e.g. http://127.0.0.1:${portByDefault}/mcp.
Only programs on this machine can use it.

Examples:
  pullquote mcp
  pullquote mcp --http --port 8090
  claude mcp add pullquote -- pullquote mcp`,
  )
  .action(async ({ http = false, port }: McpFlags, command: Command) => {
    if (port !== undefined && !http) {
      command.error('error: --port also needs --http', { exitCode: exitCode.usage });
    }
    const engine = keepEngine(readSettings(process.env));
    const stopped = untilSignal();
    try {
      const { withEngine } = engine;
      const options: AssistantsOptions = { withEngine, log };
      await (http ? runHttp(options, port ?? portByDefault, stopped) : runStdio(options, stopped));
    } finally {
      await engine.close();
      // A model that is still being loaded doesn't keep the process alive.
      setTimeout(() => process.exit(), lingering).unref();
    }
  });

/** Milliseconds. */
const lingering = 1_000;

async function runStdio(options: AssistantsOptions, stopped: Promise<void>): Promise<void> {
  const { serveStdio } = await import('../../../assistants/stdio.js');
  if (process.stdin.isTTY) {
    writeError(
      'This waits for an assistant to speak the Model Context Protocol. To set one up: pullquote mcp --help. To end it: Ctrl-C\n',
    );
  }
  const server = await serveStdio(options);
  await Promise.race([server.ended, stopped]);
  await server.close();
}

async function runHttp(
  options: AssistantsOptions,
  port: number,
  stopped: Promise<void>,
): Promise<void> {
  const { serveHttp } = await import('../../../assistants/http/server.js');
  const server = await serveHttp(options, port);
  writeError(`Serving assistants at ${server.address}. To end it: Ctrl-C\n`);
  await stopped;
  await server.close();
}

/** Standard output belongs to the protocol. */
function log(error: unknown): void {
  writeError(`${inWords(error)}\n`);
}
