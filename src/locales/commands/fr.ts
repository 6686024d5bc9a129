import type { CommandWords } from '../catalogue.js';

const ask = 'demander';

export const commands = {
  ask: {
    name: ask,
    description: 'Interroger les articles : vous obtenez le passage qui répond, mot pour mot',
  },
  'ask.question': { name: 'question', description: 'Votre question, en une phrase' },
  'ask.source': {
    name: 'source',
    description: 'Seulement les articles de ce média, ou avec ce texte dans le titre',
  },
  'ask.after': {
    name: 'depuis',
    description: 'Seulement les articles parus ce jour-là ou après, AAAA-MM-JJ',
  },
  'ask.before': {
    name: 'jusque',
    description: 'Seulement les articles parus ce jour-là ou avant, AAAA-MM-JJ',
  },
  'ask.private': { name: 'privé', description: 'Si vous êtes la seule personne à voir la réponse' },

  'Find sources': { name: 'Trouver des sources' },

  sources: { name: 'sources', description: 'Lister les articles que je cite' },
  'sources.publisher': {
    name: 'média',
    description: 'Seulement les articles de ce média, ou avec ce texte dans le titre',
  },
  'sources.after': {
    name: 'depuis',
    description: 'Seulement les articles parus ce jour-là ou après, AAAA-MM-JJ',
  },
  'sources.before': {
    name: 'jusque',
    description: 'Seulement les articles parus ce jour-là ou avant, AAAA-MM-JJ',
  },

  source: {
    name: 'source',
    description: 'Montrer un article : d’où il vient, comment il commence, où il paraît aussi',
  },
  'source.title': { name: 'titre', description: 'Une partie de son titre, ou ce dont il parle' },

  passage: { name: 'passage', description: 'Lire un article, passage par passage' },
  'passage.article': {
    name: 'article',
    description: 'Une partie de son titre, ou ce dont il parle',
  },
  'passage.number': {
    name: 'numéro',
    description: 'Quel passage ; le premier si rien n’est indiqué',
  },

  status: {
    name: 'statut',
    description: 'Dire combien d’articles je cite, et depuis quand je fonctionne',
  },
  help: {
    name: 'aide',
    description: 'Montrer comment m’interroger, et ce que je sais faire d’autre',
  },

  forget: { name: 'oublier', description: 'Faire supprimer ce que je garde de vous' },
  'forget.me': {
    name: 'mes-données',
    description: 'Supprimer vos questions, leurs réponses et vos votes, sur tous les serveurs',
  },

  articles: { name: 'articles', description: 'Ajouter, retirer et lister les articles' },
  'articles.add': {
    name: 'ajouter',
    description: 'Ajouter des articles d’un fichier ou d’une adresse',
  },
  'articles.add.file': {
    name: 'fichier',
    description: 'Texte, Markdown, HTML, JSON ou JSON Lines, aussi en gzip ; jusqu’à 25 Mo',
  },
  'articles.add.url': {
    name: 'url',
    description: 'Adresse d’un article, là où l’opérateur le permet',
  },
  'articles.add.title': {
    name: 'titre',
    description: 'Son titre, si le texte ne le donne pas',
  },
  'articles.add.publisher': { name: 'média', description: 'Qui l’a publié' },
  'articles.add.date': { name: 'date', description: 'Jour de parution, AAAA-MM-JJ' },
  'articles.remove': {
    name: 'retirer',
    description: 'Retirer un article et les copies de son texte',
  },
  'articles.remove.article': {
    name: 'article',
    description: 'Son titre, dans la liste qui apparaît pendant la saisie, ou son identifiant',
  },
  'articles.list': { name: 'liste', description: 'Lister les articles avec leurs identifiants' },
  'articles.list.filter': {
    name: 'filtre',
    description: 'Seulement les articles de ce média, ou avec ce texte dans le titre',
  },

  config: {
    name: 'configuration',
    description: 'Voir et changer où et par qui je peux être interrogé sur ce serveur',
  },
  'config.show': { name: 'afficher', description: 'Afficher les réglages' },
  'config.question-channel': {
    name: 'salon-questions',
    description: 'Prendre chaque message d’un salon pour une question, ou ne plus le faire',
  },
  'config.question-channel.channel': { name: 'salon', description: 'Le salon' },
  'config.question-channel.read': {
    name: 'lire',
    description: 'Si j’y lis chaque message',
  },
  'config.allow-channel': {
    name: 'autoriser-salon',
    description:
      'Nommer un salon où l’on peut m’interroger, ou ne plus le faire ; aucun nommé : tous',
  },
  'config.allow-channel.channel': { name: 'salon', description: 'Le salon' },
  'config.allow-channel.allowed': {
    name: 'autorisé',
    description: 'Si l’on peut m’y interroger',
  },
  'config.allow-role': {
    name: 'autoriser-rôle',
    description:
      'Nommer un rôle qui peut m’interroger, ou ne plus le faire ; aucun nommé : tout le monde',
  },
  'config.allow-role.role': { name: 'rôle', description: 'Le rôle' },
  'config.allow-role.allowed': { name: 'autorisé', description: 'S’il peut m’interroger' },
  'config.privacy': {
    name: 'confidentialité',
    description: `Choisir si les réponses à /${ask} sont privées, sauf indication contraire`,
  },
  'config.privacy.private': {
    name: 'privé',
    description: 'Si seule la personne qui demande voit la réponse',
  },

  gaps: {
    name: 'lacunes',
    description: 'Questions restées sans réponse, ou dont la réponse a été jugée inutile',
  },
  'gaps.days': {
    name: 'jours',
    description: 'Sur combien de jours jusqu’à maintenant ; 30 si rien n’est indiqué',
  },

  stats: {
    name: 'statistiques',
    description: 'Combien on m’interroge sur ce serveur, et combien de fois j’ai pu répondre',
  },
  'stats.days': {
    name: 'jours',
    description: 'Sur combien de jours jusqu’à maintenant ; 30 si rien n’est indiqué',
  },
} satisfies CommandWords;
