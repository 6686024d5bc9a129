import { TimestampStyles, time } from 'discord.js';
import type { Asker } from './asker.js';
import type { Refusal } from './gate.js';
import { type Payload, payload } from './payload.js';

/** A refusal in the member's words. Channels and roles are named, and nobody is pinged. */
export function refusalInWords(refusal: Refusal, { words, channelId }: Asker): Payload {
  const { refusals } = words;
  switch (refusal.kind) {
    case 'permission':
      return payload(refusals.permission);
    case 'channel':
      return payload(refusals.channel(list(refusal.channels.map((id) => `<#${id}>`))));
    case 'roles':
      return payload(refusals.roles(list(refusal.roles.map((id) => `<@&${id}>`))));
    case 'cooldown': {
      // Rounded up: at the second that is shown, the next question is let through.
      const seconds = Math.ceil(refusal.until / 1000);
      return payload(refusals.cooldown(time(seconds, TimestampStyles.RelativeTime)));
    }
    case 'leaving':
      return payload(refusals.leaving);
    case 'unwritable':
      return payload(refusals.mayNotWrite(`<#${channelId}>`));
    case 'unread':
      return payload(refusals.mentionMe);
  }
}

/** More would not fit into a message. */
const named = 20;

function list(mentions: readonly string[]): string {
  const shown = mentions.slice(0, named).join(', ');
  return mentions.length > named ? `${shown}, …` : shown;
}
