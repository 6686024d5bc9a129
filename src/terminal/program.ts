import { Command, CommanderError } from 'commander';
import { version } from '../places.js';
import { chatCommand } from './chat/chat.js';
import { askCommand } from './commands/ask.js';
import { cleanCommand } from './commands/clean.js';
import { copyCommand } from './commands/copy.js';
import { deployCommand } from './commands/deploy.js';
import { ingestCommand } from './commands/ingest.js';
import { publishCommand } from './commands/publish.js';
import { reindexCommand } from './commands/reindex.js';
import { removeCommand } from './commands/remove.js';
import { botCommand } from './commands/servers/bot.js';
import { mcpCommand } from './commands/servers/mcp.js';
import { serveCommand } from './commands/servers/serve.js';
import { sourceCommand } from './commands/source.js';
import { sourcesCommand } from './commands/sources.js';
import { verifyCommand } from './commands/verify.js';
import { completionCommand } from './completion/completion.js';
import { doctorCommand } from './doctor/doctor.js';
import { exitCode } from './errors.js';
import { feedsCommand } from './feeds/feeds.js';
import { write, writeError } from './output.js';
import { meaningOf } from './typed/arguments.js';

const commands = [
  askCommand,
  chatCommand,
  ingestCommand,
  feedsCommand,
  sourcesCommand,
  sourceCommand,
  removeCommand,
  reindexCommand,
  verifyCommand,
  publishCommand,
  copyCommand,
  doctorCommand,
  cleanCommand,
  serveCommand,
  botCommand,
  deployCommand,
  mcpCommand,
  completionCommand,
];

/** Runs the command line and sets `process.exitCode`. */
export async function run(argv: readonly string[]): Promise<void> {
  const program: Command = new Command('pullquote')
    .description('Answers questions from your news articles by quoting them, word for word.')
    .version(version())
    .configureOutput({ writeOut: write, writeErr: writeError })
    .showHelpAfterError('(Add --help for usage.)')
    .showSuggestionAfterError()
    // `help X` names an unknown X: see `meaningOf`.
    .helpCommand(false)
    .addHelpText(
      'after',
      `
In a checkout: npm run -s pullquote -- <command>

Examples:
  pullquote "what did the UN report say about crypto theft?"
  pullquote ingest ~/articles
  pullquote chat
  pullquote deploy && pullquote bot`,
    );
  for (const command of commands) {
    program.addCommand(command.copyInheritedSettings(program));
    for (const part of command.commands) part.copyInheritedSettings(command);
  }
  for (const command of [program, ...commands, ...feedsCommand.commands]) command.exitOverride();
  try {
    const [node = '', script = '', ...typed] = argv;
    const meaning = meaningOf(
      typed,
      commands.map((command) => command.name()),
    );
    if (meaning.kind === 'unknown') {
      const { word, similar } = meaning;
      program.error(`error: unknown command '${word}'\n(Did you mean ${similar.join(' or ')}?)`);
    }
    await program.parseAsync([node, script, ...meaning.words]);
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    // Commander has printed what is wrong; every misuse has the same exit code, whatever Commander says.
    process.exitCode = error.exitCode === 0 ? 0 : exitCode.usage;
  }
}
