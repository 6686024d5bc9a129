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

  follow: {
    name: 'seguir',
    description: 'Enterarte de artículos nuevos sobre una pregunta y ver lo que sigues',
  },
  'follow.topic': { name: 'tema', description: 'Una pregunta o un tema, en pocas palabras' },
  'follow.channel': {
    name: 'canal',
    description: 'Dónde te aviso (por defecto, en un mensaje directo)',
  },
  'follow.quiet': {
    name: 'silencio',
    description: 'Horas en las que no te aviso, por ejemplo 22-7, u off',
  },
  'follow.timezone': { name: 'zona', description: 'Tu zona horaria, para las horas de silencio' },
  'follow.most': {
    name: 'máximo',
    description: 'Cuántos mensajes al día como mucho (5 por defecto)',
  },

  status: {
    name: 'estado',
    description: 'Ver cuántos artículos cito y desde cuándo estoy en marcha',
  },
  help: { name: 'ayuda', description: 'Mostrar cómo preguntarme y qué más sé hacer' },

  forget: { name: 'olvidar', description: 'Borrar lo que guardo sobre ti' },
  'forget.me': {
    name: 'mis-datos',
    description: 'Borrar tus preguntas, respuestas, votos y lo que sigues, en todos los servidores',
  },

  articles: { name: 'artículos', description: 'Añadir, quitar y listar artículos' },
  'articles.add': {
    name: 'añadir',
    description: 'Añadir artículos desde un archivo o un enlace',
  },
  'articles.add.file': {
    name: 'archivo',
    description:
      'PDF, Word (.docx), texto, Markdown, HTML, JSON o JSON Lines, también con gzip; hasta 25 MB',
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

  feeds: {
    name: 'feeds',
    description: 'Ver, añadir y quitar feeds, cuyos artículos nuevos añado yo',
  },

  config: {
    name: 'configuración',
    description: 'Ver y cambiar dónde respondo en este servidor y quién puede preguntarme',
  },

  gaps: {
    name: 'lagunas',
    description: 'Preguntas sin respuesta, o con respuestas que recibieron votos negativos',
  },
  'gaps.days': { name: 'días', description: 'Cuántos días hacia atrás (por defecto: 30)' },
  'gaps.done': {
    name: 'resueltas',
    description: 'Mostrar en su lugar las marcadas como resueltas',
  },

  stats: {
    name: 'estadísticas',
    description: 'Cuántas preguntas recibo en este servidor y cuántas pude responder',
  },
  'stats.days': { name: 'días', description: 'Cuántos días hacia atrás (por defecto: 30)' },
} satisfies CommandWords;
