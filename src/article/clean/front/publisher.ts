import { normaliseLine, wordsOf } from '../lines.js';

/** Publishers by host, for hosts that differ from the name that readers know. */
const publishersByHost: Readonly<Record<string, string>> = {
  'abc.net.au': 'ABC News',
  'abcnews.go.com': 'ABC News',
  'aljazeera.com': 'Al Jazeera',
  'apnews.com': 'Associated Press',
  'bbc.co.uk': 'BBC',
  'bbc.com': 'BBC',
  'bloomberg.com': 'Bloomberg',
  'businessinsider.com': 'Business Insider',
  'cbc.ca': 'CBC',
  'cbsnews.com': 'CBS News',
  'cnbc.com': 'CNBC',
  'cnn.com': 'CNN',
  'dw.com': 'DW',
  'economist.com': 'The Economist',
  'euronews.com': 'Euronews',
  'forbes.com': 'Forbes',
  'foxnews.com': 'Fox News',
  'france24.com': 'France 24',
  'ft.com': 'Financial Times',
  'independent.co.uk': 'The Independent',
  'koreaherald.com': 'The Korea Herald',
  'lemonde.fr': 'Le Monde',
  'nbcnews.com': 'NBC News',
  'newsweek.com': 'Newsweek',
  'npr.org': 'NPR',
  'nytimes.com': 'The New York Times',
  'politico.com': 'Politico',
  'reuters.com': 'Reuters',
  'scmp.com': 'South China Morning Post',
  'spiegel.de': 'Der Spiegel',
  'techcrunch.com': 'TechCrunch',
  'telegraph.co.uk': 'The Telegraph',
  'theguardian.com': 'The Guardian',
  'thehill.com': 'The Hill',
  'theverge.com': 'The Verge',
  'time.com': 'Time',
  'usatoday.com': 'USA Today',
  'washingtonpost.com': 'The Washington Post',
  'wsj.com': 'The Wall Street Journal',
  'yna.co.kr': 'Yonhap',
};

/** Agencies and stations as datelines write them. */
const publishersByDateline: Readonly<Record<string, string>> = {
  AFP: 'AFP',
  AP: 'Associated Press',
  BBC: 'BBC',
  CNN: 'CNN',
  'CNN Business': 'CNN',
  DW: 'DW',
  dpa: 'dpa',
  Kyodo: 'Kyodo',
  Reuters: 'Reuters',
  UPI: 'UPI',
  Xinhua: 'Xinhua',
  Yonhap: 'Yonhap',
};

const knownPublishers = new Map(
  [...Object.values(publishersByHost), ...Object.values(publishersByDateline)].map((name) => [
    normaliseLine(name),
    name,
  ]),
);

const publisherWord =
  /\b(?:news|times|post|herald|tribune|guardian|journal|gazette|chronicle|daily|press|courier|observer|telegraph|mail|express|star|mirror|standard|examiner|inquirer|dispatch|bulletin|globe|register|sentinel|today|magazine|weekly|review|media|radio|tv|television|broadcasting|network|zeitung|nachrichten|presse|rundschau|anzeiger|monde|figaro|diario|periódico|jornal|folha|gazzetta|corriere|blog|online|insider|wire)\b|\.(?:com|org|net|de|fr|co\.uk|info)$/iu;

/**
 * The publisher that a web address belongs to: a name for well-known hosts, otherwise the bare host
 * (`example.com`); `null` if it isn't a web address.
 */
export function publisherOfUrl(url: string): string | null {
  let host: string;
  try {
    const parsed = new URL(url);
    if (!/^https?:$/u.test(parsed.protocol)) {
      return null;
    }
    host = parsed.hostname.toLowerCase();
  } catch {
    return null;
  }
  if (!/^[\p{L}\d-]+(?:\.[\p{L}\d-]+)+$/u.test(host) || /^[\d.]+$/u.test(host)) {
    return null;
  }
  const bare = host.replace(/^(?:www\d?|m|mobile|amp|edition|en)\./u, '');
  for (let name = bare; name.includes('.'); name = name.slice(name.indexOf('.') + 1)) {
    const known = publishersByHost[name];
    if (known !== undefined) {
      return known;
    }
  }
  return bare;
}

/** A title without the site's name at its end, and that name. */
export interface SplitTitle {
  readonly title: string;
  readonly publisher: string | null;
}

