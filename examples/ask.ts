/**
 * Ingests the bundled seeds into a folder, asks a question and a follow-up, and prints the quotes.
 *
 *     npx tsx examples/ask.ts
 */
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type Answer, openPullquote } from 'pullquote';

const pullquote = await openPullquote({ index: await mkdtemp(path.join(tmpdir(), 'news-')) });

const { articles } = await pullquote.ingest('seeds');
console.log(`${articles.added} articles added`);

print(await pullquote.ask('What did the UN report say about crypto theft?'));
print(await pullquote.ask('Who won the football match in Paris?'));

await pullquote.close();

function print({ question, answered, quotes }: Answer): void {
  console.log(`\n${question}`);
  const [quote] = quotes;
  if (!answered || quote === undefined) {
    console.log("  The articles don't say.");
    return;
  }
  const { highlight, article, confidence } = quote;
  console.log(`  ${highlight.text}`);
  console.log(`  ${article.title}, ${article.publisher} (${Math.round(confidence * 100)} %)`);
}
