import {
  type APIButtonComponentWithURL,
  type APIComponentInContainer,
  type APIContainerComponent,
  type APISectionAccessoryComponent,
  type APISectionComponent,
  type APISeparatorComponent,
  type APITextDisplayComponent,
  ButtonStyle,
  ComponentType,
} from 'discord.js';
import type { Band } from '../../../answer/answer.js';
import { longestCard, mostBytesOfCard, mostInCard } from '../../limits.js';

/** What a card is made of, from top to bottom. */
export type Block = APIComponentInContainer;

/** The stripe at a card's edge: green, amber and grey that both of Discord's themes show well. */
const accents: Readonly<Record<Band, number>> = {
  answer: 0x2f9e63,
  closest: 0xd9962b,
  none: 0x8a919c,
};

/** A card with the colour of a band. */
export function cardOf(band: Band, blocks: readonly Block[]): APIContainerComponent {
  return {
    type: ComponentType.Container,
    accent_color: accents[band],
    components: [...blocks],
  };
}

/** Lines of Discord's markdown; no block if there are none. */
export function textBlock(lines: readonly string[]): APITextDisplayComponent[] {
  if (lines.length === 0) return [];
  return [{ type: ComponentType.TextDisplay, content: lines.join('\n') }];
}

/** Lines with a button beside them. */
export function besideButton(
  lines: readonly string[],
  accessory: APISectionAccessoryComponent,
): APISectionComponent {
  return { type: ComponentType.Section, components: textBlock(lines), accessory };
}

/** A line between two blocks. */
export function divider(): APISeparatorComponent {
  return { type: ComponentType.Separator, divider: true };
}

/** A button that opens an address. */
export function linkButton(label: string, url: string): APIButtonComponentWithURL {
  return { type: ComponentType.Button, style: ButtonStyle.Link, label, url };
}

/** Whether Discord takes a card: its texts and the number of its components are within its limits. */
export function cardFits(card: APIContainerComponent): boolean {
  const texts = textsIn(card);
  const length = texts.reduce((sum, text) => sum + text.length, 0);
  const bytes = texts.reduce((sum, text) => sum + Buffer.byteLength(text) + bytesPerText, 0);
  return length <= longestCard && bytes <= mostBytesOfCard && countOf(card) <= mostInCard;
}

/** What each text display takes besides its text, as measured in discord/discord-api-docs#8554. */
const bytesPerText = 12;

/** The texts of a card, from top to bottom. */
export function textsIn({ components }: APIContainerComponent): string[] {
  return components.flatMap((block) => {
    if (block.type === ComponentType.TextDisplay) return [block.content];
    return block.type === ComponentType.Section
      ? block.components.map(({ content }) => content)
      : [];
  });
}

function countOf({ components }: APIContainerComponent): number {
  const inside = components.map((block) => {
    if (block.type === ComponentType.ActionRow) return block.components.length;
    return block.type === ComponentType.Section ? block.components.length + 1 : 0;
  });
  return 1 + components.length + inside.reduce((sum, count) => sum + count, 0);
}
