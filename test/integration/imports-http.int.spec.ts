import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import writeWorkbook from 'write-excel-file/node';
import { keepRoles } from '../../src/commands/directory/roles.ts';
import { etag } from '../../src/http/etag.ts';
import { dealDeskRoutes } from '../../src/http/routes/deal-desk/routes.ts';
import type { Mapping } from '../../src/imports/mapping/mapping.ts';
import { execute } from '../../src/imports/run/execute.ts';
import { exportCsv, exportWorkbook } from '../../src/imports/run/export.ts';
import { kindNames } from '../../src/imports/kinds/kind.ts';
import type { Effects } from '../../workflows/effects.ts';
import { mailView } from '../../src/effects/mail-view.ts';
import { type Api, type Json, type Person, startApi } from '../support/http.ts';
import { file, imported } from '../support/imports.ts';
import { zip } from '../support/zip.ts';

let api: Api;
let databaseUrl = '';
let admin: Person;
let rep: Person;

beforeAll(async () => {
  api = await startApi({
    routes: dealDeskRoutes,
    via: async (url) => {
      databaseUrl = url;
      return url;
    },
  });
  await keepRoles(api.database);
  admin = await api.person('desk-admin', 'people-admin', 'finance');
  rep = await api.person('rep');
});
afterAll(() => api.close());

const bytes = { 'content-type': 'application/octet-stream' };
const upload = (name: string, body: string | Uint8Array, as = admin) =>
  api.ask('POST', `/api/imports?name=${encodeURIComponent(name)}`, { as, headers: bytes, body });
const works = (runId: string) => execute({ database: api.database, databaseUrl, runId });

const catalogue = 'SKU,Name,Family,Charge,Unit\nA-1,Anvil,hardware,one-time,piece\nB-2,Bell,hardware,one-time,piece\n';
const products = (columns?: object) => ({ steps: [{ import: 'products', ...(columns && { columns }) }] });

