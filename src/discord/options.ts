import {
  ApplicationCommandOptionType,
  type Attachment,
  type CommandInteractionOption,
} from 'discord.js';

/** Options by name as handlers see them: plain values, ids for channels and roles. */
export type OptionValues = Readonly<Record<string, string | number | boolean | Attachment>>;

/** The options of a slash command as one flat object, with `subcommand` where there is one. */
export function optionValues(options: readonly CommandInteractionOption[]): OptionValues {
  const values: Record<string, string | number | boolean | Attachment> = {};
  for (const option of options) {
    if (option.type === ApplicationCommandOptionType.Subcommand) {
      Object.assign(values, optionValues(option.options ?? []), { subcommand: option.name });
      continue;
    }
    const value = option.attachment ?? option.value;
    if (value !== undefined) values[option.name] = value;
  }
  return values;
}
