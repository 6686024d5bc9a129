import type { APIContainerComponent } from 'discord.js';
import type { Words } from '../../../locales/catalogue.js';
import type { AnswerState, ShownNearArticle } from '../../answer-state.js';
import type { Row } from '../../payload.js';
import { eachOnce, openArticle } from '../parts/buttons.js';
import { nearSentence } from '../parts/near-sentence.js';
import { searchLines } from '../parts/search-lines.js';
import { sourceLines } from '../parts/source-line.js';
import { type Block, besideButton, cardOf, divider, textBlock } from './blocks.js';

/** Articles named in a refusal; each is a headline, a sentence and a button. */
const mostNearest = 4;
/** Characters of a near article's sentence: three lines on a phone. */
const longestSentence = 160;
/** Characters that corrections and filters may take. */
const roomForSearch = 600;

/** What stands around the nearest articles. */
interface Surroundings {
  /** Lines of small print above them: what was asked. */
  readonly above: readonly string[];
  /** What the refusal says; its first line is a heading. */
  readonly opening: readonly [string, ...string[]];
  readonly row: Row;
}

/** A refusal as a card: that nothing was found, and the nearest articles with a button to open each. */
export function refusalCard(
  state: AnswerState,
  { above, opening, row }: Surroundings,
  words: Words,
): APIContainerComponent {
  const nearest = eachOnce(state.nearest).slice(0, mostNearest);
  const search = searchLines(state, roomForSearch, words);
  const [found, ...more] = opening;
  return cardOf('none', [
    ...textBlock(above),
    ...textBlock([`### ${found}`, ...more, ...search]),
    ...(nearest.length > 0 ? [divider(), ...textBlock([`-# ${words.answer.nearest}`])] : []),
    ...nearest.flatMap((article) => nearBlocks(article, words)),
    row,
  ]);
}

function nearBlocks(article: ShownNearArticle, words: Words): Block[] {
  const { headline, facts } = sourceLines(article, words);
  const sentence = nearSentence(article, longestSentence);
  return [besideButton([headline, ...facts], openArticle(article, words)), ...textBlock(sentence)];
}
