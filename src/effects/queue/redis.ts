import { Queue, Worker } from 'bullmq';
import { Redis, type RedisOptions } from 'ioredis';
import type { Log } from '../log.ts';
import { type Backend, type Job, queueName } from './backend.ts';

/** BullMQ on Redis. Redis may go away and come back at any time; the outbox keeps what it missed. */
export function onRedis(url: string, log: Log): Backend {
  const report = quietly(log);
  const connect = (options: RedisOptions) => {
    const client = new Redis(url, { maxRetriesPerRequest: null, retryStrategy, ...options });
    client.on('error', report);
    client.on('ready', () => {
      evictionPolicy(client).then(
        (policy) => {
          if (policy !== 'noeviction') log.error({ policy }, 'Redis may drop jobs: set maxmemory-policy to noeviction');
        },
        (error) => report(error),
      );
    });
    return client;
  };
  // Adding must fail at once while Redis is away; workers wait for its return.
  const adding = connect({ enableOfflineQueue: false });
  const working: Redis[] = [];
  const open = () => {
    const opened = new Queue<Job>(queueName, { connection: adding });
    opened.on('error', report);
    return opened;
  };
  // Opened once Redis has been seen.
  let queue: ReturnType<typeof open> | undefined;
  return {
    prepare: async () => {
      if (!(await isReady(adding))) return log.warn({}, 'Redis is away: effects wait in the outbox');
      const policy = await evictionPolicy(adding);
      if (policy !== 'noeviction') {
        throw new Error(`REDIS_URL: maxmemory-policy is ${policy}, which drops jobs silently; set it to noeviction`);
      }
    },
    available: () => adding.status === 'ready',
    addBulk: (jobs) => {
      queue ??= open();
      return queue.addBulk(jobs);
    },
    worker: (processor, options) => {
      const connection = connect({});
      working.push(connection);
      const worker = new Worker<Job>(queueName, processor, { ...options, connection });
      worker.on('error', report);
      return worker;
    },
    close: async () => {
      await queue?.close();
      for (const client of [adding, ...working]) client.disconnect();
    },
  };
}

const retryStrategy = (times: number) => Math.min(times * 100, 2_000);
const firstAnswer = 2_000;

async function isReady(client: Redis): Promise<boolean> {
  if (client.status === 'ready') return true;
  return new Promise((resolve) => {
    const timer = setTimeout(() => resolve(false), firstAnswer);
    client.once('ready', () => {
      clearTimeout(timer);
      resolve(true);
    });
  });
}

// INFO rather than CONFIG GET, which hosted servers refuse.
async function evictionPolicy(client: Redis): Promise<string> {
  const memory = await client.info('memory');
  return /^maxmemory_policy:(.*)$/m.exec(memory)?.[1]?.trim() ?? 'unknown';
}

// While Redis is away every retry of every connection is an error: one line when its message changes is enough.
function quietly(log: Log): (error: unknown) => void {
  let last = '';
  return (error) => {
    const message = error instanceof Error ? error.message : String(error);
    if (message !== last) log.warn({ err: error }, 'Redis');
    last = message;
  };
}
