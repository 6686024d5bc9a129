import type {
  AnswerState,
  ShownArticle,
  ShownNearArticle,
  ShownQuote,
} from '../../../src/discord/answer-state.js';
import type { AnswerView } from '../../../src/discord/view/parts/answer-view.js';
import type { KeptAnswer } from '../../../src/records/records.js';

export const lock: ShownArticle = {
  id: 'a1',
  file: 'lock.txt',
  title: 'Tidal lock opens',
  publisher: 'The Harbour Post',
  date: '2024-05-04',
  author: null,
  url: 'https://example.com/lock',
};

const text =
  'The lock at Brennhaven opened on Tuesday. It had cost 41 million crowns. Boats may pass at night.';

/** A quote of a text, its sentence marked; a likely answer. */
export function quoteOf(quoted: string, marked: string, alsoIn: ShownArticle[] = []): ShownQuote {
  const start = quoted.indexOf(marked);
  const highlight = { start, end: start + marked.length, text: marked };
  return {
    start: 0,
    end: quoted.length,
    text: quoted,
    highlight,
    article: lock,
    alsoIn,
    newer: null,
    part: null,
    asksFor: [],
    page: null,
    confidence: 0.91,
    band: 'answer',
  };
}

/** An article near a question, and its sentence that comes closest. */
export function nearOf(article: ShownArticle, sentence: string): ShownNearArticle {
  return { ...article, sentence: { start: 0, end: sentence.length, text: sentence } };
}

export const cost = quoteOf(text, 'It had cost 41 million crowns.', [
  { ...lock, id: 'a2', publisher: 'Coast Wire', url: null },
]);

const night: ShownQuote = {
  ...quoteOf(text, 'Boats may pass at night.'),
  confidence: 0.15,
  band: 'none',
};

export const answered: AnswerState = {
  understoodAs: 'what did the lock cost?',
  corrections: [],
  way: 'mention',
  notAQuestion: null,
  band: 'answer',
  confidence: 0.91,
  quotes: [cost, night],
  unanswered: [],
  unknownAuthor: null,
  nearest: [],
  filters: [],
  nothingFound: false,
  libraryEmpty: false,
  topic: { question: 'what did the lock cost?', articleIds: ['a1'] },
};

export const refused: AnswerState = {
  ...answered,
  band: 'none',
  confidence: 0.1,
  quotes: [],
  nearest: [
    nearOf(lock, 'It had cost 41 million crowns.'),
    nearOf(
      { ...lock, id: 'b1', title: null, publisher: null, url: null },
      'Brennhaven\n\nIt *opened* on Tuesday.',
    ),
  ],
  topic: null,
};

const kept: KeptAnswer = {
  id: 'k3x9Qm2ZpL7vT1bA',
  askedAt: '2024-06-01T12:00:00.000Z',
  userId: '123456789012345678',
  guildId: '223456789012345678',
  channelId: '323456789012345678',
  messageId: null,
  private: false,
  question: 'what did the lock cost?',
  outcome: 'answer',
  state: '{}',
};

/** A view of a state, public and in a server unless told otherwise. */
export function viewOf(
  state: AnswerState,
  other: Partial<Omit<AnswerView, 'kept' | 'state'>> & { readonly kept?: Partial<KeptAnswer> } = {},
): AnswerView {
  return { quote: 0, showQuestion: false, ...other, state, kept: { ...kept, ...other.kept } };
}
