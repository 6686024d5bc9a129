import type { Hono } from 'hono';
import type { Site } from '../site.js';
import { addArticlePage } from './article.js';
import { addAskPage } from './ask.js';
import { addCollectionPage } from './collection.js';
import { addGapsPage } from './gaps.js';
import { addWhyPage } from './why.js';

/** Adds the pages for people. */
export function addPages(app: Hono, site: Site): void {
  addAskPage(app, site);
  addWhyPage(app, site);
  addCollectionPage(app, site);
  addArticlePage(app, site);
  addGapsPage(app, site);
}
