import type { Rule } from './rule.js';

const agencies =
  'AFP|AP|dpa|Reuters|epd|KNA|EFE|ANSA|TASS|Xinhua|Yonhap|Kyodo|UPI|PTI|ANI|PA|SID|AFPE|Lusa|Interfax|Bloomberg|PA Media|CP|APA|IANS|Anadolu|AA';

const pictureHouses =
  'Getty(?: Images)?|AFP|AP(?: Photo)?|Associated Press|Reuters|EPA(?:-EFE)?|Shutterstock|Alamy|iStock|Unsplash|Pixabay|Pexels|PA(?: Wire| Images| Media)?|dpa|picture alliance|Flickr|Wikimedia(?: Commons)?|ZUMA(?: Press)?|Xinhua|KCNA|Yonhap|Kyodo|Sputnik|TASS|NurPhoto|Anadolu(?: Agency)?|USA TODAY Sports|Bloomberg|ANI|PTI|Adobe Stock|imago(?: images)?|Everett|Rex(?: Features)?|Redux|Magnum|Corbis|Imagn(?: Images)?|Handout|AAP|CP|Canadian Press';

const pictureOnly =
  'Getty(?: Images)?|AP Photo|Shutterstock|Alamy(?: Stock Photo)?|iStock(?:photo)?|Unsplash|Pixabay|Pexels|PA (?:Wire|Images)|picture alliance|Wikimedia(?: Commons)?|ZUMA(?: Press)?|NurPhoto|USA TODAY Sports|Adobe Stock|imago images|Rex Features|Redux|Magnum|Corbis|Imagn(?: Images)?';

const creditLabel =
  '(?:(?:File|Photo|Image|Picture|Video|Screenshot) )?(?:Photo(?:graph|graphy|s|grapher)?|Image|Picture|Pic|Foto|Bild|Illustration|Graphic|Credit|Crédit|Source|PHOTO|IMAGE|CREDIT)s?(?: [Cc]redit| [Ss]ource)?(?: by| courtesy(?: of)?| via)?';

/** A name in a credit: no full stop but after an initial. */
const named = '(?:[^.!?]|(?<=\\b\\p{L})\\.)';

const creditWords =
  'photo(?:graph|graphy|s|grapher)?|image|picture|pic|foto|bild|fotos|illustration|graphic|screen ?(?:grab|shot)|artwork|video|credit|photo credit|image credit|picture credit|image source|photo source|image caption|file photo|file image|representational image|cover image|featured image|crédit(?: photo)?|copyright';

