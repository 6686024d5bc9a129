import { ChannelType } from 'discord.js';
import { Member, type MemberOptions } from './member.js';
import type { Message } from './message.js';
import { bits, ordinary, type Permission } from './permissions.js';
import { channelJson, guildJson, memberJson } from './wire.js';
import type { User, World } from './world.js';

const guildsIntent = 1 << 0;

export interface Role {
  readonly id: string;
  readonly name: string;
  permissions: bigint;
  readonly mentionable: boolean;
  /** Whether it came with the bot. */
  readonly managed: boolean;
  /** What it is there for. */
  readonly tags?: { readonly bot_id: string };
}

export interface Overwrite {
  allow: bigint;
  deny: bigint;
}

export class Guild {
  readonly id: string;
  readonly name: string;
  readonly locale: string;
  readonly ownerId: string;
  /** Where Discord itself says who joins. */
  systemChannel: Channel | null = null;
  /** Where Discord tells moderators news, on a community server. */
  updatesChannel: Channel | null = null;
  readonly roles = new Map<string, Role>();
  readonly members = new Map<string, Member>();
  readonly everyone: Role;
  /** The bot as a member, with a role of its own. */
  readonly bot: Member;
  readonly world: World;

  /** @param before what is done before the bot is added, which hears of the whole server at once */
  constructor(
    world: World,
    name: string,
    locale: string,
    botPermissions: readonly Permission[],
    before: (guild: Guild) => void = () => undefined,
  ) {
    this.world = world;
    this.id = world.nextGuildId();
    this.name = name;
    this.locale = locale;
    this.everyone = this.#addRole({
      id: this.id,
      name: '@everyone',
      permissions: bits(ordinary),
      mentionable: false,
      managed: false,
    });
    const owner = world.addUser('owner');
    this.ownerId = owner.id;
    this.#admit(owner, []);
    const botRole = this.#addRole({
      id: world.nextId(),
      name: world.bot.name,
      permissions: bits(botPermissions),
      mentionable: true,
      managed: true,
      tags: { bot_id: world.bot.id },
    });
    this.bot = this.#admit(world.bot, [botRole]);
    before(this);
    this.admitBot();
  }

  /** Adds the bot, at first or after it left. */
  admitBot(): void {
    this.world.guilds.set(this.id, this);
    const to = { guildId: this.id, intent: guildsIntent };
    this.world.dispatch('GUILD_CREATE', guildJson(this), to);
  }

  /** A new text channel. */
  channel(name: string, type: ChannelType = ChannelType.GuildText): Channel {
    return new Channel(this.world, { type, name, guild: this });
  }

  /** A new thread in a channel, with the bot in it; by default it is its owner's who owns the server. */
  thread(parent: Channel, name: string, owner?: User, id?: string): Channel {
    const type =
      parent.type === ChannelType.GuildAnnouncement
        ? ChannelType.AnnouncementThread
        : ChannelType.PublicThread;
    return new Channel(this.world, {
      type,
      name,
      guild: this,
      parent,
      ...(owner && { owner }),
      ...(id !== undefined && { id }),
    });
  }

  role(name: string, options: { permissions?: readonly Permission[]; mentionable?: boolean } = {}) {
    return this.#addRole({
      id: this.world.nextId(),
      name,
      permissions: bits(options.permissions ?? []),
      mentionable: options.mentionable ?? false,
      managed: false,
    });
  }

  /** A new member, or one of another server who joins this one too. */
  member(who: string | Member, options: MemberOptions = {}): Member {
    const user =
      typeof who === 'string'
        ? this.world.addUser(who, { locale: options.locale ?? 'en-US' })
        : who.user;
    const roles = [...(options.roles ?? [])];
    if (options.permissions) {
      roles.push(this.role(`${user.name}'s own`, { permissions: options.permissions }));
    }
    return this.#admit(user, roles);
  }

  /** Takes the bot out of the server, or tells it that the server has gone down. */
  leave({ unavailable = false } = {}): void {
    if (!unavailable) this.world.guilds.delete(this.id);
    const gone = { id: this.id, ...(unavailable && { unavailable }) };
    this.world.dispatch('GUILD_DELETE', gone, { guildId: this.id, intent: guildsIntent });
  }

  #addRole(role: Role): Role {
    this.roles.set(role.id, role);
    this.world.dispatch(
      'GUILD_ROLE_CREATE',
      { guild_id: this.id, role: { ...role, permissions: String(role.permissions) } },
      { guildId: this.id, intent: guildsIntent },
    );
    return role;
  }

  #admit(user: User, roles: readonly Role[]): Member {
    const member = new Member(this, user, new Set(roles));
    this.members.set(user.id, member);
    const joined = { ...memberJson(member), guild_id: this.id };
    this.world.dispatch('GUILD_MEMBER_ADD', joined, { guildId: this.id, intent: 1 << 1 });
    return member;
  }
}

