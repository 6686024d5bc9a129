import { DiscordAPIError, GatewayCloseCodes, HTTPError } from 'discord.js';

/** What a try to reach Discord's API came to, as a sentence. */
export function errorOfApi(error: unknown, apiUrl: string): string {
  if (error instanceof HTTPError) {
    return `Discord's API at ${apiUrl} answered with status ${error.status}.`;
  }
  if (error instanceof DiscordAPIError) {
    return `Discord's API at ${apiUrl} answered with status ${error.status}: ${error.message}.`;
  }
  if (error instanceof Error && error.name === 'AbortError') {
    return `Discord's API at ${apiUrl} didn't answer in time.`;
  }
  return `Discord can't be reached at ${apiUrl}: ${messageOf(error)}.`;
}

/** What went wrong with a connection to the gateway, as a sentence. */
export function errorOfConnection(error: unknown): string {
  const message = messageOf(error);
  const status = /Unexpected server response: (\d+)/.exec(message)?.[1];
  if (status !== undefined) {
    return `Discord's gateway answered with status ${status} and opened no connection.`;
  }
  if (message === 'Opening handshake has timed out') {
    return "Discord's gateway didn't open a connection in time.";
  }
  return `The connection to Discord's gateway failed: ${message}.`;
}

/** Why a connection to the gateway ended of which no error is known, as a sentence. */
export function endOfConnection(
  code: number,
  { greeted, connected }: { readonly greeted: boolean; readonly connected: boolean },
): string {
  // discord.js closes with it whatever doesn't come in time.
  if (code === 1000 && !connected) {
    const missed = greeted ? 'READY' : 'HELLO';
    return `Discord's gateway opened a connection, and didn't say ${missed}.`;
  }
  // No end was agreed on. Discord.js keeps errors of the network to itself.
  if (code === 1006 && !greeted) return "Discord's gateway can't be reached.";
  if (code === 1006) return "The connection to Discord's gateway was cut.";
  const name = GatewayCloseCodes[code];
  return `The connection to Discord's gateway was closed with code ${code}${name ? ` (${name})` : ''}.`;
}

function messageOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  // Node names each address that it tried, and leaves the message about all of them empty.
  const [first] = error instanceof AggregateError ? error.errors : [];
  return (error.message || (first instanceof Error ? first.message : error.name)).replace(
    /\.$/,
    '',
  );
}
