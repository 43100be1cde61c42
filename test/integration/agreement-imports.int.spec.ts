import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { confirmAgreement } from '../../src/commands/catalogue/agreements.ts';
import { declineRates, publishRates } from '../../src/commands/rates/publish.ts';
import { exportCsv } from '../../src/imports/run/export.ts';
import { exchangeRatesPage } from '../../src/queries/rates/rates.ts';
import { content, granted, type TestCompany, testCompany } from '../support/company.ts';
import { file, imported } from '../support/imports.ts';

let company: TestCompany;
beforeAll(async () => {
  company = await testCompany();
  await company.rows(`update account set external_id = 'ACME'`);
});
beforeEach(async () => {
  await company.startOver();
  await company.rows('truncate price_agreement, exchange_rate, rate_change cascade');
});
afterAll(() => company?.close());

const asked = (actor: TestCompany['people']['admin']) => ({ actor, commandId: 'test' });
const written = async (kind: 'price-agreements' | 'exchange-rates') => {
  let text = '';
  for await (const part of exportCsv(company.database, kind)) text += part;
  return text;
};

describe('price agreements from a file', () => {
  const head = 'externalId,account,name,sku,currency,unitPrice,validFrom,validTo,upTo,contract';
  const row = (id: string, given: { price?: string; account?: string; sku?: string; to?: string } = {}) => {
    const { price = '80.5', account = 'ACME', sku = 'SEAT', to = '2028-12-31' } = given;
    return `${id},${account},Frame ${id},${sku},USD,${price},2027-01-01,${to},400,MSA`;
  };
  const bring = (rows: string[], by: string | null = company.people.legal.id, dryRun = false) =>
    imported(
      { database: company.database, url: company.url },
      { steps: [{ import: 'price-agreements' }] },
      [file('agreements.csv', [head, ...rows, ''].join('\n'))],
      { by, dryRun },
    );
  const stored = () =>
    company.rows<{ id: string; externalId: string; price: string; by: string; confirmed: boolean }>(
      `select id, external_id as "externalId", trim_scale(unit_price)::text as price, entered_by as by,
         confirmed_at is not null as confirmed from price_agreement order by external_id`,
    );

  it('wait for a second person, each on the record of its account, and again change nothing', async () => {
    const { legal, finance } = company.people;
    expect(await bring([row('A'), row('B')], legal.id, true)).toMatchObject({
      state: 'checked',
      steps: [{ added: 2 }],
    });
    expect(await stored()).toEqual([]);
    expect(await bring([row('A'), row('B')])).toMatchObject({ state: 'applied', steps: [{ added: 2, changed: 0 }] });
    expect(await stored()).toMatchObject([
      { externalId: 'A', price: '80.5', by: legal.id, confirmed: false },
      { externalId: 'B', by: legal.id },
    ]);
    const facts = await company.rows('select type, by, data from fact where subject_id = $1 order by id', [
      company.account,
    ]);
    expect(facts).toMatchObject([
      { type: 'PriceAgreementEntered', by: legal.id, data: { externalId: 'A', unitPrice: '80.5', upTo: '400' } },
      { type: 'PriceAgreementEntered', data: { externalId: 'B' } },
    ]);
    const again = await bring([row('A'), row('B')], finance.id);
    expect(again.steps).toMatchObject([{ added: 0, changed: 0, unchanged: 2 }]);
    expect(await written('price-agreements')).toContain('A,ACME,Frame A,SEAT,USD,80.5,2027-01-01,2028-12-31,400,MSA');
  });

  it('are confirmed by somebody else than who brought in what they say, and rewritten no more after that', async () => {
    const { database, people } = company;
    await bring([row('A')]);
    const changed = await bring([row('A', { price: '79' })], people.finance.id);
    expect(changed.steps).toMatchObject([{ added: 0, changed: 1 }]);
    const [found] = await stored();
    const seen = { id: found?.id as string, version: 2 };
    expect(await confirmAgreement(database, asked(people.finance), seen)).toMatchObject({ code: 'forbidden' });
    granted(await confirmAgreement(database, asked(people.legal), seen));
    const refused = await bring([row('A', { price: '78' }), row('B')]);
    expect(refused).toMatchObject({
      state: 'refused',
      report: [
        { line: 2, pointer: '/externalId', message: expect.stringContaining('is confirmed and not what the file') },
      ],
    });
    expect(await bring([row('A', { price: '79' })])).toMatchObject({ state: 'applied', steps: [{ unchanged: 1 }] });
  });

  it('name every bad row and bring in none, and ask for somebody in whose name it is done', async () => {
    const wrong = await bring([
      row('A'),
      row('B', { account: 'NOBODY', sku: 'NOTHING' }),
      row('C', { to: '2026-12-31' }),
      row('D', { price: '-1' }),
      row('A'),
    ]);
    // Only A is sound: nothing that is wrong counts as there already.
    expect(wrong).toMatchObject({ state: 'refused', steps: [{ rows: 5, added: 1, changed: 0, unchanged: 0 }] });
    expect(wrong.report.map(({ line, pointer }) => `${line}${pointer}`)).toEqual([
      '3/account',
      '3/sku',
      '4/validTo',
      '5/unitPrice',
      '6/externalId',
    ]);
    expect(await stored()).toEqual([]);
    expect(await bring([row('A')], null)).toMatchObject({
      state: 'refused',
      report: [{ line: 2, message: 'A price agreement is entered by a person: say in whose name.' }],
    });
  });
});

