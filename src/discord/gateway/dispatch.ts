import {
  type AutocompleteInteraction,
  type Interaction,
  type ModalSubmitInteraction,
  RESTJSONErrorCodes,
} from 'discord.js';
import { type Asker, askerOfInteraction } from '../asker.js';
import { textOfMessage } from '../asking/message-question.js';
import { type Form, formsOf, sendFirst } from '../asking/reply/forms.js';
import { type Command, optionValues } from '../command.js';
import type { ComponentHandler } from '../component.js';
import type { BotContext } from '../context.js';
import { isRefusal } from '../failures.js';
import { parseCustomId } from '../limits.js';
import { payload } from '../payload.js';
import {
  type CommandInteraction,
  type ComponentInteraction,
  type HandlerSpec,
  handle,
  replyPrivately,
  showPrivately,
} from './handle.js';
import { type PreconditionState, permitted, running, toAsk } from './preconditions.js';

/** What the dispatcher sends interactions to. */
export interface Handlers extends PreconditionState {
  readonly context: BotContext;
  readonly commands: readonly Command[];
  readonly components: readonly ComponentHandler[];
}

/**
 * Sends every interaction to its command or component. It never throws: what goes wrong is shown with
 * an id that the log has.
 */
export async function dispatch(interaction: Interaction, handlers: Handlers): Promise<void> {
  const { log, metrics } = handlers.context;
  try {
    const asker = askerOfInteraction(interaction);
    if (interaction.isAutocomplete()) return await complete(interaction, asker, handlers);
    if (interaction.isChatInputCommand() || interaction.isMessageContextMenuCommand()) {
      return await handleCommand(interaction, asker, handlers);
    }
    if (interaction.isMessageComponent() || interaction.isModalSubmit()) {
      return await handleComponent(interaction, asker, handlers);
    }
  } catch (error) {
    // Only acknowledging fails up to here: there is nothing to show it in.
    const late = isRefusal(error, RESTJSONErrorCodes.UnknownInteraction);
    metrics.failure(late ? 'late' : 'unforeseen');
    log.error({ err: error, interaction: interaction.id }, 'could not acknowledge');
  }
}

async function handleCommand(
  interaction: CommandInteraction,
  asker: Asker,
  handlers: Handlers,
): Promise<void> {
  const { commandName } = interaction;
  const command = handlers.commands.find(({ data }) => data.name === commandName);
  if (command === undefined) {
    return replyPrivately(interaction, payload(asker.words.refusals.unknownCommand));
  }
  const { asks, needs } = command;
  const options = optionsOf(interaction);
  const spec: HandlerSpec = {
    preconditions: [permitted(needs), ...(asks ? toAsk : [running])],
    asks,
    // A question is kept as pending by what answers it.
    keepPending: !asks,
    acknowledgement: () =>
      command.isPrivate(options, asker, handlers.context) ? 'private' : 'public',
    run: (context) => command.run({ ...context, options }),
    details: { command: commandName },
  };
  await handle(interaction, spec, asker, handlers);
}

type Options = Parameters<Command['run']>[0]['options'];

function optionsOf(interaction: CommandInteraction): Options {
  if (interaction.isMessageContextMenuCommand()) {
    return { text: textOfMessage(interaction.targetMessage) };
  }
  // Discord holds the values to the types of the data that was deployed.
  return optionValues(interaction.options.data) as Options;
}

async function handleComponent(
  interaction: ComponentInteraction,
  asker: Asker,
  handlers: Handlers,
): Promise<void> {
  const { action, args } = parseCustomId(interaction.customId);
  const component = handlers.components.find((one) => one.action === action);
  const parsed = component?.args.safeParse(args);
  if (component === undefined || !parsed?.success) {
    return replyPrivately(interaction, payload(asker.words.refusals.unknownButton));
  }
  const { asks } = component;
  const spec: HandlerSpec = {
    preconditions: asks ? toAsk : [running],
    asks,
    keepPending: false,
    acknowledgement: () => component.acknowledge(parsed.data, asker),
    modal: () => component.modal?.(parsed.data, asker, handlers.context),
    run: (context) =>
      component.run({
        ...context,
        args: parsed.data,
        values: interaction.isAnySelectMenu() ? interaction.values : [],
        fields: interaction.isModalSubmit() ? textsOf(interaction) : {},
        showPrivately: (shown) => showPrivately(interaction, shown),
        post: async (shown) => {
          const forms = formsOf(shown, 'new', handlers.context);
          const follow = (form: Form) => interaction.followUp(form);
          return (await sendFirst(forms, handlers.context.log, follow)).id;
        },
        remove: () => interaction.deleteReply(),
      }),
    details: { press: action },
  };
  await handle(interaction, spec, asker, handlers);
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
  { commands, context }: Handlers,
): Promise<void> {
  const { commandName } = interaction;
  const command = commands.find(({ data }) => data.name === commandName);
  const { name, value } = interaction.options.getFocused(true);
  const others = optionValues(interaction.options.data);
  let choices: Awaited<ReturnType<NonNullable<Command['complete']>>> = [];
  try {
    const completion = { option: name, typed: value, others, asker, bot: context };
    choices = (await command?.complete?.(completion)) ?? [];
  } catch (error) {
    // What was typed can still be sent as it is.
    context.log.warn({ err: error, command: commandName }, 'no suggestions');
  }
  try {
    await interaction.respond(choices);
  } catch (error) {
    if (!isRefusal(error, RESTJSONErrorCodes.UnknownInteraction)) throw error;
    // The member has typed on, and nobody waits for these suggestions.
    context.log.debug({ command: commandName }, 'suggestions came too late');
  }
}
