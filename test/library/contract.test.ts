import { openLibrary } from '../../src/library/open.js';
import { describeLibrary, embedder } from './contract.js';

describeLibrary('the embedded library', async (index) => {
  const library = await openLibrary(index, embedder.model);
  return { library, follow: async () => undefined, close: () => library.close() };
});
