import { describe, expect, it } from 'vitest';
import {
  isQuiet,
  quietHoursIn,
  timeThere,
  timeZoneNamed,
  timeZonesWith,
} from '../../../src/discord/follows/quiet.js';
import { unsetFollower } from '../../../src/records/follows.js';

const at = (time: string) => new Date(`2024-07-01T${time}Z`);

describe('quiet hours', () => {
  it.each([
    ['22-7', 22, 7],
    ['22:00 - 7:00', 22, 7],
    ['22 to 7', 22, 7],
    ['22h00–07h00', 22, 7],
    ['0 - 6', 0, 6],
    ['20-24', 20, 0],
  ])('are read from %s', (typed, from, to) => {
    expect(quietHoursIn(typed)).toEqual({ from, to });
  });

  it.each([
    '',
    'night',
    '7',
    '22-25',
    '7-7',
    '22-7-9',
    '-3 - 5',
    '22:30-7',
    '1e1-7',
  ])('are not read from “%s”', (typed) => {
    expect(quietHoursIn(typed)).toBeNull();
  });

  it('are those of the member’s time zone, over midnight, too', () => {
    const quiet = { from: 22, to: 7 };
    const oslo = { ...unsetFollower, quiet, timeZone: 'Europe/Oslo' };
    // Two hours ahead in summer.
    expect(isQuiet(oslo, at('19:59'))).toBe(false);
    expect(isQuiet(oslo, at('20:00'))).toBe(true);
    expect(isQuiet(oslo, at('04:59'))).toBe(true);
    expect(isQuiet(oslo, at('05:00'))).toBe(false);
    const noon = { ...oslo, quiet: { from: 12, to: 14 } };
    expect([isQuiet(noon, at('10:00')), isQuiet(noon, at('12:00'))]).toEqual([true, false]);
    expect(isQuiet({ ...oslo, quiet: null }, at('23:00'))).toBe(false);
  });
});

describe('time zones', () => {
  it('are known by their names, however they are written', () => {
    expect(timeZoneNamed(' europe/oslo ')).toBe('Europe/Oslo');
    expect(timeZoneNamed('Kalvik')).toBeNull();
    expect(timeZoneNamed('')).toBeNull();
  });

  it('are suggested by any part of a name, those that begin so first', () => {
    expect(timeZonesWith('new y')[0]).toBe('America/New_York');
    expect(timeZonesWith('utc')).toContain('UTC');
    expect(timeZonesWith('kalvik')).toEqual([]);
    expect(timeZonesWith('').length).toBeGreaterThan(25);
  });

  it('come with the time there', () => {
    expect(timeThere('Asia/Tokyo', at('12:05'), 'de-DE')).toBe('21:05');
  });
});
