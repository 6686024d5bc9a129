import { describe, expect, it } from 'vitest';
import { newFailureId } from '../../src/discord/failures.js';

describe('the id of a failure', () => {
  it('is 8 characters that are not taken for one another', () => {
    const ids = Array.from({ length: 500 }, newFailureId);
    for (const id of ids) expect(id).toMatch(/^[2-9a-hjkmnp-z]{8}$/);
    expect(new Set(ids).size).toBe(500);
  });
});
