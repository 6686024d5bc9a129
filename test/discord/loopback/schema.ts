import { existsSync, readFileSync } from 'node:fs';
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import * as generated from 'discord-api-spec/zod';

/** A schema of `discord-api-spec`, as far as it is used here. */
interface Schema {
  safeParse(value: unknown): {
    readonly success: boolean;
    readonly data?: unknown;
    readonly error?: { readonly issues: readonly Issue[] };
  };
}

interface Issue {
  readonly path: readonly PropertyKey[];
  readonly message: string;
}

/** The schemas of the bodies that the loopback's routes take. */
const names = [
  'ApplicationCommandAutocompleteCallbackRequest',
  'ApplicationCommandCreateRequest',
  'ApplicationCommandPatchRequestPartial',
  'ApplicationCommandUpdateRequest',
  'CreateMessageInteractionCallbackRequest',
  'CreatePrivateChannelRequest',
  'CreateTextThreadWithMessageRequest',
  'IncomingWebhookInteractionRequest',
  'IncomingWebhookRequestPartial',
  'IncomingWebhookUpdateForInteractionCallbackRequestPartial',
  'IncomingWebhookUpdateRequestPartial',
  'MessageCreateRequest',
  'MessageEditRequestPartial',
  'ModalInteractionCallbackRequest',
  'PongInteractionCallbackRequest',
  'UpdateMessageInteractionCallbackRequest',
] as const;

export type SchemaName = (typeof names)[number];

const schemas: Readonly<Record<string, Schema>> = generated;

/** Where Discord's OpenAPI description lies, on machines that have it. */
export const description = new URL('../../../../shared/discord/openapi.json', import.meta.url);

interface Checked {
  /** What the schema refuses, one line each: `path: what`. */
  readonly faults: readonly string[];
  /** Paths of fields that it doesn't know and lets through. */
  readonly unknown: readonly string[];
}

/**
 * Checks a body with the schema of `discord-api-spec`, and with the OpenAPI description itself where
 * it is at hand. Unknown fields are those that the schema has left out of what it read.
 */
export function againstSchema(name: SchemaName, body: unknown): Checked {
  const schema = schemas[`${name}Schema`];
  if (!schema) throw new Error(`no schema ${name}`);
  const parsed = schema.safeParse(body);
  if (parsed.success) {
    return { faults: describedFaults(name, body), unknown: leftOut(body, parsed.data, '') };
  }
  const faults = (parsed.error?.issues ?? []).map(({ path, message }) => {
    return `${path.map(String).join('.') || 'body'}: ${message}`;
  });
  return { faults, unknown: [] };
}

function leftOut(sent: unknown, read: unknown, path: string): string[] {
  if (typeof sent !== 'object' || sent === null) return [];
  if (typeof read !== 'object' || read === null) return [path];
  return Object.entries(sent).flatMap(([key, value]) => {
    const at = path ? `${path}.${key}` : key;
    if (!(key in read)) return harmless(key, value) ? [] : [at];
    return leftOut(value, (read as Record<string, unknown>)[key], at);
  });
}

/** discord.js adds these, as `false`, to requests that have no such field; Discord overlooks them. */
function harmless(key: string, value: unknown): boolean {
  return (key === 'tts' || key === 'enforce_nonce') && value === false;
}

// Compiled while nobody waits: in the midst of a test it would hold the bot up for half a second.
const compiled = existsSync(description) ? compile() : null;

function compile(): ReadonlyMap<SchemaName, ValidateFunction> {
  const { components } = JSON.parse(readFileSync(description, 'utf8'));
  const ajv = new Ajv2020({
    strict: false,
    validateSchema: false,
    logger: false,
    // Both cost more time to compile than they save here.
    inlineRefs: false,
    code: { optimize: false },
  })
    .addFormat('snowflake', /^\d{1,20}$/)
    .addFormat('nonce', true)
    .addSchema({ components: { schemas: components.schemas } }, 'discord');
  return new Map(
    names.map((name) => [name, ajv.compile({ $ref: `discord#/components/schemas/${name}` })]),
  );
}

function describedFaults(name: SchemaName, body: unknown): string[] {
  const check = compiled?.get(name);
  if (!check || check(body)) return [];
  return (check.errors ?? []).map(({ instancePath, message }) => {
    return `${instancePath.slice(1).replaceAll('/', '.') || 'body'}: ${message}`;
  });
}
