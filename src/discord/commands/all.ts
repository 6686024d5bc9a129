import type { Command } from '../command.js';
import { articlesCommand } from './articles.js';
import { askCommand } from './ask.js';
import { configCommand } from './config.js';
import { findSourcesCommand } from './find-sources.js';
import { forgetCommand } from './forget.js';
import { gapsCommand } from './gaps.js';
import { helpCommand } from './help.js';
import { passageCommand } from './passage.js';
import { sourceCommand } from './source.js';
import { sourcesCommand } from './sources.js';
import { statsCommand } from './stats.js';
import { statusCommand } from './status.js';

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
