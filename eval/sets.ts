import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { gunzipSync } from 'node:zlib';
import { z } from 'zod';

/** Where the development sets lie: beside the project, never in it. */
export const setsFolder = fileURLToPath(new URL('../../shared/eval', import.meta.url));

const question = z.object({
  id: z.string(),
  question: z.string(),
  answers: z.array(z.string()),
  /** Articles that answer; a question of several facts also names where each is told. */
  article_ids: z.array(z.string()),
  evidence_article_ids: z.array(z.string()).default([]),
  evidence: z.array(z.string()),
  answerable: z.boolean(),
  standalone: z.enum(['no', 'heuristic', 'human']).optional(),
});

/** A question with what a right quote holds. */
export type SetQuestion = z.infer<typeof question>;

/** The sets with questions and evidence. */
export const setNames = ['newsqa', 'squad2', 'multihop'] as const;
export type SetName = (typeof setNames)[number];

/** Whether the development sets are there. */
export function setsPresent(): boolean {
  return existsSync(setsFolder);
}

/** The articles of a set as JSON lines, as `ingest` reads them. */
export function articleLines(name: SetName): string {
  return unpacked(name, 'articles');
}

/**
 * The questions of a set that make sense without the article beside them. Of newsqa only those that
 * a person or a rule found standalone; a question that only repeats another's fact counts too.
 */
export function questionsOf(name: SetName): SetQuestion[] {
  return unpacked(name, 'questions')
    .split('\n')
    .filter(Boolean)
    .map((line) => question.parse(JSON.parse(line)))
    .map((one) => ({
      ...one,
      article_ids: [...new Set([...one.article_ids, ...one.evidence_article_ids])],
    }))
    .filter((one) => one.standalone !== 'no');
}

function unpacked(name: SetName, part: string): string {
  return gunzipSync(readFileSync(path.join(setsFolder, name, `${part}.jsonl.gz`))).toString('utf8');
}
