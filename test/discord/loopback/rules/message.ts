import {
  actionRow,
  allOf,
  button,
  type Component,
  channelSelect,
  labelled,
  linkStyle,
  roleSelect,
  selects,
  stringSelect,
  textInput,
  userSelect,
} from '../components.js';
import type { AllowedMentions } from '../mentions.js';
import { container, isV2, v2Faults } from './v2.js';

/** A message as a request has it. Already checked against the schema. */
export interface MessageBody {
  readonly content?: string | null;
  readonly embeds?: readonly Embed[] | null;
  readonly components?: readonly Component[] | null;
  readonly allowed_mentions?: AllowedMentions | null;
  readonly flags?: number | null;
  readonly attachments?:
    | readonly { readonly id: string | number; readonly filename?: string }[]
    | null;
  readonly message_reference?: {
    readonly message_id: string;
    readonly fail_if_not_exists?: boolean;
  } | null;
  readonly nonce?: string | number | null;
  readonly enforce_nonce?: boolean | null;
  readonly sticker_ids?: readonly string[] | null;
  readonly poll?: object | null;
}

interface Embed {
  readonly title?: string;
  readonly description?: string;
  readonly footer?: { readonly text: string };
  readonly author?: { readonly name: string };
  readonly fields?: readonly { readonly name: string; readonly value: string }[];
}

/** https://docs.discord.com/developers/resources/message#create-message */
const longestContent = 2_000;
/** https://docs.discord.com/developers/resources/message#embed-object-embed-limits */
const embedLimits = {
  title: 256,
  description: 4_096,
  name: 256,
  value: 1_024,
  footer: 2_048,
  author: 256,
  fields: 25,
  all: 6_000,
};
/** https://docs.discord.com/developers/components/reference */
const componentLimits = {
  rows: 5,
  buttonsInRow: 5,
  choices: 25,
  choiceText: 100,
  label: 80,
  url: 512,
  placeholder: 150,
};

/**
 * What Discord refuses in a message though its description lets it through, one line each:
 * `path: what`. Lengths are in UTF-16 units, the strictest count.
 */
export function messageFaults(body: MessageBody): string[] {
  const components = body.components ?? [];
  const faults = [...embedFaults(body.embeds ?? []), ...mentionFaults(body.allowed_mentions)];
  if ((body.content ?? '').length > longestContent) {
    faults.push(`content: Must be ${longestContent} or fewer in length.`);
  }
  if (isV2(body.flags)) {
    faults.push(...v2Faults(components));
    for (const field of ['content', 'embeds', 'sticker_ids', 'poll'] as const) {
      const value = body[field];
      if (value && (!Array.isArray(value) || value.length > 0)) {
        faults.push(`${field}: can't be used with components v2`);
      }
    }
  } else {
    if (components.length > componentLimits.rows) {
      faults.push(`components: Must be between 1 and ${componentLimits.rows} in length.`);
    }
    components.forEach((one, index) => {
      if (one.type !== actionRow) faults.push(`components.${index}: needs components v2`);
    });
  }
  return [...faults, ...componentFaults(components)];
}

/** Whether a message would show nothing: 400/50006. */
export function isEmpty(body: MessageBody): boolean {
  return (
    !body.content?.trim() &&
    !body.embeds?.length &&
    !body.components?.length &&
    !body.attachments?.length &&
    !body.sticker_ids?.length &&
    !body.poll
  );
}

function embedFaults(embeds: readonly Embed[]): string[] {
  const faults: string[] = [];
  let all = 0;
  const limit = (path: string, text: string | undefined, longest: number, least = 0) => {
    const length = text?.trim().length ?? 0;
    all += length;
    if (length > longest) faults.push(`${path}: Must be ${longest} or fewer in length.`);
    if (length < least) faults.push(`${path}: This field is required`);
  };
  embeds.forEach((embed, index) => {
    const path = `embeds.${index}`;
    limit(`${path}.title`, embed.title, embedLimits.title);
    limit(`${path}.description`, embed.description, embedLimits.description);
    limit(`${path}.footer.text`, embed.footer?.text, embedLimits.footer);
    limit(`${path}.author.name`, embed.author?.name, embedLimits.author);
    if ((embed.fields?.length ?? 0) > embedLimits.fields) {
      faults.push(`${path}.fields: Must be ${embedLimits.fields} or fewer in length.`);
    }
    embed.fields?.forEach((field, at) => {
      limit(`${path}.fields.${at}.name`, field.name, embedLimits.name, 1);
      limit(`${path}.fields.${at}.value`, field.value, embedLimits.value, 1);
    });
  });
  if (all > embedLimits.all) {
    faults.push(`embeds: Embed size exceeds maximum size of ${embedLimits.all}`);
  }
  return faults;
}

function mentionFaults(allowed: AllowedMentions | null | undefined): string[] {
  return (['users', 'roles'] as const)
    .filter((kind) => allowed?.parse?.includes(kind) && (allowed[kind]?.length ?? 0) > 0)
    .map(
      (kind) => `allowed_mentions: parse:["${kind}"] and ${kind}: [ids...] are mutually exclusive.`,
    );
}

