import type { APIApplicationCommandOptionChoice } from 'discord.js';
import { isVisible } from '../../text/controls.js';
import { fold } from '../../text/words.js';
import type { Completion } from '../command.js';
import { longestChoice, mostChoices } from '../limits.js';

/** Suggests publishers whose names contain what is typed; those that start with it come first. */
export async function suggestSources({
  typed,
  asker,
  bot,
}: Completion): Promise<APIApplicationCommandOptionChoice<string>[]> {
  const wanted = fold(typed.trim());
  const publishers = await bot.engineAt(asker).library.publishers();
  return publishers
    .filter((name) => isVisible(name) && name.length <= longestChoice)
    .filter((name) => fold(name).includes(wanted))
    .sort((a, b) => Number(fold(b).startsWith(wanted)) - Number(fold(a).startsWith(wanted)))
    .slice(0, mostChoices)
    .map((name) => ({ name, value: name }));
}
