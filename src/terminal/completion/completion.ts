import { Argument, Command } from 'commander';
import { write } from '../output.js';
import { describe } from './described.js';
import { type Shell, scriptFor, shells } from './scripts.js';

/** `pullquote completion`: writes the script with which a shell completes commands and options. */
export const completionCommand = new Command('completion')
  .description('Write the script with which a shell completes commands and options')
  .addArgument(new Argument('<shell>', 'the shell').choices(shells))
  .addHelpText(
    'after',
    `
Examples:
  eval "$(pullquote completion bash)"    # in ~/.bashrc
  eval "$(pullquote completion zsh)"     # in ~/.zshrc
  pullquote completion fish > ~/.config/fish/completions/pullquote.fish`,
  )
  .action((shell: Shell, _: object, command: Command) => {
    write(scriptFor(shell, describe(command.parent ?? command)));
  });
