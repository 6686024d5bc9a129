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

  follow: {
    name: 'フォロー',
    description: '質問に答える新しい記事のお知らせを受け取り、フォロー中のものを確認します',
  },
  'follow.topic': { name: '話題', description: '質問または話題を短く' },
  'follow.channel': {
    name: 'チャンネル',
    description: 'お知らせする場所（既定：ダイレクトメッセージ）',
  },
  'follow.quiet': { name: '静かな時間', description: 'お知らせしない時間帯。例：22-7、または off' },
  'follow.timezone': {
    name: 'タイムゾーン',
    description: 'お知らせしない時間帯のためのタイムゾーン',
  },
  'follow.most': { name: '最大', description: '1日のお知らせの最大件数（既定：5）' },

  status: {
    name: '状態',
    description: '引用元の記事の数と、いつから動いているかを表示します',
  },
  help: { name: 'ヘルプ', description: '質問のしかたと、ほかにできることを表示します' },

  forget: { name: '記録削除', description: '保存されているあなたの記録を削除します' },
  'forget.me': {
    name: '自分',
    description: 'あなたの質問、回答、評価、フォローをすべてのサーバーから削除します',
  },

  articles: { name: '記事', description: '記事を追加、削除、一覧表示します' },
  'articles.add': { name: '追加', description: 'ファイルまたはリンクから記事を追加します' },
  'articles.add.file': {
    name: 'ファイル',
    description:
      'PDF、Word（.docx）、テキスト、Markdown、HTML、JSON、JSON Lines（gzip可）、25 MBまで',
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

  feeds: {
    name: 'フィード',
    description: '新しい記事を自動で取り込むフィードを表示、追加、削除します',
  },

  config: {
    name: '設定',
    description: 'このサーバーで回答する場所と、質問できる人を確認、変更します',
  },

  gaps: {
    name: '未回答',
    description: '答えられなかった質問や、回答が低く評価された質問を表示します',
  },
  'gaps.days': { name: '日数', description: '過去何日分か（デフォルト：30）' },
  'gaps.done': { name: '対応済み', description: '代わりに対応済みのものを表示します' },

  stats: {
    name: '統計',
    description: 'このサーバーで質問された数と、答えられた数を表示します',
  },
  'stats.days': { name: '日数', description: '過去何日分か（デフォルト：30）' },
} satisfies CommandWords;
