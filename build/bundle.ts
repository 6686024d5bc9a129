import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { build, type Metafile, type Plugin } from 'esbuild';

/*
 * Puts what each start needs into few files, since Node takes about a millisecond for each file that it
 * loads: the public API, the command line and the processes that they
 * start, with chunks beside them for what is imported when needed. Libraries go in, too: weaviate-client and
 * chrono-node alone would bring 60 MB to each install, and transformers.js a sharp that downloads from
 * outside the registry.
 */

/**
 * Libraries that stay apart: those with compiled parts, which find them from their own place, and what only
 * the bot and the fetcher load.
 */
const apart = [
  'better-sqlite3',
  'hnswlib-node',
  'onnxruntime-node',
  'discord.js',
  '@discordjs/ws',
  'pino',
  'prom-client',
  'request-filtering-agent',
  // linkedom asks for it if it is there; it isn't among its dependencies.
  'canvas',
];

/** A module that looks for files beside itself finds them by its own place, not by the bundle's. */
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

/** @param entry a module of `src`; its bundle lies in the same place of `dist` */
async function bundle(entry: string): Promise<Metafile> {
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
    // What is imported when needed lies in chunks beside it.
    splitting: true,
    chunkNames: 'chunk-[hash]',
    logLevel: 'warning',
    metafile: true,
  });
  return metafile;
}

/** Folders of the libraries that a bundle holds. */
function packagesIn({ inputs }: Metafile): string[] {
  return Object.keys(inputs).flatMap((file) => packageOf(file) ?? []);
}

/** The innermost package that a file is in. A library may hold a part of another, which is then its own. */
function packageOf(file: string): string | null {
  const [folder] = /^(?:.*\/)?node_modules\/(?:@[^/]+\/)?[^/]+/.exec(file) ?? [];
  if (folder === undefined) return null;
  if (existsSync(path.join(folder, 'package.json'))) return folder;
  return packageOf(path.dirname(path.dirname(folder)));
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

for (const file of readdirSync('dist', { recursive: true, encoding: 'utf8' })) {
  if (path.basename(file).startsWith('chunk-')) rmSync(path.join('dist', file));
}
const bundles = await Promise.all([
  bundle('src/index.ts'),
  bundle('src/terminal/main.ts'),
  bundle('src/models/embedding/worker.ts'),
  bundle('src/models/reader/worker.ts'),
  bundle('src/library/ingest/reading/worker.ts'),
  bundle('src/collect/reading/worker.ts'),
  bundle('src/discord/articles/writer-process.ts'),
]);
writeLicences([...new Set(bundles.flatMap(packagesIn))].sort());
