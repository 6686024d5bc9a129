import { readWhole } from '../../article/read/bytes.js';
import { RefusedDownload } from '../../fetch/refused-download.js';

/** Largest attachment accepted, in bytes. */
const largestAttachment = 25_000_000;

/** How long the download of an attachment may take, in milliseconds. */
const longestDownload = 60_000;

/**
 * Downloads an attachment from the address that Discord gave.
 *
 * @throws RefusedDownload `tooLarge`, `tooSlow`, `status` or `unreachable`
 */
export async function downloadAttachment(attachment: {
  readonly url: string;
  readonly size: number;
}): Promise<Uint8Array> {
  if (attachment.size > largestAttachment) throw new RefusedDownload('tooLarge');
  const signal = AbortSignal.timeout(longestDownload);
  let bytes: Uint8Array | null;
  try {
    const response = await fetch(attachment.url, { signal, redirect: 'error' });
    if (!response.ok || response.body === null) {
      await response.body?.cancel();
      throw new RefusedDownload('status', String(response.status));
    }
    // Counts what arrives, whatever size was announced.
    bytes = await readWhole(response.body, largestAttachment);
  } catch (error) {
    if (error instanceof RefusedDownload) throw error;
    throw new RefusedDownload(signal.aborted ? 'tooSlow' : 'unreachable', '', { cause: error });
  }
  if (bytes === null) throw new RefusedDownload('tooLarge');
  return bytes;
}
