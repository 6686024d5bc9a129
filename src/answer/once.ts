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
    sentences: remembered(
      (passage) => library.sentences(passage),
      ({ articleId, ordinal }) => `${articleId} ${ordinal}`,
    ),
  };
}

function remembered<Asked, Value>(
  look: (asked: Asked) => Promise<Value>,
  keyOf: (asked: Asked) => unknown = (asked) => asked,
): (asked: Asked) => Promise<Value> {
  const known = new Map<unknown, Promise<Value>>();
  return (asked) => {
    const key = keyOf(asked);
    const value = known.get(key) ?? look(asked);
    known.set(key, value);
    return value;
  };
}
