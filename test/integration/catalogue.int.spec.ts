import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { exportCsv, exportWorkbook } from '../../src/imports/run/export.ts';
import { type Api, type Json, type Person, startApi } from '../support/http.ts';
import { file, imported } from '../support/imports.ts';

let api: Api;
let admin: Person;
let finance: Person;
let cfo: Person;
let legal: Person;
let rep: Person;
beforeAll(async () => {
  api = await startApi();
  [admin, finance, cfo] = [await api.person('desk-admin'), await api.person('finance'), await api.person('cfo')];
  [legal, rep] = [await api.person('legal'), await api.person('rep')];
  await post('/api/price-books', { id: 'us', name: 'US', currency: 'USD' });
  for (const sku of ['CORE', 'PLUS', 'ADD-ON', 'SENSOR']) await add({ sku });
});
afterAll(() => api?.close());

const post = (path: string, body: object, as = admin, version?: number) =>
  api.ask('POST', path, { as, body, ...(version && { headers: { 'if-match': `"v${version}"` } }) });
const add = (given: object) =>
  post('/api/products', {
    name: 'A product',
    family: 'software',
    charge: 'recurring',
    unit: 'seat',
    pricePeriod: 'year',
    ...given,
  });
const idOf = async (sku: string): Promise<string> =>
  ((await api.database.query<{ id: string }>('select id from product where sku = $1', [sku]))[0] as { id: string }).id;
const setPrice = async (sku: string, model: object) =>
  api.ask('PUT', `/api/price-books/us/prices/${await idOf(sku)}`, { as: admin, body: { model } });
const pointers = ({ body }: { body: Json }): string[] =>
  Object.values(body.errors ?? {}).map(({ pointer }) => String(pointer));
const latestFact = async (kind: string) =>
  (
    await api.database.query<{ type: string; data: Json; by: string }>(
      `select type, data, by::text as by from fact where subject_kind = $1 order by id desc limit 1`,
      [kind],
    )
  )[0];

describe('a product', () => {
  it('is charged by usage, for a price period', async () => {
    const usage = { sku: 'CALLS', charge: 'usage', pricePeriod: 'month', unit: 'thousand calls' };
    expect(await add(usage)).toMatchObject({
      status: 201,
      body: { ...usage, requires: [], excludes: [], components: [] },
    });
    expect(pointers(await add({ ...usage, sku: 'NO', pricePeriod: null }))).toEqual(['/pricePeriod']);
  });

  it('is a bundle with what it needs and bars, as everybody reads it', async () => {
    const bundle = {
      sku: 'SUITE',
      requires: ['ADD-ON'],
      excludes: ['PLUS'],
      components: [
        { product: 'CORE', quantity: '1' },
        { product: 'SENSOR', quantity: '2.5' },
      ],
    };
    const added = await add(bundle);
    expect(added).toMatchObject({ status: 201, body: bundle });
    expect((await api.ask('GET', `/api/products/${added.body.id}`, { as: rep })).body).toMatchObject(bundle);
    expect(await latestFact('catalogue')).toMatchObject({ type: 'ProductAdded', data: bundle });
  });

  it('cannot depend on what is not there, on itself in a circle, or on what it bars', async () => {
    expect(
      pointers(await add({ sku: 'X', requires: ['NO-SUCH'], components: [{ product: 'X', quantity: '1' }] })),
    ).toEqual(['/requires/0', '/components/0/product']);
    expect(pointers(await add({ sku: 'X', requires: ['CORE'], excludes: ['CORE'] }))).toEqual(['/excludes/0']);
    const change = async (sku: string, body: object) =>
      api.ask('PATCH', `/api/products/${await idOf(sku)}`, { as: admin, body, headers: { 'if-match': '"v1"' } });
    const circle = await change('CORE', { components: [{ product: 'SUITE', quantity: '1' }] });
    expect(circle).toMatchObject({ status: 422, body: { errors: [{ pointer: '/components/0/product' }] } });
    const spoilt = await change('CORE', { excludes: ['SENSOR'] });
    expect(spoilt.body.detail).toContain('SUITE could not be sold any more');
    expect((await change('CORE', { excludes: ['PLUS'] })).status).toBe(200);
    expect((await change('PLUS', { name: 'Plus' })).status).toBe(200);
  });
});

