import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { guessing, isWorthRecording } from '../../src/commands/session/guessing.ts';

const limits = { freeByAccount: 2, freeByAddress: 4, longestByAccount: 8, longestByAddress: 100 };

describe('guessing passwords', () => {
  beforeEach(() => void jest.useFakeTimers());
  afterEach(() => void jest.useRealTimers());

  it('costs waits that double from the last free failure on, up to the longest', () => {
    const guesses = guessing(limits);
    const waits: number[] = [];
    for (let n = 0; n < 7; n++) {
      guesses.begin({ account: 'rita', address: `10.0.0.${n}` });
      const { wait } = guesses.begin({ account: 'rita', address: 'elsewhere' });
      waits.push(wait);
      jest.advanceTimersByTime(wait * 1_000);
    }
    expect(waits).toEqual([0, 1, 2, 4, 8, 8, 8]);
    expect(guesses.begin({ account: 'mona', address: '10.0.1.1' }).wait).toBe(0);
  });

  it('is slowed by address too, however many accounts are tried', () => {
    const guesses = guessing(limits);
    for (let n = 0; n < 4; n++) guesses.begin({ account: `account ${n}`, address: '10.0.0.1' });
    expect(guesses.begin({ account: 'another', address: '10.0.0.1' }).wait).toBe(1);
    expect(guesses.begin({ account: 'another', address: '10.0.0.2' }).wait).toBe(0);
  });

  it('is counted before a password is looked at: many at once get no more looks than one after another', () => {
    const guesses = guessing(limits);
    const looks = Array.from({ length: 50 }, (_, n) => guesses.begin({ account: 'rita', address: `10.0.0.${n}` }));
    expect(looks.map(({ wait }) => wait > 0)).toEqual([false, false, ...Array(48).fill(true)]);
  });

  it('is forgotten for an account whose owner signs in, and that try for their address', () => {
    const guesses = guessing(limits);
    guesses.begin({ account: 'rita', address: '10.0.0.1' });
    const by = { account: 'rita', address: 'office' };
    for (let n = 0; n < 20; n++) {
      expect(guesses.begin(by).wait).toBe(0);
      guesses.succeeded(by);
    }
  });

  it('of names without end keeps no more than so many, the newest', () => {
    const guesses = guessing(limits);
    const address = '10.0.0.1';
    for (let n = 0; n < 4; n++) guesses.begin({ account: 'rita', address });
    for (let n = 0; n < 100_000; n++) guesses.begin({ account: `name ${n}`, address: `host ${n}` });
    expect(guesses.begin({ account: 'name 99999', address: 'elsewhere' }).wait).toBe(0);
    expect(guesses.begin({ account: 'name 99999', address: 'elsewhere' }).wait).toBe(1);
    expect(guesses.begin({ account: 'rita', address }).wait).toBe(0);
  });

  it('is worth a line in the audit trail at the fifth failure and each doubling', () => {
    const worth = Array.from({ length: 100 }, (_, n) => n).filter((failures) => isWorthRecording(failures));
    expect(worth).toEqual([5, 10, 20, 40, 80]);
  });
});
