import { readdirSync, readFileSync } from 'node:fs';

/** What a process took at most while it was watched. */
export interface Watched {
  /** Resident memory in MiB, when the watch began and at most. */
  before: number;
  most: number;
  /** Browsers that worked in the folder at once, at most. */
  browsers: number;
}

/** Looks at a process, and at the browsers whose profile lies in `folder`, until it is stopped. Linux alone shows it. */
export function watchProcess(pid: number, folder: string): () => Watched {
  const before = residentMiB(pid);
  const seen: Watched = { before, most: before, browsers: 0 };
  const look = () => {
    seen.most = Math.max(seen.most, residentMiB(pid));
    seen.browsers = Math.max(seen.browsers, browsersIn(folder));
  };
  const timer = setInterval(look, 250);
  return () => {
    clearInterval(timer);
    look();
    return seen;
  };
}

export function residentMiB(pid: number): number {
  const kibibytes = /^VmRSS:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
  return Math.round(Number(kibibytes) / 1_024);
}

/** A browser is many processes, begun by one another: counted are those that no other of them began. */
function browsersIn(folder: string): number {
  const parents = new Map<string, string>();
  for (const pid of readdirSync('/proc').filter((entry) => /^\d+$/.test(entry))) {
    try {
      const [program = '', ...args] = readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0');
      const isOne = program.endsWith('/chromium') && args.some((arg) => arg.startsWith(`--user-data-dir=${folder}`));
      if (isOne) parents.set(pid, /^PPid:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? '');
    } catch {
      // It ended meanwhile.
    }
  }
  return [...parents.values()].filter((parent) => !parents.has(parent)).length;
}
