import { inverseFrequency } from '../../library/index/bm25/background.js';
import { dot } from '../../library/index/vectors.js';
import type { AddedPassage } from '../../library/library.js';
import type { Embedder } from '../../models/embedding/embedder.js';
import type { Reader } from '../../models/reader/reader.js';
import { tokens } from '../../text/words.js';
import { plainQuestion } from '../question/plain-question.js';
import { asRead, isForReading } from '../rerank.js';

/** A question that a new article may answer. */
export interface Match {
  readonly question: string;
  readonly articleId: string;
  /** When the article was added, ISO 8601. */
  readonly addedAt: string;
  /** How likely it is worth asking, to compare with other articles' for the same question. */
  readonly score: number;
  /** The article's passage that comes closest to the question. */
  readonly passage: Pick<AddedPassage, 'title' | 'text'>;
}

/** Questions that are followed, indexed so that one pass over them tells which a new passage may answer. */
export interface QuestionIndex {
  /**
   * Makes these the questions of the index. Embedding takes some milliseconds for each new one, so a call embeds
   * at most 20.
   *
   * @returns how many have still to be embedded
   */
  learn(questions: readonly string[]): Promise<number>;
  /** The questions that articles may answer, by these passages of theirs; each pair once, best first. */
  match(passages: readonly AddedPassage[]): readonly Match[];
  /**
   * Log-odds that the passage of a match answers its question, as the reader sees it: a fifth of the work of asking the
   * article. `null` if there is no reader, or if the question has too few words for it.
   *
   * @throws Failure as `Reader.read`
   */
  relevance(match: Match): Promise<number | null>;
}

/** Questions that one call embeds: a tenth of a second, for which a member's question may have to wait. */
const embeddedAtOnce = 20;

/**
 * How near a passage has to be to a question, and how many of its words it has to hold, by rarity, for its article to
 * be worth asking. What `eval/follows.ts` shows: nearly all answers pass both, and few other articles do.
 */
const leastCosine = 0.45;
const leastCoverage = 0.35;

/** A question with the word index's view of it. */
interface Known {
  readonly vector: Float32Array;
  /** Its stems with their share of all its words' rarity: together 1. */
  readonly stems: ReadonlyMap<string, number>;
}

/** An index over no questions. The vectors of questions are kept as long as they are followed. */
export function openQuestionIndex(
  embedder: () => Promise<Pick<Embedder, 'embedQuery'>>,
  reader: () => Promise<Pick<Reader, 'read'> | null>,
): QuestionIndex {
  const known = new Map<string, Known>();
  let index = indexOf(known);
  return {
    async learn(questions) {
      const wanted = new Set(questions);
      const gone = [...known.keys()].filter((one) => !wanted.has(one));
      const lacking = [...wanted].filter((one) => !known.has(one));
      if (gone.length + lacking.length === 0) return 0;
      const learnt: [string, Known][] = [];
      for (const question of lacking.slice(0, embeddedAtOnce)) {
        const text = plainQuestion(question);
        const { passage: vector } = await (await embedder()).embedQuery(text);
        learnt.push([question, { vector, stems: sharesOf(text) }]);
      }
      // Only now, all at once: `match` may be called meanwhile.
      for (const one of gone) known.delete(one);
      for (const [question, one] of learnt) known.set(question, one);
      index = indexOf(known);
      return lacking.length - learnt.length;
    },
    match: (passages) => matches(index, passages),
    async relevance({ question, passage: { title, text } }) {
      const plain = plainQuestion(question);
      const model = isForReading({ terms: [...sharesOf(plain)] }) ? await reader() : null;
      const article = { title, publisher: null, date: null };
      const asked = asRead(plain, { article, text });
      const [reading] = (await model?.read(asked.question, [asked.passage])) ?? [];
      return reading?.relevance ?? null;
    },
  };
}

/** Vectors and stems of the questions, the other way around: what a passage is compared with. */
interface Inverted {
  readonly questions: readonly string[];
  /** One vector after the other. */
  readonly vectors: Float32Array;
  readonly dimension: number;
  /** For each stem, the questions that have it, by number, and how much of each it is. */
  readonly byStem: ReadonlyMap<string, readonly (readonly [number, number])[]>;
}

function indexOf(known: ReadonlyMap<string, Known>): Inverted {
  const all = [...known];
  const dimension = all[0]?.[1].vector.length ?? 0;
  const vectors = new Float32Array(all.length * dimension);
  const byStem = new Map<string, [number, number][]>();
  for (const [number, [, { vector, stems }]] of all.entries()) {
    vectors.set(vector, number * dimension);
    for (const [stem, share] of stems) {
      const entries = byStem.get(stem) ?? [];
      entries.push([number, share]);
      byStem.set(stem, entries);
    }
  }
  return { questions: all.map(([question]) => question), vectors, dimension, byStem };
}

function sharesOf(text: string): ReadonlyMap<string, number> {
  const stems = new Set(tokens(text).map(({ stem }) => stem));
  const weights = [...stems].map((stem) => [stem, inverseFrequency(stem, 0, 0)] as const);
  const sum = weights.reduce((all, [, weight]) => all + weight, 0);
  return new Map(weights.map(([stem, weight]) => [stem, sum === 0 ? 0 : weight / sum]));
}

function matches(
  { questions, vectors, dimension, byStem }: Inverted,
  passages: readonly AddedPassage[],
): Match[] {
  const best = new Map<string, Match>();
  const coverage = new Float32Array(questions.length);
  for (const { articleId, addedAt, title, text, vector } of passages) {
    coverage.fill(0);
    // Not by way of `analysed`: it keeps what questions look into, and this is looked into once.
    const stems = new Set(tokens(`${title ?? ''}\n${text}`).map(({ stem }) => stem));
    for (const stem of stems) {
      for (const [number, share] of byStem.get(stem) ?? []) {
        coverage[number] = (coverage[number] ?? 0) + share;
      }
    }
    for (const [number, question] of questions.entries()) {
      const held = coverage[number] ?? 0;
      if (held < leastCoverage) continue;
      const cosine = dot(vector, vectors, number * dimension);
      if (cosine < leastCosine) continue;
      const key = `${articleId} ${question}`;
      const score = cosine + held;
      if (score > (best.get(key)?.score ?? 0)) {
        best.set(key, { question, articleId, addedAt, score, passage: { title, text } });
      }
    }
  }
  return [...best.values()].sort((a, b) => b.score - a.score);
}
