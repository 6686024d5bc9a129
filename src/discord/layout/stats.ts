import type { Stats } from '../../library/records.js';
import { type Payload, payload } from '../payload.js';
import type { Words } from '../words/words.js';

/** How the bot was used on a server over some days: counts, and shares of the questions. */
export function layOutStats(stats: Stats, days: number, words: Words): Payload {
  const { questions, members, answer, closest, refused, helpful, notHelpful } = stats;
  const { stats: said } = words;
  const votes = helpful + notHelpful;
  if (questions === 0 && votes === 0) return payload(said.none(days));
  const count = (number: number): string => number.toLocaleString(words.locale);
  const share = (number: number, of: number): string => {
    if (of === 0) return count(number);
    const percent = (number / of).toLocaleString(words.locale, { style: 'percent' });
    return `${count(number)} (${percent})`;
  };
  return payload(
    [
      `**${said.heading(days)}**`,
      `- ${said.questions(count(questions), count(members))}`,
      `- ${said.answered(share(answer, questions))}`,
      `- ${said.closest(share(closest, questions))}`,
      `- ${said.refused(share(refused, questions))}`,
      `- ${votes === 0 ? said.noVotes : said.votes(share(helpful, votes), share(notHelpful, votes))}`,
    ].join('\n'),
  );
}
