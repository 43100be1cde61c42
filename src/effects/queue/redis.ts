import { Queue, Worker } from 'bullmq';
import { Redis, type RedisOptions } from 'ioredis';
import type { Log } from '../log.ts';
import { type Backend, type Job, queueName } from './backend.ts';

/**
 * BullMQ on Redis, under keys that start with `prefix`. Redis may go away and come back at any time; the outbox keeps
 * what it missed.
 */
export function onRedis(url: string, prefix: string, log: Log): Backend {
  let trouble = '';
  const quietReport = quietly(log);
  const report = (error: unknown) => {
    trouble = error instanceof Error ? error.message : String(error);
    quietReport(error);
  };
  const clients: Redis[] = [];
  let closed = false;
  // BullMQ connects again on its own what was closed while Redis was away; that must not go on for ever.
  const retryStrategy = (times: number) => (closed ? null : Math.min(times * 100, 2_000));
  // BullMQ duplicates a worker's connection to wait on; that one must end with the others.
  const adopt = (client: Redis): Redis => {
    client.on('error', report);
    const duplicate = client.duplicate.bind(client);
    client.duplicate = (options) => adopt(duplicate(options));
    clients.push(client);
    return client;
  };
  const connect = (options: RedisOptions) =>
    adopt(new Redis(url, { maxRetriesPerRequest: null, retryStrategy, ...options }));
  // Adding must fail at once while Redis is away; workers wait for its return.
  const adding = connect({ enableOfflineQueue: false });
  adding.on('ready', () => {
    const complain = (policy: string) => {
      if (policy !== durable) log.error({ policy }, `Redis may drop jobs: set maxmemory-policy to ${durable}`);
    };
    evictionPolicy(adding).then(complain, report);
  });
  const open = () => {
    const opened = new Queue<Job>(queueName, { connection: adding, prefix });
    opened.on('error', report);
    return opened;
  };
  // Opened once Redis has been seen.
  let queue: ReturnType<typeof open> | undefined;
  return {
    kind: 'redis',
    prepare: async () => {
      if (!(await isReady(adding))) return log.warn({}, 'Redis is away: effects wait in the outbox');
      const policy = await evictionPolicy(adding);
      if (policy !== durable) {
        throw new Error(`REDIS_URL: maxmemory-policy is ${policy}, which drops jobs silently; set it to ${durable}`);
      }
    },
    available: () => adding.status === 'ready',
    fault: () => (adding.status === 'ready' ? null : trouble || 'no connection'),
    addBulk: (jobs) => {
      queue ??= open();
      return queue.addBulk(jobs);
    },
    worker: (processor, options) => {
      const connection = connect({});
      const worker = new Worker<Job>(queueName, processor, { ...options, connection, prefix });
      worker.on('error', report);
      return worker;
    },
    close: async () => {
      closed = true;
      if (adding.status === 'ready') await queue?.close();
      for (const client of clients) client.disconnect();
    },
  };
}

const durable = 'noeviction';
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
