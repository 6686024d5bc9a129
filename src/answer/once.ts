import type { Library } from '../library/library.js';

/** What the steps of one answer ask for again and again. */
type Repeated = Pick<Library, 'article' | 'alsoIn' | 'sentences'>;

/**
 * Looks everything up once for one question: its steps go through the same articles. For one question
 * only, since a library changes.
 */
export function once(library: Repeated): Repeated {
  return {
    article: remembered((id) => library.article(id)),
    alsoIn: remembered((id) => library.alsoIn(id)),
    sentences: remembered((row) => library.sentences(row)),
  };
}

function remembered<Key, Value>(look: (key: Key) => Promise<Value>): (key: Key) => Promise<Value> {
  const known = new Map<Key, Promise<Value>>();
  return (key) => {
    const value = known.get(key) ?? look(key);
    known.set(key, value);
    return value;
  };
}
