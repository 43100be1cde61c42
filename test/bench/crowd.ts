import { manyDeals } from '../support/many-deals.ts';
import type { Desk } from './desk.ts';

/**
 * A company of four hundred with so many deals: ten of the sellers report to Mona, and she is asked as often as each of a
 * hundred managers.
 */
export async function crowd({ database, company }: Desk, deals: number): Promise<void> {
  await database.transaction(async (tx) => {
    const [mona, rita] = [company.actor('mona.manager').id, company.actor('rita.rep').id];
    await tx.query(`set local maintenance_work_mem = '512MB'`);
    await tx.query(`insert into team (name) select 'Team ' || n from generate_series(1, 30) n`, []);
    const added = await tx.query<{ id: string; manages: boolean }>(
      `insert into person (email, name, manager_id, team_id)
       select 'crowd-' || n || '@example.com', 'Crowd ' || n, case when n between 100 and 109 then $1::uuid end,
         (select id from team where name = 'Team ' || (1 + n % 30))
       from generate_series(1, 399) n returning id, email ~ '^crowd-[0-9]{1,2}@' as manages`,
      [mona],
    );
    const approvers = [mona, ...added.filter(({ manages }) => manages).map(({ id }) => id)];
    const owners = [rita, ...added.filter(({ manages }) => !manages).map(({ id }) => id)];
    await manyDeals(tx, { deals, owners, approvers, seller: company.sellerId('us') });
  });
  await database.query('vacuum analyze');
}
