import * as z from 'zod';
import type { Digest, ServerSettings } from '../../../records/records.js';
import { type Asker, hasPermissions, moderatorPermissions } from '../../asker.js';
import { forModerators } from '../../browsing/for-server.js';
import { chosen, showConfig } from '../../browsing/panels/config.js';
import { showDigest } from '../../browsing/panels/digest.js';
import { type ComponentContext, component, flag, id } from '../../component.js';
import type { Payload } from '../../payload.js';
import { revisionOf, type ServerList, serverLists, serverSwitches } from '../../view/config.js';

/** The most channels or roles that one setting may name. */
const mostNamed = 50;

const list = z.enum(serverLists);

/** Chooses a setting's channels or roles: `config-list|list|revision of what was shown`. */
export const configSelect = component({
  action: 'config-list',
  args: z.tuple([list, id]),
  asks: false,
  acknowledge: (_, asker) => howFor(asker),
  run: async (context) => {
    const { args, values, asker, bot } = context;
    const [list, revision] = args;
    return changeServer(context, (server, guildId) => {
      const { config } = asker.words;
      if (revisionOf(server[list]) !== revision) return { refused: config.changedMeanwhile };
      if (values.some((one) => bot.places.channel(one)?.isCategory)) {
        return { refused: config.noCategory };
      }
      const shown = chosen(list, server, guildId, bot);
      const others = server[list].filter((one) => !shown.includes(one) && !values.includes(one));
      // Discord offers no @everyone, whose id is the server's; a client can send it.
      const next = [...others, ...values.filter((one) => one !== guildId)];
      if (next.length > mostNamed) return { refused: config.tooMany(mostNamed) };
      return { ...server, [list]: next };
    });
  },
});

/** Empties a setting's channels or roles: `config-clear|list`. */
export const configClear = component({
  action: 'config-clear',
  args: z.tuple([list]),
  asks: false,
  acknowledge: (_, asker) => howFor(asker),
  run: (context) => {
    const none: Partial<Record<ServerList, readonly string[]>> = { [context.args[0]]: [] };
    return changeServer(context, (server) => ({ ...server, ...none }));
  },
});

/** Turns a setting on or off: `config-switch|switch|1 or 0`. Clicked twice, it says the same. */
export const configSwitch = component({
  action: 'config-switch',
  args: z.tuple([z.enum(serverSwitches), flag]),
  asks: false,
  acknowledge: (_, asker) => howFor(asker),
  run: (context) => {
    const [one, on] = context.args;
    return changeServer(context, (server) => ({ ...server, [one]: on }));
  },
});

/** Goes to the panel of the digest, or back: `config-page|digest or settings`. */
export const configPage = component({
  action: 'config-page',
  args: z.tuple([z.enum(['digest', 'settings'])]),
  asks: false,
  acknowledge: (_, asker) => howFor(asker),
  run: ({ args: [page], asker, bot }) =>
    forModerators(asker, async (guildId) =>
      page === 'digest'
        ? showDigest(guildId, null, asker, bot)
        : showConfig(guildId, null, asker, bot),
    ),
});

/** Chooses how often there is a digest: `digest-every`. */
export const digestEvery = component({
  action: 'digest-every',
  args: z.tuple([]),
  asks: false,
  acknowledge: (_, asker) => howFor(asker),
  run: (context) => {
    const [chosen] = context.values;
    const every = chosen === 'day' || chosen === 'week' ? chosen : null;
    // One that is turned on begins with what is added from then on.
    return changeDigest(context, (now) => ({ ...now, every, last: every && now.last }));
  },
});

/** Chooses where the digest is posted: `digest-channel`. */
export const digestChannel = component({
  action: 'digest-channel',
  args: z.tuple([]),
  asks: false,
  acknowledge: (_, asker) => howFor(asker),
  run: (context) =>
    changeDigest(context, (now) => ({ ...now, channelId: context.values[0] ?? null })),
});

async function changeDigest(
  { asker, bot }: Pick<ComponentContext<unknown>, 'asker' | 'bot'>,
  next: (now: Digest) => Digest,
): Promise<Payload> {
  return forModerators(asker, async (guildId) => {
    await bot.servers.change(guildId, (now) => ({ ...now, digest: next(now.digest) }));
    return showDigest(guildId, asker.words.config.saved, asker, bot);
  });
}

/** Whoever may not change the settings is told so beside the panel. */
function howFor(asker: Asker): 'update' | 'private' {
  return hasPermissions(asker, moderatorPermissions) ? 'update' : 'private';
}

/**
 * Changes the server's settings and shows what holds then.
 *
 * @param next the new settings, or why there are none
 */
async function changeServer(
  { asker, bot }: Pick<ComponentContext<unknown>, 'asker' | 'bot'>,
  next: (now: ServerSettings, guildId: string) => ServerSettings | { readonly refused: string },
): Promise<Payload> {
  return forModerators(asker, async (guildId) => {
    let news = asker.words.config.saved;
    await bot.servers.change(guildId, (now) => {
      const made = next(now, guildId);
      if (!('refused' in made)) return made;
      news = made.refused;
      return null;
    });
    return showConfig(guildId, news, asker, bot);
  });
}
