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

const schemas: Readonly<Record<string, Schema>> = generated;

/** Where Discord's OpenAPI description lies, on machines that have it. */
export const description = new URL('../../../../shared/discord/openapi.json', import.meta.url);

/**
 * What a body has that Discord's schema refuses, one line each: `path: what`. Checked with the
 * schemas of `discord-api-spec`, and with the OpenAPI description itself where it is at hand.
 */
export function schemaFaults(name: string, body: unknown): string[] {
  const schema = schemas[`${name}Schema`];
  if (!schema) throw new Error(`no schema ${name}`);
  const parsed = schema.safeParse(body);
  if (!parsed.success) {
    return (parsed.error?.issues ?? []).map(({ path, message }) => {
      return `${path.map(String).join('.') || 'body'}: ${message}`;
    });
  }
  return describedFaults(name, body);
}

/**
 * Fields of a body that Discord's schema doesn't know, as paths: what the schema, which lets unknown
 * fields through, has left out of what it read.
 */
export function unknownFields(name: string, body: unknown): string[] {
  const parsed = schemas[`${name}Schema`]?.safeParse(body);
  return parsed?.success ? leftOut(body, parsed.data, '') : [];
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

const ajv = existsSync(description)
  ? new Ajv2020({ strict: false, logger: false })
      .addFormat('snowflake', /^\d{1,20}$/)
      .addFormat('nonce', true)
  : null;
const compiled = new Map<string, ValidateFunction>();

function describedFaults(name: string, body: unknown): string[] {
  if (!ajv) return [];
  if (compiled.size === 0) ajv.addSchema(JSON.parse(readFileSync(description, 'utf8')), 'discord');
  const check = compiled.get(name) ?? ajv.compile({ $ref: `discord#/components/schemas/${name}` });
  compiled.set(name, check);
  if (check(body)) return [];
  return (check.errors ?? []).map(({ instancePath, message }) => {
    return `${instancePath.slice(1).replaceAll('/', '.') || 'body'}: ${message}`;
  });
}
