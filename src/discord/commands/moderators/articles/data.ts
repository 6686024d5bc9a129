import { ApplicationCommandOptionType, ApplicationCommandType } from 'discord.js';
import { type OptionsOf, offeredToModerators, type SlashData } from '../../../command.js';

/** What Discord is told about `/articles`. */
export const data = {
  type: ApplicationCommandType.ChatInput,
  name: 'articles',
  description: 'Add, remove and list articles',
  ...offeredToModerators,
  options: [
    {
      type: ApplicationCommandOptionType.Subcommand,
      name: 'add',
      description: 'Add articles from a file or a link',
      options: [
        {
          type: ApplicationCommandOptionType.Attachment,
          name: 'file',
          description:
            'PDF, Word (.docx), text, Markdown, HTML, JSON or JSON Lines, also gzipped; up to 25 MB',
        },
        {
          type: ApplicationCommandOptionType.String,
          name: 'url',
          description: 'Link to an article, if the operator allows links',
          max_length: 2000,
        },
        {
          type: ApplicationCommandOptionType.String,
          name: 'title',
          description: 'Its headline, if the text has none',
          max_length: 300,
        },
        {
          type: ApplicationCommandOptionType.String,
          name: 'publisher',
          description: 'Who published it',
          max_length: 100,
        },
        {
          type: ApplicationCommandOptionType.String,
          name: 'date',
          description: 'Date of publication, YYYY-MM-DD',
          max_length: 10,
        },
      ],
    },
    {
      type: ApplicationCommandOptionType.Subcommand,
      name: 'remove',
      description: 'Remove an article and its duplicates',
      options: [
        {
          type: ApplicationCommandOptionType.String,
          name: 'article',
          description: 'Its title, from the list that appears as you type, or its ID',
          required: true,
          autocomplete: true,
          max_length: 300,
        },
      ],
    },
    {
      type: ApplicationCommandOptionType.Subcommand,
      name: 'list',
      description: 'List the articles with their IDs',
      options: [
        {
          type: ApplicationCommandOptionType.String,
          name: 'filter',
          description: 'Only articles by this publisher or author, or with this in the title',
          max_length: 100,
        },
      ],
    },
  ],
} as const satisfies SlashData;

export type ArticlesOptions = OptionsOf<typeof data>;
export type AddOptions = Extract<ArticlesOptions, { readonly subcommand: 'add' }>;
