import { type ChildProcess, fork } from 'node:child_process';
import { constants, setPriority } from 'node:os';
import {
  PrintError,
  type PrintedPdf,
  type PrintFailure,
  type PrintJob,
  type PrintReply,
  type PrintRequest,
} from './messages.ts';
import { sweepProfileFolders } from './profile-folder.ts';

export type { PrintedPdf, PrintJob } from './messages.ts';
export { PrintError } from './messages.ts';

export interface PrinterOptions {
  /** Documents printed at the same time, each on a page of its own; more than processor cores buys nothing. */
  concurrency: number;
  /** For one document, from the moment it is its turn. */
  timeoutMs: number;
}

export interface Printer {
  /** @throws PrintError; the next call works all the same, with a new renderer where the old one is gone. */
  print(job: PrintJob): Promise<PrintedPdf>;
  state(): PrinterState;
  /** Ends the renderer; what is still printing or waiting is rejected as `closed`. */
  close(): Promise<void>;
}

export interface PrinterState {
  /** Papers printed at once, those printed now, and those that wait for a place. */
  places: number;
  printing: number;
  waiting: number;
  /** Since the start; `seconds` is the time of all of them together, from the moment it was their turn. */
  papers: { outcome: 'printed' | PrintFailure; count: number; seconds: number }[];
}

/** How long past its time the renderer may take to say so itself, before it is taken for hung and killed. */
const graceMs = 5_000;

interface Waiting {
  job: PrintJob;
  resolve: (printed: PrintedPdf) => void;
  reject: (error: PrintError) => void;
}

interface Printing extends Waiting {
  watchdog: NodeJS.Timeout;
  since: number;
}

/** Prints in a process of its own, which starts with the first document and again whenever it has died. */
export function startPrinter({ concurrency, timeoutMs }: PrinterOptions): Printer {
  const queue: Waiting[] = [];
  const printing = new Map<number, Printing>();
  const papers = new Map<string, PrinterState['papers'][number]>();
  let renderer: ChildProcess | undefined;
  let closed = false;
  let lastId = 0;

  function next(): void {
    while (printing.size < concurrency) {
      const waiting = queue.shift();
      if (waiting === undefined) return;
      renderer ??= launch();
      send(renderer, waiting);
    }
  }

  function send(to: ChildProcess, waiting: Waiting): void {
    const request: PrintRequest = { id: ++lastId, job: waiting.job, timeoutMs };
    const watchdog = setTimeout(() => to.kill('SIGKILL'), timeoutMs + graceMs);
    printing.set(request.id, { ...waiting, watchdog, since: performance.now() });
    // A send that fails means that the process is gone; its exit rejects the request.
    to.send(request, () => undefined);
  }

  function launch(): ChildProcess {
    const child = fork(new URL('./renderer.ts', import.meta.url), {
      serialization: 'advanced',
      execArgv: ['--max-old-space-size=512'],
      env: rendererEnvironment(),
      stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    });
    makeWay(child);
    child.on('message', (reply: PrintReply) => settle(reply));
    child.on('error', (error) => gone(child, error.message));
    child.on('exit', (code, signal) => gone(child, `the renderer ended (${signal ?? code})`));
    return child;
  }

  function settle(reply: PrintReply): void {
    const job = printing.get(reply.id);
    if (job === undefined) return;
    clearTimeout(job.watchdog);
    printing.delete(reply.id);
    note(job, 'printed' in reply ? 'printed' : reply.failure.reason);
    if ('printed' in reply) job.resolve(reply.printed);
    else job.reject(new PrintError(reply.failure.reason, reply.failure.message));
    next();
  }

  function gone(child: ChildProcess, message: string): void {
    if (renderer !== child) return;
    renderer = undefined;
    const reason = closed ? 'closed' : 'crashed';
    for (const job of printing.values()) note(job, reason);
    rejectAll([...printing.values()], new PrintError(reason, message));
    printing.clear();
    next();
  }

  function note({ since }: Printing, outcome: 'printed' | PrintFailure): void {
    const { count, seconds } = papers.get(outcome) ?? { count: 0, seconds: 0 };
    papers.set(outcome, { outcome, count: count + 1, seconds: seconds + (performance.now() - since) / 1_000 });
  }

  return {
    state: () => ({
      places: concurrency,
      printing: printing.size,
      waiting: queue.length,
      papers: [...papers.values()],
    }),
    print: (job) =>
      new Promise((resolve, reject) => {
        if (closed) return reject(new PrintError('closed', 'the printer is closed'));
        queue.push({ job, resolve, reject });
        next();
      }),
    async close() {
      closed = true;
      rejectAll(queue.splice(0), new PrintError('closed', 'the printer is closed'));
      if (renderer) await end(renderer);
      // A renderer that was killed could not remove its own.
      sweepProfileFolders();
    },
  };
}

/**
 * Starting a browser takes all of two processors for seconds, and nobody waits for a paper as they wait for a decision.
 * What the renderer starts inherits its priority.
 */
function makeWay({ pid }: ChildProcess): void {
  if (pid !== undefined) setPriority(pid, constants.priority.PRIORITY_BELOW_NORMAL);
}

function rejectAll(waiting: (Waiting & { watchdog?: NodeJS.Timeout })[], error: PrintError): void {
  for (const { reject, watchdog } of waiting) {
    clearTimeout(watchdog);
    reject(error);
  }
}

/** Disconnecting asks the renderer to close its browser and remove its folder; one that hangs is killed. */
async function end(renderer: ChildProcess): Promise<void> {
  const ended = new Promise((resolve) => renderer.once('exit', resolve));
  if (renderer.connected) renderer.disconnect();
  const kill = setTimeout(() => renderer.kill('SIGKILL'), graceMs);
  await ended;
  clearTimeout(kill);
}

/** Only what it needs to find Chromium: no address or secret of the server. */
function rendererEnvironment(): NodeJS.ProcessEnv {
  const { PATH, TMPDIR, PUPPETEER_EXECUTABLE_PATH, CHROMIUM_NO_SANDBOX } = process.env;
  return { PATH, TMPDIR, PUPPETEER_EXECUTABLE_PATH, CHROMIUM_NO_SANDBOX, TZ: 'UTC' };
}
