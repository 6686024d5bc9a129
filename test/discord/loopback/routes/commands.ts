import { invalidForm, missingAccess, unknownCommand } from '../refusal.js';
import { type Call, checked, ok, type Route } from '../route.js';
import {
  type CommandBody,
  chatInput,
  commandFaults,
  commandsFaults,
  type DeployedCommand,
} from '../rules/command.js';
import type { World } from '../world.js';

/**
 * A command with its permissions as a number: the description asks for that, Discord and its
 * documentation for digits in a string.
 */
function numeric(body: unknown): unknown {
  if (Array.isArray(body)) return body.map(numeric);
  const permissions = (body as CommandBody | null)?.default_member_permissions;
  if (typeof permissions !== 'string' || !/^\d+$/.test(permissions)) return body;
  return { ...(body as CommandBody), default_member_permissions: Number(permissions) };
}

function scopeOf({ world, params }: Call): string | null {
  if (params.application !== world.bot.id) throw missingAccess();
  if (params.guild !== undefined && !world.guilds.has(params.guild)) throw missingAccess();
  return params.guild ?? null;
}

function deployed(world: World, scope: string | null): DeployedCommand[] {
  return world.commands.filter(({ guildId }) => guildId === scope);
}

/** A command as Discord gives it back; options keep `required` and the like only where they hold. */
function json({ guildId, ...command }: DeployedCommand, world: World) {
  return {
    application_id: world.bot.id,
    ...(guildId && { guild_id: guildId }),
    default_member_permissions: null,
    nsfw: false,
    name_localizations: null,
    description_localizations: null,
    contexts: null,
    integration_types: [0],
    ...command,
    description: command.description ?? '',
    dm_permission: command.dm_permission ?? true,
    ...(command.default_member_permissions != null && {
      default_member_permissions: String(command.default_member_permissions),
    }),
  };
}

function listed(command: DeployedCommand, call: Call): object {
  const whole = json(command, call.world);
  return call.query.get('with_localizations') === 'true' ? whole : withoutLocalizations(whole);
}

function withoutLocalizations(value: unknown): object {
  return JSON.parse(
    JSON.stringify(value, (key, inner) => (key.endsWith('_localizations') ? undefined : inner)),
  );
}

/** Keeps the id of the command that it replaces. */
function made(world: World, body: CommandBody, scope: string | null): DeployedCommand {
  const type = body.type ?? chatInput;
  const former = deployed(world, scope).find((one) => one.name === body.name && one.type === type);
  const options = body.options?.map(sparse);
  return {
    ...body,
    ...(options && { options }),
    id: former?.id ?? world.nextId(),
    version: world.nextId(),
    type,
    guildId: scope,
  };
}

type Option = NonNullable<CommandBody['options']>[number];

function sparse(option: Option): Option {
  const { required, autocomplete, options, ...rest } = option;
  return {
    ...rest,
    ...(required && { required }),
    ...(autocomplete && { autocomplete }),
    ...(options && { options: options.map(sparse) }),
  };
}

function replaceAll(call: Call) {
  const scope = scopeOf(call);
  const bodies = (call.body ?? []) as readonly CommandBody[];
  if (!Array.isArray(bodies)) throw invalidForm(['body: must be a list']);
  for (const body of bodies) checked('ApplicationCommandUpdateRequest', numeric(body));
  const faults = commandsFaults(bodies);
  if (faults.length > 0) throw invalidForm(faults);
  const now = bodies.map((body) => made(call.world, body, scope));
  call.world.commands = [...call.world.commands.filter(({ guildId }) => guildId !== scope), ...now];
  call.world.signal.fire();
  return ok(now.map((one) => json(one, call.world)));
}

function add(call: Call) {
  const scope = scopeOf(call);
  checked('ApplicationCommandCreateRequest', numeric(call.body));
  const body = call.body as CommandBody;
  const command = made(call.world, body, scope);
  const others = deployed(call.world, scope).filter(({ id }) => id !== command.id);
  const faults = [
    ...commandFaults(body),
    ...commandsFaults([...others, body]).filter((one) => one.startsWith('body: ')),
  ];
  if (faults.length > 0) throw invalidForm(faults);
  const isNew = !call.world.commands.some(({ id }) => id === command.id);
  call.world.commands = [...call.world.commands.filter(({ id }) => id !== command.id), command];
  return { status: isNew ? 201 : 200, body: json(command, call.world) };
}

function commandOf(call: Call): DeployedCommand {
  const found = deployed(call.world, scopeOf(call)).find(({ id }) => id === call.params.command);
  if (!found) throw unknownCommand();
  return found;
}

function change(call: Call) {
  const former = commandOf(call);
  checked('ApplicationCommandPatchRequestPartial', numeric(call.body));
  const { id, type, guildId } = former;
  const command: DeployedCommand = {
    ...former,
    ...(call.body as CommandBody),
    id,
    type,
    guildId,
    version: call.world.nextId(),
  };
  const faults = commandFaults(command);
  if (faults.length > 0) throw invalidForm(faults);
  call.world.commands = call.world.commands.map((one) => (one === former ? command : one));
  return ok(json(command, call.world));
}

function routesOf(path: string): readonly Route[] {
  return [
    {
      method: 'GET',
      path,
      handle: (call) => ok(deployed(call.world, scopeOf(call)).map((one) => listed(one, call))),
    },
    { method: 'PUT', path, handle: replaceAll },
    { method: 'POST', path, handle: add },
    {
      method: 'GET',
      path: `${path}/:command`,
      handle: (call) => ok(json(commandOf(call), call.world)),
    },
    { method: 'PATCH', path: `${path}/:command`, handle: change },
    {
      method: 'DELETE',
      path: `${path}/:command`,
      handle(call) {
        const command = commandOf(call);
        call.world.commands = call.world.commands.filter((one) => one !== command);
        return undefined;
      },
    },
  ];
}

export const commandRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: '/applications/:application/guilds/:guild/commands/permissions',
    handle: (call) => {
      scopeOf(call);
      return ok([]);
    },
  },
  ...routesOf('/applications/:application/commands'),
  ...routesOf('/applications/:application/guilds/:guild/commands'),
];
