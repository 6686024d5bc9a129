import { Locale } from 'discord.js';
import type { Language, Words } from './catalogue.js';
import { commands } from './commands/de.js';
import { symbols } from './symbols.js';

const locale = 'de-DE';
const { format: grouped } = new Intl.NumberFormat(locale);

const { ask, articles, config, gaps, passage, source, sources, stats, status } = commands;
const listCommand = `\`/${articles.name} ${commands['articles.list'].name}\``;
const forgetCommand = `\`/${commands.forget.name} ${commands['forget.me'].name}\``;

const buttons = {
  previous: 'Zurück',
  next: 'Weiter',
  context: 'Mehr Kontext',
  open: 'Öffnen',
  share: 'Teilen',
  followUp: 'Nachfragen',
  ...symbols,
};

const words: Words = {
  locale,

  answer: {
    likely: (percent) => `**Wahrscheinliche Antwort** (${percent})`,
    closest: (percent) =>
      `**Passt am ehesten – beantwortet deine Frage vielleicht nicht** (${percent})`,
    dontSay: 'Dazu habe ich in den Artikeln nichts gefunden.',
    nothingPasses: 'Zu diesen Filtern passt kein Artikel.',
    noArticles: `Ich habe noch keine Artikel, aus denen ich zitieren kann. Moderatoren können mit \`/${articles.name} ${commands['articles.add'].name}\` welche hinzufügen.`,
    nearest: 'Am nächsten kommen diese Artikel:',
    chooseNearest: 'Artikel öffnen …',
    alsoIn: 'auch in:',
    newer: 'Ein neuerer Bericht sagt etwas anderes:',
    facts: {
      author: (name) => `Von ${name}`,
      date: (day) => `Erschienen am ${day}`,
      publisher: (name) => `Erschienen bei ${name}`,
      title: (title) => `Titel: ${title}`,
      url: (url) => `Adresse: ${url}`,
    },
    untold: {
      author: 'Im Artikel steht nicht, wer ihn geschrieben hat.',
      date: 'Im Artikel steht nicht, wann er erschienen ist.',
      publisher: 'Im Artikel steht nicht, wo er erschienen ist.',
      title: 'Im Artikel steht kein Titel.',
      url: 'Im Artikel steht keine Adresse.',
    },
    noAuthor: (name) => `Keiner der Artikel ist von ${name}.`,
    andMore: (count) => `und ${grouped(count)} mehr`,
    untitled: 'ohne Titel',
    quoteOf: (number, total) => `Zitat ${number} von ${total}`,
    nextQuote: (number, total) => `Nächstes Zitat (${number} von ${total})`,
    passageOf: (number, total) => `Abschnitt ${number} von ${total}`,
    asked: (question) => `Gefragt: ${question}`,
    sharedBy: (mention) => `Geteilt von ${mention}`,
    corrected: (words) => `Gesucht habe ich nach: ${words}`,
    only: (condition) => `Nur Artikel ${condition}`,
    preferring: (condition) => `Bevorzugt Artikel ${condition} (aus deiner Frage)`,
    dropped: (condition) =>
      `In Artikeln ${condition} war nichts Passendes, deshalb habe ich in allen gesucht.`,
    by: (publisher) => `von ${publisher}`,
    matching: (text) => `mit „${text}“ im Titel, als Medium oder im Namen der Autoren`,
    writtenBy: (author) => `von ${author}`,
    on: (day) => `vom ${day}`,
    from: (day) => `ab dem ${day}`,
    upTo: (day) => `bis zum ${day}`,
    between: (first, last) => `vom ${first} bis zum ${last}`,
    cut: '[…]',
  },

  smallTalk: {
    greeting:
      'Hallo! Frag mich etwas auf Englisch, und ich suche in den Artikeln den Abschnitt, der es beantwortet.',
    thanks: 'Gern geschehen!',
    empty: 'Was möchtest du wissen?',
    noise: 'Ich habe keine Frage erkannt – versuch es mit einem ganzen Satz.',
    chatter: 'Ich kann nur aus meinen Artikeln zitieren. Frag mich etwas, das darin vorkommt.',
    nothing: 'In dieser Nachricht gibt es nichts nachzuschlagen.',
  },

  buttons,

  feedback: {
    thanks: 'Danke für die Rückmeldung!',
    why: 'Was war nicht gut?',
    whyLabel: 'In wenigen Worten (freiwillig)',
    thanksForReason: 'Danke! Die Moderation sieht deinen Kommentar, aber nicht deinen Namen.',
  },

  followUp: {
    title: 'Nachfragen',
    label: 'Deine Frage',
    needsMention: 'Nachrichten ohne Erwähnung kann ich nicht lesen: Frag hier oder erwähn mich.',
  },

  refusals: {
    cooldown: (ends) => `Das waren viele Fragen auf einmal. Frag mich ${ends} wieder.`,
    waiting: (before) =>
      before === 1
        ? 'Eine Frage ist vor deiner dran. Deine Antwort erscheint hier.'
        : `${before} Fragen sind vor deiner dran. Deine Antwort erscheint hier.`,
    channel: (channels) => `In diesem Kanal kann ich nicht antworten – frag mich in ${channels}.`,
    roles: (roles) => `Um mich zu fragen, brauchst du eine dieser Rollen: ${roles}.`,
    mayNotWrite: (channel) =>
      `In ${channel} kann ich nicht antworten: Mir fehlen dort die Berechtigungen **Kanal anzeigen** und **Nachrichten senden**. Bitte die Moderation darum oder frag mich hier.`,
    mentionMe:
      'Bitte erwähne mich, nicht meine Rolle – sonst zeigt mir Discord deine Nachricht nicht.',
    permission: 'Dafür brauchst du die Berechtigung **Server verwalten**.',
    notYours: 'Das kann nur löschen, wer gefragt hat, oder die Moderation.',
    shared: (link) => `Schon geteilt: ${link}`,
    changed: 'Der Artikel wurde geändert oder entfernt, seit ich ihn zitiert habe.',
    gone: 'Diese Antwort habe ich nicht mehr. Frag noch einmal, dann suche ich neu.',
    leaving:
      'Ich starte gerade neu und konnte das nicht beenden. Bitte frag in einer Minute noch einmal.',
    unknownCommand:
      'Diesen Befehl gibt es nicht mehr. Vielleicht braucht Discord eine Minute, um die neuen zu zeigen.',
    unknownButton:
      'Dieser Button funktioniert nicht mehr. Frag noch einmal, dann bekommst du einen neuen.',
  },

  failures: {
    unforeseen: (id) =>
      `Da ist etwas schiefgegangen (Fehler \`${id}\`). Bitte versuch es noch einmal.`,
    noArticles: (id) =>
      `Ich kann meine Artikel gerade nicht lesen (Fehler \`${id}\`). Bitte versuch es später noch einmal.`,
    noRecords: (id) =>
      `Ich kann gerade nichts speichern oder nachschlagen, also wurde nichts gespeichert (Fehler \`${id}\`). Bitte versuch es später noch einmal.`,
    busyArticles: (id) =>
      `Die Artikel werden gerade geändert, deshalb kann ich nicht darin nachsehen (Fehler \`${id}\`). Bitte versuch es in einer Minute noch einmal.`,
    invalidDate: 'Das ist kein gültiges Datum. Schreib es als JJJJ-MM-TT, z. B. 2023-04-01.',
    questionTooLong: 'Diese Frage ist zu lang. Stell sie bitte in wenigen Sätzen.',
  },

  sources: {
    heading: (first, last, total) =>
      total === 1
        ? 'Ein Artikel'
        : `Artikel ${grouped(first)} bis ${grouped(last)} von ${grouped(total)}`,
    empty: 'Es gibt noch keine Artikel.',
    passages: (count) => (count === 1 ? '1 Abschnitt' : `${grouped(count)} Abschnitte`),
    filterTooLong: 'Dieser Filter ist zu lang. Wähl ein Medium aus der Liste oder schreib weniger.',
  },

  article: {
    by: (author) => `von ${author}`,
    added: (day) => `hinzugefügt am ${day}`,
    read: 'Artikel lesen',
    several: (total, shown) =>
      shown < total
        ? `Das steht bei ${grouped(total)} Artikeln im Titel, als Medium oder im Namen der Autoren. Die neuesten ${shown}:`
        : `Das steht bei ${grouped(total)} Artikeln im Titel, als Medium oder im Namen der Autoren:`,
    nearest: 'Kein Titel passt. Inhaltlich am nächsten:',
    notFound: 'Diesen Artikel habe ich nicht.',
    gone: 'Diesen Artikel habe ich nicht mehr.',
    noSuchPassage: (total) =>
      total === 1
        ? 'Dieser Artikel hat nur einen Abschnitt.'
        : `Dieser Artikel hat die Abschnitte 1 bis ${total}.`,
  },

  status: {
    holds: (articles, publishers) =>
      `Ich zitiere aus **${grouped(articles)} ${articles === 1 ? 'Artikel' : 'Artikeln'}** von ${grouped(publishers)} ${publishers === 1 ? 'Medium' : 'Medien'}.`,
    empty: 'Ich habe noch keine Artikel, aus denen ich zitieren kann.',
    newest: (day) => `Der neueste ist vom ${day}.`,
    passages: (count) =>
      count === 1
        ? 'Ich durchsuche 1 Abschnitt nach Antworten.'
        : `Ich durchsuche ${grouped(count)} Abschnitte nach Antworten.`,
    copies: (count) =>
      count === 1
        ? '1 Duplikat nenne ich nur unter „auch in“.'
        : `${grouped(count)} Duplikate nenne ich nur unter „auch in“.`,
    model: (model) => `Suchmodell: ${model}`,
    since: (moment) => `In Betrieb seit: ${moment}`,
  },

  help: {
    intro:
      'Ich beantworte Fragen mit wörtlichen Zitaten aus Nachrichtenartikeln. Steht dort nichts dazu, sage ich das.',
    askHeading: 'Frag mich',
    ask: [
      'Erwähne mich mit deiner Frage oder schreib mir direkt',
      `\`/${ask.name}\`, auch nach Medium, Titel oder Datum; mit \`${commands['ask.private'].name}\` siehst nur du die Antwort`,
      `Im Menü einer Nachricht: Apps, **${commands['Find sources'].name}**`,
      `Zum Nachfragen antworte auf meine Antwort oder drück auf **${buttons.followUp}**`,
      'Frag auf Englisch: In anderen Sprachen finde ich vieles nicht',
    ],
    example: (question) =>
      `Zum Beispiel: \`/${ask.name} ${commands['ask.question'].name}: ${question}\``,
    surenessHeading: 'Wie sicher ich bin',
    sureness: `Die Prozentzahl sagt, wie wahrscheinlich das Zitat deine Frage beantwortet; jedes Zitat hat seine eigene. **Wahrscheinliche Antwort**: höchstwahrscheinlich ja. **Passt am ehesten – beantwortet deine Frage vielleicht nicht**: das Beste, was ich gefunden habe, urteile selbst. Mit **${buttons.helpful}** oder **${buttons.notHelpful}** sagst du es der Moderation.`,
    lookUpHeading: 'Nachschlagen',
    lookUp: [
      `\`/${sources.name}\` listet die Artikel auf, \`/${source.name}\` zeigt einen, mit \`/${passage.name}\` liest du ihn`,
      `\`/${status.name}\` zeigt, was in der Sammlung ist`,
      `\`/${commands.follow.name}\` sagt dir Bescheid, wenn ein neuer Artikel eine Frage von dir beantwortet`,
    ],
    privacyHeading: 'Was ich aufbewahre',
    privacy: (days) =>
      `Fragen, Antworten und Stimmen, ${days} ${days === 1 ? 'Tag' : 'Tage'} lang, und was du verfolgst, bis du es beendest. ${forgetCommand} löscht deine sofort.`,
    moderatorsHeading: 'Für die Moderation',
    moderators: [
      `\`/${articles.name}\` fügt Artikel hinzu, entfernt sie und listet sie auf`,
      `\`/${commands.feeds.name}\` folgt Feeds, deren neue Artikel ich selbst hinzufüge`,
      `\`/${config.name}\` legt fest, wo ich antworte und wer mich fragen darf`,
      `\`/${gaps.name}\` zeigt, was ich nicht beantworten konnte, \`/${stats.name}\`, wie oft ich gefragt werde`,
    ],
  },

  welcome: {
    hello: 'Hallo, und danke für die Einladung!',
    stepsHeading: 'Für den Anfang',
    add: `Moderatoren fügen Artikel hinzu: \`/${articles.name} ${commands['articles.add'].name}\``,
    lookUp: `\`/${sources.name}\` listet die Artikel auf, aus denen ich zitiere`,
    ask: `Frag: Erwähne mich mit deiner Frage oder nimm \`/${ask.name}\``,
    settings: `Moderatoren legen fest, wo ich antworte und wer mich fragen darf: \`/${config.name}\`. Alles Weitere steht in \`/${commands.help.name}\``,
    policy: (url) => `Datenschutzerklärung: ${url}`,
  },

  articles: {
    fileOrUrl: 'Häng eine Datei an oder gib einen Link an: eins von beiden, nicht beides.',
    notHere:
      'Von diesem Server aus lassen sich keine Artikel hinzufügen oder entfernen. Welche Server das dürfen, legt der Betreiber mit DISCORD_CURATING_GUILDS fest.',
    onlyShared:
      'Dieser Artikel gehört zur Sammlung, die alle Server gemeinsam haben. Nur der Betreiber kann ihn entfernen.',
    noUrls:
      'Hinzufügen über Links ist ausgeschaltet. Lad die Seite stattdessen als Datei hoch. Der Betreiber kann es mit PULLQUOTE_ADD_FROM_URLS einschalten.',
    wrongKind: (name) =>
      `${name} kann ich nicht lesen. Ich lese .pdf, .docx, .txt, .md, .html, .json und .jsonl, auch mit gzip gepackt (.gz).`,
    jsonSaysItself:
      'JSON-Dateien haben eigene Felder für Titel, Medium und Datum. Lass diese Optionen weg.',
    linkTooLong:
      'Dieser Link ist zu lang, als dass ich ihn öffnen könnte. Lade die Seite stattdessen als Datei hoch.',
    refused: {
      noAddress: () => 'Das ist kein Link. Gib ihn vollständig an, beginnend mit https://.',
      notHttp: () => 'Ich öffne nur Links, die mit https:// oder http:// beginnen.',
      credentials: () => 'Ich öffne keine Links, in denen ein Benutzername oder Passwort steht.',
      privateAddress: () =>
        'Dieser Link führt in ein privates Netz, deshalb öffne ich ihn nicht. Lad die Seite stattdessen als Datei hoch.',
      robots: () =>
        'Diese Website möchte nicht, dass Programme die Seite laden (robots.txt), deshalb lasse ich es. Lad sie stattdessen als Datei hoch.',
      tooManyRedirects: () =>
        'Dieser Link hat mich mehr als fünfmal weitergeleitet, da habe ich aufgegeben.',
      status: (status) =>
        `Ich konnte die Seite nicht laden: Ihr Server hat mit ${status} geantwortet. Lad sie stattdessen als Datei hoch.`,
      type: (type) =>
        type === ''
          ? 'Ich erkenne nicht, von welchem Typ die Seite ist. Ich lese HTML, PDF, Word (.docx), Text, Markdown und JSON.'
          : `Die Seite ist vom Typ ${type}. Ich lese HTML, PDF, Word (.docx), Text, Markdown und JSON.`,
      tooLarge: () => 'Das ist zu groß. Dateien dürfen bis zu 25 MB haben, Seiten bis zu 5 MB.',
      tooSlow: () =>
        'Das Laden hat zu lange gedauert. Versuch es noch einmal oder lad die Seite als Datei hoch.',
      unreachable: (code) =>
        code === ''
          ? 'Das konnte ich nicht laden. Prüf den Link oder versuch es noch einmal.'
          : `Das konnte ich nicht laden (${code}). Prüf den Link oder versuch es noch einmal.`,
    },
    stuck: (name) =>
      `${name} hat zu lange gedauert, deshalb habe ich abgebrochen. Was bis dahin hinzugefügt wurde, bleibt; der Rest ist so nicht verwendbar.`,
    busy: 'Die Artikel werden gerade über die Kommandozeile geändert. Versuch es später noch einmal.',
    loading: (name) => `Lade ${name} …`,
    waiting: (name, before) =>
      before === 1
        ? `${name}: warte auf die Änderung davor …`
        : `${name}: warte auf ${before} Änderungen davor …`,
    reading: (name) => `Lese ${name} …`,
    embedding: (name, articles) =>
      articles === 1
        ? `Füge einen Artikel aus ${name} hinzu …`
        : `Füge ${grouped(articles)} Artikel aus ${name} hinzu …`,
    queued: (name) => `${name} wartet auf den Rechner, der die Sammlung führt …`,
    stillQueued: (name) =>
      `${name} ist eingereiht: Der Rechner, der die Sammlung führt, ist gerade nicht da oder beschäftigt und fügt es später hinzu. ${listCommand} zeigt, wann es da ist.`,
    removalQueued: (title) =>
      `Das Entfernen von ${title} ist eingereiht: Der Rechner, der die Sammlung führt, ist gerade nicht da oder beschäftigt. Bis dahin zitiere ich es vielleicht noch.`,
    indexing: (name) => `Schließe den Index mit ${name} ab …`,
    passages: (done, total) => `${grouped(done)} von ${grouped(total)} Abschnitten`,
    goesOn: (name) =>
      `Ich füge ${name} weiter hinzu, aber Discord lässt mich diese Antwort nur 15 Minuten lang ändern. ${listCommand} zeigt, was schon da ist; Fehler stehen im Protokoll.`,
    removalGoesOn: `Das Entfernen ist noch nicht an der Reihe, aber Discord lässt mich diese Antwort nur 15 Minuten lang ändern. ${listCommand} zeigt, wann es erledigt ist.`,
    result: (name, changes) => `${name}: ${changes}.`,
    changes: {
      added: (count) => `${grouped(count)} hinzugefügt`,
      replaced: (count) => `${grouped(count)} ersetzt`,
      relabelled: (count) => `${grouped(count)} mit neuem Titel, Datum oder Medium`,
      unchanged: (count) => `${grouped(count)} unverändert`,
      copy: (count) =>
        count === 1
          ? '1 Duplikat eines vorhandenen Artikels'
          : `${grouped(count)} Duplikate vorhandener Artikel`,
      removed: (count) => `${grouped(count)} entfernt`,
    },
    nothing: (name) => `Aus ${name} konnte ich nichts hinzufügen.`,
    faults: 'Probleme:',
    interrupted:
      'Ich starte neu, bevor alles hinzugefügt ist. Was hier steht, ist gespeichert; schick für den Rest dieselbe Datei oder denselben Link noch einmal.',
    lookingAtGaps: 'Ich sehe nach, ob das offene Fragen beantwortet…',
    nowAnswered: 'Jetzt beantwortet:',
    toRemove: 'Welchen Artikel? Wähl ihn aus der Liste, die beim Tippen erscheint.',
    removing: (title) => `Entferne ${title} …`,
    removed: (title, passages, copies) =>
      `Entfernt: ${title} (${passages === 1 ? '1 Abschnitt' : `${grouped(passages)} Abschnitte`}${
        copies === 0 ? '' : copies === 1 ? ' und 1 Duplikat' : ` und ${copies} Duplikate`
      }).`,
  },

  feeds: {
    heading: 'Feeds, denen ich folge',
    none: 'Es gibt noch keine Feeds. Ich sehe mir jeden Feed, den du hinzufügst, ab und zu an und nehme seine neuen Artikel auf.',
    noUrls:
      'Feeds können hier nicht hinzugefügt werden. Der Betreiber kann es mit PULLQUOTE_ADD_FROM_URLS erlauben oder Feeds mit `pullquote feeds add` hinzufügen.',
    notKept:
      'Ich kann hier keinen Feeds folgen: In einem Weaviate-Cluster tut das nur der Bot auf dem Rechner des Kurators. Der Betreiber erkennt ihn an WEAVIATE_CURATOR.',
    articles: (count) => `${grouped(count)} Artikel`,
    refreshed: (moment) => `zuletzt angesehen ${moment}`,
    notRefreshed: 'noch nicht angesehen',
    due: (moment) => `wieder ${moment}`,
    dueNow: 'jetzt an der Reihe',
    keepsDays: (days) =>
      days === 1
        ? 'Artikel werden entfernt, sobald sie älter als 1 Tag sind.'
        : `Artikel werden entfernt, sobald sie älter als ${grouped(days)} Tage sind.`,
    failing: (moment, why) => `Zum ersten Mal fehlgeschlagen ${moment}: ${why}.`,
    ended:
      'Laut seinem Server gibt es ihn nicht mehr. Entferne ihn oder füge seine neue Adresse hinzu.',
    why: {
      status: (status) => `sein Server hat mit ${status} geantwortet`,
      notAllowed: 'er ist nicht für Programme freigegeben oder liegt in einem privaten Netz',
      noAddress: 'das ist kein Link, der mit https:// oder http:// beginnt',
      unreadable: 'das ist kein Feed, den ich lesen kann',
      tooLarge: 'er ist zu groß: Feeds dürfen bis zu 20 MB haben',
      tooLong: 'dieser Link ist zu lang, als dass ich ihn öffnen könnte',
      unreachable: 'er ließ sich nicht laden',
    },
    manage: 'Verwalten',
    add: 'Feed hinzufügen',
    all: 'Alle Feeds',
    refresh: 'Jetzt nachsehen',
    refreshAll: 'Jetzt überall nachsehen',
    keep: 'Artikel behalten für…',
    remove: 'Nicht mehr folgen',
    keepTitle: 'Wie lange Artikel bleiben',
    address: 'Link zum Feed',
    addressHint: 'RSS, Atom oder JSON Feed; oder eine Seite, die ihren Feed nennt',
    days: 'Tage, die seine Artikel bleiben (optional)',
    daysHint: 'Ältere Artikel dieses Feeds werden entfernt. Leer lassen, um alle zu behalten.',
    wrongDays: (most) =>
      `Die Tage müssen eine ganze Zahl von 1 bis ${grouped(most)} sein oder leer bleiben.`,
    looking: (address) => `Ich suche einen Feed bei ${address}…`,
    added: (title) => `Ich folge jetzt ${title}. Die Artikel kommen in ein bis zwei Minuten.`,
    known: (title) => `Ich folge ${title} schon.`,
    noFeed: (address) =>
      `${address} ist eine Seite, die keinen Feed nennt. Suche auf der Website nach einem Link zu RSS oder Atom.`,
    failed: (address, why) => `Ich kann ${address} nicht folgen: ${why}.`,
    tooMany: (most) => `Mehr als ${grouped(most)} Feeds gehen nicht. Entferne erst einen.`,
    removed: (title) => `Ich folge ${title} nicht mehr. Die Artikel bleiben.`,
    gone: 'Diesem Feed folge ich nicht mehr.',
    refreshing: 'Ich suche nach neuen Artikeln…',
    refreshingAfter: (before) =>
      before === 1
        ? 'Warte auf 1 Änderung davor…'
        : `Warte auf ${grouped(before)} Änderungen davor…`,
    found: (articles) =>
      articles === 0
        ? 'Keine neuen Artikel (0).'
        : articles === 1
          ? '1 neuer Artikel.'
          : `${grouped(articles)} neue Artikel.`,
    notLoaded: (feeds) =>
      feeds === 1
        ? '1 Feed ließ sich nicht laden.'
        : `${grouped(feeds)} Feeds ließen sich nicht laden.`,
    goesOn: `Ich suche noch nach neuen Artikeln, aber Discord lässt mich diese Antwort nur 15 Minuten lang bearbeiten. \`/${commands.feeds.name}\` zeigt, wann ich fertig bin.`,
    report: (title, day, why) =>
      `Ich kann den Feed ${title} seit ${day} nicht laden: ${why}. Moderatoren können ihn sich mit \`/${commands.feeds.name}\` ansehen.`,
    reportEnded: (title) =>
      `Den Feed ${title} gibt es laut seinem Server nicht mehr. Moderatoren können ihn mit \`/${commands.feeds.name}\` entfernen oder seine neue Adresse hinzufügen.`,
  },

  config: {
    heading: 'Einstellungen dieses Servers',
    questionChannels: (channels) => `Fragekanäle (ohne Erwähnung): ${channels}`,
    allowedChannels: (channels) => `Erlaubte Kanäle: ${channels}`,
    allowedRoles: (roles) => `Erlaubte Rollen: ${roles}`,
    noChannel: 'keine',
    everyChannel: 'alle',
    everyone: 'alle',
    private: `\`/${ask.name}\` antwortet standardmäßig privat`,
    public: `\`/${ask.name}\` antwortet standardmäßig öffentlich`,
    marking: (emoji) => `Unbeantwortete Forenbeiträge: mit ${emoji} markiert`,
    notMarking: 'Unbeantwortete Forenbeiträge: nicht markiert',
    cannotMark: (channels) =>
      `In ${channels} kann ich keine Beiträge markieren: Dort fehlen mir die Berechtigungen **Reaktionen hinzufügen** und **Nachrichtenverlauf anzeigen**.`,
    saved: 'Gespeichert.',
    needsContent:
      'Fragekanäle funktionieren noch nicht: Ich kann keine Nachrichten lesen, die mich nicht erwähnen. Der Betreiber muss DISCORD_MESSAGE_CONTENT setzen und im Discord Developer Portal **Message Content Intent** einschalten.',
    notAllowed: (channels) =>
      `In ${channels} antworte ich nicht: Das gehört nicht zu den erlaubten Kanälen. Wähl es auch dort aus.`,
    tooMany: (most) => `Mehr als ${most} geht nicht. Entfern zuerst etwas.`,
    inThreads: 'Fragen in Textkanälen: in einem Thread beantwortet',
    inChannel: 'Fragen in Textkanälen: im Kanal beantwortet',
    cannotOpenThreads: (channels) =>
      `In ${channels} kann ich keine Threads eröffnen: Dort fehlen mir die Berechtigungen **Öffentliche Threads erstellen** und **Nachrichten in Threads senden**. Bis dahin antworte ich im Kanal.`,
    threadsNeedMention: `In Threads muss eine Nachfrage mich erwähnen oder **${buttons.followUp}** benutzen, denn andere Nachrichten kann ich nicht lesen. Der Betreiber kann das mit DISCORD_MESSAGE_CONTENT ändern.`,
    noCategory: 'In einer Kategorie kann man mich nichts fragen. Wähl die Kanäle darin aus.',
    changedMeanwhile:
      'Jemand hat diese Liste inzwischen geändert. So sieht sie jetzt aus: Bitte wähl noch einmal.',
    choose: {
      questionChannels: 'Fragekanäle auswählen …',
      allowedChannels: 'Erlaubte Kanäle auswählen …',
      allowedRoles: 'Erlaubte Rollen auswählen …',
    },
    clear: {
      questionChannels: 'Fragekanäle leeren',
      allowedChannels: 'Alle Kanäle erlauben',
      allowedRoles: 'Alle fragen lassen',
    },
    switches: {
      answersInThreads: { turnOn: 'In Threads antworten', turnOff: 'Im Kanal antworten' },
      marksUnanswered: {
        turnOn: 'Unbeantwortete Beiträge markieren',
        turnOff: 'Beiträge nicht mehr markieren',
      },
      privateByDefault: { turnOn: 'Privat antworten', turnOff: 'Öffentlich antworten' },
    },
    digest: {
      open: 'Übersicht …',
      back: 'Zurück',
      heading: 'Übersicht über neue Artikel',
      about:
        'Neue Artikel, nach Themen geordnet, mit einem zitierten Satz zu jedem Thema. Die Übersicht kommt zu der Uhrzeit, zu der sie eingeschaltet wurde, in UTC: nach einer Zeitumstellung also eine Stunde früher oder später.',
      off: 'Aus',
      daily: 'Täglich',
      weekly: 'Wöchentlich',
      often: 'Wie oft …',
      where: 'In welchem Kanal …',
      noChannel: 'Noch ist kein Kanal gewählt, also gibt es keine Übersicht.',
      next: (channel, moment) => `Die nächste: ${moment} in ${channel}`,
      cannotWrite: (channel) =>
        `In ${channel} kann ich nicht schreiben: Ich brauche dort die Berechtigungen **Kanal ansehen** und **Nachrichten senden**.`,
    },
  },

  gaps: {
    heading: (days) =>
      days === 1
        ? 'Fragen ohne gute Antwort seit gestern'
        : `Fragen ohne gute Antwort in den letzten ${days} Tagen`,
    headingDone: (days) =>
      days === 1 ? 'Erledigte Fragen seit gestern' : `Erledigte Fragen der letzten ${days} Tage`,
    range: (first, last, total) => `${first} bis ${last} von ${total}`,
    none: (days) =>
      days === 1
        ? 'Seit gestern gibt es keine offenen Fragen.'
        : `Aus den letzten ${days} Tagen gibt es keine offenen Fragen.`,
    noneDone: (days) =>
      days === 1
        ? 'Seit gestern gibt es keine erledigten Fragen.'
        : `Aus den letzten ${days} Tagen gibt es keine erledigten Fragen.`,
    markDone: 'Als erledigt markieren…',
    markAllDone: 'Als erledigt markieren',
    marked: `Als erledigt markiert. \`/${gaps.name}\` zeigt sie weiter unter **Erledigte zeigen**.`,
    reopen: 'Wieder öffnen…',
    showDone: 'Erledigte zeigen',
    showOpen: 'Offene zeigen',
    times: (count) => `${count}×`,
    refused: (count) => `${count} ohne Antwort`,
    closest: (count) => `${count} nur annähernd`,
    votedDown: (count) => `${count} nicht hilfreich`,
    last: (moment) => `zuletzt gefragt ${moment}`,
  },

  stats: {
    heading: (days) => (days === 1 ? 'Seit gestern' : `Die letzten ${days} Tage`),
    none: (days) =>
      days === 1
        ? 'Seit gestern hat mich hier niemand etwas gefragt.'
        : `In den letzten ${days} Tagen hat mich hier niemand etwas gefragt.`,
    questions: (questions, members) => `Fragen: ${questions}, Mitglieder: ${members}`,
    answered: (count) => `Beantwortet: ${count}`,
    closest: (count) => `Nur annähernd: ${count}`,
    refused: (count) => `Ohne Antwort: ${count}`,
    votes: (helpful, notHelpful) => `Stimmen: ${helpful} hilfreich, ${notHelpful} nicht hilfreich`,
    noVotes: 'Noch keine Stimmen',
  },

  follows: {
    heading: 'Was du verfolgst',
    none: `Du verfolgst noch nichts. Gib mit \`/${commands.follow.name}\` eine Frage oder ein Thema an.`,
    direct: 'per Direktnachricht',
    inChannel: (channel) => `im Kanal ${channel}`,
    mostADay: (count) =>
      count === 1 ? 'Höchstens 1 Nachricht am Tag' : `Höchstens ${count} Nachrichten am Tag`,
    noQuietHours: 'keine Ruhezeit',
    quietHours: (from, to, timeZone) => `Ruhe von ${from} bis ${to} (${timeZone})`,
    chooseToStop: 'Nicht mehr verfolgen …',
    stop: 'Nicht mehr verfolgen',
    stopped: (topic) => `Davon hörst du nichts mehr: **${topic}**`,
    stoppedBefore: 'Das verfolgt niemand mehr, also hörst du davon nichts mehr.',
    notYours: 'Das kann nur beenden, wer es verfolgt, oder die Moderation.',
    followed: (topic) =>
      `Ich sage dir Bescheid, wenn ein neuer Artikel das beantwortet: **${topic}**`,
    followedBy: (mention) => `verfolgt von ${mention}`,
    already: 'Das verfolgst du schon.',
    tooMany: (most) => `Du kannst höchstens ${most} Dinge verfolgen. Beende zuerst eines davon.`,
    tooShort: 'Gib eine Frage an, oder ein Thema aus mindestens zwei Wörtern.',
    noTopic: 'Gib auch ein Thema an: Was willst du in diesem Kanal verfolgen?',
    unknownTimeZone:
      'Diese Zeitzone kenne ich nicht. Wähle eine aus der Liste, die beim Tippen erscheint.',
    needsTimeZone: 'Für Ruhezeiten muss ich deine Zeitzone kennen. Gib auch `zeitzone` an.',
    invalidHours:
      'Schreib die Ruhezeit als `22-7`, von zehn Uhr abends bis sieben Uhr, oder als `off`.',
    notThere: {
      member: (channel) =>
        `In ${channel} kann ich dir nichts melden: Du kannst dort selbst nicht schreiben.`,
      bot: (channel) =>
        `In ${channel} kann ich nicht schreiben: Ich brauche dort die Berechtigungen **Kanal ansehen** und **Nachrichten senden**.`,
      settings: (channel) =>
        `Die Moderation dieses Servers hat nicht erlaubt, dass du mich in ${channel} fragst.`,
    },
    directShared:
      'Per Direktnachricht hörst du nur von Artikeln, die alle Server teilen. Für die dieses Servers wähle einen Kanal.',
    closed:
      'Ich kann dir keine Direktnachrichten schicken. Erlaube sie in den Privatsphäre-Einstellungen eines gemeinsamen Servers und drück dann auf **Noch einmal versuchen**.',
    tryAgain: 'Noch einmal versuchen',
    willTry: 'Ich versuche es wieder, sobald es etwas Neues gibt.',
  },

  digest: {
    heading: (count) => (count === 1 ? 'Ein neuer Artikel' : `${grouped(count)} neue Artikel`),
    moreReports: (count) =>
      count === 1 ? 'und 1 weiterer Bericht' : `und ${grouped(count)} weitere Berichte`,
    moreStories: (count) =>
      count === 1
        ? `Und 1 weiteres Thema: \`/${sources.name}\``
        : `Und ${grouped(count)} weitere Themen: \`/${sources.name}\``,
  },

  forget: {
    nothing: 'Über dich war nichts gespeichert.',
    done: (answers, votes) =>
      `Gelöscht: ${answers === 1 ? '1 Frage mit ihrer Antwort' : `${answers} Fragen mit ihren Antworten`} und ${votes === 1 ? '1 Stimme' : `${votes} Stimmen`}.`,
    follows: (count) =>
      count === 1
        ? 'Du hast 1 Sache verfolgt und verfolgst sie nicht mehr.'
        : `Du hast ${count} Dinge verfolgt und verfolgst sie nicht mehr.`,
    waiting: (count) =>
      count === 1
        ? 'An einer deiner Fragen arbeite ich noch. Ich beantworte sie, ohne sie zu speichern.'
        : `An ${count} deiner Fragen arbeite ich noch. Ich beantworte sie, ohne sie zu speichern.`,
    messagesStay: `Meine Nachrichten in Kanälen bleiben, bis jemand sie löscht: Drück darunter auf **${buttons.delete}**. Ihre anderen Buttons funktionieren nicht mehr.`,
  },
};

export const german: Language = { locales: [Locale.German], words, commands };
