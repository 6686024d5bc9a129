import { lookup } from 'node:dns';
import http from 'node:http';
import https from 'node:https';
import { BlockList, isIPv6, type LookupFunction } from 'node:net';
import { RequestFilteringHttpAgent, RequestFilteringHttpsAgent } from 'request-filtering-agent';
import { parsedUrl } from '../article/url.js';
import { RefusedDownload } from './refused-download.js';

/** The longest address that is asked for, in characters: sitemaps allow no longer one, nor did browsers. */
export const longestAddress = 2_048;

/** Decides which addresses are connected to: public ones, and hosts that the operator allows. */
export interface Guard {
  /**
   * An address that may be asked for, without its fragment.
   *
   * @throws RefusedDownload `noAddress` (with `too long` if it's that), `notHttp`, `credentials` or `privateAddress`
   */
  check(address: string, base?: string): URL;
  /** The agent that connects to an address, and refuses private ones by the connection itself. */
  agentFor(url: URL): http.Agent;
  /** Whether the operator named the address's host and port. */
  isAllowed(url: URL): boolean;
}

/**
 * A guard that lets through public addresses. It checks the address of the connection itself, so that no
 * name, redirect or second look-up leads to a private one.
 *
 * @param allow `host:port` of hosts that may be private
 */
export function openGuard(allow: readonly string[] = []): Guard {
  const allowed = new Set(allow.map((host) => host.toLowerCase()));
  const options = { lookup: lookUpGlobal };
  const guarded = {
    http: new RequestFilteringHttpAgent(options),
    https: new RequestFilteringHttpsAgent(options),
  };
  const free = { http: new http.Agent(), https: new https.Agent() };
  const isAllowed = (url: URL): boolean => allowed.has(`${url.hostname}:${portOf(url)}`);
  return {
    check(address, base) {
      const url = parsedUrl(address, base);
      if (url === null) throw new RefusedDownload('noAddress');
      if (url.href.length > longestAddress) throw new RefusedDownload('noAddress', 'too long');
      if (url.protocol !== 'http:' && url.protocol !== 'https:') {
        throw new RefusedDownload('notHttp');
      }
      if (url.username !== '' || url.password !== '') throw new RefusedDownload('credentials');
      // An address that is written out is connected to without a look-up.
      if (!isAllowed(url) && isNotGlobal(url.hostname.replace(/^\[|\]$/g, ''))) {
        throw new RefusedDownload('privateAddress');
      }
      url.hash = '';
      return url;
    },
    agentFor(url) {
      const agents = isAllowed(url) ? free : guarded;
      return url.protocol === 'https:' ? agents.https : agents.http;
    },
    isAllowed,
  };
}

function portOf({ port, protocol }: URL): string {
  return port !== '' ? port : protocol === 'https:' ? '443' : '80';
}

/**
 * IPv6 addresses outside 2000::/3, the only part that is assigned to networks. The agents refuse those
 * that have a name in IANA's registry; the rest holds IPv4 addresses in an old spelling, `::127.0.0.1`.
 */
const notGlobal = new BlockList();
notGlobal.addSubnet('::', 3, 'ipv6');
notGlobal.addSubnet('4000::', 2, 'ipv6');
notGlobal.addSubnet('8000::', 1, 'ipv6');

function isNotGlobal(address: string): boolean {
  return isIPv6(address) && notGlobal.check(address, 'ipv6');
}

const lookUpGlobal: LookupFunction = (host, options, callback) => {
  lookup(host, options, (error, found, family) => {
    const addresses = Array.isArray(found) ? found.map(({ address }) => address) : [found];
    const refused = error === null && addresses.some(isNotGlobal);
    const why = refused ? new Error(`DNS lookup of ${host} is not allowed.`) : error;
    callback(why, found, family);
  });
};
