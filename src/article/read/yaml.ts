import { Composer, type CST, Parser } from 'yaml';

/** Metadata is one or two levels deep. `yaml` composes by recursion, which ends the process if it is deep. */
const deepest = 50;

/** Longest YAML in characters: for some of what isn't valid, `yaml` takes a time that grows with the square. */
export const longestYaml = 100_000;

/**
 * The value of the first document of a text in YAML, or in JSON, which is YAML. Dates, numbers and
 * "yes" stay strings as they are written.
 *
 * @throws Error in a line, if the text isn't valid YAML, is too long, or nests too deeply
 */
export function parseYaml(text: string): unknown {
  if (text.length > longestYaml) throw new Error('It is too long.');
  // One error is reported; excerpts for thousands of them would take most of the time.
  const composer = new Composer({ schema: 'failsafe', prettyErrors: false, logLevel: 'silent' });
  for (const document of composer.compose(shallow(new Parser().parse(text)), true, text.length)) {
    const [error] = document.errors;
    if (error !== undefined) {
      const line = text.slice(0, error.pos[0]).split('\n').length;
      throw new Error(`${error.message} (line ${line})`);
    }
    return document.toJS();
  }
  return null;
}

/** Passes on what the parser found, which is built without recursion, if it doesn't nest too deeply. */
function* shallow(tokens: Iterable<CST.Token>): Generator<CST.Token> {
  for (const token of tokens) {
    if (isDeeper(token, deepest)) throw new Error(`It nests more than ${deepest} levels deep.`);
    yield token;
  }
}

function isDeeper(token: CST.Token, depth: number): boolean {
  let level: CST.Token[] = [token];
  for (let left = depth; level.length > 0; left -= 1) {
    if (left < 0) return true;
    level = level.flatMap(inside);
  }
  return false;
}

function inside(token: CST.Token): CST.Token[] {
  if (token.type === 'document') return token.value === undefined ? [] : [token.value];
  if (!('items' in token)) return [];
  return token.items.flatMap(({ key, value }) => [key ?? [], value ?? []].flat());
}