/** What is set among the paragraphs of an article and right around them. */
export const textRules: readonly Rule[] = [
  {
    name: 'related-list',
    siteWide: false,
    why: 'The head of a list of other articles.',
    place: 'anywhere',
    reach: 'list',
    longest: 90,
    patterns: [
      /^(?:similar|related|recent|popular|recommended|featured|trending|latest|more|other|previous|further|additional|top|most[- ](?:read|popular|viewed|shared|commented|recent|watched|emailed)|must[- ]read|don'?t miss|editors?'?s?(?:’s)? picks?)(?: (?:on|from|in|by|for|of|about|great))?(?: \p{L}[\p{L}\p{N}.&'’-]*){0,3}? (?:posts?|articles?|stories|story|news|coverage|content|reading|headlines|videos?|topics?|links?|items?|reads|reports|features|from .{1,40}|picks|galleries|now|today|this week|stories from .{1,40})[\s:»>…-]*$/iu,
      /^(?:most (?:read|popular|viewed|shared|commented|recent|watched|discussed|emailed)|trending(?: now| today| on .{1,30}| topics| stories)?|popular(?: now| posts| in .{1,30})?|recommended(?: for you| by .{1,20}| reading| videos?| stories)?|recommends|editor['’]?s'? ?(?:picks?|choice)|staff picks|up next|what to read next|read (?:next|this next|more from .{1,40})|more (?:from|on|in|about|like|by|great|to|of) .{1,50}|more stories|more news|more coverage|related(?: (?:articles?|stories|posts?|topics?|news|content|links?|videos?|tags?|coverage|reading|stories:|items|to this story))?|(?:you )?(?:may|might|could)(?: also)?(?: be)? (?:like|enjoy|interested in|also like|have missed)|you(?:'|’)ll also like|in case you missed it|dont miss|don['’]t miss(?: this)?|must[- ]reads?(?: .{1,30})?|also in .{1,30}|also on .{1,30}|elsewhere on .{1,40}|around the web|from around the web|from the web|sponsored stories|promoted stories|latest(?: (?:news|stories|headlines|videos?|articles|from .{1,40}|posts|updates|in .{1,30}))?|recent (?:posts|articles|stories|news|comments)|top (?:stories|news|headlines|videos|posts)|story timeline|just in|see more(?: stories| .{1,30})?|next up|other (?:stories|news|articles)|tags|topics|filed under|in this (?:article|story)|explore more|similar (?:posts|articles|stories|news)|read these next|stay connected|follow us|follow|upcoming events|photo gallery|about (?:the )?authors?|sponsored links|features)[\s:»>…]*$/iu,
      /^More (?:\p{Lu}[\p{L}.&'’-]*\s?){1,4}$/u,
      /^(?:mehr zum thema|das könnte sie auch interessieren|lesen sie auch|meistgelesen|weitere (?:artikel|beiträge|nachrichten|themen|meldungen)(?: (?:zum thema|aus .{1,30}))?|ähnliche (?:artikel|beiträge)|à lire aussi|lire aussi|sur le même sujet|les plus lus|articles (?:similaires|liés|récents)|te puede interesar|lo más (?:leído|visto)|noticias relacionadas|artículos relacionados|también te puede interesar|leia também|leia mais|mais lidas|notícias relacionadas|posts relacionados|veja também|artigos relacionados|leggi anche|articoli correlati|potrebbe interessarti|più letti|читайте также|você (?:também )?pode gostar|vous aimerez aussi|también te puede gustar|das könnte (?:dir|ihnen) (?:auch )?gefallen|ti potrebbe (?:anche )?(?:interessare|piacere)|похожие (?:статьи|записи|материалы)|популярное|по теме|baca juga|berita terkait|artikel terkait|lees ook|關連|関連記事|관련기사|相关文章)[\s:»>…]*$/iu,
    ],
  },
  {
    name: 'related-link',
    siteWide: false,
    why: 'A link to another article set between the paragraphs.',
    place: 'anywhere',
    reach: 'line',
    longest: 320,
    patterns: [
      /^(?:read more|more|see more|show more|read also|see also|also read|read next)\s*[»›>:…+→]*$/iu,
      /^[^\p{L}\p{N}]{0,4}(?:read(?:ing)? (?:also|more|next|now|on|this)|also read|also see|see also|must[- ]read|more|related(?: (?:articles?|stor(?:y|ies)|posts?|news|content|links?|reading|coverage|video|topics?|roundup|forum|tags?))?|recommended|don['’]?t miss|you may (?:also )?like|you might (?:also )?like|what to know|watch(?: also| now| live| next)?|listen(?: now)?|trending|in pictures|in photos|photos|gallery|live updates|further reading|full (?:story|coverage)|click here|more from .{1,30}|more on .{1,40}|lire aussi|à lire aussi|lesen sie auch|mehr zum thema|lea también|lee también|ver también|leia também|leia mais|veja também|leggi anche|читайте также|baca juga|lees ook)\s*(?::|»|>|›|→|\||–|—| - )\s*[^a-z].{1,280}$/iu,
      /^\W{0,3}(?:READ (?:MORE|ALSO|NEXT|THIS)|MORE|RELATED|WATCH(?: NOW| LIVE| MORE)?|SEE ALSO|ALSO READ|LISTEN)\b[\s:|>–—-]+\p{Lu}[^.]{8,200}$/u,
      /^\[\s*(?:related|read|see|watch|more|also)\b[^\]]{1,240}\]$/iu,
      /^(?:read|see|watch|view|get|click|tap|find|learn|browse|check out) (?:more|here|all|the full|full|it here|on|out)\b[^.!?]{0,60}[»›>→…]+$/iu,
      /^(?:read|see|view|watch|click here for|click here to (?:read|see|view|watch)|check out|learn|find out|browse|discover) (?:the )?(?:more|full|all|other|original|our)\b[^.!?,]{0,60}$/iu,
      /^.{0,120}\bread more\s*[»›>→.…]+$/iu,
    ],
  },
  {
    name: 'read-time',
    siteWide: false,
    why: 'How long the article takes to read.',
    place: 'anywhere',
    reach: 'line',
    longest: 60,
    patterns: [
      /^\W*(?:(?:estimated )?(?:read(?:ing)?|lese|lectura|lecture)[ -]?(?:time|zeit|dauer)?\s*[:–-]?\s*)?(?:about |approx\.? |~|< ?|less than )?\d+[\s-]*(?:min(?:ute)?s?|mins|minuten|minutos?|sec(?:ond)?s?)\b\.?(?:,? ?(?:and )?\d+ ?sec(?:ond)?s?)?(?: (?:to )?(?:read|reading time|reading|lesezeit|de lectura|de lecture|de leitura|listen))\W*$/iu,
      /^\W*(?:read(?:ing)? ?time|estimated reading time|temps de lecture|lesezeit|lesedauer|tiempo de lectura|tempo de leitura)\s*[:–-]?\s*\d+.{0,20}$/iu,
    ],
  },
  {
    name: 'agency-signoff',
    siteWide: false,
    why: 'Initials of the editors and the agencies used.',
    place: 'anywhere',
    reach: 'line',
    longest: 360,
    patterns: [
      new RegExp(
        `^(?:\\p{L}{1,6}(?:\\s*[/,]\\s*\\p{L}{1,6}){0,4}\\s*)?[([](?:with )?(?:${agencies})(?:\\s*[,/;&]\\s*(?:and )?(?:${agencies}|[\\p{Lu}][\\p{L}.]{1,20}))*[)\\]]\\.?$`,
        'u',
      ),
      /^\p{Ll}{2,4}\s*\/\s*\p{Ll}{2,5}(?:\s*\/\s*\p{Ll}{2,5})?$/u,
      /^[([]?\s*(?:[Aa]dditional |[Ff]urther )?(?:[Rr]eporting|[Ww]riting|[Ee]diting|[Cc]ompiled|[Ee]dited|[Tt]ranslat(?:ed|ion)) by (?:(?:\p{Lu}[\p{L}.'’-]*|and|in|with|the|for|at|of|by|additional|further|reporting|editing|writing|graphics?)(?=[,;/&()[\]\s]|$)|[,;/&()[\]\s])+$/u,
      /^(?:contributing|contributors?|sources?)\s*:\s*(?:the )?(?:associated press|reuters|afp|ap|agencies|.{2,40} (?:news|wire(?:s| services)?|staff|sports))\.?$/iu,
      /^(?:from (?:[^.]{2,40} )?(?:staff and )?wire reports|with (?:input|inputs|additional reporting|files|reporting|agency inputs?) (?:from|by) [^!?]{2,120}|\(?(?:this (?:story|report|article) (?:has (?:not )?been|is|was) (?:edited|auto-generated|published from|generated|supplied)).{2,220})$/iu,
      /^contributing\s*:\s*\p{Lu}.{2,220}$/iu,
      /^[^!?]{4,160} contributed to this (?:report|story|article)(?: from [^.!?]{2,40})?\.?$/iu,
      /^this (?:article|story|post) (?:was )?(?:originally |first )(?:published|appeared) (?:by|on|in|at)\b.{2,120}$/iu,
    ],
  },
  {
    name: 'caption',
    siteWide: false,
    why: 'A picture caption, told by the credit at its end.',
    place: 'anywhere',
    reach: 'line',
    longest: 420,
    patterns: [
      // Glued to the caption, or after its full stop.
      new RegExp(
        `(?:[\\p{Ll}\\p{N}.!?'"”’»)]|[.!?'"”’»)|]\\s+)${creditLabel}\\s*(?::|\\.{3}|…|©)\\s*[\\p{Lu}@]${named}{1,90}\\.?[)\\]]?$`,
        'u',
      ),
      // In brackets at the end: "(Name/Agency via Agency)", "(Photo by Name)".
      new RegExp(
        `\\s[([](?!(?:${agencies})(?:\\s*[/,]\\s*(?:${agencies}))*[)\\]])(?:[^()[\\]]{0,90}(?:[/|]|\\bvia)\\s*(?:${pictureHouses})|(?:${pictureOnly})\\s*(?:/[^()[\\]]{1,80})?|(?:${pictureHouses})\\s*[/|]\\s*[^()[\\]]{1,80})[)\\]]\\.?$`,
        'u',
      ),
      new RegExp(
        `\\s[([]${creditLabel}(?:\\s*:|(?<= by| via| courtesy| of))\\s[^()[\\]]{2,90}[)\\]]\\.?$`,
        'u',
      ),
      new RegExp(
        `(?<!\\b\\p{L})[.!?"”’]\\s*(?:AP Photo|Getty Images|[\\p{Lu}][\\p{L}.'-]+(?: [\\p{Lu}][\\p{L}.'-]+){0,3}\\s*[/|]\\s*(?:[\\p{L} ]{1,30}[/|]\\s*)?(?:${pictureHouses})|(?:${pictureHouses})\\s*/\\s*[\\p{L} .'-]{2,50})$`,
        'u',
      ),
    ],
  },
  {
    name: 'photo-credit',
    siteWide: false,
    why: 'Who took a picture or owns it, on a line of its own.',
    place: 'anywhere',
    reach: 'line',
    longest: 200,
    patterns: [
      new RegExp(
        `^[([{]?\\s*(?:${creditWords})s?(?: (?:by|courtesy|from|via|of))?\\s*[:=©|/–—-]\\s*${named}{2,120}\\.?[)\\]}]?$`,
        'iu',
      ),
      /^[([{]?\s*(?:photo(?:graph)?s?|image|picture|illustration|video|graphic)s? (?:by|courtesy(?: of)?|via|from|provided by) [^.!?]{2,100}\.?[)\]}]?$/iu,
      new RegExp(
        `^[([{]?${named}{0,100}[/|]\\s*(?:via )?(?:${pictureHouses})(?:\\s*(?:via|/|\\||,)\\s*(?:${pictureHouses}|[\\p{Lu}][\\p{L} ]{1,30})){0,3}[)\\]}]?$`,
        'u',
      ),
      new RegExp(
        `^[([{]?(?:[^.!?,]|(?<=\\b\\p{L})\\.){2,60}[,(-]\\s*(?:via )?(?:${pictureOnly})[)\\]}]?$`,
        'u',
      ),
      new RegExp(
        `^[([{]?(?:${pictureHouses})(?:\\s*(?:via|/|\\|)\\s*[\\p{L} .'-]{1,60}){1,3}[)\\]}]?$`,
        'u',
      ),
      new RegExp(`^[([{]?(?:file )?(?:${pictureHouses})[)\\]}]?$`, 'u'),
      /^(?:\(?(?:credit|photo|image|getty images|ap photo|file photo|photos?: .{2,60}|image caption|photo caption|caption|hide caption|show caption|toggle caption|enlarge(?: this)?(?: image)?|view (?:gallery|photos?|slideshow|full size|larger)|hide|fullscreen|expand|zoom|slideshow|photo gallery|picture gallery|click to enlarge|image \d+ of \d+|\d+ (?:of|\/) \d+|photo \d+ of \d+|\d+ photos?)\)?)$/iu,
      /^(?:foto|bild|fotos|photo|crédito?|crédit photo|фото|사진)\s*[:=]\s*[^.!?]{2,100}$/iu,
      /^[©ⓒ]\s*[^.!?]{0,100}$/u,
      /^\[(?:사진|photo|foto|image)\s*=.{1,80}\]$/iu,
    ],
  },
  {
    name: 'picture-caption',
    siteWide: false,
    why: 'A picture caption, named as one at its beginning.',
    place: 'anywhere',
    reach: 'line',
    longest: 320,
    patterns: [/^(?:image|photo|picture) caption,\s*\S.{0,300}$/iu],
  },
  {
    name: 'gallery-control',
    siteWide: false,
    why: 'What is pressed to leaf through pictures.',
    place: 'anywhere',
    reach: 'line',
    longest: 80,
    patterns: [
      /^(?:(?:next|previous|prev) (?:image|photo|picture|slide)|(?:open|close|view|see|show|enter|exit|launch|expand)(?: the| full| all| in| image in)* (?:gallery|slideshow|lightbox|all (?:\d+ )?(?:photos|images|pictures))|(?:swipe|scroll|click|tap) (?:left|right|through|for|to (?:see|view))\b[^.!?]{0,40}\b(?:photos?|images?|pictures?|gallery|slides?|more)|(?:slide|image|photo|picture) \d+ (?:of|\/) \d+|\d+ (?:photos|images|pictures)|view \d+ (?:photos|images|pictures)|go to slide \d+)[\s.:›»>]*$/iu,
    ],
  },
  {
    name: 'tags',
    siteWide: false,
    why: 'The topics that the page is filed under.',
    place: 'anywhere',
    reach: 'line',
    longest: 260,
    patterns: [
      /^(?:tags?|topics?|filed (?:under|in|to)|posted in|categor(?:y|ies)|related (?:topics|tags)|keywords|in this article|more about|mots[- ]clés|schlagw[oö]rter|etiquetas|temas|теги)\s*:\s*\S[^.!?]{0,220}$/iu,
      /^(?:topics?|tags?) \p{L}*\p{Ll}\p{Lu}.{0,220}$/u,
      /^(?:#\p{L}[\p{L}\p{N}_]*[\s,]*){2,}$/u,
    ],
  },
  {
    name: 'counter',
    siteWide: false,
    why: 'Counts, page numbers and separators that stand alone around the article.',
    place: 'front',
    reach: 'line',
    longest: 40,
    patterns: [
      /^[\d.,\s/|·•–—\-+%()[\]]+k?$/iu,
      /^[^\p{L}\p{N}]+$/u,
      /^(?:by|at|on|and|via|source|von|par|por)$/iu,
    ],
  },
  {
    name: 'timestamp',
    siteWide: false,
    why: 'When it was updated, without a whole date: no dateline, but no text either.',
    place: 'front',
    reach: 'line',
    longest: 80,
    patterns: [
      /^(?:last |first )?(?:updated|published|posted|modified|aktualisiert|actualizado|mis à jour)\b[\s:,]*(?:(?:on|at|an?|about|vor|hace|il y a|\d{1,2}(?::\d{2})?|[ap]\.?m\.?|[e|p|c]s?t|gmt|ago|(?:second|minute|min|hour|hr|day|week|month|year)s?|stunden?|minuten?|horas?|heures?|(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?|today|yesterday|(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)\p{L}*)(?![\p{L}\p{N}])[\s.,;:|]*)+$/iu,
      /^(?:an?|\d+) (?:minute|min|hour|hr|day|week|month|year)s? ago$/iu,
    ],
  },
  {
    name: 'byline',
    siteWide: false,
    why: 'Who wrote it: kept as the author, not as text.',
    place: 'front',
    reach: 'line',
    longest: 140,
    patterns: [
      /^(?:(?:\p{L}+ )?[Bb]y|[Aa]uthor|[Rr]eporter|[Vv]on|[Pp]ar|[Pp]or|[Dd]i|[Dd]oor|Автор)\s*:?\s+\p{Lu}[\p{L}.'’-]*(?:\s+(?:\p{Lu}[\p{L}.'’-]*|de|van|von|der|al|bin|el|la|du|da|dos|di|le|&|and|und|et|y|e)){1,8}(?:\s*[,|•·/–—@(-].{0,80}|\s+on\s.{0,40}\d.{0,20})?$/u,
      /^(?:BY|By|WRITTEN BY)\s+\p{Lu}[\p{Lu}.'’\s-]{3,60}(?:[,|].{0,60})?$/u,
      /^(?:BY|By)\s+\p{Lu}[\p{L}.'’-]+(?: \p{Lu}[\p{L}.'’-]+){1,3}(?:(?:,| and|, and| AND| &) \p{Lu}[\p{L}.'’-]+(?: \p{Lu}[\p{L}.'’-]+){1,3}){1,5}$/u,
    ],
  },
  {
    name: 'byline-role',
    siteWide: false,
    why: 'The post of whoever wrote it, on a line of its own.',
    place: 'front',
    reach: 'line',
    longest: 60,
    patterns: [
      /^(?:\p{Lu}[\p{L}&'’-]*,? ){0,4}(?:(?:Staff |Senior |Chief )?(?:[Rr]eporter|[Ww]riter|[Cc]orrespondent|[Cc]olumnist|[Ee]ditor|[Jj]ournalist|[Pp]roducer|[Cc]ontributor|[Cc]ritic)s?|STAFF (?:WRITER|REPORTER)S?)$/u,
    ],
  },
];

const credit = new RegExp(
  `(?:\\s*[([](?:[^()[\\]]{0,90})[)\\]]|\\s*(?:${creditWords})s?(?: (?:by|courtesy(?: of)?|via))?\\s*(?::|\\.{3}|…|©)\\s*[^.!?]{1,90})\\.?$`,
  'iu',
);

/** Where the credit at the end of a caption begins, or -1. */
export function trailingCredit(line: string): number {
  return line.search(credit);
}