describe('an import on screen', () => {
  it('goes from the file through a dry run to being done', async () => {
    const uploaded = await upload('catalogue.csv', catalogue);
    expect(uploaded).toMatchObject({ status: 201, body: { state: 'uploaded', available: ['AddFile', 'Start'] } });
    const path = `/api/imports/${uploaded.body.id}`;

    const { body } = await api.ask('GET', `${path}/columns`, { as: admin });
    expect(body.items?.[0]).toMatchObject({
      name: 'catalogue.csv',
      columns: expect.arrayContaining([{ name: 'SKU', samples: ['A-1', 'B-2'] }]),
      suggested: { products: { sku: 'SKU', name: 'Name', family: 'Family', charge: 'Charge', unit: 'Unit' } },
    });

    const started = await api.ask('POST', `${path}/start`, { as: admin, body: { mapping: products() } });
    expect(started).toMatchObject({ status: 202, body: { state: 'waiting', available: [], dryRun: true } });
    await works(String(uploaded.body.id));
    expect((await api.ask('GET', path, { as: admin })).body).toMatchObject({
      state: 'checked',
      available: ['Apply', 'Start'],
      outcome: { steps: [{ kind: 'products', added: 2 }] },
    });
    expect(await api.database.query('select 1 from product')).toEqual([]);

    expect((await api.ask('POST', `${path}/application`, { as: admin })).status).toBe(202);
    await works(String(uploaded.body.id));
    expect((await api.ask('GET', path, { as: admin })).body).toMatchObject({ state: 'applied', available: [] });
    expect((await api.ask('POST', `${path}/application`, { as: admin })).status).toBe(409);
    expect((await api.ask('GET', '/api/products?q=anvil', { as: admin })).body.items).toHaveLength(1);
  });

  it('reports every bad row, on the page and as a file', async () => {
    const { body } = await upload('bad.csv', `${catalogue}C-3,"=1+1",hardware,weekly,piece\nD-4\n`);
    const path = `/api/imports/${body.id}`;
    await api.ask('POST', `${path}/start`, { as: admin, body: { mapping: products(), dryRun: false } });
    await works(String(body.id));
    expect((await api.ask('GET', path, { as: admin })).body).toMatchObject({ state: 'refused', problems: 2 });
    const report = await api.ask('GET', `${path}/report?limit=1`, { as: admin });
    expect(report.body.items).toMatchObject([{ line: 4, pointer: '/Charge' }]);
    const next = await api.ask('GET', `${path}/report?cursor=${report.body.next}`, { as: admin });
    expect(next.body).toMatchObject({ items: [{ line: 5, pointer: '' }], next: null });
    const sheet = await api.ask<string>('GET', `${path}/report/content`, { as: admin });
    expect(sheet.body.split('\n')[1]).toBe('bad.csv,4,Charge,"Charge: Must be one of one-time, recurring, usage."');
  });

  it('says why a mapping does not fit', async () => {
    const { body } = await upload('c.csv', catalogue);
    const start = (mapping: unknown) =>
      api.ask('POST', `/api/imports/${body.id}/start`, { as: admin, body: { mapping } });
    expect(
      await start({ steps: [{ import: 'products', columns: { sku: { column: 'a', value: 'b' } } }] }),
    ).toMatchObject({
      status: 422,
      body: { errors: [{ pointer: '/mapping/steps/0/columns/sku' }] },
    });
    expect((await start(products({ sku: 'Nothing' }))).status).toBe(202);
    await expect(works(String(body.id))).rejects.toThrow('Name, Family');
    expect((await api.ask('GET', `/api/imports/${body.id}`, { as: admin })).body).toMatchObject({
      state: 'failed',
      error: 'Say where these come from: Name, Family, Charge, Unit.',
      available: ['Start'],
    });
  });

  it('tells who asked for it, once a round, what came of it: in the product, and by mail if they wish', async () => {
    const asker = await api.person('desk-admin');
    const { body } = await upload('told.csv', catalogue.replaceAll(/([AB])-/g, '$1x'), asker);
    const path = `/api/imports/${body.id}`;
    const told = () =>
      api.database.query<{ verb: string; payload: object }>(
        `select verb, payload from outbox where key like '%import-${body.id}-%' and verb <> 'importData' order by id`,
      );
    await api.ask('POST', `${path}/start`, { as: asker, body: { mapping: products() } });
    await works(String(body.id));
    await works(String(body.id));
    const common = { people: [asker.id], link: `/imports/${body.id}`, dealId: null, kind: 'imports' };
    expect(await told()).toEqual([
      {
        verb: 'notify',
        payload: {
          ...common,
          title: 'Your dry run found no problem',
          body: 'told.csv: 2 would be added, 0 would be changed',
        },
      },
    ]);

    await api.database.query(
      `insert into notification_preference (person_id, kind, channel) values ($1, 'imports', 'mail')
       on conflict (person_id, kind) do update set channel = 'mail'`,
      [asker.id],
    );
    await api.ask('POST', `${path}/application`, { as: asker });
    await works(String(body.id));
    expect((await told()).slice(1)).toMatchObject([
      { verb: 'notify', payload: { ...common, title: 'Your import is done', body: 'told.csv: 2 added, 0 changed' } },
      { verb: 'mail', payload: { template: 'import-ended', personId: asker.id, dealId: null } },
    ]);
    const [mail] = (await told()).filter(({ verb }) => verb === 'mail');
    const letter = await mailView(api.database, mail?.payload as Effects['mail'], 'https://desk.example');
    expect(letter).toMatchObject({
      active: true,
      view: { dealName: '', headline: 'Your import is done', link: `https://desk.example/imports/${body.id}` },
    });
  });

  it('keeps mappings under names', async () => {
    const body = { mapping: products({ sku: 'SKU' }) };
    expect((await api.ask('PUT', '/api/imports/mappings/ours', { as: admin, body })).status).toBe(204);
    const listed = await api.ask('GET', '/api/imports/mappings', { as: admin });
    expect(listed.body.items).toMatchObject([{ name: 'ours', mapping: body.mapping }]);
    const people = await api.person('people-admin');
    expect((await api.ask('GET', '/api/imports/mappings', { as: people })).body.items).toEqual([]);
  });

  it('is for those who may change the data themselves', async () => {
    expect((await upload('c.csv', catalogue, rep)).status).toBe(403);
    const people = await api.person('people-admin');
    const { body } = await upload('c.csv', catalogue, people);
    const started = await api.ask('POST', `/api/imports/${body.id}/start`, {
      as: people,
      body: { mapping: products() },
    });
    expect(started).toMatchObject({
      status: 403,
      body: { detail: 'Products: this needs the permission catalogue.write.' },
    });
    expect((await api.ask('GET', `/api/imports/${body.id}`, { as: await api.person('finance') })).status).toBe(404);
    expect((await api.ask('GET', '/api/exports/data/deals', { as: people })).status).toBe(403);
  });
});

