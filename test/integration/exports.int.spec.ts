import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { csvLine } from '../../src/queries/list/csv.ts';
import { dealDeskRoutes } from '../../src/http/routes/deal-desk/routes.ts';
import { type Api, type Person, startApi } from '../support/http.ts';
import { manyDeals } from '../support/many-deals.ts';

let api: Api;
let cfo: Person;
let rep: Person;
beforeAll(async () => {
  api = await startApi({ routes: dealDeskRoutes });
  [cfo, rep] = [await api.person('cfo'), await api.person('rep')];
  await api.database.transaction(async (tx) => {
    const [seller] = await tx.query<{ id: string }>(
      `insert into seller (name, address, country) values ('Seller', '1 Main St', 'US') returning id`,
    );
    await manyDeals(tx, {
      deals: 2_300,
      owners: [cfo.id, rep.id, cfo.id],
      approvers: [cfo.id],
      seller: seller?.id as string,
    });
  });
});
afterAll(() => api?.close());

const lines = async (path: string, as: Person) => {
  const { status, body, headers } = await api.ask<string>('GET', path, { as });
  expect([status, headers.get('content-type')]).toEqual([200, 'text/csv; charset=utf-8']);
  return body.split('\r\n');
};

describe('an exported list', () => {
  it('has every row that fits once, names itself, and is a fact', async () => {
    const file = await lines('/api/exports/deals?sort=number:asc&bom=false', cfo);
    expect(file.slice(0, 2)).toEqual(['Countersign: Deals', 'Filter: none. Sorted by Number:asc.']);
    expect(file[2]).toMatch(/^Exported by Person 1 \(person-1@example.com\) at 20/);
    const numbers = file.slice(5, -1).map((row) => Number(row.slice(2, row.indexOf(','))));
    expect(numbers).toEqual(Array.from({ length: 2_300 }, (_, index) => 1_001 + index));
    const [fact] = await api.database.query<{ data: object }>(
      `select data from fact where type = 'ListExported' and subject_id = $1 order by id desc limit 1`,
      [cfo.id],
    );
    expect(fact?.data).toEqual({ list: 'deals', filters: {}, rows: 2_300, complete: true });
  });

  it('has the rows and the margins of its reader alone', async () => {
    const file = await lines('/api/exports/deals?stage=closed,lost', rep);
    const rows = file.slice(5, -1);
    const [own] = await api.database.query<{ n: number }>(
      `select count(*)::int as n from deal where owner_id = $1 and stage in ('closed', 'lost')`,
      [rep.id],
    );
    expect(rows.length).toBe(own?.n);
    expect(rows.join()).not.toMatch(/0\.\d{2},2026/);
    expect((await api.ask('GET', '/api/exports/deals?margin=50%25..', { as: rep })).status).toBe(403);
    expect(file[1]).toBe('Filter: Stage closed or lost. Sorted by Moved:desc.');
  });

  it.each(['deals', 'approvals', 'contracts', 'orders', 'invoices', 'accounts'])('can be that of %s', async (list) => {
    const file = await lines(`/api/exports/${list}`, cfo);
    expect(file.length).toBeGreaterThan(100);
    const width = file[4]?.split(',').length;
    expect(new Set(file.slice(5, -1).map((row) => row.split(',').length))).toEqual(new Set([width]));
  });

  it.each([
    ['=HYPERLINK("x")', `"'=HYPERLINK(""x"")"`],
    ['+1', `"'+1"`],
    ['-1+2', `"'-1+2"`],
    ['@SUM', `"'@SUM"`],
    ['\tx', `"'\tx"`],
    ['\rx', `"'\rx"`],
    ['-12.50', '-12.50'],
    ['Zoë, "Größe" 東京', '"Zoë, ""Größe"" 東京"'],
  ])('writes %j so that no spreadsheet runs it', (text, written) => {
    expect(csvLine([text])).toBe(`${written}\r\n`);
  });
});
