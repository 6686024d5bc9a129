/** A page's headings and what it calls itself in its head. */
export interface TitleClues {
  /** Texts of its `h1` elements. */
  readonly headings: readonly string[];
  /** Texts of its `h2` and `h3` elements. */
  readonly subheadings: readonly string[];
  /** The one `h1` of its article, if there is one. */
  readonly headline: string | null;
  /** Titles by JSON-LD, meta tags and `<title>`, the most reliable first. */
  readonly said: readonly string[];
  readonly publisher: string | null;
}

const placeholder =
  /^(?:untitled(?: (?:document|page|post))?|(?:new )?(?:document|page|post|article|story)|home(?: ?page)?|index|startseite|accueil|inicio|welcome|(?:latest |breaking )?news|title|no title|\(no title\)|loading\W*|default|null|undefined|page not found)$/i;

const section =
  /^(?:(?:latest |breaking |local |world |uk |us )?news|world|politics|business|economy|health|science|tech(?:nology)?|sports?|football|culture|arts|opinion|comment|analysis|entertainment|lifestyle|travel|videos?|live|home|blog)$/i;

/** A heading in fewer letters and digits may be in a title by chance. */
const tellingCharacters = 8;

/** A heading of a section in fewer may be in a title by chance. */
const namingLetters = 15;

/** Longer titles are left as they are. */
const longestTitle = 500;

/** The title is cut off if it ends like that. */
const cut = /\s*(?:…|\.{3})$/;

/**
 * The title of a page's article: the heading that readers see, if the page's head agrees with it or
 * it is the only one of the article, or a lower heading that the head names; otherwise the first title in the head that isn't the site's
 * name or a placeholder.
 */
export function chooseTitle({
  headings,
  subheadings,
  headline,
  said,
  publisher,
}: TitleClues): string | null {
  const isTitle = (text: string) =>
    !placeholder.test(text) && !isName(text, publisher) && !said.some((one) => isSite(text, one));
  const agreed = headings.find((text) => isTitle(text) && said.some((one) => agrees(one, text)));
  if (agreed !== undefined) return agreed;
  // A site's name may be the only heading of the first order.
  const named = subheadings.find(
    (text) =>
      letters(text).length >= namingLetters &&
      isTitle(text) &&
      said.some((one) => agrees(one, text)),
  );
  if (named !== undefined) return named;
  if (headline !== null && isTitle(headline)) return headline;
  const titles = said
    .filter((title) => !isMotto(title, publisher))
    .map((title) => withoutSite(title, publisher))
    .filter((title) => !placeholder.test(title) && !isName(title, publisher));
  const [first] = titles;
  const heading = headings.find(isTitle);
  if (first === undefined) {
    const [other] = said;
    return heading ?? (other === undefined ? null : withoutSite(other, publisher));
  }
  const whole = cut.test(first)
    ? titles.find((title) => !cut.test(title) && agrees(first, title))
    : first;
  return whole ?? first;
}

/** Whether two titles are the same but for the site's name, punctuation or an end cut off. */
export function agrees(one: string, other: string): boolean {
  const [a, b] = [one, other].map((text) => letters(text.replace(cut, '')));
  if (a === undefined || b === undefined) return false;
  const shorter = Math.min(a.length, b.length);
  return a === b ? a !== '' : shorter >= tellingCharacters && (a.includes(b) || b.includes(a));
}

/**
 * The name that stands after the headline in the page's title, if it reads like one: "Ferry aground
 * - Harbour Post".
 */
export function siteAfter(headline: string, title: string): string | null {
  if (!title.startsWith(headline)) return null;
  const name = /^\s+(?:.*\s)?[|¦–—·»-]\s+(\S.{1,49})$/u.exec(title.slice(headline.length))?.[1];
  if (name === undefined || section.test(name) || /[.!?,:;]$/.test(name)) return null;
  const words = name.split(/\s+/);
  const isNamelike = words.every((word) =>
    /^(?:[\p{Lu}\p{Lo}\d&]|(?:of|the|and|for|de|di|der|la|le|el|y|et|und)$)/u.test(word),
  );
  return isNamelike && words.length <= 5 ? name : null;
}

/** The title without the publisher's name at either end and the section at its end. */
function withoutSite(title: string, publisher: string | null): string {
  if (title.length > longestTitle) return title;
  const end = /^(.*\S)\s+[|¦\-–—:·»•]\s+(\S.*)$/.exec(title);
  const isSection =
    section.test(end?.[2] ?? '') && !/\s:\s/.test(title.slice(end?.[1]?.length ?? 0));
  if (end?.[1] && end[2] && (isName(end[2], publisher) || isSection)) {
    return withoutSite(end[1], publisher);
  }
  const start = /^(\S.*?)\s*[|¦\-–—:·»•]\s+(\S.*)$/.exec(title);
  return start?.[1] && start[2] && isName(start[1], publisher) ? start[2] : title;
}

/** Whether a text is the publisher's name, also as "Harbour Post Online". */
function isName(text: string, publisher: string | null): boolean {
  if (publisher === null) return false;
  const plain = (name: string) =>
    letters(
      name.replace(/^the\s+/i, '').replace(/(?:\s+(?:online|news|website)|\.\p{L}{2,3})$/iu, ''),
    );
  return plain(text) !== '' && plain(text) === plain(publisher);
}

/** "Harbour Post - all the news from your islands": the same on each page of a site. */
function isMotto(title: string, publisher: string | null): boolean {
  const start = /^(\S.*?)\s+[-–—:]\s+\S/.exec(title);
  return start?.[1] !== undefined && isName(start[1], publisher);
}

/** Whether a heading is the shorter part of a title with a site's name: the logo. */
function isSite(heading: string, title: string): boolean {
  const parts = title.split(/\s+[|¦–—·»•-]\s+|:\s+/);
  const same = parts.some((part) => letters(part) === letters(heading));
  const longest = Math.max(...parts.map((part) => part.length));
  return parts.length > 1 && same && heading.length < longest && heading.split(/\s+/).length <= 3;
}

function letters(text: string): string {
  return text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '');
}
