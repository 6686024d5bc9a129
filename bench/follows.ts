import { openQuestionIndex } from '../src/answer/follows/question-index.js';
import type { AddedPassage } from '../src/library/library.js';
import { openModel } from '../src/open-models.js';
import { aimTable } from './aims.js';
import { passageTexts } from './passages.js';
import { benchQuestions, questionNote } from './questions.js';
import { interleave, resultsOf } from './rounds.js';
import type { Run } from './run.js';
import { ratios, spread } from './statistics.js';
import type { Table } from './table.js';
import { originNote } from './texts.js';

const embedding = 'embedding it, on all cores';
const matching = (follows: number): string =>
  `comparing it with ${follows.toLocaleString('en-US')}`;

/** What it costs to see which follows a new passage may concern, beside embedding it. */
export async function measureFollows({ settings, full, rounds }: Run): Promise<Table[]> {
  const embedder = await openModel(settings);
  try {
    const texts = await passageTexts(embedder, full ? 240 : 96);
    const vectors = await embedder.embedPassages(texts);
    const passages = texts.map(
      ({ text }, at): AddedPassage => ({
        articleId: String(at),
        addedAt: '',
        isNew: true,
        title: null,
        text,
        vector: vectors[at]?.passage ?? new Float32Array(),
      }),
    );
    const sizes = full ? [100, 1_000, 10_000] : [100, 1_000];
    const contestants = await Promise.all(
      sizes.map(async (size) => {
        const index = openQuestionIndex(
          async () => embedder,
          async () => null,
        );
        const { asked } = benchQuestions(size);
        const questions = asked.map((question, at) => `${question} ${at}`);
        while ((await index.learn(questions)) > 0);
        return {
          name: matching(size),
          run: async () => timed(passages.length, async () => index.match(passages)),
        };
      }),
    );
    const measured = await interleave(
      'follows',
      [
        {
          name: embedding,
          run: () => timed(passages.length, () => embedder.embedPassages(texts)),
        },
        ...contestants,
      ],
      rounds,
    );
    const reference = resultsOf(measured, embedding);
    return [
      {
        title: 'A new passage and what is followed: milliseconds a passage',
        note: `${passages.length} passages, ${rounds} rounds in turns. ${originNote} ${questionNote} Each is one more word long, so that none comes twice.`,
        columns: ['', 'ms', 'of embedding it'],
        rows: measured.map(({ name, results }) => [
          name,
          spread(results),
          spread(ratios(results, reference)),
        ]),
      },
      aimTable('Follows', [
        {
          what: 'comparing a passage with 1,000 follows, of embedding it',
          measured: ratios(resultsOf(measured, matching(1_000)), reference),
          bar: 1,
          good: 'below',
        },
      ]),
    ];
  } finally {
    await embedder.close();
  }
}

async function timed(passages: number, work: () => Promise<unknown>): Promise<number> {
  const began = performance.now();
  await work();
  return (performance.now() - began) / passages;
}
