import { describe, expect, it } from 'vitest';
import { otherSpeaker } from '../../../src/answer/confidence/speaker.js';

const reserve =
  'The reserve on Tamsey sands has two rangers. Olga Pitt has worked there since 2011.\n\n' +
  '“We count the seals each morning,” she said. “I slept in the hut all winter.”\n\n' +
  'Her colleague, Aki Moe, looks after the paths.\n\n' +
  '“They are worn,” he told visitors. “I broke my ankle there in May.”\n\n' +
  '"My boots leak," said volunteer Jo Lund, who helps at weekends.';
const sentence = {
  ankle: '“I broke my ankle there in May.”',
  hut: '“I slept in the hut all winter.”',
  paths: '“They are worn,” he told visitors.',
  boots: '"My boots leak," said volunteer Jo Lund, who helps at weekends.',
  since: 'Olga Pitt has worked there since 2011.',
};

function speaker(question: string, highlight: keyof typeof sentence): string | null {
  const start = reserve.indexOf(sentence[highlight]);
  return otherSpeaker(question, reserve, { start, end: start + sentence[highlight].length });
}

describe('the speaker of a highlight', () => {
  it.each([
    ['Did Olga Pitt break her ankle?', 'ankle', 'Aki Moe'],
    ['did olga pitt break her ankle?', 'ankle', 'Aki Moe'],
    ['Has Aki Moe slept in the hut?', 'hut', 'Olga Pitt'],
    ["Why do Olga Pitt's boots leak?", 'boots', 'Jo Lund'],
    ['What did Olga Pitt say about the paths?', 'paths', 'Aki Moe'],
  ] as const)('is another person than the question is about: %s', (question, highlight, other) => {
    expect(speaker(question, highlight)).toBe(other);
  });

  it.each([
    ['Did Aki Moe break his ankle?', 'ankle'],
    ['Did Moe break his ankle?', 'ankle'],
    ['What did Aki Moe say about the paths?', 'paths'],
    ['Has Olga Pitt slept in the hut?', 'hut'],
    ['Do the boots of Jo Lund leak?', 'boots'],
  ] as const)('is the person that the question is about: %s', (question, highlight) => {
    expect(speaker(question, highlight)).toBeNull();
  });

  it.each([
    ['Did Mayor Noll call it a disgrace?', 'Petra Haas'],
    ['what did edwin noll call the decision?', 'Petra Haas'],
    ['Did Petra Haas call it a disgrace?', null],
    ['Who called it a disgrace?', null],
  ])('is who says it in the text, though not in quotation marks: %s', (question, other) => {
    const told = 'The leader of the opposition, Petra Haas, called the decision a disgrace.';
    const body = `Mayor Edwin Noll said on Monday that the pool had to close.\n\n${told}`;
    const start = body.indexOf(told);
    expect(otherSpeaker(question, body, { start, end: body.length })).toBe(other);
  });

  it('is nobody else if a title may mean the person asked about', () => {
    const told = 'The Prime Minister called the decision a disgrace.';
    const body = `Edwin Noll spoke in parliament on Monday.\n\n${told}`;
    const marked = { start: body.indexOf(told), end: body.length };
    expect(otherSpeaker('What did Edwin Noll call the decision?', body, marked)).toBeNull();
  });

  it.each([
    ['a question that names nobody', 'Who broke an ankle on the sands?', 'ankle'],
    ['somebody’s words about others', 'Did Olga Pitt wear the paths out?', 'paths'],
    ['a sentence that nobody speaks', 'How long has Aki Moe worked there?', 'since'],
    ['a body that has people to speak for it', 'Does Tamsey Council have leaking boots?', 'boots'],
  ] as const)('doesn’t matter for %s', (_, question, highlight) => {
    expect(speaker(question, highlight)).toBeNull();
  });
});
