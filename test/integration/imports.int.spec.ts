import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { keepRoles } from '../../src/commands/directory/roles.ts';
import { type Mapping, mappingSchema } from '../../src/imports/mapping/mapping.ts';
import { execute } from '../../src/imports/run/execute.ts';
import { beginRun } from '../../src/imports/run/request.ts';
import { verifyFacts } from '../../src/queries/facts/facts.ts';
import { type Database, openDatabase } from '../../src/store/database.ts';
import { type FreshDatabase, freshDatabase } from '../support/database.ts';
import { file, imported } from '../support/imports.ts';

let fresh: FreshDatabase;
let database: Database;
const at = () => ({ database, url: fresh.url });

beforeAll(async () => {
  fresh = await freshDatabase();
  database = await openDatabase(fresh.url, { poolSize: 4 });
  await keepRoles(database);
});
afterAll(async () => {
  await database.close();
  await fresh.drop();
});

const count = async (table: string, where = 'true'): Promise<number> => {
  const [row] = await database.query<{ n: number }>(`select count(*)::int as n from ${table} where ${where}`);
  return row?.n ?? 0;
};

const products: Mapping = { steps: [{ import: 'products' }] };

describe('importing products', () => {
  const good = file(
    'products.csv',
    'sku,name,family,charge,unit\nA-1,Anvil,hardware,one-time,piece\nB-2,"=Bell",hardware,one-time,piece\n',
  );

  it('adds them all, and again changes nothing', async () => {
    expect(await imported(at(), products, [good])).toMatchObject({
      state: 'applied',
      steps: [{ kind: 'products', rows: 2, added: 2, changed: 0, unchanged: 0 }],
    });
    const facts = await count('fact');
    expect((await imported(at(), products, [good])).steps).toMatchObject([{ added: 0, changed: 0, unchanged: 2 }]);
    expect(await count('fact')).toBe(facts);
    expect(await count('product', 'version = 1')).toBe(2);
  });

  it('raises the version of one that differs, and leaves what the file does not speak of', async () => {
    await database.query(`update product set description = 'Heavy', version = 2 where sku = 'A-1'`);
    const changed = file('p.csv', 'sku;name;family;charge;unit\nA-1;Great anvil;hardware;one-time;piece\n');
    expect((await imported(at(), products, [changed])).steps).toMatchObject([{ added: 0, changed: 1 }]);
    const [anvil] = await database.query(`select name, description, version from product where sku = 'A-1'`);
    expect(anvil).toEqual({ name: 'Great anvil', description: 'Heavy', version: 3 });
  });

  it('changes nothing when one row is bad, and reports every bad row', async () => {
    const bad = file(
      'p.csv',
      'sku,name,family,charge,unit\nC-3,Cog,hardware,one-time,piece\nD-4,Door,hardware,monthly,piece\nragged\nC-3,Cog,hardware,one-time,piece\nE-5,Eel,software,recurring,seat\n',
    );
    const { state, report } = await imported(at(), products, [bad]);
    expect(state).toBe('refused');
    expect(report.map(({ line, pointer }) => [line, pointer])).toEqual([
      [3, '/charge'],
      [4, ''],
      [5, '/sku'],
      [6, '/charge'],
    ]);
    expect(report[2]?.message).toBe('Line 2 is about the same record.');
    expect(await count('product', `sku = 'C-3'`)).toBe(0);
  });

  it('changes nothing in a dry run, and says what it would do', async () => {
    const more = file('p.csv', 'sku,name,family,charge,unit\nF-6,Fan,hardware,one-time,piece\n');
    expect(await imported(at(), products, [more], { dryRun: true })).toMatchObject({
      state: 'checked',
      steps: [{ added: 1 }],
    });
    expect(await count('product', `sku = 'F-6'`)).toBe(0);
  });

  it('leaves no trace when it is stopped, and can be carried out again', async () => {
    const more = file('p.csv', 'sku,name,family,charge,unit\nG-7,Gate,hardware,one-time,piece\n');
    const files = [more];
    const runId = await beginRun(database, { mapping: products, dryRun: false, by: null, files });
    const stop = new AbortController();
    const stopped = execute({
      database,
      databaseUrl: fresh.url,
      runId,
      files,
      signal: stop.signal,
      onProgress: () => stop.abort(new Error('killed')),
    });
    await expect(stopped).rejects.toThrow('killed');
    expect(await count('product', `sku = 'G-7'`)).toBe(0);
    expect(await execute({ database, databaseUrl: fresh.url, runId, files })).toMatchObject({ state: 'applied' });
    expect(await execute({ database, databaseUrl: fresh.url, runId, files })).toBeUndefined();
    expect(await count('product', `sku = 'G-7'`)).toBe(1);
  });
});

