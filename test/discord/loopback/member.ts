import {
  type Component,
  channelSelect,
  linkStyle,
  roleSelect,
  selects,
  stringSelect,
} from './components.js';
import { type Interaction, kind } from './interaction.js';
import { start } from './interaction-event.js';
import type { Message } from './message.js';
import { fieldsOf } from './modal.js';
import { may, type Permission } from './permissions.js';
import type { Channel, Guild, Role } from './places.js';
import { edit, post, remove, startThread } from './posting.js';
import type { Choice } from './rules/command.js';
import { commandFor, filledIn, type OptionValues, spokenOptions } from './slash.js';
import { messageJson, partialChannelJson, roleJson } from './wire.js';
import type { User } from './world.js';

export interface MemberOptions {
  /** Permissions beyond everyone's, in a role of the member's own. */
  readonly permissions?: readonly Permission[];
  readonly roles?: readonly Role[];
  /** The language that the member's Discord speaks, e.g. `de`. */
  readonly locale?: string;
}

/** A file that a member sends. */
export interface Upload {
  readonly name: string;
  readonly bytes: string | Uint8Array;
  readonly contentType?: string;
}

interface SayOptions {
  readonly replyTo?: Message;
  /** Whether the reply pings its author; default yes, as in Discord. */
  readonly ping?: boolean;
  readonly files?: readonly Upload[];
}

/** A member of a server, and what members can do. What Discord wouldn't let them do throws an Error. */
export class Member {
  readonly guild: Guild;
  readonly user: User;
  readonly roles: Set<Role>;

  constructor(guild: Guild, user: User, roles: Set<Role>) {
    this.guild = guild;
    this.user = user;
    this.roles = roles;
  }

  get name(): string {
    return this.user.name;
  }

  get id(): string {
    return this.user.id;
  }

  /** The direct messages with the bot. */
  dm(): Channel {
    return this.guild.world.dmWith(this.user);
  }

  /** Sends a message. */
  async say(channel: Channel, text: string, options: SayOptions = {}): Promise<Message> {
    this.#need(channel, 'ViewChannel');
    this.#need(channel, channel.isThread ? 'SendMessagesInThreads' : 'SendMessages');
    const { replyTo, ping = true, files = [] } = options;
    if (replyTo && !replyTo.visibleTo(this.user))
      throw new Error(`${this.name} can't see that message`);
    if (replyTo?.private) throw new Error('nobody can reply to a private message');
    if (channel.isForum) throw new Error(`${channel.name} holds posts, no messages`);
    if (channel.locked) this.#need(channel, 'ManageThreads');
    if (channel.archived) channel.archive({ archived: false });
    return post(
      channel,
      this.user,
      {
        content: text,
        replyTo: replyTo ?? null,
        files: this.#stored(files),
      },
      ping ? undefined : { parse: ['users', 'roles', 'everyone'], replied_user: false },
    );
  }

