import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** The folder whose package.json pins the peers. */
export const peersFolder = fileURLToPath(new URL('.', import.meta.url));

/**
 * Loads a module of a peer's package. The name is deliberately not a literal: the project is
 * checked and built without the peers installed, so `Shape` declares by hand what is used of the
 * module.
 */
export async function installed<Shape>(specifier: string): Promise<Shape> {
  return (await import(specifier)) as Shape;
}

/** The version of a peer's package that is installed. */
export function versionOf(packageName: string): string {
  const file = `${peersFolder}node_modules/${packageName}/package.json`;
  return (JSON.parse(readFileSync(file, 'utf8')) as { version: string }).version;
}
