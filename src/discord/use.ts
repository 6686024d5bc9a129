import type { Asker } from './asker.js';
import type { Door } from './door.js';
import type { Reply } from './reply.js';
import type { ReplyPlace } from './reply-place.js';

/**
 * A command, button, select or modal being used: who, where, and the reply to it. What asks a
 * question is run before it is acknowledged, anything else after that.
 */
export interface Use extends Reply {
  readonly asker: Asker;
  readonly door: Door;
  /** Whether only who uses it sees the reply. */
  readonly private: boolean;
  readonly place: ReplyPlace;
}
