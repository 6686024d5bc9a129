import { describe, expect, it } from 'vitest';
import { relation } from '../../../src/answer/quotes/near-copies.js';

const report =
  'The court in Marrowby acquitted the banker Ilse Ferrant on Friday after a trial of six weeks. She had sold bonds to 140 pensioners, most of them in the north of the county. The prosecutor did not appeal.';

/** The report with one thing written otherwise. */
function edited(from: string, to: string): string {
  expect(report).toContain(from);
  return report.replace(from, to);
}

describe('two near copies differ', () => {
  it.each([
    ['in the outcome', 'acquitted', 'convicted'],
    ['in a number', '140 pensioners', '410 pensioners'],
    ['in a number written as a word', 'six weeks', 'nine weeks'],
    ['in a name', 'Ilse Ferrant', 'Ilse Garland'],
    ['in a place', 'Marrowby', 'Thornwick'],
    ['in a day', 'Friday', 'Thursday'],
    ['in a negation', 'did not appeal', 'did appeal'],
    ['in a direction', 'in the north of', 'in the south of'],
    ['in before or after', 'after a trial', 'before a trial'],
  ])('%s', (_, from, to) => {
    expect(relation(report, edited(from, to))).toBe('differs');
    expect(relation(edited(from, to), report)).toBe('differs');
  });

  it.each([
    ['a score', 'Kestrel Town beat Fernley Rovers 3-1 at home', '3-1', '2-1'],
    ['a currency', 'The harbour wall cost the council $12 million', '$', '£'],
    ['a sign', 'The thermometer at the weather station showed -5 degrees', '-5', '5'],
    ['for and against', 'The council of Marrowby voted for the new bridge', 'for', 'against'],
    ['a rise and a fall', 'Rents in Thornwick rose by 4 per cent last year', 'rose', 'fell'],
  ])('in %s', (_, sentence, from, to) => {
    const rest =
      ' More is to be said on the matter at a meeting in the town hall at seven tonight.';
    expect(relation(`${sentence}.${rest}`, `${sentence.replace(from, to)}.${rest}`)).toBe(
      'differs',
    );
  });
});

describe('two near copies in the same words', () => {
  const rest = ' More is to be said on the matter at a meeting in the town hall at seven tonight.';

  it.each([
    ['Kestrel Town beat Fernley Rovers', 'Fernley Rovers beat Kestrel Town'],
    ['In the final of the cup Orm beat Kalvik', 'In the final of the cup Kalvik beat Orm'],
    ['The crash left 17 people hurt and 4 dead', 'The crash left 4 people hurt and 17 dead'],
    ['The rate rose from 3 to 5 per cent', 'The rate rose from 5 to 3 per cent'],
  ])('differ if two stand in each other’s places: %s, %s', (one, other) => {
    expect(relation(`${one} on Sunday.${rest}`, `${other} on Sunday.${rest}`)).toBe('differs');
  });

  it.each([
    ['Orm, Kalvik and Selm join the pact', 'Selm, Orm and Kalvik join the pact'],
    ['In the final of the cup Orm beat Kalvik', 'In the final of the cup Kalvik was beaten by Orm'],
    ['The organiser Ada Finch was the adviser', 'The organizer Ada Finch was the adviser'],
  ])('say the same in another order or spelling: %s, %s', (one, other) => {
    expect(relation(`${one} on Sunday.${rest}`, `${other} on Sunday.${rest}`)).toBe('same');
  });
});

describe('two near copies say the same', () => {
  it.each([
    ['with a word more', 'after a trial', 'after a long trial'],
    [
      'with the day elsewhere',
      'on Friday after a trial of six weeks',
      'after a trial of six weeks on Friday',
    ],
    ['with a number in digits', 'six weeks', '6 weeks'],
    ['with a sentence less', ' The prosecutor did not appeal.', ''],
    ['with a contraction', 'did not appeal', "didn't appeal"],
  ])('%s', (_, from, to) => {
    expect(relation(report, edited(from, to))).toBe('same');
    expect(relation(edited(from, to), report)).toBe('same');
  });

  it.each([
    [
      'The labour ministry organised a meeting at the centre.',
      'The labor ministry organized a meeting at the center.',
    ],
    ['Rents rose by 4 per cent, the council said.', 'Rents rose by 4%, the council said.'],
    ['It cost 1,250 crowns, the mayor added.', 'It cost 1250 crowns, the mayor said.'],
  ])('%s', (one, other) => {
    const rest =
      ' More is to be said on the matter at a meeting in the town hall at seven tonight.';
    expect(relation(one + rest, other + rest)).toBe('same');
  });
});

it('texts with little wording in common are neither', () => {
  expect(relation(report, 'A storm has torn the roof off the market hall in Thornwick.')).toBe(
    'other',
  );
});
