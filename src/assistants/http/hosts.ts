/** What this machine calls itself. */
const ownHosts = ['localhost', '127.0.0.1', '[::1]'];

/**
 * Why a request isn't taken; `null` if it is. A page on the web can make a browser send requests here, also
 * under a name of its own that leads to this machine (DNS rebinding). The headers Host and Origin tell.
 *
 * @param isHostChecked whether the web server that got the request has seen to its Host
 */
export function foreignness(headers: Headers, isHostChecked: boolean): string | null {
  const host = headers.get('host')?.toLowerCase() ?? '';
  const isOwn = isHostChecked || ownHosts.includes(host.replace(/:\d*$/, ''));
  if (!isOwn) return "The header Host doesn't name this server.";
  const origin = headers.get('origin')?.toLowerCase() ?? null;
  if (origin === null || origin === `http://${host}` || origin === `https://${host}`) return null;
  return 'Pages of other origins may not use this server.';
}
