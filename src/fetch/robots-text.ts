/** Rules longer than this are skipped, and those with more wildcards than that: no honest one comes near. */
const longestPattern = 1_000;
const mostWildcards = 24;

/**
 * Characters of rules with wildcards that are read in all. Each costs a step for every character of an
 * address, so that all of a 500 KB file would stop everything else for seconds.
 */
const mostWithWildcards = 50_000;

/** A line of a robots.txt that says something, without its comment. */
const line = /^\s*(user-agent|allow|disallow|crawl-delay)\s*:([^#]*)/i;

/**
 * A robots.txt without what would take the parser long: groups for other programs, and rules that no site needs.
 *
 * @param name the name that rules are for, in lower case
 */
export function boundedRobots(text: string, name: string): string {
  const kept: string[] = [];
  const group = new Set<string>();
  let isInNames = false;
  let left = mostWithWildcards;
  for (const one of text.split(/\r\n|\r|\n/)) {
    const [, field = '', said = ''] = line.exec(one) ?? [];
    const value = said.trim();
    if (/^user-agent$/i.test(field)) {
      if (!isInNames) group.clear();
      isInNames = true;
      const [agent = ''] = value.toLowerCase().split('/');
      const who = [name, '*'].includes(agent.trim()) ? agent.trim() : 'other';
      // A rule costs as often as its group has names.
      if (!group.has(who)) kept.push(`User-agent: ${who}`);
      group.add(who);
      continue;
    }
    if (field === '') continue;
    isInNames = false;
    const isOurs = group.has(name) || group.has('*');
    const pattern = value.replace(/\*{2,}/g, '*');
    const wildcards = pattern.split('*').length - 1;
    const isShort = pattern.length <= longestPattern && wildcards <= mostWildcards;
    if (isOurs && isShort && wildcards > 0) left -= pattern.length;
    // An empty rule means nothing, but ends the names of its group.
    const isRead = isOurs && isShort && (wildcards === 0 || left >= 0);
    kept.push(isRead ? `${field}: ${pattern}` : 'Disallow:');
  }
  return kept.join('\n');
}
