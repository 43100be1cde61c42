/** What each process of an installation says of itself, so that any of them can tell of all. */
import type { Database, PoolState } from './database.ts';

export interface ProcessIdentity {
  id: string;
  role: 'all' | 'api' | 'worker';
  host: string;
  pid: number;
  version: string;
}

export interface ProcessReport {
  pool: PoolState;
  /** Null: it carries out no effects. */
  worker: WorkerReport | null;
}

export interface WorkerReport {
  /** Effects that it carries out at once, and those that it does now. */
  places: number;
  running: number;
  /** Since the process began. */
  outcomes: { verb: string; outcome: EffectOutcome; count: number }[];
  queue: QueueState;
  printer: PrinterReport;
  /** Whether letters leave by a mail server, or are kept. */
  mail: 'sent' | 'kept';
}

/** `failed`: to be tried again; `dead`: given up; `fenced`: another worker had taken it over. */
export type EffectOutcome = 'done' | 'failed' | 'dead' | 'fenced';

export interface QueueState {
  backend: 'redis' | 'postgres';
  /** Null: jobs can be added. */
  fault: string | null;
}

export interface PrinterReport {
  /** Papers printed at once, those printed now, and those that wait for a place. */
  places: number;
  printing: number;
  waiting: number;
  /** Since the process began; `seconds` is the time of all of them together. */
  papers: { outcome: string; count: number; seconds: number }[];
}

/** Writes the latest report of a process, and forgets those that have been silent for an hour. */
export async function reportProcess(
  database: Database,
  { id, role, host, pid, version }: ProcessIdentity,
  report: ProcessReport,
): Promise<void> {
  await database.query(
    `insert into process (id, role, host, pid, version, report) values ($1, $2, $3, $4, $5, $6)
     on conflict (id) do update set seen_at = now(), report = excluded.report`,
    [id, role, host, pid, version, JSON.stringify(report)],
  );
  await database.query(`delete from process where seen_at < now() - interval '1 hour'`, []);
}

/** A process that ends in good order is not missed. */
export async function forgetProcess(database: Database, id: string): Promise<void> {
  await database.query('delete from process where id = $1', [id]);
}
