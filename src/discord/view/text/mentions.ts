import { channelMention, roleMention } from 'discord.js';
import type { Words } from '../../../locales/catalogue.js';

/** More would not fit into a message that has four such lines. */
const mostNamed = 15;

/** Channels by their ids, as a message names them. */
export function channelsInWords(ids: readonly string[], words: Words): string {
  return listed(ids.map(channelMention), words);
}

/** Roles by their ids, as a message names them. */
export function rolesInWords(ids: readonly string[], words: Words): string {
  return listed(ids.map(roleMention), words);
}

function listed(mentions: readonly string[], words: Words): string {
  const more = mentions.length - mostNamed;
  const shown = mentions.slice(0, mostNamed).join(', ');
  return more > 0 ? `${shown} ${words.answer.andMore(more)}` : shown;
}
