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

/** Each browser has many processes; the one that leads them has no type. */
function browsersIn(folder: string): number {
  return readdirSync('/proc').filter((entry) => {
    if (!/^\d+$/.test(entry)) return false;
    try {
      const line = readFileSync(`/proc/${entry}/cmdline`, 'utf8');
      return line.includes(`--user-data-dir=${folder}`) && !line.includes('--type=');
    } catch {
      return false; // ended meanwhile
    }
  }).length;
}