describe('importing people', () => {
  const people: Mapping = { steps: [{ import: 'people' }] };
  const header = 'email,name,external id,manager,roles\n';

  it('finds managers further down the file, and writes a fact of each person and of each role granted', async () => {
    const staff = file('p.csv', `${header}rita@x.example,Rita,e1,e2,rep\nmona@x.example,Mona,e2,,sales-manager\n`);
    expect((await imported(at(), people, [staff])).steps).toMatchObject([{ added: 2 }]);
    expect(await count('person', `manager_id = (select id from person where external_id = 'e2')`)).toBe(1);
    expect(await count('fact', `type = 'PersonAdded'`)).toBe(2);
    const granted = await database.query(
      `select p.name, f.data ->> 'role' as role from fact f join person p on p.id::text = f.subject_id
       where f.type = 'RoleGranted' order by 1`,
    );
    expect(granted).toEqual([
      { name: 'Mona', role: 'sales-manager' },
      { name: 'Rita', role: 'rep' },
    ]);
    expect((await imported(at(), people, [staff])).steps).toMatchObject([{ added: 0, changed: 0, unchanged: 2 }]);
    expect(await count('fact', `type = 'RoleGranted'`)).toBe(2);
    expect(await count('outbox', `verb = 'reroute'`)).toBe(0);
  });

  it('lets running requests look anew at whom they ask when somebody comes under another manager', async () => {
    const vera = file('p.csv', `${header}rita@x.example,Rita,e1,e3,rep\nvera@x.example,Vera,e3,,vp-sales\n`);
    await imported(at(), people, [vera]);
    expect(await database.query(`select payload ->> 'reason' as reason from outbox where verb = 'reroute'`)).toEqual([
      { reason: 'Rita has another manager.' },
    ]);
    await imported(at(), people, [file('p.csv', `${header}rita@x.example,Rita,e1,e2,rep\n`)]);
  });

  it('makes nobody their own manager, and changes the roles of nobody', async () => {
    const circle = file('p.csv', `${header}rita@x.example,Rita,e1,e2,rep\nmona@x.example,Mona,e2,e1,cfo\n`);
    const { state, report } = await imported(at(), people, [circle]);
    expect(state).toBe('refused');
    expect(report.map(({ line, message }) => [line, message])).toEqual(
      expect.arrayContaining([
        [3, 'Roles of somebody who is here already are changed on the page of people, one by one.'],
        [2, 'This would make the person their own manager.'],
      ]),
    );
  });
});

