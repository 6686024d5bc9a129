import type { Press } from '../press.js';
import { contextPress } from './context.js';
import { deletePress } from './delete.js';
import { followPress, followUpPress } from './follow-up.js';
import { pagePress } from './page.js';
import { sharePress } from './share.js';
import { helpfulPress, reasonPress, unhelpfulPress } from './vote.js';

/** Everything that buttons, selects and modals do. */
export const presses: readonly Press[] = [
  pagePress,
  contextPress,
  sharePress,
  helpfulPress,
  unhelpfulPress,
  reasonPress,
  followPress,
  followUpPress,
  deletePress,
];
