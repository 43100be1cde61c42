import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { migrations } from '../../src/store/migrate.ts';
import { type FreshDatabase, freshDatabase } from '../support/database.ts';
import { eventually } from '../support/effects.ts';
import { recordFigures } from '../support/long-figures.ts';
import { launchProduct, startProduct } from '../support/product.ts';

const minutes = 60_000;
/** Killed as soon as so many migrations are in. */
const moments = [1, 2, 4, 6, 8, 10, 12];

describe('a start on an empty database', () => {
  let fresh: FreshDatabase;
  let client: pg.Client;
  beforeEach(async () => {
    fresh = await freshDatabase();
    client = new pg.Client({ connectionString: fresh.url });
    await client.connect();
  });
  afterEach(async () => {
    await client.end();
    await fresh.drop();
  });

  const schema = async () =>
    (
      await client.query(`select table_name, column_name, data_type, column_default from information_schema.columns
        where table_schema = 'public' order by 1, 2`)
    ).rows;
  const applied = async (): Promise<number> => {
    const { rows } = await client.query(`select to_regclass('public.migration') is not null as any`);
    if (!rows[0].any) return 0;
    return (await client.query('select count(*)::int as n from migration')).rows[0].n;
  };

  it(
    'killed while it migrates: the next one completes, whatever was done by then',
    async () => {
      const whole = await schema();
      const settings = { DATABASE_URL: fresh.url, ROLE: 'api' };
      const cutAt: number[] = [];
      for (const moment of moments) {
        await client.query('drop schema public cascade; create schema public');
        const killed = launchProduct(settings);
        await eventually(applied, (n) => n >= moment, 60_000);
        await killed.end('SIGKILL');
        cutAt.push(await applied());

        const next = await startProduct(settings);
        expect((await fetch(`${next.url}/readyz`)).status).toBe(200);
        expect(await applied()).toBe(migrations().length);
        expect(await schema()).toEqual(whole);
        expect(await next.end('SIGTERM')).toMatchObject({ code: 0 });
      }
      const broken = cutAt.filter((n) => n < migrations().length).length;
      expect(broken).toBeGreaterThan(0);
      recordFigures('Killed while it migrates', [
        { name: 'kills', value: cutAt.length },
        { name: 'of them before the last migration was in', value: broken },
      ]);
    },
    10 * minutes,
  );
});
