/**
 * Where a rule holds: on any line; only before the first paragraph of the body (`front`); only
 * after its last (`back`), in both cases looking past lines that other rules have dropped.
 */
export type RulePlace = 'anywhere' | 'front' | 'back';

/**
 * What follows a line that the rule matches: nothing (`line`); a list of links up to the next
 * sentence (`list`); or the end of the article (`end`), unless most of it is still to come.
 */
export type RuleReach = 'line' | 'list' | 'end';

/** One kind of clutter. */
export interface Rule {
  readonly name: string;
  readonly why: string;
  readonly place: RulePlace;
  readonly reach: RuleReach;
  /** Lines longer than this (UTF-16 code units) are never of this kind. */
  readonly longest: number;
  readonly patterns: readonly RegExp[];
}

const networks =
  'facebook|twitter|x|instagram|linkedin|whats ?app|pinterest|reddit|telegram|tumblr|flipboard|pocket|youtube|tiktok|snapchat|threads|bluesky|mastodon|messenger|google\\+|google plus|stumbleupon|digg|viber|vk|vkontakte|line|mix|blogger|e-?mail|mail|sms|print|rss|copy link|link|more|save|tweet|like|pin';

const agencies =
  'AFP|AP|dpa|Reuters|epd|KNA|EFE|ANSA|TASS|Xinhua|Yonhap|Kyodo|UPI|PTI|ANI|PA|SID|AFPE|Lusa|Interfax|Bloomberg|PA Media|CP|APA|IANS|Anadolu|AA';

const pictureHouses =
  'Getty(?: Images)?|AFP|AP(?: Photo)?|Associated Press|Reuters|EPA(?:-EFE)?|Shutterstock|Alamy|iStock|Unsplash|Pixabay|Pexels|PA(?: Wire| Images| Media)?|dpa|picture alliance|Flickr|Wikimedia(?: Commons)?|ZUMA(?: Press)?|Xinhua|KCNA|Yonhap|Kyodo|Sputnik|TASS|NurPhoto|Anadolu(?: Agency)?|USA TODAY Sports|Bloomberg|ANI|PTI|Adobe Stock|imago(?: images)?|Everett|Rex(?: Features)?|Redux|Magnum|Corbis|Imagn(?: Images)?|Handout|AAP|CP|Canadian Press';

/** Those that only picture credits name: an agency in brackets may as well end a sentence. */
const pictureOnly =
  'Getty(?: Images)?|AP Photo|Shutterstock|Alamy(?: Stock Photo)?|iStock(?:photo)?|Unsplash|Pixabay|Pexels|PA (?:Wire|Images)|picture alliance|Wikimedia(?: Commons)?|ZUMA(?: Press)?|NurPhoto|USA TODAY Sports|Adobe Stock|imago images|Rex Features|Redux|Magnum|Corbis|Imagn(?: Images)?';

const creditLabel =
  '(?:(?:File|Photo|Image|Picture|Video|Screenshot) )?(?:Photo(?:graph|graphy|s|grapher)?|Image|Picture|Pic|Foto|Bild|Illustration|Graphic|Credit|Crédit|Source|PHOTO|IMAGE|CREDIT)s?(?: [Cc]redit| [Ss]ource)?(?: by| courtesy(?: of)?| via)?';

const creditWords =
  'photo(?:graph|graphy|s|grapher)?|image|picture|pic|foto|bild|fotos|illustration|graphic|screen ?(?:grab|shot)|artwork|video|credit|photo credit|image credit|picture credit|image source|photo source|image caption|file photo|file image|representational image|cover image|featured image|crédit(?: photo)?|copyright';

