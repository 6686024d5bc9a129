import type { Press } from './component.js';
import { contextPress } from './components/context.js';
import { deletePress } from './components/delete.js';
import { followPress, followUpPress } from './components/follow-up.js';
import { gapsPress } from './components/gaps.js';
import { nearestPress } from './components/nearest.js';
import { pagePress } from './components/page.js';
import { passagePress } from './components/passage.js';
import { sharePress } from './components/share.js';
import { sourcesPress } from './components/sources.js';
import { helpfulPress, reasonPress, unhelpfulPress } from './components/vote.js';

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
