import path from 'node:path';
import * as z from 'zod';
import { parsedUrl } from './article/url.js';

/** What settings are read from: `process.env`, as a rule. */
export type Environment = Readonly<Record<string, string | undefined>>;

/** A setting: the environment variable that holds it, and how its text becomes a value. */
export interface Variable<Value> {
  readonly variable: string;
  readonly schema: z.ZodType<Value, string | undefined>;
}

/** Settings by name, some of them in groups. */
export interface Variables {
  readonly [name: string]: Variable<unknown> | Variables;
}

/** The values of settings, under the same names. */
export type Values<Group> = {
  readonly [Name in keyof Group]: Group[Name] extends Variable<infer Value>
    ? Value
    : Values<Group[Name]>;
};

/** A setting from one variable. */
export function from<Value>(
  variable: string,
  schema: z.ZodType<Value, string | undefined>,
): Variable<Value> {
  return { variable, schema };
}

/** An empty variable counts as not set. */
export const text = z
  .string()
  .trim()
  .optional()
  .transform((value) => (value === '' ? undefined : value));

/** One of several words, in any case; the first is the default. */
export function oneOf<const Words extends readonly [string, ...string[]]>(words: Words) {
  return text.transform((value) => value?.toLowerCase() ?? words[0]).pipe(z.enum(words));
}

/** Words for no and yes, in any case. */
export const off: readonly string[] = ['false', '0', 'no', 'off'];
export const on: readonly string[] = ['true', '1', 'yes', 'on'];
/** Yes or no; no by default. */
export const flag = oneOf(['false', ...off, ...on]).transform((value) => on.includes(value));

/** A whole number from 1 on; `undefined` if it isn't set. */
export const count = text
  .refine(
    (value) => /^([1-9]\d{0,8})?$/.test(value ?? ''),
    'must be a whole number from 1 to 999999999',
  )
  .transform((value) => (value === undefined ? undefined : Number(value)));

/** What goes into the header of a request: with a line break, the request would fail as if offline. */
export const secret = text.refine(
  (value) => value === undefined || /^[\x21-\x7e]+$/.test(value),
  'must be one word, without spaces, line breaks and other than ASCII characters',
);

/** The same, with a default. */
export const countOr = (fallback: number) => count.transform((value) => value ?? fallback);

/** An absolute path. */
export const folderOr = (fallback: string) =>
  text.transform((value) => path.resolve(value ?? fallback));

/** Words, separated by commas or spaces. */
const list = z
  .string()
  .default('')
  .transform((value) => value.split(/[\s,]+/).filter(Boolean));

/** Addresses of servers. */
export const addresses = list.refine(
  (all) => all.every((one) => /^https?:$/.test(parsedUrl(one)?.protocol ?? '')),
  'must be http or https addresses, separated by commas',
);

/** Hosts with their ports. */
export const hosts = list.refine(
  (all) => all.every((one) => /^(?:[\w.-]+|\[[\da-f:.]+\]):\d{1,5}$/i.test(one)),
  'must be hosts with their ports, such as wiki.local:8080, separated by commas',
);

/** Ids on Discord. */
const id = /^\d{15,20}$/;
const notAnId = 'must be a Discord id: 15 to 20 digits';
export const snowflake = text.refine((value) => value === undefined || id.test(value), notAnId);
export const snowflakes = list.refine((ids) => ids.every((one) => id.test(one)), notAnId);

/** The names of all variables of a group, in order. */
export function namesIn(group: Variables): string[] {
  return Object.values(group).flatMap((one) => (isVariable(one) ? [one.variable] : namesIn(one)));
}

/** The values of a group; what is wrong with a variable goes into `wrong`. */
export function valuesOf<Group extends Variables>(
  group: Group,
  env: Environment,
  wrong: string[],
): Values<Group> {
  const entries = Object.entries(group).map(([name, one]) => {
    if (!isVariable(one)) return [name, valuesOf(one, env, wrong)];
    const { success, data, error } = one.schema.safeParse(env[one.variable]);
    if (!success) wrong.push(...error.issues.map(({ message }) => `${one.variable}: ${message}`));
    return [name, data];
  });
  return Object.fromEntries(entries);
}

function isVariable(one: Variable<unknown> | Variables): one is Variable<unknown> {
  return typeof one.variable === 'string';
}
