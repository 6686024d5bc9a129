import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { type BuildOptions, build, type Metafile, type Plugin } from 'esbuild';

/*
 * Puts what each start needs into few files, over what tsc made of them, since Node takes about a
 * millisecond for each file that it loads: the public API and the command line with chunks beside them for
 * what is imported when needed, and the processes with a model, each in a file. transformers.js goes in,
 * too: installed beside a user's program, it would bring a sharp that downloads from outside the registry.
 */

/** Libraries with compiled parts, which find them from their own place, and those loaded when needed. */
const apart = [
  'better-sqlite3',
  'hnswlib-node',
  'onnxruntime-node',
  '@mozilla/readability',
  'chrono-node',
  'discord.js',
  'htmlparser2',
  'linkedom',
  'pino',
  'prom-client',
  'request-filtering-agent',
  'weaviate-client',
  'yaml',
];

/** A module that looks for files beside itself finds them where tsc put it, not beside the bundle. */
function ownPlaces(entry: string): Plugin {
  return {
    name: 'own-places',
    setup({ onLoad }) {
      onLoad({ filter: /[\\/]src[\\/].*\.ts$/ }, async ({ path: file }) => {
        const text = await readFile(file, 'utf8');
        if (!text.includes('import.meta.url')) return null;
        const place = path.relative(path.dirname(entry), file).replaceAll(path.sep, '/');
        const compiled = JSON.stringify(place.replace(/\.ts$/, '.js'));
        return {
          loader: 'ts',
          contents: text.replaceAll(
            'import.meta.url',
            `new URL(${compiled}, import.meta.url).href`,
          ),
        };
      });
    },
  };
}

/** @param entry a module of `src`; its bundle takes the place of what tsc made of it */
async function bundle(entry: string, options: BuildOptions = {}): Promise<Metafile> {
  const { metafile } = await build({
    entryPoints: [entry],
    outdir: path.dirname(entry).replace(/^src/, 'dist'),
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'es2022',
    external: apart,
    alias: { 'onnxruntime-web': './build/not-needed.ts', sharp: './build/not-needed.ts' },
    plugins: [ownPlaces(entry)],
    // Libraries in CommonJS ask for Node's own modules by it.
    banner: {
      js: "import { createRequire as requireFrom } from 'node:module';\nconst require = requireFrom(import.meta.url);",
    },
    sourcemap: true,
    logLevel: 'warning',
    ...options,
    metafile: true,
  });
  return metafile;
}

/** Folders of the libraries that a bundle holds. */
function packagesIn({ inputs }: Metafile): string[] {
  return Object.keys(inputs).flatMap(
    (file) => /^(?:.*\/)?node_modules\/(?:@[^/]+\/)?[^/]+/.exec(file)?.[0] ?? [],
  );
}

/** Others' code goes with others' licences: all of them in one file beside the bundles. */
function writeLicences(folders: readonly string[]): void {
  const parts = folders.map((folder) => {
    const { name, version, license } = JSON.parse(
      readFileSync(path.join(folder, 'package.json'), 'utf8'),
    );
    const files = readdirSync(folder).filter((file) => /^(licen[cs]e|notice)/i.test(file));
    const texts = files.map((file) => readFileSync(path.join(folder, file), 'utf8').trim());
    return [`${name} ${version} (${license})`, ...texts].join('\n\n');
  });
  writeFileSync('dist/THIRD-PARTY.txt', `${parts.join('\n\n---\n\n')}\n`);
}

for (const folder of ['dist', 'dist/terminal']) {
  for (const file of readdirSync(folder)) {
    if (file.startsWith('chunk-')) rmSync(path.join(folder, file));
  }
}
const bundles = await Promise.all([
  bundle('src/index.ts', { splitting: true, chunkNames: 'chunk-[hash]' }),
  bundle('src/terminal/main.ts', { splitting: true, chunkNames: 'chunk-[hash]' }),
  bundle('src/models/embedding/worker.ts'),
  bundle('src/models/reader/worker.ts'),
  bundle('src/library/ingest/reading/worker.ts'),
  bundle('src/discord/articles/writer-process.ts'),
]);
writeLicences([...new Set(bundles.flatMap(packagesIn))].sort());
