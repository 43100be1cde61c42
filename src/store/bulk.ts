/** Writing many rows at once: one long transaction on a connection of its own, rows streamed in by COPY. */
import { pipeline } from 'node:stream/promises';
import { Readable } from 'node:stream';
import { from as copyFrom } from 'pg-copy-streams';
import { rowsOf, textTypes, type Tx } from './database.ts';
import { storeFailure } from './failures.ts';
import { SteadyClient } from './steady-client.ts';

export type BulkRow = readonly (string | null)[];

export interface BulkTx extends Tx {
  /** Streams rows into a table, as fast as the server takes them and never further ahead. */
  copy(table: string, columns: readonly string[], rows: AsyncIterable<BulkRow>): Promise<void>;
}

export interface BulkOptions {
  clockOffsetMs: number;
  /** Ends the transaction without a trace. */
  signal?: AbortSignal;
}

/**
 * Runs `work` in one transaction without a time limit for its statements; commits when it answers `keep`, else leaves no
 * trace.
 */
export async function bulkTransaction<T>(
  url: string,
  { clockOffsetMs, signal }: BulkOptions,
  work: (tx: BulkTx) => Promise<{ keep: boolean; value: T }>,
): Promise<T> {
  const client = new SteadyClient({
    connectionString: url,
    types: textTypes,
    keepAlive: true,
    options: '-c timezone=UTC',
  });
  const abort = () => void client.end().catch(() => undefined);
  try {
    await client.connect();
    signal?.throwIfAborted();
    signal?.addEventListener('abort', abort, { once: true });
    await client.query('begin isolation level read committed');
    if (clockOffsetMs !== 0) {
      await client.query("select set_config('countersign.clock_offset', $1, true)", [`${clockOffsetMs} milliseconds`]);
    }
    const { keep, value } = await work({
      query: (sql, params) => rowsOf(client, sql, params),
      async copy(table, columns, rows) {
        const into = client.query(copyFrom(`copy ${table} (${columns.join(', ')}) from stdin`));
        await pipeline(Readable.from(chunks(rows), { objectMode: false }), into);
      },
    });
    await client.query(keep ? 'commit' : 'rollback');
    return value;
  } catch (error) {
    throw signal?.aborted ? signal.reason : storeFailure(error);
  } finally {
    signal?.removeEventListener('abort', abort);
    // Closing the connection rolls back what was not committed.
    await client.end().catch(() => undefined);
  }
}

const chunkLength = 65_536;

async function* chunks(rows: AsyncIterable<BulkRow>): AsyncGenerator<Buffer> {
  let text = '';
  for await (const row of rows) {
    text += `${row.map(cell).join('\t')}\n`;
    if (text.length >= chunkLength) {
      yield Buffer.from(text);
      text = '';
    }
  }
  if (text !== '') yield Buffer.from(text);
}

const cell = (value: string | null): string =>
  value === null ? '\\N' : value.replace(/[\\\t\n\r]/g, (char) => escapes[char] as string);

const escapes: Record<string, string> = { '\\': '\\\\', '\t': '\\t', '\n': '\\n', '\r': '\\r' };
