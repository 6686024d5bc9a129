import { Locale } from 'discord.js';
import type { Language, Words } from './catalogue.js';
import { commands } from './commands/fr.js';
import { symbols } from './symbols.js';

const locale = 'fr-FR';
const { format: grouped } = new Intl.NumberFormat(locale);

/** In French, zero takes the singular too. */
function isOne(count: number): boolean {
  return count < 2;
}

const { ask, articles, config, gaps, passage, source, sources, stats, status } = commands;
const listCommand = `\`/${articles.name} ${commands['articles.list'].name}\``;
const forgetCommand = `\`/${commands.forget.name} ${commands['forget.me'].name}\``;

const buttons = {
  previous: 'Précédent',
  next: 'Suivant',
  context: 'Plus de contexte',
  open: 'Ouvrir',
  share: 'Partager',
  followUp: 'Question de suivi',
  ...symbols,
};

const words: Words = {
  locale,

  answer: {
    likely: (percent) => `**Réponse probable** (${percent})`,
    closest: (percent) =>
      `**Passage le plus proche – ne répond peut-être pas à votre question** (${percent})`,
    dontSay: 'Je n’ai pas trouvé cela dans les articles.',
    nothingPasses: 'Aucun article ne correspond à ces filtres.',
    noArticles: `Je n’ai pas encore d’articles à citer. Les modérateurs peuvent en ajouter avec \`/${articles.name} ${commands['articles.add'].name}\`.`,
    nearest: 'Articles les plus proches :',
    chooseNearest: 'Ouvrir un article…',
    alsoIn: 'aussi dans :',
    newer: 'Un article plus récent dit autre chose :',
    facts: {
      author: (name) => `Par ${name}`,
      date: (day) => `Publié le ${day}`,
      publisher: (name) => `Publié par ${name}`,
      title: (title) => `Titre : ${title}`,
      url: (url) => `Adresse : ${url}`,
    },
    untold: {
      author: 'L’article ne dit pas qui l’a écrit.',
      date: 'L’article ne dit pas quand il a été publié.',
      publisher: 'L’article ne dit pas qui l’a publié.',
      title: 'L’article n’indique pas son titre.',
      url: 'L’article n’indique pas son adresse.',
    },
    noAuthor: (name) => `Aucun des articles n’est de ${name}.`,
    andMore: (count) => `et ${grouped(count)} de plus`,
    untitled: 'sans titre',
    quoteOf: (number, total) => `citation ${number} sur ${total}`,
    nextQuote: (number, total) => `Citation suivante (${number} sur ${total})`,
    passageOf: (number, total) => `passage ${number} sur ${total}`,
    asked: (question) => `Demandé : ${question}`,
    sharedBy: (mention) => `Partagé par ${mention}`,
    corrected: (words) => `J’ai cherché : ${words}`,
    only: (condition) => `Seulement les articles ${condition}`,
    preferring: (condition) => `De préférence les articles ${condition} (d’après votre question)`,
    dropped: (condition) =>
      `Je n’ai rien trouvé dans les articles ${condition} : j’ai donc cherché dans tous.`,
    by: (publisher) => `de ${publisher}`,
    matching: (text) => `avec « ${text} » dans le titre, le média ou le nom de l’auteur`,
    writtenBy: (author) => `écrits par ${author}`,
    on: (day) => `du ${day}`,
    from: (day) => `à partir du ${day}`,
    upTo: (day) => `jusqu’au ${day}`,
    between: (first, last) => `du ${first} au ${last}`,
    cut: '[…]',
  },

  smallTalk: {
    greeting:
      'Bonjour ! Posez-moi une question en anglais et je chercherai dans les articles le passage qui y répond.',
    thanks: 'Je vous en prie !',
    empty: 'Que voulez-vous savoir ?',
    noise: 'Je n’ai pas reconnu de question – essayez avec une phrase complète.',
    chatter:
      'Je ne peux que citer les articles que j’ai. Demandez-moi quelque chose qui s’y trouve.',
    nothing: 'Il n’y a rien à chercher dans ce message.',
  },

  buttons,

  feedback: {
    thanks: 'Merci pour votre avis !',
    why: 'Qu’est-ce qui n’allait pas ?',
    whyLabel: 'En quelques mots (facultatif)',
    thanksForReason: 'Merci ! La modération verra votre commentaire, mais pas votre nom.',
  },

  followUp: {
    title: 'Poser une question de suivi',
    label: 'Votre question',
    needsMention: 'Je ne peux pas lire les messages sans mention : demandez ici ou mentionnez-moi.',
  },

  refusals: {
    cooldown: (ends) =>
      `Cela faisait beaucoup de questions à la fois. Vous pourrez m’en poser une autre ${ends}.`,
    waiting: (before) =>
      isOne(before)
        ? 'Une question passe avant la vôtre. Votre réponse apparaîtra ici.'
        : `${before} questions passent avant la vôtre. Votre réponse apparaîtra ici.`,
    channel: (channels) =>
      `Je ne peux pas répondre dans ce salon – posez-moi la question dans ${channels}.`,
    roles: (roles) => `Il vous faut un de ces rôles pour m’interroger : ${roles}.`,
    mayNotWrite: (channel) =>
      `Je ne peux pas répondre dans ${channel} : il m’y manque les permissions **Voir le salon** et **Envoyer des messages**. Demandez à la modération de me les donner, ou interrogez-moi ici.`,
    mentionMe: 'Mentionnez-moi, et non mon rôle – sinon Discord ne me montre pas votre message.',
    permission: 'Il vous faut la permission **Gérer le serveur** pour cela.',
    notYours: 'Seules la personne qui a posé la question et la modération peuvent supprimer ceci.',
    shared: (link) => `Déjà partagé : ${link}`,
    changed: 'Cet article a été modifié ou retiré depuis que je l’ai cité.',
    gone: 'Je n’ai plus cette réponse. Redemandez et je chercherai de nouveau.',
    leaving: 'Je redémarre et je n’ai pas pu finir. Merci de redemander dans une minute.',
    unknownCommand:
      'Cette commande n’existe plus. Discord met peut-être une minute à montrer les nouvelles.',
    unknownButton: 'Ce bouton ne fonctionne plus. Redemandez pour en avoir un nouveau.',
  },

  failures: {
    unforeseen: (id) => `Une erreur s’est produite (erreur \`${id}\`). Merci de réessayer.`,
    noArticles: (id) =>
      `Je ne peux pas lire mes articles en ce moment (erreur \`${id}\`). Merci de réessayer plus tard.`,
    noRecords: (id) =>
      `Je ne peux rien enregistrer ni retrouver en ce moment : rien n’a été enregistré (erreur \`${id}\`). Merci de réessayer plus tard.`,
    busyArticles: (id) =>
      `Les articles sont en cours de modification : je ne peux pas les consulter (erreur \`${id}\`). Merci de réessayer dans une minute.`,
    invalidDate: 'Cette date n’est pas valide. Écrivez-la AAAA-MM-JJ, par exemple 2023-04-01.',
    questionTooLong: 'Cette question est trop longue. Posez-la en quelques phrases.',
  },

  sources: {
    heading: (first, last, total) =>
      isOne(total)
        ? 'Un article'
        : `Articles ${grouped(first)} à ${grouped(last)} sur ${grouped(total)}`,
    empty: 'Il n’y a pas encore d’articles.',
    passages: (count) => `${grouped(count)} ${isOne(count) ? 'passage' : 'passages'}`,
    filterTooLong: 'Ce filtre est trop long. Choisissez un média dans la liste, ou écrivez moins.',
  },

  article: {
    by: (author) => `par ${author}`,
    added: (day) => `ajouté le ${day}`,
    read: 'Lire l’article',
    several: (total, shown) =>
      shown < total
        ? `${grouped(total)} articles ont cela dans le titre, le média ou le nom de l’auteur. Les ${shown} plus récents :`
        : `${grouped(total)} articles ont cela dans le titre, le média ou le nom de l’auteur :`,
    nearest: 'Aucun titre ne correspond. Les plus proches par leur contenu :',
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
        ? `Je cherche les réponses dans ${count} passage.`
        : `Je cherche les réponses dans ${grouped(count)} passages.`,
    copies: (count) =>
      isOne(count)
        ? `${count} doublon n’est cité que sous « aussi dans ».`
        : `${grouped(count)} doublons ne sont cités que sous « aussi dans ».`,
    model: (model) => `Modèle de recherche : ${model}`,
    since: (moment) => `En service depuis le ${moment}`,
  },

  help: {
    intro:
      'Je réponds aux questions par des citations d’articles de presse, mot pour mot. Si la réponse n’y est pas, je le dis.',
    askHeading: 'M’interroger',
    ask: [
      'Mentionnez-moi avec votre question, ou envoyez-moi un message privé',
      `\`/${ask.name}\`, aussi par média, titre ou date ; avec \`${commands['ask.private'].name}\`, personne d’autre ne voit la réponse`,
      `Dans le menu d’un message : Applications, **${commands['Find sources'].name}**`,
      `Pour continuer, répondez à ma réponse ou appuyez sur **${buttons.followUp}**`,
      'Posez vos questions en anglais : dans d’autres langues, bien des réponses m’échappent',
    ],
    example: (question) =>
      `Par exemple : \`/${ask.name} ${commands['ask.question'].name}: ${question}\``,
    surenessHeading: 'Mon degré de certitude',
    sureness: `Le pourcentage dit combien il est probable que la citation réponde à votre question ; chaque citation a le sien. **Réponse probable** : très probablement oui. **Passage le plus proche – ne répond peut-être pas à votre question** : ce que j’ai trouvé de mieux, à vous de juger. Avec **${buttons.helpful}** ou **${buttons.notHelpful}**, dites-le à la modération.`,
    lookUpHeading: 'Consulter',
    lookUp: [
      `\`/${sources.name}\` liste les articles, \`/${source.name}\` en montre un, \`/${passage.name}\` permet de le lire`,
      `\`/${status.name}\` montre ce que contient la collection`,
      `\`/${commands.follow.name}\` vous prévient quand un nouvel article répond à une question`,
    ],
    privacyHeading: 'Ce que je garde',
    privacy: (days) =>
      `Les questions, réponses et votes, pendant ${days} ${isOne(days) ? 'jour' : 'jours'}, et ce que vous suivez, jusqu’à ce que vous arrêtiez. ${forgetCommand} supprime les vôtres tout de suite.`,
    moderatorsHeading: 'Pour la modération',
    moderators: [
      `\`/${articles.name}\` ajoute, retire et liste les articles`,
      `\`/${commands.feeds.name}\` suit des flux, dont j’ajoute moi-même les nouveaux articles`,
      `\`/${config.name}\` fixe où je réponds et qui peut m’interroger`,
      `\`/${gaps.name}\` montre ce à quoi je n’ai pas su répondre, \`/${stats.name}\` combien on m’interroge`,
    ],
  },

  welcome: {
    hello: 'Bonjour, et merci de m’avoir ajouté !',
    stepsHeading: 'Pour commencer',
    add: `Les modérateurs ajoutent des articles : \`/${articles.name} ${commands['articles.add'].name}\``,
    lookUp: `\`/${sources.name}\` liste les articles que je cite`,
    ask: `Posez une question : mentionnez-moi avec elle, ou utilisez \`/${ask.name}\``,
    settings: `Les modérateurs fixent où je réponds et qui peut m’interroger : \`/${config.name}\`. Le reste est dans \`/${commands.help.name}\``,
    policy: (url) => `Politique de confidentialité : ${url}`,
  },

  articles: {
    fileOrUrl: 'Joignez un fichier ou donnez un lien : l’un des deux, pas les deux.',
    notHere:
      'On ne peut ni ajouter ni retirer d’articles depuis ce serveur. L’opérateur fixe avec DISCORD_CURATING_GUILDS quels serveurs le peuvent.',
    onlyShared:
      'Cet article appartient à la collection commune à tous les serveurs. Seul l’opérateur peut le retirer.',
    noUrls:
      'L’ajout par lien est désactivé. Envoyez plutôt la page en fichier. L’opérateur peut l’activer avec PULLQUOTE_ADD_FROM_URLS.',
    wrongKind: (name) =>
      `Je ne peux pas lire ${name}. Je lis les fichiers .pdf, .docx, .txt, .md, .html, .json et .jsonl, aussi compressés avec gzip (.gz).`,
    jsonSaysItself:
      'Les fichiers JSON ont leurs propres champs pour le titre, le média et la date. Laissez ces options de côté.',
    linkTooLong:
      'Ce lien est trop long pour que je l’ouvre. Envoyez plutôt la page sous forme de fichier.',
    refused: {
      noAddress: () => 'Ce n’est pas un lien. Donnez-le en entier, en commençant par https://.',
      notHttp: () => 'Je n’ouvre que les liens qui commencent par https:// ou http://.',
      credentials: () =>
        'Je n’ouvre pas de lien qui contient un nom d’utilisateur ou un mot de passe.',
      privateAddress: () =>
        'Ce lien mène dans un réseau privé, je ne l’ouvre donc pas. Envoyez plutôt la page en fichier.',
      robots: () =>
        'Ce site demande aux programmes de ne pas charger cette page (robots.txt), je ne le fais donc pas. Envoyez-la plutôt en fichier.',
      tooManyRedirects: () => 'Ce lien m’a redirigé plus de cinq fois, j’ai donc abandonné.',
      status: (status) =>
        `Je n’ai pas pu charger la page : son serveur a répondu ${status}. Envoyez-la plutôt en fichier.`,
      type: (type) =>
        type === ''
          ? 'Je ne reconnais pas le type de cette page. Je lis HTML, PDF, Word (.docx), texte, Markdown et JSON.'
          : `Cette page est du type ${type}. Je lis HTML, PDF, Word (.docx), texte, Markdown et JSON.`,
      tooLarge: () =>
        'C’est trop grand. Les fichiers peuvent faire jusqu’à 25 Mo, les pages jusqu’à 5 Mo.',
      tooSlow: () =>
        'Le chargement a pris trop de temps. Réessayez, ou envoyez la page en fichier.',
      unreachable: (code) =>
        code === ''
          ? 'Je n’ai pas pu charger cela. Vérifiez le lien, ou réessayez.'
          : `Je n’ai pas pu charger cela (${code}). Vérifiez le lien, ou réessayez.`,
    },
    stuck: (name) =>
      `${name} prenait trop de temps, je l’ai donc arrêté. Ce qui était déjà ajouté reste ; le reste n’est pas utilisable ainsi.`,
    busy: 'Les articles sont en train d’être modifiés depuis la ligne de commande. Réessayez plus tard.',
    loading: (name) => `Chargement de ${name}…`,
    waiting: (name, before) =>
      isOne(before)
        ? `${name} : en attente de la modification précédente…`
        : `${name} : en attente de ${before} modifications précédentes…`,
    reading: (name) => `Lecture de ${name}…`,
    embedding: (name, articles) =>
      isOne(articles)
        ? `Ajout d’un article de ${name}…`
        : `Ajout de ${grouped(articles)} articles de ${name}…`,
    queued: (name) => `${name} attend la machine qui tient la collection…`,
    stillQueued: (name) =>
      `${name} est en file d’attente : la machine qui tient la collection est absente ou occupée et l’ajoutera plus tard. ${listCommand} montre quand c’est fait.`,
    removalQueued: (title) =>
      `Le retrait de ${title} est en file d’attente : la machine qui tient la collection est absente ou occupée. D’ici là, je peux encore le citer.`,
    indexing: (name) => `Fin de l’indexation de ${name}…`,
    passages: (done, total) => `${grouped(done)} sur ${grouped(total)} passages`,
    goesOn: (name) =>
      `L’ajout de ${name} continue, mais Discord ne me laisse modifier cette réponse que pendant 15 minutes. ${listCommand} montre ce qui est ajouté ; les erreurs sont dans le journal.`,
    removalGoesOn: `Le retrait attend encore son tour, mais Discord ne me laisse modifier cette réponse que pendant 15 minutes. ${listCommand} montre quand il est fait.`,
    result: (name, changes) => `${name} : ${changes}.`,
    changes: {
      added: (count) => `${grouped(count)} ${isOne(count) ? 'ajouté' : 'ajoutés'}`,
      replaced: (count) => `${grouped(count)} ${isOne(count) ? 'remplacé' : 'remplacés'}`,
      relabelled: (count) =>
        `${grouped(count)} avec un nouveau titre, une nouvelle date ou un nouveau média`,
      unchanged: (count) => `${grouped(count)} ${isOne(count) ? 'inchangé' : 'inchangés'}`,
      copy: (count) =>
        isOne(count)
          ? `${count} doublon d’un article existant`
          : `${grouped(count)} doublons d’articles existants`,
      removed: (count) => `${grouped(count)} ${isOne(count) ? 'retiré' : 'retirés'}`,
    },
    nothing: (name) => `Je n’ai rien pu ajouter de ${name}.`,
    faults: 'Problèmes :',
    interrupted:
      'Je redémarre avant d’avoir tout ajouté. Ce qui est cité ici est enregistré ; renvoyez le même fichier ou le même lien pour la suite.',
    lookingAtGaps: 'Je regarde si cela répond à des questions en suspens…',
    nowAnswered: 'Ont maintenant une réponse :',
    toRemove: 'Quel article ? Choisissez-le dans la liste qui apparaît pendant la saisie.',
    removing: (title) => `Retrait de ${title}…`,
    removed: (title, passages, copies) =>
      `Retiré : ${title} (${grouped(passages)} ${isOne(passages) ? 'passage' : 'passages'}${
        copies === 0 ? '' : copies === 1 ? ', et 1 doublon' : `, et ${copies} doublons`
      }).`,
  },

  feeds: {
    heading: 'Flux que je suis',
    none: 'Il n’y a pas encore de flux. Je consulte régulièrement chaque flux que vous ajoutez et j’en reprends les nouveaux articles.',
    noUrls:
      'On ne peut pas ajouter de flux ici. L’opérateur peut l’autoriser avec PULLQUOTE_ADD_FROM_URLS, ou ajouter des flux avec `pullquote feeds add`.',
    notKept:
      'Je ne peux pas suivre de flux ici : dans une grappe Weaviate, seul le bot de la machine qui l’alimente le fait. L’opérateur la reconnaît à WEAVIATE_CURATOR.',
    articles: (count) => (count < 2 ? `${grouped(count)} article` : `${grouped(count)} articles`),
    refreshed: (moment) => `consulté ${moment}`,
    notRefreshed: 'pas encore consulté',
    due: (moment) => `à nouveau ${moment}`,
    dueNow: 'à consulter maintenant',
    keepsDays: (days) =>
      days < 2
        ? `Les articles de plus de ${grouped(days)} jour sont retirés.`
        : `Les articles de plus de ${grouped(days)} jours sont retirés.`,
    failing: (moment, why) => `En échec pour la première fois ${moment} : ${why}.`,
    ended: 'Son serveur dit qu’il n’existe plus. Retirez-le, ou ajoutez sa nouvelle adresse.',
    why: {
      status: (status) => `son serveur a répondu ${status}`,
      notAllowed: 'il n’est pas ouvert aux programmes, ou se trouve dans un réseau privé',
      noAddress: 'ce n’est pas un lien qui commence par https:// ou http://',
      unreadable: 'ce n’est pas un flux que je sais lire',
      tooLarge: 'il est trop volumineux : un flux peut avoir jusqu’à 20 Mo',
      tooLong: 'ce lien est trop long pour que je l’ouvre',
      unreachable: 'impossible de le charger',
    },
    manage: 'Gérer',
    add: 'Ajouter un flux',
    all: 'Tous les flux',
    refresh: 'Consulter maintenant',
    refreshAll: 'Tout consulter maintenant',
    keep: 'Garder les articles…',
    remove: 'Ne plus suivre',
    keepTitle: 'Durée de conservation des articles',
    address: 'Lien du flux',
    addressHint: 'RSS, Atom ou JSON Feed ; ou une page qui indique son flux',
    days: 'Jours de conservation (facultatif)',
    daysHint: 'Les articles plus anciens de ce flux sont retirés. Laissez vide pour tout garder.',
    wrongDays: (most) =>
      `Les jours doivent être un nombre entier de 1 à ${grouped(most)}, ou rester vides.`,
    looking: (address) => `Je cherche un flux à l’adresse ${address}…`,
    added: (title) => `Je suis maintenant ${title}. Ses articles arrivent dans une minute ou deux.`,
    known: (title) => `Je suis déjà ${title}.`,
    noFeed: (address) =>
      `${address} est une page qui n’indique aucun flux. Cherchez un lien RSS ou Atom sur ce site.`,
    failed: (address, why) => `Je ne peux pas suivre ${address} : ${why}.`,
    tooMany: (most) => `La limite est de ${grouped(most)} flux. Retirez-en d’abord un.`,
    removed: (title) => `Je ne suis plus ${title}. Ses articles restent.`,
    gone: 'Ce flux n’est plus suivi.',
    refreshing: 'Je cherche de nouveaux articles…',
    refreshingAfter: (before) =>
      before < 2
        ? `J’attends la fin de ${grouped(before)} modification…`
        : `J’attends la fin de ${grouped(before)} modifications…`,
    found: (articles) =>
      articles === 0
        ? 'Aucun nouvel article (0).'
        : articles === 1
          ? '1 nouvel article.'
          : `${grouped(articles)} nouveaux articles.`,
    notLoaded: (feeds) =>
      feeds < 2
        ? `${grouped(feeds)} flux n’a pas pu être chargé.`
        : `${grouped(feeds)} flux n’ont pas pu être chargés.`,
    goesOn: `Je cherche encore de nouveaux articles, mais Discord ne me laisse modifier cette réponse que pendant 15 minutes. \`/${commands.feeds.name}\` montre quand c’est terminé.`,
    report: (title, day, why) =>
      `Je n’arrive plus à charger le flux ${title} depuis le ${day} : ${why}. Les modérateurs peuvent le consulter avec \`/${commands.feeds.name}\`.`,
    reportEnded: (title) =>
      `Le flux ${title} n’existe plus, selon son serveur. Les modérateurs peuvent le retirer ou ajouter sa nouvelle adresse avec \`/${commands.feeds.name}\`.`,
  },

  config: {
    heading: 'Réglages de ce serveur',
    questionChannels: (channels) => `Salons de questions (sans mention) : ${channels}`,
    allowedChannels: (channels) => `Salons autorisés : ${channels}`,
    allowedRoles: (roles) => `Rôles autorisés : ${roles}`,
    noChannel: 'aucun',
    everyChannel: 'tous',
    everyone: 'tout le monde',
    private: `\`/${ask.name}\` répond en privé par défaut`,
    public: `\`/${ask.name}\` répond publiquement par défaut`,
    marking: (emoji) => `Posts sans réponse dans les forums : marqués d’un ${emoji}`,
    notMarking: 'Posts sans réponse dans les forums : non marqués',
    cannotMark: (channels) =>
      `Je ne peux pas marquer de posts dans ${channels} : il m’y faut les permissions **Ajouter des réactions** et **Voir les anciens messages**.`,
    saved: 'Enregistré.',
    needsContent:
      'Les salons de questions ne marchent pas encore : je ne peux pas lire les messages qui ne me mentionnent pas. L’opérateur doit définir DISCORD_MESSAGE_CONTENT et activer **Message Content Intent** dans le Discord Developer Portal.',
    notAllowed: (channels) =>
      `Je ne réponds pas dans ${channels} : ce salon n’est pas parmi les salons autorisés. Choisissez-le aussi là-bas.`,
    tooMany: (most) => `La limite est de ${most}. Retirez-en d’abord un.`,
    inThreads: 'Questions dans les salons textuels : réponse dans un fil',
    inChannel: 'Questions dans les salons textuels : réponse dans le salon',
    cannotOpenThreads: (channels) =>
      `Je ne peux pas ouvrir de fils dans ${channels} : il m’y faut les permissions **Créer des fils publics** et **Envoyer des messages dans les fils**. En attendant, je réponds dans le salon.`,
    threadsNeedMention: `Dans les fils, une question de suivi doit me mentionner ou passer par **${buttons.followUp}**, car je ne peux pas lire les autres messages. L’opérateur peut changer cela avec DISCORD_MESSAGE_CONTENT.`,
    noCategory:
      'On ne peut pas m’interroger dans une catégorie. Choisissez les salons qu’elle contient.',
    changedMeanwhile:
      'Quelqu’un a modifié cette liste entre-temps. Voici son état actuel : choisissez à nouveau.',
    choose: {
      questionChannels: 'Choisir les salons de questions…',
      allowedChannels: 'Choisir les salons autorisés…',
      allowedRoles: 'Choisir les rôles autorisés…',
    },
    clear: {
      questionChannels: 'Vider les salons de questions',
      allowedChannels: 'Autoriser tous les salons',
      allowedRoles: 'Laisser tout le monde demander',
    },
    switches: {
      answersInThreads: { turnOn: 'Répondre dans des fils', turnOff: 'Répondre dans le salon' },
      marksUnanswered: {
        turnOn: 'Marquer les posts sans réponse',
        turnOff: 'Ne plus marquer les posts',
      },
      privateByDefault: { turnOn: 'Répondre en privé', turnOff: 'Répondre publiquement' },
    },
    digest: {
      open: 'Résumé…',
      back: 'Retour',
      heading: 'Résumé des nouveaux articles',
      about:
        'Les nouveaux articles, groupés par sujet, avec une phrase citée pour chacun. Le résumé est publié à l’heure à laquelle il a été activé, en UTC : après un changement d’heure, une heure plus tôt ou plus tard en heure locale.',
      off: 'Désactivé',
      daily: 'Chaque jour',
      weekly: 'Chaque semaine',
      often: 'À quel rythme…',
      where: 'Dans quel salon…',
      noChannel: 'Aucun salon n’est encore choisi : il n’y a donc pas de résumé.',
      next: (channel, moment) => `Le prochain : ${moment} dans ${channel}`,
      cannotWrite: (channel) =>
        `Je ne peux pas écrire dans ${channel} : il m’y faut les permissions **Voir le salon** et **Envoyer des messages**.`,
    },
  },

  gaps: {
    heading: (days) =>
      isOne(days)
        ? 'Questions sans bonne réponse depuis hier'
        : `Questions sans bonne réponse ces ${days} derniers jours`,
    headingDone: (days) =>
      isOne(days)
        ? 'Questions réglées depuis hier'
        : `Questions réglées des ${days} derniers jours`,
    range: (first, last, total) => `${first} à ${last} sur ${total}`,
    none: (days) =>
      isOne(days)
        ? 'Aucune question en suspens depuis hier.'
        : `Aucune question en suspens ces ${days} derniers jours.`,
    noneDone: (days) =>
      isOne(days)
        ? 'Aucune question posée depuis hier n’est marquée comme réglée.'
        : `Aucune question des ${days} derniers jours n’est marquée comme réglée.`,
    markDone: 'Marquer comme réglées…',
    markAllDone: 'Marquer comme réglées',
    marked: `Marquées comme réglées. \`/${gaps.name}\` les montre encore sous **Voir les réglées**.`,
    reopen: 'Rouvrir…',
    showDone: 'Voir les réglées',
    showOpen: 'Voir celles en suspens',
    times: (count) => `${count}×`,
    refused: (count) => `${count} sans réponse`,
    closest: (count) => `${count} passage le plus proche seulement`,
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
    closest: (count) => `Passage le plus proche seulement : ${count}`,
    refused: (count) => `Sans réponse : ${count}`,
    votes: (helpful, notHelpful) => `Votes : ${helpful} utile, ${notHelpful} pas utile`,
    noVotes: 'Pas encore de votes',
  },

  follows: {
    heading: 'Ce que vous suivez',
    none: `Vous ne suivez encore rien. Donnez une question ou un sujet avec \`/${commands.follow.name}\`.`,
    direct: 'par message privé',
    inChannel: (channel) => `dans ${channel}`,
    mostADay: (count) =>
      isOne(count) ? 'Au plus 1 message par jour' : `Au plus ${count} messages par jour`,
    noQuietHours: 'pas d’heures calmes',
    quietHours: (from, to, timeZone) => `silence de ${from} à ${to} (${timeZone})`,
    chooseToStop: 'Ne plus suivre…',
    stop: 'Ne plus suivre',
    stopped: (topic) => `Vous n’entendrez plus parler de ceci : **${topic}**`,
    stoppedBefore: 'Plus personne ne suit ce sujet : vous n’en entendrez plus parler.',
    notYours: 'Seul le membre qui suit ce sujet, ou un modérateur, peut l’arrêter.',
    followed: (topic) => `Je vous préviendrai quand un nouvel article y répondra : **${topic}**`,
    followedBy: (mention) => `suivi par ${mention}`,
    already: 'Vous suivez déjà cela.',
    tooMany: (most) => `Vous pouvez suivre ${most} sujets au plus. Arrêtez-en un d’abord.`,
    tooShort: 'Donnez une question, ou un sujet d’au moins deux mots.',
    noTopic: 'Donnez aussi un sujet : que voulez-vous suivre dans ce salon ?',
    unknownTimeZone:
      'Je ne connais pas ce fuseau horaire. Choisissez-en un dans la liste qui s’affiche.',
    needsTimeZone: 'Pour les heures calmes, il me faut votre fuseau horaire. Ajoutez `fuseau`.',
    invalidHours:
      'Écrivez les heures calmes ainsi : `22-7`, de dix heures du soir à sept heures, ou `off`.',
    notThere: {
      member: (channel) =>
        `Je ne peux rien vous signaler dans ${channel} : vous ne pouvez pas y écrire vous-même.`,
      bot: (channel) =>
        `Je ne peux pas écrire dans ${channel} : il m’y faut les permissions **Voir le salon** et **Envoyer des messages**.`,
      settings: (channel) =>
        `Les modérateurs de ce serveur ne vous permettent pas de m’interroger dans ${channel}.`,
    },
    directShared:
      'Par message privé, vous n’entendez parler que des articles communs à tous les serveurs. Pour ceux de ce serveur, choisissez un salon.',
    closed:
      'Je ne peux pas vous envoyer de messages privés. Autorisez-les dans les paramètres de confidentialité d’un serveur commun, puis cliquez sur **Réessayer**.',
    tryAgain: 'Réessayer',
    willTry: 'Je réessaierai quand il y aura du nouveau.',
  },

  digest: {
    heading: (count) =>
      isOne(count) ? 'Un nouvel article' : `${grouped(count)} nouveaux articles`,
    moreReports: (count) =>
      isOne(count) ? 'et 1 autre article' : `et ${grouped(count)} autres articles`,
    moreStories: (count) =>
      isOne(count)
        ? `Et 1 autre sujet : \`/${sources.name}\``
        : `Et ${grouped(count)} autres sujets : \`/${sources.name}\``,
  },

  forget: {
    nothing: 'Je n’avais rien gardé sur vous.',
    done: (answers, votes) =>
      `Supprimé : ${answers} ${isOne(answers) ? 'question avec sa réponse' : 'questions avec leurs réponses'} et ${votes} ${isOne(votes) ? 'vote' : 'votes'}.`,
    follows: (count) =>
      isOne(count)
        ? 'Vous suiviez 1 sujet, et ne le suivez plus.'
        : `Vous suiviez ${count} sujets, et ne les suivez plus.`,
    waiting: (count) =>
      isOne(count)
        ? 'Je travaille encore sur une de vos questions : j’y répondrai sans la garder.'
        : `Je travaille encore sur ${count} de vos questions : j’y répondrai sans les garder.`,
    messagesStay: `Mes messages dans les salons restent jusqu’à ce que quelqu’un les supprime : appuyez dessous sur **${buttons.delete}**. Leurs autres boutons ne fonctionnent plus.`,
  },
};

export const french: Language = { locales: [Locale.French], words, commands };
