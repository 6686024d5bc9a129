import { ApplicationCommandOptionType } from 'discord.js';
import type { OptionData } from '../command.js';
import { mostDays } from './days-ago.js';

/** The options that filter articles by day. */
export const publishedOptions = [
  {
    type: ApplicationCommandOptionType.String,
    name: 'after',
    description: 'Only articles published on or after this day, YYYY-MM-DD',
    max_length: 10,
  },
  {
    type: ApplicationCommandOptionType.String,
    name: 'before',
    description: 'Only articles published on or before this day, YYYY-MM-DD',
    max_length: 10,
  },
] as const satisfies readonly OptionData[];

/** How far back moderators look. */
export const daysOption = {
  type: ApplicationCommandOptionType.Integer,
  name: 'days',
  description: 'How many days to look back (default: 30)',
  min_value: 1,
  max_value: mostDays,
} as const satisfies OptionData;
