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

  status: {
    name: '상태',
    description: '기사를 몇 건 인용하는지, 언제부터 실행 중인지 알려 드려요',
  },
  help: { name: '도움말', description: '질문하는 방법과 그 밖의 기능을 알려 드려요' },

  forget: { name: '기록삭제', description: '저에게 남아 있는 내 기록을 삭제해요' },
  'forget.me': {
    name: '내-기록',
    description: '모든 서버에서 내 질문과 그 답변, 내 투표를 삭제해요',
  },

  articles: { name: '기사', description: '기사를 추가하고 삭제하고 목록을 봐요' },
  'articles.add': { name: '추가', description: '파일이나 링크에서 기사를 추가해요' },
  'articles.add.file': {
    name: '파일',
    description: '텍스트, Markdown, HTML, JSON, JSON Lines (gzip도 가능), 최대 25MB',
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

  config: {
    name: '설정',
    description: '이 서버의 어디에서 제가 답하고 누가 질문할 수 있는지 보고 바꿔요',
  },
  'config.show': { name: '보기', description: '지금 설정을 봐요' },
  'config.question-channel': {
    name: '질문채널',
    description: '멘션이 없어도 질문에 답할 채널을 정해요',
  },
  'config.question-channel.channel': { name: '채널', description: '대상 채널' },
  'config.question-channel.read': {
    name: '읽기',
    description: '그곳의 메시지를 모두 읽을지 여부',
  },
  'config.allow-channel': {
    name: '채널허용',
    description: '채널을 허용할지 정해요 (하나도 없으면 모든 채널 허용)',
  },
  'config.allow-channel.channel': { name: '채널', description: '대상 채널' },
  'config.allow-channel.allowed': { name: '허용', description: '그곳에서 답할지 여부' },
  'config.allow-role': {
    name: '역할허용',
    description: '역할을 허용할지 정해요 (하나도 없으면 누구나 질문 가능)',
  },
  'config.allow-role.role': { name: '역할', description: '대상 역할' },
  'config.allow-role.allowed': {
    name: '허용',
    description: '이 역할이 있는 멤버가 질문할 수 있는지 여부',
  },
  'config.mark-unanswered': {
    name: '게시글표시',
    description: '포럼에서 답하지 못한 질문에 반응을 달지 정해요',
  },
  'config.mark-unanswered.mark': { name: '표시', description: '반응을 달지 여부' },
  'config.privacy': {
    name: '공개범위',
    description: `/${ask} 답변을 기본적으로 비공개로 할지 정해요`,
  },
  'config.privacy.private': { name: '비공개', description: '답변을 질문한 사람만 볼지 여부' },

  gaps: {
    name: '미답변',
    description: '답하지 못했거나 답변이 도움이 안 된 질문을 보여 드려요',
  },
  'gaps.days': { name: '일수', description: '최근 며칠을 볼지 (기본값: 30)' },

  stats: {
    name: '통계',
    description: '이 서버에서 질문을 얼마나 받았고 얼마나 답했는지 보여 드려요',
  },
  'stats.days': { name: '일수', description: '최근 며칠을 볼지 (기본값: 30)' },
} satisfies CommandWords;
