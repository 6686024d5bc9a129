/**
 * How well the reader alone tells a question that its paragraph answers from one on the topic that it doesn't:
 * `npx tsx eval/trials/own-paragraph.ts`. Reads squad2's questions that training never saw, each with its own
 * paragraph, and prints the areas under the curves of relevance and of lead.
 */
import { z } from 'zod';
import { asRead } from '../../src/answer/rerank.js';
import { openReading } from '../../src/open-models.js';
import { readSettings } from '../../src/settings.js';
import { isHeldOut } from '../held-out.js';
import { parseLines } from '../json-lines.js';
import { areaUnderCurve } from '../measure.js';
import { articleLines, findSet, questionsOf } from '../sets.js';

const paragraph = z.object({ id: z.string(), title: z.string(), text: z.string() });

const set = findSet('squad2');
const paragraphs = new Map(
  parseLines(articleLines(set), 'articles.jsonl', paragraph).map(({ row }) => [row.id, row]),
);
const reader = await openReading(readSettings(process.env));
if (reader === null) throw new Error('there is no reader to try: PULLQUOTE_READER is off');

const unseen = questionsOf(set).filter((one) => isHeldOut(set, one));
const read: { answerable: boolean; relevance: number; lead: number }[] = [];
for (const { question, answerable, article_ids: ids } of unseen) {
  const own = paragraphs.get(ids[0] ?? '');
  if (own === undefined) continue;
  const article = { title: own.title, publisher: null, date: null };
  const asked = asRead(question, { article, text: own.text });
  const [reading] = await reader.read(asked.question, [asked.passage]);
  if (reading === undefined) continue;
  read.push({ answerable, relevance: reading.relevance, lead: reading.place?.lead ?? 0 });
  process.stderr.write(`\r${read.length}/${unseen.length} `);
}
await reader.close();

const [right, wrong] = [true, false].map((kind) => read.filter((one) => one.answerable === kind));
for (const what of ['relevance', 'lead'] as const) {
  const scores = (some: typeof read = []) => some.map((one) => one[what]);
  const area = areaUnderCurve(scores(right), scores(wrong));
  process.stdout.write(`${right?.length} + ${wrong?.length}, ${what}: AUC ${area.toFixed(3)}\n`);
}
