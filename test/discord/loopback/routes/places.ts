import { permissionsIn } from '../permissions.js';
import { invalidForm, unknownGuild, unknownMember, unknownUser } from '../refusal.js';
import { type Call, checked, ok, type Route } from '../route.js';
import { channelJson, channelsOf, guildOnly, memberJson, roleJson, userJson } from '../wire.js';
import type { World } from '../world.js';
import { channelOf } from './messages.js';

/** Application flags that say which privileged intents are on, for bots in under 100 servers. */
const messageContentLimited = 1 << 19;

function application(world: World) {
  return {
    id: world.bot.id,
    name: world.bot.name,
    icon: null,
    description: '',
    type: null,
    bot: userJson(world.bot),
    summary: '',
    bot_public: true,
    bot_require_code_grant: false,
    verify_key: '0'.repeat(64),
    flags: world.options.messageContent ? messageContentLimited : 0,
    hook: true,
    ...(world.options.privacyPolicy && { privacy_policy_url: world.options.privacyPolicy }),
    is_monetized: false,
    approximate_guild_count: world.guilds.size,
    integration_types_config: { 0: {} },
    redirect_uris: [],
    interactions_endpoint_url: null,
    role_connections_verification_url: null,
    tags: [],
    owner: userJson(world.bot),
    team: null,
  };
}

function guildOf({ world, params }: Call) {
  const guild = world.guilds.get(params.guild ?? '');
  if (!guild) throw unknownGuild();
  return guild;
}

const own = (call: Call) => ok(application(call.world));

export const placeRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: '/gateway/bot',
    handle: ({ world }) =>
      ok({
        url: `${world.address.replace('http', 'ws')}/gateway`,
        shards: world.options.shards,
        session_start_limit: {
          total: 1_000,
          remaining: world.options.loginsLeft,
          reset_after: 14_400_000,
          max_concurrency: world.options.identifyConcurrency,
        },
      }),
  },
  {
    method: 'GET',
    path: '/gateway',
    open: true,
    handle: ({ world }) => ok({ url: `${world.address.replace('http', 'ws')}/gateway` }),
  },
  {
    method: 'GET',
    path: '/users/@me',
    handle: ({ world }) => ok({ ...userJson(world.bot), verified: true, email: null }),
  },
  {
    method: 'GET',
    path: '/users/@me/guilds',
    handle: ({ world }) =>
      ok(
        [...world.guilds.values()].map((guild) => ({
          id: guild.id,
          name: guild.name,
          icon: null,
          banner: null,
          owner: false,
          permissions: String(permissionsIn(guild, world.bot)),
          features: [],
        })),
      ),
  },
  {
    method: 'GET',
    path: '/users/:user',
    handle({ world, params }) {
      const user = world.users.get(params.user ?? '');
      if (!user) throw unknownUser();
      return ok(userJson(user));
    },
  },
  {
    method: 'POST',
    path: '/users/@me/channels',
    handle({ world, body }) {
      const { recipient_id } = checked<{ recipient_id?: string }>(
        'CreatePrivateChannelRequest',
        body,
      );
      const user = world.users.get(recipient_id ?? '');
      if (!user || user.bot) throw invalidForm(['recipient_id: no such user']);
      return ok(channelJson(world.dmWith(user)));
    },
  },
  { method: 'GET', path: '/applications/@me', handle: own },
  { method: 'GET', path: '/oauth2/applications/@me', handle: own },
  { method: 'GET', path: '/guilds/:guild', handle: (call) => ok(guildOnly(guildOf(call))) },
  {
    method: 'GET',
    path: '/guilds/:guild/channels',
    handle: (call) =>
      ok(
        channelsOf(guildOf(call))
          .filter((one) => !one.isThread)
          .map(channelJson),
      ),
  },
  {
    method: 'GET',
    path: '/guilds/:guild/threads/active',
    handle: (call) =>
      ok({
        threads: channelsOf(guildOf(call))
          .filter((one) => one.isThread)
          .map(channelJson),
        members: [],
      }),
  },
  {
    method: 'GET',
    path: '/guilds/:guild/roles',
    handle: (call) => ok([...guildOf(call).roles.values()].map(roleJson)),
  },
  {
    method: 'GET',
    path: '/guilds/:guild/members/:user',
    handle(call) {
      const member = guildOf(call).members.get(call.params.user ?? '');
      if (!member) throw unknownMember();
      return ok(memberJson(member));
    },
  },
  {
    method: 'DELETE',
    path: '/users/@me/guilds/:guild',
    handle(call) {
      guildOf(call).leave();
      return undefined;
    },
  },
  { method: 'GET', path: '/channels/:channel', handle: (call) => ok(channelJson(channelOf(call))) },
  {
    method: 'POST',
    path: '/channels/:channel/typing',
    handle(call) {
      channelOf(call).typing.push(call.world.bot);
      channelOf(call).typingAt = Date.now();
      call.world.signal.fire();
      return undefined;
    },
  },
  {
    method: 'PUT',
    path: '/channels/:channel/thread-members/@me',
    handle: (call) => void channelOf(call),
  },
];
