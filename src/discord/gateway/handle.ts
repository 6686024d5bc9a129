import {
  type APIModalInteractionResponseCallbackData,
  type ChatInputCommandInteraction,
  type MessageComponentInteraction,
  type MessageContextMenuCommandInteraction,
  MessageFlags,
  type ModalSubmitInteraction,
  RESTJSONErrorCodes,
} from 'discord.js';
import type { Asker } from '../asker.js';
import { whilePending } from '../asking/pending.js';
import { replyAt } from '../asking/reply/reply.js';
import type { Acknowledgement } from '../component.js';
import type { BotContext, InteractionContext, Reply, ReplyPlace } from '../context.js';
import { isRefusal, patiently, reportFailure } from '../failures.js';
import type { Payload } from '../payload.js';
import {
  firstRefusal,
  type Precondition,
  type PreconditionState,
  refusalInWords,
} from './preconditions.js';

export type CommandInteraction = ChatInputCommandInteraction | MessageContextMenuCommandInteraction;
export type ComponentInteraction = MessageComponentInteraction | ModalSubmitInteraction;
type HandledInteraction = CommandInteraction | ComponentInteraction;

/** How one command or component is handled. */
export interface HandlerSpec {
  /** Checked in this order. */
  readonly preconditions: readonly Precondition[];
  /** Whether it asks a question: then it runs while its acknowledgement is on the way. */
  readonly asks: boolean;
  /** Whether the next start apologises for it if it was not finished. */
  readonly keepPending: boolean;
  /** How to acknowledge it; called once, before any work. */
  acknowledgement(): Acknowledgement;
  /** The modal to open, for `modal`. */
  modal?(): APIModalInteractionResponseCallbackData | undefined;
  /** What to show; `null`: leave the reply as it is. */
  run(context: InteractionContext): Promise<Payload | null>;
  /** What the log says beside a failure. */
  readonly details: Readonly<Record<string, string>>;
}

/**
 * Handles a command or component: checks its preconditions, acknowledges it before any work, runs it,
 * and shows what comes of it or that it failed.
 *
 * @throws whatever acknowledging it throws: then there is nowhere to show anything
 */
export async function handle(
  interaction: HandledInteraction,
  spec: HandlerSpec,
  asker: Asker,
  state: PreconditionState & { readonly context: BotContext },
): Promise<void> {
  const { context } = state;
  const refusal = firstRefusal(spec.preconditions, asker, state);
  if (refusal !== null) {
    context.metrics.refusal(refusal.kind);
    return replyPrivately(interaction, refusalInWords(refusal, asker));
  }
  const place: ReplyPlace = { kind: 'interaction', token: interaction.token };
  const carryOut = () => acknowledgeAndRun(interaction, spec, asker, place, context);
  // A crash may not leave it unanswered once it is acknowledged.
  await (spec.keepPending ? whilePending({ asker, place }, context, carryOut) : carryOut());
}

async function acknowledgeAndRun(
  interaction: HandledInteraction,
  spec: HandlerSpec,
  asker: Asker,
  place: ReplyPlace,
  context: BotContext,
): Promise<void> {
  const how = spec.acknowledgement();
  const acknowledged = context.acknowledgements.send(() =>
    insist(interaction, () => acknowledge(interaction, how, spec)),
  );
  // A question is kept while its acknowledgement is on the way.
  if (!spec.asks) await acknowledged;

  const onCard = how === 'update' && isOnCard(interaction);
  const replyHere = replyAt(interaction.client, place, context, onCard);
  const reply = onceAcknowledged(acknowledged, replyHere);
  try {
    const hidden = how === 'private';
    const shown = await spec.run({ asker, bot: context, private: hidden, place, ...reply });
    if (shown !== null && how !== 'modal') await reply.show(shown);
  } catch (error) {
    await acknowledged;
    // The message that a component is on stays as it is.
    const beside = how === 'update' || how === 'modal';
    const show = beside ? (shown: Payload) => showPrivately(interaction, shown) : reply.show;
    const details = { ...spec.details, interaction: interaction.id };
    await reportFailure(error, { asker, context, details, show });
  }
}

/** Whether a component, or the one that opened a modal, is on a message in Components V2. */
function isOnCard(interaction: HandledInteraction): boolean {
  const isOnMessage =
    interaction.isMessageComponent() ||
    (interaction.isModalSubmit() && interaction.isFromMessage());
  return isOnMessage && interaction.message.flags.has(MessageFlags.IsComponentsV2);
}

/** Replies to an interaction that isn't handled; only the member who used it sees that. */
export async function replyPrivately(
  interaction: HandledInteraction,
  shown: Payload,
): Promise<void> {
  await insist(interaction, () => interaction.reply({ ...shown, flags: privately(shown) }));
}

/** Shows the member who used a component something, beside the message that it is on. */
export async function showPrivately(
  interaction: HandledInteraction,
  shown: Payload,
): Promise<void> {
  await interaction.followUp({ ...shown, flags: privately(shown) });
}

function privately({ flags }: Payload): number {
  return flags | MessageFlags.Ephemeral;
}

/** Shows the reply only after the acknowledgement; if that fails, so does showing. */
function onceAcknowledged(acknowledged: Promise<void>, { show }: Reply): Reply {
  acknowledged.catch(() => undefined);
  return { acknowledged, show: (shown) => acknowledged.then(() => show(shown)) };
}

/** Waits between attempts to acknowledge, in milliseconds: Discord wants it within 3 s. */
const insistingWaits = [200, 600];

/** Acknowledges, more than once if Discord fails. */
async function insist(
  interaction: HandledInteraction,
  request: () => Promise<unknown>,
): Promise<void> {
  try {
    await patiently(request, insistingWaits);
  } catch (error) {
    // An earlier attempt came through, although it seemed to fail.
    if (!isRefusal(error, RESTJSONErrorCodes.InteractionHasAlreadyBeenAcknowledged)) throw error;
    interaction.deferred = true;
  }
}

async function acknowledge(
  interaction: HandledInteraction,
  how: Acknowledgement,
  spec: HandlerSpec,
): Promise<void> {
  if (how === 'private' || how === 'public') {
    await interaction.deferReply(how === 'private' ? { flags: MessageFlags.Ephemeral } : {});
    return;
  }
  if (how === 'update' && 'deferUpdate' in interaction) {
    await interaction.deferUpdate();
    return;
  }
  const modal = spec.modal?.();
  if (modal === undefined || !('showModal' in interaction)) {
    throw new TypeError(`It can't be acknowledged by ${how}.`);
  }
  await interaction.showModal(modal);
}
