import { describe, expect, it } from '@jest/globals';
import { guessing } from '../../src/commands/session/guessing.ts';

const limits = { freeByAccount: 2, freeByAddress: 4, longestByAccount: 8, longestByAddress: 100 };

describe('guessing passwords', () => {
  it('costs waits that double from the last free failure on, up to the longest', async () => {
    const guesses = guessing(limits);
    const waits: number[] = [];
    for (let n = 0; n < 7; n++) {
      await guesses.failed({ account: 'rita', address: `10.0.0.${n}` });
      waits.push(await guesses.wait({ account: 'rita', address: 'elsewhere' }));
    }
    expect(waits).toEqual([0, 1, 2, 4, 8, 8, 8]);
    expect(await guesses.wait({ account: 'mona', address: 'elsewhere' })).toBe(0);
  });

  it('is slowed by address too, however many accounts are tried', async () => {
    const guesses = guessing(limits);
    for (let n = 0; n < 6; n++) await guesses.failed({ account: `account ${n}`, address: '10.0.0.1' });
    expect(await guesses.wait({ account: 'another', address: '10.0.0.1' })).toBe(4);
    expect(await guesses.wait({ account: 'another', address: '10.0.0.2' })).toBe(0);
  });

  it('is forgotten for an account whose owner signs in', async () => {
    const guesses = guessing(limits);
    for (let n = 0; n < 3; n++) await guesses.failed({ account: 'rita', address: `10.0.0.${n}` });
    await guesses.succeeded({ account: 'rita' });
    expect(await guesses.wait({ account: 'rita', address: 'elsewhere' })).toBe(0);
    await guesses.failed({ account: 'rita', address: 'elsewhere' });
    expect(await guesses.wait({ account: 'rita', address: 'elsewhere' })).toBe(0);
  });
});
