import { isDeepStrictEqual } from 'node:util';
import { ApplicationCommandType } from 'discord.js';

/** A field that differs: `null` if one side lacks it. */
export interface FieldChange {
  /** E.g. `description`, `options.question.max_length`, `name_localizations.de`. */
  readonly field: string;
  readonly before: Value | null;
  readonly after: Value | null;
}

/** Commands by what deploying does to them; names as members see them, `/ask` or `"Find sources"`. */
export interface Difference {
  readonly added: readonly string[];
  readonly changed: readonly { readonly name: string; readonly fields: readonly FieldChange[] }[];
  readonly removed: readonly string[];
  readonly unchanged: readonly string[];
}

/** A command as it was sent, or as Discord answers. */
export interface AnyCommand {
  readonly name: string;
  /** 1, a slash command, if it is left out. */
  readonly type?: number | undefined;
}

type Value = string | number | boolean | readonly (string | number)[];

/** What is compared: everything that can be sent. Discord adds ids, versions and the like itself. */
const compared = new Set([
  'description',
  'name_localizations',
  'description_localizations',
  'options',
  'default_member_permissions',
  'contexts',
  'integration_types',
  'nsfw',
  'type',
  'required',
  'autocomplete',
  'choices',
  'min_length',
  'max_length',
  'min_value',
  'max_value',
  'channel_types',
]);

/** What changes if the wanted commands replace the deployed ones. */
export function difference(
  wanted: readonly AnyCommand[],
  deployed: readonly AnyCommand[],
): Difference {
  const before = new Map(deployed.map((command) => [shownName(command), command]));
  const after = new Map(wanted.map((command) => [shownName(command), command]));
  const kept = [...after].flatMap(([name, command]) => {
    const old = before.get(name);
    return old === undefined ? [] : [{ name, fields: changes(flatten(old), flatten(command)) }];
  });
  return {
    added: [...after.keys()].filter((name) => !before.has(name)),
    changed: kept.filter(({ fields }) => fields.length > 0),
    removed: [...before.keys()].filter((name) => !after.has(name)),
    unchanged: kept.filter(({ fields }) => fields.length === 0).map(({ name }) => name),
  };
}

export function differs({ added, changed, removed }: Difference): boolean {
  return added.length + changed.length + removed.length > 0;
}

/** A command as members see it; a command of a menu may have the name of a slash command. */
function shownName({ name, type = ApplicationCommandType.ChatInput }: AnyCommand): string {
  return type === ApplicationCommandType.ChatInput ? `/${name}` : `"${name}"`;
}

function changes(
  before: ReadonlyMap<string, Value>,
  after: ReadonlyMap<string, Value>,
): FieldChange[] {
  const fields = new Set([...after.keys(), ...before.keys()]);
  return [...fields]
    .map((field) => ({
      field,
      before: before.get(field) ?? null,
      after: after.get(field) ?? null,
    }))
    .filter((change) => !isDeepStrictEqual(change.before, change.after));
}

/**
 * A command as fields with plain values. Left out is what means the same as nothing: null, false,
 * empty texts and lists, since Discord fills these in; lists of numbers have no order.
 */
function flatten(command: AnyCommand): Map<string, Value> {
  const fields = new Map<string, Value>();
  collect(command, '', fields);
  if (!fields.has('type')) fields.set('type', ApplicationCommandType.ChatInput);
  return fields;
}

function collect(value: object, path: string, fields: Map<string, Value>): void {
  for (const [key, part] of Object.entries(value) as [string, unknown][]) {
    if (!compared.has(key)) continue;
    const field = `${path}${key}`;
    if (isNamedList(part)) {
      fields.set(
        field,
        part.map(({ name }) => name),
      );
      for (const one of part) collect(one, `${field}.${one.name}.`, fields);
    } else if (Array.isArray(part)) {
      if (part.length > 0) fields.set(field, [...part].sort());
    } else if (typeof part === 'object' && part !== null) {
      for (const [locale, text] of Object.entries(part)) fields.set(`${field}.${locale}`, text);
    } else if (typeof part === 'string' || typeof part === 'number' || typeof part === 'boolean') {
      if (part !== '' && part !== false) fields.set(field, part);
    }
  }
}

function isNamedList(part: unknown): part is readonly { readonly name: string }[] {
  return (
    Array.isArray(part) &&
    part.length > 0 &&
    part.every((one) => typeof one === 'object' && one !== null && 'name' in one)
  );
}
