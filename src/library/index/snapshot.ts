import { createHash, randomUUID } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { open, readdir, readFile, rename, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createPrivateFile, fileMode } from '../folder.js';
import { inSlices, type Steps, turn } from '../turn.js';
import type { Segment } from './bm25/segment.js';
import { decodeSegment, encodeSegment } from './bm25/segment-file.js';
import { Graph } from './graph.js';
import {
  type Manifest,
  manifestFile,
  manifestText,
  readManifest,
  type SnapshotFile,
} from './manifest.js';

/** Bytes of a file hashed in one step; about 1 ms. */
const hashedAtOnce = 1 << 20;

/** What a snapshot is of: everything in its manifest that is not about its files. */
export type SnapshotState = Omit<Manifest, 'words' | 'graph'>;

/**
 * Publishes snapshots: each file is written under a temporary name, synced and renamed, the
 * manifest last, so that a crash at any moment leaves either the old set or the new one. Then
 * everything that the manifest doesn't name is removed. Only for the holder of the writer's lock.
 */
export async function writeSnapshot(
  folder: string,
  state: SnapshotState,
  segment: Segment,
  graph: Graph | null,
): Promise<void> {
  const words = await publish(folder, `words-${randomUUID()}.bin`, async (file) => {
    const handle = await open(file, 'w', fileMode);
    try {
      await handle.writev(encodeSegment(segment));
    } finally {
      await handle.close();
    }
  });
  const graphFile =
    graph === null
      ? null
      : {
          ...(await publish(folder, `graph-${randomUUID()}.bin`, (file) => {
            createPrivateFile(file);
            return graph.write(file);
          })),
          points: graph.points,
          removed: graph.removed,
        };
  const manifest: Manifest = { ...state, words, graph: graphFile };
  await publish(folder, path.basename(manifestFile(folder)), async (file) => {
    const handle = await open(file, 'w', fileMode);
    try {
      await handle.writeFile(manifestText(manifest));
    } finally {
      await handle.close();
    }
  });
  await sweep(folder, manifest);
}

async function publish(
  folder: string,
  name: string,
  write: (file: string) => Promise<void>,
): Promise<SnapshotFile> {
  const final = path.join(folder, name);
  const temporary = `${final}.tmp`;
  try {
    await write(temporary);
    await sync(temporary);
  } catch (error) {
    // On a full disk every byte counts.
    await rm(temporary, { force: true });
    throw error;
  }
  const { size } = await stat(temporary);
  const described = { name, sha256: await checksum(temporary), bytes: size };
  await rename(temporary, final);
  await sync(folder);
  return described;
}

async function sync(file: string): Promise<void> {
  const handle = await open(file, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

async function sweep(folder: string, manifest: Manifest): Promise<void> {
  const kept = new Set([manifest.words.name, manifest.graph?.name]);
  for (const name of await readdir(folder)) {
    if (/^(words|graph)-.*\.bin(\.tmp)?$/.test(name) && !kept.has(name)) {
      await rm(path.join(folder, name), { force: true });
    }
  }
}

async function checksum(file: string): Promise<string> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(file, { highWaterMark: hashedAtOnce }), hash);
  return hash.digest('hex');
}

function* checksumOf(bytes: Uint8Array): Steps<string> {
  const hash = createHash('sha256');
  for (let at = 0; at < bytes.length; at += hashedAtOnce) {
    hash.update(bytes.subarray(at, at + hashedAtOnce));
    yield;
  }
  return hash.digest('hex');
}

/** What is wrong with a snapshot's file; `null` if it is complete. */
export async function snapshotFault(folder: string, file: SnapshotFile): Promise<string | null> {
  try {
    const found = path.join(folder, file.name);
    const { size } = await stat(found);
    if (size !== file.bytes) {
      return `has ${size} bytes, not ${file.bytes}`;
    }
    return (await checksum(found)) === file.sha256 ? null : 'does not have its checksum';
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'ENOENT' ? 'is missing' : String(error);
  }
}

/** The manifest that matches the library's current model and rows; `null` if there is none. */
export async function fittingManifest(
  folder: string,
  expected: Pick<Manifest, 'library' | 'model'>,
): Promise<Manifest | null> {
  const manifest = await readManifest(folder);
  return manifest !== null &&
    manifest.library === expected.library &&
    manifest.model.id === expected.model.id &&
    manifest.model.sha256 === expected.model.sha256 &&
    manifest.model.dimension === expected.model.dimension
    ? manifest
    : null;
}

/** The words of a snapshot; `null` if the file is incomplete. */
export async function readWords(folder: string, manifest: Manifest): Promise<Segment | null> {
  try {
    const bytes = await readFile(path.join(folder, manifest.words.name));
    if ((await inSlices(checksumOf(bytes))) !== manifest.words.sha256) {
      return null;
    }
    await turn();
    const segment = decodeSegment(bytes);
    return segment.rows.length === manifest.count ? segment : null;
  } catch {
    return null;
  }
}

/** The graph of a snapshot; `null` if there is none or the file is incomplete. */
export async function readGraph(folder: string, manifest: Manifest): Promise<Graph | null> {
  // hnswlib crashes the process on a damaged file, so the checksum comes first.
  if (manifest.graph === null || (await snapshotFault(folder, manifest.graph)) !== null) {
    return null;
  }
  const file = path.join(folder, manifest.graph.name);
  try {
    return await Graph.read(file, manifest.model.dimension, manifest.graph);
  } catch {
    return null;
  }
}
