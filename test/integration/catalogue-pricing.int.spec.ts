import { afterAll, beforeAll, beforeEach, expect, it } from '@jest/globals';
import { setRounding } from '../../src/commands/directory/company.ts';
import { addAgreement, confirmAgreement } from '../../src/commands/catalogue/agreements.ts';
import { proposeCreditRate, proposeExchangeRates } from '../../src/commands/rates/propose.ts';
import { declineRates, publishRates } from '../../src/commands/rates/publish.ts';
import { isRefusal } from '../../src/commands/refusal.ts';
import type { QuoteContent } from '../../src/domain/offer.ts';
import type { PricingBasis } from '../../src/domain/pricing/basis.ts';
import { line } from '../domain/offers.ts';
import { content, granted, type TestCompany, testCompany } from '../support/company.ts';

let company: TestCompany;
beforeAll(async () => {
  company = await testCompany();
  await company.rows(`insert into price_book (id, name, currency) values ('eu', 'Europe', 'EUR'), ('uk', 'UK', 'GBP')`);
  await company.rows(
    `insert into price (price_book_id, product_id, model)
     select b.id, r.product_id, r.model from price r, price_book b where r.price_book_id = 'us' and b.id <> 'us'`,
  );
});
beforeEach(async () => {
  company.at('2027-01-05T12:00:00Z');
  await company.startOver();
  await company.rows('delete from exchange_rate');
  await company.rows('delete from credit_rate');
  await rates('2026-12-01', { EUR: '1.10', GBP: '1.30' });
});
afterAll(() => company?.close());

const asked = (actor: TestCompany['people']['admin']) => ({ actor, commandId: 'test' });

async function rates(validFrom: string, table: Partial<Record<'EUR' | 'GBP', string>>): Promise<void> {
  const { database, people } = company;
  const list = Object.entries(table).map(([currency, rate]) => ({ currency: currency as 'EUR' | 'GBP', rate }));
  const id = granted(await proposeExchangeRates(database, asked(people.finance), { validFrom, rates: list, note: '' }));
  expect(await publishRates(database, asked(people.cfo), id)).toBeUndefined();
}

const inEuro = (given: Partial<QuoteContent> = {}) => ({ priceBook: 'eu', currency: 'EUR', ...given }) as const;

const basisOf = async (quoteId: string, version: number): Promise<PricingBasis> =>
  (
    await company.rows<{ basis: PricingBasis }>(
      'select basis from quote_version where quote_id = $1 and version = $2',
      [quoteId, version],
    )
  )[0]?.basis as PricingBasis;
const rateOf = async (quoteId: string, version = 1) => (await basisOf(quoteId, version)).policyRate;

const edited = (quoteId: string, given: Partial<QuoteContent>) =>
  company.give(company.people.rep, 'EditQuote', quoteId, { content: content('0.05', given) });

it('a quote keeps the policy rate that its first version began with, in all its versions', async () => {
  const { quoteId } = await company.deal(content('0.05', inEuro()));
  expect(await rateOf(quoteId)).toBe('1.10');
  await rates('2027-02-01', { EUR: '1.25' });
  company.at('2027-02-03T12:00:00Z');
  await edited(quoteId, inEuro({ termMonths: 24, validUntil: '2027-03-01' }));
  expect(await rateOf(quoteId)).toBe('1.10');
  await company.give(company.people.rep, 'SubmitQuote', quoteId, { comment: '' });
  await company.give(company.people.rep, 'ReviseQuote', quoteId, { reason: 'Another term' });
  await edited(quoteId, inEuro({ termMonths: 36, validUntil: '2027-03-01' }));
  expect(await rateOf(quoteId, 2)).toBe('1.10');

  const { quoteId: later } = await company.deal(content('0.05', inEuro({ validUntil: '2027-03-01' })));
  expect(await rateOf(later)).toBe('1.25');
});

it('in another currency it counts at the rate of the day on which it began', async () => {
  const { quoteId } = await company.deal(content('0.05', inEuro()));
  await rates('2027-02-01', { EUR: '1.25', GBP: '1.50' });
  company.at('2027-02-03T12:00:00Z');
  await edited(quoteId, { priceBook: 'uk', currency: 'GBP', validUntil: '2027-03-01' });
  expect(await rateOf(quoteId)).toBe('1.30');
  await edited(quoteId, inEuro({ validUntil: '2027-03-01' }));
  expect(await rateOf(quoteId)).toBe('1.10');
});

