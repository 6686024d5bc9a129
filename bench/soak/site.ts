import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

const hour = 3_600_000;

/** What can be followed: a question, and the things that news tells of it. */
export interface Subject {
  readonly name: string;
  readonly question: string;
  /** The sentence that answers it with a number, without its end. */
  answer(number: number): string;
}

const towns =
  `Kalvik Lundby Velmora Eastmere Dunholm Sarrow Quill Ostrow Brannock Tessil Harrowgate Immerby
  Ludmark Norvik Pellam Questa Rodmere Skelby Torvane Ulstead Varnholt Wexley Yarrin Zelmont Aldersea Birchhaven
  Corrin Drummel Elverton Fossby Grenhold Hallmere Istrand Jorvel Kestwick Lormond Marrick Nethersby Orlund
  Pennock Quarrel Ravensea Stolby Tarnow Undermere Vossgate Wyndel Yestra Zarrow Ashvik`.split(
    /\s+/,
  );
/** Kinds of things that are followed in a town. An article shares its town with three and its kind with seven follows. */
const kindsOfATown = 4;

/** What is followed of each thing, and how news answers it. With few words in common, as members' topics have. */
const kinds: readonly (readonly [thing: string, question: string, answer: string])[] = [
  [
    'ferry',
    'How many passengers does the # ferry carry a day?',
    'The # ferry carries @ passengers a day',
  ],
  ['tram', 'What does a ticket for the # tram cost?', 'A ticket for the # tram costs @ pence'],
  ['harbour', 'How deep is the harbour of #?', 'The # harbour is @ centimetres deep'],
  [
    'bakery',
    'How many loaves leave the # bakery each night?',
    'Each night @ loaves leave the # bakery',
  ],
  ['orchard', 'How many apple trees grow in the # orchard?', 'In the # orchard grow @ apple trees'],
  [
    'observatory',
    'Which comets did the # observatory discover?',
    'The # observatory discovered comet P-@',
  ],
  ['prison', 'How many inmates are held in # prison?', 'In # prison @ inmates are held'],
  ['choir', 'How many singers has the # choir?', 'The # choir has @ singers'],
  ['glacier', 'How fast does the # glacier shrink?', 'The # glacier shrinks by @ inches a decade'],
  ['brewery', 'How much beer does the # brewery sell?', 'The # brewery sells @ barrels of beer'],
  ['zoo', 'How many penguins live in the # zoo?', 'In the # zoo live @ penguins'],
  ['hospital', 'How many nurses does the # hospital lack?', 'The # hospital lacks @ nurses'],
  ['mine', 'How much copper comes from the # mine?', 'From the # mine come @ tonnes of copper'],
  ['theatre', 'How many seats will the new # theatre have?', 'The new # theatre will have @ seats'],
  ['airport', 'How long is the runway of # airport?', 'The runway of # airport is @ yards long'],
  ['dairy', 'How many cheeses ripen in the # dairy?', 'In the # dairy ripen @ cheeses'],
  [
    'lighthouse',
    'How far can the # lighthouse be seen?',
    'The # lighthouse can be seen from @ metres away',
  ],
  ['university', 'How many students failed at # university?', 'At # university @ students failed'],
  ['reservoir', 'How full is the # reservoir?', 'The # reservoir holds @ megalitres'],
  [
    'market',
    'What rent do stalls at the # market pay?',
    'Stalls at the # market pay a rent of @ crowns',
  ],
  [
    'forest',
    'How many wolves were counted in the # forest?',
    'In the # forest @ wolves were counted',
  ],
  [
    'archive',
    'How many manuscripts burned in the # archive?',
    'In the # archive @ manuscripts burned',
  ],
  ['stadium', 'How many spectators fit into the # stadium?', 'Into the # stadium fit @ spectators'],
  [
    'windfarm',
    'How much electricity does the # windfarm produce?',
    'The # windfarm produces @ kilowatts of electricity',
  ],
  [
    'monastery',
    'How many monks are left in the # monastery?',
    'In the # monastery @ monks are left',
  ],
];

/** 200 subjects, always the same ones. */
export const subjects: readonly Subject[] = towns.flatMap((town, at) =>
  kindsOf(at).map(([thing, question, answer]) => ({
    name: `${town} ${thing}`,
    question: question.replace('#', town),
    answer: (number: number) => answer.replace('#', town).replace('@', number.toLocaleString('en')),
  })),
);

function kindsOf(town: number): typeof kinds {
  const from = town * kindsOfATown;
  return Array.from({ length: kindsOfATown }, (_, i) => kinds[(from + i) % kinds.length]).filter(
    (kind) => kind !== undefined,
  );
}

/** An entry of a feed. */
export interface Item {
  readonly number: number;
  readonly guid: string;
  readonly link: string;
  readonly title: string;
  readonly date: string;
  readonly text: string;
  /** The sentence that answers its subject's question, if one does. */
  readonly answer: string | null;
  readonly subject: Subject;
}

