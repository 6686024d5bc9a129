import type { Client } from 'discord.js';
import { Failure } from '../../failure.js';
import type { Pullquote } from '../../pullquote.js';
import type { BotContext } from '../context.js';
import { postDigests } from '../digest/post.js';
import { findNews } from './find.js';
import { tellFinds } from './tell.js';

/** Looks now and then whether there is news for those who follow something, and whether a digest is due. */
export interface NewsWatch {
  /** Looks at once, and then every so many milliseconds. */
  start(client: Client<true>, every: number): void;
  /** Ends it; waits for a look that is under way. */
  close(): Promise<void>;
}

/**
 * A watch over the library: whatever process adds to it. It isn't started yet.
 *
 * @param isOurs whether this process serves a server, or direct messages (`null`)
 */
export function openNewsWatch(
  engine: Pick<Pullquote, 'scoped' | 'followed'>,
  context: BotContext,
  isOurs: (guildId: string | null) => boolean,
): NewsWatch {
  let timer: NodeJS.Timeout | undefined;
  let running: Promise<void> | null = null;

  async function look(client: Client<true>): Promise<void> {
    try {
      await findNews(engine, context, context.now());
      await tellFinds(client, context, isOurs);
      await postDigests(client, context, isOurs);
    } catch (err) {
      if (err instanceof Failure && err.kind === 'interrupted') return;
      context.log.error({ err }, 'could not look for news, which waits for the next look');
    }
  }

  return {
    start(client, every) {
      const lookOnce = (): void => {
        running ??= look(client).finally(() => {
          running = null;
        });
      };
      lookOnce();
      timer = setInterval(lookOnce, every);
    },
    async close() {
      clearInterval(timer);
      await running;
    },
  };
}
