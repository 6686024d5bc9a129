import type { Logger } from 'pino';
import { Failure } from '../../failure.js';
import type { Pullquote } from '../../pullquote.js';
import { tokens } from '../../text/words.js';
import type { Example, Questions } from '../context.js';

/** Headlines looked at, and the most that are tried: each try costs as much as a question. */
const headlinesSeen = 25;
const headlinesTried = 3;
const longestExample = 90;
/** How long a search's result counts, in milliseconds. */
const holdsFor = 60 * 60_000;

interface Found {
  readonly articleId: string;
  readonly question: string;
}

/** There is no example until one is searched for. */
export function openExample(
  engine: Pick<Pullquote, 'ask' | 'library'>,
  questions: Pick<Questions, 'inTurn'>,
  log: Logger,
): Example {
  let found: Found | null = null;
  let lookedAt = Number.NEGATIVE_INFINITY;
  const look = async (now: number): Promise<void> => {
    lookedAt = now;
    try {
      found = await findExample(engine, questions);
    } catch (err) {
      if (err instanceof Failure && err.kind === 'interrupted') return;
      log.warn({ err }, 'could not look for an example');
    }
  };
  return {
    look,
    current: async (now) => {
      if (now >= lookedAt + holdsFor) void look(now);
      if (found === null) return null;
      const article = await engine.library.article(found.articleId);
      return article === null ? null : found.question;
    },
  };
}

/** Finds a headline that, asked as a question, is answered from its own article in its own words. */
async function findExample(
  engine: Pick<Pullquote, 'ask' | 'library'>,
  questions: Pick<Questions, 'inTurn'>,
): Promise<Found | null> {
  const { items } = await engine.library.headlines({}, { offset: 0, limit: headlinesSeen });
  const fit = items.flatMap(({ id, title }) =>
    title !== null && isTypable(title) ? [{ id, title }] : [],
  );
  for (const { id, title } of fit.slice(0, headlinesTried)) {
    const { band, quotes } = await questions.inTurn(() => engine.ask(title, { limit: 1 }));
    const [quote] = quotes;
    if (band === 'answer' && quote?.article.id === id && covers(quote.text, title)) {
      return { articleId: id, question: title };
    }
  }
  return null;
}

/**
 * Whether a text holds at least half of a headline's words: a headline may promise more than the text
 * says.
 */
function covers(text: string, title: string): boolean {
  const held = new Set(tokens(text).map(({ stem }) => stem));
  const wanted = tokens(title);
  return wanted.filter(({ stem }) => held.has(stem)).length >= wanted.length / 2;
}

function isTypable(title: string): boolean {
  return title.length <= longestExample && !/[`\n]/.test(title);
}
