import { InvalidArgumentError } from 'commander';
import type { Shards } from '../../discord/gateway/shards.js';
import { Failure } from '../../failure.js';

/** At a thousand servers per shard, more than any bot is in. */
const mostShards = 10_000;

/** The numbers in `0,1`, `0-3` or `0-3,8`, in the order given. */
export function shardList(text: string): number[] {
  const ids = text.split(',').flatMap((part) => numbersIn(part.trim()));
  const twice = ids.find((id, at) => ids.indexOf(id) !== at);
  if (twice !== undefined) throw new InvalidArgumentError(`Shard ${twice} is listed twice.`);
  return ids;
}

function numbersIn(part: string): number[] {
  const [, first, last = first] = /^(\d{1,5})(?:-(\d{1,5}))?$/.exec(part) ?? [];
  if (first === undefined) throw new InvalidArgumentError('Write it as 0,1 or 0-3.');
  const [from, to] = [Number(first), Number(last)];
  if (from > to) throw new InvalidArgumentError(`Write the range ${part} as ${to}-${from}.`);
  return Array.from({ length: to - from + 1 }, (_, at) => from + at);
}

/** Checks the total number of shards. */
export function shardTotal(text: string): number {
  const total = /^\d{1,5}$/.test(text) ? Number(text) : 0;
  if (total < 1 || total > mostShards) {
    throw new InvalidArgumentError(`It must be a whole number from 1 to ${mostShards}.`);
  }
  return total;
}

/**
 * The shards that both options name together; `null` without them.
 *
 * @throws Failure `invalid-setting` if one is missing or a number is too high
 */
export function shardsOf(ids: readonly number[] | undefined, total: number | undefined) {
  if (ids === undefined && total === undefined) return null;
  if (ids === undefined || total === undefined) {
    const [given, missing] =
      total === undefined ? ['--shards', '--total-shards'] : ['--total-shards', '--shards'];
    throw new Failure('terminal', 'invalid-setting', `${given} also needs ${missing}.`, {
      remedy: 'Give both, e.g. --shards 0,1 --total-shards 4.',
    });
  }
  const tooHigh = ids.find((id) => id >= total);
  if (tooHigh !== undefined) {
    throw new Failure('terminal', 'invalid-setting', `There is no shard ${tooHigh} of ${total}.`, {
      remedy: `Give numbers from 0 to ${total - 1}, or the same larger --total-shards everywhere.`,
    });
  }
  return { ids, total } satisfies Shards;
}
