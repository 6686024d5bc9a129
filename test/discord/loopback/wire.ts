import { MessageFlags } from 'discord.js';
import type { Member } from './member.js';
import type { Message } from './message.js';
import { permissionsAt } from './permissions.js';
import type { Channel, Guild, Role } from './places.js';
import type { StoredFile, User } from './world.js';

const iso = (ms: number) => new Date(ms).toISOString().replace('Z', '000+00:00');
const someTimeAgo = '2024-01-01T00:00:00.000000+00:00';

export function userJson(user: User) {
  return {
    id: user.id,
    username: user.name,
    global_name: user.bot ? null : user.name,
    discriminator: '0',
    avatar: null,
    bot: user.bot,
    public_flags: 0,
    flags: 0,
  };
}

export function memberJson(member: Member) {
  return {
    user: userJson(member.user),
    nick: null,
    avatar: null,
    banner: null,
    roles: [...member.roles].map(({ id }) => id),
    joined_at: someTimeAgo,
    premium_since: null,
    deaf: false,
    mute: false,
    pending: false,
    flags: 0,
    communication_disabled_until: null,
  };
}

export function roleJson(role: Role, position: number) {
  return {
    id: role.id,
    name: role.name,
    permissions: String(role.permissions),
    mentionable: role.mentionable,
    managed: role.managed,
    ...(role.tags && { tags: role.tags }),
    color: 0,
    colors: { primary_color: 0, secondary_color: null, tertiary_color: null },
    hoist: false,
    icon: null,
    unicode_emoji: null,
    flags: 0,
    position,
  };
}

export function channelJson(channel: Channel) {
  const { guild, parent, recipient, world } = channel;
  const common = { id: channel.id, type: channel.type, flags: 0, last_message_id: null };
  if (!guild) return { ...common, recipients: recipient ? [userJson(recipient)] : [] };
  const inGuild = { ...common, guild_id: guild.id, name: channel.name };
  if (parent) {
    return {
      ...inGuild,
      parent_id: parent.id,
      owner_id: channel.ownerId,
      // A post's first message doesn't count.
      message_count: channel.messages.length - (parent.isForum ? 1 : 0),
      ...(parent.isForum && { applied_tags: [] }),
      member_count: 2,
      rate_limit_per_user: 0,
      thread_metadata: {
        archived: channel.archived,
        auto_archive_duration: 1440,
        archive_timestamp: someTimeAgo,
        locked: channel.locked,
      },
      member: { id: channel.id, user_id: world.bot.id, join_timestamp: someTimeAgo, flags: 0 },
    };
  }
  return {
    ...inGuild,
    ...(channel.isForum && {
      available_tags: [],
      default_reaction_emoji: null,
      default_sort_order: null,
      default_forum_layout: 0,
    }),
    parent_id: null,
    position: 0,
    nsfw: false,
    topic: null,
    rate_limit_per_user: 0,
    permission_overwrites: [...channel.overwrites].map(([id, { allow, deny }]) => ({
      id,
      type: guild.roles.has(id) ? 0 : 1,
      allow: String(allow),
      deny: String(deny),
    })),
  };
}

export function channelsOf(guild: Guild): Channel[] {
  return [...guild.world.channels.values()].filter((channel) => channel.guild === guild);
}

/** A guild without what only GUILD_CREATE has. */
export function guildOnly(guild: Guild) {
  return {
    id: guild.id,
    name: guild.name,
    icon: null,
    splash: null,
    discovery_splash: null,
    banner: null,
    description: null,
    owner_id: guild.ownerId,
    afk_channel_id: null,
    afk_timeout: 300,
    verification_level: 0,
    default_message_notifications: 0,
    explicit_content_filter: 0,
    roles: [...guild.roles.values()].map(roleJson),
    emojis: [],
    stickers: [],
    features: [],
    mfa_level: 0,
    application_id: null,
    system_channel_id: guild.systemChannel?.id ?? null,
    system_channel_flags: 0,
    rules_channel_id: null,
    public_updates_channel_id: guild.updatesChannel?.id ?? null,
    safety_alerts_channel_id: null,
    vanity_url_code: null,
    premium_tier: 0,
    premium_progress_bar_enabled: false,
    preferred_locale: guild.locale,
    nsfw_level: 0,
  };
}