const workbook = async (rows: unknown[][]): Promise<Buffer> =>
  writeWorkbook(rows.map((row) => row.map((value) => ({ value }) as never))).toBuffer();

describe('a workbook', () => {
  it('is read like a CSV file', async () => {
    const rows = [
      ['sku', 'name', 'family', 'charge', 'unit'],
      ['X-1', 'Xylophone', 'hardware', 'one-time', 'piece'],
      [],
      ['X-2', 'Extra', 'hardware', 'never', 'piece'],
    ];
    const { state, report } = await imported({ database: api.database, url: databaseUrl }, products() as Mapping, [
      file('x.xlsx', await workbook(rows)),
    ]);
    expect(state).toBe('refused');
    expect(report).toMatchObject([{ line: 4, pointer: '/charge' }]);
  });

  it.each([
    ['a zip bomb', () => zip([['xl/worksheets/sheet1.xml', Buffer.alloc(40_000_000)]]), 'expands beyond reason'],
    [
      'one with outside entities',
      () => zip([['xl/workbook.xml', Buffer.from('<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><a>&x;</a>')]]),
      'XML entities',
    ],
    ['an archive in an archive', () => zip([['xl/inner.zip', Buffer.from('PK')]]), 'another archive'],
    [
      'many parts',
      () => zip(Array.from({ length: 600 }, (_, n) => [`p${n}`, Buffer.from('x')])),
      'more than 500 parts',
    ],
    ['an archive of something else', () => zip([['readme.txt', Buffer.from('hello')]]), 'not a workbook'],
    ['HTML by that name', () => Buffer.from('<html><table>'), 'HTML'],
    ['a CSV with NUL', () => Buffer.from('a,b\n1,\0\n'), 'NUL'],
  ])('that is %s is refused with the reason', async (_, make, why) => {
    const answer = await upload('x.xlsx', make());
    expect(answer).toMatchObject({ status: 422, body: { detail: expect.stringContaining(why) } });
  });
});