describe('policy rates from a file', () => {
  const bring = (rows: string[], by: string | null = company.people.finance.id) =>
    imported(
      { database: company.database, url: company.url },
      { steps: [{ import: 'exchange-rates' }] },
      [file('rates.csv', ['currency,validFrom,rate', ...rows, ''].join('\n'))],
      { by },
    );
  const open = async () => {
    const [row] = await company.rows<{ id: string }>(`select id from rate_change where status = 'proposed'`);
    return row?.id as string;
  };

  it('are one proposal of all their months, which a second person puts in force', async () => {
    const { database, people } = company;
    const rows = ['EUR,2026-12-01,1.10', 'EUR,2027-01-01,1.12', 'GBP,2027-01-01,1.30'];
    expect(await bring(rows)).toMatchObject({ state: 'applied', steps: [{ added: 3 }] });
    expect(await exchangeRatesPage(database, people.cfo)).toMatchObject({
      items: [],
      change: {
        validFrom: '2026-12-01',
        proposedBy: { id: people.finance.id },
        content: { rates: [{ currency: 'EUR', rate: '1.1', validFrom: '2026-12-01' }, {}, {}] },
      },
    });
    expect((await bring(rows)).steps).toMatchObject([{ added: 0, unchanged: 3 }]);
    expect(await bring(['CHF,2027-02-01,1.2'])).toMatchObject({
      state: 'refused',
      report: [{ line: 2, message: expect.stringContaining('proposed already') }],
    });
    expect(await publishRates(database, asked(people.finance), await open())).toMatchObject({ code: 'forbidden' });
    expect(await publishRates(database, asked(people.cfo), await open())).toBeUndefined();
    expect(await written('exchange-rates')).toBe(
      'currency,validFrom,rate\nEUR,2026-12-01,1.1\nEUR,2027-01-01,1.12\nGBP,2027-01-01,1.3\n',
    );
    expect((await bring(rows)).steps).toMatchObject([{ added: 0, unchanged: 3 }]);
    const [fact] = await company.rows(`select by, data from fact where type = 'RatesProposed'`);
    expect(fact).toMatchObject({ by: people.finance.id, data: { kind: 'exchange', validFrom: '2026-12-01' } });
  });

  it('never overwrite what was published, nor begin in the past of what was converted', async () => {
    const { database, people } = company;
    await company.rows(
      `insert into price_book (id, name, currency) values ('eu', 'Europe', 'EUR') on conflict do nothing`,
    );
    await company.rows(
      `insert into price (price_book_id, product_id, model)
       select 'eu', product_id, model from price where price_book_id = 'us' on conflict do nothing`,
    );
    await bring(['EUR,2026-12-01,1.10']);
    await publishRates(database, asked(people.cfo), await open());
    await company.deal(content('0', { priceBook: 'eu', currency: 'EUR' }));
    const wrong = await bring([
      'EUR,2026-12-01,1.2',
      'EUR,2027-01-02,1.2',
      'USD,2027-02-01,1',
      'EUR,2027-02-01,1.2',
      'GBP,2026-06-01,1.3',
    ]);
    expect(wrong.report.map(({ line, pointer }) => `${line}${pointer}`).sort()).toEqual([
      '2/rate',
      '3/validFrom',
      '4/currency',
    ]);
    expect(await bring(['EUR,2027-02-01,1.2', 'GBP,2026-06-01,1.3'])).toMatchObject({ state: 'applied' });
    expect(await declineRates(database, asked(people.finance), await open())).toBeUndefined();
    expect(await bring(['EUR,2027-03-01,1.2'], null)).toMatchObject({
      state: 'refused',
      report: [{ message: 'A rate is proposed by a person: say in whose name.' }],
    });
  });
});
