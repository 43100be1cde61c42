import type { Log } from './log.ts';
import type { Worker } from './queue/backend.ts';
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
  add(rows: Waiting[]): Promise<void>;
  work(handler: (outboxId: string) => Promise<void>): void;
  /** Takes no new jobs and waits for running ones, at most the drain time. */
  close(): Promise<void>;
}

export interface Waiting {
  id: string;
  verb: string;
  attempts: number;
}

export function openQueue(config: EffectsConfig, log: Log): Queue {
  const { redisUrl, timings } = config;
  const backend = redisUrl ? onRedis(redisUrl, log) : onPostgres(config.databaseUrl, log);
  const workers: Worker[] = [];
  return {
    prepare: backend.prepare,
    available: backend.available,
    add: (rows) => within(addLimit, backend.addBulk(rows.map(job))),
    work: (handler) => {
      const { concurrency, lockDuration, stalledInterval } = timings;
      const options = { concurrency, lockDuration, stalledInterval, ...leaveNothing };
      workers.push(backend.worker((taken) => handler(taken.data.outboxId), options));
    },
    close: async () => {
      const drained = Promise.all(workers.map((worker) => worker.close()));
      await within(timings.drain, drained).catch((error) => log.warn({ err: error }, 'effects were still running'));
      await within(timings.drain, backend.close()).catch((error) =>
        log.warn({ err: error }, 'the queue did not close'),
      );
    },
  };
}

// One id per try: a second job of the same try is dropped by BullMQ while the first exists. No ':' and no bare number
// may be a job id. Tries are counted in the outbox, so BullMQ makes none of its own.
function job({ id, verb, attempts }: Waiting) {
  return { name: verb, data: { outboxId: id }, opts: { jobId: `outbox-${id}-${attempts}`, attempts: 1, ...removed } };
}

const removed = { removeOnComplete: true, removeOnFail: true };
const leaveNothing = { removeOnComplete: { count: 0 }, removeOnFail: { count: 0 } };
const addLimit = 5_000;

async function within(ms: number, work: Promise<unknown>): Promise<void> {
  const { promise: late, reject } = Promise.withResolvers<never>();
  const timer = setTimeout(() => reject(new Error(`no answer within ${ms} ms`)), ms);
  try {
    await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}
