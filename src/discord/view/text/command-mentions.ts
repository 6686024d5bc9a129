import { ComponentType, chatInputApplicationCommandMention } from 'discord.js';
import { longestMessage } from '../../limits.js';
import type { Payload } from '../../payload.js';
import { type Block, cardFits } from '../card/blocks.js';

/** Ids of the slash commands that are deployed, by what is typed without the slash: `ask`, `articles add`. */
export type CommandIds = ReadonlyMap<string, string>;

/** A command that a phrase of the bot's names. What others say has its backticks escaped. */
const named = /`\/([\p{L}\p{N}-]+(?: [\p{L}\p{N}-]+)?)`/gu;

/**
 * A message in which the commands that it names can be clicked. Clients pass on a click only with a command's
 * original name, and show that in all languages (discord/discord-api-docs#5462, #5518): a command by its name
 * in another language stays as it is, and so does a command that has subcommands, or isn't deployed.
 */
export function withCommandMentions(shown: Payload, ids: CommandIds): Payload {
  const content = mentioned(shown.content, ids);
  const fits = content.length <= longestMessage;
  const { card, ...plain } = shown;
  const text = fits ? { ...plain, content } : plain;
  if (card === undefined) return text;
  const clickable = { ...card, components: card.components.map((one) => inBlock(one, ids)) };
  return { ...text, card: cardFits(clickable) ? clickable : card };
}

function inBlock(block: Block, ids: CommandIds): Block {
  if (block.type !== ComponentType.TextDisplay) return block;
  return { ...block, content: mentioned(block.content, ids) };
}

function mentioned(text: string, ids: CommandIds): string {
  return text.replace(named, (code: string, name: string) => {
    const id = ids.get(name);
    return id === undefined ? code : chatInputApplicationCommandMention(name, id);
  });
}
