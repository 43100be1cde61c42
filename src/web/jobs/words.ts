/** What jobs are called, and what to do when they fail. */
import type { JobOverview } from '../api/types.ts';

interface JobWords {
  one: string;
  /** What usually mends it. */
  remedy: string;
}

const known: Record<string, JobWords> = {
  notify: { one: 'Notification', remedy: 'Read the worker’s log, then drive it again.' },
  mail: { one: 'Letter', remedy: 'Check the mail server and SMTP_URL; for one address alone, the person’s e-mail.' },
  mailDigest: { one: 'Daily digest', remedy: 'Check the mail server and SMTP_URL.' },
  mailPasswordLink: { one: 'Password letter', remedy: 'Check the mail server, or invite the person anew.' },
  renderDocument: { one: 'Paper', remedy: 'Check that Chromium starts on the worker’s machine; its log says more.' },
  importData: { one: 'Import', remedy: 'Open the import: it says which file or row it could not read.' },
  reroute: { one: 'Route asked anew', remedy: 'Read the worker’s log, then drive it again.' },
};

export const jobKinds = Object.keys(known);

/** "Letter" for `mail`; a kind that is new here by its own name. */
export const jobWords = (verb: string): string => known[verb]?.one ?? verb;

export const remedyFor = (verb: string): string => known[verb]?.remedy ?? 'Read the worker’s log.';

/** A length of time in one unit: "14 s", "3 min", "2 h", "5 d". */
export function lengthWords(seconds: number): string {
  const [unit, size] = units.find(([, each]) => Math.abs(seconds) >= each) ?? (['s', 1] as const);
  return `${Math.trunc(seconds / size)} ${unit}`;
}

const units = [
  ['d', 86_400],
  ['h', 3_600],
  ['min', 60],
] as const;

/** Seconds from one moment to another. */
export const secondsBetween = (from: string, to: string): number => (Date.parse(to) - Date.parse(from)) / 1_000;

const differ = (values: readonly string[]): boolean => new Set(values).size > 1;

export interface Advice {
  tone: 'bad' | 'wait';
  what: string;
  todo: string;
}

/** What is wrong now and what to do about it, the worst first; nothing when all is well. */
export function adviceOn({ processes, kinds, lagSeconds, lateDeadlines }: JobOverview): Advice[] {
  const alive = processes.filter((process) => process.alive);
  const workers = alive.flatMap(({ worker }) => worker ?? []);
  const fault = workers.find(({ queue }) => queue.fault !== null)?.queue.fault;
  const dead = kinds.reduce((sum, kind) => sum + kind.dead, 0);
  const failing = kinds.reduce((sum, kind) => sum + kind.failing, 0);
  const silent = processes.filter((process) => !process.alive);
  const advice: (Advice | false)[] = [
    workers.length === 0 && {
      tone: 'bad',
      what: 'No worker runs.',
      todo: 'Nothing is mailed, printed or imported until a process with ROLE=worker or ROLE=all is started.',
    },
    fault !== undefined && {
      tone: 'bad',
      what: `Redis cannot be reached: ${fault}.`,
      todo: 'Decisions go on; what follows from them waits. Bring Redis back, empty or not: nothing is lost.',
    },
    dead > 0 && {
      tone: 'bad',
      what: `${dead} ${dead === 1 ? 'job was' : 'jobs were'} given up.`,
      todo: 'Mend the cause that is named under What fails, then drive them again.',
    },
    lateDeadlines > 0 && {
      tone: 'bad',
      what: `${lateDeadlines} ${lateDeadlines === 1 ? 'deadline is' : 'deadlines are'} late.`,
      todo: 'A worker carries them out as soon as it runs; if one does, its log says why they fail.',
    },
    workers.length > 0 &&
      lagSeconds > 120 && {
        tone: 'bad',
        what: `Work has waited ${lengthWords(lagSeconds)} to be taken up.`,
        todo: 'The workers are too few or stuck: look at their logs, or start another.',
      },
    failing > 0 && {
      tone: 'wait',
      what: `${failing} ${failing === 1 ? 'job fails' : 'jobs fail'} and will be tried again.`,
      todo: 'Nothing has to be done unless it goes on: the reasons are below.',
    },
    differ(workers.map(({ queue }) => queue.backend)) && {
      tone: 'wait',
      what: 'Some workers queue on Redis, others on PostgreSQL.',
      todo: 'Set REDIS_URL alike for all of them, or for none.',
    },
    differ(workers.map(({ mail }) => mail)) && {
      tone: 'wait',
      what: 'Some workers send letters, others only keep them.',
      todo: 'Set SMTP_URL alike for all of them: a letter that was kept is not sent later.',
    },
    silent.length > 0 && {
      tone: 'wait',
      what: `${silent.length} ${silent.length === 1 ? 'process has' : 'processes have'} fallen silent.`,
      todo: 'Others take over its work. Start it again unless it was meant to end.',
    },
  ];
  return advice.filter((one) => one !== false);
}