describe('importing a company whose files name everything by keys', () => {
  const template = new URL('../../templates/imports/adventureworks.mapping.yaml', import.meta.url);
  const mapping = mappingSchema.parse(parse(readFileSync(template, 'utf8')));
  const sales = [
    'SO1,1,2011-01-05,2011-01-12,1,7,281,1,100,1,2,100.5000,201.0000,0,0,120.0000,240.0000,201.0000,0,0',
    'SO1,2,2011-01-05,2011-01-12,3,7,281,2,100,1,12,10.3333,123.9996,0.02,2.4800,5.1234,61.4808,121.5196,0,0',
    'SO2,1,2011-02-05,2011-02-12,2,7,272,1,36,1,1,99.9999,99.9999,0,0,50.0000,50.0000,99.9999,0,0',
  ];
  const files = (lines = sales) => [
    file('product_categories.csv', 'CategoryKey,Name\n1,Bikes\n'),
    file('product_subcategories.csv', 'SubcategoryKey,Name,CategoryKey\n1,Road Bikes,1\n'),
    file(
      'products.csv',
      'ProductKey,SKU,Name,SubcategoryKey,StandardCost,ListPrice,DealerPrice,FinishedGoods,StartDate\n' +
        '1,BK-1,Road 100,1,120.0000,180.0000,100.5000,true,2010-07-01\n2,BK-1,Road 100,1,50.0000,170.0000,99.9999,true,2011-02-01\n' +
        '3,BT-1,Bolt,,5.1234,11.0000,10.3333,true,2010-07-01\n4,XX-1,Blank,,,,,false,2010-07-01\n',
    ),
    file('resellers.csv', 'ResellerKey,Code,Name,BusinessType\n7,AW7,Wheels,Warehouse\n8,AW8,Idle,Warehouse\n'),
    file('sales_territories.csv', 'SalesTerritoryKey,Region,Country,Group\n1,Northwest,United States,North America\n'),
    file(
      'sales_reps.csv',
      'EmployeeKey,ManagerEmployeeKey,Name,Title,SalesTerritoryKey\n272,277,Stephen,North American Sales Manager,11\n281,272,José,Sales Representative,2\n',
    ),
    file(
      'sales_quotas.csv',
      'EmployeeKey,QuotaDate,CalendarYear,CalendarQuarter,Quota\n281,2010-12-29,2010,4,367000.0000\n',
    ),
    file(
      'reseller_sales.csv',
      `SalesOrderNumber,SalesOrderLineNumber,OrderDate,ShipDate,ProductKey,ResellerKey,EmployeeKey,PromotionKey,CurrencyKey,SalesTerritoryKey,OrderQuantity,UnitPrice,ExtendedAmount,UnitPriceDiscountPct,DiscountAmount,ProductStandardCost,TotalProductCost,SalesAmount,TaxAmt,Freight\n${lines.join('\n')}\n`,
    ),
  ];

  it('brings in everything at once, with the figures of the file to the last decimal', async () => {
    const { state, steps, report } = await imported(at(), mapping, files());
    expect(report).toEqual([]);
    expect(state).toBe('applied');
    expect(steps.at(-1)).toMatchObject({
      kind: 'deals',
      rows: 3,
      added: 2,
      sums: [{ currency: 'USD', orders: 2, lines: 3, amount: '422.5195', list: '424.9995', cost: '351.4808' }],
      repricing: { lines: 3, byACent: 0, largest: '0.0004' },
    });
    const deals = await database.query(
      `select d.external_id as order, d.origin, d.stage, d.name, d.tcv::text, d.discount::text, d.margin::text, d.currency,
         o.name as owner, a.region, a.country, d.customer_close_date as "orderedOn"
       from deal d join person o on o.id = d.owner_id join account a on a.id = d.account_id order by 1`,
    );
    expect(deals).toEqual([
      {
        order: 'SO1',
        origin: 'imported',
        stage: 'closed',
        name: 'Wheels',
        tcv: '322.5196',
        discount: '0.00763078',
        margin: '0.06523262',
        currency: 'USD',
        owner: 'José',
        region: 'NA',
        country: 'US',
        orderedOn: '2011-01-05',
      },
      expect.objectContaining({ order: 'SO2', tcv: '99.9999', owner: 'Stephen' }),
    ]);
    expect(await count('account', `country = 'ZZ' and region = 'unassigned'`)).toBe(1);
    expect(await count('unit_cost u join product p on p.id = u.product_id', `p.sku = 'BK-1'`)).toBe(2);
    expect(await count('quota', `period = '2010 Q4' and amount = 367000`)).toBe(1);
  });

  it('again changes nothing', async () => {
    const before = await database.query('select max(number)::text as number, count(*)::text as n from deal');
    const { steps } = await imported(at(), mapping, files());
    expect(steps.map(({ added, changed }) => [added, changed])).toEqual(steps.map(() => [0, 0]));
    expect(await database.query('select max(number)::text as number, count(*)::text as n from deal')).toEqual(before);
  });

  it('brings an order up to a file that says otherwise, line for line', async () => {
    const { steps } = await imported(at(), mapping, files([sales[0] as string, sales[2] as string]));
    expect(steps.at(-1)).toMatchObject({ added: 0, changed: 1, unchanged: 1 });
    const [order] = await database.query(`select tcv::text, version from deal where external_id = 'SO1'`);
    expect(order).toEqual({ tcv: '201.0000', version: 2 });
    expect(await count('deal_history_line')).toBe(2);
  });

  it('refuses an order of two owners, unknown products and a deal that was entered', async () => {
    await database.query(
      `insert into deal (external_id, name, account_id, seller_id, owner_id, kind, route_to_market, way_to_close)
       select 'SO9', name, account_id, seller_id, owner_id, kind, route_to_market, way_to_close from deal where external_id = 'SO1'`,
    );
    const lines = [
      sales[0] as string,
      (sales[1] as string).replace(',281,', ',272,'),
      (sales[2] as string).replace(',2,7,', ',99,7,'),
      (sales[2] as string).replace('SO2', 'SO9'),
    ];
    const { state, report } = await imported(at(), mapping, files(lines));
    expect(state).toBe('refused');
    expect(report.map(({ line, message }) => [line, message])).toEqual(
      expect.arrayContaining([
        [3, 'Line 2 says otherwise for the same order.'],
        [4, 'ProductKey 99 is not in products.'],
        [5, 'This is a deal that was entered here, not history.'],
      ]),
    );
  });

  it('leaves facts that verify', async () => {
    expect(await verifyFacts(database, {})).toMatchObject({ verified: true });
  });
});
