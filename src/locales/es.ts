import { Locale } from 'discord.js';
import type { Language, Words } from './catalogue.js';
import { commands } from './commands/es.js';
import { symbols } from './symbols.js';

const locale = 'es-ES';
const { format: grouped } = new Intl.NumberFormat(locale);

const { ask, articles, config, gaps, passage, source, sources, stats, status } = commands;
const listCommand = `\`/${articles.name} ${commands['articles.list'].name}\``;
const allowChannelCommand = `\`/${config.name} ${commands['config.allow-channel'].name}\``;
const forgetCommand = `\`/${commands.forget.name} ${commands['forget.me'].name}\``;

const buttons = {
  previous: 'Anterior',
  next: 'Siguiente',
  context: 'Más contexto',
  open: 'Abrir',
  share: 'Compartir',
  followUp: 'Seguir preguntando',
  ...symbols,
};

const words: Words = {
  locale,

  answer: {
    likely: (percent) => `**Respuesta probable** (${percent})`,
    closest: (percent) => `**Lo más cercano: puede que no responda a tu pregunta** (${percent})`,
    dontSay: 'No encontré eso en los artículos.',
    nothingPasses: 'Ningún artículo coincide con estos filtros.',
    noArticles: `Todavía no tengo artículos que citar. Los moderadores pueden añadirlos con \`/${articles.name} ${commands['articles.add'].name}\`.`,
    nearest: 'Artículos más cercanos:',
    chooseNearest: 'Abrir un artículo…',
    alsoIn: 'también en:',
    newer: 'Una noticia más reciente dice otra cosa:',
    facts: {
      author: (name) => `Por ${name}`,
      date: (day) => `Publicado el ${day}`,
      publisher: (name) => `Publicado por ${name}`,
      title: (title) => `Título: ${title}`,
      url: (url) => `Dirección: ${url}`,
    },
    untold: {
      author: 'El artículo no dice quién lo escribió.',
      date: 'El artículo no dice cuándo se publicó.',
      publisher: 'El artículo no dice quién lo publicó.',
      title: 'El artículo no indica su título.',
      url: 'El artículo no indica su dirección.',
    },
    noAuthor: (name) => `Ninguno de los artículos es de ${name}.`,
    andMore: (count) => `y ${grouped(count)} más`,
    untitled: 'sin título',
    quoteOf: (number, total) => `cita ${number} de ${total}`,
    nextQuote: (number, total) => `Siguiente cita (${number} de ${total})`,
    passageOf: (number, total) => `fragmento ${number} de ${total}`,
    asked: (question) => `Pregunta: ${question}`,
    sharedBy: (mention) => `Compartido por ${mention}`,
    corrected: (words) => `He buscado: ${words}`,
    only: (condition) => `Solo artículos ${condition}`,
    preferring: (condition) => `Con preferencia por artículos ${condition} (según tu pregunta)`,
    dropped: (condition) => `No encontré nada en artículos ${condition}, así que busqué en todos.`,
    by: (publisher) => `de ${publisher}`,
    matching: (text) => `con «${text}» en el título, el medio o el autor`,
    writtenBy: (author) => `escritos por ${author}`,
    on: (day) => `del ${day}`,
    from: (day) => `a partir del ${day}`,
    upTo: (day) => `hasta el ${day}`,
    between: (first, last) => `del ${first} al ${last}`,
    cut: '[…]',
  },

  smallTalk: {
    greeting:
      '¡Hola! Pregúntame algo en inglés y buscaré en los artículos el fragmento que lo responde.',
    thanks: '¡De nada!',
    empty: '¿Qué te gustaría saber?',
    noise: 'No reconocí ninguna pregunta: prueba con una frase completa.',
    chatter: 'Solo puedo citar los artículos que tengo. Pregúntame por algo que aparezca en ellos.',
    nothing: 'En ese mensaje no hay nada que buscar.',
  },

  buttons,

  feedback: {
    thanks: '¡Gracias por tu opinión!',
    why: '¿Qué estuvo mal?',
    whyLabel: 'En pocas palabras (opcional)',
    thanksForReason: '¡Gracias! La moderación verá tu comentario, pero no tu nombre.',
  },

  followUp: {
    title: 'Seguir preguntando',
    label: 'Tu pregunta',
  },

  refusals: {
    cooldown: (ends) => `Fueron muchas preguntas a la vez. Puedes volver a preguntar ${ends}.`,
    waiting: (before) =>
      before === 1
        ? 'Hay una pregunta antes de la tuya. Tu respuesta aparecerá aquí.'
        : `Hay ${before} preguntas antes de la tuya. Tu respuesta aparecerá aquí.`,
    channel: (channels) => `No puedo responder en este canal; pregúntame en ${channels}.`,
    roles: (roles) => `Para preguntarme necesitas uno de estos roles: ${roles}.`,
    mayNotWrite: (channel) =>
      `No puedo responder en ${channel}: me faltan los permisos **Ver canal** y **Enviar mensajes**. Pide a la moderación que me los dé, o pregúntame aquí.`,
    mentionMe: 'Mencióname a mí, no a mi rol; si no, Discord no me muestra tu mensaje.',
    permission: 'Para usar esto necesitas el permiso **Gestionar servidor**.',
    notYours: 'Solo puede eliminar esto quien hizo la pregunta o la moderación.',
    shared: (link) => `Ya está compartida: ${link}`,
    changed: 'El artículo se modificó o se quitó desde que lo cité.',
    gone: 'Ya no tengo esta respuesta. Pregunta otra vez y la buscaré de nuevo.',
    leaving:
      'Me estoy reiniciando y no pude terminar. Vuelve a preguntar dentro de un minuto, por favor.',
    unknownCommand:
      'Este comando ya no existe. Puede que Discord tarde un minuto en mostrar los nuevos.',
    unknownButton: 'Este botón ya no funciona. Pregunta otra vez para tener uno nuevo.',
  },

  failures: {
    unforeseen: (id) => `Algo salió mal (error \`${id}\`). Inténtalo de nuevo, por favor.`,
    noArticles: (id) =>
      `Ahora mismo no puedo leer mis artículos (error \`${id}\`). Inténtalo más tarde, por favor.`,
    noRecords: (id) =>
      `Ahora mismo no puedo usar mis registros, así que no se guardó nada (error \`${id}\`). Inténtalo más tarde, por favor.`,
    invalidDate: 'Esa fecha no es válida. Escríbela como AAAA-MM-DD, p. ej. 2023-04-01.',
    questionTooLong: 'Esa pregunta es demasiado larga. Hazla en pocas frases, por favor.',
  },

  sources: {
    heading: (first, last, total) =>
      total === 1
        ? 'Un artículo'
        : `Artículos ${grouped(first)} a ${grouped(last)} de ${grouped(total)}`,
    empty: 'Todavía no hay artículos.',
    passages: (count) => `${grouped(count)} ${count === 1 ? 'fragmento' : 'fragmentos'}`,
    filterTooLong: 'Ese filtro es demasiado largo. Elige un medio de la lista o escribe menos.',
  },

  article: {
    by: (author) => `por ${author}`,
    added: (day) => `añadido el ${day}`,
    read: 'Leer artículo',
    several: (total, shown) =>
      shown < total
        ? `${grouped(total)} artículos tienen eso en el título, el medio o el autor. Los ${shown} más recientes:`
        : `${grouped(total)} artículos tienen eso en el título, el medio o el autor:`,
    nearest: 'Ningún título coincide. Los más cercanos por su contenido:',
    notFound: 'No tengo ese artículo.',
    gone: 'Ya no tengo este artículo.',
    noSuchPassage: (total) =>
      total === 1
        ? 'Este artículo tiene un solo fragmento.'
        : `Este artículo tiene los fragmentos 1 a ${total}.`,
  },

  status: {
    holds: (articles, publishers) =>
      `Cito **${grouped(articles)} ${articles === 1 ? 'artículo' : 'artículos'}** de ${grouped(publishers)} ${publishers === 1 ? 'medio' : 'medios'}.`,
    empty: 'Todavía no tengo artículos que citar.',
    newest: (day) => `El más reciente es del ${day}.`,
    passages: (count) =>
      count === 1
        ? 'Busco las respuestas en 1 fragmento.'
        : `Busco las respuestas en ${grouped(count)} fragmentos.`,
    copies: (count) =>
      count === 1
        ? '1 duplicado solo aparece en «también en».'
        : `${grouped(count)} duplicados solo aparecen en «también en».`,
    model: (model) => `Modelo de búsqueda: ${model}`,
    since: (moment) => `En marcha desde el ${moment}`,
  },

  help: {
    intro:
      'Respondo preguntas con citas textuales de artículos de noticias. Si la respuesta no está en ellos, lo digo.',
    askHeading: 'Pregúntame',
    ask: [
      'Mencióname con tu pregunta o envíame un mensaje directo',
      `\`/${ask.name}\`, también por medio, título o fecha; con \`${commands['ask.private'].name}\` solo tú ves la respuesta`,
      `En el menú de un mensaje: Aplicaciones, **${commands['Find sources'].name}**`,
      `Para seguir preguntando, responde a mi respuesta o pulsa **${buttons.followUp}**`,
      'Pregunta en inglés: en otros idiomas dejo de encontrar muchas respuestas',
    ],
    example: (question) =>
      `Por ejemplo: \`/${ask.name} ${commands['ask.question'].name}: ${question}\``,
    surenessHeading: 'Nivel de confianza',
    sureness: `El porcentaje indica qué probable es que la cita responda a tu pregunta; cada cita tiene el suyo. **Respuesta probable**: lo más probable es que sí. **Lo más cercano: puede que no responda a tu pregunta**: lo mejor que encontré, júzgalo tú. Con **${buttons.helpful}** o **${buttons.notHelpful}** se lo dices a la moderación.`,
    lookUpHeading: 'Consultar',
    lookUp: [
      `\`/${sources.name}\` lista los artículos, \`/${source.name}\` muestra uno, \`/${passage.name}\` te deja leerlo`,
      `\`/${status.name}\` muestra qué hay en la colección`,
    ],
    privacyHeading: 'Qué guardo',
    privacy: (days) =>
      `Preguntas, respuestas y votos, durante ${days} ${days === 1 ? 'día' : 'días'}. ${forgetCommand} borra los tuyos al momento.`,
    moderatorsHeading: 'Para la moderación',
    moderators: [
      `\`/${articles.name}\` añade, quita y lista artículos`,
      `\`/${config.name}\` fija dónde respondo y quién puede preguntarme`,
      `\`/${gaps.name}\` muestra lo que no pude responder, \`/${stats.name}\`, cuánto me usan`,
    ],
  },

  articles: {
    fileOrUrl: 'Adjunta un archivo o indica un enlace: una de las dos cosas, no ambas.',
    notHere:
      'Desde este servidor no se pueden añadir ni quitar artículos. Quien opera el bot fija con DISCORD_CURATING_GUILDS qué servidores pueden hacerlo.',
    noUrls:
      'Añadir desde enlaces está desactivado. Sube la página como archivo. Quien opera el bot puede activarlo con PULLQUOTE_ADD_FROM_URLS.',
    wrongKind: (name) =>
      `No puedo leer ${name}. Leo archivos .txt, .md, .html, .json y .jsonl, también comprimidos con gzip (.gz).`,
    jsonSaysItself:
      'Los archivos JSON tienen sus propios campos para título, medio y fecha. No uses estas opciones.',
    refused: {
      noAddress: () => 'Eso no es un enlace. Escríbelo entero, empezando por https://.',
      notHttp: () => 'Solo abro enlaces que empiezan por https:// o http://.',
      credentials: () => 'No abro enlaces que contengan un usuario o una contraseña.',
      privateAddress: () =>
        'Ese enlace lleva a una red privada, así que no lo abro. Sube la página como archivo.',
      tooManyRedirects: () => 'Ese enlace me redirigió más de cinco veces, así que lo dejé.',
      status: (status) =>
        `No pude cargar la página: su servidor respondió con ${status}. Súbela como archivo.`,
      type: (type) =>
        type === ''
          ? 'No reconozco de qué tipo es la página. Leo HTML, texto, Markdown y JSON.'
          : `La página es del tipo ${type}. Leo HTML, texto, Markdown y JSON.`,
      tooLarge: () =>
        'Eso es demasiado grande. Los archivos pueden tener hasta 25 MB y las páginas hasta 5 MB.',
      tooSlow: () => 'La carga tardó demasiado. Inténtalo de nuevo o sube la página como archivo.',
      unreachable: (code) =>
        code === ''
          ? 'No pude cargarlo. Revisa el enlace o inténtalo de nuevo.'
          : `No pude cargarlo (${code}). Revisa el enlace o inténtalo de nuevo.`,
    },
    stuck: (name) =>
      `${name} tardó demasiado, así que lo detuve. Lo que ya se había añadido se queda; el resto no se puede usar así.`,
    busy: 'Ahora mismo se están modificando los artículos desde la línea de comandos. Inténtalo más tarde.',
    loading: (name) => `Cargando ${name}…`,
    waiting: (name, before) =>
      before === 1
        ? `${name}: esperando al cambio anterior…`
        : `${name}: esperando a ${before} cambios anteriores…`,
    reading: (name) => `Leyendo ${name}…`,
    embedding: (name, articles) =>
      articles === 1
        ? `Añadiendo un artículo de ${name}…`
        : `Añadiendo ${grouped(articles)} artículos de ${name}…`,
    indexing: (name) => `Terminando el índice con ${name}…`,
    passages: (done, total) => `${grouped(done)} de ${grouped(total)} fragmentos`,
    goesOn: (name) =>
      `Sigo añadiendo ${name}, pero Discord solo me deja editar esta respuesta durante 15 minutos. ${listCommand} muestra lo que ya está; los errores están en el registro.`,
    removalGoesOn: `La eliminación aún espera su turno, pero Discord solo me deja editar esta respuesta durante 15 minutos. ${listCommand} muestra cuándo está hecha.`,
    result: (name, changes) => `${name}: ${changes}.`,
    changes: {
      added: (count) => `${grouped(count)} ${count === 1 ? 'añadido' : 'añadidos'}`,
      replaced: (count) => `${grouped(count)} ${count === 1 ? 'reemplazado' : 'reemplazados'}`,
      relabelled: (count) => `${grouped(count)} con nuevo título, fecha o medio`,
      unchanged: (count) => `${grouped(count)} sin cambios`,
      copy: (count) =>
        count === 1
          ? '1 duplicado de un artículo existente'
          : `${grouped(count)} duplicados de artículos existentes`,
      removed: (count) => `${grouped(count)} ${count === 1 ? 'quitado' : 'quitados'}`,
    },
    nothing: (name) => `No pude añadir nada de ${name}.`,
    faults: 'Problemas:',
    interrupted:
      'Me estoy reiniciando antes de haberlo añadido todo. Lo que aparece aquí está guardado; envía el mismo archivo o enlace otra vez para el resto.',
    toRemove: '¿Qué artículo? Elígelo de la lista que aparece mientras escribes.',
    removing: (title) => `Quitando ${title}…`,
    removed: (title, passages, copies) =>
      `Quitado: ${title} (${grouped(passages)} ${passages === 1 ? 'fragmento' : 'fragmentos'}${
        copies === 0 ? '' : copies === 1 ? ' y 1 duplicado' : ` y ${copies} duplicados`
      }).`,
  },

  config: {
    heading: 'Configuración de este servidor',
    questionChannels: (channels) => `Canales de preguntas (sin mencionarme): ${channels}`,
    allowedChannels: (channels) => `Canales permitidos: ${channels}`,
    allowedRoles: (roles) => `Roles permitidos: ${roles}`,
    noChannel: 'ninguno',
    everyChannel: 'todos',
    everyone: 'todo el mundo',
    private: `\`/${ask.name}\` responde en privado por defecto`,
    public: `\`/${ask.name}\` responde en público por defecto`,
    marking: (emoji) => `Publicaciones sin respuesta en los foros: marcadas con ${emoji}`,
    cannotMark: (channels) =>
      `No puedo marcar publicaciones en ${channels}: allí necesito los permisos **Añadir reacciones** y **Leer el historial de mensajes**.`,
    saved: 'Guardado.',
    needsContent:
      'Los canales de preguntas aún no funcionan: no puedo leer mensajes que no me mencionan. Quien opera el bot debe definir DISCORD_MESSAGE_CONTENT y activar **Message Content Intent** en el Discord Developer Portal.',
    notAllowed: (channels) =>
      `No respondo en ${channels} porque allí no tengo permiso. ${allowChannelCommand} lo cambia.`,
    everyoneIsNoRole:
      '@everyone es lo predeterminado. Quita los roles de la lista para que todo el mundo pueda preguntar.',
    tooMany: (most) => `El límite es ${most}. Quita uno primero.`,
  },

  gaps: {
    heading: (days) =>
      days === 1
        ? 'Preguntas sin una buena respuesta desde ayer'
        : `Preguntas sin una buena respuesta en los últimos ${days} días`,
    range: (first, last, total) => `${first} a ${last} de ${total}`,
    none: (days) =>
      days === 1
        ? 'Desde ayer, ninguna pregunta quedó sin respuesta ni hubo votos negativos.'
        : `En los últimos ${days} días, ninguna pregunta quedó sin respuesta ni hubo votos negativos.`,
    times: (count) => `${count}×`,
    refused: (count) => `${count} sin respuesta`,
    closest: (count) => `${count} solo lo más cercano`,
    votedDown: (count) => `${count} no útil`,
    last: (moment) => `última vez ${moment}`,
  },

  stats: {
    heading: (days) => (days === 1 ? 'Desde ayer' : `Los últimos ${days} días`),
    none: (days) =>
      days === 1
        ? 'Desde ayer nadie me ha preguntado nada aquí.'
        : `En los últimos ${days} días nadie me ha preguntado nada aquí.`,
    questions: (questions, members) => `Preguntas: ${questions}, miembros: ${members}`,
    answered: (count) => `Respondidas: ${count}`,
    closest: (count) => `Solo lo más cercano: ${count}`,
    refused: (count) => `Sin respuesta: ${count}`,
    votes: (helpful, notHelpful) => `Votos: ${helpful} útil, ${notHelpful} no útil`,
    noVotes: 'Todavía no hay votos',
  },

  forget: {
    nothing: 'No tenía nada guardado sobre ti.',
    done: (answers, votes) =>
      `Borrado: ${answers} ${answers === 1 ? 'pregunta con su respuesta' : 'preguntas con sus respuestas'} y ${votes} ${votes === 1 ? 'voto' : 'votos'}.`,
    waiting: (count) =>
      count === 1
        ? 'Aún estoy con una de tus preguntas: la responderé sin guardarla.'
        : `Aún estoy con ${count} de tus preguntas: las responderé sin guardarlas.`,
    messagesStay: `Mis mensajes en los canales se quedan hasta que alguien los elimine: pulsa **${buttons.delete}** debajo de ellos. Sus otros botones ya no funcionan.`,
  },
};

export const spanish: Language = {
  locales: [Locale.SpanishES, Locale.SpanishLATAM],
  words,
  commands,
};
