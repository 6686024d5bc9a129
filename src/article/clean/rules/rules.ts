import { boilerplateRules } from './boilerplate-rules.js';
import type { Rule, RulePlace } from './rule.js';
import { textRules } from './text-rules.js';

/** What pages say around and between the paragraphs of an article. The first that matches names the line. */
export const rules: readonly Rule[] = [...boilerplateRules, ...textRules];

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
