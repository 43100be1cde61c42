/**
 * Slows the guessing of passwords, by account and by address, with waits that double up to a bound and are forgotten
 * after an hour: never a lasting lock, so nobody can shut another person out for long. While a wait lasts no password
 * is looked at. Counted in each server process: a store shared by all would make every guess a write to the database,
 * and n processes give a guesser no more than n times these small numbers.
 */
import { RateLimiterMemory } from 'rate-limiter-flexible';

export interface GuessingLimits {
  /** Failures that cost nothing; an office behind one address mistypes more often than one person. */
  freeByAccount: number;
  freeByAddress: number;
  /** Longest wait, in seconds. */
  longestByAccount: number;
  longestByAddress: number;
}

export const guessingLimits: GuessingLimits = {
  freeByAccount: 5,
  freeByAddress: 30,
  longestByAccount: 60,
  longestByAddress: 900,
};

export function guessing(limits: GuessingLimits = guessingLimits) {
  const account = slowed(limits.freeByAccount, limits.longestByAccount);
  const address = slowed(limits.freeByAddress, limits.longestByAddress);
  return {
    /** Seconds to wait before this may be tried; 0: now. */
    async wait(by: { account: string; address: string }): Promise<number> {
      return Math.max(await account.wait(by.account), await address.wait(by.address));
    },
    async failed(by: { account: string; address: string }): Promise<void> {
      await account.failed(by.account);
      await address.failed(by.address);
    },
    /** The right password clears the account; the address stays under watch. */
    async succeeded(by: { account: string }): Promise<void> {
      await account.forget(by.account);
    },
  };
}

function slowed(free: number, longest: number) {
  const failures = new RateLimiterMemory({ points: free, duration: 3_600 });
  const waits = new RateLimiterMemory({ points: 1, duration: longest });
  return {
    async wait(key: string) {
      const waiting = await waits.get(key);
      return waiting ? Math.ceil(waiting.msBeforeNext / 1_000) : 0;
    },
    async failed(key: string) {
      const { consumedPoints } = await failures.penalty(key);
      const over = consumedPoints - free;
      if (over >= 0) await waits.block(key, Math.min(2 ** over, longest));
    },
    async forget(key: string) {
      await failures.delete(key);
      await waits.delete(key);
    },
  };
}
