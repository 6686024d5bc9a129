import { isIP, isIPv4, isIPv6 } from 'node:net';
import { hostname } from 'node:os';

/** Addresses that mean every address of the machine. */
export const everywhere = ['0.0.0.0', '::'];

/** Whether only programs of this machine reach an address. */
export function isLocal(host: string): boolean {
  return host === 'localhost' || host === '::1' || (isIPv4(host) && host.startsWith('127.'));
}

/** A host as an address has it: IPv6 in brackets. */
export function inAddress(host: string): string {
  return isIPv6(host) ? `[${host}]` : host;
}

/**
 * Tells whether a request's Host header names this server. A page elsewhere whose name is made to lead here
 * (DNS rebinding) would send its own.
 *
 * @param host what the server listens on; on every address, any of them and the machine's name are right
 */
export function hostCheck(host: string, port: number): (header: string | undefined) => boolean {
  const own = [inAddress(host), 'localhost', '127.0.0.1', '[::1]'];
  const isEverywhere = everywhere.includes(host);
  if (isEverywhere) own.push(hostname());
  const names = new Set(own.map((name) => name.toLowerCase()));
  return (header = '') => {
    const [, name, given = '80'] = /^(\[[\da-f:.]+\]|[^:[\]]+)(?::(\d+))?$/i.exec(header) ?? [];
    if (name === undefined || Number(given) !== port) return false;
    return (
      names.has(name.toLowerCase()) || (isEverywhere && isIP(name.replace(/^\[|\]$/g, '')) !== 0)
    );
  };
}
