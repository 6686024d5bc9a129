import type { SourceFact } from '../answer.js';
import { type ArticlePhrase, articlePhrase, withoutEnd } from './article-phrase.js';

/** What a question asks about an article: facts of its source, or what it says on the whole. */
export interface ArticleQuestion extends ArticlePhrase {
  readonly asked: SourceFact | 'gist';
  /**
   * Whether it can only be about an article of the library. "Who wrote about the fire?" may also ask for
   * somebody that an article speaks of.
   */
  readonly certain: boolean;
}

type Form = readonly [ArticleQuestion['asked'], RegExp];

/** The article that a form is about. */
const it = '(?<article>.+?)';
/** What the article is about, if a form has no word for the article. */
const topic = '(?<topic>.+)';
const is = "(?:['’]s| is| was| are| were)";
const writer = '(?:author|writer|journalist|reporter|columnist|correspondent)s?';
const paper =
  '(?:paper|newspaper|magazine|publication|outlet|news (?:outlet|site|organi[sz]ation|agency|service)|site|website|publisher|broadcaster|daily|journal)';
const link = '(?:the |a )?(?:link|url|(?:web ?)?address)';

/** "%" stands for the article. Each is a whole question. */
const aboutArticles: readonly Form[] = forms([
  ['author', `who(?:${is} behind| wrote| authored| penned| has written| did| filed) %`],
  ['author', `(?:which|what) ${writer} (?:wrote|authored|penned|has written|did|filed) %`],
  ['author', `(?:who${is} )?(?:the )?(?:${writer}|byline) (?:of|behind|for|on) %`],
  [
    'author',
    `what${is} the (?:name of the )?(?:${writer}|byline)(?: name)? (?:of|on|for|who wrote) %`,
  ],
  ['author', `(?:who|by whom)${is} % (?:written(?: by)?|by)`],
  ['author', `% (?:is|was) (?:written )?by whom?`],
  [
    'date',
    `when${is} % (?:first |originally )?(?:published|posted|written|printed|released|put online|out|from)`,
  ],
  ['date', `when did % (?:first )?(?:come out|appear|run|go online|get (?:published|printed))`],
  ['date', `when did .+? (?:publish|run|print|post|write|carry) %`],
  [
    'date',
    `(?:on |in |from )?(?:what|which) (?:day|date|month|year)(?:${is}| did) % (?:published|posted|written|printed|released|from|appear|come out|dated|run)(?: on)?`,
  ],
  ['date', `(?:what${is} )?the (?:(?:publication|publishing) )?date (?:of|on|for) %`],
  ['date', `how (?:old|recent)${is} %`],
  [
    'publisher',
    `(?:which|what) ${paper} (?:published|ran|carried|printed|has|had|posted|wrote|put out) %`,
  ],
  [
    'publisher',
    `(?:in |from |by )?(?:which|what) ${paper}(?:${is}| did| does) %(?: (?:published|printed|appear|from|in|run|come from|carried|by))*`,
  ],
  ['publisher', `who (?:published|printed) %`],
  ['publisher', `(?:who|what)${is} the (?:publisher|source) of %`],
  [
    'publisher',
    `where(?:${is}| did| does) % (?:published|printed|posted|appear|come from|from|run)`,
  ],
  ['title', `what${is} the (?:headline|title|heading|name) (?:of|for|on|over|above) %`],
  ['title', `(?:what|how)${is} % (?:called|titled|entitled|headlined)`],
  [
    'url',
    `where (?:can|could|do|may|might|should) (?:i|we|you|one) (?:read|find|see|get|look up)(?: (?:more of|the rest of|all of))? %(?: online)?`,
  ],
  ['url', `(?:what${is} |is there )?${link} (?:of|to|for) %`],
  [
    'url',
    `(?:(?:can|could|may) (?:i|we|you) (?:please )?)?(?:have|get|give (?:me|us)|send (?:me|us)|show (?:me|us)|post|share) ${link} (?:of|to|for) %`,
  ],
  ['gist', `(?:please )?(?:summari[sz]e|sum up|recap|outline) %(?: for (?:me|us))?`],
  [
    'gist',
    `(?:(?:give|write|show|send) (?:me|us) )?(?:(?:what${is} )?(?:an?|the) )?(?:(?:short|brief|quick) )?(?:tl;?dr|summary|gist|overview|outline|main points?|key points?) (?:of|for|on) %`,
  ],
  ['gist', `tl;?dr:? (?:on |for )?%`],
  ['gist', `what${is} % (?:about|all about)`],
  [
    'gist',
    `what (?:does|did|do) % (?:say|tell(?: (?:us|me))?|report|describe|cover|deal with|talk about)`,
  ],
  ['gist', `(?:tell (?:me|us) about|what(?:${is}| happens| happened) in) %`],
]);

