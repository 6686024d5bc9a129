import type { Source } from '../article.js';
import { readWhole, streamFile } from './bytes.js';
import { decodeText } from './encoding/decode.js';
import { readFields } from './fields.js';
import { type FileFault, sidecarEndings, systemMessage } from './files.js';
import { longestYaml, parseYaml } from './yaml.js';

/** What the file beside an article says of it. */
export interface Sidecar {
  readonly kind: 'sidecar';
  readonly id: string | null;
  readonly given: Source;
}

/**
 * Reads `article.txt.meta.json` or `article.txt.meta.yaml` for `article.txt`: the fields title,
 * publisher, date, author, url and id. `null` if there is none.
 */
export async function readSidecar(file: string): Promise<Sidecar | FileFault | null> {
  for (const ending of sidecarEndings) {
    const locator = `${file}${ending}`;
    const fault = (message: string): FileFault => ({ kind: 'fault', locator, message });
    try {
      const bytes = await readWhole(streamFile(locator), longestYaml);
      if (bytes === null) return fault('is too large to describe an article');
      const fields = readFields(parseYaml(decodeText(bytes).text));
      if (fields === null) return fault('holds no fields, such as "title: …"');
      return { kind: 'sidecar', id: fields.id, given: fields.given };
    } catch (error) {
      if (error instanceof Error && 'code' in error && error.code === 'ENOENT') continue;
      return fault(systemMessage(error));
    }
  }
  return null;
}
