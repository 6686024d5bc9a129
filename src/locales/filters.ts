import { dayInWords } from '../text/day.js';
import type { Words } from './catalogue.js';

/** A condition of a search and what became of it; see `AppliedFilter` of an answer. */
interface Filter {
  readonly kind: 'source' | 'author' | 'after' | 'before' | 'publisher' | 'period';
  readonly value: string;
  readonly effect: 'filter' | 'boost' | 'dropped';
}

/**
 * A condition of a search in words, and what became of it.
 *
 * @param show prepares a name or a day, e.g. cuts or escapes it
 */
export function filterInWords(
  { kind, value, effect }: Filter,
  words: Words,
  show: (text: string) => string = (text) => text,
): string {
  const { answer, locale } = words;
  const day = (date: string) => show(dayInWords(date, locale));
  const condition = (): string => {
    switch (kind) {
      case 'source':
        return answer.matching(show(value));
      case 'author':
        return answer.writtenBy(show(value));
      case 'publisher':
        return answer.by(show(value));
      case 'after':
        return answer.from(day(value));
      case 'before':
        return answer.upTo(day(value));
      case 'period': {
        const [first = '', last = ''] = value.split('..');
        if (first === last) return answer.on(day(first));
        if (first === '') return answer.upTo(day(last));
        return last === '' ? answer.from(day(first)) : answer.between(day(first), day(last));
      }
    }
  };
  switch (effect) {
    case 'filter':
      return answer.only(condition());
    case 'boost':
      return answer.preferring(condition());
    case 'dropped':
      return answer.dropped(condition());
  }
}
