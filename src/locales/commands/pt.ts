import type { CommandWords } from '../catalogue.js';

const ask = 'perguntar';

export const commands = {
  ask: {
    name: ask,
    description: 'Faça uma pergunta: você recebe o trecho que responde, palavra por palavra',
  },
  'ask.question': {
    name: 'pergunta',
    description: 'Sua pergunta em inglês, em uma frase completa',
  },
  'ask.source': {
    name: 'fonte',
    description: 'Só artigos deste veículo ou autor, ou com este texto no título',
  },
  'ask.after': {
    name: 'desde',
    description: 'Só artigos publicados neste dia ou depois, AAAA-MM-DD',
  },
  'ask.before': {
    name: 'até',
    description: 'Só artigos publicados neste dia ou antes, AAAA-MM-DD',
  },
  'ask.private': { name: 'particular', description: 'Se só você pode ver a resposta' },

  'Find sources': { name: 'Buscar fontes' },

  sources: { name: 'fontes', description: 'Listar os artigos que eu cito' },
  'sources.publisher': {
    name: 'veículo',
    description: 'Só artigos deste veículo ou autor, ou com este texto no título',
  },
  'sources.after': {
    name: 'desde',
    description: 'Só artigos publicados neste dia ou depois, AAAA-MM-DD',
  },
  'sources.before': {
    name: 'até',
    description: 'Só artigos publicados neste dia ou antes, AAAA-MM-DD',
  },

  source: {
    name: 'fonte',
    description: 'Mostrar um artigo: de onde é, como começa, onde mais saiu',
  },
  'source.title': { name: 'título', description: 'Parte do título ou do que ele trata' },

  passage: { name: 'trecho', description: 'Ler um artigo, trecho por trecho' },
  'passage.article': { name: 'artigo', description: 'Parte do título ou do que ele trata' },
  'passage.number': { name: 'número', description: 'Qual trecho (padrão: o primeiro)' },

  follow: {
    name: 'seguir',
    description: 'Saber de artigos novos sobre uma pergunta e ver o que você segue',
  },
  'follow.topic': { name: 'tema', description: 'Uma pergunta ou um tema, em poucas palavras' },
  'follow.channel': {
    name: 'canal',
    description: 'Onde aviso você (por padrão, em uma mensagem direta)',
  },
  'follow.quiet': {
    name: 'silêncio',
    description: 'Horas em que não aviso nada, por exemplo 22-7, ou off',
  },
  'follow.timezone': { name: 'fuso', description: 'Seu fuso horário, para o horário de silêncio' },
  'follow.most': {
    name: 'máximo',
    description: 'Quantas mensagens por dia, no máximo (padrão: 5)',
  },

  status: {
    name: 'status',
    description: 'Ver quantos artigos eu cito e desde quando estou no ar',
  },
  help: { name: 'ajuda', description: 'Mostrar como me perguntar e o que mais eu sei fazer' },

  forget: { name: 'esquecer', description: 'Apagar o que eu guardo sobre você' },
  'forget.me': {
    name: 'meus-dados',
    description:
      'Apagar suas perguntas, respostas, votos e o que você segue, em todos os servidores',
  },

  articles: { name: 'artigos', description: 'Adicionar, remover e listar artigos' },
  'articles.add': {
    name: 'adicionar',
    description: 'Adicionar artigos de um arquivo ou de um link',
  },
  'articles.add.file': {
    name: 'arquivo',
    description:
      'PDF, Word (.docx), texto, Markdown, HTML, JSON ou JSON Lines, também com gzip; até 25 MB',
  },
  'articles.add.url': {
    name: 'url',
    description: 'Link de um artigo, se quem opera o bot permitir links',
  },
  'articles.add.title': { name: 'título', description: 'A manchete, se o texto não tiver uma' },
  'articles.add.publisher': { name: 'veículo', description: 'Quem publicou' },
  'articles.add.date': { name: 'data', description: 'Data de publicação, AAAA-MM-DD' },
  'articles.remove': { name: 'remover', description: 'Remover um artigo e suas duplicatas' },
  'articles.remove.article': {
    name: 'artigo',
    description: 'O título, da lista que aparece enquanto você digita, ou o ID',
  },
  'articles.list': { name: 'listar', description: 'Listar os artigos com seus IDs' },
  'articles.list.filter': {
    name: 'filtro',
    description: 'Só artigos deste veículo ou autor, ou com este texto no título',
  },

  feeds: {
    name: 'feeds',
    description: 'Ver, adicionar e remover feeds, cujos artigos novos eu mesmo adiciono',
  },

  config: {
    name: 'configurações',
    description: 'Ver e mudar onde eu respondo neste servidor e quem pode me perguntar',
  },

  gaps: {
    name: 'lacunas',
    description: 'Perguntas sem resposta ou cujas respostas receberam votos negativos',
  },
  'gaps.days': { name: 'dias', description: 'Quantos dias para trás (padrão: 30)' },
  'gaps.done': { name: 'resolvidas', description: 'Listar as marcadas como resolvidas' },

  stats: {
    name: 'estatísticas',
    description: 'Quantas perguntas recebo neste servidor e quantas consegui responder',
  },
  'stats.days': { name: 'dias', description: 'Quantos dias para trás (padrão: 30)' },
} satisfies CommandWords;