it('is measured with the cost of credit of its day, and names the drafts when that changes', async () => {
  const { database, people } = company;
  const { id: dealId, quoteId } = await company.deal(content('0.05'));
  expect(await basisOf(quoteId, 1)).not.toHaveProperty('creditRate');
  const proposed = granted(
    await proposeCreditRate(database, asked(people.finance), { validFrom: '2027-01-01', rate: '0.08', note: '' }),
  );
  await publishRates(database, asked(people.cfo), proposed);
  const [fact] = await company.rows<{ drafts: string[] }>(
    `select data -> 'drafts' as drafts from fact where type = 'RatesPublished' order by id desc limit 1`,
  );
  const [deal] = await company.rows<{ number: string }>('select number from deal where id = $1', [dealId]);
  expect(fact?.drafts).toEqual([`D-${deal?.number}`]);
  await edited(quoteId, {});
  expect(await basisOf(quoteId, 1)).toMatchObject({ creditRate: '0.08' });
});

it('a rate begins today or later, so that nothing that was converted changes, but where nothing was', async () => {
  const { database, people } = company;
  const propose = (validFrom: string, currency: 'EUR' | 'CHF') =>
    proposeExchangeRates(database, asked(people.finance), { validFrom, rates: [{ currency, rate: '1.2' }], note: '' });
  await publishRates(database, asked(people.cfo), granted(await propose('2026-12-15', 'EUR')));
  const { quoteId } = await company.deal(content('0.05', inEuro()));
  expect(await propose('2027-01-04', 'EUR')).toMatchObject({ errors: [{ pointer: '/validFrom' }] });
  const id = granted(await propose('2027-01-06', 'EUR'));
  company.at('2027-01-07T12:00:00Z');
  expect(await publishRates(database, asked(people.cfo), id)).toMatchObject({
    code: 'rule',
    detail: expect.stringContaining('begin on 2027-01-06, which is past'),
  });
  await declineRates(database, asked(people.finance), id);
  await rates('2027-01-07', { EUR: '1.3' });
  expect(await rateOf(quoteId)).toBe('1.2');
  await publishRates(database, asked(people.cfo), granted(await propose('2026-01-01', 'CHF')));
  const credit = (validFrom: string, rate: string) =>
    proposeCreditRate(database, asked(people.finance), { validFrom, rate, note: '' });
  await publishRates(database, asked(people.cfo), granted(await credit('2026-06-01', '0.08')));
  expect(await credit('2027-01-06', '0.09')).toMatchObject({ errors: [{ pointer: '/validFrom' }] });
});

it('a rate that stands by now is not set again, and nothing else of the table either', async () => {
  const { database, people } = company;
  const standing = () => company.rows('select currency, rate::text from exchange_rate where valid_from = $1', [day]);
  const day = '2027-02-01';
  const both = [
    { currency: 'GBP' as const, rate: '1.3' },
    { currency: 'EUR' as const, rate: '1.2' },
  ];
  const proposed = await proposeExchangeRates(database, asked(people.finance), {
    validFrom: day,
    rates: both,
    note: '',
  });
  await company.rows('insert into exchange_rate (currency, valid_from, rate) values ($1, $2, 1.1)', ['EUR', day]);
  expect(await publishRates(database, asked(people.cfo), granted(proposed))).toMatchObject({
    code: 'rule',
    detail: expect.stringContaining('EUR from 2027-02-01'),
  });
  expect(await standing()).toEqual([{ currency: 'EUR', rate: '1.1' }]);
  expect(await declineRates(database, asked(people.finance), granted(proposed))).toBeUndefined();
  const credit = await proposeCreditRate(database, asked(people.finance), { validFrom: day, rate: '0.08', note: '' });
  await company.rows('insert into credit_rate (valid_from, rate) values ($1, 0.07)', [day]);
  expect(await publishRates(database, asked(people.cfo), granted(credit))).toMatchObject({ code: 'rule' });
  expect(await declineRates(database, asked(people.finance), granted(credit))).toBeUndefined();
});

it('the currency that rates are said in has none of its own', async () => {
  const rates = (['EUR', 'USD'] as const).map((currency) => ({ currency, rate: '1.2' }));
  const given = { validFrom: '2027-02-01', rates, note: '' };
  expect(await proposeExchangeRates(company.database, asked(company.people.finance), given)).toMatchObject({
    code: 'invalid',
    errors: [{ pointer: '/rates/1/currency' }],
  });
});

