import {
  type AutocompleteInteraction,
  type ChatInputCommandInteraction,
  type Interaction,
  type MessageComponentInteraction,
  type MessageContextMenuCommandInteraction,
  MessageFlags,
  type ModalSubmitInteraction,
  RESTJSONErrorCodes,
} from 'discord.js';
import type { Asker } from '../asker.js';
import { askerOfInteraction } from '../asker.js';
import { textOfMessage } from '../asking/message-question.js';
import { whilePending } from '../asking/pending.js';
import { replyAt } from '../asking/reply.js';
import type { Command } from '../command.js';
import { optionValues } from '../command.js';
import type { Acknowledgement, ComponentHandler } from '../component.js';
import type { BotContext, Reply, ReplyPlace } from '../context.js';
import { isRefusal, patiently, reportFailure } from '../failures.js';
import { parseCustomId } from '../limits.js';
import { type Payload, payload } from '../payload.js';
import type { Cooldown } from './cooldown.js';
import { lacksPermission, mayNotAsk, type Refusal, refusalInWords } from './gate.js';
import type { NoticeLimit } from './notice-limit.js';
import type { ShowTyping } from './typing.js';

type CommandInteraction = ChatInputCommandInteraction | MessageContextMenuCommandInteraction;
type ComponentInteraction = MessageComponentInteraction | ModalSubmitInteraction;

/** What the dispatcher sends interactions to. */
export interface Handlers {
  readonly context: BotContext;
  readonly commands: readonly Command[];
  readonly components: readonly ComponentHandler[];
  readonly cooldown: Cooldown;
  /** Which members were told lately why their messages are refused. */
  readonly noticeLimit: NoticeLimit;
  readonly showTyping: ShowTyping;
  /** Whether the bot takes no new work, since it is about to end. */
  leaving(): boolean;
}

/**
 * Takes every interaction: turns away, or acknowledges before any work, then runs and shows. It
 * never throws: what goes wrong is shown with an id that the log has.
 */
export async function dispatch(interaction: Interaction, handlers: Handlers): Promise<void> {
  try {
    const asker = askerOfInteraction(interaction);
    if (interaction.isAutocomplete()) return await complete(interaction, asker, handlers);
    if (interaction.isChatInputCommand() || interaction.isMessageContextMenuCommand()) {
      return await useCommand(interaction, asker, handlers);
    }
    if (interaction.isMessageComponent() || interaction.isModalSubmit()) {
      return await useComponent(interaction, asker, handlers);
    }
  } catch (error) {
    // Only acknowledging fails up to here: there is nothing to show it in.
    const late = isRefusal(error, RESTJSONErrorCodes.UnknownInteraction);
    handlers.context.metrics.failure(late ? 'late' : 'unforeseen');
    handlers.context.log.error(
      { err: error, interaction: interaction.id },
      'could not acknowledge',
    );
  }
}

async function useCommand(
  interaction: CommandInteraction,
  asker: Asker,
  handlers: Handlers,
): Promise<void> {
  const { context } = handlers;
  const command = handlers.commands.find(({ data }) => data.name === interaction.commandName);
  if (command === undefined) {
    return turnAway(interaction, payload(asker.words.refusals.unknownCommand));
  }
  const refusal = lacksPermission(asker, command.needs) ?? refusalOf(asker, command.asks, handlers);
  if (refusal !== null) return turnAway(interaction, refused(refusal, asker, context));

  // What is acknowledged is kept before that: from then on a crash may not leave it unanswered.
  const place: ReplyPlace = { kind: 'interaction', token: interaction.token };
  const carryOut = () => runCommand(interaction, command, asker, place, context);
  await (command.asks ? carryOut() : whilePending({ asker, place }, context, carryOut));
}

async function runCommand(
  interaction: CommandInteraction,
  command: Command,
  asker: Asker,
  place: ReplyPlace,
  context: BotContext,
): Promise<void> {
  const options = optionsOf(interaction);
  const isPrivate = command.isPrivate(options, asker, context);
  const acknowledged = context.acknowledgements.send(() =>
    insist(interaction, () => deferReply(interaction, isPrivate)),
  );
  // A question is kept while that is on its way.
  if (!command.asks) await acknowledged;

  const reply = onceAcknowledged(acknowledged, replyAt(interaction.client, place));
  try {
    const call = { options, asker, bot: context, private: isPrivate, place, ...reply };
    const shown = await command.run(call);
    if (shown !== null) await reply.show(shown);
  } catch (error) {
    await acknowledged;
    const details = { command: interaction.commandName, interaction: interaction.id };
    await reportFailure(error, { asker, context, details, show: reply.show });
  }
}

function optionsOf(interaction: CommandInteraction): Parameters<Command['run']>[0]['options'] {
  if (interaction.isMessageContextMenuCommand()) {
    return { text: textOfMessage(interaction.targetMessage) };
  }
  // Discord holds the values to the types of the data that was deployed.
  return optionValues(interaction.options.data) as Parameters<Command['run']>[0]['options'];
}

