import type { CommandWords } from '../catalogue.js';

const ask = 'demander';

export const commands = {
  ask: {
    name: ask,
    description: 'Poser une question : vous obtenez le passage qui y répond, mot pour mot',
  },
  'ask.question': {
    name: 'question',
    description: 'Votre question en anglais, en une phrase complète',
  },
  'ask.source': {
    name: 'source',
    description: 'Seulement les articles de ce média ou auteur, ou avec ce texte dans le titre',
  },
  'ask.after': {
    name: 'après',
    description: 'Seulement les articles parus ce jour-là ou après, AAAA-MM-JJ',
  },
  'ask.before': {
    name: 'avant',
    description: 'Seulement les articles parus ce jour-là ou avant, AAAA-MM-JJ',
  },
  'ask.private': { name: 'privé', description: 'Si vous êtes la seule personne à voir la réponse' },

  'Find sources': { name: 'Trouver des sources' },

  sources: { name: 'sources', description: 'Lister les articles que je cite' },
  'sources.publisher': {
    name: 'média',
    description: 'Seulement les articles de ce média ou auteur, ou avec ce texte dans le titre',
  },
  'sources.after': {
    name: 'après',
    description: 'Seulement les articles parus ce jour-là ou après, AAAA-MM-JJ',
  },
  'sources.before': {
    name: 'avant',
    description: 'Seulement les articles parus ce jour-là ou avant, AAAA-MM-JJ',
  },

  source: {
    name: 'source',
    description: 'Montrer un article : d’où il vient, comment il commence, où il est aussi paru',
  },
  'source.title': { name: 'titre', description: 'Une partie de son titre, ou ce dont il parle' },

  passage: { name: 'passage', description: 'Lire un article, passage par passage' },
  'passage.article': {
    name: 'article',
    description: 'Une partie de son titre, ou ce dont il parle',
  },
  'passage.number': {
    name: 'numéro',
    description: 'Quel passage (par défaut : le premier)',
  },

  follow: {
    name: 'suivre',
    description: 'Être prévenu des nouveaux articles sur une question, et voir ce que vous suivez',
  },
  'follow.topic': { name: 'sujet', description: 'Une question ou un sujet, en quelques mots' },
  'follow.channel': {
    name: 'salon',
    description: 'Où je vous préviens (par défaut en message privé)',
  },
  'follow.quiet': {
    name: 'silence',
    description: 'Heures où je ne vous dis rien, par exemple 22-7, ou off',
  },
  'follow.timezone': {
    name: 'fuseau',
    description: 'Votre fuseau horaire, pour les heures calmes',
  },
  'follow.most': {
    name: 'maximum',
    description: 'Le plus grand nombre de messages par jour (5 par défaut)',
  },

  status: {
    name: 'statut',
    description: 'Voir combien d’articles je cite, et depuis quand je suis en service',
  },
  help: {
    name: 'aide',
    description: 'Montrer comment m’interroger, et ce que je sais faire d’autre',
  },

  forget: { name: 'oublier', description: 'Supprimer ce que je garde sur vous' },
  'forget.me': {
    name: 'mes-données',
    description:
      'Supprimer vos questions, réponses, votes et ce que vous suivez, sur tous les serveurs',
  },

  articles: { name: 'articles', description: 'Ajouter, retirer et lister des articles' },
  'articles.add': {
    name: 'ajouter',
    description: 'Ajouter des articles depuis un fichier ou un lien',
  },
  'articles.add.file': {
    name: 'fichier',
    description:
      'PDF, Word (.docx), texte, Markdown, HTML, JSON ou JSON Lines, aussi en gzip ; jusqu’à 25 Mo',
  },
  'articles.add.url': {
    name: 'url',
    description: 'Lien vers un article, si l’opérateur permet les liens',
  },
  'articles.add.title': {
    name: 'titre',
    description: 'Son titre, si le texte n’en a pas',
  },
  'articles.add.publisher': { name: 'média', description: 'Qui l’a publié' },
  'articles.add.date': { name: 'date', description: 'Jour de parution, AAAA-MM-JJ' },
  'articles.remove': {
    name: 'retirer',
    description: 'Retirer un article et ses doublons',
  },
  'articles.remove.article': {
    name: 'article',
    description: 'Son titre, dans la liste qui apparaît pendant la saisie, ou son identifiant',
  },
  'articles.list': { name: 'liste', description: 'Lister les articles avec leurs identifiants' },
  'articles.list.filter': {
    name: 'filtre',
    description: 'Seulement les articles de ce média ou auteur, ou avec ce texte dans le titre',
  },

  feeds: {
    name: 'flux',
    description: 'Voir, ajouter et retirer des flux, dont j’ajoute moi-même les nouveaux articles',
  },

  config: {
    name: 'configuration',
    description: 'Voir et changer où je réponds sur ce serveur, et qui peut m’interroger',
  },

  gaps: {
    name: 'lacunes',
    description: 'Questions restées sans réponse, ou dont la réponse a été jugée inutile',
  },
  'gaps.days': {
    name: 'jours',
    description: 'Combien de jours en arrière (par défaut : 30)',
  },
  'gaps.done': { name: 'réglées', description: 'Lister plutôt celles marquées comme réglées' },

  stats: {
    name: 'statistiques',
    description: 'Combien de questions je reçois sur ce serveur, et à combien j’ai pu répondre',
  },
  'stats.days': {
    name: 'jours',
    description: 'Combien de jours en arrière (par défaut : 30)',
  },
} satisfies CommandWords;
