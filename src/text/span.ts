/** A half-open range `[start, end)` of a text's UTF-16 code units. */
export interface Span {
  readonly start: number;
  readonly end: number;
}
