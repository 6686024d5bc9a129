import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { articleLines, questionsOf, type SetName, setNames, setsFolder } from '../../eval/sets.js';
import { ask } from '../../src/answer/ask.js';
import { ingest } from '../../src/library/ingest/ingest.js';
import { openLibrary } from '../../src/library/open.js';
import { openModel } from '../../src/open-models.js';
import { readSettings } from '../../src/settings.js';

/** Enough of each set for 500 questions, few enough to embed in a test. */
const articlesOf: Readonly<Record<SetName, number>> = { newsqa: 60, squad2: 120, multihop: 25 };
const questions = 500;

async function* bytesOf(text: string): AsyncGenerator<Uint8Array> {
  yield new TextEncoder().encode(text);
}

describe.skipIf(!existsSync(setsFolder))(
  'quotes over 500 development questions (needs ../shared)',
  () => {
    it(
      'are exact substrings of their articles at their offsets, each one',
      {
        timeout: 600_000,
      },
      async () => {
        const folder = mkdtempSync(path.join(tmpdir(), 'pullquote-verbatim-'));
        const embedder = await openModel(readSettings({ PULLQUOTE_OFFLINE: 'true' }));
        const asked: string[] = [];
        for (const set of setNames) {
          const lines = articleLines(set).split('\n').slice(0, articlesOf[set]);
          await ingest(bytesOf(lines.join('\n')), { folder, embedder });
          const kept = new Set(lines.map((line) => String(JSON.parse(line).id)));
          asked.push(
            ...questionsOf(set)
              .filter((question) => question.article_ids.some((id) => kept.has(id)))
              .map((question) => question.question)
              .slice(0, questions / 2),
          );
        }
        const library = await openLibrary(folder, embedder.model);
        let quoted = 0;
        expect(asked.length).toBeGreaterThanOrEqual(questions);
        for (const question of asked.slice(0, questions)) {
          for (const quote of (
            await ask({ library, embedder, reader: null }, question, { always: true })
          ).quotes) {
            const body = (await library.article(quote.article.id))?.body ?? '';
            const { start, end, text } = quote.highlight;
            expect(body.slice(quote.start, quote.end)).toBe(quote.text);
            expect(quote.text.slice(start, end)).toBe(text);
            expect(text.trim()).not.toBe('');
            quoted += 1;
          }
        }
        expect(quoted).toBeGreaterThan(2 * questions);
        await library.close();
        await embedder.close();
        rmSync(folder, { recursive: true, force: true });
      },
    );
  },
);
