import {
  channelMention,
  InteractionContextType,
  PermissionFlagsBits,
  TimestampStyles,
  time,
} from 'discord.js';
import type { ServerSettings } from '../../records/records.js';
import type { Asker } from '../asker.js';
import { type Payload, payload } from '../payload.js';
import { channelsInWords, rolesInWords } from '../view/text/mentions.js';

/** Why a member is turned away. */
export type Refusal =
  | { readonly kind: 'permission' }
  | { readonly kind: 'channel'; readonly channels: readonly string[] }
  | { readonly kind: 'roles'; readonly roles: readonly string[] }
  /** `until`: milliseconds since 1970. */
  | { readonly kind: 'cooldown'; readonly until: number }
  | { readonly kind: 'leaving' }
  /** The bot may not write where it was asked. */
  | { readonly kind: 'unwritable' }
  /** The bot's role was mentioned, and Discord withholds the text. */
  | { readonly kind: 'unread' };

/** Whether a member has a permission that a command needs; administrators have all. */
export function lacksPermission(asker: Asker, needs: bigint | undefined): Refusal | null {
  if (needs === undefined) return null;
  return isAllowed(asker, needs) ? null : { kind: 'permission' };
}

/** Whether a member may ask at this place, by what the server's moderators have set. */
export function mayNotAsk(asker: Asker, server: ServerSettings): Refusal | null {
  const { allowedChannels: channels, allowedRoles: roles } = server;
  const here = [asker.channelId, asker.parentId];
  if (channels.length > 0 && !here.some((id) => id !== null && channels.includes(id))) {
    return { kind: 'channel', channels };
  }
  const moderates = isAllowed(asker, moderatorsNeed);
  if (roles.length > 0 && !moderates && !asker.roleIds.some((id) => roles.includes(id))) {
    return { kind: 'roles', roles };
  }
  return null;
}

/** Whether a member has all of some permission bits in this channel. */
export function isAllowed(asker: Asker, needs: bigint): boolean {
  if ((asker.permissions & PermissionFlagsBits.Administrator) !== 0n) return true;
  return (asker.permissions & needs) === needs;
}

/** The permission that makes a member a moderator, as far as the bot goes. */
export const moderatorsNeed = PermissionFlagsBits.ManageGuild;

/** What Discord is told of a command for moderators: on servers only, and whom to offer it to. */
export const offeredToModerators = {
  contexts: [InteractionContextType.Guild],
  default_member_permissions: String(moderatorsNeed),
} as const;

/** A refusal in the member's words. Channels and roles are named, and nobody is pinged. */
export function refusalInWords(refusal: Refusal, { words, channelId }: Asker): Payload {
  const { refusals } = words;
  switch (refusal.kind) {
    case 'permission':
      return payload(refusals.permission);
    case 'channel':
      return payload(refusals.channel(channelsInWords(refusal.channels, words)));
    case 'roles':
      return payload(refusals.roles(rolesInWords(refusal.roles, words)));
    case 'cooldown': {
      // Rounded up: at the second that is shown, the next question is let through.
      const seconds = Math.ceil(refusal.until / 1000);
      return payload(refusals.cooldown(time(seconds, TimestampStyles.RelativeTime)));
    }
    case 'leaving':
      return payload(refusals.leaving);
    case 'unwritable':
      return payload(refusals.mayNotWrite(channelMention(channelId)));
    case 'unread':
      return payload(refusals.mentionMe);
  }
}
