import type { Command, Option } from 'commander';

/** What completion knows of a command. */
export interface Described {
  readonly name: string;
  readonly description: string;
  readonly options: readonly DescribedOption[];
  /** Whether its arguments are files. */
  readonly takesFiles: boolean;
  /** The words that its argument can be, if it is one of a few. */
  readonly words: readonly string[];
}

interface DescribedOption {
  /** `--limit` */
  readonly flag: string;
  readonly description: string;
  readonly takesValue: boolean;
  /** The words that its value can be, if it is one of a few. */
  readonly values: readonly string[];
}

/** What completion knows of a program's commands. */
export function describe(program: Command): readonly Described[] {
  return program.commands.map((command) => ({
    name: command.name(),
    description: command.description(),
    options: command
      .createHelp()
      .visibleOptions(command)
      .flatMap((option) => describeOption(option)),
    takesFiles: command.registeredArguments.some((argument) => /path|file/.test(argument.name())),
    words: command.registeredArguments.flatMap((argument) => argument.argChoices ?? []),
  }));
}

function describeOption(option: Option): DescribedOption[] {
  const { long, description, required, optional, argChoices = [] } = option;
  if (!long) return [];
  return [{ flag: long, description, takesValue: required || optional, values: argChoices }];
}
