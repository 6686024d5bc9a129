import { Locale } from 'discord.js';
import type { Language, Words } from './catalogue.js';
import { commands } from './commands/fr.js';

const locale = 'fr-FR';
const { format: grouped } = new Intl.NumberFormat(locale);

/** In French nought is singular too. */
function isOne(count: number): boolean {
  return count < 2;
}

const { ask, articles, config, gaps, passage, source, sources, stats, status } = commands;
const listCommand = `\`/${articles.name} ${commands['articles.list'].name}\``;
const allowChannelCommand = `\`/${config.name} ${commands['config.allow-channel'].name}\``;
const forgetCommand = `\`/${commands.forget.name} ${commands['forget.me'].name}\``;

const buttons = {
  previous: 'Précédent',
  next: 'Suivant',
  context: 'Plus de contexte',
  share: 'Partager',
  helpful: 'Utile',
  notHelpful: 'Pas utile',
  followUp: 'Question de suivi',
  delete: 'Supprimer',
};

const words: Words = {
  locale,

  answer: {
    likely: (percent) => `**Réponse probable** (${percent})`,
    closest: (percent) =>
      `**Passage le plus proche – ne répond peut-être pas à votre question** (${percent})`,
    dontSay: 'Je n’ai pas trouvé cela dans les articles.',
    nothingPasses: 'Aucun article ne correspond à ces filtres.',
    nearest: 'Les plus proches que j’aie :',
    chooseNearest: 'En regarder un',
    alsoIn: 'aussi dans :',
    andMore: (count) => `et ${grouped(count)} de plus`,
    untitled: 'sans titre',
    quoteOf: (number, total) => `citation ${number} sur ${total}`,
    passageOf: (number, total) => `passage ${number} sur ${total}`,
    asked: (question) => `Demandé : ${question}`,
    sharedBy: (mention) => `Partagé par ${mention}`,
    only: (condition) => `Seulement les articles ${condition}`,
    preferring: (condition) => `De préférence les articles ${condition} (d’après votre question)`,
    dropped: (condition) =>
      `Parmi les articles ${condition}, aucun n’en parle : j’ai donc cherché dans tous.`,
    by: (publisher) => `de ${publisher}`,
    matching: (text) => `avec « ${text} » dans le titre ou le média`,
    on: (day) => `du ${day}`,
    from: (day) => `à partir du ${day}`,
    upTo: (day) => `jusqu’au ${day}`,
    between: (first, last) => `du ${first} au ${last}`,
    cut: '[…]',
  },

  smallTalk: {
    greeting:
      'Bonjour ! Posez-moi une question et je chercherai dans les articles le passage qui y répond.',
    thanks: 'Je vous en prie. Que voulez-vous savoir d’autre ?',
    empty: 'Il n’y avait pas de question. Demandez en une phrase.',
    noise: 'Je n’ai pas reconnu de question. Essayez avec une phrase entière.',
    chatter:
      'Je ne fais que citer les articles qu’on m’a donnés. Demandez-moi quelque chose qui s’y trouve.',
    nothing: 'Ce message ne contient rien que je puisse chercher.',
  },

  buttons,

  feedback: {
    thanks: 'Merci, c’est noté.',
    why: 'Qu’est-ce qui n’allait pas ?',
    whyLabel: 'En quelques mots (facultatif)',
    thanksForReason: 'Merci. La modération verra ce qui n’allait pas, sans votre nom.',
  },

  followUp: {
    title: 'Poser une question de suivi',
    label: 'Votre question',
  },

  refusals: {
    cooldown: (ends) =>
      `Cela faisait beaucoup de questions à la fois. Vous pourrez m’en poser une autre ${ends}.`,
    waiting: (before) =>
      isOne(before)
        ? 'Une question passe avant la vôtre ; votre réponse apparaîtra ici.'
        : `${before} questions passent avant la vôtre ; votre réponse apparaîtra ici.`,
    channel: (channels) => `On ne peut pas m’interroger ici. Demandez-moi dans ${channels}.`,
    roles: (roles) => `Seuls les membres qui ont un de ces rôles peuvent m’interroger : ${roles}.`,
    mayNotWrite: (channel) =>
      `Je ne peux pas écrire dans ${channel} : il m’y faut les permissions « Voir le salon » et « Envoyer des messages ». La modération peut me les donner, et vous pouvez m’interroger ici en attendant.`,
    mentionMe: 'Mentionnez-moi, et non mon rôle : Discord ne me montre votre texte qu’ainsi.',
    permission: 'C’est réservé à la modération : il faut la permission « Gérer le serveur ».',
    notYours: 'Seule la personne qui a posé la question peut le faire.',
    shared: (link) => `Cette citation est déjà partagée : ${link}`,
    changed: 'L’article a changé depuis qu’il a été cité, ou n’est plus là.',
    gone: 'Cette réponse n’est plus conservée. Redemandez et je chercherai de nouveau.',
    leaving: 'On me redémarre et je n’ai pas pu finir. Merci de redemander dans une minute.',
    unknownCommand:
      'Je ne connais plus cette commande. Discord met peut-être une minute à montrer les nouvelles.',
    unknownButton: 'Je ne connais plus ce bouton. Redemandez pour en avoir un nouveau.',
  },

  failures: {
    unforeseen: (id) =>
      `Quelque chose a échoué de mon côté ; c’est dans le journal sous \`${id}\`. Merci de réessayer.`,
    invalidDate: 'Ce n’est pas une date. Écrivez-la AAAA-MM-JJ, par exemple 2023-04-01.',
    questionTooLong: 'Cette question est trop longue. Posez-la en quelques phrases.',
  },

  sources: {
    heading: (first, last, total) =>
      isOne(total)
        ? 'Un article'
        : `Articles ${grouped(first)} à ${grouped(last)} sur ${grouped(total)}`,
    empty: 'Il n’y a pas encore d’articles.',
    passages: (count) => `${grouped(count)} ${isOne(count) ? 'passage' : 'passages'}`,
    filterTooLong:
      'C’est trop long pour un filtre. Choisissez un média dans la liste, ou écrivez moins.',
  },

  article: {
    by: (author) => `par ${author}`,
    added: (day) => `ajouté le ${day}`,
    read: 'Lire ses passages',
    several: (total, shown) =>
      shown < total
        ? `${grouped(total)} articles ont cela dans le titre ou le média. Les ${shown} plus récents :`
        : `${grouped(total)} articles ont cela dans le titre ou le média :`,
    nearest: 'Aucun titre ne contient cela. Voici les articles les plus proches par leur contenu :',
    notFound: 'Je n’ai pas cet article.',
    gone: 'Je n’ai plus cet article.',
    noSuchPassage: (total) =>
      isOne(total) ? 'Cet article n’a qu’un passage.' : `Cet article a les passages 1 à ${total}.`,
  },

  status: {
    holds: (articles, publishers) =>
      `Je cite **${grouped(articles)} ${isOne(articles) ? 'article' : 'articles'}** de ${grouped(publishers)} ${isOne(publishers) ? 'média' : 'médias'}.`,
    empty: 'Je n’ai pas encore d’articles à citer.',
    newest: (day) => `Le plus récent est du ${day}.`,
    passages: (count) =>
      isOne(count)
        ? 'Ils tiennent en un passage, où je cherche les réponses.'
        : `Ils sont découpés en ${grouped(count)} passages, où je cherche les réponses.`,
    copies: (count) =>
      isOne(count)
        ? 'Une copie d’article est seulement citée sous « aussi dans ».'
        : `${grouped(count)} copies d’articles sont seulement citées sous « aussi dans ».`,
    model: (model) => `Le sens des textes est comparé avec le modèle ${model}.`,
    since: (moment) => `Je fonctionne depuis le ${moment}.`,
  },

  help: {
    intro:
      'Je réponds aux questions par des citations d’articles de presse, mot pour mot. Quand les articles n’en disent rien, je le dis.',
    askHeading: 'M’interroger',
    ask: [
      'mentionnez-moi avec votre question, ou écrivez-moi directement',
      `\`/${ask.name}\`, aussi par média, titre ou date ; avec \`${commands['ask.private'].name}\`, personne d’autre ne voit la réponse`,
      `dans le menu d’un message : Applications, **${commands['Find sources'].name}**`,
      `continuez en répondant à ma réponse, ou avec son bouton **${buttons.followUp}**`,
    ],
    example: (question) =>
      `par exemple : \`/${ask.name} ${commands['ask.question'].name}: ${question}\``,
    surenessHeading: 'Mon degré de certitude',
    sureness: `Le pourcentage estime si la citation répond à votre question ; chaque citation a le sien. **Réponse probable** : très probablement. **Passage le plus proche – ne répond peut-être pas à votre question** : ce que j’ai trouvé de mieux, à vous de juger. Avec **${buttons.helpful}** ou **${buttons.notHelpful}**, dites-le à la modération.`,
    lookUpHeading: 'Consulter',
    lookUp: [
      `\`/${sources.name}\` liste les articles, \`/${source.name}\` en montre un, \`/${passage.name}\` permet de le lire`,
      `\`/${status.name}\` dit ce que j’ai`,
    ],
    privacyHeading: 'Ce que je garde',
    privacy: (days) =>
      `Les questions, réponses et votes, pendant ${days} ${isOne(days) ? 'jour' : 'jours'}. ${forgetCommand} supprime les vôtres tout de suite.`,
    moderatorsHeading: 'Pour la modération',
    moderators: [
      `\`/${articles.name}\` ajoute, retire et liste les articles`,
      `\`/${config.name}\` fixe où et par qui je peux être interrogé`,
      `\`/${gaps.name}\` montre ce à quoi je n’ai pas su répondre, \`/${stats.name}\` combien on m’interroge`,
    ],
  },

  articles: {
    fileOrUrl: 'Donnez soit un fichier, soit une adresse : l’un des deux.',
    notHere:
      'On n’ajoute ni ne retire d’articles depuis ce serveur. L’opérateur fixe avec DISCORD_CURATING_GUILDS quels serveurs le peuvent.',
    noUrls:
      'L’ajout par adresse est désactivé ; envoyez la page en fichier. L’opérateur peut l’activer avec PULLQUOTE_ADD_FROM_URLS.',
    wrongKind: (name) =>
      `Je ne peux pas lire ${name}. Je lis .txt, .md, .html, .json et .jsonl, chacun aussi avec .gz.`,
    jsonSaysItself:
      'Un fichier JSON donne titres, médias et dates dans ses propres champs. Laissez ces options de côté.',
    refused: {
      noAddress: () => 'Ce n’est pas une adresse. Donnez-la entière, en commençant par https://.',
      notHttp: () => 'Je ne charge que les adresses qui commencent par https:// ou http://.',
      credentials: () =>
        'Je ne charge pas d’adresse qui contient un nom d’utilisateur ou un mot de passe.',
      privateAddress: () =>
        'Cette adresse mène dans un réseau privé, où je ne charge rien. Envoyez la page en fichier.',
      tooManyRedirects: () => 'Cette adresse m’a renvoyé plus de cinq fois. J’ai abandonné.',
      status: (status) =>
        `La page n’a pas pu être chargée : son serveur a répondu ${status}. Envoyez-la en fichier.`,
      type: (type) =>
        type === ''
          ? 'La page ne dit pas ce qu’elle est. J’accepte HTML, texte, Markdown et JSON.'
          : `La page est du type ${type}. J’accepte HTML, texte, Markdown et JSON.`,
      tooLarge: () =>
        'C’est trop grand. J’accepte des fichiers jusqu’à 25 Mo et des pages jusqu’à 5 Mo.',
      tooSlow: () =>
        'Le chargement a pris trop de temps. Réessayez, ou envoyez la page en fichier.',
      unreachable: (code) =>
        code === ''
          ? 'Le chargement a échoué. Vérifiez l’adresse, ou réessayez.'
          : `Le chargement a échoué (${code}). Vérifiez l’adresse, ou réessayez.`,
    },
    busy: 'Les articles sont en train d’être modifiés depuis la ligne de commande. Réessayez plus tard.',
    loading: (name) => `Chargement de ${name} …`,
    waiting: (name, before) =>
      isOne(before)
        ? `${name} : en attente de la modification précédente …`
        : `${name} : en attente de ${before} modifications précédentes …`,
    reading: (name) => `Lecture de ${name} …`,
    embedding: (name, articles) =>
      isOne(articles)
        ? `Ajout d’un article de ${name} …`
        : `Ajout de ${grouped(articles)} articles de ${name} …`,
    indexing: (name) => `Fin de l’indexation de ${name} …`,
    passages: (done, total) => `${grouped(done)} sur ${grouped(total)} passages`,
    goesOn: (name) =>
      `L’ajout de ${name} continue, mais Discord ne me laisse modifier cette réponse que pendant 15 minutes. ${listCommand} montre ce qui est ajouté ; les erreurs sont dans le journal.`,
    removalGoesOn: `Le retrait attend encore son tour et continue, mais Discord ne me laisse modifier cette réponse que pendant 15 minutes. ${listCommand} montre quand il est fait.`,
    result: (name, changes) => `${name} : ${changes}.`,
    changes: {
      added: (count) => `${grouped(count)} ${isOne(count) ? 'ajouté' : 'ajoutés'}`,
      replaced: (count) => `${grouped(count)} ${isOne(count) ? 'remplacé' : 'remplacés'}`,
      relabelled: (count) =>
        `${grouped(count)} avec un titre, une date ou un média différents d’avant`,
      unchanged: (count) => `${grouped(count)} déjà là`,
      copy: (count) =>
        isOne(count)
          ? '1 avec le texte d’un article que j’ai, cité sous « aussi dans »'
          : `${grouped(count)} avec les textes d’articles que j’ai, cités sous « aussi dans »`,
      removed: (count) => `${grouped(count)} ${isOne(count) ? 'retiré' : 'retirés'}`,
    },
    nothing: (name) => `Rien de ${name} n’a pu être ajouté.`,
    faults: 'Inutilisable :',
    interrupted:
      'On me redémarre avant que tout soit ajouté. Ce qui est cité ici reste ; renvoyez la même chose pour la suite.',
    toRemove: 'Quel article ? Choisissez-le dans la liste qui apparaît pendant la saisie.',
    removing: (title) => `Retrait de ${title} …`,
    removed: (title, passages, copies) =>
      `Retiré : ${title} (${grouped(passages)} ${isOne(passages) ? 'passage' : 'passages'}${
        copies === 0 ? '' : copies === 1 ? ', et une copie' : `, et ${copies} copies`
      }).`,
  },

  config: {
    heading: 'Réglages de ce serveur',
    questionChannels: (channels) => `Chaque message est une question dans : ${channels}`,
    allowedChannels: (channels) => `On peut m’interroger dans : ${channels}`,
    allowedRoles: (roles) => `Peuvent m’interroger : ${roles}`,
    noChannel: 'aucun salon',
    everyChannel: 'tous les salons',
    everyone: 'tout le monde',
    private: `\`/${ask.name}\` répond en privé, sauf indication contraire`,
    public: `\`/${ask.name}\` répond à la vue de tous, sauf indication contraire`,
    saved: 'Enregistré.',
    needsContent:
      'Les salons de questions ne marchent pas encore : je ne peux pas lire les messages qui ne me mentionnent pas. L’opérateur doit définir DISCORD_MESSAGE_CONTENT et activer « Message Content Intent » dans le Discord Developer Portal.',
    notAllowed: (channels) =>
      `Les questions sont refusées dans ${channels} : on ne peut pas m’y interroger. ${allowChannelCommand} change cela.`,
    everyoneIsNoRole:
      'Tout le monde peut m’interroger tant qu’aucun rôle n’est nommé. Retirez ceux qui le sont, et tous le pourront de nouveau.',
    tooMany: (most) => `On ne peut pas en nommer plus de ${most}. Retirez-en d’abord un.`,
  },

  gaps: {
    heading: (days) =>
      isOne(days) ? 'Mal répondu depuis hier' : `Mal répondu ces ${days} derniers jours`,
    range: (first, last, total) => `${first} à ${last} sur ${total}`,
    none: (days) =>
      isOne(days)
        ? 'Depuis hier, aucune question n’est restée ouverte ni aucune réponse jugée inutile.'
        : `Ces ${days} derniers jours, aucune question n’est restée ouverte ni aucune réponse jugée inutile.`,
    times: (count) => `${count}×`,
    refused: (count) => `${count} sans réponse`,
    closest: (count) => `${count} seulement approchant`,
    votedDown: (count) => `${count} pas utile`,
    last: (moment) => `dernière fois ${moment}`,
  },

  stats: {
    heading: (days) => (isOne(days) ? 'Depuis hier' : `Les ${days} derniers jours`),
    none: (days) =>
      isOne(days)
        ? 'Depuis hier, personne ne m’a rien demandé ici.'
        : `Ces ${days} derniers jours, personne ne m’a rien demandé ici.`,
    questions: (questions, members) => `Questions : ${questions}, membres : ${members}`,
    answered: (count) => `Répondues : ${count}`,
    closest: (count) => `Seulement approchant : ${count}`,
    refused: (count) => `Sans réponse : ${count}`,
    votes: (helpful, notHelpful) => `Votes : ${helpful} utile, ${notHelpful} pas utile`,
    noVotes: 'Pas encore de votes',
  },

  forget: {
    nothing: 'Je n’avais rien gardé de vous.',
    done: (answers, votes) =>
      `Oublié : ${answers} ${isOne(answers) ? 'question avec sa réponse' : 'questions avec leurs réponses'} et ${votes} ${isOne(votes) ? 'vote' : 'votes'}.`,
    waiting: (count) =>
      isOne(count)
        ? 'Une de vos questions est encore en cours : j’y répondrai sans la garder.'
        : `${count} de vos questions sont encore en cours : j’y répondrai sans les garder.`,
    messagesStay: `Mes messages dans les salons restent jusqu’à ce qu’on les supprime : appuyez dessous sur **${buttons.delete}**. Leurs autres boutons ne marchent plus.`,
  },
};

export const french: Language = { locales: [Locale.French], words, commands };
