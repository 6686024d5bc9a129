import { setTimeout as after } from 'node:timers/promises';

/** What `/healthz` says: its status, and its page. */
export async function healthAt(port: number) {
  const response = await fetch(`http://127.0.0.1:${port}/healthz`);
  const page = (await response.json()) as {
    readonly well: boolean;
    readonly troubles: readonly { readonly not: string; readonly why: string }[];
    readonly shards: readonly { readonly id: number; readonly well: boolean }[];
  };
  return { status: response.status, ...page };
}

/** Waits until `/healthz` answers with a status. */
export async function healthBecomes(status: number, port: number): Promise<void> {
  while ((await healthAt(port)).status !== status) await after(10);
}

/** The lines of `/metrics` that begin with a name, without their comments. */
export async function metricsAt(port: number, name: string): Promise<string[]> {
  const page = await (await fetch(`http://127.0.0.1:${port}/metrics`)).text();
  return page.split('\n').filter((line) => line.startsWith(name));
}

/** Waits until `/metrics` holds a line. */
export async function metricsHold(line: string, port: number): Promise<void> {
  while (!(await metricsAt(port, line)).includes(line)) await after(10);
}
