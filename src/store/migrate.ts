import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import type { Tx } from './database.ts';

const migrationsFolder = fileURLToPath(new URL('../../migrations', import.meta.url));

/** Any number, as long as it is always the same one. */
export const migrationLock = 7_366_201;

/**
 * Brings the database up to the migrations in `folder`, in order of name, each in a transaction of its own, and
 * answers the names it applied. Any number of processes may call it at once: they take turns.
 *
 * Throws when a migration was changed after it was applied, and when the database knows one that this program does
 * not: old code never serves a newer database.
 */
export async function migrate(connectionString: string, folder = migrationsFolder): Promise<{ applied: string[] }> {
  const client = new pg.Client({ connectionString, application_name: 'countersign migrate' });
  client.on('error', () => undefined); // the query under way rejects with the same error
  await client.connect();
  try {
    await client.query('select pg_advisory_lock($1)', [migrationLock]);
    return { applied: await apply(client, migrations(folder)) };
  } finally {
    await client.end();
  }
}

/**
 * Answers, whenever it is called, what keeps the database from fitting this program; undefined: nothing. It may have been
 * migrated by a newer program in the meantime.
 */
export function migrationCheck({ query }: Pick<Tx, 'query'>, folder = migrationsFolder) {
  const known = migrations(folder);
  return async (): Promise<string | undefined> => {
    const rows = await query<{ name: string; sha256: string }>('select name, sha256 from migration');
    try {
      const due = unapplied(new Map(rows.map((row) => [row.name, row.sha256])), known);
      return due.length > 0 ? `Migration ${due[0]?.name} is not applied` : undefined;
    } catch (error) {
      return (error as Error).message;
    }
  };
}

/** Why this program must end, whenever it is asked: a newer one has migrated the database since. Undefined: none has. */
export function outdatedCheck({ query }: Pick<Tx, 'query'>, folder = migrationsFolder) {
  const last = migrations(folder).at(-1)?.name ?? '';
  return async (): Promise<string | undefined> => {
    const later = 'select name from migration where name > $1 order by name limit 1';
    const [newer] = await query<{ name: string }>(later, [last]);
    return newer && newerThanProgram('The database', newer.name);
  };
}

const newerThanProgram = (what: string, name: string): string =>
  `${what} is newer than this program: it has migration ${name}`;

export interface Migration {
  name: string;
  sql: string;
  sha256: string;
}

/** The migrations that this program brings, in their order. */
export function migrations(folder = migrationsFolder): Migration[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith('.sql'))
    .sort()
    .map((name) => {
      const sql = readFileSync(join(folder, name), 'utf8');
      return { name, sql, sha256: createHash('sha256').update(sql).digest('hex') };
    });
}

export const migrationTable = `create table if not exists migration (
  name text primary key, sha256 text not null, applied_at timestamptz not null default now())`;

async function apply(client: pg.Client, known: Migration[]): Promise<string[]> {
  await client.query(migrationTable);
  const { rows } = await client.query<{ name: string; sha256: string }>('select name, sha256 from migration');
  const due = unapplied(new Map(rows.map((row) => [row.name, row.sha256])), known);
  for (const { name, sql, sha256 } of due) {
    try {
      await client.query('begin');
      await client.query(sql);
      await client.query('insert into migration (name, sha256) values ($1, $2)', [name, sha256]);
      await client.query('commit');
    } catch (cause) {
      // The connection ends here, and the open transaction with it.
      throw new Error(`Migration ${name} failed: ${(cause as Error).message}`, { cause });
    }
  }
  return due.map(({ name }) => name);
}

/**
 * The migrations that are still to be applied.
 * @throws when what was applied before is not what this program knows.
 */
export function unapplied(before: Map<string, string>, known: Migration[], what = 'The database'): Migration[] {
  const byName = new Map(known.map((migration) => [migration.name, migration.sha256]));
  const last = [...before.keys()].sort().at(-1) ?? '';
  for (const [name, sha256] of before) {
    const ours = byName.get(name);
    if (ours === undefined) throw new Error(newerThanProgram(what, name));
    if (ours !== sha256) throw new Error(`Migration ${name} was changed after it was applied`);
  }
  for (const { name } of known) {
    if (!before.has(name) && name < last) throw new Error(`Migration ${name} comes before ${last}, already applied`);
  }
  return known.filter(({ name }) => !before.has(name));
}
