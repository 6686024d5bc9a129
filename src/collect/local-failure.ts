import { Failure } from '../failure.js';

const isFull = /^(?:ENOSPC|EDQUOT|EIO)$/;

/**
 * The failure that an error of this machine's files is: it isn't the fault of what was loaded, and nothing else can
 * be kept either. `null` if it's another error. Downloads wrap their errors, so that none is taken for one of these.
 */
export function localFailure(error: unknown): Failure | null {
  if (!(error instanceof Error) || error instanceof Failure || !('syscall' in error)) return null;
  const code = 'code' in error ? String(error.code) : '';
  const kind = isFull.test(code) ? 'disk-full' : 'index-unwritable';
  return new Failure('library', kind, `An article couldn't be kept: ${error.message}.`, {
    cause: error,
    remedy:
      kind === 'disk-full'
        ? 'Free some space on the disk; then run `pullquote feeds refresh`.'
        : 'Make the folder of the library writable; then run `pullquote feeds refresh`.',
  });
}
