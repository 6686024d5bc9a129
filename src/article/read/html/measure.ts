import { Parser } from 'htmlparser2';
import { Failure } from '../../../failure.js';

/** Pages are some 40 elements deep, and browsers build none deeper than 512. */
const deepestPage = 3_000;

/** Elements, attributes, texts and comments; the longest pages have some 50,000, and each takes about a kilobyte. */
const mostNodes = 300_000;

/** Characters between two looks at what was found so far. */
const atOnce = 16_384;

/**
 * Refuses a page that would take minutes and gigabytes to build, by what its source holds: linkedom's
 * time goes with the square of the depth, and it builds a node for each entity.
 *
 * @throws Failure `unusable-article`
 */
export function assertMeasured(html: string): void {
  let depth = 0;
  let deepest = 0;
  let nodes = 0;
  const count = (): void => {
    nodes += 1;
  };
  const parser = new Parser({
    onopentag() {
      count();
      depth += 1;
      deepest = Math.max(deepest, depth);
    },
    onclosetag() {
      depth -= 1;
    },
    onattribute: count,
    ontext: count,
    oncomment: count,
  });
  for (let at = 0; at < html.length; at += atOnce) {
    parser.write(html.slice(at, at + atOnce));
    if (deepest > deepestPage) throw refused('is nested more than 3,000 elements deep');
    if (nodes > mostNodes)
      throw refused('has more than 300,000 elements, attributes and pieces of text');
  }
}

function refused(why: string): Failure {
  return new Failure('article', 'unusable-article', `its HTML ${why}`);
}
