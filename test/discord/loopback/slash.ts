import { Member, type Upload } from './member.js';
import { permissionsAt } from './permissions.js';
import { Channel, isWithoutBot, type Role } from './places.js';
import {
  type CommandOption,
  chatInput,
  type DeployedCommand,
  subcommand,
  subcommandGroup,
} from './rules/command.js';
import { channelJson, fileJson, memberJson, roleJson, userJson } from './wire.js';
import type { World } from './world.js';

export type OptionValue = string | number | boolean | Channel | Role | Member | Upload;
export type OptionValues = Readonly<Record<string, OptionValue>>;

/**
 * The command of that name that a member is offered in a channel, and the subcommands named after it.
 *
 * @throws Error where there is none, or none for this member
 */
export function commandFor(member: Member, channel: Channel, name: string, type: number) {
  const { world } = member.guild;
  const [first = '', ...path] = type === chatInput ? name.split(' ') : [name];
  const scope = channel.guild?.id ?? null;
  const named = world.commands.filter(
    (one) =>
      one.type === type && one.name === first && (one.guildId === null || one.guildId === scope),
  );
  if (named.length > 1) world.fault(`/${first} is listed twice: for all servers and for this one`);
  const command = named.find(({ guildId }) => guildId !== null) ?? named[0];
  if (!command) {
    const there = world.commands.map((one) => one.name).join(', ') || 'none';
    throw new Error(`no command ${first} was deployed here; there is ${there}`);
  }
  const context = channel.guild ? 0 : 1;
  const offered = command.contexts
    ? command.contexts.includes(context)
    : channel.guild !== null || command.dm_permission !== false;
  const installed = command.integration_types?.includes(isWithoutBot(channel) ? 1 : 0) ?? true;
  if (!offered || !installed) throw new Error(`/${first} isn't offered in ${channel.name}`);
  if (channel.guild) mustBeAllowed(member, channel, command);
  return { command, path };
}

const administrator = 1n << 3n;
const useCommands = 1n << 31n;

function mustBeAllowed(member: Member, channel: Channel, command: DeployedCommand): void {
  const permissions = permissionsAt(channel, member.user);
  if ((permissions & useCommands) === 0n) {
    throw new Error(`${member.name} may not use commands in ${channel.name}`);
  }
  const { default_member_permissions: asked } = command;
  if (asked == null || (permissions & administrator) !== 0n) return;
  const needed = BigInt(asked);
  if (needed === 0n || (permissions & needed) !== needed) {
    throw new Error(
      `${member.name} is not offered /${command.name}: it needs permissions ${asked}`,
    );
  }
}

interface Resolved {
  readonly [kind: string]: Record<string, object>;
}

/**
 * A command's options as Discord sends them, checked as Discord's client checks what is typed. With
 * `focused` nothing is required yet.
 *
 * @throws Error that names the option
 */
export function filledIn(
  world: World,
  command: DeployedCommand,
  path: readonly string[],
  values: OptionValues,
  focused?: string,
): { options: object[]; resolved: Resolved } {
  const resolved: Resolved = {};
  const fill = (declared: readonly CommandOption[], rest: readonly string[]): object[] => {
    const [next, ...after] = rest;
    const subs = declared.filter(({ type }) => type === subcommand || type === subcommandGroup);
    if (next !== undefined || subs.length > 0) {
      const sub = subs.find(({ name }) => name === next);
      if (!sub) throw new Error(`/${command.name} has no ${next ?? 'form without a subcommand'}`);
      return [{ type: sub.type, name: sub.name, options: fill(sub.options ?? [], after) }];
    }
    const stray = Object.keys(values).find((name) => !declared.some((one) => one.name === name));
    if (stray) throw new Error(`/${command.name} has no option ${stray}`);
    return declared.flatMap((option): object[] => {
      const value = values[option.name];
      if (value === undefined) {
        if (option.required && focused === undefined) throw new Error(`${option.name} is required`);
        return [];
      }
      if (option.name === focused) {
        if (!option.autocomplete) throw new Error(`${focused} suggests nothing`);
        return [{ type: option.type, name: option.name, value, focused: true }];
      }
      return [
        {
          type: option.type,
          name: option.name,
          value: checkedValue(world, option, value, resolved),
        },
      ];
    });
  };
  return { options: fill(command.options ?? [], path), resolved };
}

function checkedValue(
  world: World,
  option: CommandOption,
  value: OptionValue,
  resolved: Resolved,
): string | number | boolean {
  const wrong = (what: string) => new Error(`${option.name}: ${what}`);
  const resolve = (kinds: string, id: string, json: object) => {
    const known = resolved as Record<string, Record<string, object>>;
    known[kinds] = { ...known[kinds], [id]: json };
    return id;
  };
  switch (option.type) {
    case 3: {
      if (typeof value !== 'string') throw wrong('takes a text');
      if (value.length < (option.min_length ?? 0) || value === '') throw wrong('is too short');
      if (value.length > (option.max_length ?? 6_000)) throw wrong('is too long');
      break;
    }
    case 4:
    case 10: {
      if (typeof value !== 'number' || (option.type === 4 && !Number.isInteger(value))) {
        throw wrong('takes a number');
      }
      if (value < (option.min_value ?? -(2 ** 53)) || value > (option.max_value ?? 2 ** 53)) {
        throw wrong('is out of bounds');
      }
      break;
    }
    case 5:
      if (typeof value !== 'boolean') throw wrong('takes yes or no');
      break;
    case 6: {
      if (!(value instanceof Member)) throw wrong('takes a member');
      resolve('members', value.id, { ...memberJson(value), user: undefined, permissions: '0' });
      return resolve('users', value.id, userJson(value.user));
    }
    case 7: {
      if (!(value instanceof Channel)) throw wrong('takes a channel');
      if (option.channel_types && !option.channel_types.includes(value.type)) {
        throw wrong('takes no channel of that type');
      }
      return resolve('channels', value.id, { ...channelJson(value), permissions: '0' });
    }
    case 8: {
      if (!isRole(value)) throw wrong('takes a role');
      return resolve('roles', value.id, roleJson(value, 1));
    }
    case 11: {
      if (typeof value !== 'object' || !('bytes' in value)) throw wrong('takes a file');
      const { name, bytes, contentType = 'text/plain' } = value;
      const file = world.addFile(
        name,
        typeof bytes === 'string' ? Buffer.from(bytes) : bytes,
        contentType,
      );
      return resolve('attachments', file.id, fileJson(file));
    }
    default:
      throw wrong(`the loopback knows no options of type ${option.type}`);
  }
  if (option.choices && !option.choices.some((choice) => choice.value === value)) {
    throw wrong('is none of the choices');
  }
  return value;
}

function isRole(value: OptionValue): value is Role {
  return typeof value === 'object' && 'mentionable' in value;
}

/** Options as a transcript shows them: ` question: … private: true`. */
export function spokenOptions(values: OptionValues): string {
  return Object.entries(values)
    .map(([name, value]) => ` ${name}: ${typeof value === 'object' ? value.name : value}`)
    .join('');
}