async function useComponent(
  interaction: ComponentInteraction,
  asker: Asker,
  handlers: Handlers,
): Promise<void> {
  const { context } = handlers;
  const { action, args } = parseCustomId(interaction.customId);
  const component = handlers.components.find((one) => one.action === action);
  if (component === undefined) {
    return turnAway(interaction, payload(asker.words.refusals.unknownButton));
  }
  const refusal = refusalOf(asker, component.asks, handlers);
  if (refusal !== null) return turnAway(interaction, refused(refusal, asker, context));

  const how = component.acknowledge(args, asker);
  const acknowledged = context.acknowledgements.send(() =>
    insist(interaction, () => acknowledge(interaction, how, component, args, asker)),
  );
  if (!component.asks) await acknowledged;

  const place: ReplyPlace = { kind: 'interaction', token: interaction.token };
  const reply = onceAcknowledged(acknowledged, replyAt(interaction.client, place));
  const tell = async (shown: Payload): Promise<void> => {
    await interaction.followUp({ ...shown, flags: privately(shown) });
  };
  try {
    const shown = await component.run({
      args,
      values: interaction.isStringSelectMenu() ? interaction.values : [],
      fields: interaction.isModalSubmit() ? textsOf(interaction) : {},
      asker,
      bot: context,
      private: how === 'private',
      place,
      ...reply,
      tell,
      post: async (shown) => (await interaction.followUp(shown)).id,
      remove: () => interaction.deleteReply(),
    });
    if (shown !== null && how !== 'modal') await reply.show(shown);
  } catch (error) {
    await acknowledged;
    // The message that the button is on stays as it is.
    const show = how === 'update' || how === 'modal' ? tell : reply.show;
    const details = { press: action, interaction: interaction.id };
    await reportFailure(error, { asker, context, details, show });
  }
}

/** The reply, shown only after the acknowledgement; of which the caller learns where it fails. */
function onceAcknowledged(acknowledged: Promise<void>, { show }: Reply): Reply {
  acknowledged.catch(() => undefined);
  return { acknowledged, show: (shown) => acknowledged.then(() => show(shown)) };
}

/** Waits between tries to acknowledge, in milliseconds: Discord wants it within 3 s. */
const insistingWaits = [200, 600];

/** Acknowledges, more than once where Discord fails at it. */
async function insist(
  interaction: CommandInteraction | ComponentInteraction,
  request: () => Promise<unknown>,
): Promise<void> {
  try {
    await patiently(request, insistingWaits);
  } catch (error) {
    // An earlier try came through, although it seemed to fail.
    if (!isRefusal(error, RESTJSONErrorCodes.InteractionHasAlreadyBeenAcknowledged)) throw error;
    interaction.deferred = true;
  }
}

async function deferReply(
  interaction: CommandInteraction | ComponentInteraction,
  isPrivate: boolean,
): Promise<void> {
  await interaction.deferReply(isPrivate ? { flags: MessageFlags.Ephemeral } : {});
}

async function acknowledge(
  interaction: ComponentInteraction,
  how: Acknowledgement,
  component: ComponentHandler,
  args: readonly string[],
  asker: Asker,
): Promise<void> {
  if (how === 'modal') {
    const modal = component.modal?.(args, asker);
    if (modal === undefined || !interaction.isMessageComponent()) {
      throw new TypeError(`the component ${component.action} has no modal to open`);
    }
    await interaction.showModal(modal);
  } else if (how === 'update') {
    await interaction.deferUpdate();
  } else {
    await deferReply(interaction, how === 'private');
  }
}

function textsOf(interaction: ModalSubmitInteraction): Record<string, string> {
  return Object.fromEntries(
    interaction.fields.fields.map((field) => [
      field.customId,
      'value' in field && typeof field.value === 'string' ? field.value : '',
    ]),
  );
}

async function complete(
  interaction: AutocompleteInteraction,
  asker: Asker,
  handlers: Handlers,
): Promise<void> {
  const command = handlers.commands.find(({ data }) => data.name === interaction.commandName);
  const { name, value } = interaction.options.getFocused(true);
  const others = optionValues(interaction.options.data);
  let choices: Awaited<ReturnType<NonNullable<Command['complete']>>> = [];
  try {
    const completion = { option: name, typed: value, others, asker, bot: handlers.context };
    choices = (await command?.complete?.(completion)) ?? [];
  } catch (error) {
    // What was typed can still be sent as it is.
    handlers.context.log.warn({ err: error, command: interaction.commandName }, 'no suggestions');
  }
  try {
    await interaction.respond(choices);
  } catch (error) {
    if (!isRefusal(error, RESTJSONErrorCodes.UnknownInteraction)) throw error;
    // Nobody waits for what more typing has overtaken.
    handlers.context.log.debug({ command: interaction.commandName }, 'suggestions came too late');
  }
}

/** Why a question is not taken; for other uses only that the bot is about to end. */
export function refusalOf(asker: Asker, asks: boolean, handlers: Handlers): Refusal | null {
  if (handlers.leaving()) return { kind: 'leaving' };
  if (!asks) return null;
  const closed = mayNotAsk(asker, handlers.context.servers.of(asker.guildId));
  if (closed !== null) return closed;
  const until = handlers.cooldown.take(asker.userId, Date.now());
  return until === null ? null : { kind: 'cooldown', until };
}

function refused(refusal: Refusal, asker: Asker, context: BotContext): Payload {
  context.metrics.refusal(refusal.kind);
  return refusalInWords(refusal, asker);
}

async function turnAway(
  interaction: CommandInteraction | ComponentInteraction,
  shown: Payload,
): Promise<void> {
  await insist(interaction, () => interaction.reply({ ...shown, flags: privately(shown) }));
}

function privately({ flags }: Payload): number {
  return flags | MessageFlags.Ephemeral;
}
