import { Locale } from 'discord.js';

/** An option of a command, as a request has it. Already checked against the schema. */
export interface CommandOption {
  readonly type: number;
  readonly name: string;
  readonly name_localizations?: Readonly<Record<string, string>> | null;
  readonly description: string;
  readonly description_localizations?: Readonly<Record<string, string>> | null;
  readonly required?: boolean;
  readonly autocomplete?: boolean;
  readonly choices?: readonly Choice[];
  readonly options?: readonly CommandOption[];
  readonly min_length?: number;
  readonly max_length?: number;
  readonly min_value?: number;
  readonly max_value?: number;
  readonly channel_types?: readonly number[];
}

export interface Choice {
  readonly name: string;
  readonly name_localizations?: Readonly<Record<string, string>> | null;
  readonly value: string | number;
}

export interface CommandBody {
  readonly type?: number | null;
  readonly name: string;
  readonly name_localizations?: Readonly<Record<string, string>> | null;
  readonly description?: string | null;
  readonly description_localizations?: Readonly<Record<string, string>> | null;
  readonly options?: readonly CommandOption[] | null;
  readonly default_member_permissions?: string | number | null;
  readonly contexts?: readonly number[] | null;
  readonly dm_permission?: boolean | null;
  readonly integration_types?: readonly number[] | null;
  readonly nsfw?: boolean | null;
}

export interface DeployedCommand extends CommandBody {
  readonly id: string;
  readonly type: number;
  /** `null`: offered everywhere. */
  readonly guildId: string | null;
  readonly version: string;
}

export const chatInput = 1;
export const subcommand = 1;
export const subcommandGroup = 2;

/** https://docs.discord.com/developers/interactions/application-commands */
const chatName = /^[-_'\p{L}\p{N}\p{sc=Deva}\p{sc=Thai}]{1,32}$/u;
const longest = 8_000;
const limits: Readonly<Record<number, number>> = { 1: 100, 2: 15, 3: 15 };
const locales = new Set<string>(Object.values(Locale));

/**
 * What Discord refuses in a set of commands though its description lets it through, one line each:
 * `path: what`.
 */
export function commandsFaults(commands: readonly CommandBody[]): string[] {
  const faults = commands.flatMap((one, index) => commandFaults(one, `${index}.`));
  for (const [type, most] of Object.entries(limits)) {
    const names = commands
      .filter((one) => (one.type ?? chatInput) === Number(type))
      .map(({ name }) => name);
    if (names.length > most) {
      faults.push(`body: Maximum number of application commands of type ${type} reached (${most})`);
    }
    for (const name of new Set(names.filter((one, index) => names.indexOf(one) !== index))) {
      faults.push(`body: Application command names must be unique: ${name}`);
    }
  }
  return faults;
}

/** What Discord refuses in one command. */
export function commandFaults(command: CommandBody, path = ''): string[] {
  const faults: string[] = [];
  if ((command.type ?? chatInput) === chatInput) {
    faults.push(...describedFaults(command, path), ...optionsFaults(command.options ?? [], path));
  } else {
    if (command.description) faults.push(`${path}description: only chat commands have one`);
    if (command.options?.length) faults.push(`${path}options: only chat commands have them`);
    faults.push(...localeFaults(command, path));
  }
  const size = sizeOf(command);
  if (size > longest) {
    faults.push(`${path}body: Command exceeds maximum size (${longest}): ${size}`);
  }
  return faults;
}

type Described = Pick<
  CommandOption,
  'name' | 'name_localizations' | 'description_localizations'
> & { readonly description?: string | null };

function describedFaults(one: Described, path: string): string[] {
  const faults = localeFaults(one, path);
  const names = { name: one.name, ...one.name_localizations };
  for (const [key, name] of Object.entries(names)) {
    const at = key === 'name' ? `${path}name` : `${path}name_localizations.${key}`;
    if (!chatName.test(name)) faults.push(`${at}: String value did not match validation regex.`);
    else if (name !== name.toLowerCase()) faults.push(`${at}: Command name must be in lower case`);
  }
  const descriptions = { description: one.description ?? '', ...one.description_localizations };
  for (const [key, text] of Object.entries(descriptions)) {
    if (text.trim().length < 1 || text.length > 100) {
      const at = key === 'description' ? key : `description_localizations.${key}`;
      faults.push(`${path}${at}: Must be between 1 and 100 in length.`);
    }
  }
  return faults;
}

function localeFaults(one: Partial<Described>, path: string): string[] {
  return (['name_localizations', 'description_localizations'] as const).flatMap((field) =>
    Object.keys(one[field] ?? {})
      .filter((locale) => !locales.has(locale))
      .map((locale) => `${path}${field}: Unknown locale ${locale}`),
  );
}

function optionsFaults(options: readonly CommandOption[], path: string): string[] {
  const faults: string[] = [];
  const isSub = ({ type }: CommandOption) => type === subcommand || type === subcommandGroup;
  if (options.length > 25) faults.push(`${path}options: Must be 25 or fewer in length.`);
  if (options.some(isSub) && !options.every(isSub)) {
    faults.push(
      `${path}options: Sub-command and sub-command group option types are mutually exclusive to other types`,
    );
  }
  const names = options.map(({ name }) => name);
  if (new Set(names).size < names.length)
    faults.push(`${path}options: Option names must be unique`);
  options.forEach((option, index) => {
    const at = `${path}options.${index}.`;
    const before = options.slice(0, index);
    if (option.required && before.some((one) => !one.required)) {
      faults.push(`${at}required: Required options must be placed before non-required options`);
    }
    faults.push(...describedFaults(option, at), ...optionsFaults(option.options ?? [], at));
    faults.push(...choicesFaults(option, at));
  });
  return faults;
}

function choicesFaults(option: CommandOption, path: string): string[] {
  const choices = option.choices ?? [];
  const faults = choices.flatMap((choice, index) => {
    const at = `${path}choices.${index}.`;
    const long = (text: string) => text.length < 1 || text.length > 100;
    return [
      ...(long(choice.name) ? [`${at}name: Must be between 1 and 100 in length.`] : []),
      ...(typeof choice.value === 'string' && long(choice.value)
        ? [`${at}value: Must be between 1 and 100 in length.`]
        : []),
      ...localeFaults(choice, at),
    ];
  });
  if (choices.length > 25) faults.push(`${path}choices: Must be 25 or fewer in length.`);
  if (choices.length > 0 && option.autocomplete) {
    faults.push(`${path}choices: Choices and autocomplete are mutually exclusive`);
  }
  return faults;
}

/**
 * Characters of names, descriptions and values in a command and all inside it; of each text with its
 * localizations, the longest counts.
 */
function sizeOf(one: CommandBody | CommandOption): number {
  const inner = one.options ?? [];
  const choices = 'choices' in one ? (one.choices ?? []) : [];
  return (
    longestOf(one.name, one.name_localizations) +
    longestOf(one.description ?? '', one.description_localizations) +
    inner.reduce((sum, option) => sum + sizeOf(option), 0) +
    choices.reduce(
      (sum, choice) =>
        sum + longestOf(choice.name, choice.name_localizations) + String(choice.value).length,
      0,
    )
  );
}

function longestOf(
  text: string,
  others: Readonly<Record<string, string>> | null | undefined,
): number {
  return Math.max(text.length, ...Object.values(others ?? {}).map(({ length }) => length));
}