export function guildJson(guild: Guild) {
  const channels = channelsOf(guild);
  return {
    ...guildOnly(guild),
    joined_at: someTimeAgo,
    large: false,
    unavailable: false,
    member_count: guild.members.size,
    // Without the privileged intent for members, the bot is told of itself alone.
    members: [memberJson(guild.bot)],
    channels: channels.filter((channel) => !channel.isThread).map(channelJson),
    threads: channels.filter((channel) => channel.isThread).map(channelJson),
    presences: [],
    voice_states: [],
    stage_instances: [],
    guild_scheduled_events: [],
    soundboard_sounds: [],
  };
}

export function fileJson(file: StoredFile) {
  return {
    id: file.id,
    filename: file.name,
    size: file.bytes.length,
    url: file.url,
    proxy_url: file.url,
    content_type: file.contentType,
  };
}

/**
 * A message as the bot is sent it. Without the MESSAGE_CONTENT intent what was said is left out,
 * save in direct messages, in the bot's own messages and in those that mention it.
 */
export function messageJson(message: Message, { content }: { content: boolean }): object {
  const { channel, interaction } = message;
  const { bot } = channel.world;
  const shown =
    content || !channel.guild || message.author === bot || message.mentioned.includes(bot);
  return {
    id: message.id,
    type: message.type,
    channel_id: channel.id,
    author: userJson(message.author),
    content: shown ? message.content : '',
    embeds: shown ? message.embeds : [],
    components: shown ? numbered(message.components) : [],
    attachments: shown ? message.files.map(fileJson) : [],
    timestamp: iso(message.createdAt),
    edited_timestamp: message.editedAt === null ? null : iso(message.editedAt),
    tts: false,
    pinned: false,
    flags:
      message.flags |
      (message.private ? MessageFlags.Ephemeral : 0) |
      (message.thread ? MessageFlags.HasThread : 0),
    mention_everyone: message.mentionsEveryone,
    mentions: message.mentioned.map(userJson),
    mention_roles: message.mentionedRoles,
    ...(message.nonce !== undefined && { nonce: message.nonce }),
    ...(message.thread && { thread: channelJson(message.thread) }),
    ...(message.replyTo && {
      message_reference: {
        type: 0,
        message_id: message.replyTo.id,
        channel_id: channel.id,
        ...(channel.guild && { guild_id: channel.guild.id }),
      },
      referenced_message: message.replyTo.deleted
        ? null
        : { ...messageJson(message.replyTo, { content }), referenced_message: undefined },
    }),
    ...(shown && message.forwards && forwardJson(message.forwards)),
    ...(interaction && {
      webhook_id: bot.id,
      application_id: bot.id,
      interaction_metadata: {
        id: interaction.id,
        type: interaction.type,
        user: userJson(interaction.user),
        authorizing_integration_owners: {},
      },
    }),
  };
}

/** What a message has of the one that it forwards. */
function forwardJson(forwarded: Message) {
  const { id, channel, type, content, embeds, files, createdAt, flags } = forwarded;
  const snapshot = { type, content, embeds, attachments: files.map(fileJson), flags };
  const message = { ...snapshot, timestamp: iso(createdAt), edited_timestamp: null, mentions: [] };
  const guild = channel.guild && { guild_id: channel.guild.id };
  return {
    message_reference: { type: 1, message_id: id, channel_id: channel.id, ...guild },
    message_snapshots: [{ message: { ...message, mention_roles: [], components: [] } }],
  };
}

/** Components as Discord gives them back: each with a number. */
function numbered(components: readonly object[]): object[] {
  let count = 0;
  const number = (one: object): object => {
    const inner = one as { components?: readonly object[]; accessory?: object };
    count += 1;
    return {
      id: count,
      ...one,
      ...(inner.components && { components: inner.components.map(number) }),
      ...(inner.accessory && { accessory: number(inner.accessory) }),
    };
  };
  return components.map(number);
}

/** The parts of a message that only events have: the server and who the author is there. */
export function eventJson(message: Message, options: { content: boolean }) {
  const { guild } = message.channel;
  const author = guild?.members.get(message.author.id);
  return {
    ...messageJson(message, options),
    channel_type: message.channel.type,
    ...(guild && { guild_id: guild.id }),
    ...(author && { member: { ...memberJson(author), user: undefined } }),
  };
}

/** A channel as an interaction names it: with the user's permissions there. */
export function partialChannelJson(channel: Channel, user: User) {
  return { ...channelJson(channel), permissions: String(permissionsAt(channel, user)) };
}
