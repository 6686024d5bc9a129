import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as chrono from 'chrono-node';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';

const seeds = join(import.meta.dirname, '..', 'seeds');
const originalsFolder = join(import.meta.dirname, '..', '..', 'shared', 'seeds');

/** A run of this many words in common with an original is a sentence taken over, not a name. */
const copiedRun = 8;

interface Brief {
  readonly fields: Readonly<Record<string, unknown>>;
  readonly paragraphs: readonly string[];
}

function readBrief(name: string): Brief {
  const text = readFileSync(join(seeds, name), 'utf8');
  const parts = /^---\n(.*?)\n---\n(.*)$/s.exec(text);
  if (parts?.[1] === undefined || parts[2] === undefined) {
    throw new Error(`${name} does not start with a front matter block`);
  }
  return { fields: parse(parts[1]), paragraphs: parts[2].trim().split(/\n\s*\n/) };
}

function words(text: string): string[] {
  return text
    .toLowerCase()
    .replace(/['’]/g, '')
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '');
}

function runs(text: string, length: number): Set<string> {
  const all = words(text);
  return new Set(
    all.slice(0, Math.max(0, all.length - length + 1)).map((_, at) => {
      return all.slice(at, at + length).join(' ');
    }),
  );
}

/** What the front matter may say of each brief, and facts that must be asked about with success. */
const briefs: Readonly<
  Record<string, { publisher: string; date?: string; facts: readonly string[] }>
> = {
  'un-report-weapons-and-crypto.md': {
    publisher: 'Pullquote briefs',
    facts: [
      '$50 million',
      'between 2020 and mid-2021',
      'at least three',
      'North America, Europe and Asia',
      'Chainalysis',
      '$400 million',
      'at least seven times in 2021',
      '"important revenue"',
      'Reuters',
      'on Saturday',
      'Security Council',
      'UN mission in New York had not commented',
      'neither a nuclear test nor the launch of an intercontinental ballistic missile',
      '"nuclear fissile materials"',
      "Democratic People's Republic of Korea (DPRK)",
      '"marked acceleration"',
      'by sea',
      'nine ballistic missiles',
      'in January',
      'date from 2006',
      'Zhang Jun',
      '"breakthroughs"',
      'Al Jazeera',
      'CBS17',
      'China, Russia and some other nations would not sign',
      'Linda Thomas-Greenfield',
      'starving',
    ],
  },
  'kim-practical-and-offensive-deterrence.md': {
    publisher: 'Pullquote briefs, after DW',
    date: '2023-04-11',
    facts: [
      '"practical and offensive"',
      '"frantic"',
      'KCNA reported on Tuesday',
      'on Monday',
      'Central Military Commission',
      '"puppet traitors"',
      'ability to attack',
      'Defence Ministry',
      'twice a day',
      'since March',
      'B-1B and B-52',
      'US aircraft carrier',
      'amphibious landings',
      'five years',
      'sea borders',
      'Kwon Youngse',
      'unification minister',
      '"unilateral and irresponsible"',
      'legal consequences',
      'Kaesong',
      'reconciliation',
      '"necessary steps"',
      'two intercontinental ballistic missiles',
      'underwater drones',
      '"irreversible"',
      'denuclearisation',
      'AFP, dpa, Reuters and AP',
    ],
  },
  'kim-war-readiness-seoul-retaliation.md': {
    publisher: 'Pullquote briefs',
    date: '2023-12-28',
    facts: [
      'goals for 2024',
      'bargaining chip',
      'November 2024',
      'second day of the plenary meeting',
      '"further accelerate"',
      '"vassal forces"',
      '"anti-imperialist"',
      'December 31',
      'Russia and China',
      'National Intelligence Service (NIS)',
      'cyber attacks',
      "in April for South Korea's parliament",
      'promoted to top posts',
      'sent a drone over the border',
      'Yoon Suk Yeol',
      'on Thursday',
      '"on the spot"',
      'November 21',
      'first military reconnaissance satellite',
      'plan for further satellites',
      'Hwasong-18',
      'solid-fuelled',
      'rehearsals for an invasion',
      'Donald Trump',
      '2019',
      'sanctions would be eased',
      'Matthew Miller',
      '"ironclad"',
    ],
  },
  'kim-speeds-up-war-preparations.md': {
    publisher: 'Pullquote briefs, after Nexstar Media',
    facts: [
      'on Wednesday',
      '"unprecedented"',
      "Workers' Party of Korea (WPK)",
      'goals for the next one',
      "People's Army",
      'munitions industry',
      'civil defence',
      'KCNA',
      'thorough analysis',
      '"strategic cooperation"',
      'Japan, South Korea and other democracies',
      'White House',
      'this month',
      'spy satellite',
      'Security Council resolutions',
      '"unacceptable"',
      "end of Kim Jong Un's regime",
      '"unwavering commitment"',
      'extended deterrence',
      'ROK, short for Republic of Korea',
    ],
  },
};

describe('the bundled briefs', () => {
  it('are exactly the ones described here', () => {
    expect(readdirSync(seeds).sort()).toEqual(Object.keys(briefs).sort());
  });

  describe.each(Object.entries(briefs))('%s', (name, { publisher, date, facts }) => {
    const { fields, paragraphs } = readBrief(name);
    const body = paragraphs.join('\n\n');

    it('says in its front matter what its source told, and no more', () => {
      const { title, ...others } = fields;
      expect(title).toEqual(expect.stringMatching(/\w+ \w+ \w+/));
      expect(others).toEqual({
        publisher,
        ...(date === undefined ? {} : { date }),
      });
    });

    it('ends with a line on where its facts come from', () => {
      expect(paragraphs.at(-1)).toMatch(/^Facts from .+ retold in our own words by Pullquote\.$/);
    });

    it.each(facts)('tells of %s', (fact) => {
      expect(body).toContain(fact);
    });
  });

  const undated = Object.keys(briefs).filter((name) => briefs[name]?.date === undefined);

  it.each(undated)('%s names no full day that could pass for its date', (name) => {
    // chrono-node calls "last week", and even "lasts", certain to the day: a written year is asked for.
    const dated = chrono
      .parse(readBrief(name).paragraphs.join('\n\n'))
      .filter(({ start, text }) => start.isCertain('day') && /\d{4}/.test(text))
      .map(({ text }) => text);
    expect(dated).toEqual([]);
  });

  it('answer the question about crypto theft in one sentence that stands alone', () => {
    const sentences = readBrief('un-report-weapons-and-crypto.md').paragraphs.flatMap((paragraph) =>
      paragraph.split(/(?<=\.)\s/),
    );
    const telling = (...parts: string[]) =>
      sentences.filter((sentence) => parts.every((part) => sentence.includes(part)));
    expect(telling('UN report', '$50 million', 'exchanges', '2020', 'mid-2021')).toHaveLength(1);
    expect(telling('UN report', 'Chainalysis', '$400 million', 'seven', '2021')).toHaveLength(1);
  });
});

describe.skipIf(!existsSync(originalsFolder))('the briefs beside ../shared/seeds', () => {
  const originals = existsSync(originalsFolder)
    ? readdirSync(originalsFolder).map((name) => readFileSync(join(originalsFolder, name), 'utf8'))
    : [];

  it.each(Object.keys(briefs))(`%s shares no run of ${copiedRun} words with them`, (name) => {
    const taken = new Set(originals.flatMap((text) => [...runs(text, copiedRun)]));
    const { fields, paragraphs } = readBrief(name);
    const { title } = fields;
    const ours = [String(title), ...paragraphs].join('\n\n');
    expect(taken.size).toBeGreaterThan(1000);
    expect([...runs(ours, copiedRun)].filter((run) => taken.has(run))).toEqual([]);
  });
});
