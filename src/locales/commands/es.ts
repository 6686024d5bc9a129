import type { CommandWords } from '../catalogue.js';

const ask = 'preguntar';

export const commands = {
  ask: {
    name: ask,
    description: 'Haz una pregunta: recibes el fragmento que la responde, palabra por palabra',
  },
  'ask.question': {
    name: 'pregunta',
    description: 'Tu pregunta en inglés, en una frase completa',
  },
  'ask.source': {
    name: 'fuente',
    description: 'Solo artículos de este medio o autor, o con este texto en el título',
  },
  'ask.after': {
    name: 'desde',
    description: 'Solo artículos publicados ese día o después, AAAA-MM-DD',
  },
  'ask.before': {
    name: 'hasta',
    description: 'Solo artículos publicados ese día o antes, AAAA-MM-DD',
  },
  'ask.private': { name: 'privado', description: 'Si solo tú ves la respuesta' },

  'Find sources': { name: 'Buscar fuentes' },

  sources: { name: 'fuentes', description: 'Mostrar la lista de los artículos que cito' },
  'sources.publisher': {
    name: 'medio',
    description: 'Solo artículos de este medio o autor, o con este texto en el título',
  },
  'sources.after': {
    name: 'desde',
    description: 'Solo artículos publicados ese día o después, AAAA-MM-DD',
  },
  'sources.before': {
    name: 'hasta',
    description: 'Solo artículos publicados ese día o antes, AAAA-MM-DD',
  },

  source: {
    name: 'fuente',
    description: 'Mostrar un artículo: de dónde es, cómo empieza, dónde más aparece',
  },
  'source.title': { name: 'título', description: 'Parte de su título, o de qué trata' },

  passage: { name: 'fragmento', description: 'Leer un artículo, fragmento a fragmento' },
  'passage.article': { name: 'artículo', description: 'Parte de su título, o de qué trata' },
  'passage.number': {
    name: 'número',
    description: 'Qué fragmento (por defecto: el primero)',
  },

  status: {
    name: 'estado',
    description: 'Ver cuántos artículos cito y desde cuándo estoy en marcha',
  },
  help: { name: 'ayuda', description: 'Mostrar cómo preguntarme y qué más sé hacer' },

  forget: { name: 'olvidar', description: 'Borrar lo que guardo sobre ti' },
  'forget.me': {
    name: 'mis-datos',
    description: 'Borrar tus preguntas, sus respuestas y tus votos, en todos los servidores',
  },

  articles: { name: 'artículos', description: 'Añadir, quitar y listar artículos' },
  'articles.add': {
    name: 'añadir',
    description: 'Añadir artículos desde un archivo o un enlace',
  },
  'articles.add.file': {
    name: 'archivo',
    description: 'Texto, Markdown, HTML, JSON o JSON Lines, también con gzip; hasta 25 MB',
  },
  'articles.add.url': {
    name: 'url',
    description: 'Enlace a un artículo, si quien opera el bot permite enlaces',
  },
  'articles.add.title': {
    name: 'título',
    description: 'Su titular, si el texto no lo tiene',
  },
  'articles.add.publisher': { name: 'medio', description: 'Quién lo publicó' },
  'articles.add.date': { name: 'fecha', description: 'Día de publicación, AAAA-MM-DD' },
  'articles.remove': {
    name: 'quitar',
    description: 'Quitar un artículo y sus duplicados',
  },
  'articles.remove.article': {
    name: 'artículo',
    description: 'Su título, de la lista que aparece mientras escribes, o su identificador',
  },
  'articles.list': {
    name: 'lista',
    description: 'Mostrar la lista de los artículos con sus identificadores',
  },
  'articles.list.filter': {
    name: 'filtro',
    description: 'Solo artículos de este medio o autor, o con este texto en el título',
  },

  config: {
    name: 'configuración',
    description: 'Ver y cambiar dónde respondo en este servidor y quién puede preguntarme',
  },
  'config.show': { name: 'mostrar', description: 'Mostrar la configuración actual' },
  'config.question-channel': {
    name: 'canal-de-preguntas',
    description: 'Responder sin mención a las preguntas de un canal, o dejar de hacerlo',
  },
  'config.question-channel.channel': { name: 'canal', description: 'El canal' },
  'config.question-channel.read': {
    name: 'leer',
    description: 'Si leo allí todos los mensajes',
  },
  'config.allow-channel': {
    name: 'permitir-canal',
    description: 'Permitir un canal o dejar de permitirlo (si no hay ninguno, se permiten todos)',
  },
  'config.allow-channel.channel': { name: 'canal', description: 'El canal' },
  'config.allow-channel.allowed': {
    name: 'permitido',
    description: 'Si respondo allí',
  },
  'config.allow-role': {
    name: 'permitir-rol',
    description:
      'Permitir un rol o dejar de permitirlo (si no hay ninguno, puede preguntar todo el mundo)',
  },
  'config.allow-role.role': { name: 'rol', description: 'El rol' },
  'config.allow-role.allowed': {
    name: 'permitido',
    description: 'Si pueden preguntarme los miembros con este rol',
  },
  'config.mark-unanswered': {
    name: 'marcar-publicaciones',
    description: 'Marcar con una reacción las preguntas sin respuesta en los foros',
  },
  'config.mark-unanswered.mark': { name: 'marcar', description: 'Si las marco' },
  'config.privacy': {
    name: 'privacidad',
    description: `Fijar si las respuestas a /${ask} son privadas por defecto`,
  },
  'config.privacy.private': {
    name: 'privado',
    description: 'Si solo quien pregunta ve la respuesta',
  },

  gaps: {
    name: 'lagunas',
    description: 'Preguntas sin respuesta, o con respuestas que recibieron votos negativos',
  },
  'gaps.days': { name: 'días', description: 'Cuántos días hacia atrás (por defecto: 30)' },

  stats: {
    name: 'estadísticas',
    description: 'Cuántas preguntas recibo en este servidor y cuántas pude responder',
  },
  'stats.days': { name: 'días', description: 'Cuántos días hacia atrás (por defecto: 30)' },
} satisfies CommandWords;
