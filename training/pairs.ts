/**
 * Writes what the reader is trained on: `npx tsx training/pairs.ts`. Asks the product's own
 * search about every question of the development sets and keeps, as JSON lines under
 * `.cache/training`, the passages that hold the evidence and the best of those that don't.
 */
import { createWriteStream, mkdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { indexSet } from '../eval/index-set.js';
import { allQuestionsOf, type SetName, type SetQuestion, setNames } from '../eval/sets.js';
import { hintsIn } from '../src/answer/question/hints.js';
import { rank } from '../src/answer/rank.js';
import type { Library, StoredArticle } from '../src/library/library.js';
import { openLibrary } from '../src/library/open.js';
import { heading } from '../src/models/reader/heading.js';
import { openModel } from '../src/open-models.js';
import { readSettings } from '../src/settings.js';

const target = path.join('.cache', 'training', 'pairs.jsonl');
const candidatesKept = 20;
const held: Record<SetName, string[]> = JSON.parse(
  readFileSync(new URL('held-out.json', import.meta.url), 'utf8'),
);

interface Given {
  /** What the reader reads. */
  readonly text: string;
  /** Whether it holds evidence. */
  readonly label: boolean;
  /** Where the answer is in `text`, in UTF-16 code units; null where there is none or it is not known. */
  readonly span: readonly [number, number] | null;
  /** Whether it is of an article that the question was written for. */
  readonly own: boolean;
  /** The plain search's score; null for a passage that it did not find among the best. */
  readonly score: number | null;
}

function partOf(name: SetName, question: SetQuestion): 'held-out' | 'train' | 'neither' {
  const inside = question.article_ids.filter((id) => held[name].includes(id)).length;
  if (inside === question.article_ids.length) return 'held-out';
  return inside === 0 ? 'train' : 'neither';
}

function given(
  question: SetQuestion,
  article: StoredArticle,
  text: string,
  score: number | null,
): Given {
  const evidence = question.evidence.map((one) => one.trim()).filter((one) => text.includes(one));
  const label = evidence.length > 0;
  const before = heading(article).length;
  return {
    text: heading(article) + text,
    label,
    span: label ? spanOf(question, text, evidence, before) : null,
    own: question.article_ids.includes(article.id),
    score,
  };
}

/** The answer inside the evidence; the evidence itself where the answer is not said there in so many words. */
function spanOf(
  question: SetQuestion,
  text: string,
  evidence: readonly string[],
  before: number,
): [number, number] | null {
  for (const one of evidence) {
    const from = text.indexOf(one);
    for (const answer of question.answers) {
      const at = text.indexOf(answer, from);
      if (answer !== '' && at >= 0 && at + answer.length <= from + one.length)
        return [before + at, before + at + answer.length];
    }
  }
  const [first] = evidence;
  if (first === undefined) return null;
  const at = text.indexOf(first);
  return [before + at, before + at + first.length];
}

async function passagesFor(
  library: Library,
  name: SetName,
  question: SetQuestion,
  embedQuery: (text: string) => Promise<Float32Array>,
): Promise<Given[]> {
  const out = new Map<string, Given>();
  const alone = question.standalone !== 'no';
  const articles = new Map<string, StoredArticle>();
  const article = async (id: string) => {
    const known = articles.get(id) ?? (await library.article(id));
    if (known) articles.set(id, known);
    return known;
  };
  if (alone) {
    const hints = await hintsIn(question.question, await library.publishers(), new Date());
    const found = await library.search({
      text: question.question,
      vector: await embedQuery(question.question),
      limit: 50,
    });
    for (const one of found.candidates) await article(one.passage.articleId);
    const ranked = rank(
      found.candidates,
      hints,
      ({ articleId }) => articles.get(articleId),
      new Set(),
    ).slice(0, candidatesKept);
    for (const {
      candidate: { passage },
      parts,
    } of ranked) {
      const of = await article(passage.articleId);
      if (of)
        out.set(
          `${passage.row}`,
          given(question, of, of.body.slice(passage.start, passage.end), parts.total),
        );
    }
  }
  for (const id of question.article_ids) {
    const of = await article(id);
    if (!of) continue;
    for (const passage of await library.passages(id)) {
      if (out.has(`${passage.row}`)) continue;
      const one = given(question, of, of.body.slice(passage.start, passage.end), null);
      if (one.label || name !== 'multihop') out.set(`${passage.row}`, one);
    }
  }
  return [...out.values()];
}

mkdirSync(path.dirname(target), { recursive: true });
const file = createWriteStream(target);
const embedder = await openModel(readSettings(process.env));
for (const name of setNames) {
  const library = await openLibrary(await indexSet(name, embedder), embedder.model);
  const questions = allQuestionsOf(name);
  for (const [i, question] of questions.entries()) {
    const part = question.article_ids.length === 0 ? 'held-out' : partOf(name, question);
    const passages = await passagesFor(
      library,
      name,
      question,
      async (text) => (await embedder.embedQuery(text)).passage,
    );
    file.write(
      `${JSON.stringify({ set: name, id: question.id, part, question: question.question, answerable: question.answerable, standalone: question.standalone !== 'no', passages })}\n`,
    );
    if (i % 200 === 0) process.stderr.write(`\r${name} ${i}/${questions.length} `);
  }
  await library.close();
}
await embedder.close();
file.end();
