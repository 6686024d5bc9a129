import type { Span } from '../../text/span.js';

/** "Q:", "Question 3." and the like before an interviewer's words. */
const askersLabel =
  /^(?:q|question|interviewer|moderator|host|reporter)(?: ?\d{1,2})?\s?[.:)\]–—](?=\s)/i;
/** A name before a turn of a dialogue, or "A:". */
const label = /^(\p{Lu}[\p{L}.'’-]{0,24}(?: \p{Lu}[\p{L}.'’-]{0,24}){0,3}):\s/u;
/** A question mark that ends the sentence itself: inside quotation marks it ends what somebody said. */
const asks = /\?!?[)\]*_]*$/;
/** A statement of some words that leads to a question: "Consider this problem: is there a route …?" */
const introduced = /^(?:[\p{L}\p{N}'’,-]+ ){4,}[\p{L}\p{N}'’-]+: /u;
/** A quotation that is one question. */
const quotedQuestion = /^["“][^"“”]*\?["”]$/;
const addresses = /\b(?:you|your|yours)\b/i;

/**
 * The sentences of a passage that are questions of the text's own: an interviewer's, a heading's, a
 * writer's. What somebody is quoted as asking belongs to the story and isn't one, unless the question
 * is all of a paragraph.
 *
 * An interviewer's turn may hold statements too. They count as part of the question if a label says
 * whose turn it is, or if several paragraphs of the passage end in a question and this one speaks to
 * "you".
 *
 * @param spans the passage's sentences in order, without white space around them
 */
export function questionsIn(text: string, spans: readonly Span[]): boolean[] {
  const lines = spans.map(({ start, end }) => text.slice(start, end));
  const opens = spans.map((span, i) => opensParagraph(text, span, spans[i - 1]));
  const isQuestion = lines.map(
    (line, i) =>
      (asks.test(line) && !introduced.test(line)) ||
      askersLabel.test(line) ||
      (quotedQuestion.test(line) && opens[i] === true && opens[i + 1] !== false),
  );
  const turns = groups(lines.map((line) => label.test(line) || askersLabel.test(line)));
  const paragraphs = groups(opens);
  const asking = paragraphs.filter((one) => isQuestion[one.at(-1) ?? -1]);
  const addressing =
    asking.length < 2
      ? []
      : asking.filter((one) => one.some((i) => addresses.test(lines[i] ?? '')));
  const whole = [...askersTurns(turns, lines, isQuestion), ...addressing].flat();
  return isQuestion.map((own, i) => own || whole.includes(i));
}

/** Turns under a label most of whose turns end in a question. */
function askersTurns(
  turns: readonly number[][],
  lines: readonly string[],
  isQuestion: readonly boolean[],
): number[][] {
  const nameOf = (turn: readonly number[]): string | undefined =>
    label.exec(lines[turn[0] ?? -1] ?? '')?.[1];
  const ends = (turn: readonly number[]): boolean => isQuestion[turn.at(-1) ?? -1] ?? false;
  return turns.filter((turn) => {
    const name = nameOf(turn);
    const same = turns.filter((other) => name !== undefined && nameOf(other) === name);
    return same.filter(ends).length > same.length / 2;
  });
}

/** Indices in groups, each of which starts where `starts` says so. */
function groups(starts: readonly boolean[]): number[][] {
  const found: number[][] = [];
  for (const [i, isFirst] of starts.entries()) {
    const last = found.at(-1);
    if (isFirst || last === undefined) found.push([i]);
    else last.push(i);
  }
  return found;
}

function opensParagraph(text: string, { start }: Span, before: Span | undefined): boolean {
  return before === undefined || /\n[^\S\n]*\n/.test(text.slice(before.end, start));
}
