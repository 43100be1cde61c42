import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Actor } from '../../src/commands/actor.ts';
import { permissionsOf } from '../../src/commands/permissions.ts';
import { search } from '../../src/queries/search.ts';
import { type TestCompany, testCompany } from '../support/company.ts';
import { manyDeals } from '../support/many-deals.ts';

let company: TestCompany;
beforeAll(async () => {
  company = await testCompany();
  const { people, seller } = company;
  const owners = [people.rep.id, people.otherRep.id];
  await company.database.transaction((tx) =>
    manyDeals(tx, { deals: 200, owners, approvers: [people.manager.id], seller }),
  );
});
afterAll(() => company?.close());

const found = async (actor: Actor, text: string, most = 6) =>
  Object.fromEntries((await search(company.database, actor, text, most)).map(({ kind, hits }) => [kind, hits]));

describe('a search', () => {
  it.each(['D-1010', 'd-1010', '1010'])('finds the deal with the number %s first', async (text) => {
    const [first] = await search(company.database, company.people.cfo, text, 6);
    expect([first?.kind, first?.hits[0]?.title]).toEqual(['deals', expect.stringMatching(/^D-1010 /)]);
  });

  it('finds quotes, contracts and orders by their numbers', async () => {
    const { cfo } = company.people;
    const [contract] = await company.rows<{ number: string }>(
      'select number from contract order by number limit 1',
      [],
    );
    expect((await found(cfo, 'Q-1010-1')).quotes?.[0]).toMatchObject({ title: 'Q-1010-1', fit: 0 });
    expect((await found(cfo, `C-${contract?.number}`)).contracts?.[0]).toMatchObject({ fit: 0 });
    expect((await found(cfo, 'O-1001')).orders?.[0]?.title).toMatch(/^O-1001 /);
    expect(await found(cfo, 'Q-1011-1')).toEqual({});
  });

  it('puts the very name before its beginning, and that before any part of it', async () => {
    await company.rows(
      `insert into account (name, region, country, segment, credit_class)
       select n, 'NA', 'US', 'smb', 'A' from unnest($1::text[]) n`,
      [['Vesta', 'Vesta Nord', 'New Vesta']],
    );
    const hits = (await found(company.people.rep, 'vesta')).accounts;
    expect(hits?.map(({ title, fit }) => [title, fit])).toEqual([
      ['Vesta', 0],
      ['Vesta Nord', 1],
      ['New Vesta', 2],
    ]);
  });

  it('forgives a slip of the finger in an account’s name', async () => {
    const hits = (await found(company.people.rep, 'Brightwatr')).accounts;
    expect(hits?.[0]?.title).toMatch(/^Brightwater/);
  });

  it('takes wildcards for what they are', async () => {
    const { cfo } = company.people;
    const titles = async (text: string) => (await found(cfo, text, 50)).deals?.map(({ title }) => title) ?? [];
    expect((await titles('100%')).every((title) => title.includes('100%'))).toBe(true);
    expect((await titles('lab_7')).length).toBeGreaterThan(0);
    expect(await titles('lab_8')).toEqual([]);
    expect(await titles('%%')).toEqual([]);
    expect(await found(cfo, '\\')).toEqual({});
  });

  it('shows nobody what a list would not show them', async () => {
    const { rep } = company.people;
    const theirs = await company.rows<{ id: string }>('select id from deal where owner_id = $1', [rep.id]);
    for (const text of ['Halden', 'Monitoring', 'all sites', 'C-1001', '1001', '1002', 'Q-1010']) {
      const { deals = [], quotes = [], contracts = [], orders = [] } = await found(rep, text, 50);
      expect(theirs.map(({ id }) => id)).toEqual(expect.arrayContaining(deals.map(({ id }) => id)));
      for (const [table, hits] of Object.entries({ quote: quotes, contract: contracts, sales_order: orders })) {
        const others = await company.count(
          `${table} x join deal d on d.id = x.deal_id`,
          'x.id = any($1) and d.owner_id <> $2',
          [hits.map(({ id }) => id), rep.id],
        );
        expect(others).toBe(0);
      }
    }
  });

  it('leaves out the kinds that a role has no permission for', async () => {
    const nobody = { ...company.people.cfo, permissions: permissionsOf([]) };
    expect(Object.keys(await found(nobody, 'Halden'))).toEqual(['accounts']);
    expect(Object.keys(await found(nobody, 'deal-desk'))).toEqual([]);
    expect(Object.keys(await found(company.people.cfo, 'deal-desk'))).toEqual(['policies']);
  });

  it('finds people, contacts and products', async () => {
    const { rep } = company.people;
    expect((await found(rep, 'cleo')).contacts?.[0]).toMatchObject({ title: 'Cleo Customer' });
    expect((await found(rep, 'seat')).products?.[0]).toMatchObject({ title: 'SEAT SEAT', fit: 0 });
    expect((await found(rep, 'otherrep')).people?.length).toBe(1);
  });
});