describe('how a product is ordinarily sold', () => {
  it('is a discount range and a billing frequency, which everybody reads', async () => {
    const guides = { discountFrom: '0', discountTo: '0.15', billing: 'quarterly' };
    const added = await add({ sku: 'GUIDED', ...guides, discountTo: '15%' });
    expect(added).toMatchObject({ status: 201, body: guides });
    expect((await api.ask('GET', `/api/products/${added.body.id}`, { as: rep })).body).toMatchObject(guides);
  });

  it('is refused where it contradicts itself or what is stored', async () => {
    expect(pointers(await add({ sku: 'X', discountFrom: '0.2', discountTo: '0.1' }))).toEqual(['/discountTo']);
    expect(pointers(await add({ sku: 'X', discountTo: '101%' }))).toEqual(['/discountTo']);
    const once = { sku: 'X', charge: 'one-time', pricePeriod: null, billing: 'annual' };
    expect(pointers(await add(once))).toEqual(['/billing']);
    const change = async (body: object) =>
      api.ask('PATCH', `/api/products/${await idOf('GUIDED')}`, { as: admin, body, headers: { 'if-match': '"v1"' } });
    expect(pointers(await change({ discountFrom: '16%' }))).toEqual(['/discountTo']);
    expect((await change({ discountFrom: null, discountTo: null, billing: null })).body).toMatchObject({
      discountTo: null,
      billing: null,
    });
  });

  it('comes by file, every contradiction at its row', async () => {
    const at = { database: api.database, url: api.databaseUrl };
    const head = 'sku,name,family,charge,unit,price period,discount from,discount to,billing';
    const bring = (...rows: string[]) =>
      imported(at, { steps: [{ import: 'products' }] }, [file('p.csv', [head, ...rows, ''].join('\n'))]);
    const good = 'RANGED,Ranged,software,recurring,seat,month,5%,20%,monthly';
    const wrong = await bring(
      good,
      'TURNED,Turned,software,recurring,seat,month,30%,20%,',
      'ONCE,Once,hardware,one-time,piece,,,,annual',
    );
    expect(wrong.report.map(({ line, pointer }) => [line, pointer])).toEqual([
      [3, '/discount to'],
      [4, '/billing'],
    ]);
    expect(await bring(good)).toMatchObject({ state: 'applied', steps: [{ added: 1 }] });
    expect(await bring(good)).toMatchObject({ state: 'applied', steps: [{ unchanged: 1 }] });
  });
});

describe('a price', () => {
  it('is that of whole packages', async () => {
    const model = { kind: 'package', size: '50', unitPrice: '180' };
    expect((await setPrice('SENSOR', model)).status).toBe(204);
    const { body } = await api.ask('GET', '/api/price-books/us/prices?q=sensor', { as: rep });
    expect(body).toMatchObject({ items: [{ model }] });
    expect((await setPrice('SENSOR', { ...model, size: '0' })).status).toBe(422);
  });

  it('is a share of other lines, never of a share, and never above the whole', async () => {
    const share = { kind: 'percentOf', percent: '18%', of: 'net', families: ['software'], products: ['CORE'] };
    expect(pointers(await setPrice('ADD-ON', share))).toEqual(['/model/products/0']);
    expect((await setPrice('CORE', { kind: 'perUnit', unitPrice: '100' })).status).toBe(204);
    expect((await setPrice('ADD-ON', share)).status).toBe(204);
    expect((await latestFact('catalogue'))?.data).toMatchObject({ model: { percent: '0.18' } });
    expect(pointers(await setPrice('CORE', { ...share, products: undefined }))).toEqual(['/model/kind']);
    expect(pointers(await setPrice('PLUS', { ...share, products: ['ADD-ON'] }))).toEqual(['/model/products/0']);
    expect(pointers(await setPrice('PLUS', { ...share, products: ['PLUS'] }))).toEqual(['/model/products/0']);
    expect(pointers(await setPrice('PLUS', { ...share, products: undefined, families: ['boats'] }))).toEqual([
      '/model/families/0',
    ]);
    expect(pointers(await setPrice('CALLS', { ...share, products: undefined }))).toEqual(['/model/kind']);
    for (const percent of ['0', '1.5', '120%', '-0.1'])
      expect([percent, (await setPrice('PLUS', { ...share, percent })).status]).toEqual([percent, 422]);
  });
});

