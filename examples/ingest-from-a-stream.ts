/**
 * Ingests articles that come from a database, an API or a queue: as a stream of JSON lines. What can't
 * be used is reported, and the rest goes in.
 *
 *     npx tsx examples/ingest-from-a-stream.ts
 */
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { openPullquote } from 'pullquote';

const rows = [
  {
    id: 'harbour-1',
    title: 'Harbour lock reopens after four years',
    publisher: 'Harbour Gazette',
    date: '2026-03-03',
    text: 'The harbour lock reopened on Tuesday after four years of work. It cost 41 million euros, twice what the city had planned. Ships of up to 180 metres can pass again.',
  },
  { id: 'harbour-2', title: 'An article without text' },
];

/** Rows as bytes of JSON lines, one at a time: memory doesn't grow with the number of rows. */
async function* lines(): AsyncGenerator<Uint8Array> {
  for (const row of rows) yield Buffer.from(`${JSON.stringify(row)}\n`);
}

const pullquote = await openPullquote({ index: await mkdtemp(path.join(tmpdir(), 'news-')) });

const { articles, faults } = await pullquote.ingest(lines(), {
  onEvent: (event) => {
    if (event.kind === 'article') console.log(`${event.change}: ${event.title}`);
  },
});
console.log(`${articles.added} added, ${faults.length} left out`);
for (const { message } of faults) console.log(`  ${message}`);

const { quotes } = await pullquote.ask('How much did the harbour lock cost?');
console.log(quotes[0]?.highlight.text);

await pullquote.close();
