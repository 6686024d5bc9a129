import { readFile } from 'node:fs/promises';
import { decodeText } from '../../article/read/encoding/decode.js';
import { systemMessage } from '../../article/read/files.js';
import { readOpml, writeOpml } from '../../collect/feeds/opml.js';
import { Failure } from '../../failure.js';
import { counted } from '../layout.js';
import { write } from '../output.js';
import { withFeeds } from './open.js';

/** `pullquote feeds import`: follows the feeds in a list. Nothing is fetched before they are refreshed. */
export async function importFeeds(file: string): Promise<void> {
  const outlines = readOpml(await textOf(file));
  await withFeeds(async (records) => {
    let added = 0;
    for (const outline of outlines) {
      const feed = { ...outline, server: null, keepDays: null };
      if (await records.addFeed(feed, new Date().toISOString())) added += 1;
    }
    const known = outlines.length - added;
    write(`${counted(added, 'feed')} added${known > 0 ? `, ${known} already there` : ''}\n`);
  });
}

/** `pullquote feeds export`: writes the feeds as a list; a server's own are that server's affair. */
export async function exportFeeds(): Promise<void> {
  const feeds = await withFeeds((records) => records.feeds());
  write(`${writeOpml(feeds.filter(({ server }) => server === null)).trimEnd()}\n`);
}

async function textOf(file: string): Promise<string> {
  try {
    return decodeText(await readFile(file)).text;
  } catch (error) {
    if (error instanceof Failure) {
      throw new Failure('terminal', 'unreadable-file', `${file} ${error.message}.`);
    }
    throw new Failure('terminal', 'not-found', `${file}: ${systemMessage(error)}.`, {
      remedy: 'Check the path; it is relative to the current folder.',
    });
  }
}
