import { Locale } from 'discord.js';
import type { Language, Words } from './catalogue.js';
import { commands } from './commands/ko.js';
import { symbols } from './symbols.js';

const locale = 'ko-KR';
const { format: grouped } = new Intl.NumberFormat(locale);

const { ask, articles, config, gaps, passage, source, sources, stats, status } = commands;
const listCommand = `\`/${articles.name} ${commands['articles.list'].name}\``;
const forgetCommand = `\`/${commands.forget.name} ${commands['forget.me'].name}\``;

const buttons = {
  previous: '이전',
  next: '다음',
  context: '앞뒤 내용',
  open: '열기',
  share: '공유하기',
  followUp: '이어서 질문',
  ...symbols,
};

/** No particle that follows a name depends on the name's last sound, because that isn't known. */
const words: Words = {
  locale,

  answer: {
    likely: (percent) => `**유력한 답이에요** (${percent})`,
    closest: (percent) => `**가장 가까운 내용 – 질문의 답이 아닐 수 있어요** (${percent})`,
    dontSay: '기사에서 찾지 못했어요.',
    nothingPasses: '이 조건에 맞는 기사가 없어요.',
    noArticles: `아직 인용할 기사가 없어요. 운영진이 \`/${articles.name} ${commands['articles.add'].name}\` 명령으로 추가할 수 있어요.`,
    nearest: '가장 가까운 기사:',
    chooseNearest: '기사 열기…',
    alsoIn: '다른 곳:',
    newer: '더 최근 기사의 내용은 다릅니다:',
    facts: {
      author: (name) => `글쓴이: ${name}`,
      date: (day) => `게시일: ${day}`,
      publisher: (name) => `언론사: ${name}`,
      title: (title) => `제목: ${title}`,
      url: (url) => `주소: ${url}`,
    },
    untold: {
      author: '이 기사에는 글쓴이가 나와 있지 않아요.',
      date: '이 기사에는 게시일이 나와 있지 않아요.',
      publisher: '이 기사에는 언론사가 나와 있지 않아요.',
      title: '이 기사에는 제목이 나와 있지 않아요.',
      url: '이 기사에는 주소가 나와 있지 않아요.',
    },
    noAuthor: (name) => `글쓴이가 ${name}인 기사는 없어요.`,
    andMore: (count) => `외 ${grouped(count)}건`,
    untitled: '제목 없음',
    quoteOf: (number, total) => `인용 ${number}/${total}`,
    nextQuote: (number, total) => `다음 인용 (${number}/${total})`,
    passageOf: (number, total) => `단락 ${number}/${total}`,
    asked: (question) => `질문: ${question}`,
    sharedBy: (mention) => `${mention} 님이 공유했어요`,
    corrected: (words) => `이 단어로 찾았어요: ${words}`,
    only: (condition) => `${condition} 기사만`,
    preferring: (condition) => `${condition} 기사를 먼저 (질문에서)`,
    dropped: (condition) => `${condition} 기사 중에는 맞는 것이 없어서 모든 기사에서 찾았어요.`,
    by: (publisher) => `${publisher}의`,
    matching: (text) => `제목, 언론사, 글쓴이에 ‘${text}’ 표현이 있는`,
    writtenBy: (author) => `글쓴이가 ${author}인`,
    on: (day) => `${day}에 나온`,
    from: (day) => `${day}부터 나온`,
    upTo: (day) => `${day}까지 나온`,
    between: (first, last) => `${first}부터 ${last}까지 나온`,
    cut: '[…]',
  },

  smallTalk: {
    greeting: '안녕하세요! 영어로 질문해 주시면 기사에서 답이 되는 단락을 찾아 드릴게요.',
    thanks: '천만에요!',
    empty: '무엇이 궁금하세요?',
    noise: '질문을 알아보지 못했어요. 온전한 문장으로 물어봐 주세요.',
    chatter: '저는 가지고 있는 기사만 인용할 수 있어요. 기사에 있는 내용을 물어봐 주세요.',
    nothing: '그 메시지에는 찾아볼 내용이 없어요.',
  },

  buttons,

  feedback: {
    thanks: '의견 고마워요!',
    why: '무엇이 잘못됐나요?',
    whyLabel: '간단히 적어 주세요 (선택)',
    thanksForReason: '고마워요! 의견은 운영진에게 보이지만 이름은 보이지 않아요.',
  },

  followUp: {
    title: '이어서 질문하기',
    label: '질문',
    needsMention: '멘션이 없는 메시지는 읽을 수 없어요. 여기에 질문하거나 저를 멘션해 주세요.',
  },

  refusals: {
    cooldown: (ends) => `한꺼번에 질문이 너무 많았어요. ${ends}에 다시 질문할 수 있어요.`,
    waiting: (before) => `앞에 질문이 ${before}개 있어요. 답변은 여기에 나타나요.`,
    channel: (channels) => `이 채널에서는 답할 수 없어요. 다음 채널에서 질문해 주세요: ${channels}`,
    roles: (roles) => `저에게 질문하려면 다음 역할 중 하나가 필요해요: ${roles}`,
    mayNotWrite: (channel) =>
      `${channel} 채널에서는 답할 수 없어요. 그곳에 **채널 보기** 및 **메시지 보내기** 권한이 필요해요. 운영진에게 부탁하거나 여기서 질문해 주세요.`,
    mentionMe:
      '제 역할이 아니라 저를 멘션해 주세요. 그러지 않으면 Discord가 메시지를 저에게 보여 주지 않아요.',
    permission: '**서버 관리하기** 권한이 있어야 쓸 수 있어요.',
    notYours: '질문한 사람이나 운영진만 삭제할 수 있어요.',
    shared: (link) => `이미 공유했어요: ${link}`,
    changed: '인용한 뒤에 이 기사가 바뀌었거나 삭제됐어요.',
    gone: '이 답변은 이제 없어요. 다시 질문하시면 새로 찾아 드릴게요.',
    leaving: '지금 다시 시작하는 중이라 끝내지 못했어요. 1분 뒤에 다시 질문해 주세요.',
    unknownCommand:
      '이제는 없는 명령어예요. Discord에 새 명령어가 보이기까지 1분쯤 걸릴 수 있어요.',
    unknownButton: '이제는 없는 버튼이에요. 다시 질문하시면 새 버튼이 나와요.',
  },

  failures: {
    unforeseen: (id) => `문제가 생겼어요 (오류 \`${id}\`). 다시 시도해 주세요.`,
    noArticles: (id) => `지금은 기사를 읽을 수 없어요 (오류 \`${id}\`). 나중에 다시 시도해 주세요.`,
    noRecords: (id) =>
      `지금은 기록을 쓸 수 없어서 아무것도 저장하지 못했어요 (오류 \`${id}\`). 나중에 다시 시도해 주세요.`,
    busyArticles: (id) =>
      `지금 기사를 바꾸는 중이라 찾아볼 수 없어요 (오류 \`${id}\`). 1분쯤 뒤에 다시 시도해 주세요.`,
    invalidDate: '올바른 날짜가 아니에요. YYYY-MM-DD 형식으로 써 주세요. 예: 2023-04-01',
    questionTooLong: '질문이 너무 길어요. 몇 문장으로 줄여 주세요.',
  },

  sources: {
    heading: (first, last, total) =>
      total === 1 ? '기사 1건' : `기사 ${grouped(total)}건 중 ${grouped(first)}~${grouped(last)}`,
    empty: '아직 기사가 없어요.',
    passages: (count) => `단락 ${grouped(count)}개`,
    filterTooLong: '조건이 너무 길어요. 목록에서 언론사를 고르거나 짧게 써 주세요.',
  },

  article: {
    by: (author) => `글: ${author}`,
    added: (day) => `${day}에 추가`,
    read: '기사 읽기',
    several: (total, shown) =>
      shown < total
        ? `제목, 언론사, 글쓴이에 그 말이 있는 기사가 ${grouped(total)}건 있어요. 가장 최근 ${shown}건:`
        : `제목, 언론사, 글쓴이에 그 말이 있는 기사가 ${grouped(total)}건 있어요:`,
    nearest: '맞는 제목이 없어요. 내용이 가장 가까운 기사:',
    notFound: '그런 기사는 없어요.',
    gone: '이 기사는 이제 없어요.',
    noSuchPassage: (total) =>
      total === 1
        ? '이 기사에는 단락이 하나뿐이에요.'
        : `이 기사의 단락은 1번부터 ${total}번까지예요.`,
  },

  status: {
    holds: (articles, publishers) =>
      `언론사 ${grouped(publishers)}곳의 **기사 ${grouped(articles)}건**에서 인용해요.`,
    empty: '아직 인용할 기사가 없어요.',
    newest: (day) => `가장 최근 기사의 날짜는 ${day}이에요.`,
    passages: (count) => `단락 ${grouped(count)}개에서 답을 찾아요.`,
    copies: (count) => `중복 기사 ${grouped(count)}건은 ‘다른 곳’에만 나와요.`,
    model: (model) => `검색 모델: ${model}`,
    since: (moment) => `실행 시작: ${moment}`,
  },

  help: {
    intro: '뉴스 기사를 원문 그대로 인용해서 질문에 답해요. 기사에 답이 없으면 없다고 말씀드려요.',
    askHeading: '질문하기',
    ask: [
      '저를 멘션하고 질문하거나, 다이렉트 메시지를 보내세요',
      `\`/${ask.name}\`: 언론사, 제목, 날짜도 정할 수 있고, \`${commands['ask.private'].name}\` 옵션을 쓰면 나만 답변을 봐요`,
      `메시지 메뉴에서: 앱, **${commands['Find sources'].name}**`,
      `제 답변에 답장하거나 **${buttons.followUp}** 버튼을 눌러 이어서 질문하세요`,
      '영어로 질문하세요. 다른 언어로 물으면 답을 못 찾을 때가 많아요',
    ],
    example: (question) => `예: \`/${ask.name} ${commands['ask.question'].name}: ${question}\``,
    surenessHeading: '얼마나 확실한가요',
    sureness: `퍼센트는 인용이 질문의 답일 가능성이고, 인용마다 따로 있어요. **유력한 답이에요**: 답일 가능성이 높아요. **가장 가까운 내용 – 질문의 답이 아닐 수 있어요**: 찾은 것 중 가장 가까운 내용이니 직접 판단해 주세요. **${buttons.helpful}** 또는 **${buttons.notHelpful}** 버튼으로 운영진에게 알려 주세요.`,
    lookUpHeading: '찾아보기',
    lookUp: [
      `\`/${sources.name}\`: 기사의 목록, \`/${source.name}\`: 기사 하나, \`/${passage.name}\`: 기사 읽기`,
      `\`/${status.name}\`: 어떤 기사가 모여 있는지`,
      `\`/${commands.follow.name}\`: 새 기사가 질문에 답하면 알려 드려요`,
    ],
    privacyHeading: '보관하는 것',
    privacy: (days) =>
      `질문, 답변, 투표는 ${days}일 동안, 팔로우는 중지할 때까지 보관해요. ${forgetCommand} 명령어로 내 것을 바로 삭제할 수 있어요.`,
    moderatorsHeading: '운영진용',
    moderators: [
      `\`/${articles.name}\`: 기사를 추가, 삭제하고 목록을 봐요`,
      `\`/${commands.feeds.name}\`: 피드를 구독해 새 기사를 자동으로 추가해요`,
      `\`/${config.name}\`: 제가 어디에서 답하고 누가 질문할 수 있는지 정해요`,
      `\`/${gaps.name}\`: 답하지 못한 질문, \`/${stats.name}\`: 얼마나 쓰이는지`,
    ],
  },

  welcome: {
    hello: '안녕하세요, 초대해 주셔서 고마워요!',
    stepsHeading: '시작하려면',
    add: `운영진이 기사를 추가해요: \`/${articles.name} ${commands['articles.add'].name}\``,
    lookUp: `\`/${sources.name}\`에서 제가 인용하는 기사의 목록을 볼 수 있어요`,
    ask: `질문하려면 저를 멘션하거나 \`/${ask.name}\` 명령어를 쓰세요`,
    settings: `제가 어디에서 답하고 누가 질문할 수 있는지는 운영진이 \`/${config.name}\`에서 정해요. 나머지는 \`/${commands.help.name}\`에 있어요`,
    policy: (url) => `개인정보 처리방침: ${url}`,
  },

  articles: {
    fileOrUrl: '파일을 첨부하거나 링크를 알려 주세요. 둘 중 하나만 돼요.',
    notHere:
      '이 서버에서는 기사를 추가하거나 삭제할 수 없어요. 어느 서버에서 할 수 있는지는 봇 운영자가 DISCORD_CURATING_GUILDS 설정으로 정해요.',
    onlyShared: '이 기사는 모든 서버가 함께 쓰는 모음에 들어 있어요. 봇 운영자만 삭제할 수 있어요.',
    noUrls:
      '링크로 추가하는 기능은 꺼져 있어요. 페이지를 파일로 올려 주세요. 봇 운영자가 PULLQUOTE_ADD_FROM_URLS 설정으로 켤 수 있어요.',
    wrongKind: (name) =>
      `읽을 수 없는 파일이에요: ${name}. .pdf, .docx, .txt, .md, .html, .json, .jsonl 파일과 이를 gzip으로 압축한 .gz를 읽어요.`,
    jsonSaysItself: 'JSON 파일에는 제목, 언론사, 날짜 필드가 따로 있어요. 이 옵션들은 비워 주세요.',
    linkTooLong: '링크가 너무 길어서 열 수 없어요. 대신 페이지를 파일로 올려 주세요.',
    refused: {
      noAddress: () => '링크가 아니에요. https://로 시작하는 전체 주소를 알려 주세요.',
      notHttp: () => 'https:// 또는 http://로 시작하는 링크만 열어요.',
      credentials: () => '사용자 이름이나 비밀번호가 든 링크는 열지 않아요.',
      privateAddress: () =>
        '사설 네트워크로 이어지는 링크라서 열지 않아요. 페이지를 파일로 올려 주세요.',
      robots: () =>
        '프로그램이 페이지를 불러오지 않기를 바라는 사이트예요(robots.txt). 페이지를 파일로 올려 주세요.',
      tooManyRedirects: () => '링크가 다섯 번 넘게 다른 주소로 넘어가서 그만뒀어요.',
      status: (status) => `페이지를 불러오지 못했어요. 서버의 응답: ${status}. 파일로 올려 주세요.`,
      type: (type) =>
        type === ''
          ? '페이지의 형식을 알 수 없어요. HTML, PDF, Word(.docx), 텍스트, Markdown, JSON을 읽어요.'
          : `페이지의 형식: ${type}. HTML, PDF, Word(.docx), 텍스트, Markdown, JSON을 읽어요.`,
      tooLarge: () => '너무 커요. 파일은 25MB, 페이지는 5MB까지 돼요.',
      tooSlow: () => '불러오는 데 너무 오래 걸렸어요. 다시 시도하거나 페이지를 파일로 올려 주세요.',
      unreachable: (code) =>
        code === ''
          ? '불러오지 못했어요. 링크를 확인하거나 다시 시도해 주세요.'
          : `불러오지 못했어요 (${code}). 링크를 확인하거나 다시 시도해 주세요.`,
    },
    stuck: (name) =>
      `${name} 처리가 너무 오래 걸려서 멈췄어요. 그때까지 추가된 것은 남아 있지만, 나머지는 이대로는 쓸 수 없어요.`,
    busy: '지금 명령줄에서 기사를 바꾸고 있어요. 나중에 다시 시도해 주세요.',
    loading: (name) => `${name} 불러오는 중…`,
    waiting: (name, before) => `${name}: 앞의 변경 ${before}건을 기다리는 중…`,
    reading: (name) => `${name} 읽는 중…`,
    embedding: (name, articles) => `${name}: 기사 ${grouped(articles)}건 추가하는 중…`,
    queued: (name) => `${name}: 기사를 관리하는 컴퓨터를 기다리는 중…`,
    stillQueued: (name) =>
      `${name}: 대기열에 넣었어요. 기사를 관리하는 컴퓨터가 꺼져 있거나 바빠서 나중에 추가돼요. 추가되었는지는 ${listCommand} 명령어로 볼 수 있어요.`,
    removalQueued: (title) =>
      `${title} 삭제를 대기열에 넣었어요. 기사를 관리하는 컴퓨터가 꺼져 있거나 바빠요. 그때까지는 인용될 수도 있어요.`,
    indexing: (name) => `${name}: 색인을 마무리하는 중…`,
    passages: (done, total) => `단락 ${grouped(total)}개 중 ${grouped(done)}개`,
    goesOn: (name) =>
      `${name} 추가는 계속되지만, Discord에서는 이 답장을 15분 동안만 수정할 수 있어요. 들어간 기사는 ${listCommand}, 오류는 로그에서 볼 수 있어요.`,
    removalGoesOn: `삭제는 아직 차례를 기다리고 있지만, Discord에서는 이 답장을 15분 동안만 수정할 수 있어요. 끝났는지는 ${listCommand} 명령어로 볼 수 있어요.`,
    result: (name, changes) => `${name}: ${changes}.`,
    changes: {
      added: (count) => `${grouped(count)}건 추가`,
      replaced: (count) => `${grouped(count)}건 교체`,
      relabelled: (count) => `${grouped(count)}건은 제목, 날짜 또는 언론사가 바뀜`,
      unchanged: (count) => `${grouped(count)}건은 그대로`,
      copy: (count) => `${grouped(count)}건은 기존 기사와 중복`,
      removed: (count) => `${grouped(count)}건 삭제`,
    },
    nothing: (name) => `${name}에서 추가할 수 있는 것이 없었어요.`,
    faults: '문제:',
    interrupted:
      '다 추가하기 전에 다시 시작하게 됐어요. 여기 나온 것은 저장됐으니, 나머지는 같은 파일이나 링크를 다시 보내 주세요.',
    lookingAtGaps: '남아 있는 질문에 답이 되는지 확인하는 중…',
    nowAnswered: '이제 답할 수 있는 질문:',
    toRemove: '어느 기사인가요? 입력할 때 나오는 목록에서 골라 주세요.',
    removing: (title) => `${title} 삭제하는 중…`,
    removed: (title, passages, copies) =>
      `삭제했어요: ${title} (단락 ${grouped(passages)}개${copies === 0 ? '' : `, 중복 ${copies}건`}).`,
  },

  feeds: {
    heading: '구독 중인 피드',
    none: '아직 피드가 없어요. 피드를 추가하면 가끔 확인해서 새 기사를 추가해요.',
    noUrls:
      '여기서는 피드를 추가할 수 없어요. 봇 운영자가 PULLQUOTE_ADD_FROM_URLS 설정으로 허용하거나 `pullquote feeds add` 명령으로 피드를 추가할 수 있어요.',
    notKept:
      '여기서는 피드를 구독할 수 없어요. Weaviate 클러스터에서는 관리 서버(WEAVIATE_CURATOR)의 봇만 구독해요. 자세한 것은 봇 운영자에게 물어보세요.',
    articles: (count) => `기사 ${grouped(count)}건`,
    refreshed: (moment) => `${moment} 확인함`,
    notRefreshed: '아직 확인하지 않음',
    due: (moment) => `다음 확인: ${moment}`,
    dueNow: '곧 확인함',
    keepsDays: (days) => `${grouped(days)}일보다 오래된 기사는 삭제돼요.`,
    failing: (moment, why) => `${moment} 처음 실패함: ${why}.`,
    ended: '서버에 따르면 이 피드는 완전히 없어졌어요. 삭제하거나 새 주소를 추가해 주세요.',
    why: {
      status: (status) => `서버의 응답이 ${status}였어요`,
      notAllowed: '프로그램에 공개되지 않았거나 사설 네트워크에 있어요',
      noAddress: 'https:// 또는 http://로 시작하는 링크가 아니에요',
      unreadable: '읽을 수 있는 피드가 아니에요',
      tooLarge: '너무 커요. 피드는 20 MB까지예요',
      tooLong: '링크가 너무 길어서 열 수 없어요',
      unreachable: '불러오지 못했어요',
    },
    manage: '관리',
    add: '피드 추가',
    all: '모든 피드',
    refresh: '지금 확인',
    refreshAll: '모두 지금 확인',
    keep: '기사 보관 기간…',
    remove: '구독 중지',
    keepTitle: '기사 보관 기간',
    address: '피드 링크',
    addressHint: 'RSS, Atom, JSON Feed 또는 피드가 표시된 페이지',
    days: '기사 보관 일수(선택)',
    daysHint: '이 피드의 더 오래된 기사는 삭제돼요. 모두 보관하려면 비워 두세요.',
    wrongDays: (most) => `일수는 1에서 ${grouped(most)}까지의 정수로 쓰거나 비워 두세요.`,
    looking: (address) => `${address}에서 피드를 찾는 중…`,
    added: (title) => `이제 ${title} 피드를 구독해요. 기사는 1~2분 안에 들어와요.`,
    known: (title) => `${title} 피드는 이미 구독 중이에요.`,
    noFeed: (address) =>
      `${address}은(는) 피드를 알려 주지 않는 페이지예요. 그 사이트에서 RSS나 Atom 링크를 찾아보세요.`,
    failed: (address, why) => `${address}을(를) 구독할 수 없어요: ${why}.`,
    tooMany: (most) => `피드는 ${grouped(most)}개까지예요. 먼저 하나를 삭제해 주세요.`,
    removed: (title) => `${title} 피드의 구독을 중지했어요. 기사는 남아 있어요.`,
    gone: '더 이상 구독하지 않는 피드예요.',
    refreshing: '새 기사를 찾는 중…',
    refreshingAfter: (before) => `앞선 변경 ${grouped(before)}건을 기다리는 중…`,
    found: (articles) => `새 기사 ${grouped(articles)}건.`,
    notLoaded: (feeds) => `피드 ${grouped(feeds)}개를 불러오지 못했어요.`,
    goesOn: `아직 새 기사를 찾고 있지만 Discord에서는 이 답장을 15분 동안만 수정할 수 있어요. 끝났는지는 \`/${commands.feeds.name}\`에서 볼 수 있어요.`,
    report: (title, day, why) =>
      `${day}부터 ${title} 피드를 불러오지 못하고 있어요: ${why}. 운영진은 \`/${commands.feeds.name}\`에서 확인할 수 있어요.`,
    reportEnded: (title) =>
      `서버에 따르면 ${title} 피드는 완전히 없어졌어요. 운영진은 \`/${commands.feeds.name}\`에서 삭제하거나 새 주소를 추가할 수 있어요.`,
  },

  config: {
    heading: '이 서버의 설정',
    questionChannels: (channels) => `질문 채널 (멘션 없이): ${channels}`,
    allowedChannels: (channels) => `허용된 채널: ${channels}`,
    allowedRoles: (roles) => `허용된 역할: ${roles}`,
    noChannel: '없음',
    everyChannel: '모두',
    everyone: '모든 멤버',
    private: `\`/${ask.name}\` 답변은 기본적으로 비공개예요`,
    public: `\`/${ask.name}\` 답변은 기본적으로 공개돼요`,
    marking: (emoji) => `답하지 못한 포럼 게시글: ${emoji} 표시`,
    notMarking: '답하지 못한 포럼 게시글: 표시하지 않음',
    cannotMark: (channels) =>
      `게시글에 표시할 수 없는 채널이 있어요: ${channels}. **반응 추가하기**와 **메시지 기록 보기** 권한이 필요해요.`,
    saved: '저장했어요.',
    needsContent:
      '질문 채널은 아직 작동하지 않아요. 저를 멘션하지 않은 메시지는 읽을 수 없기 때문이에요. 봇 운영자가 DISCORD_MESSAGE_CONTENT를 설정하고 Discord Developer Portal에서 **Message Content Intent** 설정을 켜야 해요.',
    notAllowed: (channels) =>
      `답하지 않는 채널이 있어요: ${channels}. 허용된 채널에 들어 있지 않기 때문이에요. 거기에서도 골라 주세요.`,
    tooMany: (most) => `${most}개까지만 돼요. 먼저 하나를 빼 주세요.`,
    inThreads: '텍스트 채널의 질문: 스레드에서 답해요',
    inChannel: '텍스트 채널의 질문: 채널에서 답해요',
    cannotOpenThreads: (channels) =>
      `스레드를 열 수 없는 채널이 있어요: ${channels}. **공개 스레드 만들기**와 **스레드에서 메시지 보내기** 권한이 필요해요. 그때까지는 채널에서 답할게요.`,
    threadsNeedMention: `스레드에서 이어서 질문하려면 저를 멘션하거나 **${buttons.followUp}** 버튼을 눌러 주세요. 다른 메시지는 읽을 수 없기 때문이에요. 봇 운영자가 DISCORD_MESSAGE_CONTENT로 바꿀 수 있어요.`,
    noCategory: '카테고리에서는 질문을 받을 수 없어요. 그 안의 채널을 골라 주세요.',
    changedMeanwhile: '그사이 누군가 이 목록을 바꿨어요. 지금은 이런 상태예요. 다시 골라 주세요.',
    choose: {
      questionChannels: '질문 채널 고르기…',
      allowedChannels: '허용할 채널 고르기…',
      allowedRoles: '허용할 역할 고르기…',
    },
    clear: {
      questionChannels: '질문 채널 비우기',
      allowedChannels: '모든 채널 허용',
      allowedRoles: '누구나 질문하게 하기',
    },
    switches: {
      answersInThreads: { turnOn: '스레드에서 답하기', turnOff: '채널에서 답하기' },
      marksUnanswered: { turnOn: '답 없는 게시글에 표시하기', turnOff: '표시하지 않기' },
      privateByDefault: { turnOn: '비공개로 답하기', turnOff: '공개로 답하기' },
    },
    digest: {
      open: '요약…',
      back: '뒤로',
      heading: '새 기사 요약',
      about:
        '새 기사를 주제별로 묶고, 주제마다 한 문장을 인용해요. 켠 시각(UTC 기준)에 올려요. 서머타임이 바뀌면 현지 시각으로 한 시간 달라져요.',
      off: '끄기',
      daily: '매일',
      weekly: '매주',
      often: '빈도…',
      where: '채널…',
      noChannel: '아직 채널을 고르지 않아서 요약을 올리지 않아요.',
      next: (channel, moment) => `다음: ${moment}, ${channel}`,
      cannotWrite: (channel) =>
        `${channel} 채널에는 글을 쓸 수 없어요. 그곳에 **채널 보기** 및 **메시지 보내기** 권한이 필요해요.`,
    },
  },

  gaps: {
    heading: (days) =>
      days === 1 ? '어제부터 잘 답하지 못한 질문' : `최근 ${days}일 동안 잘 답하지 못한 질문`,
    headingDone: (days) =>
      days === 1 ? '어제부터 처리한 질문' : `최근 ${days}일 동안 처리한 질문`,
    range: (first, last, total) => `${total}건 중 ${first}~${last}`,
    none: (days) =>
      days === 1
        ? '어제부터 남아 있는 질문이 없어요.'
        : `최근 ${days}일 동안 남아 있는 질문이 없어요.`,
    noneDone: (days) =>
      days === 1
        ? '어제부터 처리했다고 표시한 질문이 없어요.'
        : `최근 ${days}일 동안 처리했다고 표시한 질문이 없어요.`,
    markDone: '처리했다고 표시…',
    markAllDone: '처리했다고 표시',
    marked: `처리했다고 표시했어요. \`/${gaps.name}\`의 **처리한 질문 보기**에서 볼 수 있어요.`,
    reopen: '다시 열기…',
    showDone: '처리한 질문 보기',
    showOpen: '남은 질문 보기',
    times: (count) => `${count}×`,
    refused: (count) => `답 없음 ${count}`,
    closest: (count) => `가까운 내용만 ${count}`,
    votedDown: (count) => `도움 안 됨 ${count}`,
    last: (moment) => `마지막 질문 ${moment}`,
  },

  stats: {
    heading: (days) => (days === 1 ? '어제부터' : `최근 ${days}일`),
    none: (days) =>
      days === 1
        ? '어제부터 여기서 받은 질문이 없어요.'
        : `최근 ${days}일 동안 여기서 받은 질문이 없어요.`,
    questions: (questions, members) => `질문: ${questions}, 멤버: ${members}`,
    answered: (count) => `답함: ${count}`,
    closest: (count) => `가까운 내용만: ${count}`,
    refused: (count) => `답 없음: ${count}`,
    votes: (helpful, notHelpful) => `투표: 도움 됨 ${helpful}, 도움 안 됨 ${notHelpful}`,
    noVotes: '아직 투표가 없어요',
  },

  follows: {
    heading: '팔로우 중인 주제',
    none: `아직 팔로우하는 주제가 없어요. \`/${commands.follow.name}\` 명령으로 질문이나 주제를 알려 주세요.`,
    direct: '다이렉트 메시지',
    inChannel: (channel) => `${channel} 채널`,
    mostADay: (count) => `하루 최대 ${count}건`,
    noQuietHours: '알림 없는 시간 없음',
    quietHours: (from, to, timeZone) => `${from}부터 ${to}까지 알림 없음(${timeZone})`,
    chooseToStop: '팔로우 중지…',
    stop: '팔로우 중지',
    stopped: (topic) => `이제 알려 드리지 않아요: **${topic}**`,
    stoppedBefore: '이제 아무도 팔로우하지 않아서 알려 드리지 않아요.',
    notYours: '팔로우한 사람이나 운영진만 중지할 수 있어요.',
    followed: (topic) => `새 기사가 이에 답하면 알려 드릴게요: **${topic}**`,
    followedBy: (mention) => `${mention} 님이 팔로우 중`,
    already: '이미 팔로우하고 있어요.',
    tooMany: (most) => `최대 ${most}개까지 팔로우할 수 있어요. 먼저 하나를 중지해 주세요.`,
    tooShort: '질문이나 두 단어 이상의 주제를 입력해 주세요.',
    noTopic: '주제도 입력해 주세요. 그 채널에서 무엇을 팔로우할까요?',
    unknownTimeZone: '모르는 시간대예요. 입력할 때 나타나는 목록에서 골라 주세요.',
    needsTimeZone: '알림 없는 시간을 쓰려면 시간대를 알아야 해요. `시간대`도 입력해 주세요.',
    invalidHours: '알림 없는 시간은 `22-7`(오후 10시부터 오전 7시까지) 또는 `off`로 적어 주세요.',
    notThere: {
      member: (channel) =>
        `${channel} 채널에서는 알려 드릴 수 없어요. 본인이 그곳에 글을 쓸 수 없기 때문이에요.`,
      bot: (channel) =>
        `${channel} 채널에는 글을 쓸 수 없어요. 그곳에 **채널 보기** 및 **메시지 보내기** 권한이 필요해요.`,
      settings: (channel) =>
        `이 서버의 운영진이 ${channel} 채널에서 질문하는 것을 허용하지 않았어요.`,
    },
    directShared:
      '다이렉트 메시지로는 모든 서버가 공유하는 기사만 알려 드려요. 이 서버의 기사를 받으려면 채널을 골라 주세요.',
    closed:
      '다이렉트 메시지를 보낼 수 없어요. 함께 있는 서버의 개인정보 설정에서 허용한 뒤 **다시 시도** 버튼을 눌러 주세요.',
    tryAgain: '다시 시도',
    willTry: '새 소식이 있으면 다시 보내 볼게요.',
  },

  digest: {
    heading: (count) => `새 기사 ${grouped(count)}건`,
    moreReports: (count) => `외 기사 ${grouped(count)}건`,
    moreStories: (count) => `외 주제 ${grouped(count)}건: \`/${sources.name}\``,
  },

  forget: {
    nothing: '보관하고 있던 기록이 없어요.',
    done: (answers, votes) => `삭제했어요: 질문과 답변 ${answers}건, 투표 ${votes}건.`,
    follows: (count) => `팔로우하던 주제 ${grouped(count)}개도 삭제했어요.`,
    waiting: (count) => `아직 처리 중인 질문 ${count}건은 보관하지 않고 답해 드릴게요.`,
    messagesStay: `채널에 있는 제 메시지는 누군가 삭제할 때까지 남아요. 메시지 아래의 **${buttons.delete}** 버튼을 눌러 주세요. 다른 버튼은 이제 작동하지 않아요.`,
  },
};

export const korean: Language = { locales: [Locale.Korean], words, commands };
