import { Command, InvalidArgumentError } from 'commander';
import { mostKeptDays, readKeepDays } from '../../collect/feeds/keep-days.js';
import { exitCode } from '../errors.js';

/** `pullquote feeds`: follows feeds. Its parts are loaded when they are used: they need a parser. */
export const feedsCommand = new Command('feeds')
  .description('Follow feeds: their new articles are added each time they are refreshed')
  .addHelpText(
    'after',
    `
A running bot refreshes each feed when it is due (PULLQUOTE_FEED_MINUTES). Without one, run
pullquote feeds refresh from cron.
With --keep-days, articles that came by the feed are removed once they are older: by the day of their
publication, or else since they came. Articles stay that another feed brought and still keeps, or that were
also added by their addresses.

Examples:
  pullquote feeds add https://example.com/feed.xml
  pullquote feeds add --keep-days 90 https://example.com/feed.xml
  pullquote feeds keep 30 https://example.com/feed.xml
  pullquote feeds keep all https://example.com/feed.xml
  pullquote feeds refresh
  pullquote feeds list
  pullquote feeds export > feeds.opml`,
  );

feedsCommand
  .command('add')
  .description('Follow feeds; the address of a page that names its feed will do')
  .argument('<address...>', 'addresses of feeds (RSS, Atom, RDF or JSON Feed)')
  .option('--keep-days <number>', 'remove articles of them that are older', days)
  .action(async (addresses: string[], flags: { keepDays?: number }) =>
    (await import('./add.js')).addFeeds(addresses, flags),
  );
feedsCommand
  .command('list')
  .description('List the feeds with their articles, and what is wrong with them')
  .option('--json', 'write them as JSON')
  .action(async (flags: { json?: boolean }) => (await import('./list.js')).listFeeds(flags));
feedsCommand
  .command('remove')
  .description('No longer follow feeds; their articles stay')
  .argument('[address...]', 'addresses as the list shows them')
  .option('--server <id>', 'feeds that this Discord server has for itself; all if none is named')
  .action(async (addresses: string[], flags: { server?: string }, command: Command) => {
    if (addresses.length === 0 && flags.server === undefined) {
      command.error("error: missing required argument 'address'", { exitCode: exitCode.usage });
    }
    await (await import('./remove.js')).removeFeeds(addresses, flags);
  });
feedsCommand
  .command('keep')
  .description('Set after how many days articles of feeds are removed')
  .argument('<days>', 'a number of days, or all to keep them for good', daysOrAll)
  .argument('<address...>', 'addresses as the list shows them')
  .option('--server <id>', 'feeds that this Discord server has for itself')
  .action(async (kept: number | null, addresses: string[], flags: { server?: string }) =>
    (await import('./keep.js')).keepFeeds(kept, addresses, flags),
  );
feedsCommand
  .command('refresh')
  .description('Add the new articles of the feeds that are due, and remove those past their days')
  .argument('[address...]', 'only these, due or not')
  .option('--all', 'all feeds, due or not')
  .action(async (addresses: string[], flags: { all?: boolean }) =>
    (await import('./refresh.js')).refresh(addresses, flags),
  );
feedsCommand
  .command('import')
  .description('Follow the feeds in a list in OPML, as other readers export it')
  .argument('<file>', 'the list')
  .action(async (file: string) => (await import('./opml.js')).importFeeds(file));
feedsCommand
  .command('export')
  .description('Write the feeds as a list in OPML')
  .action(async () => (await import('./opml.js')).exportFeeds());

function days(typed: string): number {
  const read = readKeepDays(typed);
  if (read === null) {
    throw new InvalidArgumentError(`It must be a whole number from 1 to ${mostKeptDays}.`);
  }
  return read;
}

function daysOrAll(typed: string): number | null {
  return typed === 'all' ? null : days(typed);
}
