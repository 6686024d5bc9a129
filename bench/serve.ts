/** What a child of the bench sends for each request. */
export type Reply<Value> = { readonly value: Value } | { readonly error: string };

/**
 * Makes this process, a child of the bench, answer requests of its parent one after the other. It
 * ends when the parent lets go of it.
 *
 * @param close what is to be ended then
 */
export function serve<Request, Value>(
  answer: (request: Request) => Promise<Value>,
  close: () => Promise<void> = async () => undefined,
): void {
  process.on('message', async (request: Request) => {
    const reply: Reply<Value> = await answer(request).then(
      (value) => ({ value }),
      (error) => ({ error: error instanceof Error ? (error.stack ?? error.message) : `${error}` }),
    );
    process.send?.(reply);
  });
  process.on('disconnect', () => {
    close().finally(() => process.exit());
  });
}