/** What is wrong with the components of a message or a modal. */
export function componentFaults(components: readonly Component[], path = 'components'): string[] {
  const faults: string[] = [];
  const ids = allOf(components).flatMap(({ custom_id }) =>
    custom_id === undefined ? [] : [custom_id],
  );
  for (const id of new Set(ids.filter((one, index) => ids.indexOf(one) !== index))) {
    faults.push(`${path}: Component custom id cannot be duplicated: ${id}`);
  }
  return [...faults, ...faultsInside(components, path)];
}

function faultsInside(components: readonly Component[], path: string): string[] {
  return components.flatMap((one, index) => {
    const at = `${path}.${index}`;
    const inner = one.components ?? [];
    if (one.type === actionRow) return rowFaults(inner, `${at}.components`);
    if (one.type === container) return faultsInside(inner, `${at}.components`);
    if (one.accessory) return ownFaults(one.accessory, `${at}.accessory`);
    return one.type === labelled && one.component
      ? ownFaults(one.component, `${at}.component`)
      : [];
  });
}

function rowFaults(row: readonly Component[], path: string): string[] {
  const faults = row.flatMap((one, index) => ownFaults(one, `${path}.${index}`));
  const wide = row.filter(({ type }) => type !== button);
  if (row.length === 0 || row.length > componentLimits.buttonsInRow) {
    faults.push(`${path}: Must be between 1 and ${componentLimits.buttonsInRow} in length.`);
  }
  if (wide.length > 0 && row.length > 1) {
    faults.push(`${path}: The specified component exceeds the maximum width`);
  }
  return faults;
}

function ownFaults(one: Component, path: string): string[] {
  const faults: string[] = [];
  const length = (field: string, text: string | undefined, least: number, most: number) => {
    if (text !== undefined && (text.length < least || text.length > most)) {
      faults.push(`${path}.${field}: Must be between ${least} and ${most} in length.`);
    }
  };
  if (one.type === button) {
    length('label', one.label, 1, componentLimits.label);
    length('url', one.url, 1, componentLimits.url);
    if (!one.label && !one.emoji) faults.push(`${path}: A button must have a label or an emoji.`);
    if (one.style === linkStyle) {
      if (!one.url || one.custom_id) faults.push(`${path}: A link has an address and no custom id`);
    } else if (!one.custom_id || one.url) {
      faults.push(`${path}: A custom id and url cannot both be specified, and one is needed`);
    }
  }
  if (selects.includes(one.type)) {
    length('placeholder', one.placeholder, 0, componentLimits.placeholder);
    const { min_values: least = 1, max_values: most = 1 } = one;
    if (least > most) faults.push(`${path}.min_values: is more than max_values`);
    if (most > componentLimits.choices) faults.push(`${path}.max_values: 25 at most`);
    if (one.type === stringSelect) faults.push(...choiceFaults(one, most, `${path}.options`));
    else faults.push(...defaultFaults(one, `${path}.default_values`));
  }
  if (one.type === textInput) {
    length('value', one.value, one.min_length ?? 0, one.max_length ?? 4_000);
    length('label', one.label, 1, 45);
  }
  return faults;
}

/** What `default_values` may name in selects that fill themselves. */
const defaultTypes: Readonly<Record<number, readonly string[]>> = {
  [userSelect]: ['user'],
  [roleSelect]: ['role'],
  [channelSelect]: ['channel'],
};

function defaultFaults(
  { type, default_values: defaults = [], min_values: least = 1, max_values: most = 1 }: Component,
  path: string,
): string[] {
  const types = defaultTypes[type] ?? ['user', 'role'];
  const ids = defaults.map(({ id }) => id);
  return [
    ...(defaults.length > most || (defaults.length > 0 && defaults.length < least)
      ? [`${path}: Must be between ${least} and ${most} in length.`]
      : []),
    ...(defaults.some((one) => !types.includes(one.type)) ? [`${path}: of another type`] : []),
    ...(new Set(ids).size < ids.length ? [`${path}: the same twice`] : []),
  ];
}

function choiceFaults(select: Component, most: number, path: string): string[] {
  const faults: string[] = [];
  const choices = select.options ?? [];
  if (choices.length === 0 || choices.length > componentLimits.choices) {
    faults.push(`${path}: Must be between 1 and ${componentLimits.choices} in length.`);
  }
  if (most > choices.length) faults.push(`${path}: fewer than max_values`);
  if (new Set(choices.map(({ value }) => value)).size < choices.length) {
    faults.push(`${path}: The specified option value is already used`);
  }
  choices.forEach((choice, index) => {
    for (const field of ['label', 'value', 'description'] as const) {
      const text = choice[field];
      const least = field === 'description' ? 0 : 1;
      if (text != null && (text.length < least || text.length > componentLimits.choiceText)) {
        faults.push(`${path}.${index}.${field}: Must be between ${least} and 100 in length.`);
      }
    }
  });
  return faults;
}
