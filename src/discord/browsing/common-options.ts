import { ApplicationCommandOptionType } from 'discord.js';
import type { OptionData } from '../command.js';
import { mostDays } from './days-ago.js';

/** The options that filter articles by day. */
export const publishedOptions = [
  {
    type: ApplicationCommandOptionType.String,
    name: 'after',
    description: 'Only articles published on this day or later, YYYY-MM-DD',
    max_length: 10,
  },
  {
    type: ApplicationCommandOptionType.String,
    name: 'before',
    description: 'Only articles published on this day or earlier, YYYY-MM-DD',
    max_length: 10,
  },
] as const satisfies readonly OptionData[];

/** How far back moderators look. */
export const daysOption = {
  type: ApplicationCommandOptionType.Integer,
  name: 'days',
  description: 'Of how many days until now; 30 unless told otherwise',
  min_value: 1,
  max_value: mostDays,
} as const satisfies OptionData;
