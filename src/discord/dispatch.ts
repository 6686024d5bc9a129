import {
  type AutocompleteInteraction,
  type ChatInputCommandInteraction,
  DiscordAPIError,
  type Interaction,
  type MessageComponentInteraction,
  type MessageContextMenuCommandInteraction,
  MessageFlags,
  type ModalSubmitInteraction,
  RESTJSONErrorCodes,
} from 'discord.js';
import type { Asker } from './asker.js';
import { askerOfInteraction } from './asker-of.js';
import type { Command } from './command.js';
import type { Cooldown } from './cooldown.js';
import { parseCustomId } from './custom-id.js';
import type { Door } from './door.js';
import { failureInWords } from './failing.js';
import { lacksPermission, mayNotAsk, type Refusal, refusalInWords } from './gate.js';
import { optionValues } from './options.js';
import { type Payload, payload } from './payload.js';
import type { Acknowledgement, Press } from './press.js';
import { replyAt } from './reply.js';
import type { ReplyPlace } from './reply-place.js';
import type { ShowTyping } from './typing.js';

type CommandUse = ChatInputCommandInteraction | MessageContextMenuCommandInteraction;
type PressUse = MessageComponentInteraction | ModalSubmitInteraction;

/** What the dispatcher sends interactions to. */
export interface Desk {
  readonly door: Door;
  readonly commands: readonly Command[];
  readonly presses: readonly Press[];
  readonly cooldown: Cooldown;
  readonly showTyping: ShowTyping;
  /** Whether the bot takes no new work, since it is about to end. */
  leaving(): boolean;
}

/**
 * Takes every interaction: turns away, or acknowledges before any work, then runs and shows. It
 * never throws: what goes wrong is shown with an id that the log has.
 */
export async function dispatch(interaction: Interaction, desk: Desk): Promise<void> {
  const asker = askerOfInteraction(interaction);
  try {
    if (interaction.isAutocomplete()) return await complete(interaction, asker, desk);
    if (interaction.isChatInputCommand() || interaction.isMessageContextMenuCommand()) {
      return await useCommand(interaction, asker, desk);
    }
    if (interaction.isMessageComponent() || interaction.isModalSubmit()) {
      return await usePress(interaction, asker, desk);
    }
  } catch (error) {
    // Only acknowledging fails up to here: there is nothing to show it in.
    const late = error instanceof DiscordAPIError && error.code === unknownInteraction;
    desk.door.metrics.failure(late ? 'late' : 'unforeseen');
    desk.door.log.error({ err: error, interaction: interaction.id }, 'could not acknowledge');
  }
}

const unknownInteraction = RESTJSONErrorCodes.UnknownInteraction;

async function useCommand(interaction: CommandUse, asker: Asker, desk: Desk): Promise<void> {
  const { door } = desk;
  const command = desk.commands.find(({ data }) => data.name === interaction.commandName);
  if (command === undefined) {
    return turnAway(interaction, payload(asker.words.refusals.unknownCommand));
  }
  const refusal = lacksPermission(asker, command.needs) ?? refusalOf(asker, command.asks, desk);
  if (refusal !== null) return turnAway(interaction, refused(refusal, asker, door));

  const options = optionsOfUse(interaction);
  const isPrivate = command.isPrivate(options, asker, door);
  await door.acknowledgements.send(() => deferReply(interaction, isPrivate));

  const place: ReplyPlace = { kind: 'interaction', token: interaction.token };
  const { show } = replyAt(interaction.client, place);
  try {
    const shown = await command.run({ options, asker, door, private: isPrivate, place, show });
    if (shown !== null) await show(shown);
  } catch (error) {
    const where = { command: interaction.commandName, interaction: interaction.id };
    await apologise(failureInWords(error, asker, door, where), show, door);
  }
}

function optionsOfUse(interaction: CommandUse): Parameters<Command['run']>[0]['options'] {
  if (interaction.isMessageContextMenuCommand()) {
    const { targetMessage } = interaction;
    return { text: targetMessage.cleanContent, messageId: targetMessage.id };
  }
  // Discord holds the values to the types of the data that was deployed.
  return optionValues(interaction.options.data) as Parameters<Command['run']>[0]['options'];
}

