/** Closes what a control opens: an embedding or an override, or an isolate. */
const popDirection = '\u202c';
const popIsolate = '\u2069';

/** Controls that turn the direction of what follows around, until they are closed or the line ends. */
export const directionControl = /[\u202a-\u202e\u2066-\u2069]/g;

/** A text without controls of its direction: for a name or a title that stands between other words. */
export function withoutDirection(text: string): string {
  return text.replace(directionControl, '');
}

/** Whether anything of a text can be seen: it isn't white space and characters without a shape alone. */
export function isVisible(text: string): boolean {
  return /[^\p{C}\p{Z}]/u.test(text);
}

/** What closes everything that a line's controls of direction leave open; empty for most lines. */
export function directionClosers(line: string): string {
  const open: string[] = [];
  for (const [control] of line.matchAll(directionControl)) {
    if (control === popDirection) {
      if (open.at(-1) === popDirection) open.pop();
    } else if (control === popIsolate) {
      // It closes the embeddings within the isolate, too.
      const at = open.lastIndexOf(popIsolate);
      if (at >= 0) open.length = at;
    } else {
      open.push(control >= '\u2066' ? popIsolate : popDirection);
    }
  }
  return open.reverse().join('');
}

/**
 * JSON that means the same, with escapes for the characters that it may hold as they are, but that a
 * terminal obeys: DEL, C1, and controls of direction.
 */
export function escapeJson(json: string): string {
  return json.replace(
    /[\u007f-\u009f\u202a-\u202e\u2066-\u2069]/g,
    (control) => `\\u${control.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}
