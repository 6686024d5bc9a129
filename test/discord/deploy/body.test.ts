import {
  ApplicationCommandOptionType,
  ApplicationCommandType,
  ApplicationIntegrationType,
  InteractionContextType,
  Locale,
} from 'discord.js';
import { describe, expect, it } from 'vitest';
import type { CommandData } from '../../../src/discord/command.js';
import { localize } from '../../../src/discord/deploy/body.js';
import type { Language } from '../../../src/locales/catalogue.js';
import { en } from '../../../src/locales/en.js';

const english: Language = { locales: [Locale.EnglishUS], words: en, commands: {} };
const german: Language = {
  locales: [Locale.German],
  words: en,
  commands: {
    shelf: { name: 'regal', description: 'Das Regal' },
    'shelf.tidy': { name: 'aufräumen', description: 'Räumt auf' },
    'shelf.tidy.row': { name: 'reihe', description: 'Welche Reihe' },
    'Look at it': { name: 'Ansehen' },
  },
};
const spanish: Language = {
  locales: [Locale.SpanishES, Locale.SpanishLATAM],
  words: en,
  commands: { shelf: { name: 'estante', description: 'El estante' } },
};

const shelf: CommandData = {
  type: ApplicationCommandType.ChatInput,
  name: 'shelf',
  description: 'The shelf',
  contexts: [InteractionContextType.Guild],
  default_member_permissions: '32',
  options: [
    {
      type: ApplicationCommandOptionType.Subcommand,
      name: 'tidy',
      description: 'Tidies it',
      options: [
        {
          type: ApplicationCommandOptionType.Integer,
          name: 'row',
          description: 'Which row',
          required: true,
          min_value: 1,
        },
      ],
    },
  ],
};

describe('the body of a command', () => {
  it('is the English original where that is all there is', () => {
    expect(localize(shelf, [english])).toEqual({
      ...shelf,
      integration_types: [ApplicationIntegrationType.GuildInstall],
    });
  });

  it('has the names and descriptions of each language at every level', () => {
    expect(localize(shelf, [english, german, spanish])).toMatchObject({
      name: 'shelf',
      name_localizations: { de: 'regal', 'es-ES': 'estante', 'es-419': 'estante' },
      description_localizations: { de: 'Das Regal', 'es-ES': 'El estante', 'es-419': 'El estante' },
      options: [
        {
          name: 'tidy',
          name_localizations: { de: 'aufräumen' },
          description_localizations: { de: 'Räumt auf' },
          options: [
            {
              name: 'row',
              required: true,
              min_value: 1,
              name_localizations: { de: 'reihe' },
              description_localizations: { de: 'Welche Reihe' },
            },
          ],
        },
      ],
    });
  });

  it('is offered in servers and direct messages unless it says otherwise', () => {
    const look: CommandData = { type: ApplicationCommandType.Message, name: 'Look at it' };
    expect(localize(look, [english, german])).toEqual({
      ...look,
      name_localizations: { de: 'Ansehen' },
      contexts: [InteractionContextType.Guild, InteractionContextType.BotDM],
      integration_types: [ApplicationIntegrationType.GuildInstall],
    });
    expect(localize(shelf, []).contexts).toEqual([InteractionContextType.Guild]);
  });

  it('takes nothing for a name that every object has', () => {
    const odd: CommandData = { type: ApplicationCommandType.Message, name: 'constructor' };
    expect(localize(odd, [german])).not.toHaveProperty('name_localizations');
  });
});
