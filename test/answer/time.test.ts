import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Answer } from '../../src/answer/answer.js';
import { engineOver } from './engine.js';

let engine: Awaited<ReturnType<typeof engineOver>>;

interface Written {
  readonly id: string;
  readonly title: string;
  readonly publisher: string;
  readonly text: string;
  readonly date?: string;
}

/** Reports on the same things at different times, and some that nobody has dated. */
const reports: readonly Written[] = [
  {
    id: 'tickets-2021',
    title: 'Ferry to Skarholm: a ticket for 9 crowns',
    publisher: 'Coast Wire',
    date: '2021-04-02',
    text: 'A ticket for the ferry to Skarholm costs 9 crowns, the shipping company says. Children travel free of charge.',
  },
  {
    id: 'tickets-2024',
    title: 'Ferry to Skarholm: a ticket for 14 crowns',
    publisher: 'Coast Wire',
    date: '2024-04-02',
    text: 'A ticket for the ferry to Skarholm costs 14 crowns, the shipping company says. Children now pay half.',
  },
  {
    id: 'tickets-undated',
    title: 'Ferry to Skarholm',
    publisher: 'Island Leaflet',
    text: 'A ticket for the ferry to Skarholm costs 6 crowns, the shipping company says. Dogs stay on deck.',
  },
  {
    id: 'blast-first',
    title: 'Blast at the Orrin mill',
    publisher: 'The Harbour Post',
    date: '2024-08-09',
    text: 'An explosion has torn down a wall of the flour mill in Orrin. At least 8 workers were injured, the fire brigade said on Friday evening. The road to the mill is closed.',
  },
  {
    id: 'blast-later',
    title: 'Orrin mill: more injured',
    publisher: 'Coast Wire',
    date: '2024-08-10',
    text: 'An explosion has torn down a wall of the flour mill in Orrin. At least 23 workers were injured, the fire brigade said on Saturday morning. The road to the mill is closed.',
  },
  {
    id: 'flood-first',
    title: 'Flood in the Tarn valley',
    publisher: 'The Harbour Post',
    date: '2024-09-03',
    text: 'After a night of rain the Tarn burst its banks near Hov. At least 14 people drowned and some 230 had to leave their homes, the rescue service said.',
  },
  {
    id: 'flood-later',
    title: 'More dead in Hov',
    publisher: 'Coast Wire',
    date: '2024-09-04',
    text: 'The number of people who drowned in the flood of the Tarn has risen to 22, the rescue service said on Wednesday. The school in Hov serves as a hospital.',
  },
  {
    id: 'flood-before',
    title: 'Hov remembers its flood',
    publisher: 'Coast Wire',
    date: '2023-09-03',
    text: 'In the flood of 1911 the Tarn took the mill of Hov. Nine people drowned in it, says the chronicle of the church.',
  },
  {
    id: 'verdict',
    title: 'Warden of Lowick lock fined',
    publisher: 'The Harbour Post',
    date: '2024-02-12',
    text: 'A court has fined the warden of Lowick lock, Bram Okafor, 300 crowns for leaving the gates open. He apologised to the skippers.\n\nThe lock was shut for two days.',
  },
  {
    id: 'roof',
    title: 'Market hall of Orrin gets a new roof',
    publisher: 'The Harbour Post',
    date: '2024-01-05',
    text: 'The market hall of Orrin has a new roof of slate. It cost 90,000 crowns, the council said.',
  },
  {
    id: 'verdict-corrected',
    title: 'Correction: warden of Lowick lock',
    publisher: 'The Harbour Post',
    date: '2024-02-14',
    text: 'Correction: In our report of 12 February on Bram Okafor, the warden of Lowick lock, we gave a wrong sum. The court fined him 800 crowns.',
  },
  {
    id: 'mayor-2019',
    title: 'Tilda Brandt takes office in Orrin',
    publisher: 'Coast Wire',
    date: '2019-05-01',
    text: 'Tilda Brandt is the mayor of Orrin. She was sworn in by the council on Wednesday.',
  },
  {
    id: 'mayor-2023',
    title: 'Osman Reid takes office in Orrin',
    publisher: 'Coast Wire',
    date: '2023-05-01',
    text: 'Osman Reid is the mayor of Orrin. He was sworn in by the council on Monday.',
  },
  {
    id: 'lake-may',
    title: 'Lake level in May',
    publisher: 'Lake News',
    date: '2024-05-20',
    text: 'The lake of Orm stands at 3.10 metres, the water board said. A year ago it was 3.40 metres.',
  },
  {
    id: 'lake-june',
    title: 'Lake level in June',
    publisher: 'Lake News',
    date: '2024-06-20',
    text: 'The lake of Orm stands at 2.85 metres, the water board said. Bathing jetties are being lengthened.',
  },
  {
    id: 'lake-july',
    title: 'Lake level in July',
    publisher: 'Lake News',
    date: '2024-07-20',
    text: 'The lake of Orm stands at 2.61 metres, the water board said. Boats can no longer leave the harbour.',
  },
];

