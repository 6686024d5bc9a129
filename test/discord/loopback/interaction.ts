import { randomBytes } from 'node:crypto';
import type { Component } from './components.js';
import type { Message } from './message.js';
import type { Channel } from './places.js';
import type { Choice, DeployedCommand } from './rules/command.js';
import type { User, World } from './world.js';

/** Milliseconds that an interaction's token is good for: 15 minutes. */
const tokenLasts = 15 * 60_000;

/** What an interaction is answered with: Discord's callback types. */
export const callback = {
  message: 4,
  deferred: 5,
  deferredUpdate: 6,
  update: 7,
  choices: 8,
  modal: 9,
};

export const kind = { command: 2, component: 3, autocomplete: 4, modal: 5 };

export interface Modal {
  readonly custom_id: string;
  readonly title: string;
  readonly components: readonly Component[];
}

interface InteractionInit {
  readonly type: number;
  readonly user: User;
  readonly channel: Channel;
  /** How a transcript names it, e.g. `/ask question: …`. */
  readonly name: string;
  readonly command?: DeployedCommand;
  /** The message that the component is on, or that the command is for. */
  readonly source?: Message | null;
}

/** A command, button, select, modal or option being typed; and what the bot made of it. */
export class Interaction {
  readonly id: string;
  readonly token = randomBytes(48).toString('base64url');
  readonly type: number;
  readonly user: User;
  readonly channel: Channel;
  readonly name: string;
  readonly command: DeployedCommand | null;
  readonly source: Message | null;
  readonly world: World;
  readonly createdAt: number;
  /** Milliseconds that the bot took to acknowledge it; `null`: not yet. */
  acknowledged: number | null = null;
  /** The callback's type; `null`: none yet. */
  answeredWith: number | null = null;
  /** The reply, or the message that the component is on where that is changed. */
  message: Message | null = null;
  readonly followUps: Message[] = [];
  modal: Modal | null = null;
  choices: readonly Choice[] | null = null;
  /** How often the reply was edited through this interaction. */
  edits = 0;
  /** Whether a test wants it left undone. */
  forgiven = false;
  readonly #startedAt = performance.now();

  constructor(world: World, init: InteractionInit) {
    this.id = world.nextId();
    this.world = world;
    this.createdAt = world.now();
    this.type = init.type;
    this.user = init.user;
    this.channel = init.channel;
    this.name = init.name;
    this.command = init.command ?? null;
    this.source = init.source ?? null;
    world.interactions.set(this.id, this);
    world.interactionsByToken.set(this.token, this);
    setTimeout(() => {
      if (this.acknowledged !== null) return;
      world.fault(`not acknowledged within ${world.options.ackWithinMs} ms: ${this.#described}`);
    }, world.options.ackWithinMs).unref();
  }

  /** Whether it is too late to acknowledge it. */
  get overdue(): boolean {
    return performance.now() - this.#startedAt > this.world.options.ackWithinMs;
  }

  /** Whether its token is no longer good. */
  get expired(): boolean {
    return this.world.now() - this.createdAt > tokenLasts;
  }

  /** Whether only its user sees the reply. */
  get private(): boolean {
    return this.message?.private ?? false;
  }

  /** Whether it was deferred and says "thinking" still. */
  get thinking(): boolean {
    return this.message?.loading === true && !this.message.deleted;
  }

  get #described(): string {
    return `${this.name} by ${this.user.name}`;
  }

  /** One line for each thing that is left undone. */
  get undone(): string[] {
    return this.thinking && !this.forgiven
      ? [`deferred and never answered: ${this.#described}`]
      : [];
  }

  acknowledge(type: number): void {
    this.acknowledged = Math.round(performance.now() - this.#startedAt);
    this.answeredWith = type;
  }

  /** Waits until it is acknowledged or can no longer be. */
  async settled(): Promise<this> {
    const { ackWithinMs, patienceMs } = this.world.options;
    const acknowledged = () => this.acknowledged !== null;
    await this.world
      .until(acknowledged, 'an acknowledgement', ackWithinMs + Math.min(100, patienceMs))
      .catch(() => undefined);
    return this;
  }

  /**
   * The reply once it is more than "thinking", and once `is` holds for it: the bot may edit it on
   * the way to its last form. For a button that changes its message: that message, changed; for one
   * that only adds a message: that one.
   *
   * @throws Error where none comes
   */
  async reply(is: (message: Message) => boolean = () => true, withinMs?: number): Promise<Message> {
    return this.world.until(
      () => {
        const candidate = this.#replied();
        return candidate && !candidate.loading && is(candidate) ? candidate : undefined;
      },
      `the reply to ${this.#described}`,
      withinMs,
    );
  }

  #replied(): Message | undefined {
    if (this.answeredWith === callback.deferredUpdate && this.edits === 0) {
      return this.message?.deleted ? this.message : this.followUps[0];
    }
    return this.message ?? this.followUps[0];
  }

  /** The text of the reply, once there. */
  async text(): Promise<string> {
    return (await this.reply()).text;
  }
}