/** Whether a channel is on a server that the bot has left. */
export function isWithoutBot({ guild, world }: Channel): boolean {
  return guild !== null && !world.guilds.has(guild.id);
}

interface ChannelInit {
  /** A new one by default. */
  readonly id?: string;
  readonly type: ChannelType;
  readonly name: string;
  readonly guild?: Guild;
  readonly parent?: Channel;
  readonly recipient?: User;
  readonly owner?: User;
}

/** A text channel, a thread or direct messages. */
export class Channel {
  readonly id: string;
  readonly type: ChannelType;
  readonly name: string;
  readonly guild: Guild | null;
  /** The channel that a thread belongs to. */
  readonly parent: Channel | null;
  /** Who the bot talks to, in direct messages. */
  readonly recipient: User | null;
  /** Who opened a thread. */
  readonly ownerId: string | null;
  readonly overwrites = new Map<string, Overwrite>();
  readonly messages: Message[] = [];
  readonly world: World;
  /** How many messages `nextMessage` has handed out. */
  handedOut = new Set<Message>();
  archived = false;
  locked = false;
  /** Who is seen typing, as often as they were. */
  readonly typing: User[] = [];
  /** When somebody was last seen typing, in milliseconds since 1970. */
  typingAt = 0;

  constructor(world: World, init: ChannelInit) {
    this.world = world;
    this.id = init.id ?? world.nextId();
    this.type = init.type;
    this.name = init.name;
    this.guild = init.guild ?? null;
    this.parent = init.parent ?? null;
    this.recipient = init.recipient ?? null;
    this.ownerId = init.owner?.id ?? init.guild?.ownerId ?? null;
    world.channels.set(this.id, this);
    if (this.guild) {
      const event = this.isThread ? 'THREAD_CREATE' : 'CHANNEL_CREATE';
      this.#tell(event, this.isThread ? { newly_created: true } : {});
    }
  }

  /** Whether it holds posts and no messages: a forum or a media channel. */
  get isForum(): boolean {
    return this.type === ChannelType.GuildForum || this.type === ChannelType.GuildMedia;
  }

  get isThread(): boolean {
    return this.parent !== null;
  }

  /** Takes permissions away here from everyone, a role or a member. */
  deny(whom: Guild | Role | Member, ...permissions: Permission[]): void {
    const overwrite = this.#overwrite(whom);
    overwrite.deny |= bits(permissions);
    overwrite.allow &= ~overwrite.deny;
    this.#tell('CHANNEL_UPDATE');
  }

  /** Gives permissions here to everyone, a role or a member. */
  allow(whom: Guild | Role | Member, ...permissions: Permission[]): void {
    const overwrite = this.#overwrite(whom);
    overwrite.allow |= bits(permissions);
    overwrite.deny &= ~overwrite.allow;
    this.#tell('CHANNEL_UPDATE');
  }

  /** Archives or opens a thread again. Of a locked one, only who may manage threads opens it. */
  archive({ archived = true, locked = false } = {}): void {
    this.archived = archived;
    this.locked = locked;
    this.#tell('THREAD_UPDATE');
  }

  /** Deletes the channel. */
  remove(): void {
    this.world.channels.delete(this.id);
    this.#tell(this.isThread ? 'THREAD_DELETE' : 'CHANNEL_DELETE');
  }

  /** The first message, there or still to come, that `is` holds for. */
  waitFor(is: (message: Message) => boolean, what = 'a message', withinMs?: number) {
    return this.world.until(
      () => this.messages.find((message) => !message.deleted && is(message)),
      `${what} in ${this.name}`,
      withinMs,
    );
  }

  /** The bot's next message here that no earlier call has returned, once it is more than "thinking". */
  async nextMessage(withinMs?: number): Promise<Message> {
    const { bot } = this.world;
    return this.world.until(
      () => {
        const next = this.messages.find(
          (one) => one.author === bot && !one.loading && !one.deleted && !this.handedOut.has(one),
        );
        if (next) this.handedOut.add(next);
        return next;
      },
      `a message of ${bot.name} in ${this.name}`,
      withinMs,
    );
  }

  #overwrite(whom: Guild | Role | Member): Overwrite {
    const id = whom instanceof Member ? whom.user.id : whom.id;
    const overwrite = this.overwrites.get(id) ?? { allow: 0n, deny: 0n };
    this.overwrites.set(id, overwrite);
    return overwrite;
  }

  #tell(event: string, more: object = {}): void {
    const guildId = this.guild?.id ?? null;
    if (guildId !== null && !this.world.guilds.has(guildId)) return;
    this.world.dispatch(
      event,
      { ...channelJson(this), ...more },
      { guildId, intent: guildsIntent },
    );
  }
}