beforeAll(async () => {
  engine = await engineOver(reports);
});

afterAll(async () => {
  await engine.close();
});

const first = ({ quotes }: Answer): string | undefined => quotes[0]?.article.id;

describe('a question for the newest report', () => {
  it.each([
    'What does a ticket for the ferry to Skarholm cost now?',
    'What is the current price of a ticket for the ferry to Skarholm?',
    'latest price of a ferry ticket to Skarholm',
  ])('gets it, and never an undated one: %s', async (question) => {
    const answer = await engine.ask(question);
    expect(first(answer)).toBe('tickets-2024');
    expect(answer.quotes[0]?.highlight.text).toContain('14 crowns');
  });

  it.each([
    ['Who is the mayor of Orrin?', 'mayor-2023'],
    ['what is the level of the lake of Orm as of today?', 'lake-july'],
  ])('gets it by its time, not by its words: %s', async (question, id) => {
    expect(first(await engine.ask(question))).toBe(id);
  });
});

it.each([
  ['What did a ticket for the ferry to Skarholm cost in 2021?', 'tickets-2021'],
  ['What did a ticket for the ferry to Skarholm cost in April 2024?', 'tickets-2024'],
])('a question for a time gets the report of that time, though others differ: %s', async (question, id) => {
  expect(first(await engine.ask(question))).toBe(id);
});

it('a question for the first report gets the oldest', async () => {
  const question = 'What did the first report say about the price of a ferry ticket to Skarholm?';
  expect(first(await engine.ask(question))).toBe('tickets-2021');
});

describe('reports on one event that differ', () => {
  it('are two quotes, the newer first, and neither names the other as saying the same', async () => {
    const { quotes } = await engine.ask(
      'How many workers were injured at the flour mill in Orrin?',
    );
    expect(quotes.slice(0, 2).map(({ article }) => article.id)).toEqual([
      'blast-later',
      'blast-first',
    ]);
    expect(quotes.flatMap(({ alsoIn }) => alsoIn)).toEqual([]);
  });

  it.each([
    'How many people drowned in the flood of the Tarn?',
    'how many people drowned in the flood of the tarn',
  ])('go by their date in a number, though they say it in other words: %s', async (question) => {
    const { quotes } = await engine.ask(question);
    expect(quotes.slice(0, 2).map(({ article }) => article.id)).toEqual([
      'flood-later',
      'flood-first',
    ]);
    expect(quotes[0]?.highlight.text).toContain('22');
  });

  it('go by how well they answer if the question names a time', async () => {
    const { quotes } = await engine.ask('How many people drowned in Hov on 3 September 2024?');
    expect(quotes[0]?.article.id).toBe('flood-first');
  });

  it('the older says that a newer one differs', async () => {
    const { quotes } = await engine.ask(
      'How many workers were injured at the flour mill in Orrin?',
    );
    expect(quotes.map(({ newer }) => newer?.id ?? null).slice(0, 2)).toEqual([null, 'blast-later']);
  });
});

it('a correction comes before the report that it corrects, which names it', async () => {
  const { quotes } = await engine.ask('How much was the warden of Lowick lock fined?');
  expect(quotes[0]?.article.id).toBe('verdict-corrected');
  expect(quotes[0]?.highlight.text).toContain('800 crowns');
  const older = quotes.find(({ article }) => article.id === 'verdict');
  expect(older?.newer?.id).toBe('verdict-corrected');
});

it('a correction says nothing about other articles of its publisher', async () => {
  const { quotes } = await engine.ask('What did the new roof of the market hall of Orrin cost?');
  expect(quotes[0]?.article.id).toBe('roof');
  expect(quotes[0]?.newer).toBeNull();
});
