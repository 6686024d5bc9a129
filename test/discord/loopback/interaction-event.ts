import { Interaction, kind } from './interaction.js';
import type { Member } from './member.js';
import type { Message } from './message.js';
import { permissionsAt } from './permissions.js';
import { type Channel, isWithoutBot } from './places.js';
import type { DeployedCommand } from './rules/command.js';
import { memberJson, messageJson, partialChannelJson, userJson } from './wire.js';

/** What a member does to start an interaction. */
interface Started {
  readonly type: number;
  readonly name: string;
  readonly data: object;
  readonly command?: DeployedCommand;
  /** The message that the component is on. */
  readonly source?: Message | null;
}

/** Starts an interaction and tells the bot of it. */
export function start(member: Member, channel: Channel, started: Started): Interaction {
  const { world } = member.guild;
  const { user } = member;
  const { type, name, data, command, source = null } = started;
  const interaction = new Interaction(world, {
    type,
    user,
    channel,
    name,
    source,
    ...(command && { command }),
  });
  const { guild } = channel;
  world.dispatch(
    'INTERACTION_CREATE',
    {
      id: interaction.id,
      application_id: world.bot.id,
      type,
      token: interaction.token,
      version: 1,
      data,
      channel: partialChannelJson(channel, user),
      channel_id: channel.id,
      locale: user.locale,
      entitlements: [],
      attachment_size_limit: 10 * 1024 * 1024,
      app_permissions: String(permissionsAt(channel, world.bot)),
      // 0: a server; 1: direct messages with the bot.
      context: guild ? 0 : 1,
      // Of a server that the bot isn't in, it is the member's own installation.
      authorizing_integration_owners: isWithoutBot(channel)
        ? { 1: user.id }
        : { 0: guild?.id ?? '0' },
      ...(guild
        ? {
            guild_id: guild.id,
            guild: { id: guild.id, locale: guild.locale, features: [] },
            guild_locale: guild.locale,
            member: { ...memberJson(member), permissions: String(permissionsAt(channel, user)) },
          }
        : { user: userJson(user) }),
      ...(source && type !== kind.command && { message: messageJson(source, { content: true }) }),
    },
    { guildId: guild?.id ?? null },
  );
  return interaction;
}
