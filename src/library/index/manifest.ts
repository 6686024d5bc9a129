import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import * as z from 'zod';

/** Raised whenever a snapshot's layout, its tokens or its parameters change: older ones are rebuilt. */
export const snapshotFormat = 3;

const snapshotFile = z.object({ name: z.string(), sha256: z.string(), bytes: z.number() });

const manifestSchema = z.object({
  format: z.literal(snapshotFormat),
  /** Id of the library whose rows these are. */
  library: z.string(),
  model: z.object({ id: z.string(), sha256: z.string(), dimension: z.number() }),
  /** Passages in the snapshot, none of them removed. */
  count: z.number(),
  /** Everything up to this row is in, and everything up to this entry of the removal log is out. */
  lastRow: z.number(),
  lastRemoval: z.number(),
  words: snapshotFile,
  /** `null` while there are too few passages for a graph to pay. */
  graph: snapshotFile.extend({ points: z.number(), removed: z.number() }).nullable(),
});

/** What a pair of snapshots holds, and how to check that their files are complete. */
export type Manifest = z.infer<typeof manifestSchema>;
export type SnapshotFile = z.infer<typeof snapshotFile>;

const signedSchema = z.object({ manifest: manifestSchema, sha256: z.string() });

/** The manifest's file of a library's folder. */
export function manifestFile(folder: string): string {
  return path.join(folder, 'manifest.json');
}

/** A manifest as the text of its file, with its own checksum. */
export function manifestText(manifest: Manifest): string {
  return `${JSON.stringify({ manifest, sha256: checksum(manifest) }, null, 2)}\n`;
}

/** Whether the manifest has another format, that of an older version, and must be rebuilt. */
export async function isOfOtherFormat(folder: string): Promise<boolean> {
  try {
    const { manifest } = JSON.parse(await readFile(manifestFile(folder), 'utf8'));
    return typeof manifest?.format === 'number' && manifest.format !== snapshotFormat;
  } catch {
    return false;
  }
}

/** `null` if it is missing, damaged or in another format. */
export async function readManifest(folder: string): Promise<Manifest | null> {
  try {
    const read = signedSchema.parse(JSON.parse(await readFile(manifestFile(folder), 'utf8')));
    return read.sha256 === checksum(read.manifest) ? read.manifest : null;
  } catch {
    return null;
  }
}

function checksum(manifest: Manifest): string {
  return createHash('sha256').update(JSON.stringify(manifest)).digest('hex');
}
