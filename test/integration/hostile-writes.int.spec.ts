import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { compilePolicyFile } from '../../src/commands/policy-file.ts';
import { dealDeskRoutes } from '../../src/http/routes/deal-desk/routes.ts';
import { type Api, type Person, startApi } from '../support/http.ts';

describe('hostile writes', () => {
  let api: Api;
  let rep: Person;
  let deal: string;
  beforeAll(async () => {
    api = await startApi({ routes: dealDeskRoutes });
    rep = await api.person('rep');
    await api.database.query("insert into price_book (id, name, currency) values ('usd', 'Dollars', 'USD')");
    const [seller] = await api.database.query<{ id: string }>(
      "insert into seller (name, address, country) values ('Fernhill', 'Road 1', 'IE') returning id",
    );
    const account = { name: 'Northwind', region: 'EMEA', country: 'DE', segment: 'smb', creditClass: 'B' };
    const added = await api.ask('POST', '/api/accounts', { as: rep, body: account });
    const opened = await api.ask('POST', '/api/deals', {
      as: rep,
      body: {
        name: 'Hostile',
        accountId: added.body.id,
        sellerId: seller?.id,
        kind: 'new',
        routeToMarket: 'direct',
        wayToClose: 'negotiated-contract',
      },
    });
    deal = String(opened.body.id);
  });
  afterAll(() => api.close());

  it('takes a key with another query for another request', async () => {
    const attach = (name: string) =>
      api.ask('POST', `/api/deals/${deal}/attachments?name=${name}`, {
        as: rep,
        body: new TextEncoder().encode('the same bytes'),
        headers: { 'idempotency-key': 'file', 'content-type': 'application/octet-stream' },
      });
    expect((await attach('one.txt')).status).toBe(201);
    expect(await attach('two.txt')).toMatchObject({ status: 422, body: { code: 'idempotency-key-reused' } });
    expect((await attach('one.txt')).headers.get('idempotency-replayed')).toBe('true');
  });

  it('prints no proposal of a quote without lines', async () => {
    const content = {
      priceBook: 'usd',
      currency: 'USD',
      start: '2027-01-01',
      termMonths: 12,
      paymentTerms: 'net30',
      billing: 'annual',
      validUntil: '2027-01-31',
      lines: [],
    };
    const quote = await api.ask('POST', `/api/deals/${deal}/quotes`, { as: rep, body: content });
    expect(quote.status).toBe(201);
    const headers = { 'if-match': quote.headers.get('etag') ?? '' };
    const asked = await api.ask('POST', `/api/quotes/${quote.body.id}/proposal`, { as: rep, body: {}, headers });
    expect(asked).toMatchObject({ status: 422, body: { code: 'rule' } });
    expect(api.bugs).toEqual([]);
  });
});

describe('a policy file made to hold the server up', () => {
  const long = 240_000;
  const rows = (count: number) => `tables:\n  - {rows: [${'{when: [1], then: m},'.repeat(count)}]}\n`;

  it.each([
    ['brackets', '['.repeat(long)],
    ['maps in brackets', '{a: '.repeat(long / 4)],
    ['lists on one line', '- '.repeat(long / 2)],
    ['maps on one line', 'a: '.repeat(long / 3)],
    ['keys on one line', '? '.repeat(long / 2)],
  ])('is refused before it is parsed: %s', (_, text) => {
    expect(compilePolicyFile(text)).toEqual({
      problems: [{ pointer: '', message: 'The file is nested deeper than 32 levels' }],
    });
  });

  it.each([
    ['anchors', '&a '.repeat(long / 3), /Anchors and aliases/],
    ['too many rows', rows(2_001), /2001 rows; at most 2000/],
    ['too many tests', `${rows(2_000)}tests: [${'{},'.repeat(51)}]\n`, /tests 51 cases on 2000 rows/],
    ['lines in a test', `${rows(2_000)}tests: [{input: {lines: [${'1,'.repeat(50)}]}}]\n`, /tests 51 cases/],
    ['length', ' '.repeat(250_001), /longer than 250000 characters/],
    ['a key given twice', 'a: {b: 1, b: 2}', /unique: b is given twice/],
  ])('is refused by its size and form: %s', (_, text, message) => {
    expect(compilePolicyFile(text)).toEqual({ problems: [{ pointer: '', message: expect.stringMatching(message) }] });
  });
});
