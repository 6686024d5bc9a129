import type { Answer } from '../answer.js';
import { joinsSeveralFacts } from '../question/expected.js';
import { orderingIn } from '../question/order.js';
import { askForAuthor } from './ask-author.js';
import { askForNews } from './ask-news.js';
import { authorQuestionIn } from './by-author.js';
import { type ArticleQuestion, articleQuestionIn } from './forms.js';
import { newsQuestionIn } from './news-of.js';
import { answerOnRecord, lastShown } from './on-record.js';
import type { Asking } from './sought.js';
import { isToldBy, speaksOf } from './told.js';

/** Characters of the longest question about an article: a longer one asks for several facts. */
const longest = 300;

/**
 * Answers a question about articles themselves: who wrote one and when, what it says on the whole, what
 * somebody has written, what is new. What a text itself says of that goes first if the question may mean it:
 * "When was the report published?" may ask for a report that an article is about.
 *
 * @returns `null` if the question isn't about articles
 */
export async function askAbout(asking: Asking): Promise<Answer | null> {
  const { asked } = asking.ordinary;
  if (asked.length > longest || joinsSeveralFacts(asked)) return null;
  const ofArticle = articleQuestionIn(asked);
  if (ofArticle !== null) {
    const { topic } = ofArticle;
    return topic === null
      ? askPrevious(ofArticle, asking)
      : askArticle({ ...ofArticle, topic }, asking);
  }
  const ofNews = await newsQuestionIn(asked, asking.today);
  if (ofNews !== null) return askForNews(ofNews, asking);
  const ofAuthor = authorQuestionIn(asked);
  return ofAuthor === null ? null : askForAuthor(ofAuthor, asking);
}

/** Finds the article by what it is about. */
async function askArticle(
  question: ArticleQuestion & { readonly topic: string },
  { ordinary, find }: Asking,
): Promise<Answer> {
  const { topic, noun, asked } = question;
  const ordering = orderingIn(ordinary.asked);
  const found = await find({
    ...ordinary,
    asked: topic,
    text: topic,
    continues: null,
    about: { asksFor: asked === 'gist' ? [] : [asked], byLead: asked === 'gist' },
    // "The latest article about …": what the article is about doesn't hold these words.
    ordering: ordering === null ? null : { ...ordering, phrase: null },
  });
  const [first] = found.quotes;
  const mayBeText = noun !== null && first !== undefined && speaksOf(first, noun);
  return chosen(question, found, mayBeText, () => find(ordinary));
}

/** "Who wrote it?" asks about the article that the last answer quoted. */
async function askPrevious(question: ArticleQuestion, asking: Asking): Promise<Answer | null> {
  const { topic, ordinary, library, find } = asking;
  const { noun, asked } = question;
  const last = await lastShown(topic, asked === 'gist', library);
  if (last === null) return null;
  const found = await answerOnRecord([last], asked === 'gist' ? [] : [asked], asking);
  const mayBeText = found.quotes.some((quote) => speaksOf(quote, noun));
  // If nothing was spoken of that somebody wrote, "it" can only be the article.
  const certain = question.certain || !mayBeText;
  return chosen({ asked, certain }, { ...found, topic }, mayBeText, () => find(ordinary));
}

/**
 * The answer about an article, or the one that texts give: if they do tell what is asked, or if the question
 * may ask for something that they speak of.
 */
async function chosen(
  { asked, certain }: Pick<ArticleQuestion, 'asked' | 'certain'>,
  aboutArticle: Answer,
  mayBeText: boolean,
  ofTexts: () => Promise<Answer>,
): Promise<Answer> {
  if (certain && aboutArticle.answered && !mayBeText) return aboutArticle;
  const told = await ofTexts();
  if (isToldBy(told, asked)) return told;
  return certain || (aboutArticle.answered && !mayBeText) ? aboutArticle : told;
}
