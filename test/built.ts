import { existsSync, readdirSync, statSync } from 'node:fs';
import path from 'node:path';

/** What `npm run build` makes of the command line, the bundle that users run. */
export const builtMain = path.resolve('dist/terminal/main.js');

/** Whether it was built, and no source changed since. */
export const isBuilt =
  existsSync(builtMain) && changedAt(builtMain) > Math.max(...sourcesChanged());

function sourcesChanged(): number[] {
  return readdirSync('src', { recursive: true, encoding: 'utf8' }).map((file) =>
    changedAt(path.join('src', file)),
  );
}

function changedAt(file: string): number {
  return statSync(file).mtimeMs;
}
