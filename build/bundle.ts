import { readdirSync, rmSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { build, type Plugin } from 'esbuild';

/**
 * Puts the command line and the small libraries that each command needs into few files, since Node
 * takes about a millisecond for each file that it loads: `dist/terminal/main.js` with chunks beside
 * it, over what tsc made of it. What is started as a process of its own stays as tsc made it.
 */

const entry = 'src/terminal/main.ts';
const folder = 'dist/terminal';

/** Libraries with compiled parts, which find them from their own place, and those loaded when needed. */
const apart = [
  'better-sqlite3',
  'hnswlib-node',
  'onnxruntime-node',
  '@xenova/transformers',
  '@mozilla/readability',
  'chrono-node',
  'discord.js',
  'linkedom',
  'pino',
  'prom-client',
  'request-filtering-agent',
  'yaml',
];

/** A module that looks for files beside itself finds them where tsc put it, not beside the bundle. */
const ownPlaces: Plugin = {
  name: 'own-places',
  setup({ onLoad }) {
    onLoad({ filter: /[\\/]src[\\/].*\.ts$/ }, async ({ path: file }) => {
      const text = await readFile(file, 'utf8');
      if (!text.includes('import.meta.url')) return null;
      const place = path.relative(path.dirname(entry), file).replaceAll(path.sep, '/');
      const compiled = JSON.stringify(place.replace(/\.ts$/, '.js'));
      return {
        loader: 'ts',
        contents: text.replaceAll('import.meta.url', `new URL(${compiled}, import.meta.url).href`),
      };
    });
  },
};

for (const file of readdirSync(folder)) {
  if (file.startsWith('chunk-')) rmSync(path.join(folder, file));
}
await build({
  entryPoints: [entry],
  outdir: folder,
  chunkNames: 'chunk-[hash]',
  bundle: true,
  splitting: true,
  platform: 'node',
  format: 'esm',
  target: 'es2022',
  external: apart,
  plugins: [ownPlaces],
  // Libraries in CommonJS ask for Node's own modules by it.
  banner: {
    js: "import { createRequire as requireFrom } from 'node:module';\nconst require = requireFrom(import.meta.url);",
  },
  sourcemap: true,
  logLevel: 'warning',
});
