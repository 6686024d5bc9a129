/**
 * Which articles a library shows. An article is shared, or it belongs to the one server that added it, and no
 * other server may learn that it exists.
 */
export type Scope =
  | 'everything'
  | {
      /** The server whose own articles are shown; `null`: no server's. */
      readonly own: string | null;
      /** Whether the shared ones are shown, too. */
      readonly withShared: boolean;
    };

/** What a library shows unless it is asked for another scope: forgetting the scope shows less, never more. */
export const sharedOnly: Scope = { own: null, withShared: true };

/** What a server draws on: its own articles and the shared ones. */
export function drawnOnBy(server: string | null): Scope {
  return { own: server, withShared: true };
}

/** What a server may change: its own articles alone. */
export function ownedBy(server: string): Scope {
  return { own: server, withShared: false };
}
