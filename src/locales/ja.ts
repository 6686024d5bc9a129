import { Locale } from 'discord.js';
import type { Language, Words } from './catalogue.js';
import { commands } from './commands/ja.js';
import { symbols } from './symbols.js';

const locale = 'ja-JP';
const { format: grouped } = new Intl.NumberFormat(locale);

const { ask, articles, config, gaps, passage, source, sources, stats, status } = commands;
const listCommand = `\`/${articles.name} ${commands['articles.list'].name}\``;
const forgetCommand = `\`/${commands.forget.name} ${commands['forget.me'].name}\``;

const buttons = {
  previous: '前へ',
  next: '次へ',
  context: '前後を読む',
  open: '開く',
  share: '共有',
  followUp: '続けて質問',
  ...symbols,
};

const words: Words = {
  locale,

  answer: {
    likely: (percent) => `**おそらくこれが答えです**（${percent}）`,
    closest: (percent) => `**最も近い箇所：質問の答えではないかもしれません**（${percent}）`,
    dontSay: '記事の中には見つかりませんでした。',
    nothingPasses: 'この条件に合う記事はありません。',
    noArticles: `引用できる記事はまだありません。モデレーターは \`/${articles.name} ${commands['articles.add'].name}\` で追加できます。`,
    nearest: '最も近い記事：',
    chooseNearest: '記事を開く…',
    alsoIn: 'ほかの掲載先：',
    newer: 'より新しい記事では内容が異なります:',
    facts: {
      author: (name) => `著者：${name}`,
      date: (day) => `公開日：${day}`,
      publisher: (name) => `発行元：${name}`,
      title: (title) => `タイトル：${title}`,
      url: (url) => `アドレス：${url}`,
    },
    untold: {
      author: 'この記事には著者が書かれていません。',
      date: 'この記事には公開日が書かれていません。',
      publisher: 'この記事には発行元が書かれていません。',
      title: 'この記事にはタイトルがありません。',
      url: 'この記事にはアドレスがありません。',
    },
    noAuthor: (name) => `${name} が書いた記事はありません。`,
    andMore: (count) => `ほか${grouped(count)}件`,
    untitled: 'タイトルなし',
    quoteOf: (number, total) => `引用 ${number}/${total}`,
    nextQuote: (number, total) => `次の引用（${number}/${total}）`,
    passageOf: (number, total) => `段落 ${number}/${total}`,
    asked: (question) => `質問：${question}`,
    sharedBy: (mention) => `${mention} さんが共有しました`,
    corrected: (words) => `検索した語: ${words}`,
    only: (condition) => `${condition}記事のみ`,
    preferring: (condition) => `${condition}記事を優先（質問の内容から）`,
    dropped: (condition) =>
      `${condition}記事には該当するものがなかったため、すべての記事から探しました。`,
    by: (publisher) => `${publisher} の`,
    matching: (text) => `タイトル・発行元・著者に「${text}」を含む`,
    writtenBy: (author) => `${author} が書いた`,
    on: (day) => `${day}の`,
    from: (day) => `${day}以降の`,
    upTo: (day) => `${day}までの`,
    between: (first, last) => `${first}から${last}までの`,
    cut: '[…]',
  },

  smallTalk: {
    greeting: 'こんにちは！英語で質問していただければ、答えになる段落を記事の中から探します。',
    thanks: 'どういたしまして！',
    empty: '何を知りたいですか？',
    noise: '質問を読み取れませんでした。完全な文で質問してみてください。',
    chatter:
      '登録されている記事からの引用でしかお答えできません。記事の内容について質問してください。',
    nothing: 'そのメッセージには調べられる内容がありません。',
  },

  buttons,

  feedback: {
    thanks: 'フィードバックをありがとうございます！',
    why: 'どこがよくありませんでしたか？',
    whyLabel: '簡単にお書きください（任意）',
    thanksForReason:
      'ありがとうございます！コメントはモデレーターに表示されますが、お名前は表示されません。',
  },

  followUp: {
    title: '続けて質問する',
    label: '質問',
    needsMention:
      'メンションのないメッセージは読めません。ここで質問するか、メンションしてください。',
  },

  refusals: {
    cooldown: (ends) => `一度に質問が多すぎました。${ends}にまた質問できます。`,
    waiting: (before) => `先に${before}件の質問があります。回答はここに表示されます。`,
    channel: (channels) =>
      `このチャンネルでは回答できません。次のチャンネルで質問してください：${channels}`,
    roles: (roles) => `質問するには、次のいずれかのロールが必要です：${roles}`,
    mayNotWrite: (channel) =>
      `${channel} では返信できません。**チャンネルを見る**と**メッセージを送信**の権限が必要です。モデレーターに頼むか、ここで質問してください。`,
    mentionMe:
      'ロールではなく、私をメンションしてください。ロールへのメンションでは、Discordからメッセージの本文が届きません。',
    permission: 'この操作には**サーバー管理**の権限が必要です。',
    notYours: '削除できるのは、質問した人とモデレーターだけです。',
    shared: (link) => `すでに共有されています： ${link}`,
    changed: '引用した後に、この記事は変更または削除されました。',
    gone: 'この回答はもう残っていません。もう一度質問していただければ、改めて探します。',
    leaving: '再起動中のため、最後まで処理できませんでした。1分後にもう一度質問してください。',
    unknownCommand:
      'このコマンドはもうありません。新しいコマンドがDiscordに表示されるまで1分ほどかかることがあります。',
    unknownButton: 'このボタンはもう使えません。もう一度質問すると新しいボタンが表示されます。',
  },

  failures: {
    unforeseen: (id) => `問題が発生しました（エラー \`${id}\`）。もう一度お試しください。`,
    noArticles: (id) =>
      `いま記事を読み込めません（エラー \`${id}\`）。後でもう一度お試しください。`,
    noRecords: (id) =>
      `いま記録を使えないため、何も保存されませんでした（エラー \`${id}\`）。後でもう一度お試しください。`,
    busyArticles: (id) =>
      `いま記事が変更されているため、調べられません（エラー \`${id}\`）。1分ほどしてからもう一度お試しください。`,
    invalidDate: '有効な日付ではありません。YYYY-MM-DD の形で書いてください。例：2023-04-01',
    questionTooLong: '質問が長すぎます。数文にまとめてください。',
  },

  sources: {
    heading: (first, last, total) =>
      total === 1 ? '記事1件' : `記事${grouped(total)}件中 ${grouped(first)}～${grouped(last)}`,
    empty: 'まだ記事がありません。',
    passages: (count) => `${grouped(count)}段落`,
    filterTooLong: '条件が長すぎます。一覧から発行元を選ぶか、短く書いてください。',
  },

  article: {
    by: (author) => `著者：${author}`,
    added: (day) => `${day}に追加`,
    read: '記事を読む',
    several: (total, shown) =>
      shown < total
        ? `タイトル・発行元・著者にそれを含む記事が${grouped(total)}件あります。最新の${shown}件：`
        : `タイトル・発行元・著者にそれを含む記事が${grouped(total)}件あります：`,
    nearest: '一致するタイトルはありません。内容が最も近い記事：',
    notFound: 'そのような記事はありません。',
    gone: 'この記事はもうありません。',
    noSuchPassage: (total) =>
      total === 1 ? 'この記事の段落は一つだけです。' : `この記事の段落は1から${total}までです。`,
  },

  status: {
    holds: (articles, publishers) =>
      `発行元${grouped(publishers)}件の**記事${grouped(articles)}件**から引用します。`,
    empty: '引用できる記事はまだありません。',
    newest: (day) => `最新の記事の日付は${day}です。`,
    passages: (count) => `${grouped(count)}段落の中から答えを探します。`,
    copies: (count) => `重複する記事${grouped(count)}件は「ほかの掲載先」にのみ表示します。`,
    model: (model) => `検索モデル：${model}`,
    since: (moment) => `起動日時：${moment}`,
  },

  help: {
    intro:
      'ニュース記事を原文のまま引用して質問に答えます。記事に答えがなければ、そうお伝えします。',
    askHeading: '質問する',
    ask: [
      'メンションを付けて質問するか、ダイレクトメッセージを送ってください',
      `\`/${ask.name}\`：発行元、タイトル、日付も指定できます。\`${commands['ask.private'].name}\` で回答を自分だけに表示します`,
      `メッセージのメニューから：アプリ、**${commands['Find sources'].name}**`,
      `回答に返信するか、ボタン **${buttons.followUp}** で続けて質問できます`,
      '英語で質問してください。ほかの言語では、答えが見つからないことが多くなります',
    ],
    example: (question) => `例：\`/${ask.name} ${commands['ask.question'].name}: ${question}\``,
    surenessHeading: '確かさについて',
    sureness: `パーセントは、引用が質問の答えになっている可能性の見込みで、引用ごとに示します。**おそらくこれが答えです**：答えである見込みが高いものです。**最も近い箇所：質問の答えではないかもしれません**：見つかった中で最も近いものです。ご自身で判断してください。**${buttons.helpful}** か **${buttons.notHelpful}** を押すとモデレーターに伝わります。`,
    lookUpHeading: '調べる',
    lookUp: [
      `\`/${sources.name}\`：記事の一覧、\`/${source.name}\`：一つの記事、\`/${passage.name}\`：記事を読む`,
      `\`/${status.name}\`：登録されている記事の概要`,
      `\`/${commands.follow.name}\`：質問に答える新しい記事が出たらお知らせ`,
    ],
    privacyHeading: '保存するもの',
    privacy: (days) =>
      `質問、回答、評価を${days}日間、フォローはやめるまで保存します。${forgetCommand} で自分の記録をすぐに削除できます。`,
    moderatorsHeading: 'モデレーター向け',
    moderators: [
      `\`/${articles.name}\`：記事の追加、削除、一覧`,
      `\`/${commands.feeds.name}\`：フィードの購読、新しい記事の自動追加`,
      `\`/${config.name}\`：回答する場所と、質問できる人の設定`,
      `\`/${gaps.name}\`：答えられなかった質問、\`/${stats.name}\`：利用の状況`,
    ],
  },

  welcome: {
    hello: '追加していただき、ありがとうございます！',
    stepsHeading: 'はじめに',
    add: `モデレーターが記事を追加します：\`/${articles.name} ${commands['articles.add'].name}\``,
    lookUp: `\`/${sources.name}\` で、引用する記事の一覧を見られます`,
    ask: `質問するには、メンションを付けて質問するか、\`/${ask.name}\` を使ってください`,
    settings: `回答する場所と質問できる人は、モデレーターが \`/${config.name}\` で設定します。ほかのことは \`/${commands.help.name}\` にあります`,
    policy: (url) => `プライバシーポリシー：${url}`,
  },

  articles: {
    fileOrUrl: 'ファイルを添付するか、リンクを指定してください。両方は指定できません。',
    notHere:
      'このサーバーからは記事を追加、削除できません。どのサーバーからできるかはボットの運営者が DISCORD_CURATING_GUILDS で決めます。',
    onlyShared:
      'この記事はすべてのサーバーが共有するコレクションのものです。削除できるのはボットの運営者だけです。',
    noUrls:
      'リンクからの追加は無効です。ページをファイルでアップロードしてください。ボットの運営者は PULLQUOTE_ADD_FROM_URLS で有効にできます。',
    wrongKind: (name) =>
      `${name} は読めません。.pdf、.docx、.txt、.md、.html、.json、.jsonl と、それぞれをgzipで圧縮した .gz を読めます。`,
    jsonSaysItself:
      'JSONファイルには、タイトル、発行元、日付の項目があります。これらのオプションは指定しないでください。',
    linkTooLong:
      'そのリンクは長すぎて開けません。代わりにページをファイルとしてアップロードしてください。',
    refused: {
      noAddress: () => 'リンクではありません。https:// から始まる全体を指定してください。',
      notHttp: () => 'https:// か http:// で始まるリンクだけを開きます。',
      credentials: () => 'ユーザー名やパスワードを含むリンクは開きません。',
      privateAddress: () =>
        'プライベートネットワークへのリンクなので開きません。ページをファイルでアップロードしてください。',
      robots: () =>
        'このサイトはプログラムによるページの読み込みを断っています（robots.txt）。ページをファイルでアップロードしてください。',
      tooManyRedirects: () => 'リダイレクトが5回を超えたため、中止しました。',
      status: (status) =>
        `ページを読み込めませんでした。サーバーの応答：${status}。ファイルでアップロードしてください。`,
      type: (type) =>
        type === ''
          ? 'ページの形式がわかりません。HTML、PDF、Word（.docx）、テキスト、Markdown、JSONを読めます。'
          : `ページの形式：${type}。HTML、PDF、Word（.docx）、テキスト、Markdown、JSONを読めます。`,
      tooLarge: () => '大きすぎます。ファイルは25 MB、ページは5 MBまでです。',
      tooSlow: () =>
        '読み込みに時間がかかりすぎました。もう一度試すか、ページをファイルでアップロードしてください。',
      unreachable: (code) =>
        code === ''
          ? '読み込めませんでした。リンクを確認するか、もう一度お試しください。'
          : `読み込めませんでした（${code}）。リンクを確認するか、もう一度お試しください。`,
    },
    stuck: (name) =>
      `${name} の処理に時間がかかりすぎたため中止しました。それまでに追加された分は残りますが、残りはこのままでは使えません。`,
    busy: 'いまコマンドラインから記事が変更されています。後でもう一度お試しください。',
    loading: (name) => `${name} を読み込んでいます…`,
    waiting: (name, before) => `${name}：先にある${before}件の変更を待っています…`,
    reading: (name) => `${name} を読んでいます…`,
    embedding: (name, articles) => `${name}：記事${grouped(articles)}件を追加しています…`,
    queued: (name) => `${name}：記事を管理するマシンの順番待ちです…`,
    stillQueued: (name) =>
      `${name} は順番待ちに入りました。記事を管理するマシンが停止中か処理中のため、後で追加されます。追加されたかどうかは ${listCommand} で確認できます。`,
    removalQueued: (title) =>
      `${title} の削除は順番待ちに入りました。記事を管理するマシンが停止中か処理中です。それまでは引用されることがあります。`,
    indexing: (name) => `${name}：索引を仕上げています…`,
    passages: (done, total) => `${grouped(total)}段落中 ${grouped(done)}段落`,
    goesOn: (name) =>
      `${name} の追加は続きますが、Discordではこの返信を15分間しか編集できません。追加された記事は ${listCommand} で、エラーはログで確認できます。`,
    removalGoesOn: `削除はまだ順番待ちですが、Discordではこの返信を15分間しか編集できません。終わったかどうかは ${listCommand} で確認できます。`,
    result: (name, changes) => `${name}：${changes}。`,
    changes: {
      added: (count) => `${grouped(count)}件を追加`,
      replaced: (count) => `${grouped(count)}件を置き換え`,
      relabelled: (count) => `${grouped(count)}件のタイトル、日付または発行元を更新`,
      unchanged: (count) => `${grouped(count)}件は変更なし`,
      copy: (count) => `${grouped(count)}件は既存の記事と重複`,
      removed: (count) => `${grouped(count)}件を削除`,
    },
    nothing: (name) => `${name} から追加できるものはありませんでした。`,
    faults: '問題点：',
    interrupted:
      'すべてを追加する前に再起動します。ここに示したものは保存されています。残りは同じファイルかリンクをもう一度送ってください。',
    lookingAtGaps: '未対応の質問に答えられるようになったか確認しています…',
    nowAnswered: '答えられるようになった質問：',
    toRemove: 'どの記事ですか？入力中に表示される一覧から選んでください。',
    removing: (title) => `${title} を削除しています…`,
    removed: (title, passages, copies) =>
      `削除しました：${title}（${grouped(passages)}段落${copies === 0 ? '' : `、重複${copies}件`}）。`,
  },

  feeds: {
    heading: '購読中のフィード',
    none: 'フィードはまだありません。追加されたフィードをときどき確認し、新しい記事を取り込みます。',
    noUrls:
      'ここではフィードを追加できません。ボットの運営者は PULLQUOTE_ADD_FROM_URLS で許可するか、`pullquote feeds add` でフィードを追加できます。',
    notKept:
      'ここではフィードを購読できません。Weaviate クラスターでは、管理元のマシン（WEAVIATE_CURATOR）のボットだけが購読します。詳しくはボットの運営者に聞いてください。',
    articles: (count) => `記事${grouped(count)}件`,
    refreshed: (moment) => `${moment}に確認`,
    notRefreshed: '未確認',
    due: (moment) => `次は${moment}`,
    dueNow: 'まもなく確認',
    keepsDays: (days) => `${grouped(days)}日より古い記事は削除されます。`,
    failing: (moment, why) => `${moment}に初めて失敗：${why}。`,
    ended:
      'サーバーによると、このフィードはなくなりました。削除するか、新しいアドレスを追加してください。',
    why: {
      status: (status) => `サーバーの応答は${status}でした`,
      notAllowed: 'プログラムに公開されていないか、プライベートネットワークにあります',
      noAddress: 'https:// か http:// で始まるリンクではありません',
      unreadable: '読み取れるフィードではありません',
      tooLarge: '大きすぎます（フィードは20 MBまで）',
      tooLong: 'リンクが長すぎて開けません',
      unreachable: '読み込めませんでした',
    },
    manage: '管理',
    add: 'フィードを追加',
    all: 'すべてのフィード',
    refresh: '今すぐ確認',
    refreshAll: 'すべて今すぐ確認',
    keep: '記事の保存期間…',
    remove: '購読をやめる',
    keepTitle: '記事の保存期間',
    address: 'フィードのリンク',
    addressHint: 'RSS、Atom、JSON Feed、またはフィードを示すページ',
    days: '記事を保存する日数（任意）',
    daysHint: 'このフィードのそれより古い記事は削除されます。空欄ならすべて残します。',
    wrongDays: (most) => `日数は1から${grouped(most)}までの整数か、空欄にしてください。`,
    looking: (address) => `${address}でフィードを探しています…`,
    added: (title) => `${title}の購読を始めました。記事は1、2分で届きます。`,
    known: (title) => `${title}はすでに購読しています。`,
    noFeed: (address) =>
      `${address}はフィードを示していないページです。そのサイトで RSS か Atom のリンクを探してください。`,
    failed: (address, why) => `${address}は購読できません：${why}。`,
    tooMany: (most) => `フィードは${grouped(most)}件までです。先に1件削除してください。`,
    removed: (title) => `${title}の購読をやめました。記事は残ります。`,
    gone: 'そのフィードはもう購読していません。',
    refreshing: '新しい記事を探しています…',
    refreshingAfter: (before) => `先の変更${grouped(before)}件を待っています…`,
    found: (articles) => `新しい記事：${grouped(articles)}件`,
    notLoaded: (feeds) => `${grouped(feeds)}件のフィードを読み込めませんでした。`,
    goesOn: `まだ新しい記事を探していますが、Discordではこの返信を15分間しか編集できません。終わったかどうかは \`/${commands.feeds.name}\` で確認できます。`,
    report: (title, day, why) =>
      `${day}からフィード${title}を読み込めません：${why}。モデレーターは \`/${commands.feeds.name}\` で確認できます。`,
    reportEnded: (title) =>
      `サーバーによると、フィード${title}はなくなりました。モデレーターは \`/${commands.feeds.name}\` で削除するか、新しいアドレスを追加できます。`,
  },

  config: {
    heading: 'このサーバーの設定',
    questionChannels: (channels) => `質問チャンネル（メンション不要）：${channels}`,
    allowedChannels: (channels) => `許可されたチャンネル：${channels}`,
    allowedRoles: (roles) => `許可されたロール：${roles}`,
    noChannel: 'なし',
    everyChannel: 'すべて',
    everyone: '全員',
    private: `\`/${ask.name}\` の回答は、デフォルトで非公開です`,
    public: `\`/${ask.name}\` の回答は、デフォルトで公開されます`,
    marking: (emoji) => `回答できなかったフォーラムの投稿：${emoji} を付けます`,
    notMarking: '回答できなかったフォーラムの投稿：印を付けません',
    cannotMark: (channels) =>
      `次のチャンネルでは投稿に印を付けられません：${channels}。**リアクションの追加**と**メッセージ履歴を読む**の権限が必要です。`,
    saved: '保存しました。',
    needsContent:
      '質問チャンネルはまだ使えません。メンションのないメッセージを読めないためです。ボットの運営者が DISCORD_MESSAGE_CONTENT を設定し、Discord Developer Portal で**Message Content Intent** を有効にする必要があります。',
    notAllowed: (channels) =>
      `次のチャンネルでは回答しません：${channels}。許可されたチャンネルに入っていないためです。そちらでも選んでください。`,
    tooMany: (most) => `上限は${most}件です。先に一つ外してください。`,
    inThreads: 'テキストチャンネルでの質問：スレッドで回答します',
    inChannel: 'テキストチャンネルでの質問：チャンネルで回答します',
    cannotOpenThreads: (channels) =>
      `次のチャンネルではスレッドを作れません：${channels}。**公開スレッドの作成**と**スレッドでメッセージを送信**の権限が必要です。それまではチャンネルで回答します。`,
    threadsNeedMention: `スレッドで続けて質問するには、メンションするか**${buttons.followUp}**を使ってください。ほかのメッセージは読めないためです。ボットの運営者が DISCORD_MESSAGE_CONTENT で変更できます。`,
    noCategory: 'カテゴリーでは質問を受けられません。その中のチャンネルを選んでください。',
    changedMeanwhile:
      'この間に誰かがこのリストを変更しました。現在の内容を表示しています。もう一度選んでください。',
    choose: {
      questionChannels: '質問チャンネルを選ぶ…',
      allowedChannels: '許可するチャンネルを選ぶ…',
      allowedRoles: '許可するロールを選ぶ…',
    },
    clear: {
      questionChannels: '質問チャンネルを空にする',
      allowedChannels: 'すべてのチャンネルを許可',
      allowedRoles: '全員の質問を許可',
    },
    switches: {
      answersInThreads: { turnOn: 'スレッドで回答する', turnOff: 'チャンネルで回答する' },
      marksUnanswered: { turnOn: '未回答の投稿に印を付ける', turnOff: '印を付けない' },
      privateByDefault: { turnOn: '非公開で回答する', turnOff: '公開で回答する' },
    },
    digest: {
      open: 'まとめ…',
      back: '戻る',
      heading: '新しい記事のまとめ',
      about:
        '新しい記事を話題ごとにまとめ、それぞれ1文を引用します。オンにした時刻（UTC）に投稿します。夏時間の切り替え後は、現地時刻で1時間ずれます。',
      off: 'オフ',
      daily: '毎日',
      weekly: '毎週',
      often: '頻度…',
      where: 'チャンネル…',
      noChannel: 'チャンネルがまだ選ばれていないため、まとめは投稿されません。',
      next: (channel, moment) => `次回：${moment}、${channel}`,
      cannotWrite: (channel) =>
        `${channel} に書き込めません。そこで**チャンネルを見る**と**メッセージを送信**の権限が必要です。`,
    },
  },

  gaps: {
    heading: (days) =>
      days === 1
        ? '昨日からうまく答えられなかった質問'
        : `過去${days}日間にうまく答えられなかった質問`,
    headingDone: (days) =>
      days === 1 ? '昨日からの対応済みの質問' : `過去${days}日間の対応済みの質問`,
    range: (first, last, total) => `${total}件中 ${first}～${last}`,
    none: (days) =>
      days === 1
        ? '昨日から、未対応の質問はありません。'
        : `過去${days}日間に、未対応の質問はありません。`,
    noneDone: (days) =>
      days === 1
        ? '昨日から、対応済みの質問はありません。'
        : `過去${days}日間に、対応済みの質問はありません。`,
    markDone: '対応済みにする…',
    markAllDone: '対応済みにする',
    marked: `対応済みにしました。\`/${gaps.name}\` の **対応済みを表示** で確認できます。`,
    reopen: '未対応に戻す…',
    showDone: '対応済みを表示',
    showOpen: '未対応を表示',
    times: (count) => `${count}×`,
    refused: (count) => `回答なし ${count}`,
    closest: (count) => `近い箇所のみ ${count}`,
    votedDown: (count) => `役に立たなかった ${count}`,
    last: (moment) => `最後の質問 ${moment}`,
  },

  stats: {
    heading: (days) => (days === 1 ? '昨日から' : `過去${days}日間`),
    none: (days) =>
      days === 1
        ? '昨日から、ここでの質問はありません。'
        : `過去${days}日間、ここでの質問はありません。`,
    questions: (questions, members) => `質問：${questions}、メンバー：${members}`,
    answered: (count) => `回答あり：${count}`,
    closest: (count) => `近い箇所のみ：${count}`,
    refused: (count) => `回答なし：${count}`,
    votes: (helpful, notHelpful) => `評価：役に立った ${helpful}、役に立たなかった ${notHelpful}`,
    noVotes: '評価はまだありません',
  },

  follows: {
    heading: 'フォロー中',
    none: `まだ何もフォローしていません。\`/${commands.follow.name}\` で質問または話題を指定してください。`,
    direct: 'ダイレクトメッセージ',
    inChannel: (channel) => `${channel} で`,
    mostADay: (count) => `1日に最大${count}件`,
    noQuietHours: '通知しない時間帯なし',
    quietHours: (from, to, timeZone) => `${from}から${to}までは通知なし（${timeZone}）`,
    chooseToStop: 'フォローをやめる…',
    stop: 'フォローをやめる',
    stopped: (topic) => `今後はお知らせしません：**${topic}**`,
    stoppedBefore: 'もう誰もフォローしていないため、お知らせしません。',
    notYours: 'フォローしている本人かモデレーターだけがやめられます。',
    followed: (topic) => `これに答える新しい記事が出たらお知らせします：**${topic}**`,
    followedBy: (mention) => `${mention} がフォロー中`,
    already: 'すでにフォローしています。',
    tooMany: (most) => `フォローできるのは${most}件までです。まず1件やめてください。`,
    tooShort: '質問か、2語以上の話題を指定してください。',
    noTopic: '話題も指定してください。そのチャンネルで何をフォローしますか？',
    unknownTimeZone: 'そのタイムゾーンは不明です。入力中に表示される一覧から選んでください。',
    needsTimeZone:
      '通知しない時間帯にはタイムゾーンが必要です。`タイムゾーン` も指定してください。',
    invalidHours: '通知しない時間帯は `22-7`（午後10時から午前7時まで）か `off` と書いてください。',
    notThere: {
      member: (channel) =>
        `${channel} ではお知らせできません。あなた自身がそこに書き込めないためです。`,
      bot: (channel) =>
        `${channel} に書き込めません。そこで**チャンネルを見る**と**メッセージを送信**の権限が必要です。`,
      settings: (channel) =>
        `このサーバーのモデレーターは、${channel} であなたが質問することを許可していません。`,
    },
    directShared:
      'ダイレクトメッセージでは、全サーバー共有の記事だけをお知らせします。このサーバーの記事にはチャンネルを選んでください。',
    closed:
      'ダイレクトメッセージを送れません。共通のサーバーのプライバシー設定で許可してから、**もう一度試す**を押してください。',
    tryAgain: 'もう一度試す',
    willTry: '新しい記事が出たら、もう一度送ってみます。',
  },

  digest: {
    heading: (count) => `新しい記事：${grouped(count)}件`,
    moreReports: (count) => `ほか${grouped(count)}件の記事`,
    moreStories: (count) => `ほか${grouped(count)}件の話題：\`/${sources.name}\``,
  },

  forget: {
    nothing: '保存されている記録はありませんでした。',
    done: (answers, votes) => `削除しました：質問と回答${answers}件、評価${votes}件。`,
    follows: (count) => `フォローしていた${count}件も削除しました。`,
    waiting: (count) => `処理中の質問${count}件には、保存せずに回答します。`,
    messagesStay: `チャンネルにある私のメッセージは、だれかが削除するまで残ります。メッセージの下の **${buttons.delete}** を押してください。ほかのボタンはもう使えません。`,
  },
};

export const japanese: Language = { locales: [Locale.Japanese], words, commands };
