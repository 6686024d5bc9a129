import { ApplicationCommandType, PermissionFlagsBits } from 'discord.js';
import { ask } from '../../answer/ask.js';
import type { Engine } from '../../engine.js';
import type { Library } from '../../library/library.js';
import { tokens } from '../../library/words.js';
import { command } from '../command.js';
import { isAllowed } from '../gate.js';
import { layOutHelp } from '../layout/help.js';

/** `/help`: how to use the bot, on one screen. */
export const helpCommand = command({
  data: {
    type: ApplicationCommandType.ChatInput,
    name: 'help',
    description: 'Show how to ask me, and what else I can do',
  },
  asks: false,
  isPrivate: () => true,
  run: async ({ asker, door }) =>
    layOutHelp(
      {
        example: await exampleFor(door.engine),
        moderator: isAllowed(asker, PermissionFlagsBits.ManageGuild),
        keepDays: door.settings.discord.keepDays,
      },
      asker.words,
    ),
});

/** What was found for a library while it held what it holds. */
interface Tried {
  readonly held: string;
  readonly example: Promise<string | null>;
}

const tried = new WeakMap<Library, Tried>();
/** Headlines looked at, and the most that are tried: each costs as much as a question. */
const headlinesSeen = 25;
const headlinesTried = 3;
const longestExample = 90;

/** An example that works on the articles as they are, looked for once as long as they stay. */
async function exampleFor(engine: Engine): Promise<string | null> {
  const { articles, passages } = await engine.library.status();
  const held = `${articles} ${passages}`;
  const known = tried.get(engine.library);
  if (known?.held === held) return known.example;
  const example = findExample(engine);
  tried.set(engine.library, { held, example });
  example.catch(() => tried.delete(engine.library));
  return example;
}

/** A headline that, asked as a question, is answered from its own article, in its own words. */
async function findExample(engine: Engine): Promise<string | null> {
  const { items } = await engine.library.headlines({}, { offset: 0, limit: headlinesSeen });
  const fit = items.flatMap(({ id, title }) =>
    title !== null && isTypable(title) ? [{ id, title }] : [],
  );
  for (const { id, title } of fit.slice(0, headlinesTried)) {
    const { band, quotes } = await ask(engine, title, { limit: 1 });
    const [quote] = quotes;
    if (band === 'answer' && quote?.article.id === id && tells(quote.text, title)) return title;
  }
  return null;
}

/** Whether a text holds at least half of a headline's words; a headline may promise what it won't tell. */
function tells(text: string, title: string): boolean {
  const held = new Set(tokens(text).map(({ stem }) => stem));
  const wanted = tokens(title);
  return wanted.filter(({ stem }) => held.has(stem)).length >= wanted.length / 2;
}

function isTypable(title: string): boolean {
  return title.length <= longestExample && !/[`\n]/.test(title);
}
