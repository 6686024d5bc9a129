import { MessageFlags } from 'discord.js';
import { allOf, button, buttonText, type Component, selects } from './components.js';
import type { Interaction } from './interaction.js';
import type { Channel } from './places.js';
import { textsOf } from './rules/v2.js';
import type { StoredFile, User } from './world.js';

/** What is said in a message; the author's side of it. */
export interface Draft {
  readonly content?: string;
  readonly embeds?: readonly object[];
  readonly components?: readonly Component[];
  readonly files?: readonly StoredFile[];
  readonly flags?: number;
  readonly type?: number;
  readonly replyTo?: Message | null;
  /** The message that it forwards, as it stands then. */
  readonly forwards?: Message;
  readonly interaction?: Interaction | null;
  readonly ephemeralFor?: User | null;
  readonly nonce?: string | number;
  /** Its id; a new one by default. */
  readonly id?: string;
}

/** A message as it stands; edits change it. */
export class Message {
  readonly id: string;
  readonly channel: Channel;
  readonly author: User;
  readonly type: number;
  readonly replyTo: Message | null;
  readonly forwards: Message | null;
  /** The interaction that it is a reply to. */
  readonly interaction: Interaction | null;
  /** The only user who sees it; `null`: everyone. */
  readonly ephemeralFor: User | null;
  readonly createdAt: number;
  readonly nonce: string | number | undefined;
  content: string;
  embeds: readonly object[];
  components: readonly Component[];
  files: readonly StoredFile[];
  flags: number;
  editedAt: number | null = null;
  deleted = false;
  /** How often it was changed. */
  edits = 0;
  /** Users and roles that it names and pings. */
  mentioned: readonly User[] = [];
  mentionedRoles: readonly string[] = [];
  mentionsEveryone = false;
  thread: Channel | null = null;
  readonly reactions: { readonly emoji: string; readonly user: User }[] = [];

  constructor(channel: Channel, author: User, draft: Draft) {
    this.id = draft.id ?? channel.world.nextId();
    this.channel = channel;
    this.author = author;
    this.type = draft.type ?? (draft.replyTo ? 19 : 0);
    this.replyTo = draft.replyTo ?? null;
    this.forwards = draft.forwards ?? null;
    this.interaction = draft.interaction ?? null;
    this.ephemeralFor = draft.ephemeralFor ?? null;
    this.createdAt = channel.world.now();
    this.content = draft.content ?? '';
    this.embeds = draft.embeds ?? [];
    this.components = draft.components ?? [];
    this.files = draft.files ?? [];
    this.flags = draft.flags ?? 0;
    this.nonce = draft.nonce;
  }

  /** Whether only one user sees it. */
  get private(): boolean {
    return this.ephemeralFor !== null;
  }

  /** Whether it only says that the bot is thinking. */
  get loading(): boolean {
    return (this.flags & MessageFlags.Loading) !== 0;
  }

  /** Whether it came as a reply to an interaction, through a webhook. */
  get byWebhook(): boolean {
    return this.interaction !== null;
  }

  /** What it says: its content, or the texts of its components. */
  get text(): string {
    return [this.content, ...textsOf(this.components)].filter((text) => text !== '').join('\n');
  }

  /** The buttons' texts, in order. */
  get buttons(): string[] {
    return this.all.filter(({ type }) => type === button).map(buttonText);
  }

  /** All components, however deep. */
  get all(): Component[] {
    return allOf(this.components);
  }

  /**
   * The button or select with this text, placeholder or custom id.
   *
   * @throws Error that names what there is
   */
  component(named: string): Component {
    const found = this.all.find(
      (one) =>
        one.custom_id === named ||
        (one.type === button && (one.label === named || buttonText(one) === named)) ||
        (selects.includes(one.type) && one.placeholder === named),
    );
    if (found) return found;
    const there = this.all.map((one) => one.label ?? one.placeholder ?? one.custom_id ?? one.type);
    throw new Error(`no “${named}” on the message, only: ${there.join(', ') || 'nothing'}`);
  }

  visibleTo(user: User): boolean {
    return !this.deleted && (this.ephemeralFor === null || this.ephemeralFor === user);
  }
}
