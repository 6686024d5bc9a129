import {
  type APIActionRowComponent,
  type APIButtonComponent,
  type APIComponentInMessageActionRow,
  type APIContainerComponent,
  type APISelectMenuComponent,
  ComponentType,
  MessageFlags,
} from 'discord.js';

export type Row = APIActionRowComponent<APIComponentInMessageActionRow>;

/**
 * A message as the bot sends and edits it: as a card if it has one, or else as plain text, since
 * embeds need a permission and can be switched off by members. No link is previewed, and nobody is
 * pinged.
 */
export interface Payload {
  /** 1 to 2,000 characters of Discord's markdown. */
  readonly content: string;
  /** At most 5 rows, each of up to 5 buttons or of one select. */
  readonly components: readonly Row[];
  readonly allowedMentions: { readonly parse: readonly []; readonly repliedUser: false };
  readonly flags: MessageFlags.SuppressEmbeds;
  /** The same in Components V2, within the limits of `cardFits`. */
  readonly card?: APIContainerComponent;
}

/** A payload of a text and its rows of components. */
export function payload(content: string, components: readonly Row[] = []): Payload {
  return {
    content,
    components,
    allowedMentions: { parse: [], repliedUser: false },
    flags: MessageFlags.SuppressEmbeds,
  };
}

/** A row of buttons or of one select. */
export function row(...components: (APIButtonComponent | APISelectMenuComponent)[]): Row {
  return { type: ComponentType.ActionRow, components };
}

/** A payload without its rows: for an answer that isn't kept, whose buttons would find nothing. */
export function withoutRows({ card, ...shown }: Payload): Payload {
  const blocks = card?.components.filter(({ type }) => type !== ComponentType.ActionRow);
  return {
    ...shown,
    components: [],
    ...(card && blocks && { card: { ...card, components: blocks } }),
  };
}
