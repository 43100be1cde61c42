import { createHash } from 'node:crypto';
import { createWriteStream, existsSync, rmSync } from 'node:fs';
import { link, stat } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { constants, createZstdCompress } from 'node:zlib';
import pg from 'pg';
import { to as copyTo } from 'pg-copy-streams';
import { SteadyClient } from '../steady-client.ts';
import { type BackupEnd, type BackupHead, type BackupSequence, type BackupTable, lineOf, rowsOf } from './format.ts';
import { tablesInOrder } from './tables.ts';

export interface Taken {
  file: string;
  bytes: number;
  takenAt: string;
  product: string;
  /** The last migration of the schema. */
  schema: string;
  tables: BackupEnd['tables'];
}

const compression = { [constants.ZSTD_c_compressionLevel]: 9, [constants.ZSTD_c_checksumFlag]: 1 };

/** The backup cannot be taken; the message says why. */
export class BackupRefused extends Error {}

/**
 * Writes everything as of one moment into a file, while others go on reading and writing. The file gets its name when it
 * is whole and on the disk, readable by its owner alone. Memory does not grow with the data.
 * @throws BackupRefused when there is nothing to back up, or a file of that name.
 */
export async function takeBackup(databaseUrl: string, file: string, product: string): Promise<Taken> {
  if (existsSync(file)) throw new BackupRefused(`${file} exists already: give another name`);
  const unfinished = `${file}.unfinished-${process.pid}`;
  const client = new SteadyClient({ connectionString: databaseUrl, application_name: 'countersign backup' });
  await client.connect();
  try {
    const tables = await begin(client);
    const head = await headOf(client, product);
    const end: BackupEnd = { end: true, sequences: [], tables: [] };
    await pipeline(
      Readable.from(everything(client, head, tables, end), { objectMode: false }),
      createZstdCompress({ params: compression }),
      createWriteStream(unfinished, { flags: 'wx', mode: 0o600, flush: true }),
    );
    await client.query('commit');
    // A link, unlike a new name, never takes the place of another file.
    await link(unfinished, file);
    const { size } = await stat(file);
    const schema = head.migrations.at(-1)?.name as string;
    return { file, bytes: size, takenAt: head.takenAt, product, schema, tables: end.tables };
  } finally {
    rmSync(unfinished, { force: true });
    await client.end();
  }
}

/** The moment of the backup: nothing is seen of what is committed later. A table may not change its columns until the end. */
async function begin(client: pg.Client): Promise<BackupTable[]> {
  await client.query(`set timezone = 'UTC'; set statement_timeout = 0; set idle_in_transaction_session_timeout = 0`);
  const before = await tablesInOrder(client);
  if (!before.some(({ table }) => table === 'migration')) {
    throw new BackupRefused('There is nothing to back up: the database has no tables of Countersign');
  }
  await client.query('begin isolation level repeatable read read only');
  // Before the first query, which is what fixes the moment.
  await client.query(
    `lock table ${before.map(({ table }) => pg.escapeIdentifier(table)).join(', ')} in access share mode`,
  );
  const tables = await tablesInOrder(client);
  if (JSON.stringify(tables) !== JSON.stringify(before)) {
    throw new BackupRefused('The database is being migrated: try again');
  }
  return tables;
}

async function headOf(client: pg.Client, product: string): Promise<BackupHead> {
  const { rows } = await client.query<{ name: string; sha256: string }>(
    'select name, sha256 from migration order by name',
  );
  const { rows: clock } = await client.query<{ at: Date }>('select now() as at');
  const takenAt = (clock[0] as { at: Date }).at.toISOString();
  return { format: 'countersign-backup', formatVersion: 1, product, takenAt, migrations: rows };
}

async function* everything(
  client: pg.Client,
  head: BackupHead,
  tables: BackupTable[],
  end: BackupEnd,
): AsyncGenerator<Buffer> {
  yield lineOf(head);
  for (const { table, columns } of tables) {
    yield lineOf({ table, columns });
    const names = columns.map((column) => pg.escapeIdentifier(column)).join(', ');
    const rows = client.query(copyTo(`copy ${pg.escapeIdentifier(table)} (${names}) to stdout`));
    const sum = createHash('sha256');
    for await (const chunk of rows as AsyncIterable<Buffer>) {
      sum.update(chunk);
      yield rowsOf(chunk);
    }
    const whole = { rows: rows.rowCount, sha256: sum.digest('hex') };
    yield lineOf(whole);
    end.tables.push({ table, ...whole });
  }
  end.sequences = await sequencesOf(client);
  yield lineOf(end);
}

/** Numbers given since the moment of the backup are not given again, so reading them later does no harm. */
async function sequencesOf(client: pg.Client): Promise<BackupSequence[]> {
  const { rows } = await client.query<{ name: string }>(
    `select relname as name from pg_class where relkind = 'S' and relnamespace = 'public'::regnamespace order by relname`,
  );
  const sequences: BackupSequence[] = [];
  for (const { name } of rows) {
    const { rows: found } = await client.query<{ value: string; isCalled: boolean }>(
      `select last_value as value, is_called as "isCalled" from ${pg.escapeIdentifier(name)}`,
    );
    sequences.push({ name, ...(found[0] as { value: string; isCalled: boolean }) });
  }
  return sequences;
}
