import { siteRules } from './site-rules.js';
import { textRules } from './text-rules.js';

/** Where a rule holds: on any line, or only before the first paragraphs of the body (`front`). */
type RulePlace = 'anywhere' | 'front';

/**
 * What follows a line that the rule matches: nothing (`line`); a list of links up to the next
 * sentence (`list`); or the end of the article (`end`), unless most of it is still to come.
 */
export type RuleReach = 'line' | 'list' | 'end';

/** One kind of clutter. */
export interface Rule {
  readonly name: string;
  readonly why: string;
  /** Whether such lines stand around every article of a site: menus, footers, forms. */
  readonly siteWide: boolean;
  readonly place: RulePlace;
  readonly reach: RuleReach;
  /** Lines longer than this (UTF-16 code units) are never of this kind. */
  readonly longest: number;
  readonly patterns: readonly RegExp[];
}

/** What pages say around and between the paragraphs of an article. The first that matches names the line. */
export const rules: readonly Rule[] = [...siteRules, ...textRules];

/** The first rule of the table that matches a line at a place, or `null`. */
export function matchRule(line: string, place: RulePlace): Rule | null {
  for (const rule of rules) {
    if (
      line.length <= rule.longest &&
      rule.place === place &&
      rule.patterns.some((pattern) => pattern.test(line))
    ) {
      return rule;
    }
  }
  return null;
}
