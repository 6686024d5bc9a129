import {
  type APIActionRowComponent,
  type APIButtonComponent,
  type APIComponentInMessageActionRow,
  type APIStringSelectComponent,
  ComponentType,
  MessageFlags,
} from 'discord.js';

export type Row = APIActionRowComponent<APIComponentInMessageActionRow>;

/**
 * A message as the bot sends and edits it: plain text, since embeds need a permission and can be
 * switched off by members; no link is previewed, and nobody is pinged.
 */
export interface Payload {
  /** 1 to 2,000 characters of Discord's markdown. */
  readonly content: string;
  /** At most 5 rows, each of up to 5 buttons or of one select. */
  readonly components: readonly Row[];
  readonly allowedMentions: { readonly parse: readonly []; readonly repliedUser: false };
  readonly flags: MessageFlags.SuppressEmbeds;
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
export function row(...components: (APIButtonComponent | APIStringSelectComponent)[]): Row {
  return { type: ComponentType.ActionRow, components };
}
