import { Command, InvalidArgumentError } from 'commander';
import type { Deployment, ScopeChange } from '../../discord/deploy/deploy.js';
import type { FieldChange } from '../../discord/deploy/difference.js';
import { readSettings } from '../../settings.js';
import { type Look, lookOf } from '../layout.js';
import { write } from '../output.js';

/** `pullquote deploy`: registers the bot's commands with Discord. */
export const deployCommand = new Command('deploy')
  .description("Register the bot's commands with Discord, after showing what changes")
  .option('--guild <id>', 'to this server only, at once (default: DISCORD_GUILD_ID)', guildOption)
  .option('--dry-run', 'show what would change and send nothing')
  .addHelpText(
    'after',
    `
Without --guild the commands go to all servers. So that none is listed twice, the other scope is
cleared: the commands for all servers if they go to one, otherwise those of single servers. If nothing
differs, nothing is sent. It needs DISCORD_TOKEN.

Examples:
  pullquote deploy --dry-run
  pullquote deploy --guild 123456789012345678`,
  )
  .action(async ({ guild, dryRun = false }: { guild?: string; dryRun?: boolean }) => {
    const { discord } = readSettings(process.env);
    // Only here: loading discord.js takes longer than an answer.
    const [{ openApi }, { deploy, planDeployment }, { differs }, { commands }] = await Promise.all([
      import('../../discord/deploy/api.js'),
      import('../../discord/deploy/deploy.js'),
      import('../../discord/deploy/difference.js'),
      import('../../discord/commands.js'),
    ]);
    const api = openApi(discord);
    const planned = await planDeployment(api, commands, {
      guildId: guild ?? discord.guildId,
      applicationId: discord.clientId,
      userInstall: discord.userInstall,
    });
    write(layOutDeployment(planned, lookOf(process.stdout)));
    if (!planned.scopes.some(({ difference }) => differs(difference))) {
      write('nothing to send\n');
    } else if (dryRun) {
      write('dry run: nothing was sent\n');
    } else {
      await deploy(api, planned);
      write('deployed\n');
    }
  });

function guildOption(text: string): string {
  if (!/^\d{15,20}$/.test(text)) throw new InvalidArgumentError('It must be 15 to 20 digits.');
  return text;
}

/** What deploying changes, scope by scope. */
function layOutDeployment({ scopes }: Deployment, look: Look): string {
  return scopes.map((scope) => layOutScope(scope, look)).join('');
}

function layOutScope({ guildId, difference }: ScopeChange, { colours }: Look): string {
  const { added, changed, removed, unchanged } = difference;
  const lines = [
    colours.bold(guildId === null ? 'all servers' : `server ${guildId}`),
    ...added.map((name) => colours.green(`  + ${name}`)),
    ...changed.flatMap(({ name, fields }) => [
      colours.yellow(`  ~ ${name}`),
      ...fields.map((field) => `      ${changeInWords(field)}`),
    ]),
    ...removed.map((name) => colours.red(`  - ${name}`)),
    ...(unchanged.length > 0 ? [colours.dim(`  ${unchanged.length} unchanged`)] : []),
  ];
  if (lines.length === 1) lines.push(colours.dim('  no commands'));
  return `${lines.join('\n')}\n`;
}

function changeInWords({ field, before, after }: FieldChange): string {
  const [was, is] = [before, after].map((value) =>
    value === null ? 'nothing' : JSON.stringify(value),
  );
  return `${field}: ${was} → ${is}`;
}
