import type { AddressInfo } from 'node:net';
import { Gateway } from './gateway.js';
import { Http, type Logged, type RefusalOrder } from './http.js';
import type { Interaction } from './interaction.js';
import type { Member } from './member.js';
import { ordinary, type Permission } from './permissions.js';
import { type Channel, Guild } from './places.js';
import { commandRoutes } from './routes/commands.js';
import { interactionRoutes } from './routes/interactions.js';
import { messageRoutes } from './routes/messages.js';
import { placeRoutes } from './routes/places.js';
import { transcript } from './transcript.js';
import { type LoopbackOptions, World } from './world.js';

interface GuildOptions {
  readonly name?: string;
  readonly locale?: string;
  /** What the bot may do; default what everyone may. */
  readonly botPermissions?: readonly Permission[];
  /** What is done before the bot is added. */
  readonly before?: (guild: Guild) => void;
}

/** A Discord of one's own on 127.0.0.1: what a bot talks to, and what a test does and sees. */
export class Loopback {
  /** Address of the API without its version, for `DISCORD_API_URL`. */
  readonly apiUrl: string;
  /** Address of the gateway. */
  readonly gatewayUrl: string;
  /** The bot's token, for `DISCORD_TOKEN`. */
  readonly token: string;
  /** Id of the bot and of its application. */
  readonly botId: string;
  readonly gateway: Gateway;
  readonly #world: World;
  readonly #http: Http;

  constructor(world: World, http: Http, gateway: Gateway) {
    this.#world = world;
    this.#http = http;
    this.gateway = gateway;
    this.apiUrl = `${world.address}/api`;
    this.gatewayUrl = `${world.address.replace('http', 'ws')}/gateway`;
    this.token = world.options.token;
    this.botId = world.bot.id;
  }

  /** Every request that came, in order. */
  get requests(): readonly Logged[] {
    return this.#http.requests;
  }

  /** Every interaction that was started, in order. */
  get interactions(): readonly Interaction[] {
    return [...this.#world.interactions.values()];
  }

  /** The commands deployed for all servers, or for one. */
  commands(guild?: Guild) {
    return this.#world.commands.filter(({ guildId }) => guildId === (guild?.id ?? null));
  }

  /** A new server that the bot is in. */
  guild(options: GuildOptions = {}) {
    const { name = 'newsroom', locale = 'en-US', botPermissions = ordinary, before } = options;
    return new Guild(this.#world, name, locale, botPermissions, before);
  }

  /** The bot's next message in a channel that no earlier call has returned. */
  nextMessage(channel: Channel, withinMs?: number) {
    return channel.nextMessage(withinMs);
  }

  /** Waits until `look` finds something; looks again after everything that happens. */
  until<Found>(look: () => Found | undefined | false, what = 'something', withinMs?: number) {
    return this.#world.until(look, what, withinMs);
  }

  /** The channel as text, as a member sees it. */
  transcript(channel: Channel, { as }: { readonly as: Member }): string {
    return transcript(channel, as.user);
  }

  refuseNext(order: RefusalOrder): void {
    this.#http.refuseNext(order);
  }

  /** Answers a route's requests late, from now on; with 0 in time again. */
  slow(route: string | RegExp, ms: number): void {
    this.#http.slow(route, ms);
  }

  /** Puts the clock forward, e.g. past the 15 minutes of an interaction's token. */
  advance(ms: number): void {
    this.#world.advance(ms);
  }

  /** What the bot did that it should not have, and what it left undone. */
  faults(): string[] {
    const undone = this.interactions.flatMap((one) => one.undone);
    return [...this.#world.faults, ...undone];
  }

  /**
   * Takes faults that a test asked for off the list.
   *
   * @returns them
   * @throws Error where there is none like it
   */
  forgive(like: RegExp): string[] {
    const { faults } = this.#world;
    const undone = this.interactions.filter((one) => one.undone.some((what) => like.test(what)));
    const forgiven = this.faults().filter((fault) => like.test(fault));
    if (forgiven.length === 0) {
      throw new Error(`no fault like ${like}, only:\n${this.faults().join('\n')}`);
    }
    faults.splice(0, faults.length, ...faults.filter((fault) => !like.test(fault)));
    for (const interaction of undone) interaction.forgiven = true;
    return forgiven;
  }

  /** Waits until every interaction is acknowledged, or can no longer be, and "thinking" is over. */
  async settle(withinMs = 5_000): Promise<void> {
    const settled = () =>
      this.interactions.every(
        (one) => (one.acknowledged !== null || one.overdue) && one.undone.length === 0,
      );
    await this.until(settled, 'the interactions to settle', withinMs).catch(() => undefined);
  }

  async stop(): Promise<void> {
    await this.gateway.stop();
    const { server } = this.#http;
    server.closeAllConnections();
    await new Promise<void>((done) => server.close(() => done()));
  }
}

/**
 * Starts a loopback Discord on a free port.
 *
 *     const discord = await startLoopback();
 *     const guild = discord.guild();
 *     const news = guild.channel('news');
 *     const reader = guild.member('reader');
 *     // … start a bot with `discord.apiUrl` and `discord.token`, deploy its commands …
 *     await reader.say(news, `<@${discord.botId}> what is new?`);
 *     const answer = await news.nextMessage();
 *     const asked = await reader.slash(news, 'ask', { question: 'what is new?' });
 *     const reply = await asked.reply();
 *     await (await reader.press(reply, 'Share')).reply();
 *     expect(discord.transcript(news, { as: reader })).toMatchInlineSnapshot();
 *     await expectWell(discord);
 */
export async function startLoopback(options: LoopbackOptions = {}): Promise<Loopback> {
  const world = new World(options);
  const http = new Http(world, [
    ...placeRoutes,
    ...messageRoutes,
    ...commandRoutes,
    ...interactionRoutes,
  ]);
  await new Promise<void>((done) => http.server.listen(0, '127.0.0.1', done));
  const { port } = http.server.address() as AddressInfo;
  world.address = `http://127.0.0.1:${port}`;
  return new Loopback(world, http, new Gateway(world, http.server));
}

/**
 * Waits for what is under way, then fails with every fault the loopback has found.
 *
 * @throws Error that lists them
 */
export async function expectWell(loopback: Loopback): Promise<void> {
  await loopback.settle();
  const faults = loopback.faults();
  if (faults.length > 0) throw new Error(`the bot is at fault:\n- ${faults.join('\n- ')}`);
}
