import { describe, expect, it } from 'vitest';
import { otherOffice } from '../../../src/answer/confidence/office.js';

const elected = 'Ferrania has elected Bruno Orlo president.';

describe('an office whose holder is asked for', () => {
  it.each([
    ['Who is the prime minister of Ferrania?', 'prime minister'],
    ["who's ferrania's new mayor", 'mayor'],
    ['Who was the vice president?', 'vice president'],
  ])('is missing if the passage only has the holder of another: %s', (question, office) => {
    expect(otherOffice(question, elected, elected)).toBe(office);
  });

  it.each([
    ['Who is the president of Ferrania?', elected],
    ['who is the prime minister', 'The premier, Ada Lund, met President Orlo.'],
    ['Who is the mayor?', 'Ada Lund has run the town since May.'],
    ['Who is the goalkeeper of Ferrania?', elected],
    ['Who elected the president?', elected],
  ])("isn't missing if the passage has it, or no other: %s", (question, passage) => {
    expect(otherOffice(question, passage, passage)).toBeNull();
  });
});
