import pg from 'pg';

/** The database server's clock, as the product sees it, in a test's hands. */
export interface JumpingClock {
  /** Sets the clock so far ahead of the true time, such as `2 days` or `-1 hour`, for every process at once. */
  ahead(interval: string): Promise<void>;
}

/**
 * Puts a now() of its own before PostgreSQL's in the search path of one database, so that the clock can be set forward and
 * back under running processes. Holds for connections made from now on.
 */
export async function jumpingClock(databaseUrl: string): Promise<JumpingClock> {
  const ask = async (sql: string) => {
    const client = new pg.Client({ connectionString: databaseUrl });
    await client.connect();
    try {
      await client.query(sql);
    } finally {
      await client.end();
    }
  };
  await ask(`
    create schema jumped;
    create table jumped.clock (ahead interval not null);
    insert into jumped.clock values ('0');
    create function jumped.now() returns timestamptz language sql stable as
      'select pg_catalog.now() + ahead from jumped.clock';
    do $$
    declare one record;
    begin
      execute format('alter database %I set search_path = public, jumped, pg_catalog', current_database());
      -- What defaults say was bound to PostgreSQL's own when the table was made.
      for one in select adrelid::regclass as of, attname as name from pg_attrdef
          join pg_attribute on attrelid = adrelid and attnum = adnum where pg_get_expr(adbin, adrelid) = 'now()' loop
        execute format('alter table %s alter %I set default jumped.now()', one.of, one.name);
      end loop;
    end $$;`);
  return { ahead: (interval) => ask(`update jumped.clock set ahead = ${pg.escapeLiteral(interval)}`) };
}