describe('the catalogue in files', () => {
  it('leaves with usage, bundles, packages and shares, as CSV and workbook, and comes back unchanged', async () => {
    const at = { database: api.database, url: api.databaseUrl };
    for (const kind of ['products', 'prices'] as const) {
      let text = '';
      for await (const part of exportCsv(api.database, kind)) text += part;
      const workbook = await exportWorkbook(api.database, kind);
      if (!Buffer.isBuffer(workbook)) throw new Error('the workbook was refused');
      if (kind === 'products') expect(text).toContain('1 CORE; 2.5 SENSOR');
      for (const each of [file(`${kind}.csv`, text), file(`${kind}.xlsx`, workbook)]) {
        const { report, steps } = await imported(at, { steps: [{ import: kind }] }, [each]);
        expect({ name: each.name, report, steps }).toMatchObject({ report: [], steps: [{ added: 0, changed: 0 }] });
        expect(steps[0]?.unchanged).toBeGreaterThan(1);
      }
    }
  });

  it('is judged as a whole: what stands further down the file counts, and every contradiction names its row', async () => {
    const at = { database: api.database, url: api.databaseUrl };
    const rows = [
      'sku,name,family,charge,unit,price period,requires,excludes,components',
      'KIT,Kit,hardware,one-time,kit,,,,3 PART; 1 CASE',
      'PART,Part,hardware,one-time,piece,,,,',
      'CASE,Case,hardware,one-time,piece,,,,',
    ];
    const bring = (...more: string[]) =>
      imported(at, { steps: [{ import: 'products' }] }, [file('p.csv', [...rows, ...more, ''].join('\n'))]);
    const wrong = await bring(
      'LOOP,Loop,hardware,one-time,kit,,,,1 LOOP',
      'LOST,Lost,hardware,one-time,kit,,NOWHERE,,',
      'ODD,Odd,hardware,one-time,kit,,,,KIT',
      'SHY,Shy,hardware,one-time,kit,,KIT,PART,',
    );
    expect(wrong).toMatchObject({ state: 'refused' });
    expect(wrong.report.map(({ line, pointer }) => [line, pointer]).sort()).toEqual([
      [5, '/components'],
      [6, '/requires'],
      [7, '/components'],
      [8, '/excludes'],
    ]);
    expect(await bring()).toMatchObject({ state: 'applied', steps: [{ added: 3 }] });
    const spoiling = file('p.csv', 'sku,name,family,charge,unit,excludes\nPART,Part,hardware,one-time,piece,CASE\n');
    const { report } = await imported(at, { steps: [{ import: 'products' }] }, [spoiling]);
    expect(report).toMatchObject([{ line: 2, message: expect.stringContaining('KIT could not be sold any more') }]);
    const prices = file(
      'r.csv',
      'price book,sku,price\nus,KIT,"{""kind"":""percentOf"",""percent"":""0.1"",""of"":""net"",""products"":[""ADD-ON""]}"\n',
    );
    const shares = await imported(at, { steps: [{ import: 'prices' }] }, [prices]);
    expect(shares.report).toMatchObject([{ line: 2, message: expect.stringContaining('a share is not of a share') }]);
  });
});

