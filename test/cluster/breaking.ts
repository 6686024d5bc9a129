import { Failure } from '../../src/failure.js';
import type { Cluster, Collections } from '../../src/weaviate/collections.js';

/** A cluster as a machine sees it that can die in the middle of what it does. */
export interface Breaking extends Cluster {
  /** It dies before it has sent so many requests that change something; `null`: never. */
  dieAfter(requests: number | null): void;
}

/** Lets a machine's requests through until it dies; then each is an error. */
export function breaking(cluster: Cluster): Breaking {
  let left: number | null = null;
  function count(): void {
    if (left === null) return;
    left -= 1;
    if (left < 0) throw new Failure('library', 'interrupted', 'the machine has died');
  }
  function counted<Data extends Collections['about' | 'passages' | 'articles' | 'inbox']>(
    one: Data,
  ): Data {
    const { data } = one;
    return {
      ...one,
      data: {
        ...data,
        insertMany: async (objects: Parameters<typeof data.insertMany>[0]) => {
          count();
          return data.insertMany(objects as never);
        },
        deleteMany: async (where: Parameters<typeof data.deleteMany>[0]) => {
          count();
          return data.deleteMany(where);
        },
      },
    };
  }
  return {
    ...cluster,
    write: (send) =>
      cluster.write((of) =>
        send({
          ...of,
          about: counted(of.about),
          inbox: counted(of.inbox),
          passages: counted(of.passages),
          articles: counted(of.articles),
        }),
      ),
    dieAfter(requests) {
      left = requests;
    },
  };
}
