import { channelMention, TimestampStyles, time } from 'discord.js';
import type { Asker } from './asker.js';
import type { Refusal } from './gate.js';
import { channelsInWords, rolesInWords } from './layout/mentions.js';
import { type Payload, payload } from './payload.js';

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
