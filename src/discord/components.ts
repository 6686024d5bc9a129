import type { ComponentHandler } from './component.js';
import { contextButton } from './components/context.js';
import { deleteButton } from './components/delete.js';
import { stopSelect, tryAgainButton, unfollowButton } from './components/follow.js';
import { followUpButton, followUpModal } from './components/follow-up.js';
import {
  configClear,
  configPage,
  configSelect,
  configSwitch,
  digestChannel,
  digestEvery,
} from './components/moderators/config.js';
import {
  addFeedButton,
  addFeedModal,
  feedButton,
  feedsButton,
  keepFeedButton,
  keepFeedModal,
  refreshFeedButton,
  removeFeedButton,
} from './components/moderators/feeds.js';
import { gapsButton, markDoneButton, markGapsSelect } from './components/moderators/gaps.js';
import { nearestSelect } from './components/nearest.js';
import { pageButton } from './components/page.js';
import { passageButton } from './components/passage.js';
import { shareButton } from './components/share.js';
import { sourcesButton } from './components/sources.js';
import { helpfulButton, reasonModal, unhelpfulButton } from './components/vote.js';

/** Everything that buttons, selects and modals do. */
export const components: readonly ComponentHandler[] = [
  pageButton,
  contextButton,
  shareButton,
  helpfulButton,
  unhelpfulButton,
  reasonModal,
  followUpButton,
  followUpModal,
  deleteButton,
  nearestSelect,
  passageButton,
  sourcesButton,
  gapsButton,
  markGapsSelect,
  markDoneButton,
  configSelect,
  configClear,
  configSwitch,
  configPage,
  digestEvery,
  digestChannel,
  unfollowButton,
  stopSelect,
  tryAgainButton,
  feedsButton,
  feedButton,
  addFeedButton,
  addFeedModal,
  removeFeedButton,
  keepFeedButton,
  keepFeedModal,
  refreshFeedButton,
];
