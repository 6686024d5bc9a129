/** Always followed by the name they belong to. */
const titles =
  words(`Mr Mrs Ms Mx Dr Drs Prof Gen Lt Col Sgt Capt Cpt Maj Cmdr Cdr Adm Cpl Pvt Brig Sen
  Sens Rep Reps Gov Govs Rev Hon Pres Msgr Messrs Mme Mlle Amb Atty Supt Insp Det Fr Sra Pte Spc`);

/** Never the last word of a sentence. */
const links = words('e.g eg i.e ie vs v cf viz approx ca incl esp a.k.a');

/** Followed by the number or the month that they count; anything else starts a sentence. */
const counters = words('rt rte no nos p pp vol vols ch fig figs art sec para');
const calendar = words(`Jan Feb Mar Apr Jun Jul Aug Sep Sept Oct Nov Dec
  Mon Tue Tues Wed Thu Thur Thurs Fri Sat Sun`);

/** May end a sentence or be inside one: the next word decides. */
const eitherWay =
  words(`Inc Corp Co Cos Ltd LLC Bros Jr Sr Esq Ph.D Dept Univ Assn Assoc Intl Natl Mfg
  St Mt Ft Ave Blvd Rd Hwy etc al est
  Ala Ariz Ark Calif Colo Conn Del Fla Ga Ill Ind Kan Ky La Md Mass Mich Minn Miss Mo Mont Neb Nev Okla
  Ore Pa Penn Tenn Tex Va Vt Wash Wis Wyo Ont Que`);

/** What follows "9 a.m." within the same sentence. */
const afterClock =
  /^\(?(?:[ECMP][SD]?T|GMT|BST|UTC|CET|CEST|IST|AEST|JST|Eastern|Central|Pacific|Mountain|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|(?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec)(?:[a-z]*)?)\b/;

/**
 * Words that begin a sentence far more often than they continue a name: "in the U.S. The", "Apple
 * Inc. It".
 */
const starters =
  words(`The A An This That These Those It He She They We I You There Here But And Or So Yet
  However Meanwhile Moreover In On At By For From With Without As If When While After Before Since Although
  Though Because Despite During Until Once Instead Under Over Among Unlike Like His Her Its Their Our My Your
  Not No Yes What Who Why How Where Which Whether Some Many Most Several Both All Another Other Others Each
  Every Few More One Two Three Four Five Also Still Then Now Today Yesterday Later Earlier Last Next Even
  According About Only Just Asked To Such Nobody Nothing Everyone Police Officials`);

const closers = /["'”’»)\]]+$/;
const dottedLetters = /^\p{L}(?:\.-?\p{L})*$/u;
const listMarker = /^\s*\(?(?:\d{1,3}|\p{L})[.)]\s*$/u;

/**
 * Whether the sentence continues past a proposed boundary. `before` and `after` are the text on
 * either side of it (white space belongs to `before`); `sentence` is the sentence so far, if it is
 * short.
 */
export function readsOn(before: string, after: string, sentence: string | null): boolean {
  if (/^["'”’»)\]]+(?:\s|$)/.test(after)) return true;
  if (sentence !== null && (listMarker.test(sentence) || !/[\p{L}\p{N}]/u.test(sentence))) {
    return !sentence.includes('\n');
  }
  const spaced = before.trimEnd();
  if (before.slice(spaced.length).includes('\n')) return false;
  if (spaced === before) return /[.!?]["'”’)\]]*$/.test(before) && !lostSpace(before, after);
  if (/^["“‘'([]?\p{Ll}(?!\p{Lu})/u.test(after)) return !/^["“‘'([]/.test(after);

  const bare = spaced.replace(closers, '');
  if (bare !== spaced) return isSpeechTag(spaced, after);
  if (bare.endsWith('!')) return /(?:^|\W)Yahoo!$/.test(bare) && !startsSentence(after);
  if (!bare.endsWith('.') || /\.\s?\.$/.test(bare)) return false;
  return abbreviationReadsOn(bare, after);
}

const said =
  'said|says|asked|asks|replied|replies|answered|shouted|cried|called|added|wrote|writes|yelled|exclaimed|told|joked|insisted|wondered|whispered|screamed|demanded|warned|recalled|declared';
const speechTag = new RegExp(
  `^\\p{Lu}[\\p{L}.'’-]*(?: (?:\\p{Lu}[\\p{L}.'’-]*|de|van|von|der|al|bin|of|the)){0,4} (?:${said})\\b`,
  'u',
);

/** Whether who says it follows a quotation that ends in a mark: "Never!" Bell said. */
function isSpeechTag(quotation: string, after: string): boolean {
  return /[!?…]["'”’»]+$/.test(quotation) && speechTag.test(after) && !startsSentence(after);
}

/** `bare` ends in one full stop; `after` begins with a capital, a number, a quote or a bracket. */
function abbreviationReadsOn(bare: string, after: string): boolean {
  const word = /([^\s"“‘'([—–]+)\.$/u.exec(bare)?.[1] ?? '';
  const lower = word.toLowerCase();
  if (titles.has(word) || links.has(lower)) return true;
  if (lower === 'a.m' || lower === 'p.m' || lower === 'am' || lower === 'pm') {
    return afterClock.test(after);
  }
  // "p. 4" is a page, "Walter P. Ames" is not.
  if (counters.has(lower) && word !== 'P') return /^[\d#]/.test(after);
  if (calendar.has(word)) return /^\d/.test(after) || afterClock.test(after);
  // "than I." ends a sentence, "George I. Smith" does not.
  if (word === 'I' && /(?:^|\s)\p{Ll}[\p{L}'’]*\s+I\.$/u.test(bare)) return false;
  if (eitherWay.has(word) || dottedLetters.test(word)) {
    return !/^["“‘]/.test(after) && !startsSentence(after);
  }
  return false;
}

/**
 * Two sentences without a space between them: "he said.The next", but not "Yahoo!Finance" or
 * "?q=The".
 */
function lostSpace(before: string, after: string): boolean {
  return /(?:^|\s)\p{Ll}{2,}[.!?]["”’]?$/u.test(before) && startsSentence(after);
}

function startsSentence(after: string): boolean {
  const [, word = '', next = ''] = /^["“‘'([]*(\p{L}[\p{L}'’]*)(.?)/u.exec(after) ?? [];
  return next !== '.' && starters.has(word.replace(/['’].*$/, ''));
}

function words(list: string): ReadonlySet<string> {
  return new Set(list.split(/\s+/));
}
