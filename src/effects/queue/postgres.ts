import { createPostgresBackend, Queue, runMigrations, Worker } from 'bullmq';
import pg from 'pg';
import { SteadyClient } from '../../store/steady-client.ts';
import type { Log } from '../log.ts';
import { type Backend, queueName } from './backend.ts';

/** BullMQ on its PostgreSQL backend, in the schema `bullmq` of the same database. */
export function onPostgres(url: string, log: Log): Backend {
  const report = (error: unknown) => log.warn({ err: error }, 'queue');
  // A pool of its own: BullMQ's functions call each other by bare name and need its schema on the search path.
  const pool = new pg.Pool({
    Client: SteadyClient,
    connectionString: url,
    keepAlive: true,
    max: 6,
    connectionTimeoutMillis: 5_000,
    options: `-c search_path=${schema},public`,
  });
  pool.on('error', report);
  const open = () => {
    const opened = new Queue(queueName, { connection: pool }, createPostgresBackend);
    opened.on('error', report);
    return opened;
  };
  // Opened after the migrations have run.
  let queue: ReturnType<typeof open> | undefined;
  return {
    kind: 'postgres',
    prepare: async () => {
      const client = await pool.connect();
      try {
        await runMigrations(client, schema);
      } finally {
        client.release();
      }
    },
    available: () => true,
    fault: () => null,
    addBulk: (jobs) => {
      queue ??= open();
      return queue.addBulk(jobs);
    },
    worker: (processor, options) => {
      const worker = new Worker(queueName, processor, { ...options, connection: pool }, createPostgresBackend);
      worker.on('error', report);
      return worker;
    },
    close: async () => {
      await queue?.close();
      await pool.end();
    },
  };
}

const schema = 'bullmq';
