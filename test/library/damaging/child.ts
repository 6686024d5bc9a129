/**
 * A process of its own, so that a crash of native code ends it and not the test. For each line of
 * standard input, which names an index folder and the folder of its sources, it uses the index as
 * people do, and writes one line of JSON with all that was shown.
 */
import { createInterface } from 'node:readline';
import { ask } from '../../../src/answer/ask.js';
import { Failure } from '../../../src/failure.js';
import { ingest } from '../../../src/library/ingest/ingest.js';
import { openLibrary } from '../../../src/library/open.js';
import { asFailure } from '../../../src/library/sqlite/failures.js';
import { verify } from '../../../src/library/verify.js';
import { smallEmbedder } from '../small-embedder.js';

/** An article as it was shown, and which parts of its text. */
export interface Shown {
  readonly id: string;
  readonly title: string | null;
  readonly publisher: string | null;
  readonly date: string | null;
  readonly url: string | null;
  readonly file: string;
  readonly texts: readonly string[];
}

/** What became of an index that was used. */
export interface Used {
  readonly shown: readonly Shown[];
  /** Errors that aren't worded. */
  readonly unforeseen: readonly string[];
  /** Kinds of failures. */
  readonly failures: readonly string[];
  /** How many faults `verify` found before anything was mended. */
  readonly faults: number;
}

const questions = [
  'How many people use the bridge near Lundby?',
  'Which harbour was flooded last week?',
  'What did the mayor say about the hospital?',
];

async function use(index: string, sources: string): Promise<Used> {
  const shown: Shown[] = [];
  const unforeseen: string[] = [];
  const failures: string[] = [];
  let faults = 0;
  const embedder = smallEmbedder();
  const attempt = async (work: () => Promise<void>): Promise<void> => {
    try {
      await work();
    } catch (thrown) {
      const error = asFailure(thrown);
      if (error instanceof Failure) failures.push(error.kind);
      else unforeseen.push(error instanceof Error ? String(error.stack) : String(error));
    }
  };
  const look = async (): Promise<void> => {
    const library = await openLibrary(index, embedder.model);
    try {
      for (const question of questions) {
        const { quotes } = await ask({ library, embedder, reader: null }, question, {
          always: true,
        });
        for (const { article, text, highlight, alsoIn } of quotes) {
          shown.push({ ...article, texts: [text, highlight.text] });
          shown.push(...alsoIn.map((other) => ({ ...other, texts: [] })));
        }
      }
      for (const { body, locator, ...label } of await library.articles()) {
        const cut = (await library.passages(label.id)).map(({ start, end }) =>
          body.slice(start, end),
        );
        shown.push({ ...label, file: locator, texts: [body, ...cut] });
      }
      const { items } = await library.headlines({}, { offset: 0, limit: 100 });
      shown.push(...items.map(({ locator, ...label }) => ({ ...label, file: locator, texts: [] })));
    } finally {
      await library.close();
    }
  };
  await attempt(look);
  await attempt(async () => {
    for await (const _ of verify(index)) faults += 1;
  });
  await attempt(async () => {
    await ingest([sources], { folder: index, embedder });
  });
  await attempt(look);
  return { shown, unforeseen, failures, faults };
}

for await (const line of createInterface({ input: process.stdin })) {
  const { index, sources } = JSON.parse(line) as { index: string; sources: string };
  process.stdout.write(`${JSON.stringify(await use(index, sources))}\n`);
}
