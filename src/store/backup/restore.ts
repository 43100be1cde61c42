import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createZstdDecompress } from 'node:zlib';
import pg from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import { migrate, migrationLock, migrations, migrationTable, unapplied } from '../migrate.ts';
import { SteadyClient } from '../steady-client.ts';
import {
  BackupReader,
  BadBackup,
  type BackupEnd,
  type BackupHead,
  type BackupSequence,
  type BackupTable,
  isEnd,
  type TableSum,
} from './format.ts';
import { tablesInOrder } from './tables.ts';

export interface Restored {
  takenAt: string;
  product: string;
  tables: BackupEnd['tables'];
  /** The migrations that came after the backup, and were applied to it. */
  applied: string[];
}

/** The file or the database does not fit, and nothing was written; the message says why. */
export class RestoreRefused extends Error {}

/**
 * Puts a backup into an empty database: its schema, its rows and its numbers in one transaction that commits when every
 * sum is right, then the migrations that this program has and the backup has not.
 * @throws RestoreRefused
 */
export async function restoreBackup(databaseUrl: string, file: string): Promise<Restored> {
  const client = new SteadyClient({ connectionString: databaseUrl, application_name: 'countersign restore' });
  await client.connect();
  try {
    await client.query(`set timezone = 'UTC'; set statement_timeout = 0`);
    // A server that starts meanwhile waits before it makes tables of its own.
    await client.query('select pg_advisory_lock($1)', [migrationLock]);
    await refuseUnlessEmpty(client);
    const whole = await fromFile(file, (reader) => inOneTransaction(client, () => fill(client, reader)));
    await client.query('select pg_advisory_unlock($1)', [migrationLock]);
    const { applied } = await migrate(databaseUrl);
    return { ...whole, applied };
  } finally {
    await client.end();
  }
}

async function refuseUnlessEmpty(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ name: string }>(
    `select relname as name from pg_class c where relnamespace = 'public'::regnamespace and relkind in ('r', 'p', 'v', 'm', 'S')
       and not exists (select from pg_depend d where d.objid = c.oid and d.deptype = 'e') order by relname limit 1`,
  );
  if (rows[0]) {
    throw new RestoreRefused(
      `The database is not empty (it has ${rows[0].name}): restore into a new one, or set DATA_DIR to a new folder`,
    );
  }
}

async function inOneTransaction<T>(client: pg.Client, work: () => Promise<T>): Promise<T> {
  await client.query('begin');
  try {
    const value = await work();
    await client.query('commit');
    return value;
  } catch (error) {
    await client.query('rollback');
    throw error;
  }
}

/** Whatever is wrong with the file is said of the file. */
async function fromFile<T>(file: string, use: (reader: BackupReader) => Promise<T>): Promise<T> {
  const unpacked = createZstdDecompress();
  const reading = pipeline(createReadStream(file), unpacked).catch((error: unknown) => error);
  try {
    return await use(new BackupReader(unpacked));
  } catch (error) {
    unpacked.destroy();
    // A copy that loses its source may be reported first by the database; the reason is what happened to the file.
    throw refusalOf(file, error) ?? refusalOf(file, await reading) ?? error;
  } finally {
    unpacked.destroy();
    await reading;
  }
}

function refusalOf(file: string, error: unknown): RestoreRefused | undefined {
  const fault = (error as NodeJS.ErrnoException | undefined)?.code ?? '';
  if (error instanceof BadBackup) return new RestoreRefused(`${file} cannot be restored: ${error.message}`);
  if (fault === 'ENOENT') return new RestoreRefused(`There is no file ${file}`);
  if (fault === 'Z_BUF_ERROR') return new RestoreRefused(`${file} cannot be restored: it ends too early`);
  if (/^ZSTD_|^Z_/.test(fault))
    return new RestoreRefused(`${file} cannot be restored: it is not a backup, or it is damaged`);
  return undefined;
}

