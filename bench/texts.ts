import { createReadStream, existsSync } from 'node:fs';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { createGunzip } from 'node:zlib';
import { z } from 'zod';
import { packageFolder } from '../src/settings.js';
import { story } from '../test/library/story.js';

/** A text to ingest, as a scraper would hand it over. */
export interface SourceText {
  readonly title: string;
  readonly publisher: string;
  readonly date: string | null;
  readonly text: string;
}

const corpus = path.join(packageFolder, '../shared/corpus');
/** The short articles first: the same number of passages is then about more things. */
const files = ['bbc2004.jsonl.gz', 'newscorpus_to2020.jsonl.gz'].map((name) =>
  path.join(corpus, name),
);

const line = z.object({
  title: z.string(),
  publisher: z.string(),
  date: z.string().nullish(),
  text: z.string(),
});

/** Paragraphs of the shortest and the longest of our own stories. */
const shortest = 4;
const longest = 24;

/** Source of the texts: real articles if available, otherwise our own stories. */
export const origin = files.every((file) => existsSync(file))
  ? ('corpus' as const)
  : ('stories' as const);

/** What is to be said of the texts below a table. */
export const originNote =
  origin === 'corpus'
    ? 'Texts: scraped news articles.'
    : 'Texts: made up from a few sentences, since ../shared/corpus is not here; they are more alike than real ones.';

/** All texts at hand, always in the same order; without the corpus, as many as one likes. */
export async function* sourceTexts(): AsyncGenerator<SourceText> {
  if (origin === 'stories') {
    for (let number = 0; ; number += 1) {
      const { title, body } = story(number, shortest + (number % (longest - shortest)));
      yield { title, publisher: 'Pullquote bench', date: null, text: body };
    }
  }
  for (const file of files) {
    const input = createReadStream(file).pipe(createGunzip());
    for await (const text of createInterface({ input })) {
      const { date, ...given } = line.parse(JSON.parse(text));
      yield { ...given, date: date ?? null };
    }
  }
}
