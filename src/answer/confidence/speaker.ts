import { splitSentences } from '../../text/sentences.js';
import type { Span } from '../../text/span.js';
import { fold, tokens } from '../../text/words.js';

const auxiliary =
  "(?:did|does|do|has|have|had|is|was|are|were|will|would|can|could|should|may|might)(?:n['’]t)?";
const subjectStart = new RegExp(`\\b(?:${auxiliary}|that|if|whether) `, 'giu');
const nameWord = /^[\p{L}][\p{L}'’-]+/u;
/** Bodies and places, whose people speak for them. */
const noPerson =
  /^(?:north|south|east|west|new|united|city|town|county|council|university|college|school|police|party|union|bank|club|company|group|department|ministry|court|hospital|board|association|agency|army|navy|church|museum|states?|kingdom|republic|island|street|river|moor|team|rovers|airways|airlines?)$/i;

const verbs =
  '(?:said|says|told|tells|added|adds|asked|replied|replies|answered|wrote|writes|warned|explained|recalled|insisted|continued|joked|argued|noted|remarked|admitted|confessed|shouted|whispered)';
const person =
  "(\\p{Lu}[\\p{L}'’-]+(?: (?:(?:van|von|de|der|da|di|al|bin) )*\\p{Lu}[\\p{L}'’.-]+){0,3})";
const afterVerb = new RegExp(`\\b${verbs} (?:\\p{Ll}+ ){0,4}?${person}`, 'u');
const beforeVerb = new RegExp(
  `${person}(?:, [^,.]{1,80},)? (?:has |had |also |then )?${verbs}\\b`,
  'u',
);
/** A full name that isn't a place's: "in New Harrow", "the Vale Observer". */
const fullName =
  /(?<!\b(?:in|at|near|from|to|of|off|the|on|for) )(?<![\p{L}'’-])\p{Lu}[\p{L}’'-]+(?: (?:(?:van|von|de|der|da|di|al|bin) )*\p{Lu}[\p{L}’'-]+){1,3}/gu;

const oneself = /\b(?:I|I['’](?:m|ve|d|ll)|[Mm]y|me|myself|mine)\b/u;
const asksWords =
  /\b(?:say|said|saying|tell|told|think|thinks|thought|call|called|describe|warn|argue|claim|comment|explain|admit|feel)\b/iu;

/**
 * The person whose words a highlight is, if the question is about what another person did, felt or said: "I
 * slept badly" says so of whoever says it. `null` if it is the person asked about, if nobody can tell, or if
 * the question names nobody. Whoever "called it a disgrace" counts as the speaker, even without
 * quotation marks.
 *
 * Somebody's words answer a question about another person all the same ("She is 43," said her brother),
 * unless they speak of themselves or the question asks for the other one's words.
 *
 * @param highlight offsets into the body
 */
export function otherSpeaker(question: string, body: string, highlight: Span): string | null {
  const { words: asked, verb } = subjectOf(question, body);
  if (asked.length === 0) return null;
  const { start, end } = paragraphAt(body, highlight.start);
  const quoted = quotedIn(body, start, Math.max(end, highlight.end));
  const marked = within(body, highlight, quoted);
  const asksForWords = asksWords.test(question);
  const own = asksForWords ? marked.outside : body.slice(highlight.start, highlight.end);
  if (names(own, asked)) return null;
  const doer = asksForWords ? subjectWith(verb, marked.outside) : null;
  if (doer !== null) return doer;
  if (marked.inside.trim() === '' || !(asksForWords || oneself.test(marked.inside))) return null;
  const speaker =
    attributedIn(marked.outside) ??
    (hasSpeaker(marked.outside)
      ? null
      : attributedIn(within(body, { start: highlight.end, end }, quoted).outside)) ??
    personBefore(within(body, { start, end: highlight.start }, quoted).outside, body, start, asked);
  return speaker === null || names(speaker, asked) ? null : speaker;
}

/** The person that a question is about, and the word that follows in it. */
interface Subject {
  /** None if the question names nobody. */
  readonly words: readonly string[];
  readonly verb: string;
}

const nobody: Subject = { words: [], verb: '' };

function subjectOf(question: string, body: string): Subject {
  for (const match of question.matchAll(subjectStart)) {
    const found: string[] = [];
    const parts = question.slice(match.index + match[0].length).split(' ');
    for (const part of parts) {
      const [word] = nameWord.exec(part) ?? [];
      const bare = word?.replace(/['’]s$/u, '');
      if (bare === undefined || tokens(bare).length === 0 || !isName(bare, body)) break;
      found.push(bare);
      if (word !== part) break;
    }
    if (found.length === 0) continue;
    const isBody = found.some((word) => noPerson.test(word));
    const isKnown =
      found.length > 1 ||
      new RegExp(`\\p{Lu}[\\p{L}'’-]+ ${capital(found[0] ?? '')}\\b`, 'u').test(body);
    return isBody || !isKnown
      ? nobody
      : { words: found.map(fold), verb: parts[found.length] ?? '' };
  }
  return nobody;
}

/** May stand before a name, or alone for whoever holds it. */
const titleWord =
  /^(?:the|a|mr|mrs|ms|dr|prof|sir|dame|lord|lady|prime|deputy|vice|chief|foreign|interior|defen[cs]e|finance|minister|president|premier|chancellor|mayor|governor|senator|secretary|general|king|queen|prince|princess|pope|judge|justice|officer|captain|coach|director|professor|guardian|times|post)\.?$/i;

const personDoing = new RegExp(
  `${person}(?:, [^,.]{1,80},|,)? (?:has |had |also |then |later )?(\\p{Ll}+)`,
  'gu',
);

/** Who does in a text what a verb says: "called" is of "Petra Haas, the leader, called it a disgrace". */
function subjectWith(verb: string, text: string): string | null {
  const stem = stemOf(verb);
  if (stem === undefined) return null;
  for (const [, name = '', does = ''] of text.matchAll(personDoing)) {
    if (isPerson(name) && stemOf(does) === stem) return name;
  }
  return null;
}

/** Whether a run of capitalised words is a full name, and no title ("The Prime Minister"), body or place. */
function isPerson(name: string): boolean {
  const words = name.split(' ').filter((word) => !titleWord.test(word));
  return words.length >= 2 && !words.some((word) => noPerson.test(word));
}

function stemOf(word: string): string | undefined {
  return tokens(word)[0]?.stem;
}

/** Whether a question or a text writes a word as a name, not only because a sentence begins with it. */
function isName(word: string, body: string): boolean {
  if (/^\p{Lu}/u.test(word)) return true;
  const name = capital(word);
  return new RegExp(`[\\p{L},;’'] ${name}(?!\\p{L})|\\b${name} \\p{Lu}`, 'u').test(body);
}

function capital(word: string): string {
  return `${word.charAt(0).toUpperCase()}${word.slice(1)}`;
}

function names(text: string, words: readonly string[]): boolean {
  const folded = fold(text);
  return words.some((word) => new RegExp(`(?<!\\p{L})${word}(?!\\p{L})`, 'u').test(folded));
}

function paragraphAt(body: string, at: number): Span {
  const end = body.indexOf('\n\n', at);
  return { start: body.lastIndexOf('\n\n', at) + 1, end: end < 0 ? body.length : end };
}

/** Which characters of a part stand inside quotation marks. */
function quotedIn(body: string, start: number, end: number): ReadonlySet<number> {
  const inside = new Set<number>();
  let open = false;
  for (let at = start; at < end; at += 1) {
    const sign = body.charAt(at);
    if (sign === '“' || (sign === '"' && !open)) open = true;
    else if (sign === '”' || sign === '"') open = false;
    else if (open) inside.add(at);
  }
  return inside;
}

/** A part's characters inside quotation marks, and those outside. */
function within(
  body: string,
  { start, end }: Span,
  quoted: ReadonlySet<number>,
): { readonly inside: string; readonly outside: string } {
  const parts = { inside: '', outside: '' };
  for (let at = start; at < end; at += 1)
    parts[quoted.has(at) ? 'inside' : 'outside'] += body.charAt(at);
  return parts;
}

/** The name beside a verb of saying. */
function attributedIn(text: string): string | null {
  const after = afterVerb.exec(text)?.[1];
  const before = beforeVerb.exec(text)?.[1];
  const found = before ?? after;
  return found === undefined || /^(?:He|She|They|It|I|We|You|The)$/u.test(found) ? null : found;
}

function hasSpeaker(text: string): boolean {
  return new RegExp(`\\b${verbs}\\b`, 'u').test(text);
}

/**
 * The person named last before a quotation, in its paragraph or in the one before: whom "he said" means.
 * `null` if the sentence also names the person asked about.
 */
function personBefore(
  inParagraph: string,
  body: string,
  start: number,
  asked: readonly string[],
): string | null {
  const before = paragraphAt(body, Math.max(0, start - 3));
  const quoted = quotedIn(body, before.start, before.end);
  const earlier =
    start < 3 ? '' : within(body, { start: before.start, end: before.end }, quoted).outside;
  for (const text of [inParagraph, earlier]) {
    const sentences = splitSentences(text).map((span) => text.slice(span.start, span.end));
    for (const sentence of sentences.toReversed()) {
      if (names(sentence, asked)) return null;
      const [found] = sentence.match(fullName) ?? [];
      if (found !== undefined) return found;
    }
  }
  return null;
}
