import type { CommandWords } from '../catalogue.js';

const ask = 'fragen';

export const commands = {
  ask: {
    name: ask,
    description: 'Frag die Artikel: Du bekommst den Abschnitt, der antwortet, Wort für Wort',
  },
  'ask.question': { name: 'frage', description: 'Deine Frage, in einem Satz' },
  'ask.source': {
    name: 'quelle',
    description: 'Nur Artikel dieses Mediums oder mit diesem Text im Titel',
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
    description: 'Nur Artikel dieses Mediums oder mit diesem Text im Titel',
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
    description: 'Einen Artikel zeigen: woher er ist, wie er anfängt, wo er noch steht',
  },
  'source.title': { name: 'titel', description: 'Ein Teil seines Titels oder wovon er handelt' },

  passage: { name: 'abschnitt', description: 'Einen Artikel lesen, Abschnitt für Abschnitt' },
  'passage.article': {
    name: 'artikel',
    description: 'Ein Teil seines Titels oder wovon er handelt',
  },
  'passage.number': {
    name: 'nummer',
    description: 'Welcher Abschnitt; ohne Angabe der erste',
  },

  status: {
    name: 'status',
    description: 'Sagen, aus wie vielen Artikeln ich zitiere und seit wann ich laufe',
  },
  help: { name: 'hilfe', description: 'Zeigen, wie du mich fragst und was ich noch kann' },

  forget: { name: 'vergiss', description: 'Löschen lassen, was ich über dich aufbewahre' },
  'forget.me': {
    name: 'mich',
    description: 'Deine Fragen, ihre Antworten und deine Stimmen löschen, auf allen Servern',
  },

  articles: { name: 'artikel', description: 'Artikel hinzufügen, entfernen und auflisten' },
  'articles.add': {
    name: 'hinzufügen',
    description: 'Artikel aus einer Datei oder von einer Adresse hinzufügen',
  },
  'articles.add.file': {
    name: 'datei',
    description: 'Text, Markdown, HTML, JSON oder JSON Lines, auch mit gzip; bis zu 25 MB',
  },
  'articles.add.url': {
    name: 'url',
    description: 'Adresse eines Artikels, wo der Betreiber das erlaubt',
  },
  'articles.add.title': {
    name: 'titel',
    description: 'Die Überschrift, falls der Text sie nicht nennt',
  },
  'articles.add.publisher': { name: 'medium', description: 'Wer ihn veröffentlicht hat' },
  'articles.add.date': { name: 'datum', description: 'Tag der Veröffentlichung, JJJJ-MM-TT' },
  'articles.remove': {
    name: 'entfernen',
    description: 'Einen Artikel und die Kopien seines Textes entfernen',
  },
  'articles.remove.article': {
    name: 'artikel',
    description: 'Sein Titel aus der Liste, die beim Tippen erscheint, oder seine ID',
  },
  'articles.list': { name: 'auflisten', description: 'Die Artikel mit ihren IDs auflisten' },
  'articles.list.filter': {
    name: 'filter',
    description: 'Nur Artikel dieses Mediums oder mit diesem Text im Titel',
  },

  config: {
    name: 'einstellungen',
    description: 'Sehen und ändern, wo und von wem ich auf diesem Server gefragt werden darf',
  },
  'config.show': { name: 'zeigen', description: 'Zeigen, was eingestellt ist' },
  'config.question-channel': {
    name: 'fragekanal',
    description: 'Jede Nachricht in einem Kanal als Frage nehmen, oder nicht mehr',
  },
  'config.question-channel.channel': { name: 'kanal', description: 'Der Kanal' },
  'config.question-channel.read': {
    name: 'lesen',
    description: 'Ob ich dort jede Nachricht lese',
  },
  'config.allow-channel': {
    name: 'kanal-erlauben',
    description:
      'Einen Kanal nennen, in dem man mich fragen darf, oder nicht mehr; ist keiner genannt: alle',
  },
  'config.allow-channel.channel': { name: 'kanal', description: 'Der Kanal' },
  'config.allow-channel.allowed': {
    name: 'erlaubt',
    description: 'Ob ich dort gefragt werden darf',
  },
  'config.allow-role': {
    name: 'rolle-erlauben',
    description:
      'Eine Rolle nennen, die mich fragen darf, oder nicht mehr; ist keine genannt: alle',
  },
  'config.allow-role.role': { name: 'rolle', description: 'Die Rolle' },
  'config.allow-role.allowed': { name: 'erlaubt', description: 'Ob sie mich fragen darf' },
  'config.privacy': {
    name: 'privatsphäre',
    description: `Festlegen, ob Antworten auf /${ask} privat sind, wenn nichts anderes gesagt wird`,
  },
  'config.privacy.private': {
    name: 'privat',
    description: 'Ob nur, wer fragt, die Antwort sieht',
  },

  gaps: {
    name: 'lücken',
    description: 'Fragen ohne Antwort, oder deren Antworten nicht hilfreich waren',
  },
  'gaps.days': { name: 'tage', description: 'Über wie viele Tage bis jetzt; ohne Angabe 30' },

  stats: {
    name: 'statistik',
    description: 'Wie viel ich auf diesem Server gefragt werde und wie oft ich antworten konnte',
  },
  'stats.days': { name: 'tage', description: 'Über wie viele Tage bis jetzt; ohne Angabe 30' },
} satisfies CommandWords;
