import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { keepRoles } from '../../src/commands/directory/roles.ts';
import { etag } from '../../src/http/etag.ts';
import { dealDeskRoutes } from '../../src/http/routes/deal-desk/routes.ts';
import { exportCsv } from '../../src/imports/run/export.ts';
import { verifyFacts } from '../../src/queries/facts/facts.ts';
import { type Api, type Json, type Person, startApi } from '../support/http.ts';
import { file, imported } from '../support/imports.ts';

let api: Api;
let databaseUrl = '';
let finance: Person;
let rep: Person;
let people: Person;
let family: { parent: string; child: string; stranger: string };
beforeAll(async () => {
  api = await startApi({
    routes: dealDeskRoutes,
    via: async (url) => {
      databaseUrl = url;
      return url;
    },
  });
  await keepRoles(api.database);
  finance = await api.person('finance', 'desk-admin', 'deal-desk');
  rep = await api.person('rep');
  people = await api.person('people-admin');
  await api.database.query(`insert into seller (name, address, country) values ('Seller Inc', 'Street 1', 'US')`);
  await api.database.query(
    `with p as (insert into product (sku, name, family, charge, unit, price_period) values
        ('SEAT', 'Seat', 'platform', 'recurring', 'seat', 'year'), ('CARE', 'Care', 'platform', 'recurring', 'month', 'month'),
        ('SETUP', 'Setup', 'service', 'one-time', 'piece', null) returning id, sku),
      b as (insert into price_book (id, name, currency) values ('usd', 'US', 'USD') returning id)
     insert into price (price_book_id, product_id, model)
     select 'usd', p.id, '{"kind":"perUnit","unitPrice":"240"}' from p, b where sku <> 'CARE'`,
  );
  const account = async (name: string, parent: string | null): Promise<string> => {
    const [row] = await api.database.query<{ id: string }>(
      `insert into account (name, parent_id, external_id, region, country, segment, credit_class)
       values ($1, $2, $1, 'NA', 'US', 'mid-market', 'A') returning id`,
      [name, parent],
    );
    return String(row?.id);
  };
  const parent = await account('Parent', null);
  family = { parent, child: await account('Child', parent), stranger: await account('Stranger', null) };
});
afterAll(() => api.close());

const seats = { product: 'SEAT', quantity: '100', unitPrice: '228', pricePeriod: 'year', discount: '5%' };
const entered = (given: object = {}) => ({
  accountId: family.parent,
  currency: 'USD',
  start: '2027-01-01',
  end: '2027-12-31',
  lines: [seats],
  ...given,
});
const enter = async (given: object = {}): Promise<Json> => {
  const { status, body } = await api.ask('POST', '/api/subscriptions', { as: finance, body: entered(given) });
  expect([status, body]).toEqual([201, body]);
  return body;
};
const at = (subscription: Json, more = '') => `/api/subscriptions/${subscription.id}${more}`;
const stamped = (version: unknown) => ({ 'if-match': etag(Number(version)) });

