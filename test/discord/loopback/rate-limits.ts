/**
 * Counts requests by route and by the channel, server or webhook in the path, as Discord does, and
 * tells in Discord's headers what is left.
 * https://docs.discord.com/developers/topics/rate-limits
 */
export class RateLimits {
  readonly #limit: number;
  readonly #perMs: number;
  readonly #buckets = new Map<string, { left: number; resetAt: number }>();

  constructor({ limit, perMs }: { readonly limit: number; readonly perMs: number }) {
    this.#limit = limit;
    this.#perMs = perMs;
  }

  count(method: string, path: string, params: Readonly<Record<string, string>>) {
    const now = Date.now();
    const major = params.channel ?? params.guild ?? params.token ?? '';
    const key = `${method} ${path} ${major}`;
    let bucket = this.#buckets.get(key);
    if (!bucket || bucket.resetAt <= now) {
      bucket = { left: this.#limit, resetAt: now + this.#perMs };
      // Tokens come and go: without this the map would grow for ever.
      if (this.#buckets.size > 1_000) this.#buckets.clear();
      this.#buckets.set(key, bucket);
    }
    const exceeded = bucket.left === 0;
    if (!exceeded) bucket.left -= 1;
    const resetAfter = (bucket.resetAt - now) / 1_000;
    return {
      exceeded,
      /** Seconds. */
      resetAfter,
      headers: {
        'x-ratelimit-limit': String(this.#limit),
        'x-ratelimit-remaining': String(bucket.left),
        'x-ratelimit-reset': String(bucket.resetAt / 1_000),
        'x-ratelimit-reset-after': String(resetAfter),
        'x-ratelimit-bucket': Buffer.from(`${method} ${path}`).toString('hex').slice(0, 32),
      },
    };
  }
}
