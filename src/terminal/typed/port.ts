import { InvalidArgumentError } from 'commander';

/** Checks the number of a port. */
export function portOption(text: string): number {
  const port = /^\d{1,5}$/.test(text) ? Number(text) : Number.NaN;
  if (!(port < 65_536))
    throw new InvalidArgumentError('It must be a whole number from 0 to 65535.');
  return port;
}
