// Discord's limits, in characters of JavaScript (UTF-16) or numbers of things, by its API reference:
// discord.com/developers/docs, "Message", "Component Reference" and "Application Commands".

/** Characters of a message's content. */
export const longestMessage = 2_000;

/** Suggestions for an option being typed, and options of a select. */
export const mostChoices = 25;

/** Characters of a suggestion's name or value, and of a select option's label or value. */
export const longestChoice = 100;

/** Characters of the custom id of a component or a modal. */
export const longestCustomId = 100;
