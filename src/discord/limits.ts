// Discord's limits, in characters of JavaScript (UTF-16) or numbers of things, from its API reference:
// discord.com/developers/docs, "Message", "Component Reference" and "Application Commands".

/** Characters of a message's content. */
export const longestMessage = 2_000;

/** Characters of all texts of a message in Components V2. */
export const longestCard = 4_000;

/** Components of a message in Components V2, those within others included. */
export const mostInCard = 40;

/**
 * Bytes that its texts may take. Discord doesn't document it, and answers more with 500: 10,170 were
 * measured in discord/discord-api-docs#8554.
 */
export const mostBytesOfCard = 10_000;

/** Suggestions for an option that a member is typing, and options of a select. */
export const mostChoices = 25;

/** Characters of a suggestion's name or value, and of a select option's label or value. */
export const longestChoice = 100;

/** Characters of the custom id of a component or a modal. */
const longestCustomId = 100;

/** What a button, select or modal says when it is used: which action, and on what. */
export interface CustomId {
  readonly action: string;
  readonly args: readonly string[];
}

const separator = '|';

/**
 * The custom id of an action: the name and its arguments, so that it means the same after a restart.
 *
 * @throws RangeError if it would be longer than Discord's 100 characters
 */
export function customId(action: string, ...args: readonly (string | number)[]): string {
  const id = [action, ...args.map((arg) => asArgument(String(arg)))].join(separator);
  if (id.length > longestCustomId)
    throw new RangeError(`custom id of ${id.length} characters: ${id}`);
  return id;
}

/** A text as an argument of a custom id: only the separator and the escape character are escaped. */
export function asArgument(text: string): string {
  return text.replace(/[%|]/g, encodeURIComponent);
}

/** Parses a custom id; one that this bot never made becomes an action that no handler has. */
export function parseCustomId(id: string): CustomId {
  const [action = '', ...args] = id.split(separator);
  return { action, args: args.map(decoded) };
}

function decoded(arg: string): string {
  try {
    return decodeURIComponent(arg);
  } catch {
    return arg;
  }
}
