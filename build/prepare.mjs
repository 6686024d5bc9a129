/*
 * Builds after an install, if the development dependencies are there. Without them there is nothing to build
 * with: a server gets a build made elsewhere.
 */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';

if (existsSync('node_modules/typescript')) {
  const { status } = spawnSync('npm run -s build', { shell: true, stdio: 'inherit' });
  process.exitCode = status ?? 1;
} else if (!existsSync('dist/terminal/main.js')) {
  process.stderr.write(
    `Pullquote isn't built yet: an install without development dependencies has no compiler.
Next: run \`npm ci && npm prune --omit=dev\` here; or \`npm pack\` on another machine, and \`npm i -g\` with the tarball on this one.
`,
  );
}
