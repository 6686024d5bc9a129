import { type Order, orderingIn } from '../question/order.js';
import { withoutEnd } from './article-phrase.js';

/** A question for what somebody has written, if the library has articles by somebody of this name. */
export interface AuthorQuestion {
  /** As it is written in the question. */
  readonly author: string;
  /** What the articles are to be about; `null` if any will do. */
  readonly topic: string | null;
  /** Whether one article is asked for, the newest or the oldest; `null` if all are. */
  readonly only: Order | null;
  /** Whether only articles can be meant: somebody who "has written" may be a person of the news. */
  readonly certain: boolean;
  /** Whether it asks for what they have written, and not only covered or reported. */
  readonly saysWritten: boolean;
}

/** Up to five words, none of which begins something else. */
const name =
  "(?<name>(?!(?:the|a|an|any|all|is|are|was|were|did|does|do|has|have|had|will|would|can|who|what|which|when|where|why|how|your|that|this|these|those|his|her|their|its|some|every|you|we|i|they|he|she|it|there)\\b)[\\p{L}][\\p{L}\\p{M}.'’-]*(?: (?!(?:about|on|of|in|from|for|at|with|that|who|which|and|regarding|concerning|ever|write|written|wrote|have|has|had|been)\\b)[\\p{L}][\\p{L}\\p{M}.'’-]*){0,4}?)";
const noun = '(?:articles?|stor(?:y|ies)|pieces?|columns?|write-?ups?|editorials?)';
const works = `(?:${noun}|reports?|reporting|coverage|news|texts?|anything|something|everything|stuff|work|more)`;
const about =
  '(?: (?:(?:that )?(?:is|was|are|were) )?(?:about|on|regarding|concerning|covering) (?<topic>.+))?';
const asking =
  "(?:(?:please )?(?:(?:show|give|find|send|list)(?: (?:me|us))?|list|(?:what|which)(?:['’]s| is| are| other| else)?|(?:is|are) there|do (?:you|we) have|have (?:you|we) got|got|how about|i (?:want|need)) )?";
const which =
  '(?:(?:all|any|the|an?|some|other|more|every) )*(?:(?:latest|newest|recent|most recent|last|first|oldest|earliest|other|news) )*';

const articlesBy: readonly RegExp[] = [
  `${asking}${which}${works} (?:(?:that )?(?:is|was|were|are) )?(?:written |authored )?by ${name}${about}`,
  `${asking}${which}${works}(?: (?:about|on) (?<topic>.+?)) (?:written )?by ${name}`,
  `${asking}${name}['’]s? (?:(?:latest|newest|recent|most recent|last|first|oldest|earliest|other) )*(?:${noun}|reports?|reporting|coverage)${about}`,
].map(whole);

const written: readonly RegExp[] = [
  `what(?: else| all)? (?:has|have|had) ${name} (?:ever )?(?:written|reported|published|covered)(?: (?:about|on)(?: (?<topic>.+))?)?`,
  `what(?: else| all)? (?:did|does|do) ${name} (?:ever )?(?:write|report|publish|cover)(?: (?:about|on)(?: (?<topic>.+))?)?`,
  `(?:has|have|did|does) ${name} (?:ever )?(?:written|write|published?|report|reported)(?: (?:anything|something|an article|articles|a story|stories|a piece|much))? (?:about|on) (?<topic>.+)`,
  `(?:which|what) ${noun} (?:did|has|does|have|were) ${name} (?:write|written|publish(?:ed)?)${about}`,
].map(whole);

function whole(form: string): RegExp {
  return new RegExp(`^${form}$`, 'iu');
}

/** One article and no more: "her latest article", not "her latest articles". */
const one =
  /\b(?:latest|newest|most recent|last|first|oldest|earliest) (?:\p{L}+ )?(?:article|story|piece|column|report|editorial|write-?up)\b/iu;
const oldest = /\b(?:first|oldest|earliest)\b/iu;

/** Whose articles a question asks for, if it may; `null` if it asks for something else. */
export function authorQuestionIn(question: string): AuthorQuestion | null {
  const plain = withoutEnd(question);
  for (const [forms, certain] of [
    [articlesBy, true],
    [written, false],
  ] as const) {
    for (const form of forms) {
      const { name: author, topic } = form.exec(plain)?.groups ?? {};
      if (author === undefined) continue;
      const isReport = /\b(?:reports?|reporting|coverage|news|texts?|stuff|work|more)\b/iu.test(
        plain,
      );
      return {
        author,
        topic: topic ?? null,
        only: onlyIn(plain),
        certain: certain && !isReport,
        saysWritten: /\bwr(?:ite|itten|ote)\b/iu.test(plain) && /^\p{Lu}/u.test(author),
      };
    }
  }
  return null;
}

function onlyIn(question: string): Order | null {
  if (!one.test(question)) return null;
  return oldest.test(question) || orderingIn(question)?.order === 'oldest' ? 'oldest' : 'newest';
}
