import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { migrate } from '../../src/store/migrate.ts';
import { type FreshDatabase, freshDatabase } from '../support/database.ts';
import { eventually } from '../support/effects.ts';
import { testFolder } from '../support/folder.ts';

describe('migrations', () => {
  let database: FreshDatabase;
  let folder: string;
  const file = (name: string, sql: string) => writeFileSync(join(folder, name), sql);
  const query = async (sql: string) => {
    const client = new pg.Client({ connectionString: database.url });
    await client.connect();
    try {
      return (await client.query(sql)).rows;
    } finally {
      await client.end();
    }
  };

  beforeEach(async () => {
    database = await freshDatabase();
    await query('drop table migration');
    folder = testFolder('migrations');
    file('0001-one.sql', 'create table one (id integer); insert into one values (1);');
  });

  afterEach(async () => {
    await database.drop();
    rmSync(folder, { recursive: true });
  });

  it('are applied in order, once', async () => {
    file('0002-two.sql', 'create table two as select * from one;');
    expect(await migrate(database.url, folder)).toEqual({ applied: ['0001-one.sql', '0002-two.sql'] });
    expect(await migrate(database.url, folder)).toEqual({ applied: [] });
    expect(await query('select id from two')).toEqual([{ id: 1 }]);
  });

  it('are applied once when several processes start together', async () => {
    const runs = await Promise.all([1, 2, 3].map(() => migrate(database.url, folder)));
    expect(runs.flatMap(({ applied }) => applied)).toEqual(['0001-one.sql']);
    expect(await query('select id from one')).toEqual([{ id: 1 }]);
  });

  it('leave nothing of a file that fails, and keep the files before it', async () => {
    file('0002-two.sql', 'create table two (id integer); select no_such_function();');
    await expect(migrate(database.url, folder)).rejects.toThrow(/0002-two\.sql failed: .*no_such_function/);
    expect(await query(`select to_regclass('two') as two`)).toEqual([{ two: null }]);
    expect(await query('select name from migration')).toEqual([{ name: '0001-one.sql' }]);
  });

  it('leave nothing of a file that was cut off in the middle, and the next start completes', async () => {
    file('0002-two.sql', 'create table two (id integer); select pg_sleep(60);');
    const cut = migrate(database.url, folder).catch((error: Error) => error.message);
    await eventually(
      () =>
        query(`select pg_terminate_backend(pid) from pg_stat_activity
          where application_name = 'countersign migrate' and datname = current_database() and wait_event = 'PgSleep'`),
      (ended) => ended.length === 1,
    );
    expect(await cut).toMatch(/0002-two\.sql failed/);
    expect(await query(`select to_regclass('two') as two`)).toEqual([{ two: null }]);
    file('0002-two.sql', 'create table two (id integer);');
    expect(await migrate(database.url, folder)).toEqual({ applied: ['0002-two.sql'] });
  });

  it('refuse a file that was changed after it was applied', async () => {
    await migrate(database.url, folder);
    file('0001-one.sql', 'create table one (id bigint);');
    await expect(migrate(database.url, folder)).rejects.toThrow(
      'Migration 0001-one.sql was changed after it was applied',
    );
  });

  it('refuse a database that is newer than the program', async () => {
    file('0002-two.sql', 'select 1;');
    await migrate(database.url, folder);
    rmSync(join(folder, '0002-two.sql'));
    await expect(migrate(database.url, folder)).rejects.toThrow(
      'The database is newer than this program: it has migration 0002-two.sql',
    );
  });

  it('refuse a file that would come before one already applied', async () => {
    file('0003-three.sql', 'select 1;');
    await migrate(database.url, folder);
    file('0002-two.sql', 'select 1;');
    await expect(migrate(database.url, folder)).rejects.toThrow('Migration 0002-two.sql comes before 0003-three.sql');
  });
});
