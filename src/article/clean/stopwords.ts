import { wordsOf } from './lines.js';

/** The commonest function words of the languages that news is most often scraped in. */
const stopWords: Readonly<Record<string, string>> = {
  en: 'a about after all also an and any are as at be because been before but by can could did do does for from had has have he her his how i if in into is it its just like more most no not now of on one only or other our out over said says she so some such than that the their them then there these they this those to two under up us was we were what when where which while who will with would you your',
  de: 'aber als am an auch auf aus bei bis das dass dem den der des die doch durch ein eine einem einen einer eines er es für hat hatte ich ihr im in ist man mehr mit nach nicht noch nur oder sei seine sich sie sind so über um und vom von vor war was wenn werden wie wir wird wurde zu zum zur',
  fr: "à au aux avec ce cette ces comme dans de des du elle en est et été être fait il ils je la le les leur lui mais même n ne nous on ont ou par pas plus pour qu que qui s sa se ses si son sont sur un une vous c'est d'un d'une",
  es: 'a al como con contra cuando de del desde donde dos el ella en entre era es esta este esto fue ha había han hasta la las lo los más me mi muy no nos o para pero por porque que qué se ser si sin sobre son su sus también tiene todo tras un una y ya',
  pt: 'a ao aos as até com como da das de do dos e é ela ele em entre era essa esse esta este eu foi há isso já la mais mas me muito na não nas no nos o os ou para pela pelo por quando que quem se sem ser seu sua são também te tem um uma você',
  it: "a ad al alla anche che chi ci come con da dal dalla degli dei del della delle di e è ed era gli ha hanno i il in io l la le lo ma mi nel nella non o per perché più quando questa questo se sei si sono su sua sul suo un una uno c'è",
  nl: 'aan als bij dan dat de den der die dit door een en er had haar heeft het hij hun ik in is je kan maar meer met na naar niet nog of om onder ook op over te tot uit van voor was wat we werd wij ze zich zij zijn zo zou',
  ru: 'а без бы был была были было быть в вас во вы где для до его ее если есть еще же за и из или им их к как ко когда который ли мне мы на не нет но о об он она они от по при с свой себя со так также то только у уже что чтобы это я',
  pl: 'a aby ale bez był była było być co czy dla do go i ich jak jako jego jej jest już lub ma na nad nie o od oraz po pod przed przez przy są się tak także tego to tym tylko w we z za ze że',
  tr: 'ama ancak bir bu çok da daha de diye en gibi için ile ise kadar ki mi ne o olan olarak oldu olduğu sonra şu ve veya ya',
  id: 'ada adalah akan atau bagi bahwa banyak belum bisa dalam dan dari dengan di dia hal hanya ia ini itu jika juga kami karena ke kepada kita lebih mereka oleh para pada saat saya sebagai secara sudah telah tersebut tidak untuk yang',
};

/** A language recognised by its function words. */
export interface Language {
  /** ISO 639-1 code. */
  readonly code: string;
  readonly stopWords: ReadonlySet<string>;
}

const languages: readonly Language[] = Object.entries(stopWords).map(([code, words]) => ({
  code,
  stopWords: new Set(words.split(' ')),
}));

function density(words: readonly string[], list: ReadonlySet<string>): number {
  const hits = words.filter((word) => list.has(word)).length;
  return words.length === 0 ? 0 : hits / words.length;
}

/** Enough to recognise a language, in UTF-16 code units. */
const sample = 4_000;

/**
 * A text's language by its function words, or `null` if no list knows it: then stop-word density
 * means nothing and must not be used. Running prose in a listed language has a density of .3 and
 * more; .2 allows for names and figures.
 *
 * @param text Running text, without menus.
 */
export function languageOf(text: string): Language | null {
  const words = wordsOf(text.slice(0, sample).toLowerCase());
  let best: Language | null = null;
  let bestDensity = 0.2;
  for (const language of languages) {
    const found = density(words, language.stopWords);
    if (found > bestDensity) {
      best = language;
      bestDensity = found;
    }
  }
  return best;
}

/** Share of a line's words that are function words of the language, 0 to 1. */
export function stopWordDensity(text: string, language: Language): number {
  return density(wordsOf(text.slice(0, sample).toLowerCase()), language.stopWords);
}
