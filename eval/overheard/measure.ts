/** Asks what is said in a question channel of the articles, as the bot does with what it overhears. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import type { Answer } from '../../src/answer/answer.js';
import { ask } from '../../src/answer/ask.js';
import { asksOfArticles } from '../../src/answer/question/asks.js';
import { isWorthSaying } from '../../src/discord/asking/worth-saying.js';
import { ingest } from '../../src/library/ingest/ingest.js';
import { openLibrary } from '../../src/library/open.js';
import type { Embedder } from '../../src/models/embedding/embedder.js';
import type { Reader } from '../../src/models/reader/reader.js';
import { parseLines } from '../json-lines.js';
import { today } from '../run-set.js';

/** `seeds`: the four articles that come with Pullquote. `own`: those of `eval/own`. */
const libraryName = z.enum(['seeds', 'own']);
type LibraryName = z.infer<typeof libraryName>;

const articles: Readonly<Record<LibraryName, URL>> = {
  seeds: new URL('../../seeds', import.meta.url),
  own: new URL('../own/articles.jsonl', import.meta.url),
};

export const chatterLine = z.strictObject({
  id: z.string(),
  server: z.enum(['gaming', 'news', 'work']),
  text: z.string(),
});

export const overheardQuestion = z.strictObject({
  id: z.string(),
  library: libraryName,
  question: z.string(),
  /** Articles that answer it; any of them will do. Of `seeds`, files without their ending. */
  article_ids: z.array(z.string()).min(1),
});

/** A line, and what the articles have to say to it. */
export interface Overheard {
  readonly id: string;
  readonly text: string;
  readonly kind: 'chatter' | 'question';
  /** `null` if the line doesn't ask, so that no article is searched. */
  readonly answer: Pick<Answer, 'notAQuestion' | 'band' | 'confidence'> | null;
  /** Whether the first quote is from an article that answers; of chatter, none is. */
  readonly right: boolean;
}

/** The lines of chatter. */
export function chatter(): z.infer<typeof chatterLine>[] {
  return linesOf('chatter.jsonl', chatterLine);
}

/** The questions, which the articles answer. */
export function overheardQuestions(): z.infer<typeof overheardQuestion>[] {
  return linesOf('questions.jsonl', overheardQuestion);
}

/** Whether the bot would reply, if a closest match counts from this confidence on; `null`: never. */
export function isRepliedTo({ answer }: Overheard, bar: number | null): boolean {
  if (answer === null) return false;
  if (answer.band === 'closest') return bar !== null && answer.confidence >= bar;
  return isWorthSaying(answer);
}

/**
 * Asks each question of its library, and each line of chatter of both: of its two answers the surer one
 * counts.
 */
export async function listen(embedder: Embedder, reader: Reader | null): Promise<Overheard[]> {
  const heard: Overheard[] = [];
  for (const name of libraryName.options) {
    const folder = await indexOf(name, embedder);
    const library = await openLibrary(folder, embedder.model);
    const sources = { library, embedder, reader };
    try {
      for (const { id, text } of chatter()) {
        const answer = asksOfArticles(text) ? await ask(sources, text, { today }) : null;
        heard.push({ id, text, kind: 'chatter', answer, right: false });
      }
      for (const { id, question, ...one } of overheardQuestions()) {
        if (one.library !== name) continue;
        const answer = asksOfArticles(question) ? await ask(sources, question, { today }) : null;
        const right = one.article_ids.some((known) => answer !== null && quotes(answer, known));
        heard.push({ id, text: question, kind: 'question', answer, right });
      }
    } finally {
      await library.close();
      rmSync(folder, { recursive: true, force: true });
    }
  }
  return surest(heard);
}

function quotes({ quotes: [first] }: Answer, id: string): boolean {
  return first !== undefined && [first.article.id, stem(first.article.file)].includes(id);
}

function stem(file: string): string {
  return path.basename(file, path.extname(file));
}

function surest(heard: readonly Overheard[]): Overheard[] {
  const byId = new Map<string, Overheard>();
  for (const one of heard) {
    const other = byId.get(one.id);
    if (other === undefined || sureness(one) > sureness(other)) byId.set(one.id, one);
  }
  return [...byId.values()];
}

/** Any answer is before any closest match. */
function sureness({ answer }: Overheard): number {
  if (answer === null || answer.band === 'none') return -1;
  return (answer.band === 'answer' ? 1 : 0) + answer.confidence;
}

async function indexOf(name: LibraryName, embedder: Embedder): Promise<string> {
  const folder = mkdtempSync(path.join(tmpdir(), `pullquote-overheard-${name}-`));
  await ingest([fileURLToPath(articles[name])], { folder, embedder });
  return folder;
}

function linesOf<Row>(name: string, shape: z.ZodType<Row>): Row[] {
  const file = fileURLToPath(new URL(name, import.meta.url));
  return parseLines(readFileSync(file, 'utf8'), file, shape).map(({ row }) => row);
}
