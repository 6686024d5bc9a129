import { InvalidArgumentError } from 'commander';
import { isDay } from '../../text/day.js';

/** Checks a day given as an option. */
export function dayOption(text: string): string {
  if (!isDay(text)) throw new InvalidArgumentError('Write it as YYYY-MM-DD, e.g. 2023-04-01.');
  return text;
}
