import { Locale } from 'discord.js';
import type { Language, Words } from './catalogue.js';
import { commands } from './commands/es.js';
import { symbols } from './symbols.js';

const locale = 'es-ES';
const { format: grouped } = new Intl.NumberFormat(locale);

const { ask, articles, config, gaps, passage, source, sources, stats, status } = commands;
const listCommand = `\`/${articles.name} ${commands['articles.list'].name}\``;
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
    needsMention: 'No puedo leer mensajes que no me mencionan: pregunta aquí o mencióname.',
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
    busyArticles: (id) =>
      `Los artículos se están modificando ahora mismo, así que no puedo consultarlos (error \`${id}\`). Inténtalo dentro de un minuto, por favor.`,
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
      `\`/${commands.follow.name}\` te avisa cuando un artículo nuevo responde a una pregunta tuya`,
    ],
    privacyHeading: 'Qué guardo',
    privacy: (days) =>
      `Preguntas, respuestas y votos, durante ${days} ${days === 1 ? 'día' : 'días'}, y lo que sigues, hasta que lo dejes. ${forgetCommand} borra los tuyos al momento.`,
    moderatorsHeading: 'Para la moderación',
    moderators: [
      `\`/${articles.name}\` añade, quita y lista artículos`,
      `\`/${commands.feeds.name}\` sigue feeds, cuyos artículos nuevos añado yo`,
      `\`/${config.name}\` fija dónde respondo y quién puede preguntarme`,
      `\`/${gaps.name}\` muestra lo que no pude responder, \`/${stats.name}\`, cuánto me usan`,
    ],
  },

  welcome: {
    hello: '¡Hola, y gracias por invitarme!',
    stepsHeading: 'Para empezar',
    add: `Los moderadores añaden artículos: \`/${articles.name} ${commands['articles.add'].name}\``,
    lookUp: `\`/${sources.name}\` lista los artículos que cito`,
    ask: `Pregunta: mencióname con tu pregunta o usa \`/${ask.name}\``,
    settings: `Los moderadores fijan dónde respondo y quién puede preguntarme: \`/${config.name}\`. Lo demás está en \`/${commands.help.name}\``,
    policy: (url) => `Política de privacidad: ${url}`,
  },

  articles: {
    fileOrUrl: 'Adjunta un archivo o indica un enlace: una de las dos cosas, no ambas.',
    notHere:
      'Desde este servidor no se pueden añadir ni quitar artículos. Quien opera el bot fija con DISCORD_CURATING_GUILDS qué servidores pueden hacerlo.',
    onlyShared:
      'Ese artículo pertenece a la colección que comparten todos los servidores. Solo quien opera el bot puede quitarlo.',
    noUrls:
      'Añadir desde enlaces está desactivado. Sube la página como archivo. Quien opera el bot puede activarlo con PULLQUOTE_ADD_FROM_URLS.',
    wrongKind: (name) =>
      `No puedo leer ${name}. Leo archivos .pdf, .docx, .txt, .md, .html, .json y .jsonl, también comprimidos con gzip (.gz).`,
    jsonSaysItself:
      'Los archivos JSON tienen sus propios campos para título, medio y fecha. No uses estas opciones.',
    linkTooLong: 'Ese enlace es demasiado largo para que lo abra. Sube la página como archivo.',
    refused: {
      noAddress: () => 'Eso no es un enlace. Escríbelo entero, empezando por https://.',
      notHttp: () => 'Solo abro enlaces que empiezan por https:// o http://.',
      credentials: () => 'No abro enlaces que contengan un usuario o una contraseña.',
      privateAddress: () =>
        'Ese enlace lleva a una red privada, así que no lo abro. Sube la página como archivo.',
      robots: () =>
        'Ese sitio pide que los programas no carguen la página (robots.txt), así que no lo hago. Súbela como archivo.',
      tooManyRedirects: () => 'Ese enlace me redirigió más de cinco veces, así que lo dejé.',
      status: (status) =>
        `No pude cargar la página: su servidor respondió con ${status}. Súbela como archivo.`,
      type: (type) =>
        type === ''
          ? 'No reconozco de qué tipo es la página. Leo HTML, PDF, Word (.docx), texto, Markdown y JSON.'
          : `La página es del tipo ${type}. Leo HTML, PDF, Word (.docx), texto, Markdown y JSON.`,
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
    queued: (name) => `${name} está en cola para la máquina que lleva la colección…`,
    stillQueued: (name) =>
      `${name} está en cola: la máquina que lleva la colección no responde o está ocupada, y lo añadirá más tarde. ${listCommand} muestra cuándo está.`,
    removalQueued: (title) =>
      `La eliminación de ${title} está en cola: la máquina que lleva la colección no responde o está ocupada. Hasta entonces puede que aún lo cite.`,
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
    lookingAtGaps: 'Compruebo si esto responde a preguntas pendientes…',
    nowAnswered: 'Ahora tienen respuesta:',
    toRemove: '¿Qué artículo? Elígelo de la lista que aparece mientras escribes.',
    removing: (title) => `Quitando ${title}…`,
    removed: (title, passages, copies) =>
      `Quitado: ${title} (${grouped(passages)} ${passages === 1 ? 'fragmento' : 'fragmentos'}${
        copies === 0 ? '' : copies === 1 ? ' y 1 duplicado' : ` y ${copies} duplicados`
      }).`,
  },

  feeds: {
    heading: 'Feeds que sigo',
    none: 'Todavía no hay feeds. Miro de vez en cuando cada feed que añades y agrego sus artículos nuevos.',
    noUrls:
      'Aquí no se pueden añadir feeds. Quien opera el bot puede permitirlo con PULLQUOTE_ADD_FROM_URLS, o añadir feeds con `pullquote feeds add`.',
    notKept:
      'Aquí no puedo seguir feeds: en un clúster de Weaviate solo lo hace el bot del equipo que lo cura. Quien opera el bot lo reconoce por WEAVIATE_CURATOR.',
    articles: (count) => (count === 1 ? '1 artículo' : `${grouped(count)} artículos`),
    refreshed: (moment) => `consultado ${moment}`,
    notRefreshed: 'aún sin consultar',
    due: (moment) => `otra vez ${moment}`,
    dueNow: 'le toca ahora',
    keepsDays: (days) =>
      days === 1
        ? 'Los artículos se quitan cuando tienen más de 1 día.'
        : `Los artículos se quitan cuando tienen más de ${grouped(days)} días.`,
    failing: (moment, why) => `Falló por primera vez ${moment}: ${why}.`,
    ended: 'Su servidor dice que ya no existe. Quítalo o añade su nueva dirección.',
    why: {
      status: (status) => `su servidor respondió con ${status}`,
      notAllowed: 'no está abierto a programas, o está en una red privada',
      noAddress: 'no es un enlace que empiece por https:// o http://',
      unreadable: 'no es un feed que yo sepa leer',
      tooLarge: 'es demasiado grande: los feeds pueden tener hasta 20 MB',
      tooLong: 'ese enlace es demasiado largo para que lo abra',
      unreachable: 'no se pudo cargar',
    },
    manage: 'Gestionar',
    add: 'Añadir un feed',
    all: 'Todos los feeds',
    refresh: 'Mirar ahora',
    refreshAll: 'Mirar todos ahora',
    keep: 'Conservar artículos…',
    remove: 'Dejar de seguir',
    keepTitle: 'Cuánto se conservan los artículos',
    address: 'Enlace del feed',
    addressHint: 'RSS, Atom o JSON Feed; o una página que indique su feed',
    days: 'Días que se conservan (opcional)',
    daysHint: 'Los artículos más antiguos de este feed se quitan. Vacío: se conservan todos.',
    wrongDays: (most) =>
      `Los días tienen que ser un número entero de 1 a ${grouped(most)}, o quedar vacíos.`,
    looking: (address) => `Buscando un feed en ${address}…`,
    added: (title) => `Ahora sigo ${title}. Sus artículos llegan en uno o dos minutos.`,
    known: (title) => `Ya sigo ${title}.`,
    noFeed: (address) =>
      `${address} es una página que no indica ningún feed. Busca un enlace a RSS o Atom en ese sitio.`,
    failed: (address, why) => `No puedo seguir ${address}: ${why}.`,
    tooMany: (most) => `El límite es de ${grouped(most)} feeds. Quita uno primero.`,
    removed: (title) => `Ya no sigo ${title}. Sus artículos se quedan.`,
    gone: 'Ese feed ya no se sigue.',
    refreshing: 'Buscando artículos nuevos…',
    refreshingAfter: (before) =>
      before === 1
        ? 'Esperando 1 cambio anterior…'
        : `Esperando ${grouped(before)} cambios anteriores…`,
    found: (articles) =>
      articles === 0
        ? 'Ningún artículo nuevo (0).'
        : articles === 1
          ? '1 artículo nuevo.'
          : `${grouped(articles)} artículos nuevos.`,
    notLoaded: (feeds) =>
      feeds === 1 ? '1 feed no se pudo cargar.' : `${grouped(feeds)} feeds no se pudieron cargar.`,
    goesOn: `Sigo buscando artículos nuevos, pero Discord solo me deja editar esta respuesta durante 15 minutos. \`/${commands.feeds.name}\` muestra cuándo termino.`,
    report: (title, day, why) =>
      `No puedo cargar el feed ${title} desde el ${day}: ${why}. Los moderadores pueden verlo con \`/${commands.feeds.name}\`.`,
    reportEnded: (title) =>
      `El feed ${title} ya no existe, según su servidor. Los moderadores pueden quitarlo o añadir su nueva dirección con \`/${commands.feeds.name}\`.`,
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
    notMarking: 'Publicaciones sin respuesta en los foros: sin marcar',
    cannotMark: (channels) =>
      `No puedo marcar publicaciones en ${channels}: allí necesito los permisos **Añadir reacciones** y **Leer el historial de mensajes**.`,
    saved: 'Guardado.',
    needsContent:
      'Los canales de preguntas aún no funcionan: no puedo leer mensajes que no me mencionan. Quien opera el bot debe definir DISCORD_MESSAGE_CONTENT y activar **Message Content Intent** en el Discord Developer Portal.',
    notAllowed: (channels) =>
      `No respondo en ${channels}: no está entre los canales permitidos. Elígelo también ahí.`,
    tooMany: (most) => `El límite es ${most}. Quita uno primero.`,
    inThreads: 'Preguntas en canales de texto: respondidas en un hilo',
    inChannel: 'Preguntas en canales de texto: respondidas en el canal',
    cannotOpenThreads: (channels) =>
      `No puedo abrir hilos en ${channels}: allí necesito los permisos **Crear hilos públicos** y **Enviar mensajes en hilos**. Hasta entonces respondo en el canal.`,
    threadsNeedMention: `En los hilos, para seguir preguntando hay que mencionarme o usar **${buttons.followUp}**, pues no puedo leer otros mensajes. Quien opera el bot puede cambiarlo con DISCORD_MESSAGE_CONTENT.`,
    noCategory: 'En una categoría no se me puede preguntar. Elige los canales que contiene.',
    changedMeanwhile:
      'Alguien ha cambiado esta lista mientras tanto. Así está ahora: elige de nuevo.',
    choose: {
      questionChannels: 'Elegir canales de preguntas…',
      allowedChannels: 'Elegir canales permitidos…',
      allowedRoles: 'Elegir roles permitidos…',
    },
    clear: {
      questionChannels: 'Vaciar canales de preguntas',
      allowedChannels: 'Permitir todos los canales',
      allowedRoles: 'Dejar que pregunten todos',
    },
    switches: {
      answersInThreads: { turnOn: 'Responder en hilos', turnOff: 'Responder en el canal' },
      marksUnanswered: { turnOn: 'Marcar las no respondidas', turnOff: 'Dejar de marcarlas' },
      privateByDefault: { turnOn: 'Responder en privado', turnOff: 'Responder en público' },
    },
    digest: {
      open: 'Resumen…',
      back: 'Volver',
      heading: 'Resumen de artículos nuevos',
      about:
        'Los artículos nuevos, agrupados por tema, con una frase citada de cada uno. El resumen se publica a la hora del día en que se activó, en UTC: tras un cambio de hora, una hora antes o después en hora local.',
      off: 'Desactivado',
      daily: 'Cada día',
      weekly: 'Cada semana',
      often: 'Con qué frecuencia…',
      where: 'En qué canal…',
      noChannel: 'Todavía no se ha elegido un canal, así que no hay resumen.',
      next: (channel, moment) => `El próximo: ${moment} en ${channel}`,
      cannotWrite: (channel) =>
        `No puedo escribir en ${channel}: necesito ahí los permisos **Ver canal** y **Enviar mensajes**.`,
    },
  },

  gaps: {
    heading: (days) =>
      days === 1
        ? 'Preguntas sin una buena respuesta desde ayer'
        : `Preguntas sin una buena respuesta en los últimos ${days} días`,
    headingDone: (days) =>
      days === 1
        ? 'Preguntas resueltas desde ayer'
        : `Preguntas resueltas de los últimos ${days} días`,
    range: (first, last, total) => `${first} a ${last} de ${total}`,
    none: (days) =>
      days === 1
        ? 'No hay preguntas pendientes desde ayer.'
        : `No hay preguntas pendientes de los últimos ${days} días.`,
    noneDone: (days) =>
      days === 1
        ? 'No hay preguntas marcadas como resueltas desde ayer.'
        : `No hay preguntas de los últimos ${days} días marcadas como resueltas.`,
    markDone: 'Marcar como resueltas…',
    markAllDone: 'Marcar como resueltas',
    marked: `Marcadas como resueltas. \`/${gaps.name}\` las sigue mostrando en **Ver resueltas**.`,
    reopen: 'Marcar como pendientes…',
    showDone: 'Ver resueltas',
    showOpen: 'Ver pendientes',
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

  follows: {
    heading: 'Lo que sigues',
    none: `Todavía no sigues nada. Escribe una pregunta o un tema con \`/${commands.follow.name}\`.`,
    direct: 'por mensaje directo',
    inChannel: (channel) => `en ${channel}`,
    mostADay: (count) =>
      count === 1 ? 'Como mucho 1 mensaje al día' : `Como mucho ${count} mensajes al día`,
    noQuietHours: 'sin horas de silencio',
    quietHours: (from, to, timeZone) => `silencio de ${from} a ${to} (${timeZone})`,
    chooseToStop: 'Dejar de seguir…',
    stop: 'Dejar de seguir',
    stopped: (topic) => `Ya no te avisaré sobre esto: **${topic}**`,
    stoppedBefore: 'Ya nadie sigue esto, así que no te avisaré.',
    notYours: 'Solo puede pararlo quien lo sigue o un moderador.',
    followed: (topic) => `Te avisaré cuando un artículo nuevo lo responda: **${topic}**`,
    followedBy: (mention) => `lo sigue ${mention}`,
    already: 'Ya sigues esto.',
    tooMany: (most) => `Puedes seguir ${most} temas como mucho. Deja uno primero.`,
    tooShort: 'Escribe una pregunta, o un tema de al menos dos palabras.',
    noTopic: 'Escribe también un tema: ¿qué quieres seguir en ese canal?',
    unknownTimeZone: 'No conozco esa zona horaria. Elige una de la lista que aparece al escribir.',
    needsTimeZone: 'Para las horas de silencio necesito tu zona horaria. Añade `zona`.',
    invalidHours:
      'Escribe las horas de silencio como `22-7`, de las diez de la noche a las siete, o como `off`.',
    notThere: {
      member: (channel) => `No puedo avisarte en ${channel}: tú no puedes escribir ahí.`,
      bot: (channel) =>
        `No puedo escribir en ${channel}: necesito ahí los permisos **Ver canal** y **Enviar mensajes**.`,
      settings: (channel) =>
        `Los moderadores de este servidor no te permiten preguntarme en ${channel}.`,
    },
    directShared:
      'Por mensaje directo solo te aviso de los artículos que comparten todos los servidores. Para los de este servidor, elige un canal.',
    closed:
      'No puedo enviarte mensajes directos. Permítelos en los ajustes de privacidad de un servidor en el que estemos los dos y pulsa **Reintentar**.',
    tryAgain: 'Reintentar',
    willTry: 'Volveré a intentarlo cuando haya novedades.',
  },

  digest: {
    heading: (count) => (count === 1 ? 'Un artículo nuevo' : `${grouped(count)} artículos nuevos`),
    moreReports: (count) =>
      count === 1 ? 'y 1 artículo más' : `y ${grouped(count)} artículos más`,
    moreStories: (count) =>
      count === 1
        ? `Y 1 tema más: \`/${sources.name}\``
        : `Y ${grouped(count)} temas más: \`/${sources.name}\``,
  },

  forget: {
    nothing: 'No tenía nada guardado sobre ti.',
    done: (answers, votes) =>
      `Borrado: ${answers} ${answers === 1 ? 'pregunta con su respuesta' : 'preguntas con sus respuestas'} y ${votes} ${votes === 1 ? 'voto' : 'votos'}.`,
    follows: (count) =>
      count === 1 ? 'Seguías 1 tema, y ya no.' : `Seguías ${count} temas, y ya no.`,
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
