import { tokens } from '../../text/words.js';
import { plainQuestion } from './plain-question.js';
import { notAQuestion } from './small-talk.js';

/** Longer messages are texts that members paste or tell, with a question in them at most. */
const longestAsked = 400;

/** Code, links, lines quoted from others, and mentions: nothing of it is the member's own question. */
const notSaid =
  /```[\s\S]*?(?:```|$)|`[^`\n]*`|^[ \t]*>{1,3} .*$|<[@#:/a][^>\s]*>|\b(?:https?:\/\/|www\.)\S+/gim;

/** A command of some bot: "!play …", "/roll", "?help". */
const command = /^\s*[!/.$%&+=;?-]{1,2}\p{L}/u;

const questionWord = '(?:who|whom|whose|what|which|when|where|why|how)';
const verb = '(?:is|are|was|were|do|does|did|has|have|had|can|could|will|would|should)';

/** Where one sentence ends, or a clause that tells and one that asks begins. */
const between = new RegExp(
  `(?<=[.!?？…])\\s+|\\n+|[,;:–—-]\\s+(?=(?:and |but |so )?(?:${questionWord}(?:['’]\\w+)?|${verb}(?:n['’]?t)?)\\s)`,
  'iu',
);

/** Asks whoever reads it for what they know: "anyone know …", "can someone tell me …". */
const outright = new RegExp(
  '^(?:(?:hi|hey|hello|so|ok(?:ay)?|also)[, ]+)*(?:' +
    [
      '(?:(?:does|do) )?(?:any|some)(?:one|body)(?: here)?(?: (?:else|even|actually|happen to))? (?:knows?|remembers?|have (?:the|any) (?:numbers?|figures?|details?|info(?:rmation)?)(?: (?:on|about|for))?)',
      'do (?:you|u)(?: guys| all)?(?: happen to)? (?:know|remember)',
      '(?:can|could|would|will) (?:you|u|(?:any|some)(?:one|body))(?: please| pls)? (?:tell|explain|remind|show)(?: (?:me|us))?(?: (?:about|of))?',
      "(?:i(?:['’]?m| am| was| have been)? )?(?:just )?(?:wondering|curious)(?: about)?",
      'i wonder',
      '(?:tell|remind|show) (?:me|us)(?: more)?(?: (?:about|of))?',
      'explain',
      '(?:any|more|some) (?:news|updates?|info(?:rmation)?|details|word) (?:on|about)',
      '(?:what|how) about',
    ].join('|') +
    ')\\b,?\\s*',
  'iu',
);

/** Who is in the conversation. Not "us", which may be a country. */
const members =
  /\b(?:i|i['’]?m|i['’](?:ve|ll|d)|me|my|mine|myself|we|we['’](?:re|ve|ll|d)|our|ours|you|you['’](?:re|ve|ll|d)|your|yours|yourself|u|ur|ya|y['’]?all|guys|lads|everyone|everybody|let['’]?s)\b/i;

/** Asks someone to do something, or who is there: "anyone up for …", "can someone …". */
const request =
  /^(?:(?:is|are|has|have|can|could|would|will) )?(?:any|some)(?:one|body|1)\b|^(?:can|could|would|will|please) (?:pls |please )?(?:u|you)\b/i;

/** Says something in the form of a question. */
const rhetorical = new RegExp(
  [
    '^(?:oh |wow |lol |and )?what an? ',
    '^(?:and |so )?what the (?:hell|heck|fuck|f)\\b',
    "^(?:who|what) (?:even|cares|asked|would(?:['’]ve| have))\\b",
    '^who knows\\b',
    '^so what\\b',
    '^why (?:even|bother|not)\\b',
    "^what(?:['’]?s| is) wrong with\\b",
    "^(?:is|are|was|were|do|does|did)n['’]?t (?:it|that|this|they|he|she)\\b",
    // "Is that real?" is about what somebody has just said or shown.
    `^(?:${questionWord} )?(?:is|are|was|were|does|did) (?:this|that|these|those)\\b`,
  ].join('|'),
  'i',
);

/** Asks when or where something is that everybody here knows: "what time is the meeting?", "where's the link?". */
const arrangement =
  /^(?:what time|when|where)(?:['’]?s| is| are) the [\p{L}\d-]+(?: (?:again|today|tonight|tomorrow))?\s*[?？!]*$/iu;

/** Asks who in the channel has something: "who's got the link?", "who has got the highest score?". */
const whoHas = /^who(?:['’]?s| has) got\b/iu;

/** Asks what the others have been up to: "what's new?", "anything happen yesterday?", "any news?". */
const catchingUp =
  /^(?:what(?:['’]?s| is| was| has| did)?(?: (?:all|been|else|i miss))*(?: (?:new|up|happen(?:ed|ing)?|going on|went on|miss(?:ed)?))+|(?:did )?(?:anything|something)(?: (?:new|happen(?:ed)?|going on|interesting|big))+|any news)(?: (?:today|tonight|yesterday|now|lately|recently|here|(?:this|last) (?:morning|night|week|month|year|weekend)|(?:on |over )?the (?:weekend|week)|(?:on |last )?(?:mon|tues|wednes|thurs|fri|satur|sun)day))*\s*[?？!]*$/iu;

/** "…, right?" after a statement wants to hear a yes. */
const tag =
  /[,\s](?:right|huh|eh|yeah|innit|lol|(?:is|are|was|were|do|does|did|has|have|ca|wo|would|could|should)n['’]?t (?:it|he|she|they|we|you|i))\s*[?？!]*$/i;

/** Opens as a question does, though it need not end with a question mark. Not "what he said is wrong". */
const opensAsQuestion = new RegExp(
  `^(?:(?:and|so|but|also|then|wait|in|on|at|to|by|for|from|of|with|since|until) )*(?:${questionWord}(?:['’]?(?:s|re|d|ve|ll))?\\b(?!\\s+(?:the|an?|he|she|it|they|this|that|people)\\b)|${verb}(?:n['’]?t)?\\b\\s+\\S+\\s+\\S+)`,
  'iu',
);
const hasQuestionWord = new RegExp(`\\b${questionWord}\\b`, 'iu');
const endsAsQuestion = /[?？]["'”’)\s]*$/u;

/** A question with this many words that count names what it is about, even without a question word. */
const wordsOfSubject = 2;
/** "why?" and "who was it?" are said to members; with a question word it takes a word that counts besides. */
const fewestWords = 3;

/**
 * Whether a message in a conversation asks for what an article could say, though it isn't put to the bot:
 * in any spelling, after a greeting or a statement. Not what members ask of each other ("are you coming?"),
 * what only looks like a question ("what a mess"), or what points at something just said.
 *
 * @param message as it was written, with its line breaks
 * @param goesOn whether it may lean on a question that was answered before: "and how much was it?"
 */
export function asksOfArticles(message: string, goesOn = false): boolean {
  if (message.length > longestAsked || command.test(message)) return false;
  const said = message.replaceAll(notSaid, ' ').trim();
  if (notAQuestion(said) !== null) return false;
  return said.split(between).some((sentence) => asks(sentence.trim(), goesOn));
}

function asks(sentence: string, goesOn: boolean): boolean {
  const plain = plainQuestion(sentence);
  const wanted = plain.replace(outright, '');
  const isWanted = wanted !== plain || outright.test(sentence);
  if (notAQuestion(wanted) !== null) return false;
  if (members.test(wanted) || request.test(wanted) || rhetorical.test(wanted)) return false;
  if (arrangement.test(wanted) || whoHas.test(wanted) || catchingUp.test(wanted)) return false;
  const opens = opensAsQuestion.test(wanted);
  if (!opens && tag.test(wanted)) return false;
  if (!isWanted && !opens && !endsAsQuestion.test(wanted)) return false;
  const counted = tokens(wanted).length;
  if (counted >= (isWanted ? 1 : wordsOfSubject)) return true;
  const words = wanted.match(/[\p{L}\p{N}]+/gu) ?? [];
  return hasQuestionWord.test(wanted) && words.length >= fewestWords && (counted > 0 || goesOn);
}
