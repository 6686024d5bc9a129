import {
  ApplicationIntegrationType,
  type Interaction,
  InteractionContextType,
  type Message,
  PermissionFlagsBits,
} from 'discord.js';
import type { Words } from '../locales/catalogue.js';
import { wordsFor } from '../locales/words.js';

/** Who does something, and where; taken from an interaction or a message. */
export interface Asker {
  readonly userId: string;
  /** `null` in a direct message. */
  readonly guildId: string | null;
  /** Whether the bot isn't there itself: the member installed it for themselves, and uses it elsewhere. */
  readonly viaMember: boolean;
  readonly channelId: string;
  /** The channel that a thread belongs to; `null` elsewhere. */
  readonly parentId: string | null;
  readonly roleIds: readonly string[];
  /** Permission bits in this channel; 0 in a direct message. */
  readonly permissions: bigint;
  /** The bot's words in the asker's language; for a message, in the server's. */
  readonly words: Words;
}

/** The permissions that make a member a moderator, as far as the bot is concerned. */
export const moderatorPermissions = PermissionFlagsBits.ManageGuild;

/** Whether a member has all of some permission bits in this channel; administrators have them all. */
export function hasPermissions(
  { permissions }: Pick<Asker, 'permissions'>,
  needs: bigint,
): boolean {
  if ((permissions & PermissionFlagsBits.Administrator) !== 0n) return true;
  return (permissions & needs) === needs;
}

/** Who uses a command, component or modal; the words are in the member's language. */
export function askerOfInteraction(interaction: Interaction): Asker {
  const roles = interaction.member?.roles;
  const { channel } = interaction;
  return {
    userId: interaction.user.id,
    guildId: interaction.guildId,
    viaMember: isViaMember(interaction),
    channelId: interaction.channelId ?? '',
    parentId: channel?.isThread() ? channel.parentId : null,
    roleIds: roles === undefined ? [] : Array.isArray(roles) ? roles : [...roles.cache.keys()],
    permissions: interaction.memberPermissions?.bitfield ?? 0n,
    // Discord leaves the member's out of some interactions, and other servers of all.
    words: wordsFor(interaction.locale ?? interaction.guildLocale),
  };
}

/** Discord says by whose installation an interaction came: the server's, or the member's. */
function isViaMember({ context, guildId, authorizingIntegrationOwners }: Interaction): boolean {
  if (context === InteractionContextType.PrivateChannel) return true;
  return (
    guildId !== null &&
    authorizingIntegrationOwners[ApplicationIntegrationType.GuildInstall] === undefined
  );
}

/** Who wrote a message; the words are in the server's language, since a message has no locale. */
export function askerOfMessage(message: Message): Asker {
  const { member, channel } = message;
  const mayHere = member === null || channel.isDMBased() ? null : channel.permissionsFor(member);
  return {
    userId: message.author.id,
    guildId: message.guildId,
    viaMember: false,
    channelId: message.channelId,
    parentId: channel.isThread() ? channel.parentId : null,
    roleIds: member === null ? [] : [...member.roles.cache.keys()],
    permissions: mayHere?.bitfield ?? 0n,
    words: wordsFor(message.guild?.preferredLocale),
  };
}
