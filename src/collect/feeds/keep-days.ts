/** The most days that anything can be kept for: a hundred years, as there is nothing of longer ago. */
export const mostKeptDays = 36_500;

/** A number of days as it is typed, from 1 to 36500; `null` if it isn't one. */
export function readKeepDays(typed: string): number | null {
  const days = /^\d{1,5}$/.test(typed.trim()) ? Number(typed) : 0;
  return days >= 1 && days <= mostKeptDays ? days : null;
}
