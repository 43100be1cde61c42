import type { RequestHandler } from 'express';
import { collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import type { Database } from '../commands/database.ts';
import { type Backlog, backlog } from '../queries/backlog.ts';

interface Measured {
  database: Database;
  openStreams(): number;
}

/** Prometheus metrics of one server: the process, every request by operation and status, and what waits in the database. */
export function metrics({ database, openStreams }: Measured) {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const duration = new Histogram({
    name: 'http_request_duration_seconds',
    help: 'Time from request to answer',
    labelNames: ['operation', 'status'],
    buckets: [0.005, 0.02, 0.05, 0.1, 0.25, 0.5, 1, 2, 5],
    registers: [registry],
  });
  new Gauge({
    name: 'live_streams_open',
    help: 'Clients that are told what changes',
    registers: [registry],
    collect() {
      this.set(openStreams());
    },
  });
  addBacklog(
    registry,
    once(() => backlog(database).catch(() => undefined)),
  );
  const measure: RequestHandler = (_request, response, next) => {
    const stop = duration.startTimer();
    response.on('close', () => {
      // How long somebody looked says nothing of how long we took.
      if (response.locals.stream) return;
      stop({ operation: response.locals.operation ?? 'other', status: String(response.statusCode) });
    });
    next();
  };
  return { registry, measure };
}

/** While the database is away these are absent, but for `database_up`. The same from every process of an installation. */
function addBacklog(registry: Registry, read: () => Promise<Backlog | undefined>): void {
  const registers = [registry];
  const labelNames = ['verb', 'status'];
  new Gauge({
    name: 'database_up',
    help: 'Whether the database answers: 1 or 0',
    registers,
    async collect() {
      this.set((await read()) ? 1 : 0);
    },
  });
  new Gauge({
    name: 'effects_unfinished',
    help: 'Effects by verb that are pending, queued, running, failing (to be tried again) or dead (given up)',
    labelNames,
    registers,
    async collect() {
      const found = await read();
      this.reset();
      for (const { verb, status, count } of found?.effects ?? []) this.set({ verb, status }, count);
    },
  });
  new Gauge({
    name: 'effects_oldest_seconds',
    help: 'Age of the oldest unfinished effect',
    labelNames,
    registers,
    async collect() {
      const found = await read();
      this.reset();
      for (const { verb, status, oldestSeconds } of found?.effects ?? []) this.set({ verb, status }, oldestSeconds);
    },
  });
  new Gauge({
    name: 'deadlines_late',
    help: 'Deadlines that came more than a minute ago and are not carried out',
    registers,
    async collect() {
      const found = await read();
      if (found) this.set(found.lateDeadlines);
      else this.remove();
    },
  });
}

/** One question for all that are asked at the same time. */
function once<T>(ask: () => Promise<T>): () => Promise<T> {
  let asked: Promise<T> | undefined;
  return () => {
    asked ??= ask().finally(() => {
      asked = undefined;
    });
    return asked;
  };
}
