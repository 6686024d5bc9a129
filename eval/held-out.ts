import { existsSync, readFileSync } from 'node:fs';
import { z } from 'zod';
import { Failure } from '../src/failure.js';
import { type EvalSet, findSet, knownSets, type SetQuestion } from './sets.js';

const file = new URL('../training/held-out.json', import.meta.url);

/** By the name of a set: the articles that the reader's training never saw. */
const shape = z.record(z.string(), z.array(z.string()));

let read: ReadonlyMap<string, ReadonlySet<string>> | null = null;

/**
 * Whether training saw none of the articles that answer a question: all were held out, or it has
 * none, or nothing was ever trained on its set.
 *
 * @throws Failure `unreadable-file` if the list of articles held out is missing
 */
export function isHeldOut(set: EvalSet, question: SetQuestion): boolean {
  const held = heldOutArticles(set);
  return held === null || question.article_ids.every((id) => held.has(id));
}

/**
 * The articles of a set that training never saw; `null` if nothing was ever trained on the set.
 *
 * @throws Failure `unreadable-file` if the list of articles held out is missing
 */
export function heldOutArticles(set: EvalSet): ReadonlySet<string> | null {
  read ??= readHeldOut();
  const known = knownSets.includes(set.name) && findSet(set.name).folder === set.folder;
  return known ? (read.get(set.name) ?? null) : null;
}

function readHeldOut(): Map<string, Set<string>> {
  if (!existsSync(file)) {
    throw new Failure('article', 'unreadable-file', 'training/held-out.json is missing', {
      remedy: 'run without --held-out',
    });
  }
  const lists = shape.parse(JSON.parse(readFileSync(file, 'utf8')));
  return new Map(Object.entries(lists).map(([name, ids]) => [name, new Set(ids)]));
}