async function fill(client: pg.Client, reader: BackupReader): Promise<Omit<Restored, 'applied'>> {
  const head = headOf(await reader.line());
  await makeSchema(client, head);
  const tables = await tablesInOrder(client);
  const names = tables.map(({ table }) => pg.escapeIdentifier(table));
  // The rows bring what triggers once made of them. Foreign keys stay on.
  for (const name of names) await client.query(`alter table ${name} disable trigger user`);
  // What migrations write into new tables comes with the rows as well.
  await client.query(`truncate ${names.join(', ')}`);
  const filled: BackupEnd['tables'] = [];
  for (;;) {
    const line = await reader.line();
    if (isEnd(line)) {
      await reader.nothingMore();
      refuseUnlessWhole(line, filled, tables);
      await setSequences(client, line.sequences);
      break;
    }
    const { table, columns } = line as BackupTable;
    const known = tables.find((one) => one.table === table);
    if (!known || known.columns.toSorted().join() !== columns?.toSorted().join()) {
      throw new BadBackup(`its table ${table} is not the one of its schema`);
    }
    filled.push({ table, ...(await fillTable(client, reader, { table, columns })) });
  }
  for (const name of names) await client.query(`alter table ${name} enable trigger user`);
  return { takenAt: head.takenAt, product: head.product, tables: filled };
}

function headOf(line: object): BackupHead {
  const head = line as BackupHead;
  if (head.format !== 'countersign-backup') throw new BadBackup('it is not a backup of Countersign');
  if (head.formatVersion !== 1) {
    throw new BadBackup(`its format ${head.formatVersion} is newer than this program knows`);
  }
  return head;
}

/** The schema as it was when the backup was taken, so that its rows fit. */
async function makeSchema(client: pg.Client, head: BackupHead): Promise<void> {
  const ours = migrations();
  const theirs = new Map(head.migrations.map(({ name, sha256 }) => [name, sha256]));
  try {
    unapplied(theirs, ours, `The backup, taken with version ${head.product},`);
  } catch (error) {
    throw new RestoreRefused((error as Error).message, { cause: error });
  }
  await client.query(migrationTable);
  for (const { sql } of ours.filter(({ name }) => theirs.has(name))) await client.query(sql);
}

async function fillTable(client: pg.Client, reader: BackupReader, { table, columns }: BackupTable): Promise<TableSum> {
  const sum = createHash('sha256');
  let said: TableSum | undefined;
  async function* rows(): AsyncGenerator<Buffer> {
    for (;;) {
      const line = (await reader.line()) as TableSum & { bytes?: number };
      if (line.bytes === undefined) {
        said = line;
        return;
      }
      for await (const piece of reader.bytes(line.bytes)) {
        sum.update(piece);
        yield piece;
      }
    }
  }
  const names = columns.map((column) => pg.escapeIdentifier(column)).join(', ');
  const into = client.query(copyFrom(`copy ${pg.escapeIdentifier(table)} (${names}) from stdin`));
  try {
    await pipeline(Readable.from(rows(), { objectMode: false }), into);
  } catch (error) {
    // What the server cannot take is a damaged row.
    if (!(error instanceof pg.DatabaseError)) throw error;
    throw new BadBackup(`the rows of ${table} are damaged (${error.message})`);
  }
  const found = { rows: into.rowCount, sha256: sum.digest('hex') };
  if (said?.rows !== found.rows || said.sha256 !== found.sha256) {
    throw new BadBackup(`the rows of ${table} are not those that were written`);
  }
  return found;
}

function refuseUnlessWhole(end: BackupEnd, filled: BackupEnd['tables'], tables: BackupTable[]): void {
  const missing = tables.find(({ table }) => !filled.some((one) => one.table === table));
  if (missing) throw new BadBackup(`its table ${missing.table} is missing`);
  if (JSON.stringify(end.tables) !== JSON.stringify(filled)) {
    throw new BadBackup('its tables are not those that its end names');
  }
}

async function setSequences(client: pg.Client, sequences: BackupSequence[]): Promise<void> {
  for (const { name, value, isCalled } of sequences) {
    await client.query('select setval(to_regclass(quote_ident($1)), $2, $3)', [name, value, isCalled]);
  }
}
