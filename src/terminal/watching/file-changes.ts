import path from 'node:path';
import { watch } from 'chokidar';
import { formatOf, sidecarEndings } from '../../article/read/files.js';
import { Failure } from '../../failure.js';
import { isUnder } from '../../library/sqlite/file-records.js';

/** Tells which files of some folders change. */
export interface FileChanges {
  /**
   * The files that came, changed or went since it was last called: articles and their sidecars.
   *
   * @throws Failure `unreadable-file` if the system can't watch so many files
   */
  take(): readonly string[];
  /** Watches a folder from scratch that was gone for a while. */
  again(folder: string): void;
  close(): Promise<void>;
}

/**
 * Watches folders to any depth, without what is hidden in them; resolves when every file is watched.
 *
 * @param folders absolute
 * @param indexFolder isn't watched as a part of another folder: each ingestion changes it
 * @param onProblem called for what can't be watched, such as a folder that may not be read
 */
export async function watchFiles(
  folders: readonly string[],
  indexFolder: string,
  onProblem: (message: string) => void,
): Promise<FileChanges> {
  const changed = new Set<string>();
  let failure: Failure | null = null;
  const ignored = (file: string): boolean => {
    const folder = folders.find((one) => isUnder(file, one));
    if (folder === undefined) return false;
    const isHidden = path
      .relative(folder, file)
      .split(path.sep)
      .some((name) => name.startsWith('.'));
    return isHidden || (isUnder(file, indexFolder) && !isUnder(folder, indexFolder));
  };
  const watcher = watch([...folders], { ignoreInitial: true, ignored });
  watcher.on('all', (event, file) => {
    const isFile = event === 'add' || event === 'change' || event === 'unlink';
    if (isFile && isRead(file)) changed.add(file);
  });
  watcher.on('error', (error) => {
    const { code = '', message } = error as NodeJS.ErrnoException;
    if (code === 'ENOSPC' || code === 'EMFILE') failure = tooMany(error);
    else onProblem(message);
  });
  await new Promise<void>((resolve) => {
    watcher.once('ready', () => resolve());
    watcher.on('error', () => failure !== null && resolve());
  });
  return {
    take() {
      if (failure !== null) throw failure;
      const taken = [...changed];
      changed.clear();
      return taken;
    },
    again(folder) {
      watcher.unwatch(folder);
      watcher.add(folder);
    },
    close: () => watcher.close(),
  };
}

function isRead(file: string): boolean {
  return formatOf(file) !== null || sidecarEndings.some((ending) => file.endsWith(ending));
}

function tooMany(cause: unknown): Failure {
  const message = "The folders can't be watched: the system doesn't allow so many watches.";
  return new Failure('terminal', 'unreadable-file', message, {
    cause,
    remedy:
      'Raise its limit (on Linux `sysctl fs.inotify.max_user_watches=524288`), watch fewer folders, or set CHOKIDAR_USEPOLLING=1, which looks at each file every moment instead.',
  });
}
