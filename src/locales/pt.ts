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
    needsMention: 'Não consigo ler mensagens que não me mencionam: pergunte aqui ou me mencione.',
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
    busyArticles: (id) =>
      `Os artigos estão sendo alterados agora, então não consigo consultá-los (erro \`${id}\`). Tente de novo em um minuto.`,
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
      `\`/${commands.follow.name}\` avisa você quando um artigo novo responde a uma pergunta sua`,
    ],
    privacyHeading: 'O que eu guardo',
    privacy: (days) =>
      `Perguntas, respostas e votos, por ${days} ${isOne(days) ? 'dia' : 'dias'}, e o que você segue, até você parar. ${forgetCommand} apaga os seus na hora.`,
    moderatorsHeading: 'Para a moderação',
    moderators: [
      `\`/${articles.name}\` adiciona, remove e lista artigos`,
      `\`/${commands.feeds.name}\` segue feeds, cujos artigos novos eu mesmo adiciono`,
      `\`/${config.name}\` define onde eu respondo e quem pode me perguntar`,
      `\`/${gaps.name}\` mostra o que não consegui responder, \`/${stats.name}\`, o quanto me usam`,
    ],
  },

  welcome: {
    hello: 'Olá, e obrigado por me adicionar!',
    stepsHeading: 'Para começar',
    add: `A moderação adiciona artigos: \`/${articles.name} ${commands['articles.add'].name}\``,
    lookUp: `\`/${sources.name}\` lista os artigos que eu cito`,
    ask: `Pergunte: me mencione com a sua pergunta ou use \`/${ask.name}\``,
    settings: `A moderação define onde eu respondo e quem pode me perguntar: \`/${config.name}\`. O resto está em \`/${commands.help.name}\``,
    policy: (url) => `Política de privacidade: ${url}`,
  },

  articles: {
    fileOrUrl: 'Anexe um arquivo ou informe um link: um dos dois, não ambos.',
    notHere:
      'Não é possível adicionar nem remover artigos a partir deste servidor. Quem opera o bot define com DISCORD_CURATING_GUILDS quais servidores podem fazer isso.',
    onlyShared:
      'Esse artigo pertence à coleção que todos os servidores compartilham. Só quem opera o bot pode removê-lo.',
    noUrls:
      'Adicionar por link está desativado. Envie a página como arquivo. Quem opera o bot pode ativar isso com PULLQUOTE_ADD_FROM_URLS.',
    wrongKind: (name) =>
      `Não consigo ler ${name}. Leio arquivos .pdf, .docx, .txt, .md, .html, .json e .jsonl, também compactados com gzip (.gz).`,
    jsonSaysItself:
      'Arquivos JSON têm campos próprios para título, veículo e data. Deixe essas opções de fora.',
    linkTooLong: 'Esse link é longo demais para eu abrir. Envie a página como arquivo.',
    refused: {
      noAddress: () => 'Isso não é um link. Informe-o por inteiro, começando com https://.',
      notHttp: () => 'Só abro links que começam com https:// ou http://.',
      credentials: () => 'Não abro links que contêm nome de usuário ou senha.',
      privateAddress: () =>
        'Esse link leva a uma rede privada, então não vou abri-lo. Envie a página como arquivo.',
      robots: () =>
        'Esse site pede que programas não carreguem a página (robots.txt), então não faço isso. Envie-a como arquivo.',
      tooManyRedirects: () => 'Esse link me redirecionou mais de cinco vezes, então desisti.',
      status: (status) =>
        `Não consegui carregar a página: o servidor dela respondeu com ${status}. Envie-a como arquivo.`,
      type: (type) =>
        type === ''
          ? 'Não reconheço o tipo dessa página. Leio HTML, PDF, Word (.docx), texto, Markdown e JSON.'
          : `Essa página é do tipo ${type}. Leio HTML, PDF, Word (.docx), texto, Markdown e JSON.`,
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
    queued: (name) => `${name} está na fila da máquina que mantém a coleção…`,
    stillQueued: (name) =>
      `${name} está na fila: a máquina que mantém a coleção está fora ou ocupada e vai adicioná-lo mais tarde. ${listCommand} mostra quando estiver lá.`,
    removalQueued: (title) =>
      `A remoção de ${title} está na fila: a máquina que mantém a coleção está fora ou ocupada. Até lá, ainda posso citá-lo.`,
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
    lookingAtGaps: 'Vendo se isto responde a perguntas em aberto…',
    nowAnswered: 'Agora têm resposta:',
    toRemove: 'Qual artigo? Escolha na lista que aparece enquanto você digita.',
    removing: (title) => `Removendo ${title}…`,
    removed: (title, passages, copies) =>
      `Removido: ${title} (${grouped(passages)} ${isOne(passages) ? 'trecho' : 'trechos'}${
        copies === 0 ? '' : copies === 1 ? ' e 1 duplicata' : ` e ${copies} duplicatas`
      }).`,
  },

  feeds: {
    heading: 'Feeds que eu sigo',
    none: 'Ainda não há feeds. De tempos em tempos eu olho cada feed que você adiciona e incluo os artigos novos.',
    noUrls:
      'Não é possível adicionar feeds aqui. Quem opera o bot pode permitir isso com PULLQUOTE_ADD_FROM_URLS, ou adicionar feeds com `pullquote feeds add`.',
    notKept:
      'Não consigo seguir feeds aqui: num cluster Weaviate, só o bot da máquina curadora faz isso. Quem opera o bot a reconhece por WEAVIATE_CURATOR.',
    articles: (count) => (count < 2 ? `${grouped(count)} artigo` : `${grouped(count)} artigos`),
    refreshed: (moment) => `visto ${moment}`,
    notRefreshed: 'ainda não visto',
    due: (moment) => `de novo ${moment}`,
    dueNow: 'é a vez dele',
    keepsDays: (days) =>
      days < 2
        ? `Os artigos com mais de ${grouped(days)} dia são removidos.`
        : `Os artigos com mais de ${grouped(days)} dias são removidos.`,
    failing: (moment, why) => `Falhou pela primeira vez ${moment}: ${why}.`,
    ended: 'O servidor diz que ele não existe mais. Remova-o ou adicione o novo endereço.',
    why: {
      status: (status) => `o servidor respondeu com ${status}`,
      notAllowed: 'não está aberto a programas, ou está numa rede privada',
      noAddress: 'não é um link que começa com https:// ou http://',
      unreadable: 'não é um feed que eu saiba ler',
      tooLarge: 'é grande demais: feeds podem ter até 20 MB',
      tooLong: 'esse link é longo demais para eu abrir',
      unreachable: 'não foi possível carregar',
    },
    manage: 'Gerenciar',
    add: 'Adicionar um feed',
    all: 'Todos os feeds',
    refresh: 'Olhar agora',
    refreshAll: 'Olhar todos agora',
    keep: 'Manter artigos por…',
    remove: 'Deixar de seguir',
    keepTitle: 'Por quanto tempo manter os artigos',
    address: 'Link do feed',
    addressHint: 'RSS, Atom ou JSON Feed; ou uma página que indique o feed',
    days: 'Dias para manter os artigos (opcional)',
    daysHint: 'Artigos mais antigos deste feed são removidos. Deixe vazio para manter todos.',
    wrongDays: (most) =>
      `Os dias têm que ser um número inteiro de 1 a ${grouped(most)}, ou ficar vazios.`,
    looking: (address) => `Procurando um feed em ${address}…`,
    added: (title) => `Agora eu sigo ${title}. Os artigos chegam em um ou dois minutos.`,
    known: (title) => `Eu já sigo ${title}.`,
    noFeed: (address) =>
      `${address} é uma página que não indica nenhum feed. Procure um link de RSS ou Atom nesse site.`,
    failed: (address, why) => `Não consigo seguir ${address}: ${why}.`,
    tooMany: (most) => `O limite é de ${grouped(most)} feeds. Remova um antes.`,
    removed: (title) => `Não sigo mais ${title}. Os artigos ficam.`,
    gone: 'Esse feed não é mais seguido.',
    refreshing: 'Procurando artigos novos…',
    refreshingAfter: (before) =>
      before < 2
        ? `Esperando ${grouped(before)} mudança anterior…`
        : `Esperando ${grouped(before)} mudanças anteriores…`,
    found: (articles) =>
      articles === 0
        ? 'Nenhum artigo novo (0).'
        : articles === 1
          ? '1 artigo novo.'
          : `${grouped(articles)} artigos novos.`,
    notLoaded: (feeds) =>
      feeds < 2
        ? `${grouped(feeds)} feed não pôde ser carregado.`
        : `${grouped(feeds)} feeds não puderam ser carregados.`,
    goesOn: `Ainda estou procurando artigos novos, mas o Discord só me deixa editar esta resposta por 15 minutos. \`/${commands.feeds.name}\` mostra quando terminar.`,
    report: (title, day, why) =>
      `Não consigo carregar o feed ${title} desde ${day}: ${why}. Os moderadores podem vê-lo com \`/${commands.feeds.name}\`.`,
    reportEnded: (title) =>
      `O feed ${title} não existe mais, segundo o servidor. Os moderadores podem removê-lo ou adicionar o novo endereço com \`/${commands.feeds.name}\`.`,
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
    notMarking: 'Publicações sem resposta nos fóruns: não marcadas',
    cannotMark: (channels) =>
      `Não posso marcar publicações em ${channels}: lá eu preciso das permissões **Adicionar reações** e **Ver histórico de mensagens**.`,
    saved: 'Salvo.',
    needsContent:
      'Os canais de perguntas ainda não funcionam: não consigo ler mensagens que não me mencionam. Quem opera o bot precisa definir DISCORD_MESSAGE_CONTENT e ativar **Message Content Intent** no Discord Developer Portal.',
    notAllowed: (channels) =>
      `Não respondo em ${channels}: não está entre os canais permitidos. Escolha lá também.`,
    tooMany: (most) => `O limite é ${most}. Remova um primeiro.`,
    inThreads: 'Perguntas em canais de texto: respondidas em um tópico',
    inChannel: 'Perguntas em canais de texto: respondidas no canal',
    cannotOpenThreads: (channels) =>
      `Não posso abrir tópicos em ${channels}: lá eu preciso das permissões **Criar tópicos públicos** e **Enviar mensagens em tópicos**. Até lá, respondo no canal.`,
    threadsNeedMention: `Nos tópicos, para continuar perguntando é preciso me mencionar ou usar **${buttons.followUp}**, porque não consigo ler outras mensagens. Quem opera o bot pode mudar isso com DISCORD_MESSAGE_CONTENT.`,
    noCategory: 'Não dá para me perguntar em uma categoria. Escolha os canais dela.',
    changedMeanwhile:
      'Alguém mudou esta lista nesse meio-tempo. Ela está assim agora: escolha de novo.',
    choose: {
      questionChannels: 'Escolher canais de perguntas…',
      allowedChannels: 'Escolher canais permitidos…',
      allowedRoles: 'Escolher cargos permitidos…',
    },
    clear: {
      questionChannels: 'Limpar canais de perguntas',
      allowedChannels: 'Permitir todos os canais',
      allowedRoles: 'Deixar todos perguntarem',
    },
    switches: {
      answersInThreads: { turnOn: 'Responder em tópicos', turnOff: 'Responder no canal' },
      marksUnanswered: { turnOn: 'Marcar as não respondidas', turnOff: 'Parar de marcar' },
      privateByDefault: { turnOn: 'Responder em particular', turnOff: 'Responder em público' },
    },
    digest: {
      open: 'Resumo…',
      back: 'Voltar',
      heading: 'Resumo dos artigos novos',
      about:
        'Os artigos novos, agrupados por assunto, com uma frase citada de cada um. O resumo é publicado na hora do dia em que foi ativado, em UTC: depois de uma mudança de hora, uma hora antes ou depois no horário local.',
      off: 'Desligado',
      daily: 'Todo dia',
      weekly: 'Toda semana',
      often: 'Com que frequência…',
      where: 'Em que canal…',
      noChannel: 'Ainda não foi escolhido um canal, então não há resumo.',
      next: (channel, moment) => `O próximo: ${moment} em ${channel}`,
      cannotWrite: (channel) =>
        `Não posso escrever em ${channel}: preciso das permissões **Ver canal** e **Enviar mensagens** lá.`,
    },
  },

  gaps: {
    heading: (days) =>
      isOne(days)
        ? 'Perguntas sem uma boa resposta desde ontem'
        : `Perguntas sem uma boa resposta nos últimos ${days} dias`,
    headingDone: (days) =>
      isOne(days)
        ? 'Perguntas resolvidas desde ontem'
        : `Perguntas resolvidas dos últimos ${days} dias`,
    range: (first, last, total) => `${first} a ${last} de ${total}`,
    none: (days) =>
      isOne(days)
        ? 'Nenhuma pergunta em aberto desde ontem.'
        : `Nenhuma pergunta em aberto nos últimos ${days} dias.`,
    noneDone: (days) =>
      isOne(days)
        ? 'Nenhuma pergunta desde ontem foi marcada como resolvida.'
        : `Nenhuma pergunta dos últimos ${days} dias foi marcada como resolvida.`,
    markDone: 'Marcar como resolvidas…',
    markAllDone: 'Marcar como resolvidas',
    marked: `Marcadas como resolvidas. \`/${gaps.name}\` ainda as mostra em **Ver resolvidas**.`,
    reopen: 'Reabrir…',
    showDone: 'Ver resolvidas',
    showOpen: 'Ver em aberto',
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

  follows: {
    heading: 'O que você segue',
    none: `Você ainda não segue nada. Dê uma pergunta ou um tema com \`/${commands.follow.name}\`.`,
    direct: 'por mensagem direta',
    inChannel: (channel) => `em ${channel}`,
    mostADay: (count) =>
      isOne(count) ? 'No máximo 1 mensagem por dia' : `No máximo ${count} mensagens por dia`,
    noQuietHours: 'sem horário de silêncio',
    quietHours: (from, to, timeZone) => `silêncio das ${from} às ${to} (${timeZone})`,
    chooseToStop: 'Deixar de seguir…',
    stop: 'Deixar de seguir',
    stopped: (topic) => `Não vou mais avisar você sobre isto: **${topic}**`,
    stoppedBefore: 'Ninguém mais segue isto, então não vou avisar você.',
    notYours: 'Só quem segue isto, ou um moderador, pode parar.',
    followed: (topic) => `Aviso você quando um artigo novo responder a isto: **${topic}**`,
    followedBy: (mention) => `seguido por ${mention}`,
    already: 'Você já segue isto.',
    tooMany: (most) => `Você pode seguir no máximo ${most} temas. Pare um primeiro.`,
    tooShort: 'Dê uma pergunta, ou um tema com pelo menos duas palavras.',
    noTopic: 'Dê também um tema: o que você quer seguir nesse canal?',
    unknownTimeZone:
      'Não conheço esse fuso horário. Escolha um da lista que aparece enquanto você digita.',
    needsTimeZone: 'Para o horário de silêncio, preciso do seu fuso horário. Acrescente `fuso`.',
    invalidHours:
      'Escreva o horário de silêncio como `22-7`, das dez da noite às sete, ou como `off`.',
    notThere: {
      member: (channel) => `Não posso avisar você em ${channel}: você mesmo não pode escrever lá.`,
      bot: (channel) =>
        `Não posso escrever em ${channel}: preciso das permissões **Ver canal** e **Enviar mensagens** lá.`,
      settings: (channel) =>
        `Os moderadores deste servidor não permitem que você me pergunte em ${channel}.`,
    },
    directShared:
      'Por mensagem direta você só fica sabendo dos artigos que todos os servidores compartilham. Para os deste servidor, escolha um canal.',
    closed:
      'Não consigo enviar mensagens diretas a você. Permita-as nas configurações de privacidade de um servidor em que nós dois estamos e clique em **Tentar de novo**.',
    tryAgain: 'Tentar de novo',
    willTry: 'Vou tentar de novo quando houver novidades.',
  },

  digest: {
    heading: (count) => (isOne(count) ? 'Um artigo novo' : `${grouped(count)} artigos novos`),
    moreReports: (count) => (isOne(count) ? 'e mais 1 artigo' : `e mais ${grouped(count)} artigos`),
    moreStories: (count) =>
      isOne(count)
        ? `E mais 1 assunto: \`/${sources.name}\``
        : `E mais ${grouped(count)} assuntos: \`/${sources.name}\``,
  },

  forget: {
    nothing: 'Eu não tinha nada guardado sobre você.',
    done: (answers, votes) =>
      `Apagado: ${answers} ${isOne(answers) ? 'pergunta com a resposta' : 'perguntas com as respostas'} e ${votes} ${isOne(votes) ? 'voto' : 'votos'}.`,
    follows: (count) =>
      isOne(count)
        ? 'Você seguia 1 tema, e não segue mais.'
        : `Você seguia ${count} temas, e não segue mais.`,
    waiting: (count) =>
      isOne(count)
        ? 'Ainda estou trabalhando em uma pergunta sua: vou responder sem guardá-la.'
        : `Ainda estou trabalhando em ${count} perguntas suas: vou responder sem guardá-las.`,
    messagesStay: `Minhas mensagens nos canais ficam até alguém excluí-las: clique em **${buttons.delete}** abaixo delas. Os outros botões delas não funcionam mais.`,
  },
};

export const portuguese: Language = { locales: [Locale.PortugueseBR], words, commands };
