/** Where a rule holds: on any line, or only before the first paragraphs of the body (`front`). */
export type RulePlace = 'anywhere' | 'front';

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
