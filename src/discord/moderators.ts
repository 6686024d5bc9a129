import { InteractionContextType, PermissionFlagsBits } from 'discord.js';

/** The permission that makes a member a moderator, as far as the bot goes. */
export const moderatorsNeed = PermissionFlagsBits.ManageGuild;

/** What Discord is told of a command for moderators: on servers only, and whom to offer it to. */
export const offeredToModerators = {
  contexts: [InteractionContextType.Guild],
  default_member_permissions: String(moderatorsNeed),
} as const;
