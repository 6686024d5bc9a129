import { openModel } from '../src/open-models.js';
import { type Aim, aimTable } from './aims.js';
import type { Request, Searched } from './children/searching.js';
import { collectionNote, collectionOf } from './collection.js';
import { startChild } from './processes.js';
import { benchQuestions, questionNote } from './questions.js';
import type { Run } from './run.js';
import type { Cell, Table } from './table.js';

const depths = [10, 50];
/** The size that the aim is for. */
const aimedAt = 100_000;

/** How many of the truly nearest passages the graph finds. */
export async function measureRecall(run: Run): Promise<Table[]> {
  const embedder = await openModel(run.settings);
  try {
    const { asked } = benchQuestions(run.full ? 300 : 100);
    const near: Float32Array[] = [];
    for (const text of asked) near.push((await embedder.embedQuery(text)).passage);
    const rows: Cell[][] = [];
    const aims: Aim[] = [];
    for (const size of run.sizes) {
      const { folder } = await collectionOf(size, run, embedder);
      const { graph, recalls } = await recallOf(folder, near);
      rows.push([size, graph ? 'graph' : 'all compared', ...(graph ? recalls : [null, null])]);
      if (graph) {
        aims.push({
          what: `recall at ${depths[0]}, ${size.toLocaleString('en-US')} passages`,
          measured: recalls.slice(0, 1),
          bar: size === aimedAt ? 0.99 : null,
          good: 'above',
        });
      }
    }
    return [
      {
        title: 'Recall of the vector search',
        note: `Against comparing with every vector, mean over ${asked.length} questions; of one search for ${Math.max(...depths)}, as answering does. Small libraries have no graph: they compare with all. ${questionNote} ${collectionNote(run)}`,
        columns: ['passages', 'search', ...depths.map((depth) => `recall at ${depth}`)],
        rows,
      },
      ...(aims.length > 0 ? [aimTable('Recall', aims)] : []),
    ];
  } finally {
    await embedder.close();
  }
}

async function recallOf(folder: string, near: readonly Float32Array[]): Promise<Searched> {
  const child = startChild<Request, Searched>('searching');
  try {
    const opened = await child.ask({ folder });
    return opened.graph ? await child.ask({ near, depths }) : opened;
  } finally {
    await child.end();
  }
}
