import { Locale } from 'discord.js';
import type { Language, Words } from './catalogue.js';
import { commands } from './commands/pt.js';
import { symbols } from './symbols.js';

const locale = 'pt-BR';
const { format: grouped } = new Intl.NumberFormat(locale);

/** In Portuguese, as in French, zero may take the singular; here it does. */
function isOne(count: number): boolean {
  return count < 2;
}

const { ask, articles, config, gaps, passage, source, sources, stats, status } = commands;
const listCommand = `\`/${articles.name} ${commands['articles.list'].name}\``;
const allowChannelCommand = `\`/${config.name} ${commands['config.allow-channel'].name}\``;
const forgetCommand = `\`/${commands.forget.name} ${commands['forget.me'].name}\``;

const buttons = {
  previous: 'Anterior',
  next: 'Próxima',
  context: 'Mais contexto',
  open: 'Abrir',
  share: 'Compartilhar',
  followUp: 'Perguntar mais',
  ...symbols,
};

const words: Words = {
  locale,

  answer: {
    likely: (percent) => `**Resposta provável** (${percent})`,
    closest: (percent) =>
      `**Trecho mais próximo – talvez não responda à sua pergunta** (${percent})`,
    dontSay: 'Não encontrei isso nos artigos.',
    nothingPasses: 'Nenhum artigo corresponde a esses filtros.',
    noArticles: `Ainda não tenho artigos para citar. Os moderadores podem adicionar alguns com \`/${articles.name} ${commands['articles.add'].name}\`.`,
    nearest: 'Artigos mais próximos:',
    chooseNearest: 'Abrir um artigo…',
    alsoIn: 'também em:',
    newer: 'Uma reportagem mais recente diz outra coisa:',
    facts: {
      author: (name) => `Por ${name}`,
      date: (day) => `Publicado em ${day}`,
      publisher: (name) => `Publicado por ${name}`,
      title: (title) => `Título: ${title}`,
      url: (url) => `Endereço: ${url}`,
    },
    untold: {
      author: 'O artigo não diz quem o escreveu.',
      date: 'O artigo não diz quando foi publicado.',
      publisher: 'O artigo não diz quem o publicou.',
      title: 'O artigo não informa o título.',
      url: 'O artigo não informa o endereço.',
    },
    noAuthor: (name) => `Nenhum dos artigos é de ${name}.`,
    andMore: (count) => `e mais ${grouped(count)}`,
    untitled: 'sem título',
    quoteOf: (number, total) => `citação ${number} de ${total}`,
    nextQuote: (number, total) => `Próxima citação (${number} de ${total})`,
    passageOf: (number, total) => `trecho ${number} de ${total}`,
    asked: (question) => `Pergunta: ${question}`,
    sharedBy: (mention) => `Compartilhado por ${mention}`,
    corrected: (words) => `Procurei por: ${words}`,
    only: (condition) => `Só artigos ${condition}`,
    preferring: (condition) => `Preferência por artigos ${condition} (a partir da sua pergunta)`,
    dropped: (condition) => `Não encontrei nada em artigos ${condition}, então procurei em todos.`,
    by: (publisher) => `de ${publisher}`,
    matching: (text) => `com “${text}” no título, no veículo ou no autor`,
    writtenBy: (author) => `escritos por ${author}`,
    on: (day) => `de ${day}`,
    from: (day) => `a partir de ${day}`,
    upTo: (day) => `até ${day}`,
    between: (first, last) => `de ${first} a ${last}`,
    cut: '[…]',
  },

  smallTalk: {
    greeting: 'Oi! Me faça uma pergunta em inglês e eu procuro nos artigos o trecho que responde.',
    thanks: 'De nada!',
    empty: 'O que você quer saber?',
    noise: 'Não consegui identificar uma pergunta. Tente com uma frase completa.',
    chatter: 'Só posso citar os artigos que tenho. Pergunte sobre algo que esteja neles.',
    nothing: 'Não há nada para procurar nessa mensagem.',
  },

  buttons,

  feedback: {
    thanks: 'Obrigado pelo feedback!',
    why: 'O que deu errado?',
    whyLabel: 'Em poucas palavras (opcional)',
    thanksForReason: 'Obrigado! A moderação vai ver seu comentário, mas não o seu nome.',
  },

  followUp: {
    title: 'Perguntar mais',
    label: 'Sua pergunta',
  },

  refusals: {
    cooldown: (ends) => `Foram muitas perguntas de uma vez. Você pode perguntar de novo ${ends}.`,
    waiting: (before) =>
      isOne(before)
        ? 'Há uma pergunta antes da sua. Sua resposta vai aparecer aqui.'
        : `Há ${before} perguntas antes da sua. Sua resposta vai aparecer aqui.`,
    channel: (channels) => `Não posso responder neste canal. Pergunte em ${channels}.`,
    roles: (roles) => `Para me perguntar, você precisa de um destes cargos: ${roles}.`,
    mayNotWrite: (channel) =>
      `Não consigo responder em ${channel}: preciso das permissões **Ver canal** e **Enviar mensagens** lá. Peça à moderação para liberar ou pergunte aqui.`,
    mentionMe:
      'Mencione a mim, e não o meu cargo. Caso contrário, o Discord não me mostra a sua mensagem.',
    permission: 'Você precisa da permissão **Gerenciar servidor** para usar isto.',
    notYours: 'Só quem fez a pergunta ou a moderação pode excluir isto.',
    shared: (link) => `Já foi compartilhado: ${link}`,
    changed: 'Este artigo foi alterado ou removido depois que eu o citei.',
    gone: 'Não tenho mais esta resposta. Pergunte de novo e eu procuro outra vez.',
    leaving: 'Estou reiniciando e não consegui terminar. Pergunte de novo daqui a um minuto.',
    unknownCommand:
      'Este comando não existe mais. O Discord pode levar um minuto para mostrar os novos.',
    unknownButton: 'Este botão não funciona mais. Pergunte de novo para receber um novo.',
  },

  failures: {
    unforeseen: (id) => `Algo deu errado (erro \`${id}\`). Tente de novo.`,
    noArticles: (id) =>
      `Não consigo ler meus artigos agora (erro \`${id}\`). Tente de novo mais tarde.`,
    noRecords: (id) =>
      `Não consigo usar meus registros agora, então nada foi salvo (erro \`${id}\`). Tente de novo mais tarde.`,
    invalidDate: 'Essa data não é válida. Escreva no formato AAAA-MM-DD, por exemplo 2023-04-01.',
    questionTooLong: 'Essa pergunta é longa demais. Faça-a em poucas frases.',
  },

  sources: {
    heading: (first, last, total) =>
      isOne(total)
        ? 'Um artigo'
        : `Artigos ${grouped(first)} a ${grouped(last)} de ${grouped(total)}`,
    empty: 'Ainda não há artigos.',
    passages: (count) => `${grouped(count)} ${isOne(count) ? 'trecho' : 'trechos'}`,
    filterTooLong: 'Esse filtro é longo demais. Escolha um veículo da lista ou escreva menos.',
  },

  article: {
    by: (author) => `por ${author}`,
    added: (day) => `adicionado em ${day}`,
    read: 'Ler artigo',
    several: (total, shown) =>
      shown < total
        ? `${grouped(total)} artigos têm isso no título, no veículo ou no autor. Os ${shown} mais recentes:`
        : `${grouped(total)} artigos têm isso no título, no veículo ou no autor:`,
    nearest: 'Nenhum título corresponde. Os mais próximos pelo conteúdo:',
    notFound: 'Não tenho esse artigo.',
    gone: 'Não tenho mais este artigo.',
    noSuchPassage: (total) =>
      isOne(total)
        ? 'Este artigo tem um único trecho.'
        : `Este artigo tem os trechos de 1 a ${total}.`,
  },

  status: {
    holds: (articles, publishers) =>
      `Eu cito **${grouped(articles)} ${isOne(articles) ? 'artigo' : 'artigos'}** de ${grouped(publishers)} ${isOne(publishers) ? 'veículo' : 'veículos'}.`,
    empty: 'Ainda não tenho artigos para citar.',
    newest: (day) => `O mais recente é de ${day}.`,
    passages: (count) =>
      `Procuro as respostas em ${grouped(count)} ${isOne(count) ? 'trecho' : 'trechos'}.`,
    copies: (count) =>
      isOne(count)
        ? `${grouped(count)} duplicata só aparece em “também em”.`
        : `${grouped(count)} duplicatas só aparecem em “também em”.`,
    model: (model) => `Modelo de busca: ${model}`,
    since: (moment) => `No ar desde ${moment}`,
  },

  help: {
    intro:
      'Respondo perguntas com citações de notícias, palavra por palavra. Se a resposta não está nos artigos, eu aviso.',
    askHeading: 'Como perguntar',
    ask: [
      'Me mencione com a sua pergunta ou me mande uma mensagem direta',
      `\`/${ask.name}\`, também por veículo, título ou data; com \`${commands['ask.private'].name}\`, só você vê a resposta`,
      `No menu de uma mensagem: Apps, **${commands['Find sources'].name}**`,
      `Para continuar, responda à minha resposta ou clique em **${buttons.followUp}**`,
      'Pergunte em inglês: em outras línguas eu deixo de encontrar muitas respostas',
    ],
    example: (question) =>
      `Por exemplo: \`/${ask.name} ${commands['ask.question'].name}: ${question}\``,
    surenessHeading: 'Nível de confiança',
    sureness: `A porcentagem indica a chance de a citação responder à sua pergunta; cada citação tem a sua. **Resposta provável**: muito provavelmente sim. **Trecho mais próximo – talvez não responda à sua pergunta**: o melhor que encontrei, julgue você. Clique em **${buttons.helpful}** ou **${buttons.notHelpful}** para avisar a moderação.`,
    lookUpHeading: 'Consultar',
    lookUp: [
      `\`/${sources.name}\` lista os artigos, \`/${source.name}\` mostra um, \`/${passage.name}\` deixa você ler`,
      `\`/${status.name}\` mostra o que há na coleção`,
    ],
    privacyHeading: 'O que eu guardo',
    privacy: (days) =>
      `Perguntas, respostas e votos, por ${days} ${isOne(days) ? 'dia' : 'dias'}. ${forgetCommand} apaga os seus na hora.`,
    moderatorsHeading: 'Para a moderação',
    moderators: [
      `\`/${articles.name}\` adiciona, remove e lista artigos`,
      `\`/${config.name}\` define onde eu respondo e quem pode me perguntar`,
      `\`/${gaps.name}\` mostra o que não consegui responder, \`/${stats.name}\`, o quanto me usam`,
    ],
  },

  articles: {
    fileOrUrl: 'Anexe um arquivo ou informe um link: um dos dois, não ambos.',
    notHere:
      'Não é possível adicionar nem remover artigos a partir deste servidor. Quem opera o bot define com DISCORD_CURATING_GUILDS quais servidores podem fazer isso.',
    noUrls:
      'Adicionar por link está desativado. Envie a página como arquivo. Quem opera o bot pode ativar isso com PULLQUOTE_ADD_FROM_URLS.',
    wrongKind: (name) =>
      `Não consigo ler ${name}. Leio arquivos .txt, .md, .html, .json e .jsonl, também compactados com gzip (.gz).`,
    jsonSaysItself:
      'Arquivos JSON têm campos próprios para título, veículo e data. Deixe essas opções de fora.',
    refused: {
      noAddress: () => 'Isso não é um link. Informe-o por inteiro, começando com https://.',
      notHttp: () => 'Só abro links que começam com https:// ou http://.',
      credentials: () => 'Não abro links que contêm nome de usuário ou senha.',
      privateAddress: () =>
        'Esse link leva a uma rede privada, então não vou abri-lo. Envie a página como arquivo.',
      tooManyRedirects: () => 'Esse link me redirecionou mais de cinco vezes, então desisti.',
      status: (status) =>
        `Não consegui carregar a página: o servidor dela respondeu com ${status}. Envie-a como arquivo.`,
      type: (type) =>
        type === ''
          ? 'Não reconheço o tipo dessa página. Leio HTML, texto, Markdown e JSON.'
          : `Essa página é do tipo ${type}. Leio HTML, texto, Markdown e JSON.`,
      tooLarge: () => 'Isso é grande demais. Arquivos podem ter até 25 MB, e páginas, até 5 MB.',
      tooSlow: () => 'Demorou demais para carregar. Tente de novo ou envie a página como arquivo.',
      unreachable: (code) =>
        code === ''
          ? 'Não consegui carregar. Confira o link ou tente de novo.'
          : `Não consegui carregar (${code}). Confira o link ou tente de novo.`,
    },
    stuck: (name) =>
      `${name} demorou demais, então parei. O que já tinha sido adicionado fica; o resto não pode ser usado assim.`,
    busy: 'Os artigos estão sendo alterados pela linha de comando neste momento. Tente de novo mais tarde.',
    loading: (name) => `Carregando ${name}…`,
    waiting: (name, before) =>
      isOne(before)
        ? `${name}: esperando a alteração anterior…`
        : `${name}: esperando ${before} alterações anteriores…`,
    reading: (name) => `Lendo ${name}…`,
    embedding: (name, articles) =>
      isOne(articles)
        ? `Adicionando um artigo de ${name}…`
        : `Adicionando ${grouped(articles)} artigos de ${name}…`,
    indexing: (name) => `Finalizando o índice com ${name}…`,
    passages: (done, total) => `${grouped(done)} de ${grouped(total)} trechos`,
    goesOn: (name) =>
      `Continuo adicionando ${name}, mas o Discord só me deixa editar esta resposta por 15 minutos. ${listCommand} mostra o que já entrou; os erros estão no log.`,
    removalGoesOn: `A remoção ainda espera a vez dela, mas o Discord só me deixa editar esta resposta por 15 minutos. ${listCommand} mostra quando estiver pronta.`,
    result: (name, changes) => `${name}: ${changes}.`,
    changes: {
      added: (count) => `${grouped(count)} ${isOne(count) ? 'adicionado' : 'adicionados'}`,
      replaced: (count) => `${grouped(count)} ${isOne(count) ? 'substituído' : 'substituídos'}`,
      relabelled: (count) => `${grouped(count)} com novo título, data ou veículo`,
      unchanged: (count) => `${grouped(count)} sem alterações`,
      copy: (count) =>
        isOne(count)
          ? `${grouped(count)} duplicata de um artigo existente`
          : `${grouped(count)} duplicatas de artigos existentes`,
      removed: (count) => `${grouped(count)} ${isOne(count) ? 'removido' : 'removidos'}`,
    },
    nothing: (name) => `Não consegui adicionar nada de ${name}.`,
    faults: 'Problemas:',
    interrupted:
      'Estou reiniciando antes de adicionar tudo. O que aparece aqui está salvo; envie o mesmo arquivo ou link de novo para o resto.',
    toRemove: 'Qual artigo? Escolha na lista que aparece enquanto você digita.',
    removing: (title) => `Removendo ${title}…`,
    removed: (title, passages, copies) =>
      `Removido: ${title} (${grouped(passages)} ${isOne(passages) ? 'trecho' : 'trechos'}${
        copies === 0 ? '' : copies === 1 ? ' e 1 duplicata' : ` e ${copies} duplicatas`
      }).`,
  },

  config: {
    heading: 'Configurações deste servidor',
    questionChannels: (channels) => `Canais de perguntas (sem precisar me mencionar): ${channels}`,
    allowedChannels: (channels) => `Canais permitidos: ${channels}`,
    allowedRoles: (roles) => `Cargos permitidos: ${roles}`,
    noChannel: 'nenhum',
    everyChannel: 'todos',
    everyone: 'todo mundo',
    private: `\`/${ask.name}\` responde em particular por padrão`,
    public: `\`/${ask.name}\` responde em público por padrão`,
    marking: (emoji) => `Publicações sem resposta nos fóruns: marcadas com ${emoji}`,
    cannotMark: (channels) =>
      `Não posso marcar publicações em ${channels}: lá eu preciso das permissões **Adicionar reações** e **Ver histórico de mensagens**.`,
    saved: 'Salvo.',
    needsContent:
      'Os canais de perguntas ainda não funcionam: não consigo ler mensagens que não me mencionam. Quem opera o bot precisa definir DISCORD_MESSAGE_CONTENT e ativar **Message Content Intent** no Discord Developer Portal.',
    notAllowed: (channels) =>
      `Não respondo em ${channels}, porque não tenho permissão lá. ${allowChannelCommand} muda isso.`,
    everyoneIsNoRole:
      'O padrão é @everyone. Remova os cargos da lista para que todo mundo possa perguntar.',
    tooMany: (most) => `O limite é ${most}. Remova um primeiro.`,
  },

  gaps: {
    heading: (days) =>
      isOne(days)
        ? 'Perguntas sem uma boa resposta desde ontem'
        : `Perguntas sem uma boa resposta nos últimos ${days} dias`,
    range: (first, last, total) => `${first} a ${last} de ${total}`,
    none: (days) =>
      isOne(days)
        ? 'Desde ontem, nenhuma pergunta ficou sem resposta e nenhuma resposta recebeu voto negativo.'
        : `Nos últimos ${days} dias, nenhuma pergunta ficou sem resposta e nenhuma resposta recebeu voto negativo.`,
    times: (count) => `${count}×`,
    refused: (count) => `${count} sem resposta`,
    closest: (count) => `${count} só com o trecho mais próximo`,
    votedDown: (count) => `${count} com voto negativo`,
    last: (moment) => `última vez ${moment}`,
  },

  stats: {
    heading: (days) => (isOne(days) ? 'Desde ontem' : `Últimos ${days} dias`),
    none: (days) =>
      isOne(days)
        ? 'Ninguém me perguntou nada aqui desde ontem.'
        : `Ninguém me perguntou nada aqui nos últimos ${days} dias.`,
    questions: (questions, members) => `Perguntas: ${questions}, membros: ${members}`,
    answered: (count) => `Respondidas: ${count}`,
    closest: (count) => `Só com o trecho mais próximo: ${count}`,
    refused: (count) => `Sem resposta: ${count}`,
    votes: (helpful, notHelpful) => `Votos: ${helpful} útil, ${notHelpful} não foi útil`,
    noVotes: 'Ainda não há votos',
  },

  forget: {
    nothing: 'Eu não tinha nada guardado sobre você.',
    done: (answers, votes) =>
      `Apagado: ${answers} ${isOne(answers) ? 'pergunta com a resposta' : 'perguntas com as respostas'} e ${votes} ${isOne(votes) ? 'voto' : 'votos'}.`,
    waiting: (count) =>
      isOne(count)
        ? 'Ainda estou trabalhando em uma pergunta sua: vou responder sem guardá-la.'
        : `Ainda estou trabalhando em ${count} perguntas suas: vou responder sem guardá-las.`,
    messagesStay: `Minhas mensagens nos canais ficam até alguém excluí-las: clique em **${buttons.delete}** abaixo delas. Os outros botões delas não funcionam mais.`,
  },
};

export const portuguese: Language = { locales: [Locale.PortugueseBR], words, commands };
