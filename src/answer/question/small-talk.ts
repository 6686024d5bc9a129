import type { NotAQuestion } from '../answer.js';

/** Longer messages aren't small talk. This also bounds what the patterns below have to look at. */
const longestTalk = 80;

const greeting =
  /^(?:(?:hi|hey|hello|hiya|howdy|yo|greetings|good (?:morning|afternoon|evening|day|night)|what'?s up|sup)(?: (?:there|all|everyone|everybody|folks|bot|pullquote|again|you|guys))?(?: |$))+(?:how(?:'?s| (?:are|r|is)) (?:you|u|things|it going)(?: (?:doing|today))?)?$/;

const thanks =
  /^(?:(?:ok(?:ay)?|kk?|cool|great|nice|perfect|awesome|wow|lol|haha+|h+mm*|huh|uh|um|meh|yes|yeah|no|nope|sure|bye|good ?bye|see (?:you|ya)|cheers|thx|ty|thanks?|you|a lot|so much|very much|bot|pullquote|for (?:that|the help|your help))(?: |$))+$/;

// Talk addressed to the bot itself, or orders that no article can answer.
const chatter =
  /^(?:how(?:'?s| (?:are|r|is)) (?:you|u|things|it going|life)(?: (?:doing|today|feeling))?|who (?:are|r|made|built|created) (?:you|u)|what(?:'?s| is) your name|what (?:can|do) you do|are you (?:an? )?(?:\w+ )?(?:bot|robot|human|ai|real|there|alive|ok(?:ay)?)|(?:please )?(?:tell|sing|write|compose|draw|make|give|generate|sell) (?:me |us )?(?:an?|some) (?:\w+ )?(?:joke|song|poem|story|haiku|picture|essay|code|script|limerick|riddle)s?(?: .*)?|(?:i )?(?:love|hate|like|miss) (?:you|u|this bot)|(?:this is (?:just )?)?(?:a )?test(?:ing)?(?: 1 2 3)?|can you (?:help(?: me)?|hear me|talk|speak))$/;

/**
 * Tells greetings, thanks, small talk and keyboard noise from questions. Only whole messages count:
 * "hello, what did the UN report say?" is a question.
 *
 * @returns why the text isn't a question, or `null` if it may be one
 */
export function notAQuestion(text: string): NotAQuestion | null {
  if (text.trim() === '') return 'empty';
  const words = text.replaceAll('’', "'").match(/[\p{L}\p{N}']+/gu) ?? [];
  const talk = words.join(' ').toLowerCase();
  if (talk.length > longestTalk) return null;
  if (greeting.test(talk)) return 'greeting';
  if (thanks.test(talk)) return 'thanks';
  if (chatter.test(talk)) return 'chatter';
  return isNoise(words) ? 'noise' : null;
}

function isNoise(words: readonly string[]): boolean {
  return words.every(
    (word) => /^[a-z]+$/i.test(word) && !acronym.test(word) && isMash(word.toLowerCase()),
  );
}

const acronym = /^[A-Z]{2,5}s?$/;
const keyboardRows = ['qwertyuiop', 'asdfghjkl', 'zxcvbnm'];

/** Letters struck at random: one key held down, a run along a row of keys, or no word's consonants. */
function isMash(word: string): boolean {
  if (word.length < 4) return false;
  if (/^(.{1,3})\1{2,}.?$/.test(word) || word === 'blah') return true;
  if (/[bcdfghjklmnpqrstvwxz]{6,}/.test(word) || /^[^aeiouy]{4,}$/.test(word)) return true;
  return keyboardRows.some(
    (row) => runsAlong(row, word) || runsAlong([...row].reverse().join(''), word),
  );
}

/** Whether more than half of a word, and four letters at least, is a run of keys side by side. */
function runsAlong(row: string, word: string): boolean {
  const length = Math.max(4, Math.floor(word.length / 2) + 1);
  for (let start = 0; start + length <= word.length; start += 1) {
    if (row.includes(word.slice(start, start + length))) return true;
  }
  return false;
}
