/** A half-open range `[start, end)` of a text's UTF-16 code units. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** Whether a range lies in another, or is the same. */
export function isWithin(one: Span, other: Span): boolean {
  return other.start <= one.start && one.end <= other.end;
}
