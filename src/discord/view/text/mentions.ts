import { channelMention, roleMention } from 'discord.js';
import type { Words } from '../../../locales/catalogue.js';

/** More would not fit into a message that has a few such lines. */
const mostNamed = 15;

/** Channels by their ids, as a message names them. */
export function channelsInWords(
  ids: readonly string[],
  words: Words,
  most: number = mostNamed,
): string {
  return listed(ids.map(channelMention), words, most);
}

/** Roles by their ids, as a message names them. */
export function rolesInWords(
  ids: readonly string[],
  words: Words,
  most: number = mostNamed,
): string {
  return listed(ids.map(roleMention), words, most);
}

function listed(mentions: readonly string[], words: Words, most: number): string {
  const more = mentions.length - most;
  const shown = mentions.slice(0, most).join(', ');
  return more > 0 ? `${shown} ${words.answer.andMore(more)}` : shown;
}