/** Forms without a word for the article, which may also ask for what a text says. */
const perhapsAboutArticles: readonly Form[] = forms([
  [
    'author',
    `who (?:reported on|wrote (?:about|on)|has written (?:about|on)|covered(?! up\\b)) ${topic}`,
  ],
  [
    'author',
    `(?:which|what) ${writer} (?:reported on|wrote (?:about|on)|has written (?:about|on)|covered(?! up\\b)) ${topic}`,
  ],
  [
    'publisher',
    `(?:which|what) ${paper} (?:has |have )?(?:covered|broke|cover|covers|(?:report|write|say|claim|wrote|said|run|ran|carried|published)(?:s|ed)? (?:that|on|about|of)) ${topic}`,
  ],
  [
    'title',
    `(?:which|what) (?:article|story|piece)s? (?:is|was|are|were|talks?|tells?|deals?|speaks?) (?:about|on|of|with) ${topic}`,
  ],
  ['url', `where (?:can|could|do) (?:i|we|you|one) read (?:more )?(?:about|on) ${topic}`],
]);

function forms(given: readonly (readonly [ArticleQuestion['asked'], string])[]): Form[] {
  return given.map(([asked, form]) => [asked, new RegExp(`^${form.replace('%', it)}$`, 'iu')]);
}

/** "What was it called?" asks for a thing of the text; these words can only mean an article or a book. */
const ofWriting =
  /\b(?:publish|print|wrote|written|author|paper|newspaper|magazine|read|link|url|byline|headline)/iu;

/** What a text may speak of and not be: "the report" may be one that an article is about. */
const spokenOf = new Set(['report', 'column']);

/**
 * What a question asks about an article: who wrote it, when it was published, by whom, its headline, its
 * address, or its gist. `null` if it asks for something else, as "who wrote the law" does.
 */
export function articleQuestionIn(question: string): ArticleQuestion | null {
  const plain = withoutEnd(question);
  for (const [asked, form] of aboutArticles) {
    const named = form.exec(plain)?.groups?.article;
    if (named === undefined) continue;
    // "Summarise glacier museum story" leaves its "the" out.
    const found = articlePhrase(named) ?? (asked === 'gist' ? articlePhrase(`the ${named}`) : null);
    if (found === null) continue;
    const isBare = found.topic === null && found.noun === null;
    if (isBare && (asked === 'gist' || !ofWriting.test(plain))) continue;
    // "What is 'Five' about?" asks for a film as well.
    if (asked === 'gist' && found.noun === null) continue;
    const isNamed = found.noun !== null && !spokenOf.has(found.noun);
    // "Which paper was it in?" can't ask for a book, as "Who wrote it?" can.
    const isOfPaper = found.topic === null && (asked === 'publisher' || asked === 'url');
    return { ...found, asked, certain: isNamed || isOfPaper };
  }
  for (const [asked, form] of perhapsAboutArticles) {
    const named = form.exec(plain)?.groups?.topic;
    if (named !== undefined) return { topic: named, noun: null, asked, certain: false };
  }
  return null;
}
