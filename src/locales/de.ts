import { Locale } from 'discord.js';
import type { Language, Words } from './catalogue.js';
import { commands } from './commands/de.js';

const locale = 'de-DE';
const { format: grouped } = new Intl.NumberFormat(locale);

const { ask, articles, config, gaps, passage, source, sources, stats, status } = commands;
const listCommand = `\`/${articles.name} ${commands['articles.list'].name}\``;
const allowChannelCommand = `\`/${config.name} ${commands['config.allow-channel'].name}\``;
const forgetCommand = `\`/${commands.forget.name} ${commands['forget.me'].name}\``;

const buttons = {
  previous: 'Zurück',
  next: 'Weiter',
  context: 'Mehr Kontext',
  share: 'Teilen',
  helpful: 'Hilfreich',
  notHelpful: 'Nicht hilfreich',
  followUp: 'Nachfragen',
  delete: 'Löschen',
};

const words: Words = {
  locale,

  answer: {
    likely: (percent) => `**Wahrscheinliche Antwort** (${percent})`,
    closest: (percent) =>
      `**Passt am ehesten – beantwortet deine Frage vielleicht nicht** (${percent})`,
    dontSay: 'Dazu habe ich in den Artikeln nichts gefunden.',
    nothingPasses: 'Kein Artikel passt zu diesen Filtern.',
    nearest: 'Am nächsten kommen:',
    chooseNearest: 'Einen davon ansehen',
    alsoIn: 'auch in:',
    andMore: (count) => `und ${grouped(count)} mehr`,
    untitled: 'ohne Titel',
    quoteOf: (number, total) => `Zitat ${number} von ${total}`,
    passageOf: (number, total) => `Abschnitt ${number} von ${total}`,
    asked: (question) => `Gefragt: ${question}`,
    sharedBy: (mention) => `Geteilt von ${mention}`,
    only: (condition) => `Nur Artikel ${condition}`,
    preferring: (condition) => `Bevorzugt Artikel ${condition} (aus deiner Frage)`,
    dropped: (condition) =>
      `Kein Artikel ${condition} hat damit zu tun, deshalb habe ich in allen gesucht.`,
    by: (publisher) => `von ${publisher}`,
    matching: (text) => `mit „${text}“ in Titel oder Medium`,
    on: (day) => `vom ${day}`,
    from: (day) => `ab dem ${day}`,
    upTo: (day) => `bis zum ${day}`,
    between: (first, last) => `vom ${first} bis zum ${last}`,
    cut: '[…]',
  },

  smallTalk: {
    greeting:
      'Hallo! Frag mich etwas, und ich suche in den Artikeln den Abschnitt, der es beantwortet.',
    thanks: 'Gern geschehen. Was möchtest du noch wissen?',
    empty: 'Da war keine Frage. Frag in einem Satz.',
    noise: 'Ich konnte keine Frage erkennen. Versuch es mit einem ganzen Satz.',
    chatter: 'Ich zitiere nur aus den Artikeln, die ich habe. Frag mich etwas, das darin steht.',
    nothing: 'In dieser Nachricht ist nichts, was ich nachschlagen könnte.',
  },

  buttons,

  feedback: {
    thanks: 'Danke, ist notiert.',
    why: 'Was war nicht gut?',
    whyLabel: 'In wenigen Worten (freiwillig)',
    thanksForReason: 'Danke. Die Moderation sieht, was nicht gut war, aber nicht deinen Namen.',
  },

  followUp: {
    title: 'Nachfragen',
    label: 'Deine Frage',
  },

  refusals: {
    cooldown: (ends) => `Das waren viele Fragen auf einmal. Frag mich ${ends} wieder.`,
    waiting: (before) =>
      before === 1
        ? 'Eine Frage ist vor deiner dran; deine Antwort erscheint hier.'
        : `${before} Fragen sind vor deiner dran; deine Antwort erscheint hier.`,
    channel: (channels) => `Hier darf ich nicht gefragt werden. Frag mich in ${channels}.`,
    roles: (roles) => `Nur Mitglieder mit einer dieser Rollen dürfen mich fragen: ${roles}.`,
    mayNotWrite: (channel) =>
      `Ich darf in ${channel} nicht schreiben: Dort brauche ich die Berechtigungen „Kanal anzeigen“ und „Nachrichten senden“. Die Moderation kann sie mir geben, und du kannst mich solange hier fragen.`,
    mentionMe: 'Bitte erwähne mich, nicht meine Rolle: Nur dann zeigt Discord mir deinen Text.',
    permission:
      'Das ist der Moderation vorbehalten: Es braucht die Berechtigung „Server verwalten“.',
    notYours: 'Das kann nur, wer gefragt hat.',
    shared: (link) => `Dieses Zitat ist schon geteilt: ${link}`,
    changed: 'Der Artikel hat sich seit dem Zitat geändert oder ist nicht mehr da.',
    gone: 'Diese Antwort ist nicht mehr gespeichert. Frag noch einmal, dann suche ich neu.',
    leaving:
      'Ich werde gerade neu gestartet und konnte das nicht beenden. Bitte frag in einer Minute noch einmal.',
    unknownCommand:
      'Diesen Befehl kenne ich nicht mehr. Vielleicht braucht Discord eine Minute, um die neuen zu zeigen.',
    unknownButton:
      'Diesen Button kenne ich nicht mehr. Frag noch einmal, dann bekommst du einen neuen.',
  },

  failures: {
    unforeseen: (id) =>
      `Bei mir ist etwas schiefgegangen, es steht als \`${id}\` im Protokoll. Bitte versuch es noch einmal.`,
    invalidDate: 'Das ist kein Datum. Schreib es als JJJJ-MM-TT, z. B. 2023-04-01.',
    questionTooLong: 'Diese Frage ist zu lang. Stell sie in wenigen Sätzen.',
  },

  sources: {
    heading: (first, last, total) =>
      total === 1
        ? 'Ein Artikel'
        : `Artikel ${grouped(first)} bis ${grouped(last)} von ${grouped(total)}`,
    empty: 'Es gibt noch keine Artikel.',
    passages: (count) => (count === 1 ? '1 Abschnitt' : `${grouped(count)} Abschnitte`),
    filterTooLong:
      'Das ist als Filter zu lang. Wähl ein Medium aus der Liste oder schreib weniger.',
  },

  article: {
    by: (author) => `von ${author}`,
    added: (day) => `hinzugefügt am ${day}`,
    read: 'Abschnitte lesen',
    several: (total, shown) =>
      shown < total
        ? `${grouped(total)} Artikel haben das in Titel oder Medium. Die neuesten ${shown}:`
        : `${grouped(total)} Artikel haben das in Titel oder Medium:`,
    nearest: 'Kein Titel enthält das. Diese Artikel kommen dem Inhalt nach am nächsten:',
    notFound: 'So einen Artikel habe ich nicht.',
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
        ? 'Sie bestehen aus einem Abschnitt, den ich nach Antworten durchsuche.'
        : `Sie sind in ${grouped(count)} Abschnitte geteilt, die ich nach Antworten durchsuche.`,
    copies: (count) =>
      count === 1
        ? 'Eine Kopie eines Artikels nenne ich nur unter „auch in“.'
        : `${grouped(count)} Kopien von Artikeln nenne ich nur unter „auch in“.`,
    model: (model) => `Was Texte bedeuten, vergleiche ich mit dem Modell ${model}.`,
    since: (moment) => `In Betrieb seit: ${moment}.`,
  },

  help: {
    intro:
      'Ich beantworte Fragen mit Zitaten aus Nachrichtenartikeln, Wort für Wort. Steht dort nichts dazu, sage ich das.',
    askHeading: 'Frag mich',
    ask: [
      'erwähne mich mit deiner Frage oder schreib mir direkt',
      `\`/${ask.name}\`, auch nach Medium, Titel oder Datum; mit \`${commands['ask.private'].name}\` siehst nur du die Antwort`,
      `im Menü einer Nachricht: Apps, **${commands['Find sources'].name}**`,
      `frag weiter, indem du auf meine Antwort antwortest, oder mit dem Button **${buttons.followUp}**`,
    ],
    example: (question) =>
      `zum Beispiel: \`/${ask.name} ${commands['ask.question'].name}: ${question}\``,
    surenessHeading: 'Wie sicher ich bin',
    sureness: `Die Prozentzahl schätzt, ob das Zitat deine Frage beantwortet; jedes Zitat hat seine eigene. **Wahrscheinliche Antwort**: höchstwahrscheinlich ja. **Passt am ehesten – beantwortet deine Frage vielleicht nicht**: das Beste, was ich gefunden habe, urteile selbst. Mit **${buttons.helpful}** oder **${buttons.notHelpful}** sagst du es der Moderation.`,
    lookUpHeading: 'Nachschlagen',
    lookUp: [
      `\`/${sources.name}\` listet die Artikel auf, \`/${source.name}\` zeigt einen, mit \`/${passage.name}\` liest du ihn`,
      `\`/${status.name}\` sagt, was ich habe`,
    ],
    privacyHeading: 'Was ich aufbewahre',
    privacy: (days) =>
      `Fragen, Antworten und Stimmen, ${days} ${days === 1 ? 'Tag' : 'Tage'} lang. ${forgetCommand} löscht deine sofort.`,
    moderatorsHeading: 'Für die Moderation',
    moderators: [
      `\`/${articles.name}\` fügt Artikel hinzu, entfernt sie und listet sie auf`,
      `\`/${config.name}\` legt fest, wo und von wem ich gefragt werden darf`,
      `\`/${gaps.name}\` zeigt, was ich nicht beantworten konnte, \`/${stats.name}\`, wie viel ich gefragt werde`,
    ],
  },

  articles: {
    fileOrUrl: 'Gib entweder eine Datei oder eine Adresse an: eins von beiden.',
    notHere:
      'Von diesem Server aus werden keine Artikel hinzugefügt oder entfernt. Welche Server das dürfen, legt der Betreiber mit DISCORD_CURATING_GUILDS fest.',
    noUrls:
      'Hinzufügen über eine Adresse ist ausgeschaltet; schick die Seite als Datei. Der Betreiber kann es mit PULLQUOTE_ADD_FROM_URLS einschalten.',
    wrongKind: (name) =>
      `${name} kann ich nicht lesen. Ich lese .txt, .md, .html, .json und .jsonl, jeweils auch mit .gz.`,
    jsonSaysItself:
      'Eine JSON-Datei nennt Titel, Medien und Daten in eigenen Feldern. Lass diese Optionen weg.',
    refused: {
      noAddress: () => 'Das ist keine Adresse. Gib sie ganz an, beginnend mit https://.',
      notHttp: () => 'Ich lade nur Adressen, die mit https:// oder http:// beginnen.',
      credentials: () => 'Ich lade keine Adressen, in denen ein Benutzername oder Passwort steht.',
      privateAddress: () =>
        'Diese Adresse führt in ein privates Netz, aus dem ich nichts lade. Schick die Seite als Datei.',
      tooManyRedirects: () =>
        'Diese Adresse hat mich mehr als fünfmal weitergeschickt. Ich habe aufgegeben.',
      status: (status) =>
        `Die Seite ließ sich nicht laden: Ihr Server hat mit ${status} geantwortet. Schick sie als Datei.`,
      type: (type) =>
        type === ''
          ? 'Die Seite sagt nicht, was sie ist. Ich nehme HTML, Text, Markdown und JSON.'
          : `Die Seite ist vom Typ ${type}. Ich nehme HTML, Text, Markdown und JSON.`,
      tooLarge: () => 'Das ist zu groß. Ich nehme Dateien bis 25 MB und Seiten bis 5 MB.',
      tooSlow: () =>
        'Das Laden hat zu lange gedauert. Versuch es noch einmal oder schick die Seite als Datei.',
      unreachable: (code) =>
        code === ''
          ? 'Das ließ sich nicht laden. Prüf die Adresse oder versuch es noch einmal.'
          : `Das ließ sich nicht laden (${code}). Prüf die Adresse oder versuch es noch einmal.`,
    },
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
    indexing: (name) => `Schließe den Index mit ${name} ab …`,
    passages: (done, total) => `${grouped(done)} von ${grouped(total)} Abschnitten`,
    goesOn: (name) =>
      `Das Hinzufügen von ${name} geht weiter, aber Discord lässt mich diese Antwort nur 15 Minuten lang ändern. ${listCommand} zeigt, was schon da ist; Fehler stehen im Protokoll.`,
    removalGoesOn: `Das Entfernen wartet noch, bis es an der Reihe ist, und geht weiter, aber Discord lässt mich diese Antwort nur 15 Minuten lang ändern. ${listCommand} zeigt, wann es erledigt ist.`,
    result: (name, changes) => `${name}: ${changes}.`,
    changes: {
      added: (count) => `${grouped(count)} hinzugefügt`,
      replaced: (count) => `${grouped(count)} ersetzt`,
      relabelled: (count) => `${grouped(count)} mit anderem Titel, Datum oder Medium als zuvor`,
      unchanged: (count) => `${grouped(count)} schon da`,
      copy: (count) =>
        count === 1
          ? '1 mit dem Text eines Artikels, den ich habe, genannt unter „auch in“'
          : `${grouped(count)} mit den Texten von Artikeln, die ich habe, genannt unter „auch in“`,
      removed: (count) => `${grouped(count)} entfernt`,
    },
    nothing: (name) => `Aus ${name} konnte nichts hinzugefügt werden.`,
    faults: 'Nicht verwendbar:',
    interrupted:
      'Ich werde neu gestartet, bevor alles hinzugefügt war. Was hier steht, bleibt; schick für den Rest dasselbe noch einmal.',
    toRemove: 'Welchen Artikel? Wähl ihn aus der Liste, die beim Tippen erscheint.',
    removing: (title) => `Entferne ${title} …`,
    removed: (title, passages, copies) =>
      `Entfernt: ${title} (${passages === 1 ? '1 Abschnitt' : `${grouped(passages)} Abschnitte`}${
        copies === 0 ? '' : copies === 1 ? ' und eine Kopie davon' : ` und ${copies} Kopien davon`
      }).`,
  },

  config: {
    heading: 'Einstellungen dieses Servers',
    questionChannels: (channels) => `Jede Nachricht ist eine Frage in: ${channels}`,
    allowedChannels: (channels) => `Fragen darf man mich in: ${channels}`,
    allowedRoles: (roles) => `Fragen dürfen mich: ${roles}`,
    noChannel: 'keinem Kanal',
    everyChannel: 'jedem Kanal',
    everyone: 'alle',
    private: `\`/${ask.name}\` antwortet privat, wenn nichts anderes gesagt wird`,
    public: `\`/${ask.name}\` antwortet für alle sichtbar, wenn nichts anderes gesagt wird`,
    saved: 'Gespeichert.',
    needsContent:
      'Fragekanäle funktionieren noch nicht: Ich darf keine Nachrichten lesen, die mich nicht erwähnen. Der Betreiber muss DISCORD_MESSAGE_CONTENT setzen und im Discord Developer Portal „Message Content Intent“ einschalten.',
    notAllowed: (channels) =>
      `In ${channels} werden Fragen abgewiesen: Dort darf ich nicht gefragt werden. ${allowChannelCommand} ändert das.`,
    everyoneIsNoRole:
      'Alle dürfen fragen, solange keine Rolle genannt ist. Nimm die genannten weg, dann dürfen wieder alle.',
    tooMany: (most) => `Mehr als ${most} lassen sich nicht nennen. Nimm zuerst eine Angabe weg.`,
  },

  gaps: {
    heading: (days) =>
      days === 1
        ? 'Seit gestern nicht gut beantwortet'
        : `In den letzten ${days} Tagen nicht gut beantwortet`,
    range: (first, last, total) => `${first} bis ${last} von ${total}`,
    none: (days) =>
      days === 1
        ? 'Seit gestern blieb keine Frage offen, und keine Antwort war nicht hilfreich.'
        : `In den letzten ${days} Tagen blieb keine Frage offen, und keine Antwort war nicht hilfreich.`,
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

  forget: {
    nothing: 'Über dich war nichts gespeichert.',
    done: (answers, votes) =>
      `Vergessen: ${answers === 1 ? '1 Frage mit ihrer Antwort' : `${answers} Fragen mit ihren Antworten`} und ${votes === 1 ? '1 Stimme' : `${votes} Stimmen`}.`,
    waiting: (count) =>
      count === 1
        ? 'Eine deiner Fragen ist noch in Arbeit. Sie wird beantwortet und nicht gespeichert.'
        : `${count} deiner Fragen sind noch in Arbeit. Sie werden beantwortet und nicht gespeichert.`,
    messagesStay: `Meine Nachrichten in Kanälen bleiben, bis sie gelöscht werden: Drück darunter auf **${buttons.delete}**. Ihre anderen Buttons funktionieren nicht mehr.`,
  },
};

export const german: Language = { locales: [Locale.German], words, commands };
