/** The one door to PostgreSQL: a pool, plain queries, and transactions that tell the whole truth or nothing. */
import { createHash } from 'node:crypto';
import { DataSource } from 'typeorm';
import pg from 'pg';
import { entities } from './entities/all.ts';
import { isRetryable, OutageError, storeFailure } from './failures.ts';
import { SteadyClient } from './steady-client.ts';

export interface Tx {
  /**
   * Rows of one statement. numeric, bigint and dates are text; timestamptz is ISO 8601 UTC text with microseconds;
   * jsonb is parsed. Pass JSON parameters as JSON.stringify text: pg sends a bare array as a PostgreSQL array.
   * Statements that are asked together go out together and run in the order they were asked. A statement is planned
   * once a connection; `anew` plans it for these very parameters, which suits those whose text or best way varies.
   */
  query<T = Record<string, unknown>>(sql: string, params?: unknown[], how?: { plan: 'anew' }): Promise<T[]>;
}

export interface Database {
  query: Tx['query'];
  /**
   * Runs `work` in one READ COMMITTED transaction: commits its value, rolls back when it throws. Runs it again when it
   * lost a deadlock, so `work` must not do anything outside the transaction.
   * @throws OutageError when the database is away; the outcome of a commit is then unknown.
   */
  transaction<T>(work: (tx: Tx) => Promise<T>): Promise<T>;
  orm: DataSource;
  pool(): PoolState;
  close(): Promise<void>;
  /** What `clock()` adds to now(), for tests and the demo loader only. */
  clock: { offsetMs: number };
}

/** Connections of one process: `size` at most; `waiting` asks for one and has none yet. */
export interface PoolState {
  size: number;
  used: number;
  waiting: number;
}

export interface DatabaseOptions {
  poolSize?: number;
  clockOffsetMs?: number;
  /** A statement longer than this is cancelled; the promise of an answer within five seconds needs it below that. */
  statementTimeoutMs?: number;
}

export async function openDatabase(url: string, options: DatabaseOptions = {}): Promise<Database> {
  const clock = { offsetMs: options.clockOffsetMs ?? 0 };
  const orm = await connect(url, options);
  const transaction: Database['transaction'] = (work) => retried(() => once(orm, clock.offsetMs, work));
  return {
    orm,
    clock,
    transaction,
    pool: () => poolState(orm),
    query: (sql, params, how) =>
      clock.offsetMs === 0
        ? connected(orm, (client) => rowsOf(client, sql, params, how))
        : transaction((tx) => tx.query(sql, params, how)),
    close: () => orm.destroy(),
  };
}

/** A Database whose transactions all join `tx`, for code that must commit together with its caller. */
export function joined(database: Database, tx: Tx): Database {
  return { ...database, query: tx.query, transaction: (work) => work(tx) };
}

async function connect(url: string, options: DatabaseOptions): Promise<DataSource> {
  const statementTimeout = options.statementTimeoutMs ?? 4_000;
  const orm = new DataSource({
    type: 'postgres',
    url,
    entities,
    synchronize: false,
    installExtensions: false,
    poolSize: options.poolSize ?? 16,
    connectTimeoutMS: 2_500,
    // The pool replaces a lost connection by itself; whoever was using it gets the OutageError.
    poolErrorHandler: () => undefined,
    extra: {
      Client: SteadyClient,
      types: textTypes,
      keepAlive: true,
      statement_timeout: statementTimeout,
      // The client's own limit, for a server that is frozen rather than gone.
      query_timeout: statementTimeout + 500,
      idle_in_transaction_session_timeout: 30_000,
      // What is looked up again and again is in memory, or on disks without heads: an index costs less than the server
      // thinks by itself, and its compiler more than it wins.
      options: '-c timezone=UTC -c random_page_cost=1.1 -c jit=off',
      // A statement need not wait for the answer to the one before it.
      pipeline: true,
    },
  });
  return orm.initialize().catch((error) => {
    throw storeFailure(error);
  });
}

function poolState(orm: DataSource): PoolState {
  const pool: pg.Pool = (orm.driver as unknown as { master: pg.Pool }).master;
  return {
    size: pool.options.max as number,
    used: pool.totalCount - pool.idleCount,
    waiting: pool.waitingCount,
  };
}

async function once<T>(orm: DataSource, offsetMs: number, work: (tx: Tx) => Promise<T>): Promise<T> {
  return connected(orm, async (client) => {
    await client.query('begin isolation level read committed');
    try {
      if (offsetMs !== 0) {
        await client.query("select set_config('countersign.clock_offset', $1, true)", [`${offsetMs} milliseconds`]);
      }
      const value = await work({
        query: (sql, params, how) => rowsOf(client, sql, params, how),
      });
      await client.query('commit');
      return value;
    } catch (error) {
      const failure = storeFailure(error);
      if (!(failure instanceof OutageError)) await client.query('rollback');
      throw failure;
    }
  });
}

/** Rows of one statement on a connection, as `Tx.query` answers them. */
export async function rowsOf<T>(
  client: pg.ClientBase,
  sql: string,
  params?: unknown[],
  how?: { plan: 'anew' },
): Promise<T[]> {
  // Under a name a connection plans a statement once; without parameters it may also be several statements.
  const result = await (params
    ? client.query({ ...(how ? {} : { name: nameOf(sql) }), text: sql, values: params })
    : client.query(sql));
  return result.rows as T[];
}

const names = new Map<string, string>();

function nameOf(sql: string): string {
  const known = names.get(sql);
  if (known) return known;
  const name = createHash('sha256').update(sql).digest('base64url');
  names.set(sql, name);
  return name;
}

async function connected<T>(orm: DataSource, use: (client: pg.ClientBase) => Promise<T>): Promise<T> {
  const runner = orm.createQueryRunner();
  try {
    const client: pg.Client = await runner.connect();
    try {
      return await use(client);
    } catch (error) {
      const failure = storeFailure(error);
      // Never back into the pool: it may still be inside a statement or a transaction.
      if (failure instanceof OutageError) client.end().catch(() => undefined);
      throw failure;
    }
  } catch (error) {
    throw storeFailure(error);
  } finally {
    await runner.release();
  }
}

async function retried<T>(attempt: () => Promise<T>): Promise<T> {
  for (let left = 3; ; left--) {
    try {
      return await attempt();
    } catch (error) {
      if (left === 0 || !isRetryable(error)) throw error;
    }
  }
}

const { builtins, getTypeParser } = pg.types;
/** How values of the database are read: see `Tx.query`. */
export const textTypes = {
  getTypeParser(oid: number, format?: 'text' | 'binary') {
    if (oid === builtins.DATE) return (text: string) => text;
    if (oid === builtins.TIMESTAMPTZ) return isoUtc;
    return getTypeParser(oid, format);
  },
};

// "2026-11-22 01:51:17.123456+00" (the session runs in UTC); microseconds are kept so that cursors stay exact.
function isoUtc(text: string): string {
  return text.replace(' ', 'T').replace(/\+00$/, 'Z');
}
