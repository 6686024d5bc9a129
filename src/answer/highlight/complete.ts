import type { Span } from '../../text/span.js';
import type { Query } from '../query.js';
import type { Candidate } from './candidates.js';

/** A reply of at most this many words means nothing without its question: "Never." */
const shortReply = 3;
/** The most characters of a highlight with what completes it: two long sentences. */
const longest = 420;

const opensQuotation = /^["“]/;
const closesQuotation = /["”]$/;
const verbs =
  '(?:said|says|told|tells|added|adds|asked|asks|replied|replies|answered|wrote|writes|shouted|warned|explained|recalled|insisted|continued|joked|argued|noted|remarked|whispered|cried|wanted to know)';
/** What follows a quotation to say whose words they are: "said Bell.", "Cass Bell shouted as she left." */
const attribution = new RegExp(
  `^(?:${verbs} (?:\\S+ ){0,6}\\S+|(?:(?:[Tt]he |[Hh]e|[Ss]he|[Tt]hey|I|\\p{Lu})[^\\s"“”]* ){1,5}${verbs}\\b[^"“”]{0,60})[.!]?$`,
  'u',
);
const saying = new RegExp(
  `\\b(?:${verbs}|according to|spoke|speaks|statement|called|in a letter|comments?)\\b`,
  'iu',
);
const asksSpeaker =
  /\b(?:say|said|says|tell|told|think|thinks|comment\w*|react\w*|who|whose|according)\b/i;

/**
 * A highlight with the neighbour that it needs: a very short reply with its question, a table's first row
 * with its header, a quotation with whoever said it.
 *
 * @param candidates the passage's sentences that may be highlighted, in order
 */
export function completed(
  text: string,
  highlight: Span,
  candidates: readonly Candidate[],
  { forReader, expected }: Pick<Query, 'forReader' | 'expected'>,
): Span {
  const first = candidates.find(({ span }) => span.start === highlight.start);
  if (first === undefined) return highlight;
  const single = first.span.end === highlight.end;
  const { under } = first;
  if (single && under?.distance === 0) {
    const words = first.text.match(/\p{L}[\p{L}\p{N}'’-]+/gu)?.length ?? 0;
    if (under.kind === 'header' || words <= shortReply) {
      return fitting(highlight, { start: under.span.start, end: highlight.end });
    }
  }
  const before = candidates.findLast(({ span }) => span.end <= highlight.start);
  const after = candidates.find(({ span }) => span.start >= highlight.end);
  if (
    after &&
    closesQuotation.test(text.slice(0, highlight.end)) &&
    isAttribution(text, highlight, after)
  ) {
    return fitting(highlight, { start: highlight.start, end: after.span.end });
  }
  if (!single || before === undefined) return highlight;
  if (closesQuotation.test(before.text) && isAttribution(text, before.span, first)) {
    return fitting(highlight, { start: before.span.start, end: highlight.end });
  }
  const isBare = opensQuotation.test(first.text) && !saying.test(unquoted(first.text));
  const introduces =
    before.text.endsWith(':') ||
    ((expected === 'saying' || asksSpeaker.test(forReader)) && introducesSpeaker(before.text));
  return isBare && introduces
    ? fitting(highlight, { start: before.span.start, end: highlight.end })
    : highlight;
}

/** Whether a sentence only says who spoke the quotation before it, in the same paragraph. */
function isAttribution(text: string, quotation: Span, { span, text: own }: Candidate): boolean {
  return !text.slice(quotation.end, span.start).includes('\n') && attribution.test(own);
}

/** Whether a sentence before a quotation says, or at least names, who speaks. */
function introducesSpeaker(text: string): boolean {
  const own = unquoted(text);
  return saying.test(own) || /\p{Ll},? \p{Lu}\p{Ll}/u.test(own);
}

/** The text without what stands in quotation marks. */
function unquoted(text: string): string {
  return text.replace(/["“][^"“”]*["”]?/g, ' ');
}

/** The wider span, unless it is too long to highlight. */
function fitting(highlight: Span, wider: Span): Span {
  return wider.end - wider.start <= longest ? wider : highlight;
}
