import { type ChildProcess, spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { eventually } from './effects.ts';

/** The product as it is started by `npm start`, in a process of its own. */
export interface Product {
  pid: number;
  /** Where it serves; empty for a worker. */
  url: string;
  /** Everything it said so far: its log, parsed, and what else it wrote, as text. */
  said: Said[];
  /** Sends the signal, SIGKILL unless told, and waits for the end. */
  end(signal?: NodeJS.Signals): Promise<Ended>;
  /** Settles when it ends by itself or otherwise. */
  ended: Promise<Ended>;
}

export interface Said {
  level?: number;
  msg: string;
  [more: string]: unknown;
}

export interface Ended {
  code: number | null;
  signal: NodeJS.Signals | null;
  said: Said[];
}

const main = fileURLToPath(new URL('../../src/main.ts', import.meta.url));
/** Where Node keeps what it compiled: the product is started so often that most of its start would be that. */
const compiled = fileURLToPath(new URL('../../node_modules/.cache/countersign', import.meta.url));

/** Intervals so short that a test need not wait; every one is a setting of the product. */
const hurried = {
  RELAY_POLL_MS: '50',
  SWEEP_INTERVAL_MS: '200',
  SWEEP_REQUEUE_AFTER_MS: '2000',
  EFFECT_LEASE_MS: '3000',
  EFFECT_BACKOFF_MS: '50',
  EFFECT_BACKOFF_LIMIT_MS: '500',
  JOB_LOCK_MS: '3000',
  JOB_STALLED_INTERVAL_MS: '1000',
  DRAIN_TIMEOUT_MS: '3000',
};

/** Settings that leave every interval at its standard, so that what is promised of it can be measured. */
export const unhurried: Record<string, string> = Object.fromEntries(Object.keys(hurried).map((name) => [name, '']));

/** Starts it and waits until it serves (or carries out effects). @throws with all it said when it ends before that. */
export async function startProduct(settings: Record<string, string>): Promise<Product> {
  const product = launchProduct(settings);
  const started = await Promise.race([product.serving, product.ended]);
  if (typeof started === 'string') return { ...product, url: started };
  throw new Error(`it ended with ${started.code ?? started.signal}:\n${textOf(started.said)}`);
}

/** As startProduct, without waiting for anything. */
export function launchProduct(settings: Record<string, string>): Product & { serving: Promise<string> } {
  const child = spawn(process.execPath, [main], {
    // A group of its own, as a terminal gives it: a signal can go to all of it.
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...inherited(), NODE_COMPILE_CACHE: compiled, ...hurried, PORT: '0', DEMO: 'false', ...settings },
  });
  const said: Said[] = [];
  const serving = Promise.withResolvers<string>();
  for (const stream of [child.stdout, child.stderr]) {
    createInterface({ input: stream }).on('line', (line) => {
      const heard = parsed(line);
      said.push(heard);
      const url = / is at (http\S+)$/.exec(heard.msg)?.[1];
      if (url) serving.resolve(url);
      else if (settings.ROLE === 'worker' && heard.msg === 'carrying out effects') serving.resolve('');
    });
  }
  const ended = endOf(child, said);
  return {
    pid: child.pid as number,
    url: '',
    said,
    serving: serving.promise,
    ended,
    end: (signal = 'SIGKILL') => {
      child.kill(signal);
      return ended;
    },
  };
}

/** The process of the embedded PostgreSQL that serves `dataDir`. */
export function postgresOf(dataDir: string): number {
  return Number(readFileSync(`${dataDir}/postgresql/postmaster.pid`, 'utf8').split('\n')[0]);
}

/** As a crash of the machine would, but for the pid file that it leaves. */
export async function killPostgresOf(dataDir: string): Promise<void> {
  const pid = postgresOf(dataDir);
  process.kill(pid, 'SIGKILL');
  await eventually(
    () => lives(pid),
    (alive) => !alive,
  );
}

/** One that has ended but that nobody has taken note of (a zombie) does not live. */
export function lives(pid: number): boolean {
  try {
    return !/^State:\s*Z/m.test(readFileSync(`/proc/${pid}/status`, 'utf8'));
  } catch {
    return false;
  }
}

export const textOf = (said: Said[]): string => said.map((line) => JSON.stringify(line)).join('\n');

function inherited(): Record<string, string | undefined> {
  const { PATH, HOME, TMPDIR, CHROMIUM_NO_SANDBOX, PUPPETEER_EXECUTABLE_PATH } = process.env;
  return { PATH, HOME, TMPDIR, CHROMIUM_NO_SANDBOX, PUPPETEER_EXECUTABLE_PATH };
}

function parsed(line: string): Said {
  if (!line.startsWith('{')) return { msg: line };
  try {
    return JSON.parse(line) as Said;
  } catch {
    return { msg: line };
  }
}

/** 'close' rather than 'exit': by then everything it wrote was read. */
function endOf(child: ChildProcess, said: Said[]): Promise<Ended> {
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code, signal) => resolve({ code, signal, said }));
  });
}
