import type { Message } from './message.js';
import { may } from './permissions.js';
import type { User } from './world.js';

/** `allowed_mentions` as it is sent. */
export interface AllowedMentions {
  readonly parse?: readonly string[] | null;
  readonly users?: readonly string[] | null;
  readonly roles?: readonly string[] | null;
  readonly replied_user?: boolean | null;
}

export interface Mentions {
  readonly users: readonly User[];
  /** Ids of roles. */
  readonly roles: readonly string[];
  readonly everyone: boolean;
}

/**
 * Whom a message pings: those it names outside code, as far as `allowed` lets it; everyone it names,
 * and the author of what it replies to, where `allowed` is left out.
 * https://docs.discord.com/developers/resources/message#allowed-mentions-object
 *
 * A member needs a permission to ping everyone. The bot is taken to have it, so that a test without
 * it finds the ping all the same.
 */
export function mentionsOf(
  message: Message,
  allowed: AllowedMentions | null | undefined,
): Mentions {
  const { world, guild } = message.channel;
  const text = message.text.replace(/```[\s\S]*?```|``[\s\S]*?``|`[^`\n]*`/g, ' ');
  const named = (pattern: RegExp) => [...text.matchAll(pattern)].map(([, id]) => id ?? '');
  const lets = (kind: 'users' | 'roles', id: string) =>
    !allowed || allowed.parse?.includes(kind) || allowed[kind]?.includes(id);
  const loud =
    message.author.bot ||
    (guild !== null && may(message.channel, message.author, 'MentionEveryone'));

  const users = new Set<User>();
  for (const id of named(/<@!?(\d+)>/g)) {
    const user = world.users.get(id);
    if (user && lets('users', id)) users.add(user);
  }
  // A reply of an interaction goes through a webhook, whose author nobody can ping.
  if (
    message.replyTo &&
    !message.replyTo.byWebhook &&
    message.replyTo.author !== message.author &&
    (!allowed || allowed.replied_user)
  ) {
    users.add(message.replyTo.author);
  }
  const roles = named(/<@&(\d+)>/g).filter((id) => {
    const role = guild?.roles.get(id);
    return role && (role.mentionable || loud) && lets('roles', id);
  });
  const everyone =
    loud &&
    /@(everyone|here)/.test(text) &&
    (!allowed || (allowed.parse ?? []).includes('everyone'));
  return { users: [...users], roles: [...new Set(roles)], everyone };
}
