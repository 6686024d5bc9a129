import type { CommandWords } from '../catalogue.js';

const ask = '質問';

export const commands = {
  ask: {
    name: ask,
    description: '質問すると、答えになる段落を原文のまま引用します',
  },
  'ask.question': { name: '質問', description: '英語の質問を、完全な一文で' },
  'ask.source': {
    name: '出典',
    description: 'この発行元や著者の記事、またはタイトルにこの語を含む記事のみ',
  },
  'ask.after': { name: '開始日', description: 'この日以降に公開された記事のみ、YYYY-MM-DD' },
  'ask.before': { name: '終了日', description: 'この日までに公開された記事のみ、YYYY-MM-DD' },
  'ask.private': { name: '非公開', description: '回答を自分だけに表示するかどうか' },

  'Find sources': { name: '出典を探す' },

  sources: { name: '出典一覧', description: '引用元の記事を一覧で表示します' },
  'sources.publisher': {
    name: '発行元',
    description: 'この発行元や著者の記事、またはタイトルにこの語を含む記事のみ',
  },
  'sources.after': { name: '開始日', description: 'この日以降に公開された記事のみ、YYYY-MM-DD' },
  'sources.before': { name: '終了日', description: 'この日までに公開された記事のみ、YYYY-MM-DD' },

  source: {
    name: '出典',
    description: '記事を表示します。発行元、書き出し、ほかの掲載先がわかります',
  },
  'source.title': { name: 'タイトル', description: 'タイトルの一部、または記事の内容' },

  passage: { name: '段落', description: '記事を一段落ずつ読みます' },
  'passage.article': { name: '記事', description: 'タイトルの一部、または記事の内容' },
  'passage.number': { name: '番号', description: '何番目の段落か（デフォルト：最初）' },

  status: {
    name: '状態',
    description: '引用元の記事の数と、いつから動いているかを表示します',
  },
  help: { name: 'ヘルプ', description: '質問のしかたと、ほかにできることを表示します' },

  forget: { name: '記録削除', description: '保存されているあなたの記録を削除します' },
  'forget.me': {
    name: '自分',
    description: 'あなたの質問とその回答、評価をすべてのサーバーから削除します',
  },

  articles: { name: '記事', description: '記事を追加、削除、一覧表示します' },
  'articles.add': { name: '追加', description: 'ファイルまたはリンクから記事を追加します' },
  'articles.add.file': {
    name: 'ファイル',
    description: 'テキスト、Markdown、HTML、JSON、JSON Lines（gzip可）、25 MBまで',
  },
  'articles.add.url': {
    name: 'url',
    description: '記事へのリンク（ボットの運営者がリンクを許可している場合）',
  },
  'articles.add.title': { name: 'タイトル', description: '本文に見出しがない場合のタイトル' },
  'articles.add.publisher': { name: '発行元', description: '記事を公開したところ' },
  'articles.add.date': { name: '日付', description: '公開された日、YYYY-MM-DD' },
  'articles.remove': { name: '削除', description: '記事と、その重複を削除します' },
  'articles.remove.article': {
    name: '記事',
    description: '入力中に表示される一覧のタイトル、または記事のID',
  },
  'articles.list': { name: '一覧', description: '記事をIDとともに一覧表示します' },
  'articles.list.filter': {
    name: '絞り込み',
    description: 'この発行元や著者の記事、またはタイトルにこの語を含む記事のみ',
  },

  config: {
    name: '設定',
    description: 'このサーバーで回答する場所と、質問できる人を確認、変更します',
  },
  'config.show': { name: '表示', description: '現在の設定を表示します' },
  'config.question-channel': {
    name: '質問チャンネル',
    description: 'メンションなしの質問に回答するチャンネルを設定します',
  },
  'config.question-channel.channel': { name: 'チャンネル', description: '対象のチャンネル' },
  'config.question-channel.read': {
    name: '読む',
    description: 'そこのメッセージをすべて読むかどうか',
  },
  'config.allow-channel': {
    name: 'チャンネル許可',
    description: 'チャンネルの許可を設定します（指定がなければすべて許可）',
  },
  'config.allow-channel.channel': { name: 'チャンネル', description: '対象のチャンネル' },
  'config.allow-channel.allowed': { name: '許可', description: 'そこで回答するかどうか' },
  'config.allow-role': {
    name: 'ロール許可',
    description: 'ロールの許可を設定します（指定がなければ全員が質問できます）',
  },
  'config.allow-role.role': { name: 'ロール', description: '対象のロール' },
  'config.allow-role.allowed': {
    name: '許可',
    description: 'このロールを持つメンバーが質問できるかどうか',
  },
  'config.mark-unanswered': {
    name: '投稿マーク',
    description: 'フォーラムで答えられなかった質問に、リアクションを付けるかどうかを設定します',
  },
  'config.mark-unanswered.mark': { name: '付ける', description: 'リアクションを付けるかどうか' },
  'config.privacy': {
    name: '公開範囲',
    description: `/${ask} の回答をデフォルトで非公開にするかどうかを設定します`,
  },
  'config.privacy.private': {
    name: '非公開',
    description: '回答を質問した人だけに表示するかどうか',
  },

  gaps: {
    name: '未回答',
    description: '答えられなかった質問や、回答が低く評価された質問を表示します',
  },
  'gaps.days': { name: '日数', description: '過去何日分か（デフォルト：30）' },

  stats: {
    name: '統計',
    description: 'このサーバーで質問された数と、答えられた数を表示します',
  },
  'stats.days': { name: '日数', description: '過去何日分か（デフォルト：30）' },
} satisfies CommandWords;
