import type { Embedder } from '../embedding/embedder.js';
import type { Library } from '../library/library.js';

/** What the steps of one answer ask for again and again. */
interface Repeated {
  readonly library: Pick<Library, 'article' | 'alsoIn'>;
  readonly embedder: Pick<Embedder, 'embedHere'>;
}

/**
 * Looks everything up once for one question: its steps go through the same articles and sentences.
 * For one question only, since a library changes.
 */
export function once({ library, embedder }: Repeated): Repeated {
  return {
    library: {
      article: remembered((id) => library.article(id)),
      alsoIn: (id) => library.alsoIn(id),
    },
    embedder: { embedHere: remembered((text) => embedder.embedHere(text)) },
  };
}

function remembered<T>(look: (key: string) => Promise<T>): (key: string) => Promise<T> {
  const known = new Map<string, Promise<T>>();
  return (key) => {
    const value = known.get(key) ?? look(key);
    known.set(key, value);
    return value;
  };
}
