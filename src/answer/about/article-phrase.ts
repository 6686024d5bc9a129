import { tokens } from '../../text/words.js';

/** How a question refers to an article. */
export interface ArticlePhrase {
  /** What the article is about; `null` if it is the one that the conversation is about ("it", "this article"). */
  readonly topic: string | null;
  /** What the question calls it, singular: "article", "story"; `null` if it has no word for it. */
  readonly noun: string | null;
}

const nouns =
  '(?:(?:news|newspaper|press|magazine|online|opinion) )?(article|story|stories|piece|column|report|write-?up|editorial|op-?ed|news item)s?';
const about =
  '(?:(?:that|which) (?:is|was) )?(?:about|on|regarding|concerning|covering|describing|called|titled|entitled|headlined|with the (?:headline|title)|saying(?: that)?|(?:that|which) (?:says|said|reports?|reported|tells|told|claims?|claimed|mentions?|mentioned|covers?|covered|describes?|described)(?: (?:that|of|about|us|how|why))*|in which|where)';
const determiner =
  '(?:(?:the|that|this|your|an?|some) )?(?:(?:latest|newest|most recent|last|first|oldest|original) )?';

const withTopic = new RegExp(`^${determiner}${nouns} ${about} (.+)$`, 'iu');
/** "The story of the firefighter" may also be in a book, so that it counts as having no word for the article. */
const ofStory = /^(?:the |that |this |your |an? )?(?:story|account) of (.+)$/iu;
/** "The moor fire story": only if the words in front can be nothing else, so not "the police report". */
const compound =
  /^(?:the|that|this|your) (.+?) (?:(?:news|newspaper) )?(article|story|piece|write-?up|editorial)$/iu;
const previous =
  /^(?:it|that|this|that one|this one|(?:the|this|that) (?:same )?(article|story|piece|report|write-?up|column))$/iu;
const quoted = /^["“‘'](.+)["”’']$/u;

/** Words before "story" that don't say what it is about. */
const sayNothing = new Set(
  `short true full whole entire same love life back cover original real other next new news front page
  inside best top lead main long latest last first second`.split(/\s+/),
);

/** A question in one line, without what it ends with. */
export function withoutEnd(question: string): string {
  return question
    .replace(/[\s?!.]+$/u, '')
    .replace(/\s+/gu, ' ')
    .trim();
}

/** How a part of a question refers to an article; `null` if it speaks of something else. */
export function articlePhrase(text: string): ArticlePhrase | null {
  const plain = text.trim();
  const own = previous.exec(plain);
  if (own !== null) return { topic: null, noun: own[1]?.toLowerCase() ?? null };
  const [, name, topic] = withTopic.exec(plain) ?? [];
  if (name !== undefined && topic !== undefined) return phrase(topic, name);
  const [, subject] = ofStory.exec(plain) ?? [];
  if (subject !== undefined) return phrase(subject, null);
  const [, words, kind] = compound.exec(plain) ?? [];
  if (words !== undefined && kind !== undefined) {
    const telling = tokens(words).filter(({ word }) => !sayNothing.has(word));
    return telling.length === 0 ? null : phrase(words, kind);
  }
  const [, title] = quoted.exec(plain) ?? [];
  return title === undefined ? null : phrase(title, null);
}

function phrase(topic: string, noun: string | null): ArticlePhrase | null {
  const plain = topic.replace(/^["“‘'](.+)["”’']$/u, '$1').trim();
  if (tokens(plain).length === 0) return null;
  return { topic: plain, noun: noun === null ? null : noun.toLowerCase().replace('ies', 'y') };
}
