import { type Finding, failed } from './finding.js';

/** The compiled modules. SQLite's is loaded with the first database, the others with their packages. */
const modules: Readonly<Record<string, () => Promise<void>>> = {
  'better-sqlite3': async () => {
    const { default: Database } = await import('better-sqlite3');
    new Database(':memory:').close();
  },
  'hnswlib-node': async () => {
    await import('hnswlib-node');
  },
  'onnxruntime-node': async () => {
    await import('onnxruntime-node');
  },
};

/** Loads every compiled module: they fit one version of Node. */
export async function examineNative(): Promise<Finding> {
  try {
    for (const load of Object.values(modules)) await load();
  } catch (error) {
    return failed(error);
  }
  return { state: 'ok', what: `compiled modules: ${Object.keys(modules).join(', ')}` };
}
