import type { Stretch } from '../embedding/embedder.js';
import { damagedModel, type ModelFolder } from '../files.js';
import { loadTokenizer, openSession, row } from '../session.js';
import { placeOf } from './place.js';
import type { Passage, Reading } from './reader.js';

/** Most word pieces read of a question; the longest of the development sets have 120. */
const longestQuestion = 160;
/** Positions in models of BERT's family. */
const longestInput = 512;

/** A question and a passage as the model takes them. */
interface Pair {
  readonly pieces: number[];
  /** 0 for the question, 1 for the passage. */
  readonly parts: number[];
  readonly segments: Stretch[];
}

/** Reads a question with each passage. */
export type Read = (question: string, passages: readonly Passage[]) => Promise<Reading[]>;

/**
 * Loads a reader of BERT's family from its folder into this process.
 *
 * @param threads threads that share the work on one passage
 * @throws Failure `model-damaged`
 */
export async function loadReader(found: ModelFolder, threads: number): Promise<Read> {
  const { pieces: piecesOf, bare } = await loadTokenizer(found);
  const session = await openSession(found, threads);
  const [first, last] = piecesOf('');
  const [relevance] = ['relevance', 'logits'].filter((name) => session.outputNames.includes(name));
  const takes = ['input_ids', 'attention_mask', 'token_type_ids'];
  if (
    relevance === undefined ||
    first === undefined ||
    last === undefined ||
    !session.inputNames.every((name) => takes.includes(name))
  ) {
    throw damagedModel(found.onnxFile, "isn't a model that scores a question with a passage");
  }
  const places = ['start_logits', 'end_logits'].every((name) => session.outputNames.includes(name));

  const pair = (question: readonly number[], { heading, segments }: Passage): Pair => {
    const asked = [first, ...question, last];
    const pieces = [...asked, ...bare(heading)];
    const stretches: Stretch[] = [];
    for (const segment of segments) {
      const start = Math.min(pieces.length, longestInput - 1);
      pieces.push(...bare(segment));
      stretches.push({ start, end: Math.min(pieces.length, longestInput - 1) });
    }
    const read = [...pieces.slice(0, longestInput - 1), last];
    return {
      pieces: read,
      parts: read.map((_, i) => Number(i >= asked.length)),
      segments: stretches,
    };
  };

  const run = async ({ pieces, parts, segments }: Pair): Promise<Reading> => {
    const results = await session.run({
      input_ids: row(pieces),
      attention_mask: row(pieces.map(() => 1)),
      token_type_ids: row(parts),
    });
    const numbers = (name: string): Float32Array => {
      const { data } = results[name] ?? {};
      if (data instanceof Float32Array && data.every(Number.isFinite)) return data;
      throw damagedModel(found.onnxFile, `gives no finite numbers for ${name}`);
    };
    const [score] = numbers(relevance);
    if (score === undefined) throw damagedModel(found.onnxFile, 'gives no score');
    return {
      relevance: score,
      place: places ? placeOf(numbers('start_logits'), numbers('end_logits'), segments) : null,
    };
  };

  return async (question, passages) => {
    const asked = bare(question).slice(0, longestQuestion);
    const readings: Reading[] = [];
    for (const passage of passages) readings.push(await run(pair(asked, passage)));
    return readings;
  };
}
