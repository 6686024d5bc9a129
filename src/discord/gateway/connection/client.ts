import { Client, GatewayIntentBits, Options, Partials } from 'discord.js';
import type { DiscordSettings } from '../../../settings.js';
import type { Shards } from '../shards.js';
import { openEvents, type UnreadableEvent } from './events.js';
import { presenceOf } from './presence.js';
import { type ShardingState, shardingOf } from './sharding.js';

/** What a client is run with. */
export interface ClientState extends Omit<ShardingState, 'passOn'> {
  /** Called for each event that discord.js can't read. */
  readonly unreadable: (event: UnreadableEvent) => void;
}

/**
 * The discord.js client: no privileged intent unless the operator asks for one, and no message pings
 * anyone. The cache does not grow with messages or with servers' members: only with servers, their
 * channels, threads and roles, and by one channel for each member who writes direct messages, all of
 * which discord.js needs. Without `shards` it runs as many as Discord recommends. It can log in once.
 */
export function makeClient(
  settings: DiscordSettings,
  shards: Shards | null,
  { unreadable, ...state }: ClientState,
): Client {
  const client: Client = new Client({
    intents: [
      GatewayIntentBits.Guilds,
      GatewayIntentBits.GuildMessages,
      GatewayIntentBits.DirectMessages,
      ...(settings.messageContent ? [GatewayIntentBits.MessageContent] : []),
    ],
    // A direct message arrives before its channel is known.
    partials: [Partials.Channel],
    allowedMentions: { parse: [], repliedUser: false },
    failIfNotExists: false,
    ...(shards === null
      ? { shards: 'auto' as const }
      : { shards: [...shards.ids], shardCount: shards.total }),
    rest: { api: settings.apiUrl, version: '10' },
    ws: {
      buildStrategy: (manager) =>
        shardingOf(manager, { ...state, passOn: openEvents(client, unreadable) }),
    },
    presence: presenceOf(0),
    makeCache: Options.cacheWithLimits({
      ...Options.DefaultMakeCacheSettings,
      ApplicationCommandManager: 0,
      AutoModerationRuleManager: 0,
      BaseGuildEmojiManager: 0,
      DMMessageManager: 0,
      GuildBanManager: 0,
      GuildEmojiManager: 0,
      GuildInviteManager: 0,
      GuildMemberManager: {
        // discord.js knows the roles of a message's author only from here; they are read immediately.
        maxSize: 10,
        keepOverLimit: (member) => member.id === member.client.user.id,
      },
      GuildMessageManager: 0,
      GuildScheduledEventManager: 0,
      GuildStickerManager: 0,
      MessageManager: 0,
      PresenceManager: 0,
      ReactionManager: 0,
      ReactionUserManager: 0,
      StageInstanceManager: 0,
      ThreadMemberManager: 0,
      UserManager: { maxSize: 200, keepOverLimit: (user) => user.id === user.client.user.id },
      VoiceStateManager: 0,
    }),
  });
  return client;
}
