import type { Command } from '../command.js';
import { askCommand } from './ask.js';
import { findSourcesCommand } from './find-sources.js';

/** Every command, in the order of `/help`. */
export const commands: readonly Command[] = [askCommand, findSourcesCommand];