const dull: readonly ((name: string, n: number) => string)[] = [
  (name, n) => `The ${name} was closed for ${n % 40} hours after a storm broke two windows.`,
  (name, n) =>
    `Repairs of the ${name} will cost ${n} crowns, the council said after a long meeting.`,
  (name, n) => `Painters have begun to work on the ${name}, which needs ${n} litres of blue paint.`,
];

/** Entry number `n` of the month; each answers its subject's question, or is one of three that tell something else. */
export function itemAt(n: number, base: string, published: Date): Item {
  const subject = subjects[n % subjects.length] ?? subjects[0];
  if (subject === undefined) throw new Error('there are no subjects');
  const round = Math.floor(n / subjects.length);
  const { name } = subject;
  const number = 1000 + ((n * 7919) % 90_000);
  const answer = `${subject.answer(number)}, according to report ${n}.`;
  const answers = round % 4 === 0;
  const told = answers ? answer : (dull[round % dull.length]?.(name, number) ?? '');
  return {
    number: n,
    guid: `entry-${n}`,
    link: `${base}/news/${n}`,
    title: `${name}: report ${n} of ${published.toISOString().slice(0, 10)}`,
    date: published.toUTCString(),
    text: `${told}</p><p>The mayor spoke about it in front of ${number % 300} people, who asked her ${n % 17} questions. More is to be decided in ${(n % 9) + 2} weeks, when the council meets for the last time before the summer. Shops near the ${name} opened ${n % 50} minutes later than usual, and schools sent their pupils home on foot.</p><p>Old photographs of the ${name} are shown in the library until the end of the month. The exhibition was put together by ${number % 40} volunteers, and the catalogue has ${(n % 90) + 10} pages. Admission is free on weekdays, and guided tours begin at noon.`,
    answer: answers ? answer : null,
    subject,
  };
}

/** A site with feeds, some of which are at fault in the ways that feeds are. */
export interface Site {
  readonly base: string;
  readonly host: string;
  readonly feeds: readonly string[];
  /** What feed `number` holds now; its faults follow from its number and the time. */
  publish(number: number, items: readonly Item[]): void;
  /** Puts the site's clock on: faults come and go with it. */
  at(time: Date): void;
  close(): Promise<void>;
}

export async function openSite(feeds: number): Promise<Site> {
  const held = new Map<number, readonly Item[]>();
  const pages = new Map<number, Item>();
  let time = new Date(0);
  const server = createServer((request, response) => {
    const [, number] = /^\/feeds\/(\d+)$/.exec(request.url ?? '') ?? [];
    const [, page] = /^\/news\/(\d+)$/.exec(request.url ?? '') ?? [];
    const item = pages.get(Number(page));
    if (number !== undefined) answer(Number(number), response);
    else if (item === undefined) response.writeHead(404).end();
    else response.setHeader('content-type', 'text/html').end(pageOf(item));
  });
  const answer = (number: number, response: ServerResponse): void => {
    const kind = number % 10;
    const day = Math.floor(time.getTime() / (24 * hour));
    // One in ten is down for two days of nine, one in ten sends half a document every other time.
    if (kind === 3 && day % 9 < 2) {
      response.writeHead(500).end();
      return;
    }
    const xml = rss(held.get(number) ?? [], kind, day);
    const isCut = kind === 4 && Math.floor(time.getTime() / (3 * hour)) % 2 === 0;
    response.writeHead(200, { 'content-type': 'application/rss+xml' });
    response.end(isCut ? xml.slice(0, xml.length / 2) : xml);
  };
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const { port } = server.address() as AddressInfo;
  const base = `http://127.0.0.1:${port}`;
  return {
    base,
    host: `127.0.0.1:${port}`,
    feeds: Array.from({ length: feeds }, (_, number) => `${base}/feeds/${number}`),
    publish: (number, items) => {
      held.set(number, items);
      for (const item of items) pages.set(item.number, item);
    },
    at: (now) => {
      time = now;
    },
    close: () => new Promise((done) => server.close(() => done())),
  };
}

function pageOf({ title, text }: Item): string {
  return `<!doctype html><html lang="en"><head><title>${title}</title></head><body><nav><a href="/">Home</a></nav><article><h1>${title}</h1><p>${text}</p></article><footer>Contact</footer></body></html>`;
}

/** Even kinds give the beginnings of articles only, so that their pages are loaded. Kind 5: the same entries under new ids each day. 6: dates in the future. 7: HTML in titles. */
function rss(items: readonly Item[], kind: number, day: number): string {
  const entry = ({ guid, link, title, date, text }: Item): string => {
    const given =
      kind % 2 === 0
        ? `<description>${title} …</description>`
        : `<content:encoded><![CDATA[<p>${text}</p>]]></content:encoded>`;
    const id = kind === 5 ? `${guid}-${day}` : guid;
    const shown = kind === 6 ? new Date(Date.parse(date) + 900 * 24 * hour).toUTCString() : date;
    const named = kind === 7 ? `&lt;b&gt;${title}&lt;/b&gt;` : title;
    return `<item><guid isPermaLink="false">${id}</guid><link>${link}</link><title>${named}</title><pubDate>${shown}</pubDate>${given}</item>`;
  };
  return `<?xml version="1.0"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>Feed</title>${items.map(entry).join('')}</channel></rss>`;
}
