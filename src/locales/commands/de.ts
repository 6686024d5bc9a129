import type { CommandWords } from '../catalogue.js';

const ask = 'fragen';

export const commands = {
  ask: {
    name: ask,
    description: 'Stell eine Frage: Du bekommst den Abschnitt, der sie beantwortet, Wort für Wort',
  },
  'ask.question': {
    name: 'frage',
    description: 'Deine Frage auf Englisch, in einem ganzen Satz',
  },
  'ask.source': {
    name: 'quelle',
    description: 'Nur Artikel dieses Mediums, dieser Autoren oder mit diesem Text im Titel',
  },
  'ask.after': {
    name: 'ab',
    description: 'Nur Artikel, die an diesem Tag oder später erschienen sind, JJJJ-MM-TT',
  },
  'ask.before': {
    name: 'bis',
    description: 'Nur Artikel, die an diesem Tag oder früher erschienen sind, JJJJ-MM-TT',
  },
  'ask.private': { name: 'privat', description: 'Ob nur du die Antwort siehst' },

  'Find sources': { name: 'Quellen finden' },

  sources: { name: 'quellen', description: 'Die Artikel auflisten, aus denen ich zitiere' },
  'sources.publisher': {
    name: 'medium',
    description: 'Nur Artikel dieses Mediums, dieser Autoren oder mit diesem Text im Titel',
  },
  'sources.after': {
    name: 'ab',
    description: 'Nur Artikel, die an diesem Tag oder später erschienen sind, JJJJ-MM-TT',
  },
  'sources.before': {
    name: 'bis',
    description: 'Nur Artikel, die an diesem Tag oder früher erschienen sind, JJJJ-MM-TT',
  },

  source: {
    name: 'quelle',
    description: 'Einen Artikel zeigen: woher er ist, wie er anfängt, wo er noch erschienen ist',
  },
  'source.title': { name: 'titel', description: 'Ein Teil seines Titels oder wovon er handelt' },

  passage: { name: 'abschnitt', description: 'Einen Artikel lesen, Abschnitt für Abschnitt' },
  'passage.article': {
    name: 'artikel',
    description: 'Ein Teil seines Titels oder wovon er handelt',
  },
  'passage.number': {
    name: 'nummer',
    description: 'Welcher Abschnitt (Standard: der erste)',
  },

  follow: {
    name: 'verfolgen',
    description: 'Von neuen Artikeln zu einer Frage hören und sehen, was du verfolgst',
  },
  'follow.topic': { name: 'thema', description: 'Eine Frage oder ein Thema, in wenigen Worten' },
  'follow.channel': {
    name: 'kanal',
    description: 'Wo ich dir Bescheid sage (Standard: per Direktnachricht)',
  },
  'follow.quiet': {
    name: 'ruhe',
    description: 'Stunden, in denen ich dir nichts melde, etwa 22-7, oder off',
  },
  'follow.timezone': { name: 'zeitzone', description: 'Deine Zeitzone, für die Ruhezeit' },
  'follow.most': {
    name: 'höchstens',
    description: 'Höchstens so viele Nachrichten am Tag (Standard: 5)',
  },

  status: {
    name: 'status',
    description: 'Sehen, aus wie vielen Artikeln ich zitiere und seit wann ich laufe',
  },
  help: { name: 'hilfe', description: 'Zeigen, wie du mich fragst und was ich noch kann' },

  forget: { name: 'vergiss', description: 'Löschen, was ich über dich aufbewahre' },
  'forget.me': {
    name: 'mich',
    description: 'Deine Fragen, Antworten, Stimmen und was du verfolgst löschen, auf allen Servern',
  },

  articles: { name: 'artikel', description: 'Artikel hinzufügen, entfernen und auflisten' },
  'articles.add': {
    name: 'hinzufügen',
    description: 'Artikel aus einer Datei oder über einen Link hinzufügen',
  },
  'articles.add.file': {
    name: 'datei',
    description:
      'PDF, Word (.docx), Text, Markdown, HTML, JSON oder JSON Lines, auch mit gzip; bis zu 25 MB',
  },
  'articles.add.url': {
    name: 'url',
    description: 'Link zu einem Artikel, falls der Betreiber Links erlaubt',
  },
  'articles.add.title': {
    name: 'titel',
    description: 'Die Überschrift, falls der Text keine hat',
  },
  'articles.add.publisher': { name: 'medium', description: 'Wer ihn veröffentlicht hat' },
  'articles.add.date': { name: 'datum', description: 'Tag der Veröffentlichung, JJJJ-MM-TT' },
  'articles.remove': {
    name: 'entfernen',
    description: 'Einen Artikel und seine Duplikate entfernen',
  },
  'articles.remove.article': {
    name: 'artikel',
    description: 'Sein Titel aus der Liste, die beim Tippen erscheint, oder seine ID',
  },
  'articles.list': { name: 'auflisten', description: 'Die Artikel mit ihren IDs auflisten' },
  'articles.list.filter': {
    name: 'filter',
    description: 'Nur Artikel dieses Mediums, dieser Autoren oder mit diesem Text im Titel',
  },

  feeds: {
    name: 'feeds',
    description: 'Feeds sehen, hinzufügen und entfernen, deren neue Artikel ich selbst aufnehme',
  },

  config: {
    name: 'einstellungen',
    description: 'Sehen und ändern, wo ich auf diesem Server antworte und wer mich fragen darf',
  },

  gaps: {
    name: 'lücken',
    description: 'Fragen ohne Antwort oder mit schlecht bewerteten Antworten',
  },
  'gaps.days': { name: 'tage', description: 'Wie viele Tage zurück (Standard: 30)' },
  'gaps.done': {
    name: 'erledigt',
    description: 'Stattdessen die als erledigt markierten auflisten',
  },

  stats: {
    name: 'statistik',
    description: 'Wie oft ich auf diesem Server gefragt werde und wie oft ich antworten konnte',
  },
  'stats.days': { name: 'tage', description: 'Wie viele Tage zurück (Standard: 30)' },
} satisfies CommandWords;
