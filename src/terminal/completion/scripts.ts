import type { Described } from './described.js';

/** Shells that have completion. */
export const shells = ['bash', 'zsh', 'fish'] as const;

export type Shell = (typeof shells)[number];

/** The script that a shell runs to complete what is typed after `pullquote`. */
export function scriptFor(shell: Shell, commands: readonly Described[]): string {
  switch (shell) {
    case 'bash':
      return bash(commands);
    case 'zsh':
      // zsh runs bash's completions itself.
      return `autoload -U +X compinit && compinit\nautoload -U +X bashcompinit && bashcompinit\n${bash(commands)}`;
    case 'fish':
      return fish(commands);
  }
}

/** A function that looks at the command and the word before, and offers words or files. */
function bash(commands: readonly Described[]): string {
  const cases = commands.map((command) => {
    const flags = command.options.map(({ flag }) => flag);
    const values = command.options
      .filter(({ takesValue }) => takesValue)
      .map(({ flag, values: words }) => `        ${flag}) words='${words.join(' ')}'; value=1 ;;`);
    return `    ${command.name})
      flags='${flags.join(' ')}'
      words='${command.words.join(' ')}'
      files=${command.takesFiles ? 1 : 0}
      case "$previous" in
${[...values, '        *) ;;'].join('\n')}
      esac
      ;;`;
  });
  return `# Completion of pullquote in bash: put this into ~/.bashrc
#   eval "$(pullquote completion bash)"
_pullquote() {
  local current="\${COMP_WORDS[COMP_CWORD]}" previous="\${COMP_WORDS[COMP_CWORD - 1]}"
  local flags='' words='' files=0 value=0
  COMPREPLY=()
  if [ "$COMP_CWORD" -eq 1 ]; then
    COMPREPLY=($(compgen -W '${commands.map(({ name }) => name).join(' ')} --help --version' -- "$current"))
    return
  fi
  case "\${COMP_WORDS[1]}" in
${cases.join('\n')}
  esac
  if [ "$value" -eq 0 ] && [ "\${current#-}" != "$current" ]; then words="$flags"; files=0; fi
  COMPREPLY=($(compgen -W "$words" -- "$current"))
  if [ "$files" -eq 1 ] && [ "$value" -eq 0 ]; then
    compopt -o filenames 2>/dev/null
    local IFS=$'\\n'
    COMPREPLY+=($(compgen -f -- "$current"))
  fi
}
complete -F _pullquote pullquote
`;
}

function fish(commands: readonly Described[]): string {
  const lines = commands.flatMap((command) => {
    const seen = `-n '__fish_seen_subcommand_from ${command.name}'`;
    return [
      `complete -c pullquote -n __fish_use_subcommand -f -a ${command.name} -d ${quoted(command.description)}`,
      ...command.options.map(
        ({ flag, description, takesValue, values }) =>
          `complete -c pullquote ${seen} -l ${flag.slice(2)}${takesValue ? ' -x' : ''}${values.length > 0 ? ` -a ${quoted(values.join(' '))}` : ''} -d ${quoted(description)}`,
      ),
      ...(command.words.length > 0
        ? [`complete -c pullquote ${seen} -f -a ${quoted(command.words.join(' '))}`]
        : []),
      ...(command.takesFiles ? [`complete -c pullquote ${seen} -F`] : []),
    ];
  });
  return `# Completion of pullquote in fish: pullquote completion fish > ~/.config/fish/completions/pullquote.fish
complete -c pullquote -f
${lines.join('\n')}
`;
}

/** A text in single quotes, as fish reads them. */
function quoted(text: string): string {
  return `'${text.replace(/[\\']/g, (found) => `\\${found}`)}'`;
}