describe('rates', () => {
  const table = (validFrom: string, ...rates: [string, string][]) => ({
    validFrom,
    rates: rates.map(([currency, rate]) => ({ currency, rate })),
  });

  it('count once a second person has put them in force', async () => {
    const proposed = await post('/api/exchange-rates', table('2026-11-01', ['EUR', '1.08'], ['CHF', '1.14']), finance);
    expect(proposed).toMatchObject({ status: 201, body: { items: [], available: ['DeclineRates'] } });
    const { id } = proposed.body.change as Json;
    const publish = (as: Person) => post(`/api/rate-changes/${id}/publication`, {}, as);
    expect(await publish(finance)).toMatchObject({ status: 403, body: { detail: expect.stringContaining('second') } });
    expect((await publish(admin)).status).toBe(403);
    expect((await publish(rep)).status).toBe(403);
    expect((await publish(cfo)).status).toBe(204);
    expect((await publish(cfo)).status).toBe(409);
    expect((await api.ask('GET', '/api/exchange-rates', { as: rep })).body).toEqual({
      items: [
        { currency: 'CHF', validFrom: '2026-11-01', rate: '1.14' },
        { currency: 'EUR', validFrom: '2026-11-01', rate: '1.08' },
      ],
      change: null,
      available: [],
    });
    expect(await latestFact('catalogue')).toMatchObject({
      type: 'RatesPublished',
      by: cfo.id,
      data: { kind: 'exchange', validFrom: '2026-11-01', proposedBy: finance.id },
    });
  });

  it('are never overwritten, proposed one table at a time, and can be turned down', async () => {
    const again = await post('/api/exchange-rates', table('2026-11-01', ['EUR', '1.2'], ['GBP', '1.3']), finance);
    expect(pointers(again)).toEqual(['/rates/0/currency']);
    const twice = table('2026-12-01', ['EUR', '1.2'], ['EUR', '1.3']);
    expect(pointers(await post('/api/exchange-rates', twice, finance))).toEqual(['/rates/1/currency']);
    const next = table('2026-12-01', ['EUR', '1.2']);
    const { body } = await post('/api/exchange-rates', next, finance);
    expect((await post('/api/exchange-rates', next, admin)).status).toBe(409);
    const refusal = `/api/rate-changes/${(body.change as Json).id}/refusal`;
    expect((await post(refusal, {}, admin)).status).toBe(403);
    expect((await post(refusal, {}, finance)).status).toBe(204);
    expect((await post('/api/exchange-rates', next, rep)).status).toBe(403);
  });

  it('of credit are published likewise', async () => {
    const proposed = await post('/api/credit-rates', { validFrom: '2026-01-01', rate: '8%', note: 'Bank' }, admin);
    expect(proposed.body.change).toMatchObject({ content: { rate: '0.08' }, note: 'Bank', drafts: [] });
    await post(`/api/rate-changes/${(proposed.body.change as Json).id}/publication`, {}, finance);
    expect((await api.ask('GET', '/api/credit-rates', { as: rep })).body.items).toEqual([
      { validFrom: '2026-01-01', rate: '0.08' },
    ]);
    const again = await post('/api/credit-rates', { validFrom: '2026-01-01', rate: '0.09' }, admin);
    expect(pointers(again)).toEqual(['/validFrom']);
  });
});

