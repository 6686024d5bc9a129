import { seeded } from './small-embedder.js';

const people = [
  'a spokesman',
  'the mayor',
  'an engineer',
  'the minister',
  'a fisherman',
  'the coach',
];
const places = [
  'Lundby',
  'Port Arran',
  'Velmora',
  'Eastmere',
  'Kalvik',
  'Dunholm',
  'Sarrow',
  'Quill',
];
const things = [
  'bridge',
  'harbour',
  'hospital',
  'railway',
  'reservoir',
  'library',
  'stadium',
  'mine',
];
const deeds = [
  'reopened',
  'flooded',
  'sold',
  'inspected',
  'extended',
  'closed',
  'surveyed',
  'rebuilt',
];
const times = [
  'on Monday',
  'last week',
  'before the storm',
  'in the spring',
  'at dawn',
  'this year',
];

/** A story of our own making; another seed gives another, the same seed the same. */
export function story(seed: number, paragraphs = 4): { title: string; body: string } {
  const random = seeded(seed * 7919 + 1);
  const pick = (list: readonly string[]) => list[Math.floor(random() * list.length)] ?? '';
  const number = () => Math.floor(random() * 90_000) + 1000;
  const sentence = () =>
    `The ${pick(things)} near ${pick(places)} was ${pick(deeds)} ${pick(times)}, ${pick(people)} told reporters, ` +
    `and some ${number()} people of ${pick(places)} who use the ${pick(things)} will have to wait for ${number()} days.`;
  const paragraph = () => [sentence(), sentence(), sentence()].join(' ');
  return {
    title: `${pick(places)} ${pick(things)} is ${pick(deeds)} after ${number()} complaints`,
    body: Array.from({ length: paragraphs }, paragraph).join('\n\n'),
  };
}

/** A story as the text of a file, with front matter. */
export function storyText(seed: number, given: Record<string, string> = {}): string {
  const { title, body } = story(seed);
  const front = Object.entries({ title, ...given }).map(
    ([key, value]) => `${key}: ${JSON.stringify(value)}`,
  );
  return `---\n${front.join('\n')}\n---\n${body}\n`;
}
