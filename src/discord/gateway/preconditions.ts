import { channelMention, TimestampStyles, time } from 'discord.js';
import { type Asker, hasPermissions, moderatorPermissions } from '../asker.js';
import type { BotContext } from '../context.js';
import { type Payload, payload } from '../payload.js';
import { channelsInWords, rolesInWords } from '../view/text/mentions.js';
import type { Cooldown } from './cooldown.js';

/** Why a member is refused. */
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

/** What preconditions look at besides the asker. */
export interface PreconditionState {
  readonly context: Pick<BotContext, 'servers'>;
  readonly cooldown: Cooldown;
  /** Whether the bot takes no new work, because it is about to stop. */
  leaving(): boolean;
}

/** A check before a command, component or message is handled; `null` if it passes. */
export type Precondition = (asker: Asker, state: PreconditionState) => Refusal | null;

/** Goes through preconditions in order, up to the first that refuses; `null` if all pass. */
export function firstRefusal(
  preconditions: readonly Precondition[],
  asker: Asker,
  state: PreconditionState,
): Refusal | null {
  for (const precondition of preconditions) {
    const refusal = precondition(asker, state);
    if (refusal !== null) return refusal;
  }
  return null;
}

/** The bot isn't about to stop. */
export const running: Precondition = (_, { leaving }) => (leaving() ? { kind: 'leaving' } : null);

/** The member has some permissions here, whatever the server's settings show or hide. */
export function permitted(needs: bigint | undefined): Precondition {
  return (asker) =>
    needs === undefined || hasPermissions(asker, needs) ? null : { kind: 'permission' };
}

/** The server's moderators allow questions in this channel, or in the channel of this thread. */
export const allowedChannel: Precondition = ({ guildId, channelId, parentId }, { context }) => {
  const { allowedChannels: channels } = context.servers.of(guildId);
  if (channels.length === 0 || channels.includes(channelId)) return null;
  return parentId !== null && channels.includes(parentId) ? null : { kind: 'channel', channels };
};

/** The server's moderators let this member ask, by a role; moderators themselves may always ask. */
export const allowedRole: Precondition = (asker, { context }) => {
  const { allowedRoles: roles } = context.servers.of(asker.guildId);
  if (roles.length === 0 || hasPermissions(asker, moderatorPermissions)) return null;
  return asker.roleIds.some((id) => roles.includes(id)) ? null : { kind: 'roles', roles };
};

/** The member hasn't asked too often in the last minute. It counts the question if so. */
const cooledDown: Precondition = ({ userId }, { cooldown }) =>
  refusedUntil(cooldown.take(userId, Date.now()));

/** The member could ask now; nothing is counted. */
const mayAskNow: Precondition = ({ userId }, { cooldown }) =>
  refusedUntil(cooldown.ends(userId, Date.now()));

function refusedUntil(until: number | null): Refusal | null {
  return until === null ? null : { kind: 'cooldown', until };
}

/** What every question must pass. The cooldown comes last: it counts only what the others let pass. */
export const toAsk: readonly Precondition[] = [running, allowedChannel, allowedRole, cooledDown];

/** What a question must pass that was only overheard. It counts once it is answered. */
export const toOverhear: readonly Precondition[] = [
  running,
  allowedChannel,
  allowedRole,
  mayAskNow,
];

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
      // Rounded up: by the second that is shown, the next question passes.
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
