import { tokens } from '../../text/words.js';
import { indexedText } from '../index/indexed-text.js';
import type { Db } from './schema.js';
import { statement } from './statements.js';

/** Whether any of some articles has a word in exactly this form, in its title or its text. */
export function isWrittenIn(db: Db, articles: readonly number[], word: string): boolean {
  const text = statement(db, 'SELECT indexed_title AS title, body FROM articles WHERE number = ?');
  return articles.some((number) => {
    const found = text.get(number) as { title: string; body: string } | undefined;
    if (found === undefined) return false;
    return tokens(indexedText(found.title, found.body)).some((token) => token.word === word);
  });
}
