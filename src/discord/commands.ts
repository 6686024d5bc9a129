import type { Command } from './command.js';
import { articlesCommand } from './commands/articles.js';
import { askCommand } from './commands/ask.js';
import { configCommand } from './commands/config.js';
import { findSourcesCommand } from './commands/find-sources.js';
import { forgetCommand } from './commands/forget.js';
import { gapsCommand } from './commands/gaps.js';
import { helpCommand } from './commands/help.js';
import { passageCommand } from './commands/passage.js';
import { sourceCommand } from './commands/source.js';
import { sourcesCommand } from './commands/sources.js';
import { statsCommand } from './commands/stats.js';
import { statusCommand } from './commands/status.js';

/** Every command, members' first. */
export const commands: readonly Command[] = [
  askCommand,
  findSourcesCommand,
  sourcesCommand,
  sourceCommand,
  passageCommand,
  statusCommand,
  helpCommand,
  forgetCommand,
  articlesCommand,
  configCommand,
  gapsCommand,
  statsCommand,
];