describe('a subscription', () => {
  it('is entered with its lines, listed, corrected and ended, each on the record of its account', async () => {
    const made = await enter({ externalId: 'EXT-1', waivedUnits: 5 });
    expect(made).toMatchObject({
      number: expect.stringMatching(/^S-\d+$/),
      account: { id: family.parent, name: 'Parent' },
      arr: { amount: '22800.00', currency: 'USD' },
      source: 'entered',
      waivedUnits: 5,
      lines: [{ ...seats, name: 'Seat', discount: '0.05' }],
    });
    const listed = await api.ask('GET', `/api/subscriptions?running=2027-06-01&account=${family.parent}`, { as: rep });
    expect(listed.body.items).toMatchObject([{ id: made.id, products: ['Seat'] }]);

    const change = {
      lines: [
        { ...seats, quantity: '120' },
        { ...seats, product: 'CARE', pricePeriod: 'month' },
      ],
    };
    const changed = await api.ask('PATCH', at(made), { as: finance, headers: stamped(made.version), body: change });
    expect(changed).toMatchObject({ status: 200, body: { version: 2, arr: { amount: '300960.00' } } });
    const stale = await api.ask('PATCH', at(made), { as: finance, headers: stamped(1), body: change });
    expect(stale.status).toBe(412);

    const ended = { as: finance, headers: stamped(2), body: { on: '2027-06-30', reason: 'The customer closed.' } };
    expect(await api.ask('POST', at(made, '/end'), ended)).toMatchObject({
      status: 200,
      body: { end: '2027-06-30', endedBecause: 'The customer closed.' },
    });
    const facts = await api.database.query<{ type: string }>(
      `select type from fact where subject_kind = 'account' and subject_id = $1 order by seq`,
      [family.parent],
    );
    expect(facts.map(({ type }) => type)).toEqual(['SubscriptionEntered', 'SubscriptionChanged', 'SubscriptionEnded']);
    expect(await verifyFacts(api.database)).toMatchObject({ verified: true });
  });

  it.each<[object, string]>([
    [{ end: '2026-12-31' }, '/end'],
    [{ lines: [{ ...seats, product: 'NOTHING' }] }, '/lines/0/product'],
    [{ lines: [{ ...seats, product: 'SETUP', pricePeriod: 'year' }] }, '/lines/0/product'],
    [{ lines: [{ ...seats, quantity: '0' }] }, '/lines/0/quantity'],
    [{ lines: [] }, '/lines'],
    [{ externalId: 'EXT-1' }, '/externalId'],
    [{ accountId: '01900000-0000-7000-8000-000000000000' }, '/accountId'],
  ])('is refused with %j at %s', async (given, pointer) => {
    const { status, body } = await api.ask('POST', '/api/subscriptions', { as: finance, body: entered(given) });
    expect([status, body.errors]).toEqual([422, [expect.objectContaining({ pointer })]]);
  });

  it('is written by finance and the desk, read by who sells, and hidden from others', async () => {
    const made = await enter();
    expect((await api.ask('POST', '/api/subscriptions', { as: rep, body: entered() })).status).toBe(403);
    expect((await api.ask('GET', at(made), { as: rep })).body.available).toEqual([
      'Renew',
      'RenewEarly',
      'Expand',
      'Contract',
      'CountUnits',
    ]);
    expect((await api.ask('GET', at(made), { as: people })).status).toBe(403);
  });
});

