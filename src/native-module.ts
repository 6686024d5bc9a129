import { existsSync } from 'node:fs';
import path from 'node:path';
import { Failure } from './failure.js';
import { packageFolder } from './places.js';

/** Node's own numbers for what compiled modules fit (NODE_MODULE_VERSION), of the releases that are used. */
const releases: Readonly<Record<string, string>> = {
  '108': 'Node 18',
  '115': 'Node 20',
  '120': 'Node 21',
  '127': 'Node 22',
  '131': 'Node 23',
  '137': 'Node 24',
  '141': 'Node 25',
};

/**
 * The failure for a compiled module that can't be loaded: after another version of Node was installed,
 * or if the install left out the step that compiles. `null` for any other error.
 */
export function nativeFailure(error: unknown): Failure | null {
  if (!(error instanceof Error) || error instanceof Failure) return null;
  const { message } = error;
  const code = 'code' in error ? error.code : undefined;
  const [, built, now] =
    /NODE_MODULE_VERSION (\d+)\D[\s\S]*NODE_MODULE_VERSION (\d+)/.exec(message) ?? [];
  if (built !== undefined && now !== undefined) {
    const installed = releases[built] ?? 'another version of Node';
    return failure(
      `Pullquote was installed under ${installed}, and this is Node ${process.versions.node}.`,
      message.replace(/\s+/g, ' '),
    );
  }
  // What the package `bindings` throws, and what requiring a missing .node file does.
  const missing =
    message.startsWith('Could not locate the bindings file') ||
    (code === 'MODULE_NOT_FOUND' && /Cannot find module '[^']*\.node'/.test(message));
  if (missing) {
    const why = message.split('\n')[0]?.replace(/ Tried:$/, '') ?? message;
    return failure('A compiled module of Pullquote is missing.', why);
  }
  return code === 'ERR_DLOPEN_FAILED'
    ? failure("A compiled module of Pullquote can't be loaded.", error)
    : null;
}

function failure(what: string, cause: Error | string): Failure {
  return new Failure('process', 'native-module', what, {
    cause,
    remedy: `Run \`${rebuildCommand(packageFolder)}\`. The index isn't affected.`,
  });
}

/**
 * The command that compiles the modules of an installed package again. npm does so in the folder that
 * holds the project, which for a global install is the package itself.
 */
export function rebuildCommand(own: string): string {
  const [project = own] = own.split(`${path.sep}node_modules${path.sep}`);
  const isProject = project !== own && existsSync(path.join(project, 'package.json'));
  return `cd ${quoted(isProject ? project : own)} && npm rebuild`;
}

function quoted(folder: string): string {
  const plain = folder.replace(/[\\/]$/, '');
  return /^[\w./\\:-]+$/.test(plain) ? plain : `"${plain}"`;
}