/** What a page says around an article, as data. The first rule that matches names the line. */
export const rules: readonly Rule[] = [
  {
    name: 'skip-link',
    why: 'Links for screen readers, the first lines of most pages.',
    place: 'anywhere',
    reach: 'line',
    longest: 80,
    patterns: [
      /^(?:\d+\.\s*)?(?:skip|jump|go|continue) (?:directly )?to (?:the )?(?:main|content|page|primary|navigation|nav|menu|footer|header|sidebar|search|more|article|section|end|top|bottom|comments?|homepage)\b[^.!?]*$/iu,
      /^(?:\d+\.\s*)?(?:zum inhalt|zur navigation|zum hauptinhalt|aller au contenu|passer au contenu|saltar al contenido|ir al contenido|ir para o conteúdo|vai al contenuto|ga naar (?:de )?inhoud)\b[^.!?]*$/iu,
      /^(?:back|return) to (?:the )?(?:top|home ?page|main|previous|gallery|all|blog|news|list|results)\b.{0,20}$/iu,
    ],
  },
  {
    name: 'breadcrumb',
    why: 'The path of sections to the page.',
    place: 'anywhere',
    reach: 'line',
    longest: 160,
    patterns: [
      /^you are (?:here|at)\b.{0,100}$/iu,
      /^(?:home|start|news|startseite|accueil|inicio|início)\s*[>›»/|→]\s*\S.{0,120}$/iu,
      /^[^.!?>›»→]{2,40}(?:\s*[>›»→]\s*[^.!?>›»→]{2,60}){2,}$/u,
    ],
  },
  {
    name: 'menu',
    why: 'Sections, accounts and tools of a site, one a line or in a row.',
    place: 'anywhere',
    reach: 'line',
    longest: 300,
    patterns: [
      /^[^|•·]{1,30}(?:\s*[|•·]\s*[^|•·.!?]{1,30}){3,}$/u,
      /^(?:(?:sub)?menu|main menu|open menu|close menu|toggle (?:navigation|menu|search)|navigation|search|search\s*(?:→|for:?|this site)|close|close search|open search|sign ?in|log ?in|log ?out|sign ?up|register|subscribe(?: now| today)?|subscribesign in|my account|account|contact us|about us|advertise(?: with us)?|privacy(?: policy)?|terms(?: of (?:use|service)| (?:&|and) conditions)?|cookie (?:policy|settings|preferences)|do not sell my (?:personal )?info(?:rmation)?|site ?map|site index|site information navigation|help|faqs?|careers|ad ?choices|accessibility(?: (?:help|statement))?|rss(?: feeds?)?|e-?paper|newsletters?|print edition|today's paper|continue|previous|next|previous (?:article|post|story)|next (?:article|post|story)|«? ?previous post.*|older posts?|newer posts?|view all|see all|show (?:more|all|less)|load more|read more|more)\s*[»›>:…+→]*$/iu,
      /^(?:menü|suche|suchen|anmelden|abmelden|impressum|datenschutz|abonnieren|rechercher|recherche|connexion|s'abonner|se connecter|mentions légales|buscar|iniciar sesión|suscríbete|aviso legal|pesquisar|entrar|assine|cerca|accedi|abbonati|поиск|меню|войти|регистрация)$/iu,
    ],
  },
  {
    name: 'advertisement',
    why: 'Marks that an advertisement leaves in the text.',
    place: 'anywhere',
    reach: 'line',
    longest: 120,
    patterns: [
      /^[-–—\s]*(?:advertise?ment|advertising|advert|ad|ads|paid advertisement|sponsored(?: content| links?| post)?|promoted(?: content| links?)?|from our (?:partners|sponsors)|supported by|paid post|partner content|anzeige|werbung|publicité|publicidad|publicidade|pubblicità|реклама|reklama|advertentie|광고)[-–—:\s]*$/iu,
      /^(?:story|article|content|post) continues (?:below|after)\b.{0,40}$/iu,
      /^(?:advertisement|ad)\s*[-–—:|]\s*(?:scroll|story|continue|article)\b.{0,60}$/iu,
      /^(?:continue reading (?:the main story|below)|scroll (?:down )?(?:to|for) (?:continue|more)\b.{0,30}|keep scrolling\b.{0,30}|report (?:this )?ad|remove ads|skip ad|loading\s*(?:\.{2,}|…)?|like loading\.*|loading…)$/iu,
    ],
  },
  {
    name: 'share',
    why: 'Share buttons, with or without counts.',
    place: 'anywhere',
    reach: 'line',
    longest: 160,
    patterns: [
      new RegExp(
        `^(?:(?:click to |\\d[\\d.,]*k? ?)?(?:share|tweet|post|send|e-?mail|save|pin|copy|print|like|follow|compartir|compartilhar|partager|teilen|condividi|поделиться|delen)\\b(?: (?:this|it|on|to|via|by|with|in|the|article|story|page|post|link|friends?|an?|url|us|auf|sur|en|no|su|в|${networks}))*)[\\s:!+()]*(?:link ?copied!?)?[\\d.,k]*$`,
        'iu',
      ),
      new RegExp(
        `^(?=.*\\p{L})(?:(?:${networks}|share|follow|icon|logo|on|to|\\d+)[\\s,|·•/:()&+]*)+$`,
        'iu',
      ),
      new RegExp(
        `^(?:(?:click to )?(?:share|shared|follow|opens) (?:to|on|in|via|us on) ?(?:${networks})\\s*){1,}.{0,80}$`,
        'iu',
      ),
      /^(?=(?:.*\b(?:facebook|twitter|whats ?app|pint(?:erest)?|linkedin|instagram|telegram|reddit)\b){2})(?:\p{L}+[\s,|]*){2,6}$/iu,
      /^(?:sharing is caring|share (?:this|the|your|with)\b[^.?]{0,50}|share\s?this\s?(?:article|story|page|post)?|all sharing options(?: for)?|addthis sharing buttons|close extra sharing options|sharing options|copy(?: link)? ?(?:to clipboard|url)?(?: ?url ?copied)?!?|link copied!?|copied!?|print this page|email this (?:article|story|page)|\d[\d.,]*k? ?(?:shares?|views?|likes?|retweets?|reads?|tweets|total shares))[\s:!]*$/iu,
    ],
  },
  {
    name: 'follow-us',
    why: 'Invitations to follow on a social network or in an app.',
    place: 'anywhere',
    reach: 'line',
    longest: 320,
    patterns: [
      new RegExp(
        `^[([]?\\W{0,3}(?:please |you can |and |to |also,? )?(?:follow|like|join|find|connect with|tweet|friend) (?:us|me|our|the|him|her|them|along|@\\w+|(?:[\\p{Lu}@][^.!?]{1,60}?)) (?:on|at|via|for|over on)\\b[^.]{0,40}?(?:${networks.replace('|x|', '|')}).{0,200}$`,
        'iu',
      ),
      /^(?:follow|like) (?:us|me|@\w+|along|this (?:author|topic|story))[\s:!.]*$/iu,
      /^follow (?:@\w+|[\p{Lu}][^.]{2,40}) (?:on|at) (?:twitter|facebook|instagram|x)\b.{0,120}$/iu,
      /^(?:(?:download|get|try|open in|read in|available on) (?:our|the|your) (?:free |new |mobile )?[^.]{0,40}\bapps?\b|download on the app store|get it on google play).{0,120}$/iu,
      /^@\w{2,30}$/u,
      /^(?:e-?mail\s*:?\s*)?[\w.+-]+@[\w-]+(?:\.[\w-]+)+$/u,
    ],
  },
  {
    name: 'newsletter',
    why: 'Sign-up boxes and the promises in them.',
    place: 'anywhere',
    reach: 'line',
    longest: 320,
    patterns: [
      /^(?:please )?(?:click (?:here|below|the link)[^.]{0,12} to |want more[^.?!]{0,60}[?!] ?|(?:to )?(?:get|receive|have) [^.]{0,80},? )?(?:subscribe|sign[- ]?up|register|join|opt in)\b[^.?!]{0,120}\b(?:newsletters?|e-?mails?|inbox|alerts?|updates|mailing list|briefing|daily digest|for free|today|now|here|magazine|podcast|channel|stories|subscription)\b.{0,120}$/iu,
      /\b(?:delivered|sent|straight|right|direct|directly|in|to|from|into|hits?) (?:daily |weekly |straight |directly |right |to |into |from |in |every \w+ )*(?:your|their) (?:e-?mail )?(?:inbox|mailbox|email)\b[\s.!]*$/iu,
      /^(?:get|receive|watch|read|see|never miss|be the first|stay|keep up|enjoy|the (?:best|latest|top|biggest)|our (?:best|latest|top)|all the|breaking)\b[^.!?]{0,140}\b(?:inbox|newsletters?|delivered (?:daily|weekly|to you|every \w+)|e-?mail(?:ed)? (?:alerts?|updates|to you))\b.{0,60}$/iu,
      /^(?:the |our |today's |daily |weekly |free |email |e-mail |sign up: ?)*newsletters?(?: sign[- ]?up)?[\s:!]*$/iu,
      /^(?:enter |your )?(?:your )?(?:e-?mail)(?: address)?\s*(?:\*|:|…|\.{3})?$/iu,
      /^(?:thanks?(?: you)? for (?:signing up|subscribing|your (?:interest|subscription))|you(?:'|’)?(?:re| have|'ve|’ve)? (?:now |been |successfully )*(?:subscribed|signed up)|there was an error processing|please (?:enter|provide|check|verify) (?:a valid|your|the)|invalid email|i agree (?:that|to)|by (?:signing up|subscribing|registering|submitting|clicking|providing|entering|continuing|joining))\b.{0,280}$/iu,
      /^(?:this newsletter|you can unsubscribe|unsubscribe (?:at )?any ?time|manage (?:your )?(?:newsletters?|subscriptions?|preferences))\b.{0,120}$/iu,
      /^(?:subscribe|support) (?:to|our|us|now|today|for|independent|local|quality|journalism|digital|online|by|via|here)\b[^.!?]{0,100}[.!]?$/iu,
      /^(?:already (?:a|have) (?:subscriber|member|an? (?:account|subscription)).{0,60}|to (?:read|continue reading|view)(?: the| this| our)? (?:full|rest|more|entire|complete)?\s?(?:story|article|content)?,?.{0,60}(?:subscribe|sign in|log in)?|(?:want to |to )?continue reading\??|this (?:article|content|story) is (?:for|available to|only) (?:subscribers?|members?)(?: only)?.{0,40}|subscribers? only|exclusive to subscribers)$/iu,
      /^(?:support|subscribe) [^.]{0,60}journalism\b.{0,120}$/iu,
      /^thank you for (?:supporting|reading|subscribing|being a)\b[^.]{0,60}\.?(?: (?:you can )?subscribe\b.{0,120})?$/iu,
    ],
  },
  {
    name: 'comments',
    why: 'The head of a comment section; what follows is not the article.',
    place: 'anywhere',
    reach: 'end',
    longest: 120,
    patterns: [
      /^(?:leave|post|add|write|make)(?: your| an?| the)? (?:reply|comment|response|review)s?(?: (?:here|below|to .{1,40}))?(?: ?cancel reply)?[\s.:!»(+)]*$/iu,
      /^(?:join the (?:conversation|discussion|debate)|have your say|top rated comments|reader comments|comments? (?:section|policy|guidelines|rules)|blog comments powered by.*|please enable javascript to view the comments.*|(?:most |top )?(?:recent|popular) comments|facebook comments)[\s:]*$/iu,
      /^[[(]?\s*(?:view|show|see|read|hide|load|open|all)?\s*(?:all )?(?:the )?\d*\s*(?:comments?|replies|(?:responses?|thoughts?|comments?|replies) (?:on|to) .{1,100}|comments? feed for comments|kommentare?|commentaires?|comentarios?|comentários?|commenti|комментари\p{L}+|댓글)\s*(?:\(?\d*\)?|\(\+\)|so far|closed|are closed\.?|disabled|\(newest\)|↓)?\s*[\])]?\s*[:»+]?$/iu,
    ],
  },
  {
    name: 'comment-form',
    why: 'The fields and notes of a comment form.',
    place: 'anywhere',
    reach: 'line',
    longest: 420,
    patterns: [
      /^your e-?mail address will not be (?:published|shared|made public)\b.*$/iu,
      /^(?:required fields are marked|save my name,? e-?mail|notify me of (?:new|follow)|you must be (?:logged|signed) in|you may use these html|this site uses akismet|learn how your comment data|please (?:log|sign) in to (?:leave|post|comment)|(?:log|sign) in to (?:comment|reply|leave|join)|when submitting content, please|as you comment, please|please keep (?:your )?comments|we reserve the right to remove|comments? (?:are|is) (?:now )?(?:closed|moderated|subject)|be the first to comment|to comment on this|commenting is)\b.*$/iu,
      /^(?:name|e-?mail|website|url|comment|message|your (?:name|comment|email|message)|captcha|reply|cancel reply|submit(?: comment)?|post comment|report|upvote|downvote)\s*[*:]*$/iu,
    ],
  },
  {
    name: 'related-list',
    why: 'The head of a list of other articles.',
    place: 'anywhere',
    reach: 'list',
    longest: 90,
    patterns: [
      /^(?:similar|related|recent|popular|recommended|featured|trending|latest|more|other|previous|further|additional|top|most[- ](?:read|popular|viewed|shared|commented|recent|watched|emailed)|must[- ]read|don'?t miss|editors?'?s?(?:’s)? picks?)(?: (?:on|from|in|by|for|of|about|great))?(?: \p{L}[\p{L}\p{N}.&'’-]*){0,3}? (?:posts?|articles?|stories|story|news|coverage|content|reading|headlines|videos?|topics?|links?|items?|reads|reports|features|from .{1,40}|picks|galleries|now|today|this week|stories from .{1,40})[\s:»>…-]*$/iu,
      /^(?:most (?:read|popular|viewed|shared|commented|recent|watched|discussed|emailed)|trending(?: now| today| on .{1,30}| topics| stories)?|popular(?: now| posts| in .{1,30})?|recommended(?: for you| by .{1,20}| reading| videos?| stories)?|recommends|editor['’]?s'? ?(?:picks?|choice)|staff picks|up next|what to read next|read (?:next|this next|more from .{1,40})|more (?:from|on|in|about|like|by|great|to|of) .{1,50}|more stories|more news|more coverage|related(?: (?:articles?|stories|posts?|topics?|news|content|links?|videos?|tags?|coverage|reading|stories:|items|to this story))?|(?:you )?(?:may|might|could)(?: also)?(?: be)? (?:like|enjoy|interested in|also like|have missed)|you(?:'|’)ll also like|in case you missed it|dont miss|don['’]t miss(?: this)?|must[- ]reads?(?: .{1,30})?|also in .{1,30}|also on .{1,30}|elsewhere on .{1,40}|around the web|from around the web|from the web|sponsored stories|promoted stories|latest(?: (?:news|stories|headlines|videos?|articles|from .{1,40}|posts|updates|in .{1,30}))?|recent (?:posts|articles|stories|news|comments)|top (?:stories|news|headlines|videos|posts)|story timeline|just in|see more(?: stories| .{1,30})?|next up|other (?:stories|news|articles)|tags|topics|filed under|in this (?:article|story)|explore more|similar (?:posts|articles|stories|news)|read these next|stay connected|follow us|follow|upcoming events|photo gallery|about (?:the )?authors?|sponsored links|features)[\s:»>…]*$/iu,
      /^More (?:\p{Lu}[\p{L}.&'’-]*\s?){1,4}$/u,
      /^(?:mehr zum thema|das könnte sie auch interessieren|lesen sie auch|meistgelesen|weitere artikel|ähnliche (?:artikel|beiträge)|à lire aussi|lire aussi|sur le même sujet|les plus lus|articles (?:similaires|liés|récents)|te puede interesar|lo más (?:leído|visto)|noticias relacionadas|artículos relacionados|también te puede interesar|leia também|leia mais|mais lidas|notícias relacionadas|posts relacionados|veja também|artigos relacionados|leggi anche|articoli correlati|potrebbe interessarti|più letti|читайте также|você (?:também )?pode gostar|vous aimerez aussi|también te puede gustar|das könnte (?:dir|ihnen) (?:auch )?gefallen|ti potrebbe (?:anche )?(?:interessare|piacere)|похожие (?:статьи|записи|материалы)|популярное|по теме|baca juga|berita terkait|artikel terkait|lees ook|關連|関連記事|관련기사|相关文章)[\s:»>…]*$/iu,
    ],
  },
  {
    name: 'related-link',
    why: 'A link to another article set between the paragraphs.',
    place: 'anywhere',
    reach: 'line',
    longest: 320,
    patterns: [
      /^[^\p{L}\p{N}]{0,4}(?:read(?:ing)? (?:also|more|next|now|on|this)|also read|also see|see also|must[- ]read|more|related(?: (?:articles?|stor(?:y|ies)|posts?|news|content|links?|reading|coverage|video|topics?|roundup|forum|tags?))?|recommended|don['’]?t miss|you may (?:also )?like|you might (?:also )?like|what to know|watch(?: also| now| live| next)?|listen(?: now)?|trending|in pictures|in photos|photos|gallery|live updates|further reading|full (?:story|coverage)|click here|breaking|more from .{1,30}|more on .{1,40}|explained|opinion|exclusive|lire aussi|à lire aussi|lesen sie auch|mehr zum thema|lea también|lee también|ver también|leia também|leia mais|veja também|leggi anche|читайте также|baca juga|lees ook)\s*(?::|»|>|›|→|\||–|—| - )\s*[^a-z].{1,280}$/iu,
      /^\W{0,3}(?:READ (?:MORE|ALSO|NEXT|THIS)|MORE|RELATED|WATCH(?: NOW| LIVE| MORE)?|SEE ALSO|ALSO READ|LISTEN)\b[\s:|>–—-]+\p{Lu}[^.]{8,200}$/u,
      /^\[\s*(?:related|read|see|watch|more|also)\b[^\]]{1,240}\]$/iu,
      /^(?:read|see|watch|view|get|click|tap|find|learn|browse|check out) (?:more|here|all|the full|full|it here|on|out)\b[^.!?]{0,60}[»›>→…]+$/iu,
      /^(?:read|see|view|watch|click here for|click here to (?:read|see|view|watch)|check out|learn|find out|browse|discover) (?:the )?(?:more|full|all|other|original|our)\b[^.!?,]{0,60}$/iu,
      /^.{0,120}\bread more\s*[»›>→.…]+$/iu,
    ],
  },
  {
    name: 'agency-signoff',
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
      /^[([]?\s*(?:(?:additional |further )?reporting|writing|editing|compiled|edited|production|graphics?|translation|translated) by [\p{Lu}].{2,320}$/u,
      /^(?:contributing|contributors?|sources?)\s*:\s*(?:the )?(?:associated press|reuters|afp|ap|agencies|.{2,40} (?:news|wire(?:s| services)?|staff|sports))\.?$/iu,
      /^(?:from (?:[^.]{2,40} )?(?:staff and )?wire reports|with (?:input|inputs|additional reporting|files|reporting|agency inputs?) (?:from|by) [^!?]{2,120}|\(?(?:this (?:story|report|article) (?:has (?:not )?been|is|was) (?:edited|auto-generated|published from|generated|supplied)).{2,220})$/iu,
      /^this (?:article|story|post) (?:was )?(?:originally |first )(?:published|appeared) (?:by|on|in|at)\b.{2,120}$/iu,
    ],
  },
  {
    name: 'photo-credit',
    why: 'Who took a picture or owns it, on a line of its own.',
    place: 'anywhere',
    reach: 'line',
    longest: 200,
    patterns: [
      new RegExp(
        `^[([{]?\\s*(?:${creditWords})s?(?: (?:by|courtesy|from|via|of))?\\s*[:=©|/–—-]\\s*[^.!?]{2,120}\\.?[)\\]}]?$`,
        'iu',
      ),
      /^[([{]?\s*(?:photo(?:graph)?s?|image|picture|illustration|video|graphic)s? (?:by|courtesy(?: of)?|via|from|provided by) [^.!?]{2,100}\.?[)\]}]?$/iu,
      new RegExp(
        `^[([{]?[^.!?]{0,100}[/|]\\s*(?:via )?(?:${pictureHouses})(?:\\s*(?:via|/|\\||,)\\s*(?:${pictureHouses}|[\\p{Lu}][\\p{L} ]{1,30}))*[)\\]}]?$`,
        'u',
      ),
      new RegExp(`^[([{]?[^.!?,]{2,60}[,(-]\\s*(?:via )?(?:${pictureOnly})[)\\]}]?$`, 'u'),
      new RegExp(
        `^[([{]?(?:${pictureHouses})(?:\\s*(?:via|/|\\|)\\s*[\\p{L} .'-]{1,60})+[)\\]}]?$`,
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
    name: 'caption',
    why: 'A picture caption, told by the credit at its end.',
    place: 'anywhere',
    reach: 'line',
    longest: 420,
    patterns: [
      // Glued to the caption, or after its full stop.
      new RegExp(
        `(?:[\\p{Ll}\\p{N}.!?'"”’»)]|[.!?'"”’»)|]\\s+)${creditLabel}\\s*(?::|\\.{3}|…|©)\\s*[\\p{Lu}@][^.!?]{1,90}\\.?[)\\]]?$`,
        'u',
      ),
      // In brackets at the end: "(Name/Agency via Agency)", "(Photo by Name)".
      new RegExp(
        `\\s[([](?!(?:${agencies})(?:\\s*[/,]\\s*(?:${agencies}))*[)\\]])(?:[^()[\\]]{0,90}(?:[/|]|\\bvia)\\s*(?:${pictureHouses})|(?:${pictureOnly})\\s*(?:/[^()[\\]]{1,80})?|(?:${pictureHouses})\\s*[/|]\\s*[^()[\\]]{1,80})[)\\]]\\.?$`,
        'u',
      ),
      new RegExp(`\\s[([]${creditLabel}\\s*:?\\s[^()[\\]]{2,90}[)\\]]\\.?$`, 'u'),
      new RegExp(
        `[.!?"”’]\\s*(?:AP Photo|Getty Images|[\\p{Lu}][\\p{L}.'-]+(?: [\\p{Lu}][\\p{L}.'-]+){0,3}\\s*[/|]\\s*(?:[\\p{L} ]{1,30}[/|]\\s*)?(?:${pictureHouses})|(?:${pictureHouses})\\s*/\\s*[\\p{L} .'-]{2,50})$`,
        'u',
      ),
    ],
  },
  {
    name: 'read-time',
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
    name: 'copyright',
    why: 'Copyright lines and the terms that go with them.',
    place: 'anywhere',
    reach: 'line',
    longest: 520,
    patterns: [
      /^\W*(?:(?:copyright|©|ⓒ|\(c\))\s*){1,2}[:.,]?\s*(?:(?:19|20)\d\d\b|by |all rights|\p{Lu}|–|-)[^?]{0,400}$/iu,
      /^[^?]{0,300}\ball rights reserved\b[^?]{0,220}$/iu,
      /^(?:this material may not be|the material on this site may not|no part of this (?:site|article|publication)|reproduction (?:of|in whole|without)|republication of|unauthori[sz]ed (?:reproduction|use)|registration on or use of this site|use of (?:and\/or registration on )?(?:any portion of )?this site constitutes|your use of this (?:site|website)|by using this (?:site|website)|this site is protected by recaptcha|powered by \p{Lu}[\w .]{1,30}$|market data (?:provided|powered)|quotes (?:displayed|delayed))\b.{0,440}$/iu,
      /^(?:alle rechte vorbehalten|tous droits réservés|todos los derechos reservados|todos os direitos reservados|tutti i diritti riservati|все права защищены)\b.{0,120}$/iu,
      /(?:무단\s?전재|재배포\s?금지)/u,
    ],
  },
  {
    name: 'cookie-notice',
    why: 'Consent banners.',
    place: 'anywhere',
    reach: 'line',
    longest: 600,
    patterns: [
      /^(?:we (?:and our partners )?use cookies|this (?:web)?site uses cookies|our (?:web)?site uses cookies|we use cookies|by continuing to (?:use|browse)|cookies help us|accept (?:all )?cookies|we value your privacy|your privacy (?:choices|matters)|wir verwenden cookies|ce site utilise des cookies|este sitio (?:web )?utiliza cookies)\b.{0,560}$/iu,
      /^(?:accept(?: all)?|i (?:agree|accept)|got it!?|ok,? got it|reject all|manage (?:cookies|preferences|settings)|privacy settings)$/iu,
    ],
  },
  {
    name: 'player',
    why: 'Controls and messages of a video or audio player.',
    place: 'anywhere',
    reach: 'line',
    longest: 140,
    patterns: [
      /^(?:video player is loading|play(?: video| audio| episode)?|pause|mute|unmute|current time.{0,12}|duration.{0,12}|remaining time.{0,12}|loaded:.{0,10}|stream type.{0,8}|this is a modal window\.?|captions (?:settings|off).{0,40}|fullscreen|picture-in-picture|playback rate|autoplay(?: (?:on|off))?|now playing|watch (?:video|live|now|again|the video(?: above| below)?)|listen to (?:this )?(?:article|story)|replay|media playback is (?:un)?supported.{0,60}|your browser does not support.{0,80}|please enable javascript.{0,80}|to view this video.{0,100}|sorry, (?:this|the|your) (?:video|browser).{0,80}|volume|\d{1,2}:\d{2}\s*\/\s*\d{1,2}:\d{2}|live tv|tap to unmute|error code:?.{0,40}|chevron_(?:left|right)|(?:caption|media caption|video caption|image source|image copyright)\b.{0,100})$/iu,
    ],
  },
  {
    name: 'tags',
    why: 'The topics that the page is filed under.',
    place: 'anywhere',
    reach: 'line',
    longest: 260,
    patterns: [
      /^(?:tags?|topics?|filed (?:under|in|to)|posted in|categor(?:y|ies)|related (?:topics|tags)|keywords|in this article|more about|mots[- ]clés|schlagw[oö]rter|etiquetas|temas|теги)\s*:\s*\S[^.!?]{0,220}$/iu,
      /^(?:topics?|tags?) (?:\p{L}+(?:\p{Ll}\p{Lu}\p{L}+)+.{0,200})$/u,
      /^(?:#\p{L}[\p{L}\p{N}_]*[\s,]*){2,}$/u,
    ],
  },
  {
    name: 'counter',
    why: 'Counts, page numbers and separators that stand alone around the article.',
    place: 'front',
    reach: 'line',
    longest: 40,
    patterns: [
      /^[\d.,\s/|:·•–—\-+%()[\]]+k?$/iu,
      /^[^\p{L}\p{N}]+$/u,
      /^(?:by|at|on|and|via|source|von|par|por)$/iu,
    ],
  },
  {
    name: 'byline',
    why: 'Who wrote it: kept as the author, not as text.',
    place: 'front',
    reach: 'line',
    longest: 140,
    patterns: [
      /^(?:\p{L}+ )?(?:by|written by|words by|posted by|story by|reported by|analysis by|opinion by|author|reporter|von|par|por|di|door|автор)\s*:?\s+\p{Lu}[\p{L}.'’-]*(?:\s+(?:\p{Lu}[\p{L}.'’-]*|de|van|von|der|al|bin|el|la|du|da|dos|di|le|&|and|und|et|y|e)){1,8}(?:\s*[,|•·/–—@(-].{0,80})?$/u,
      /^(?:BY|WRITTEN BY)\s+\p{Lu}[\p{Lu}.'’\s-]{3,60}(?:[,|].{0,60})?$/u,
    ],
  },
];

/** The first rule of the table that matches a line at a place, or `null`. */
export function matchRule(line: string, places: readonly RulePlace[]): Rule | null {
  for (const rule of rules) {
    if (
      line.length <= rule.longest &&
      places.includes(rule.place) &&
      rule.patterns.some((pattern) => pattern.test(line))
    ) {
      return rule;
    }
  }
  return null;
}

const credit = new RegExp(
  `(?:\\s*[([](?:[^()[\\]]{0,90})[)\\]]|\\s*(?:${creditWords})s?(?: (?:by|courtesy(?: of)?|via))?\\s*(?::|\\.{3}|…|©)\\s*[^.!?]{1,90})\\.?$`,
  'iu',
);

/** Where the credit at the end of a caption begins, or -1. */
export function trailingCredit(line: string): number {
  return line.search(credit);
}