describe('an imported deal', () => {
  const lines =
    'order,orderedOn,account,owner,currency,lineNumber,sku,quantity,unitPrice,list,discountPercent,discountAmount,unitCost,cost,amount\n' +
    'H-1,2020-05-04,acme,rita@x.example,USD,1,A-1,2,10.1234,20.2468,0.1,2.0247,4.0001,8.0002,18.2221\n' +
    'H-1,2020-05-04,acme,rita@x.example,USD,2,B-2,1,5,5,0,0,6,6,5\n';
  const company: Mapping = {
    files: { lines: 'h.csv' },
    steps: [
      {
        import: 'sellers',
        rows: [{ name: 'We', address: 'Here', country: 'US' }],
        columns: { name: 'name', address: 'address', country: 'country' },
      },
      {
        import: 'people',
        rows: [{ email: 'rita@x.example', name: '-Rita' }],
        columns: { email: 'email', name: 'name', roles: { value: 'rep' } },
      },
      {
        import: 'accounts',
        rows: [{ externalId: 'acme', name: 'Acme' }],
        columns: {
          externalId: 'externalId',
          name: 'name',
          region: { value: 'NA' },
          country: { value: 'US' },
          segment: { value: 'large' },
          creditClass: { value: 'A' },
        },
      },
      { import: 'deals', from: 'lines' },
    ],
  };
  let deal: Json;

  beforeAll(async () => {
    const at = { database: api.database, url: databaseUrl };
    expect(await imported(at, company, [file('h.csv', lines)])).toMatchObject({ state: 'applied', report: [] });
    const auditor = await api.person('auditor');
    const { body } = await api.ask('GET', '/api/deals?q=H-1', { as: auditor });
    deal = (await api.ask('GET', `/api/deals/${body.items?.[0]?.id}`, { as: auditor })).body;
  });

  it('shows the figures of its file, and takes no commands', async () => {
    expect(deal).toMatchObject({
      externalId: 'H-1',
      stage: 'closed',
      available: [],
      tcv: { amount: '23.2221', currency: 'USD' },
      history: {
        orderedOn: '2020-05-04',
        lines: 2,
        list: { amount: '25.2468' },
        amount: { amount: '23.2221' },
        cost: { amount: '14.0002' },
        margin: '0.39711740',
      },
    });
    const desk = await api.person('deal-desk');
    const listed = await api.ask('GET', `/api/deals/${deal.id}/history-lines?limit=1`, { as: desk });
    expect(listed.body.items).toMatchObject([
      { line: 1, unitPrice: { amount: '10.1234' }, discountPercent: '0.10000000' },
    ]);
    const rest = await api.ask('GET', `/api/deals/${deal.id}/history-lines?cursor=${listed.body.next}`, { as: desk });
    expect(rest.body).toMatchObject({ items: [{ line: 2, margin: '-0.20000000' }], next: null });
    const change = { as: desk, headers: { 'if-match': etag(1) }, body: { name: 'Other' } };
    expect(await api.ask('PATCH', `/api/deals/${deal.id}`, change)).toMatchObject({
      status: 409,
      body: { detail: expect.stringContaining('imported history') },
    });
    const quote = await api.ask('POST', `/api/deals/${deal.id}/quotes`, {
      as: desk,
      headers: { 'if-match': etag(1) },
      body: {},
    });
    expect([409, 422]).toContain(quote.status);
  });

  it('leaves with everything else as files that come back unchanged', async () => {
    const at = { database: api.database, url: databaseUrl };
    for (const kind of kindNames) {
      let text = '';
      for await (const part of exportCsv(api.database, kind)) text += part;
      if (text.split('\n').length < 3) continue;
      const { report, steps } = await imported(at, { steps: [{ import: kind }] }, [file(`${kind}.csv`, text)]);
      expect({ kind, report, steps }).toMatchObject({ kind, report: [], steps: [{ added: 0, changed: 0 }] });
      expect(steps[0]?.unchanged).toBeGreaterThan(0);
    }
    const sheet = await api.ask<string>('GET', '/api/exports/data/people', { as: admin });
    expect(sheet.body).toContain(`'-Rita`);
    const refused = await api.ask('GET', '/api/exports/data/people?format=xlsx', { as: admin });
    expect(refused).toMatchObject({ status: 422, body: { errors: [{ pointer: '#query/format' }] } });
  });

  it('leaves with the catalogue as workbooks, too, that come back unchanged', async () => {
    const at = { database: api.database, url: databaseUrl };
    const answer = await api.ask('GET', '/api/exports/data/products?format=xlsx', { as: admin });
    expect(answer.headers.get('content-disposition')).toContain('products.xlsx');
    const workbook = await exportWorkbook(api.database, 'products');
    if (!Buffer.isBuffer(workbook)) throw new Error('the workbook was refused');
    const { report, steps } = await imported(at, { steps: [{ import: 'products' }] }, [file('p.xlsx', workbook)]);
    expect({ report, steps }).toMatchObject({ report: [], steps: [{ added: 0, changed: 0 }] });
    expect(steps[0]?.unchanged).toBeGreaterThan(1);
  });

  it('stands beside quotas, told to their people and to those above them', async () => {
    const at = { database: api.database, url: databaseUrl };
    const quotas = file(
      'q.csv',
      'person,from,period,amount,currency\nrita@x.example,2026-01-01,2026 Q1,367000.5,USD\n',
    );
    expect(await imported(at, { steps: [{ import: 'quotas' }] }, [quotas])).toMatchObject({ state: 'applied' });
    const [rita] = await api.database.query<{ id: string }>(`select id from person where email = 'rita@x.example'`);
    const path = `/api/users/${rita?.id}/quotas`;
    const told = [{ startsOn: '2026-01-01', period: '2026 Q1', amount: { amount: '367000.5', currency: 'USD' } }];
    expect((await api.ask('GET', path, { as: admin })).body.items).toEqual(told);
    expect((await api.ask('GET', path, { as: rep })).body.items).toEqual([]);
    await api.database.query('update person set manager_id = $1 where id = $2', [rep.id, rita?.id]);
    expect((await api.ask('GET', path, { as: rep })).body.items).toEqual(told);
  });

  it('raises no bug on the way', () => expect(api.bugs).toEqual([]));
});
