import { readdirSync, readFileSync } from 'node:fs';

/** Memory of a process and of all processes that it started, in MB (10⁶ bytes). */
export interface TreeMemory {
  /** Resident memory of the process itself. */
  readonly main: number;
  /** Of it and all its descendants, what they share counted once. */
  readonly all: number;
  /** How many processes these are. */
  readonly processes: number;
}

/**
 * `null` if the system doesn't report it, or if the process has ended. What is mapped elsewhere too
 * (Node's own code, libraries) is counted once, as large as any of the processes has it: the
 * kernel's own share of it (Pss) would fall with every other Node on the machine.
 */
export function memoryOf(pid: number): TreeMemory | null {
  const main = statusOf(pid, 'VmRSS');
  if (main === null) return null;
  let own = 0;
  let shared = 0;
  const tree = descendants(pid);
  for (const one of tree) {
    const rollup = read(`/proc/${one}/smaps_rollup`) ?? '';
    const elsewhere = field(rollup, 'Shared_Clean') + field(rollup, 'Shared_Dirty');
    own += field(rollup, 'Rss') - elsewhere;
    shared = Math.max(shared, elsewhere);
  }
  return { main: inMegabytes(main), all: inMegabytes(own + shared), processes: tree.length };
}

/** The most resident memory that a process ever had, in MB; `null` as above. */
export function peakOf(pid: number): number | null {
  const peak = statusOf(pid, 'VmHWM');
  return peak === null ? null : inMegabytes(peak);
}

/** The process and everything below it. */
function descendants(pid: number): number[] {
  const children = new Map<number, number[]>();
  for (const entry of readdirSync('/proc')) {
    const parent = /^\d+$/.test(entry) ? parentOf(entry) : null;
    if (parent !== null) children.set(parent, [...(children.get(parent) ?? []), Number(entry)]);
  }
  const found: number[] = [];
  const queue = [pid];
  for (let one = queue.pop(); one !== undefined; one = queue.pop()) {
    found.push(one);
    queue.push(...(children.get(one) ?? []));
  }
  return found;
}

function parentOf(pid: string): number | null {
  const stat = read(`/proc/${pid}/stat`);
  // The name, in brackets, may hold anything; state and parent come after it.
  const [, parent] = stat?.slice(stat.lastIndexOf(')') + 2).split(' ') ?? [];
  return parent === undefined ? null : Number(parent);
}

function statusOf(pid: number, name: string): number | null {
  const text = read(`/proc/${pid}/status`);
  return text === null ? null : field(text, name);
}

/** A field of the kernel's tables, in kB; 0 if it is missing. */
function field(text: string, name: string): number {
  return Number(new RegExp(`^${name}:\\s+(\\d+) kB`, 'm').exec(text)?.[1] ?? 0);
}

/** `null` for a process that has just ended. */
function read(file: string): string | null {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return null;
  }
}

function inMegabytes(kB: number): number {
  return (kB * 1024) / 1e6;
}