  /** Opens a post in a forum: a thread, which the bot hears of first, and its first message with the same id. */
  async post(
    forum: Channel,
    title: string,
    text: string,
    { files = [] }: Pick<SayOptions, 'files'> = {},
  ): Promise<Message> {
    if (!forum.isForum) throw new Error(`${forum.name} is no forum`);
    this.#need(forum, 'ViewChannel');
    this.#need(forum, 'SendMessages');
    const thread = this.guild.thread(forum, title, this.user);
    return post(thread, this.user, { id: thread.id, content: text, files: this.#stored(files) });
  }

  /** Opens a thread on a message. */
  startThread(message: Message, name: string): Channel {
    this.#need(message.channel, 'CreatePublicThreads');
    return startThread(message, name, this.user);
  }

  /** Changes a message of the member's own. */
  async revise(message: Message, text: string): Promise<void> {
    if (message.author !== this.user) throw new Error(`${this.name} didn't write that`);
    edit(message, { content: text });
  }

  /** Deletes a message: the member's own, or any with the permission. */
  async remove(message: Message): Promise<void> {
    if (message.author !== this.user) this.#need(message.channel, 'ManageMessages');
    remove(message);
  }

  /**
   * Runs a slash command that was deployed, e.g. `ask` or `articles list`, and waits until it is
   * acknowledged or no longer can be.
   */
  async slash(channel: Channel, name: string, values: OptionValues = {}): Promise<Interaction> {
    const { command, path } = commandFor(this, channel, name, 1);
    const { options, resolved } = filledIn(this.guild.world, command, path, values);
    return start(this, channel, {
      type: kind.command,
      name: `/${name}${spokenOptions(values)}`,
      command,
      data: { ...commandData(command), options, resolved },
    }).settled();
  }

  /** Types into an option, the others as far as filled in; resolves to what is suggested. */
  async autocomplete(
    channel: Channel,
    name: string,
    values: OptionValues,
    focused: string = Object.keys(values).at(-1) ?? '',
  ): Promise<readonly Choice[]> {
    const { command, path } = commandFor(this, channel, name, 1);
    const { options, resolved } = filledIn(this.guild.world, command, path, values, focused);
    const asked = await start(this, channel, {
      type: kind.autocomplete,
      name: `typing ${focused} of /${name}`,
      command,
      data: { ...commandData(command), options, resolved },
    }).settled();
    if (!asked.choices) throw new Error(`nothing was suggested for ${focused} of /${name}`);
    return asked.choices;
  }

  /** Runs a command of a message's context menu. */
  async menu(channel: Channel, name: string, target: Message): Promise<Interaction> {
    const { command } = commandFor(this, channel, name, 3);
    if (!target.visibleTo(this.user)) throw new Error(`${this.name} can't see that message`);
    return start(this, channel, {
      type: kind.command,
      name: `“${name}” on a message of ${target.author.name}`,
      command,
      data: {
        ...commandData(command),
        target_id: target.id,
        resolved: { messages: { [target.id]: messageJson(target, { content: true }) } },
      },
    }).settled();
  }

  /** Presses a button, named by its label or custom id. */
  async press(message: Message, named: string): Promise<Interaction> {
    const component = this.#usable(message, named);
    if (component.type !== 2) throw new Error(`${named} is no button`);
    if (component.style === linkStyle) throw new Error(`${named} is a link`);
    return start(this, message.channel, {
      type: kind.component,
      name: `[${component.label ?? component.emoji?.name ?? named}]`,
      source: message,
      data: { component_type: component.type, custom_id: component.custom_id },
    }).settled();
  }

  /** Chooses in a select, named by its placeholder or custom id; values, labels or ids. */
  async choose(message: Message, named: string, chosen: string | readonly string[]) {
    const component = this.#usable(message, named);
    if (!selects.includes(component.type)) throw new Error(`${named} is no select`);
    const wanted = typeof chosen === 'string' ? [chosen] : chosen;
    const { min_values: least = 1, max_values: most = 1 } = component;
    if (wanted.length < least || wanted.length > most) {
      throw new Error(`${named} takes ${least} to ${most} choices`);
    }
    const values = wanted.map((one) => {
      if (component.type !== stringSelect) return this.#offered(component, one);
      const choice = component.options?.find(({ value, label }) => value === one || label === one);
      if (!choice) throw new Error(`no choice ${one} in ${named}`);
      return choice.value;
    });
    return start(this, message.channel, {
      type: kind.component,
      name: `[${component.placeholder ?? named}: ${wanted.join(', ')}]`,
      source: message,
      data: {
        component_type: component.type,
        custom_id: component.custom_id,
        values,
        ...(component.type !== stringSelect && { resolved: this.#resolved(component, values) }),
      },
    }).settled();
  }

  /** Fills in the modal that an interaction opened and sends it; texts by the inputs' custom ids. */
  async submit(opener: Interaction, texts: Readonly<Record<string, string>>): Promise<Interaction> {
    const { modal } = opener;
    if (!modal) throw new Error(`${opener.name} opened no modal`);
    if (opener.user !== this.user) throw new Error(`${this.name} was not shown that modal`);
    return start(this, opener.channel, {
      type: kind.modal,
      name: `[${modal.title}]`,
      source: opener.type === kind.component ? opener.source : null,
      data: { custom_id: modal.custom_id, components: fieldsOf(modal, texts) },
    }).settled();
  }

  #stored(files: readonly Upload[]) {
    const { world } = this.guild;
    return files.map(({ name, bytes, contentType = 'text/plain' }) =>
      world.addFile(name, typeof bytes === 'string' ? Buffer.from(bytes) : bytes, contentType),
    );
  }

  /** The id of what a select of channels or roles offers; it lists neither @everyone nor other types. */
  #offered({ type, channel_types }: Component, id: string): string {
    const { roles, world, id: everyone } = this.guild;
    const channel = world.channels.get(id);
    const offered =
      type === channelSelect
        ? channel?.guild === this.guild && (channel_types?.includes(channel.type) ?? true)
        : type === roleSelect && roles.has(id) && id !== everyone;
    if (!offered) throw new Error(`the select doesn't offer ${id}`);
    return id;
  }

  #resolved({ type }: Component, ids: readonly string[]): object {
    const { roles, world } = this.guild;
    const named = (id: string) => {
      const channel = world.channels.get(id);
      const role = roles.get(id);
      if (channel) return partialChannelJson(channel, this.user);
      return role && roleJson(role, 1);
    };
    const found = Object.fromEntries(ids.map((id) => [id, named(id)]));
    return { [type === channelSelect ? 'channels' : 'roles']: found };
  }

  #usable(message: Message, named: string) {
    if (!message.visibleTo(this.user)) throw new Error(`${this.name} can't see that message`);
    const component = message.component(named);
    if (component.disabled) throw new Error(`${named} is disabled`);
    return component;
  }

  #need(channel: Channel, permission: Permission): void {
    if (!may(channel, this.user, permission)) {
      throw new Error(`${this.name} lacks ${permission} in ${channel.name}`);
    }
  }
}

function commandData(command: { id: string; name: string; type: number; guildId: string | null }) {
  const { id, name, type, guildId } = command;
  return { id, name, type, ...(guildId && { guild_id: guildId }) };
}
