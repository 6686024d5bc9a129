import type { CommandWords } from '../catalogue.js';

const ask = '질문';

export const commands = {
  ask: {
    name: ask,
    description: '질문하면 답이 되는 단락을 원문 그대로 보여 드려요',
  },
  'ask.question': { name: '질문', description: '영어로 된 온전한 한 문장의 질문' },
  'ask.source': {
    name: '출처',
    description: '이 언론사나 글쓴이의 기사, 또는 제목에 이 말이 있는 기사만',
  },
  'ask.after': { name: '시작일', description: '이날부터 나온 기사만, YYYY-MM-DD' },
  'ask.before': { name: '종료일', description: '이날까지 나온 기사만, YYYY-MM-DD' },
  'ask.private': { name: '비공개', description: '답변을 나만 볼지 여부' },

  'Find sources': { name: '출처 찾기' },

  sources: { name: '출처목록', description: '제가 인용하는 기사의 목록을 보여 드려요' },
  'sources.publisher': {
    name: '언론사',
    description: '이 언론사나 글쓴이의 기사, 또는 제목에 이 말이 있는 기사만',
  },
  'sources.after': { name: '시작일', description: '이날부터 나온 기사만, YYYY-MM-DD' },
  'sources.before': { name: '종료일', description: '이날까지 나온 기사만, YYYY-MM-DD' },

  source: {
    name: '출처',
    description: '기사 하나를 보여 드려요: 어디서 나왔는지, 어떻게 시작하는지, 또 어디에 실렸는지',
  },
  'source.title': { name: '제목', description: '제목의 일부, 또는 기사의 내용' },

  passage: { name: '단락', description: '기사를 한 단락씩 읽어요' },
  'passage.article': { name: '기사', description: '제목의 일부, 또는 기사의 내용' },
  'passage.number': { name: '번호', description: '몇 번째 단락인지 (기본값: 첫 단락)' },

  follow: {
    name: '팔로우',
    description: '질문에 답하는 새 기사 알림을 받고, 팔로우 중인 주제를 봅니다',
  },
  'follow.topic': { name: '주제', description: '질문이나 주제를 짧게' },
  'follow.channel': { name: '채널', description: '알려 드릴 곳(기본: 다이렉트 메시지)' },
  'follow.quiet': { name: '조용한시간', description: '알리지 않는 시간. 예: 22-7 또는 off' },
  'follow.timezone': { name: '시간대', description: '알리지 않는 시간을 위한 시간대' },
  'follow.most': { name: '최대', description: '하루 최대 알림 수(기본: 5)' },

  status: {
    name: '상태',
    description: '기사를 몇 건 인용하는지, 언제부터 실행 중인지 알려 드려요',
  },
  help: { name: '도움말', description: '질문하는 방법과 그 밖의 기능을 알려 드려요' },

  forget: { name: '기록삭제', description: '저에게 남아 있는 내 기록을 삭제해요' },
  'forget.me': {
    name: '내-기록',
    description: '모든 서버에서 내 질문, 답변, 투표, 팔로우를 삭제해요',
  },

  articles: { name: '기사', description: '기사를 추가하고 삭제하고 목록을 봐요' },
  'articles.add': { name: '추가', description: '파일이나 링크에서 기사를 추가해요' },
  'articles.add.file': {
    name: '파일',
    description:
      'PDF, Word(.docx), 텍스트, Markdown, HTML, JSON, JSON Lines (gzip도 가능), 최대 25MB',
  },
  'articles.add.url': { name: 'url', description: '기사 링크 (봇 운영자가 링크를 허용한 경우)' },
  'articles.add.title': { name: '제목', description: '본문에 제목이 없을 때의 제목' },
  'articles.add.publisher': { name: '언론사', description: '기사를 낸 곳' },
  'articles.add.date': { name: '날짜', description: '보도된 날짜, YYYY-MM-DD' },
  'articles.remove': { name: '삭제', description: '기사와 그 중복 기사를 삭제해요' },
  'articles.remove.article': {
    name: '기사',
    description: '입력할 때 나오는 목록의 제목, 또는 기사의 ID',
  },
  'articles.list': { name: '목록', description: '기사와 그 ID의 목록을 봐요' },
  'articles.list.filter': {
    name: '필터',
    description: '이 언론사나 글쓴이의 기사, 또는 제목에 이 말이 있는 기사만',
  },

  feeds: { name: '피드', description: '새 기사를 자동으로 가져올 피드를 보고 추가하고 삭제해요' },

  config: {
    name: '설정',
    description: '이 서버의 어디에서 제가 답하고 누가 질문할 수 있는지 보고 바꿔요',
  },

  gaps: {
    name: '미답변',
    description: '답하지 못했거나 답변이 도움이 안 된 질문을 보여 드려요',
  },
  'gaps.days': { name: '일수', description: '최근 며칠을 볼지 (기본값: 30)' },
  'gaps.done': { name: '처리됨', description: '대신 처리했다고 표시한 질문을 보여 드려요' },

  stats: {
    name: '통계',
    description: '이 서버에서 질문을 얼마나 받았고 얼마나 답했는지 보여 드려요',
  },
  'stats.days': { name: '일수', description: '최근 며칠을 볼지 (기본값: 30)' },
} satisfies CommandWords;
