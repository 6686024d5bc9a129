import type { Command } from './command.js';
import { askCommand } from './commands/ask.js';
import { findSourcesCommand } from './commands/find-sources.js';
import { followCommand } from './commands/follow.js';
import { forgetCommand } from './commands/forget.js';
import { helpCommand } from './commands/help.js';
import { articlesCommand } from './commands/moderators/articles/articles.js';
import { configCommand } from './commands/moderators/config.js';
import { feedsCommand } from './commands/moderators/feeds.js';
import { gapsCommand } from './commands/moderators/gaps.js';
import { statsCommand } from './commands/moderators/stats.js';
import { passageCommand } from './commands/passage.js';
import { sourceCommand } from './commands/source.js';
import { sourcesCommand } from './commands/sources.js';
import { statusCommand } from './commands/status.js';

/** Every command, members' first. */
export const commands: readonly Command[] = [
  askCommand,
  findSourcesCommand,
  sourcesCommand,
  sourceCommand,
  passageCommand,
  followCommand,
  statusCommand,
  helpCommand,
  forgetCommand,
  articlesCommand,
  feedsCommand,
  configCommand,
  gapsCommand,
  statsCommand,
];
