import { StdioServerTransport } from '@modelcontextprotocol/sdk/server/stdio.js';
import { Failure } from '../failure.js';
import type { AssistantsOptions } from './context.js';
import { assistantsServer } from './server.js';
import { openCallTurns } from './turns.js';

/** A server that speaks through the standard streams. */
export interface StdioServer {
  /** Resolves once the client has closed its end and the calls that it made are answered. */
  readonly ended: Promise<void>;
  close(): Promise<void>;
}

/** Serves the client at the other end of standard input and output. */
export async function serveStdio(options: AssistantsOptions): Promise<StdioServer> {
  const turns = openCallTurns();
  const server = assistantsServer({ ...options, turns });
  server.server.onerror = (error) => options.log(unreadable(error));
  const ended = new Promise<void>((resolve) => {
    // The transport closes itself if a message is too long.
    server.server.onclose = resolve;
    process.stdin.once('end', () => {
      // What was read last has yet to reach its queue, and the last answer to be written.
      setImmediate(async () => {
        await Promise.all([turns.ask.idle(), turns.lookUp.idle()]);
        setImmediate(resolve);
      });
    });
  });
  await server.connect(new StdioServerTransport());
  return { ended, close: () => server.close() };
}

/** What the protocol has against a message. It isn't an error of ours, and the next message may be well. */
function unreadable(cause: Error): Failure {
  const message = "A message of the assistant isn't as the protocol has it.";
  return new Failure('assistants', 'invalid-question', message, { cause });
}