async function usePress(interaction: PressUse, asker: Asker, desk: Desk): Promise<void> {
  const { door } = desk;
  const { action, args } = parseCustomId(interaction.customId);
  const press = desk.presses.find((one) => one.action === action);
  if (press === undefined) {
    return turnAway(interaction, payload(asker.words.refusals.unknownButton));
  }
  const refusal = refusalOf(asker, press.asks, desk);
  if (refusal !== null) return turnAway(interaction, refused(refusal, asker, door));

  const how = press.acknowledge(args, asker);
  await door.acknowledgements.send(() => acknowledge(interaction, how, press, args, asker));

  const place: ReplyPlace = { kind: 'interaction', token: interaction.token };
  const { show } = replyAt(interaction.client, place);
  try {
    const shown = await press.run({
      args,
      values: interaction.isStringSelectMenu() ? interaction.values : [],
      fields: interaction.isModalSubmit() ? textsOf(interaction) : {},
      asker,
      door,
      messageId: interaction.message?.id ?? null,
      private: how === 'private',
      place,
      show,
      remove: () => interaction.deleteReply(),
    });
    if (shown !== null && how !== 'modal') await show(shown);
  } catch (error) {
    const words = failureInWords(error, asker, door, {
      press: action,
      interaction: interaction.id,
    });
    const beside = async (shown: Payload): Promise<string> =>
      (await interaction.followUp({ ...shown, flags: privately(shown) })).id;
    // The message that the button is on stays as it is.
    await apologise(words, how === 'update' || how === 'modal' ? beside : show, door);
  }
}

async function deferReply(interaction: CommandUse | PressUse, isPrivate: boolean): Promise<void> {
  await interaction.deferReply(isPrivate ? { flags: MessageFlags.Ephemeral } : {});
}

async function acknowledge(
  interaction: PressUse,
  how: Acknowledgement,
  press: Press,
  args: readonly string[],
  asker: Asker,
): Promise<void> {
  if (how === 'modal') {
    const modal = press.modal?.(args, asker);
    if (modal === undefined || !interaction.isMessageComponent()) {
      throw new TypeError(`the press ${press.action} has no modal to open`);
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
  desk: Desk,
): Promise<void> {
  const command = desk.commands.find(({ data }) => data.name === interaction.commandName);
  const { name, value } = interaction.options.getFocused(true);
  const others = optionValues(interaction.options.data);
  try {
    const completion = { option: name, typed: value, others, asker, door: desk.door };
    const choices = (await command?.complete?.(completion)) ?? [];
    await interaction.respond(choices);
  } catch (error) {
    // What was typed can still be sent as it is.
    desk.door.log.warn({ err: error, command: interaction.commandName }, 'no suggestions');
    if (!interaction.responded) await interaction.respond([]);
  }
}

/** Why a question is not taken; for other uses only that the bot is about to end. */
function refusalOf(asker: Asker, asks: boolean, desk: Desk): Refusal | null {
  if (desk.leaving()) return { kind: 'leaving' };
  if (!asks) return null;
  const closed = mayNotAsk(asker, desk.door.servers.of(asker.guildId));
  if (closed !== null) return closed;
  const until = desk.cooldown.take(asker.userId, Date.now());
  return until === null ? null : { kind: 'cooldown', until };
}

function refused(refusal: Refusal, asker: Asker, door: Door): Payload {
  door.metrics.refusal(refusal.kind);
  return refusalInWords(refusal, asker);
}

async function turnAway(interaction: CommandUse | PressUse, shown: Payload): Promise<void> {
  await interaction.reply({ ...shown, flags: privately(shown) });
}

function privately({ flags }: Payload): number {
  return flags | MessageFlags.Ephemeral;
}

async function apologise(
  words: Payload,
  show: (shown: Payload) => Promise<unknown>,
  door: Door,
): Promise<void> {
  try {
    await show(words);
  } catch (error) {
    door.log.error({ err: error }, 'could not show a failure');
  }
}
