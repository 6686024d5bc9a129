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

  status: {
    name: 'status',
    description: 'Ver quantos artigos eu cito e desde quando estou no ar',
  },
  help: { name: 'ajuda', description: 'Mostrar como me perguntar e o que mais eu sei fazer' },

  forget: { name: 'esquecer', description: 'Apagar o que eu guardo sobre você' },
  'forget.me': {
    name: 'meus-dados',
    description: 'Apagar suas perguntas, as respostas e seus votos, em todos os servidores',
  },

  articles: { name: 'artigos', description: 'Adicionar, remover e listar artigos' },
  'articles.add': {
    name: 'adicionar',
    description: 'Adicionar artigos de um arquivo ou de um link',
  },
  'articles.add.file': {
    name: 'arquivo',
    description: 'Texto, Markdown, HTML, JSON ou JSON Lines, também com gzip; até 25 MB',
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

  config: {
    name: 'configurações',
    description: 'Ver e mudar onde eu respondo neste servidor e quem pode me perguntar',
  },
  'config.show': { name: 'mostrar', description: 'Mostrar as configurações atuais' },
  'config.question-channel': {
    name: 'canal-de-perguntas',
    description: 'Responder sem menção às perguntas de um canal ou deixar de fazer isso',
  },
  'config.question-channel.channel': { name: 'canal', description: 'O canal' },
  'config.question-channel.read': {
    name: 'ler',
    description: 'Se eu leio todas as mensagens lá',
  },
  'config.allow-channel': {
    name: 'permitir-canal',
    description: 'Permitir um canal ou deixar de permitir (se não houver nenhum, todos valem)',
  },
  'config.allow-channel.channel': { name: 'canal', description: 'O canal' },
  'config.allow-channel.allowed': { name: 'permitido', description: 'Se eu respondo lá' },
  'config.allow-role': {
    name: 'permitir-cargo',
    description:
      'Permitir um cargo ou deixar de permitir (se não houver nenhum, todo mundo pode perguntar)',
  },
  'config.allow-role.role': { name: 'cargo', description: 'O cargo' },
  'config.allow-role.allowed': {
    name: 'permitido',
    description: 'Se membros com este cargo podem me perguntar',
  },
  'config.mark-unanswered': {
    name: 'marcar-publicações',
    description: 'Marcar com uma reação as perguntas sem resposta nos fóruns',
  },
  'config.mark-unanswered.mark': { name: 'marcar', description: 'Se eu as marco' },
  'config.privacy': {
    name: 'privacidade',
    description: `Definir se as respostas a /${ask} são particulares por padrão`,
  },
  'config.privacy.private': {
    name: 'particular',
    description: 'Se só quem pergunta pode ver a resposta',
  },

  gaps: {
    name: 'lacunas',
    description: 'Perguntas sem resposta ou cujas respostas receberam votos negativos',
  },
  'gaps.days': { name: 'dias', description: 'Quantos dias para trás (padrão: 30)' },

  stats: {
    name: 'estatísticas',
    description: 'Quantas perguntas recebo neste servidor e quantas consegui responder',
  },
  'stats.days': { name: 'dias', description: 'Quantos dias para trás (padrão: 30)' },
} satisfies CommandWords;