it('a line is priced by an agreement of its customer alone, confirmed, in its currency and on its days', async () => {
  const { database, people, account } = company;
  const [seat] = await company.rows<{ id: string }>(`select id from product where sku = 'SEAT'`);
  const [other] = await company.rows<{ id: string }>(
    `insert into account (name, region, country, segment, credit_class) values ('Other', 'NA', 'US', 'mid', 'A')
     returning id`,
  );
  const enter = async (accountId: string, confirmed = true) => {
    const id = granted(
      await addAgreement(database, asked(people.legal), {
        accountId,
        productId: seat?.id as string,
        name: 'Frame',
        currency: 'USD',
        unitPrice: '80',
        validFrom: '2027-01-01',
        validTo: '2027-06-30',
        contract: 'MSA',
      }),
    );
    if (confirmed) granted(await confirmAgreement(database, asked(people.finance), { id, version: 1 }));
    return id;
  };
  const frame = await enter(account);
  const lines = (agreement: string, start?: string) => [
    line('SEAT', '100', { agreement, ...(start && { start, termMonths: 12 }) }),
  ];
  const { quoteId } = await company.deal({ lines: lines(frame) });
  expect(await basisOf(quoteId, 1)).toMatchObject({ agreements: { [frame]: { unitPrice: '80', product: 'SEAT' } } });
  const [version] = await company.rows<{ list: string; discount: string }>(
    `select measures -> 'list' ->> 'amount' as list, measures ->> 'discount' as discount from quote_version
     where quote_id = $1`,
    [quoteId],
  );
  expect(version).toEqual({ list: '24000.00', discount: '0.00000000' });
  const refused = async (agreement: string, start?: string) => {
    const input = { content: content('0.05', { lines: lines(agreement, start) }) };
    const answer = await company.try(people.rep, 'EditQuote', quoteId, input);
    return isRefusal(answer) ? answer.errors?.map(({ pointer }) => pointer) : answer;
  };
  expect(await refused(await enter(other?.id as string))).toEqual(['/lines/0/agreement']);
  expect(await refused(await enter(account, false))).toEqual(['/lines/0/agreement']);
  expect(await refused(frame, '2027-07-01')).toEqual(['/lines/0/agreement']);
  expect(await refused('no-id')).toEqual(['/lines/0/agreement']);
});

it('a bundle costs what it holds, of which nothing needs a price; as a line of its own it does', async () => {
  await company.rows(
    `insert into product (sku, name, family, charge, unit, price_period)
     values ('INNER', 'Inner part', 'software', 'recurring', 'unit', 'year') on conflict do nothing`,
  );
  await company.rows(
    `insert into unit_cost (product_id, currency, valid_from, amount)
     select id, 'USD', '2020-01-01', 7 from product where sku = 'INNER' on conflict do nothing`,
  );
  await company.rows(
    `insert into product (sku, name, family, charge, unit, price_period, requires, components)
     values ('SUITE', 'Suite', 'software', 'recurring', 'unit', 'year', '{SETUP}',
       '[{"product": "SEAT", "quantity": "1"}, {"product": "INNER", "quantity": "2"}]') on conflict do nothing`,
  );
  await company.rows(
    `insert into price (price_book_id, product_id, model)
     select 'us', id, '{"kind": "perUnit", "unitPrice": "120"}' from product where sku = 'SUITE' on conflict do nothing`,
  );
  const { quoteId } = await company.deal({ lines: [line('SUITE', '1'), line('SETUP', '1')], termMonths: 12 });
  const [version] = await company.rows<{ cost: string }>(
    `select l -> 'cost' ->> 'amount' as cost from quote_version v, jsonb_array_elements(v.measures -> 'lines') l
     where v.quote_id = $1 and l ->> 'id' = 'SUITE'`,
    [quoteId],
  );
  expect(version?.cost).toBe('34.00');
  const refused = async (...skus: string[]) => {
    const input = { content: content('0', { lines: skus.map((sku) => line(sku, '1')) }) };
    const answer = await company.try(company.people.rep, 'EditQuote', quoteId, input);
    return isRefusal(answer) ? answer.detail : undefined;
  };
  expect(await refused('SUITE')).toContain('Suite needs SETUP beside it');
  expect(await refused('SUITE', 'SETUP', 'INNER')).toContain('INNER is not in price book');
});

it('a quote is rounded as the legal entity that sells does, and a submitted version keeps that', async () => {
  const { database, people } = company;
  const [seller] = await company.rows<{ id: string }>('select id from seller order by id limit 1');
  const rounded = (step: string | null) =>
    setRounding(database, asked(people.cfo), seller?.id as string, { currency: 'USD', step });
  expect(await rounded('0.005')).toMatchObject({ errors: [{ pointer: '/step' }] });
  expect(await rounded('0.50')).toBeUndefined();
  const { quoteId, id } = await company.deal(content('0.0333'));
  await company.rows('update deal set seller_id = $1 where id = $2', [seller?.id, id]);
  await edited(quoteId, { headerDiscount: { percent: '0.0333' } });
  const halves = /\.[05]0$/;
  const nets = async () =>
    (
      await company.rows<{ net: string }>(
        `select line -> 'net' ->> 'amount' as net from quote_version, jsonb_array_elements(measures -> 'lines') line
         where quote_id = $1`,
        [quoteId],
      )
    ).map(({ net }) => net);
  expect((await basisOf(quoteId, 1)).rounding).toBe('0.50');
  expect(await nets()).toEqual([expect.stringMatching(halves), expect.stringMatching(halves)]);
  await company.give(people.rep, 'SubmitQuote', quoteId, { comment: '' });
  expect(await rounded(null)).toBeUndefined();
  expect((await basisOf(quoteId, 1)).rounding).toBe('0.50');
});
