import type { RequestHandler } from 'express';
import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';
import type { Database } from '../commands/database.ts';
import { type Backlog, backlog } from '../queries/backlog.ts';
import { type SeenProcess, seenProcesses } from '../queries/job-overview.ts';

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
  const turnedAway = new Counter({
    name: 'http_requests_turned_away_total',
    help: 'Requests answered 503 at the door, since as many waited as may',
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
  addPool(registry, database);
  addBacklog(
    registry,
    once(() => backlog(database).catch(() => undefined)),
  );
  addWorkers(
    registry,
    once(() => seenProcesses(database).catch(() => undefined)),
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
  return { registry, measure, countTurnedAway: () => turnedAway.inc() };
}

/** The connections of this process. */
function addPool(registry: Registry, database: Database): void {
  new Gauge({
    name: 'database_pool_connections',
    help: 'Connections of this process to the database: size (at most), used, and requests waiting for one',
    labelNames: ['state'],
    registers: [registry],
    collect() {
      for (const [state, count] of Object.entries(database.pool())) this.set({ state }, count);
    },
  });
}

/** Of the processes that carry out effects, as they last reported: they answer no requests themselves. */
function addWorkers(registry: Registry, read: () => Promise<SeenProcess[] | undefined>): void {
  const registers = [registry];
  const workers = async () =>
    (await read())?.flatMap(({ alive, worker, host, pid }) =>
      alive && worker ? [{ ...worker, process: `${host}:${pid}` }] : [],
    );
  new Gauge({
    name: 'workers_alive',
    help: 'Processes that carry out effects and reported within 20 seconds',
    registers,
    async collect() {
      const found = await workers();
      if (found) this.set(found.length);
      else this.remove();
    },
  });
  new Counter({
    name: 'effects_total',
    help: 'Tries of effects by verb and outcome: done, failed (to be tried again), dead (given up), fenced',
    labelNames: ['process', 'verb', 'outcome'],
    registers,
    async collect() {
      const found = await workers();
      this.reset();
      for (const { process, outcomes } of found ?? []) {
        for (const { verb, outcome, count } of outcomes) this.inc({ process, verb, outcome }, count);
      }
    },
  });
  new Gauge({
    name: 'printer_papers',
    help: 'Papers by state: places (printed at once, at most), printing, waiting for a place',
    labelNames: ['process', 'state'],
    registers,
    async collect() {
      const found = await workers();
      this.reset();
      for (const { process, printer } of found ?? []) {
        const { places, printing, waiting } = printer;
        for (const [state, count] of Object.entries({ places, printing, waiting })) this.set({ process, state }, count);
      }
    },
  });
  const ofPapers = { labelNames: ['process', 'outcome'], registers };
  new Counter({
    ...ofPapers,
    name: 'printer_papers_total',
    help: 'Papers by outcome: printed, timeout, crashed, refused, failed, closed',
    async collect() {
      const found = await workers();
      this.reset();
      for (const { process, printer } of found ?? []) {
        for (const { outcome, count } of printer.papers) this.inc({ process, outcome }, count);
      }
    },
  });
  new Counter({
    ...ofPapers,
    name: 'printer_seconds_total',
    help: 'Time that papers took to print, all together',
    async collect() {
      const found = await workers();
      this.reset();
      for (const { process, printer } of found ?? []) {
        for (const { outcome, seconds } of printer.papers) this.inc({ process, outcome }, seconds);
      }
    },
  });
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
