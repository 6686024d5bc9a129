import type { Press } from '../press.js';
import { contextPress } from './context.js';
import { deletePress } from './delete.js';
import { followPress, followUpPress } from './follow-up.js';
import { gapsPress } from './gaps.js';
import { nearestPress } from './nearest.js';
import { pagePress } from './page.js';
import { passagePress } from './passage.js';
import { sharePress } from './share.js';
import { sourcesPress } from './sources.js';
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
  nearestPress,
  passagePress,
  sourcesPress,
  gapsPress,
];
