import type { ComponentHandler } from './component.js';
import { contextButton } from './components/context.js';
import { deleteButton } from './components/delete.js';
import { followUpButton, followUpModal } from './components/follow-up.js';
import { gapsButton } from './components/gaps.js';
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
];
