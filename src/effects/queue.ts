import type { QueueState } from '../store/processes.ts';
import type { Log } from './log.ts';
import type { Job, Worker } from './queue/backend.ts';
import { onPostgres } from './queue/postgres.ts';
import { onRedis } from './queue/redis.ts';
import type { EffectsConfig } from './settings.ts';

/**
 * Wakes workers. It holds nothing that matters: a job is only the number of an outbox row, may come twice or get lost,
 * and is created again from the outbox.
 */
export interface Queue {
  /** @throws when the server would silently drop jobs. A server that is away is only logged. */
  prepare(): Promise<void>;
  /** Whether adding has a chance now. */
  available(): boolean;
  state(): QueueState;
  /** Effects that are carried out now. */
  running(): number;
  add(rows: Waiting[]): Promise<void>;
  work(handler: (outboxId: string) => Promise<void>): void;
  /** Begins no new jobs from here on. */
  rest(): void;
  /** Rests, and waits for running jobs, at most the drain time. */
  close(): Promise<void>;
}

export interface Waiting {
  id: string;
  verb: string;
  attempts: number;
}

export function openQueue(config: EffectsConfig, log: Log): Queue {
  const { databaseUrl, redisUrl, timings } = config;
  const backend = redisUrl ? onRedis(redisUrl, keysOf(databaseUrl), log) : onPostgres(databaseUrl, log);
  const workers: Worker[] = [];
  const running = new Set<Promise<void>>();
  let resting: Promise<unknown> | undefined;
  // BullMQ's goodbye never ends while its server is away, so that is forced; the running are ours.
  const rest = () => (resting ??= Promise.allSettled(workers.map((worker) => worker.close(!backend.available()))));
  return {
    prepare: backend.prepare,
    available: backend.available,
    state: () => ({ backend: backend.kind, fault: backend.fault() }),
    running: () => running.size,
    add: (rows) => within(addLimit, backend.addBulk(rows.map(job))),
    work: (handler) => {
      const { concurrency, lockDuration, stalledInterval } = timings;
      const options = { concurrency, lockDuration, stalledInterval, ...leaveNothing };
      const process = async (taken: { data: Job }) => {
        // One that was on its way already: the sweeper makes its job again.
        if (resting) return;
        const run = handler(taken.data.outboxId);
        running.add(run);
        await run.finally(() => running.delete(run));
      };
      workers.push(backend.worker(process, options));
    },
    rest: () => void rest(),
    close: async () => {
      const stopped = rest();
      await bounded(timings.drain, Promise.allSettled(running), 'effects were still running');
      await bounded(goodbye, stopped, 'the queue was left without a goodbye');
      await bounded(goodbye, backend.close(), 'the queue did not close');
    },
  };

  async function bounded(ms: number, work: Promise<unknown>, otherwise: string): Promise<void> {
    await within(ms, work).catch((error) => log.warn({ err: error }, otherwise));
  }
}

// Installations may share a Redis; each has a database of its own.
const keysOf = (databaseUrl: string) => `countersign:${new URL(databaseUrl).pathname.slice(1)}`;

// One id per try: a second job of the same try is dropped by BullMQ while the first exists. No ':' and no bare number
// may be a job id. Tries are counted in the outbox, so BullMQ makes none of its own.
function job({ id, verb, attempts }: Waiting) {
  return { name: verb, data: { outboxId: id }, opts: { jobId: `outbox-${id}-${attempts}`, attempts: 1, ...removed } };
}

const removed = { removeOnComplete: true, removeOnFail: true };
const leaveNothing = { removeOnComplete: { count: 0 }, removeOnFail: { count: 0 } };
const addLimit = 5_000;
const goodbye = 1_000;

async function within(ms: number, work: Promise<unknown>): Promise<void> {
  const { promise: late, reject } = Promise.withResolvers<never>();
  const timer = setTimeout(() => reject(new Error(`no answer within ${ms} ms`)), ms);
  try {
    await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}
