import {
  ApplicationCommandOptionType,
  ApplicationCommandType,
  InteractionContextType,
  PermissionFlagsBits,
} from 'discord.js';
import type { Asker } from '../asker.js';
import { command } from '../command.js';
import { daysAgo, mostDays, usualDays } from '../days-ago.js';
import type { Door } from '../door.js';
import { type GapsView, gapsOnPage, layOutGaps } from '../layout/gaps.js';
import { type Payload, payload } from '../payload.js';

/** `/gaps`: what the articles did not answer on this server. */
export const gapsCommand = command({
  data: {
    type: ApplicationCommandType.ChatInput,
    name: 'gaps',
    description: 'Questions that were not answered, or whose answers were voted down',
    contexts: [InteractionContextType.Guild],
    default_member_permissions: String(PermissionFlagsBits.ManageGuild),
    options: [
      {
        type: ApplicationCommandOptionType.Integer,
        name: 'days',
        description: 'Of how many days until now; 30 unless told otherwise',
        min_value: 1,
        max_value: mostDays,
      },
    ],
  },
  asks: false,
  needs: PermissionFlagsBits.ManageGuild,
  isPrivate: () => true,
  run: ({ options, asker, door }) =>
    showGaps({ offset: 0, days: options.days ?? usualDays }, asker, door),
});

/** A page of a server's gaps; the first one where the list has become too short for it. */
export async function showGaps(view: GapsView, asker: Asker, door: Door): Promise<Payload> {
  const { guildId, words } = asker;
  // Without a server it would be those of all servers.
  if (guildId === null) return payload(words.refusals.permission);
  const { offset, days } = view;
  const page = await door.records.gaps(guildId, daysAgo(days), { offset, limit: gapsOnPage });
  if (page.items.length === 0 && offset > 0) return showGaps({ offset: 0, days }, asker, door);
  return layOutGaps(page, view, words);
}
