import type { SentFile } from './body.js';
import { invalidForm } from './refusal.js';
import { againstSchema, type SchemaName } from './schema.js';
import type { World } from './world.js';

/** A request to one of the routes. */
export interface Call {
  readonly world: World;
  /** What the path has in the places of the pattern's `:names`. */
  readonly params: Readonly<Record<string, string>>;
  readonly query: URLSearchParams;
  readonly body: unknown;
  readonly files: ReadonlyMap<string, SentFile>;
}

/** What is answered: a status and a body, or a body alone for 200, or nothing for 204. */
export type Answer = { readonly status: number; readonly body?: unknown } | undefined;

export interface Route {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** Path below the version, with `:names`. */
  readonly path: string;
  /** Whether the token in the path is all that is asked for. */
  readonly open?: boolean;
  handle(call: Call): Answer | Promise<Answer>;
}

export const ok = (body: unknown): Answer => ({ status: 200, body });

/**
 * The body, checked against Discord's schema, with no unknown field in it.
 *
 * @throws Refusal 50035
 */
export function checked<Body>(schema: SchemaName, body: unknown): Body {
  const { faults, unknown } = againstSchema(schema, body);
  const all = [...faults, ...unknown.map((path) => `${path}: unknown field`)];
  if (all.length > 0) throw invalidForm(all);
  return body as Body;
}