describe('a price agreement', () => {
  const account = async () =>
    String(
      (
        await post(
          '/api/accounts',
          { name: 'Acme', region: 'NA', country: 'US', segment: 'mid', creditClass: 'A' },
          rep,
        )
      ).body.id,
    );
  const entered = async (given: object = {}, as = legal) =>
    post(
      '/api/price-agreements',
      {
        accountId: await account(),
        productId: await idOf('CORE'),
        name: 'Frame',
        currency: 'USD',
        unitPrice: '80.50',
        validFrom: '2026-01-01',
        validTo: '2099-12-31',
        contract: 'MSA 4711, annex 2',
        ...given,
      },
      as,
    );

  it('counts once a second person confirmed it, and each step is a fact of the account', async () => {
    const { status, body } = await entered();
    expect({ status, body }).toMatchObject({ status: 201, body: { state: 'proposed', available: ['EndAgreement'] } });
    const path = `/api/price-agreements/${body.id}`;
    expect((await post(`${path}/confirmation`, {}, legal, 1)).status).toBe(403);
    expect((await post(`${path}/confirmation`, {}, rep, 1)).status).toBe(403);
    const confirmed = await post(`${path}/confirmation`, {}, finance, 1);
    expect(confirmed.body).toMatchObject({ state: 'in-force', confirmedBy: { id: finance.id }, version: 2 });
    expect((await post(`${path}/confirmation`, {}, finance, 1)).status).toBe(412);
    expect((await api.ask('GET', path, { as: rep })).body).toMatchObject({ unitPrice: '80.5', available: [] });
    const { id } = body.account as Json;
    const facts = await api.database.query<{ type: string }>(
      `select type from fact where subject_id = $1 order by id`,
      [id],
    );
    expect(facts.map(({ type }) => type)).toEqual(['AccountAdded', 'PriceAgreementEntered', 'PriceAgreementConfirmed']);
  });

  it('ends on a day of its own, or is declined while nobody confirmed it', async () => {
    const { body: declined } = await entered();
    const path = `/api/price-agreements/${declined.id}`;
    const end = { reason: 'Entered twice' };
    expect((await post(`${path}/end`, end, finance, 1)).body).toMatchObject({ state: 'declined', available: [] });
    expect((await post(`${path}/end`, end, finance, 2)).status).toBe(409);
    const { body } = await entered();
    const other = `/api/price-agreements/${body.id}`;
    await post(`${other}/confirmation`, {}, finance, 1);
    expect(pointers(await post(`${other}/end`, { ...end, on: '2025-12-31' }, legal, 2))).toEqual(['/on']);
    const ended = await post(`${other}/end`, { reason: 'Terminated', on: '2026-02-01' }, legal, 2);
    expect(ended.body).toMatchObject({ state: 'ended', validTo: '2026-02-01', endReason: 'Terminated' });
  });

  it('names what is there, and a price of its own', async () => {
    const nobody = '01900000-0000-7000-8000-000000000000';
    expect(pointers(await entered({ accountId: nobody, productId: nobody })).sort()).toEqual([
      '/accountId',
      '/productId',
    ]);
    expect(pointers(await entered({ validTo: '2025-01-01' }))).toEqual(['/validTo']);
    expect(pointers(await entered({ productId: await idOf('ADD-ON') }))).toEqual(['/productId']);
    await entered({ externalId: 'A-1' });
    expect(pointers(await entered({ externalId: 'A-1' }))).toEqual(['/externalId']);
    expect((await entered({}, rep)).status).toBe(403);
  });

  it('is listed by customer, product, state and day, a page at a time', async () => {
    const accountId = await account();
    for (const [from, to] of [
      ['2026-01-01', '2026-06-30'],
      ['2026-07-01', '2099-12-31'],
    ])
      await entered({ accountId, validFrom: from, validTo: to });
    const list = async (query: string) =>
      (await api.ask('GET', `/api/price-agreements?account=${accountId}${query}`, { as: rep })).body;
    expect((await list('')).items).toMatchObject([{ validTo: '2099-12-31' }, { validTo: '2026-06-30' }]);
    const first = await list('&limit=1');
    expect((await list(`&limit=1&cursor=${first.next}`)).items).toMatchObject([{ validTo: '2026-06-30' }]);
    expect((await list('&on=2026-06-30&product=CORE&state=proposed&currency=USD')).items).toHaveLength(1);
    expect((await list('&state=in-force')).items).toHaveLength(0);
  });

  it('is told to who looks for its product on a quote of the customer, once it counts', async () => {
    const accountId = await account();
    const agree = async (unitPrice: string, currency = 'USD') => {
      const { body } = await entered({ accountId, unitPrice, currency });
      await post(`/api/price-agreements/${body.id}/confirmation`, {}, finance, 1);
    };
    const search = async (query: string) =>
      (await api.ask('GET', `/api/price-books/us/search?q=core${query}`, { as: rep })).body.items;
    await entered({ accountId });
    expect(await search(`&account=${accountId}`)).toMatchObject([{ sku: 'CORE', agreement: null }]);
    await agree('80');
    await agree('75');
    await agree('60', 'EUR');
    expect(await search(`&account=${accountId}&on=2026-05-01`)).toMatchObject([{ agreement: { unitPrice: '75' } }]);
    expect(await search(`&account=${accountId}&on=2025-05-01`)).toMatchObject([{ agreement: null }]);
    expect(await search('')).toMatchObject([{ agreement: null }]);
    const found = await api.ask('POST', '/api/price-books/us/lookup', {
      as: rep,
      body: { skus: ['core'], account: accountId },
    });
    expect(found.body.items).toMatchObject([{ agreement: { unitPrice: '75', name: 'Frame' } }]);
  });
});