/**
 * Removes the site's name from a title: "Headline | Daily Sample", "Headline - Daily Sample". A
 * hyphen also joins the halves of a headline, so it counts only before a known name, one that reads
 * like a newspaper's, or one that the page's host contains.
 */
export function splitTitle(title: string, host: string | null): SplitTitle {
  const split = /^(.{8,250}?\S)\s+([|–—·»-]|::)\s+([^|–—»]{2,50})$/u.exec(title);
  const [head, mark, name] = [split?.[1], split?.[2], split?.[3]?.trim()];
  if (head === undefined || mark === undefined || name === undefined) {
    return { title, publisher: null };
  }
  const words = wordsOf(name);
  const namelike =
    words.length <= 5 &&
    !sectionName.test(name) &&
    /^[\p{Lu}\p{Lo}\d]/u.test(name) &&
    !/[.!?,:;]$/u.test(name) &&
    words.every(
      (word) =>
        /^[\p{Lu}\p{Lo}\d]/u.test(word) ||
        /^(?:of|the|and|for|de|di|der|la|le|el|y|et|und)$/u.test(word) ||
        /\./u.test(word),
    );
  const known = knownPublishers.get(normaliseLine(name));
  const squeezed = name.toLowerCase().replace(/[^\p{L}\d]/gu, '');
  const ofHost =
    host !== null && squeezed.length >= 2 && host.replace(/[^\p{L}\d]/gu, '').includes(squeezed);
  if (known !== undefined || ofHost || (namelike && (publisherWord.test(name) || mark === '|'))) {
    return { title: splitTitle(head, host).title, publisher: known ?? name };
  }
  return { title, publisher: null };
}

/** Sections and tools that stand at the end of titles too. */
const sectionName =
  /^(?:(?:more )?(?:newsletters?|news|latest news|breaking news|world|politics|business|health|science|tech|technology|sports?|football|culture|opinion|comment|analysis|entertainment|lifestyle|travel|video|videos|watch|live|live updates|photos|home|blog|print))$/iu;

const companyForm =
  /[\s,]+(?:Inc|LLC|L\.L\.C|Ltd|Limited|Corp|Corporation|Co|Company|PLC|plc|GmbH|AG|SA|S\.A|Pty)\.?$/u;

function trimCompany(name: string): string | null {
  let bare = name.trim().replace(/^(?:by|the copyright of)\s+/iu, '');
  for (let before = ''; before !== bare; ) {
    before = bare;
    bare = bare.replace(companyForm, '').replace(/[\s.,;:&|–—-]+$/u, '');
  }
  const words = wordsOf(bare);
  const namelike = words.length > 0 && words.length <= 6 && /^[\p{Lu}\d]/u.test(bare);
  return namelike && !/^(?:all rights|copyright|reserved|the authors?)\b/iu.test(bare)
    ? bare
    : null;
}

/** The holder that a copyright line names, without its form of company; `null` if it names none. */
export function publisherOfCopyright(line: string): string | null {
  const held =
    /(?:copyright|©|\(c\))\s*(?:(?:©|\(c\)|copyright)\s*)?(?:(?:19|20)\d\d(?:\s*[-–]\s*(?:(?:19|20)\d\d|present))?)[,.]?\s+([^.©|()]{2,60}?(?:\.(?:com|org|net|co\.uk|info))?)(?:[.|,;(]|\s+[-–—]\s|\s+(?:all rights|unless)\b|$)/iu.exec(
      line,
    );
  if (held?.[1] === undefined) {
    return null;
  }
  const name = trimCompany(held[1]);
  return name === null ? null : (knownPublishers.get(normaliseLine(name)) ?? name);
}

/** The publisher named in a link to its other sites ("Skip to more DW sites"), or `null`. */
export function publisherOfSiteLink(line: string): string | null {
  const named =
    /\b(?:more|other|all) (\p{Lu}[\p{L}\d&.]*(?: \p{Lu}[\p{L}\d&.]*){0,3}) sites$/u.exec(line);
  return named?.[1] ?? null;
}

/** The agency or station in the dateline that opens a body: "(CNN) --", "LONDON (Reuters) -". */
export function publisherOfDateline(paragraph: string): string | null {
  const named =
    /^[^()a-z]{0,40}(?:[\p{L}.,' /-]{0,60})?\((\p{L}[\p{L} ]{1,20})\)\s*(?:--|–|—|-)\s*\S/u.exec(
      paragraph.slice(0, 140),
    );
  return named?.[1] === undefined ? null : (publishersByDateline[named[1]] ?? null);
}
