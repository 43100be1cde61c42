import type { Log } from './log.ts';

export interface Repeated {
  /** Runs soon, and once more when it is running now. */
  wake(): void;
  /** Lets a run that is going on finish. */
  close(): Promise<void>;
}

/** Runs `work` now, then every `ms` and whenever woken, never twice at once. A failure is tried again. */
export function every(ms: number, name: string, work: () => Promise<void>, log: Log): Repeated {
  let timer: NodeJS.Timeout | undefined;
  let running: Promise<void> | undefined;
  let again = false;
  let closed = false;
  // An outage fails every run alike: one line at its start and one at its end.
  let failure = '';

  async function attempt(): Promise<void> {
    try {
      await work();
      if (failure) log.info({}, `${name} works again`);
      failure = '';
    } catch (error) {
      const message = error instanceof Error ? error.message : String(error);
      if (message !== failure) log.warn({ err: error }, `${name} failed, to be tried again`);
      failure = message;
    }
  }

  async function run(): Promise<void> {
    do {
      again = false;
      await attempt();
    } while (again && !closed);
  }

  function wake(): void {
    if (closed) return;
    again = true;
    if (running) return;
    clearTimeout(timer);
    running = run().then(() => {
      running = undefined;
      if (!closed) timer = setTimeout(wake, ms);
    });
  }

  wake();
  return {
    wake,
    close: async () => {
      closed = true;
      clearTimeout(timer);
      await running;
    },
  };
}