describe('a quote from a subscription', () => {
  it('adds 10 seats for 177 of 365 days at $228 a year: $1,105.64, before it is made and once it is', async () => {
    const made = await enter();
    const asked = { way: 'expansion', start: '2027-07-08', prices: 'kept', quantities: ['10'] };
    const plan = await api.ask('POST', at(made, '/quotes/preview'), { as: rep, body: asked });
    expect(plan).toMatchObject({ status: 200, body: { end: '2027-12-31', total: { amount: '1105.64' } } });
    const opened = await api.ask('POST', at(made, '/quotes'), { as: rep, body: asked });
    expect(opened).toMatchObject({ status: 201, body: { state: 'draft', leftOut: [] } });
    const quote = await api.ask('GET', `/api/quotes/${opened.body.id}`, { as: rep });
    expect(quote.body.measures).toMatchObject({
      net: { amount: '1105.64' },
      currentArr: { amount: '22800.00' },
      // ARR is that of the fees as they are charged: $1,105.64 ÷ 177 × 365.
      proposedArr: { amount: '25079.99' },
      netNewArr: { amount: '2279.99' },
      priceChange: '0.00000000',
      previousDiscount: '0.05000000',
    });
    expect(quote.body.change).toMatchObject({
      subscription: { id: made.id, number: made.number },
      change: 'adds',
      end: { now: '2027-12-31', proposed: '2027-12-31', difference: 0 },
      products: [
        {
          name: 'Seat',
          units: { now: '100', proposed: '110', difference: '10' },
          unitPrice: { now: { amount: '228.00' }, proposed: { amount: '228.00' }, difference: { amount: '0.00' } },
        },
      ],
    });
    const deal = await api.ask('GET', `/api/deals/${opened.body.dealId}`, { as: rep });
    expect(deal.body).toMatchObject({ kind: 'expansion', paper: 'amendment', account: { id: family.parent } });
  });

  it('renews in the deal that is named, which becomes a renewal', async () => {
    const made = await enter();
    const deal = await openDeal('Renewal of the child', family.child);
    const asked = { way: 'renewal', prices: 'kept', raise: '5%', deal: deal.id };
    const opened = await api.ask('POST', at(made, '/quotes'), { as: rep, body: asked });
    expect(opened).toMatchObject({ status: 201, body: { dealId: deal.id } });
    expect((await api.ask('GET', `/api/deals/${deal.id}`, { as: rep })).body).toMatchObject({
      kind: 'renewal',
      paper: 'renewal-order',
    });
    expect((await api.ask('GET', `/api/quotes/${opened.body.id}`, { as: rep })).body).toMatchObject({
      content: { start: '2028-01-01', termMonths: 12, subscription: { id: made.id, change: 'replaces' } },
      measures: { renewalUplift: '0.05000000', priceChange: '0.05000000', currentArr: { amount: '22800.00' } },
    });
  });

  it('stands for the family of its account and for nobody else', async () => {
    const made = await enter();
    const deal = await openDeal('Another customer', family.stranger);
    const refused = { status: 422, body: { errors: [{ pointer: '/subscription/id' }] } };
    const asked = { way: 'renewal', prices: 'kept', deal: deal.id };
    expect(await api.ask('POST', at(made, '/quotes'), { as: rep, body: asked })).toMatchObject(refused);
    const content = {
      priceBook: 'usd',
      currency: 'USD',
      start: '2028-01-01',
      termMonths: 12,
      paymentTerms: 'net30',
      billing: 'annual',
      validUntil: '2028-01-31',
      subscription: { id: made.id, change: 'adds' },
      lines: [],
    };
    expect(await api.ask('POST', `/api/deals/${deal.id}/quotes`, { as: rep, body: content })).toMatchObject(refused);
    expect((await api.ask('GET', `/api/deals/${deal.id}`, { as: rep })).body).toMatchObject({
      kind: 'new',
      quotes: [],
    });
  });

  it('keeps what ran when it was priced, whatever becomes of the subscription', async () => {
    const made = await enter();
    const asked = { way: 'renewal', prices: 'kept' };
    const opened = await api.ask('POST', at(made, '/quotes'), { as: rep, body: asked });
    const change = { lines: [{ ...seats, unitPrice: '1' }] };
    await api.ask('PATCH', at(made), { as: finance, headers: stamped(made.version), body: change });
    expect((await api.ask('GET', `/api/quotes/${opened.body.id}`, { as: rep })).body).toMatchObject({
      measures: { currentArr: { amount: '22800.00' } },
    });
  });

  it('is refused in words a rep can act on', async () => {
    const made = await enter();
    for (const [asked, pointer] of [
      [{ way: 'expansion', start: '2028-01-01', prices: 'kept', quantities: ['1'] }, '/start'],
      [{ way: 'contraction', start: '2027-07-01', prices: 'kept', quantities: ['200'] }, '/quantities/0'],
    ] as const) {
      const { status, body } = await api.ask('POST', at(made, '/quotes'), { as: rep, body: asked });
      expect([status, body.errors]).toEqual([422, [expect.objectContaining({ pointer })]]);
    }
    expect((await api.ask('POST', at(made, '/quotes'), { as: people, body: {} })).status).toBe(403);
  });

  async function openDeal(name: string, accountId: string): Promise<Json> {
    const [seller] = await api.database.query<{ id: string }>('select id from seller');
    const ways = { kind: 'new', paper: 'new-order', routeToMarket: 'direct', wayToClose: 'order-form-online-terms' };
    const body = { name, accountId, sellerId: seller?.id, ...ways };
    return (await api.ask('POST', '/api/deals', { as: rep, body })).body;
  }
});

describe('the yearly count', () => {
  it('shows what it will charge, and then charges it until the subscription ends', async () => {
    const made = await enter({ waivedUnits: 5 });
    const asked = { start: '2027-07-08', counts: ['115'] };
    const plan = await api.ask('POST', at(made, '/true-up/preview'), { as: rep, body: asked });
    expect(plan.body).toMatchObject({ total: { amount: '1105.64' }, lines: [{ quantity: '10' }] });
    const opened = await api.ask('POST', at(made, '/true-up'), { as: rep, body: asked });
    expect(opened.status).toBe(201);
    expect((await api.ask('GET', `/api/quotes/${opened.body.id}`, { as: rep })).body).toMatchObject({
      measures: { net: { amount: '1105.64' } },
      content: {
        coTerm: { end: '2027-12-31', anniversary: '2027-01-01' },
        nonStandard: { waivedTrueUp: { seats: 5 } },
      },
    });
  });

  it('charges nothing when nothing is above what is licensed and waived', async () => {
    const made = await enter({ waivedUnits: 5 });
    for (const counts of [['90'], ['105']]) {
      const { status, body } = await api.ask('POST', at(made, '/true-up/preview'), {
        as: rep,
        body: { start: '2027-07-08', counts },
      });
      expect([status, body.detail]).toEqual([422, expect.stringContaining('Nothing is counted above')]);
    }
  });
});

