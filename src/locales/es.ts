import { Locale } from 'discord.js';
import type { Language, Words } from './catalogue.js';
import { commands } from './commands/es.js';

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
  share: 'Compartir',
  helpful: 'Útil',
  notHelpful: 'No es útil',
  followUp: 'Seguir preguntando',
  delete: 'Eliminar',
};

const words: Words = {
  locale,

  answer: {
    likely: (percent) => `**Respuesta probable** (${percent})`,
    closest: (percent) => `**Lo más cercano: puede que no responda a tu pregunta** (${percent})`,
    dontSay: 'No encontré eso en los artículos.',
    nothingPasses: 'Ningún artículo cumple estos filtros.',
    nearest: 'Los más cercanos que tengo:',
    chooseNearest: 'Ver uno de ellos',
    alsoIn: 'también en:',
    andMore: (count) => `y ${grouped(count)} más`,
    untitled: 'sin título',
    quoteOf: (number, total) => `cita ${number} de ${total}`,
    passageOf: (number, total) => `fragmento ${number} de ${total}`,
    asked: (question) => `Pregunta: ${question}`,
    sharedBy: (mention) => `Compartido por ${mention}`,
    only: (condition) => `Solo artículos ${condition}`,
    preferring: (condition) => `Con preferencia por artículos ${condition} (según tu pregunta)`,
    dropped: (condition) =>
      `Ningún artículo ${condition} tiene que ver con esto, así que busqué en todos.`,
    by: (publisher) => `de ${publisher}`,
    matching: (text) => `con «${text}» en el título o el medio`,
    on: (day) => `del ${day}`,
    from: (day) => `a partir del ${day}`,
    upTo: (day) => `hasta el ${day}`,
    between: (first, last) => `del ${first} al ${last}`,
    cut: '[…]',
  },

  smallTalk: {
    greeting: '¡Hola! Pregúntame algo y buscaré en los artículos el fragmento que lo responde.',
    thanks: 'De nada. ¿Qué más te gustaría saber?',
    empty: 'No había ninguna pregunta. Pregunta con una frase.',
    noise: 'No pude reconocer una pregunta. Prueba con una frase completa.',
    chatter: 'Solo cito los artículos que me dieron. Pregúntame por algo que esté en ellos.',
    nothing: 'En ese mensaje no hay nada que buscar.',
  },

  buttons,

  feedback: {
    thanks: 'Gracias, anotado.',
    why: '¿Qué estuvo mal?',
    whyLabel: 'En pocas palabras (opcional)',
    thanksForReason: 'Gracias. La moderación verá qué estuvo mal, sin tu nombre.',
  },

  followUp: {
    title: 'Seguir preguntando',
    label: 'Tu pregunta',
  },

  refusals: {
    cooldown: (ends) => `Fueron muchas preguntas a la vez. Vuelve a preguntarme ${ends}.`,
    waiting: (before) =>
      before === 1
        ? 'Hay una pregunta antes de la tuya; tu respuesta aparecerá aquí.'
        : `Hay ${before} preguntas antes de la tuya; tu respuesta aparecerá aquí.`,
    channel: (channels) => `Aquí no se me puede preguntar. Pregúntame en ${channels}.`,
    roles: (roles) => `Solo pueden preguntarme miembros con uno de estos roles: ${roles}.`,
    mayNotWrite: (channel) =>
      `No puedo escribir en ${channel}: allí necesito los permisos «Ver canal» y «Enviar mensajes». La moderación puede dármelos, y mientras tanto puedes preguntarme aquí.`,
    mentionMe: 'Mencióname a mí, no mi rol: solo así Discord me muestra tu texto.',
    permission: 'Eso es para la moderación: hace falta el permiso «Gestionar servidor».',
    notYours: 'Solo puede hacerlo quien hizo la pregunta.',
    shared: (link) => `Esta cita ya está compartida: ${link}`,
    changed: 'El artículo ha cambiado desde que se citó, o ya no está.',
    gone: 'Esta respuesta ya no se conserva. Pregunta otra vez y la buscaré de nuevo.',
    leaving:
      'Me están reiniciando y no pude terminar. Vuelve a preguntar dentro de un minuto, por favor.',
    unknownCommand:
      'Ya no conozco este comando. Puede que Discord tarde un minuto en mostrar los nuevos.',
    unknownButton: 'Ya no conozco este botón. Pregunta otra vez para tener uno nuevo.',
  },

  failures: {
    unforeseen: (id) =>
      `Algo falló por mi parte, y está en el registro como \`${id}\`. Inténtalo de nuevo, por favor.`,
    invalidDate: 'Eso no es una fecha. Escríbela como AAAA-MM-DD, p. ej. 2023-04-01.',
    questionTooLong: 'Esa pregunta es demasiado larga. Hazla en pocas frases.',
  },

  sources: {
    heading: (first, last, total) =>
      total === 1
        ? 'Un artículo'
        : `Artículos ${grouped(first)} a ${grouped(last)} de ${grouped(total)}`,
    empty: 'Todavía no hay artículos.',
    passages: (count) => `${grouped(count)} ${count === 1 ? 'fragmento' : 'fragmentos'}`,
    filterTooLong:
      'Eso es demasiado largo para un filtro. Elige un medio de la lista, o escribe menos.',
  },

  article: {
    by: (author) => `por ${author}`,
    added: (day) => `añadido el ${day}`,
    read: 'Leer sus fragmentos',
    several: (total, shown) =>
      shown < total
        ? `${grouped(total)} artículos tienen eso en el título o el medio. Los ${shown} más recientes:`
        : `${grouped(total)} artículos tienen eso en el título o el medio:`,
    nearest: 'Ningún título tiene eso. Estos son los artículos más cercanos por su contenido:',
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
        ? 'Forman un solo fragmento, en el que busco las respuestas.'
        : `Están divididos en ${grouped(count)} fragmentos, en los que busco las respuestas.`,
    copies: (count) =>
      count === 1
        ? 'Una copia de un artículo solo se nombra en «también en».'
        : `${grouped(count)} copias de artículos solo se nombran en «también en».`,
    model: (model) => `Lo que significan los textos se compara con el modelo ${model}.`,
    since: (moment) => `En marcha desde el ${moment}.`,
  },

  help: {
    intro:
      'Respondo preguntas con citas de artículos de noticias, palabra por palabra. Si los artículos no dicen nada, lo digo.',
    askHeading: 'Pregúntame',
    ask: [
      'mencióname con tu pregunta, o escríbeme directamente',
      `\`/${ask.name}\`, también por medio, título o fecha; con \`${commands['ask.private'].name}\` solo tú ves la respuesta`,
      `en el menú de un mensaje: Aplicaciones, **${commands['Find sources'].name}**`,
      `sigue respondiendo a mi respuesta, o con su botón **${buttons.followUp}**`,
    ],
    example: (question) =>
      `por ejemplo: \`/${ask.name} ${commands['ask.question'].name}: ${question}\``,
    surenessHeading: 'Qué seguridad tengo',
    sureness: `El porcentaje estima si la cita responde a tu pregunta; cada cita tiene el suyo. **Respuesta probable**: lo más probable es que sí. **Lo más cercano: puede que no responda a tu pregunta**: lo mejor que encontré, júzgalo tú. Con **${buttons.helpful}** o **${buttons.notHelpful}** se lo dices a la moderación.`,
    lookUpHeading: 'Consultar',
    lookUp: [
      `\`/${sources.name}\` muestra la lista de artículos, \`/${source.name}\` muestra uno, \`/${passage.name}\` te deja leerlo`,
      `\`/${status.name}\` dice qué tengo`,
    ],
    privacyHeading: 'Qué guardo',
    privacy: (days) =>
      `Preguntas, respuestas y votos, durante ${days} ${days === 1 ? 'día' : 'días'}. ${forgetCommand} borra los tuyos al momento.`,
    moderatorsHeading: 'Para la moderación',
    moderators: [
      `\`/${articles.name}\` añade, quita y lista artículos`,
      `\`/${config.name}\` fija dónde se me puede preguntar y quién puede hacerlo`,
      `\`/${gaps.name}\` muestra lo que no pude responder, \`/${stats.name}\`, cuánto se me pregunta`,
    ],
  },

  articles: {
    fileOrUrl: 'Indica un archivo o una dirección: una de las dos cosas.',
    notHere:
      'Desde este servidor no se añaden ni se quitan artículos. Quien opera el bot fija con DISCORD_CURATING_GUILDS qué servidores pueden hacerlo.',
    noUrls:
      'Añadir por dirección está desactivado; envía la página como archivo. Quien opera el bot puede activarlo con PULLQUOTE_ADD_FROM_URLS.',
    wrongKind: (name) =>
      `No puedo leer ${name}. Leo .txt, .md, .html, .json y .jsonl, cada uno también con .gz.`,
    jsonSaysItself:
      'Un archivo JSON dice títulos, medios y fechas en sus propios campos. No uses estas opciones.',
    refused: {
      noAddress: () => 'Eso no es una dirección. Escríbela entera, empezando por https://.',
      notHttp: () => 'Solo cargo direcciones que empiezan por https:// o http://.',
      credentials: () => 'No cargo direcciones que contengan un usuario o una contraseña.',
      privateAddress: () =>
        'Esa dirección lleva a una red privada, de donde no cargo nada. Envía la página como archivo.',
      tooManyRedirects: () => 'Esa dirección me redirigió más de cinco veces. Lo dejé.',
      status: (status) =>
        `No se pudo cargar la página: su servidor respondió con ${status}. Envíala como archivo.`,
      type: (type) =>
        type === ''
          ? 'La página no dice qué es. Acepto HTML, texto, Markdown y JSON.'
          : `La página es del tipo ${type}. Acepto HTML, texto, Markdown y JSON.`,
      tooLarge: () =>
        'Eso es demasiado grande. Acepto archivos de hasta 25 MB y páginas de hasta 5 MB.',
      tooSlow: () =>
        'La carga tardó demasiado. Inténtalo de nuevo, o envía la página como archivo.',
      unreachable: (code) =>
        code === ''
          ? 'No se pudo cargar. Revisa la dirección, o inténtalo de nuevo.'
          : `No se pudo cargar (${code}). Revisa la dirección, o inténtalo de nuevo.`,
    },
    busy: 'Ahora mismo se están cambiando los artículos desde la línea de comandos. Inténtalo más tarde.',
    loading: (name) => `Cargando ${name} …`,
    waiting: (name, before) =>
      before === 1
        ? `${name}: esperando al cambio anterior …`
        : `${name}: esperando a ${before} cambios anteriores …`,
    reading: (name) => `Leyendo ${name} …`,
    embedding: (name, articles) =>
      articles === 1
        ? `Añadiendo un artículo de ${name} …`
        : `Añadiendo ${grouped(articles)} artículos de ${name} …`,
    indexing: (name) => `Terminando el índice con ${name} …`,
    passages: (done, total) => `${grouped(done)} de ${grouped(total)} fragmentos`,
    goesOn: (name) =>
      `Se sigue añadiendo ${name}, pero Discord solo me deja cambiar esta respuesta durante 15 minutos. ${listCommand} muestra lo que ya está; los fallos están en el registro.`,
    removalGoesOn: `La eliminación aún espera su turno y sigue en marcha, pero Discord solo me deja cambiar esta respuesta durante 15 minutos. ${listCommand} muestra cuándo está hecha.`,
    result: (name, changes) => `${name}: ${changes}.`,
    changes: {
      added: (count) => `${grouped(count)} ${count === 1 ? 'añadido' : 'añadidos'}`,
      replaced: (count) => `${grouped(count)} ${count === 1 ? 'reemplazado' : 'reemplazados'}`,
      relabelled: (count) => `${grouped(count)} con otro título, fecha o medio que antes`,
      unchanged: (count) => `${grouped(count)} ya estaba${count === 1 ? '' : 'n'}`,
      copy: (count) =>
        count === 1
          ? '1 con el texto de un artículo que tengo, nombrado en «también en»'
          : `${grouped(count)} con los textos de artículos que tengo, nombrados en «también en»`,
      removed: (count) => `${grouped(count)} ${count === 1 ? 'quitado' : 'quitados'}`,
    },
    nothing: (name) => `No se pudo añadir nada de ${name}.`,
    faults: 'No se pudo usar:',
    interrupted:
      'Me están reiniciando antes de que entrara todo. Lo que se nombra aquí se queda; envía lo mismo otra vez para el resto.',
    toRemove: '¿Qué artículo? Elígelo de la lista que aparece mientras escribes.',
    removing: (title) => `Quitando ${title} …`,
    removed: (title, passages, copies) =>
      `Quitado: ${title} (${grouped(passages)} ${passages === 1 ? 'fragmento' : 'fragmentos'}${
        copies === 0 ? '' : copies === 1 ? ', y una copia' : `, y ${copies} copias`
      }).`,
  },

  config: {
    heading: 'Configuración de este servidor',
    questionChannels: (channels) => `Cada mensaje es una pregunta en: ${channels}`,
    allowedChannels: (channels) => `Se me puede preguntar en: ${channels}`,
    allowedRoles: (roles) => `Pueden preguntarme: ${roles}`,
    noChannel: 'ningún canal',
    everyChannel: 'todos los canales',
    everyone: 'todo el mundo',
    private: `\`/${ask.name}\` responde en privado, si no se indica otra cosa`,
    public: `\`/${ask.name}\` responde a la vista de todos, si no se indica otra cosa`,
    saved: 'Guardado.',
    needsContent:
      'Los canales de preguntas aún no funcionan: no puedo leer mensajes que no me mencionan. Quien opera el bot debe definir DISCORD_MESSAGE_CONTENT y activar «Message Content Intent» en el Discord Developer Portal.',
    notAllowed: (channels) =>
      `Las preguntas se rechazan en ${channels}: allí no se me puede preguntar. ${allowChannelCommand} lo cambia.`,
    everyoneIsNoRole:
      'Todo el mundo puede preguntar mientras no se nombre ningún rol. Quita los que haya y todos podrán de nuevo.',
    tooMany: (most) => `No se pueden nombrar más de ${most}. Quita uno primero.`,
  },

  gaps: {
    heading: (days) =>
      days === 1 ? 'Mal respondidas desde ayer' : `Mal respondidas en los últimos ${days} días`,
    range: (first, last, total) => `${first} a ${last} de ${total}`,
    none: (days) =>
      days === 1
        ? 'Desde ayer, ninguna pregunta quedó abierta y ninguna respuesta fue poco útil.'
        : `En los últimos ${days} días, ninguna pregunta quedó abierta y ninguna respuesta fue poco útil.`,
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
    nothing: 'No había guardado nada sobre ti.',
    done: (answers, votes) =>
      `Olvidado: ${answers} ${answers === 1 ? 'pregunta con su respuesta' : 'preguntas con sus respuestas'} y ${votes} ${votes === 1 ? 'voto' : 'votos'}.`,
    waiting: (count) =>
      count === 1
        ? 'Una de tus preguntas sigue en curso: la responderé sin guardarla.'
        : `${count} de tus preguntas siguen en curso: las responderé sin guardarlas.`,
    messagesStay: `Mis mensajes en los canales se quedan hasta que se eliminen: pulsa **${buttons.delete}** debajo de ellos. Sus otros botones ya no funcionan.`,
  },
};

export const spanish: Language = {
  locales: [Locale.SpanishES, Locale.SpanishLATAM],
  words,
  commands,
};
