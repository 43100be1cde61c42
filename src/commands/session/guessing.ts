/**
 * Slows the guessing of passwords, by account and by address, with waits that double up to a bound and are forgotten
 * after an hour: never a lasting lock, so nobody can shut another person out for long. A try is counted before its
 * password is looked at, and none is looked at while a wait lasts: many guesses at once cost no more than one after
 * another. Counted in each server process: a store shared by all would make every guess a write to the database, and n
 * processes give a guesser no more than n times these small numbers.
 */
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

interface By {
  account: string;
  address: string;
}

export function guessing(limits: GuessingLimits = guessingLimits) {
  const account = slowed(limits.freeByAccount, limits.longestByAccount);
  const address = slowed(limits.freeByAddress, limits.longestByAddress);
  return {
    /** Counts a try as failed until it has succeeded. @returns seconds to wait when it may not be made, else the failures so far. */
    begin(by: By): { wait: number; failures: number } {
      const wait = Math.max(account.wait(by.account), address.wait(by.address));
      if (wait > 0) return { wait, failures: 0 };
      address.count(by.address);
      return { wait: 0, failures: account.count(by.account) };
    },
    /** The right password clears the account; of the address only this try is taken back. */
    succeeded(by: By): void {
      account.forget(by.account);
      address.takeBack(by.address);
    },
  };
}

/** Whether so many failures are worth another line in the audit trail: the fifth, the tenth, the twentieth … */
export const isWorthRecording = (failures: number, free = guessingLimits.freeByAccount): boolean =>
  failures >= free && Number.isInteger(Math.log2(failures / free));

/** How long a failure is remembered, in milliseconds. */
const memory = 3_600_000;
/** Keys held at most: beyond it the one that was quiet for longest is forgotten. */
const crowd = 100_000;

interface Failures {
  count: number;
  last: number;
}

// Everything happens in one turn of the event loop: nothing comes between looking and counting.
function slowed(free: number, longest: number) {
  const known = new Map<string, Failures>();
  const remembered = (key: string): Failures => {
    const failures = known.get(key);
    return failures && Date.now() - failures.last < memory ? failures : { count: 0, last: 0 };
  };
  const keep = (key: string, failures: Failures) => {
    // Deleted first, it goes to the end: a Map keeps the order in which keys came.
    known.delete(key);
    known.set(key, failures);
    if (known.size > crowd) known.delete(known.keys().next().value as string);
  };
  return {
    wait(key: string): number {
      const { count, last } = remembered(key);
      if (count < free) return 0;
      const seconds = Math.min(2 ** (count - free), longest);
      return Math.max(0, Math.ceil((last + seconds * 1_000 - Date.now()) / 1_000));
    },
    count(key: string): number {
      const count = remembered(key).count + 1;
      keep(key, { count, last: Date.now() });
      return count;
    },
    takeBack(key: string): void {
      const { count, last } = remembered(key);
      if (count > 1) keep(key, { count: count - 1, last });
      else known.delete(key);
    },
    forget: (key: string) => void known.delete(key),
  };
}