describe('subscriptions from a file', () => {
  const head = 'subscription,account,currency,start,end,lineNumber,sku,quantity,unitPrice,pricePeriod,discount';
  const two = [
    'IMP-1,Child,USD,2027-01-01,2028-12-31,1,SEAT,10,200,year,',
    'IMP-1,Child,USD,2027-01-01,2028-12-31,2,CARE,1,99.5,month,10%',
  ];
  const bring = (rows: string[]) =>
    imported({ database: api.database, url: databaseUrl }, { steps: [{ import: 'subscriptions' }] }, [
      file('subscriptions.csv', `${[head, ...rows].join('\n')}\n`),
    ]);

  it('come with their lines, and again without touching what is the same', async () => {
    expect(await bring(two)).toMatchObject({ state: 'applied', steps: [{ added: 1, changed: 0 }] });
    expect(await bring(two)).toMatchObject({ state: 'applied', steps: [{ added: 0, changed: 0, unchanged: 1 }] });
    expect(await bring([two[0] as string])).toMatchObject({ steps: [{ added: 0, changed: 1 }] });
    const { body } = await api.ask('GET', '/api/subscriptions?source=imported', { as: rep });
    expect(body.items).toMatchObject([
      { externalId: 'IMP-1', source: 'imported', arr: { amount: '2000.00' }, products: ['Seat'] },
    ]);
  });

  it('run again for the time that a file says, and tell no reason any more why they ended', async () => {
    const row = 'IMP-7,Child,USD,2027-01-01,2028-12-31,1,SEAT,10,200,year,';
    await bring([row]);
    const { body: found } = await api.ask('GET', '/api/subscriptions?q=IMP-7', { as: rep });
    const { body: made } = await api.ask('GET', at(found.items?.[0] as Json), { as: rep });
    const end = { on: '2027-06-30', reason: 'The customer closed.' };
    await api.ask('POST', at(made, '/end'), { as: finance, headers: stamped(made.version), body: end });
    await bring([row]);
    const { body: again } = await api.ask('GET', at(made), { as: rep });
    expect(again).toMatchObject({ end: '2028-12-31', endedBecause: null });
  });

  it('have as many lines as one that is entered', async () => {
    const rows = (name: string, count: number) =>
      Array.from({ length: count }, (_, at) => `${name},Child,USD,2027-01-01,2028-12-31,${at + 1},SEAT,1,200,year,`);
    const { state, report } = await bring([...rows('IMP-8', 1_000), ...rows('IMP-9', 1_001)]);
    expect(state).toBe('refused');
    expect(report).toMatchObject([
      { line: 2_002, pointer: '/subscription', message: 'A subscription has 1000 lines at most.' },
    ]);
  });

  it('report every row that does not fit', async () => {
    const rows = [
      'IMP-2,Nobody,USD,2027-01-01,2028-12-31,1,SEAT,10,200,year,',
      'IMP-3,Child,USD,2027-01-01,2028-12-31,1,SETUP,10,200,year,',
      'IMP-4,Child,USD,2027-01-01,2026-12-31,1,SEAT,10,200,year,',
      'IMP-5,Child,USD,2027-01-01,2028-12-31,1,SEAT,10,200,year,',
      'IMP-5,Child,EUR,2027-01-01,2028-12-31,2,SEAT,0,200,year,',
      'IMP-5,Child,EUR,2027-01-01,2028-12-31,3,SEAT,1,200,year,',
    ];
    const { state, report } = await bring(rows);
    expect(state).toBe('refused');
    expect(report.map(({ line, pointer }) => [line, pointer])).toEqual(
      expect.arrayContaining([
        [2, '/account'],
        [3, '/sku'],
        [4, '/end'],
        [6, '/quantity'],
        [7, '/currency'],
      ]),
    );
    const { body } = await api.ask('GET', '/api/subscriptions?q=IMP-5', { as: rep });
    expect(body.items).toEqual([]);
  });

  it('leave as they can come in again', async () => {
    let text = '';
    for await (const part of exportCsv(api.database, 'subscriptions')) text += part;
    const before = await api.database.query('select count(*)::int as n, sum(yearly)::text as yearly from subscription');
    const [, ...rows] = text.trim().split('\n');
    expect(rows.length).toBeGreaterThan(5);
    const again = await imported(
      { database: api.database, url: databaseUrl },
      { steps: [{ import: 'subscriptions' }] },
      [file('again.csv', text)],
    );
    expect(again).toMatchObject({ state: 'applied', steps: [{ added: 0, changed: 0 }] });
    expect(
      await api.database.query('select count(*)::int as n, sum(yearly)::text as yearly from subscription'),
    ).toEqual(before);
  });
});
