import { describe, expect, it } from '@jest/globals';
import { schedule } from '../../src/domain/billing/schedule.ts';
import { measure } from '../../src/domain/measures/measure.ts';
import { viewMeasures } from '../../src/domain/measures/view.ts';
import { money } from '../../src/domain/money.ts';
import type { PriceModel } from '../../src/domain/catalogue.ts';
import type { QuoteContent, QuoteLine } from '../../src/domain/offer.ts';
import type { PricingBasis } from '../../src/domain/pricing/basis.ts';
import { price } from '../../src/domain/pricing/price.ts';
import { validateContent } from '../../src/domain/pricing/validate.ts';
import { basisOf, line, perUnit, product, quote, runningYear } from './offers.ts';

/** Deals worked out by hand, on paper and here, before the product was asked. */

function worked(content: QuoteContent, basis: PricingBasis) {
  expect(validateContent(content, basis)).toEqual([]);
  const priced = price(content, basis);
  const view = viewMeasures(measure(priced, content, basis));
  const amounts = Object.fromEntries(
    Object.entries(view).map(([name, value]) => [
      name,
      value && typeof value === 'object' && 'amount' in value ? value.amount : value,
    ]),
  );
  const invoices = schedule(priced, content).map(({ from, dueOn, amount }) => ({
    from,
    dueOn,
    amount: money(amount, content.currency).amount,
  }));
  const nets = view.lines.map(({ net }) => net.amount);
  return { ...amounts, invoices, nets } as Record<string, unknown>;
}

const monthly = basisOf({ seat: product({ price: perUnit('100'), pricePeriod: 'month' }) });
const yearly = (unitPrice: string, given: Partial<PricingBasis> = {}, unitCost = '0') =>
  basisOf({ seat: product({ price: perUnit(unitPrice), unitCost }) }, given);

describe('time that is not charged', () => {
  it('1 free month of 12 is 8.33 %: 12 × 100 = 1,200 of use, 11 × 100 = 1,100 charged, 1 − 1,100 ÷ 1,200', () => {
    const found = worked(quote([line('seat', '1', { freeMonths: 1 })]), monthly);
    expect(found).toMatchObject({ list: '1200.00', net: '1100.00', discount: '0.08333333', mrr: '91.67' });
  });

  it('13 months for 12 are 7.69 %: 13 × 100 = 1,300 of use, 1,200 charged, 1 − 1,200 ÷ 1,300', () => {
    const found = worked(quote([line('seat', '1', { freeMonths: 1 })], { termMonths: 13 }), monthly);
    expect(found).toMatchObject({ list: '1300.00', net: '1200.00', effectiveDiscount: '0.07692308' });
  });

  it('10 % and 1 free month of 12 are 17.50 %: 1,200, less 100, less a tenth of 1,100 = 990', () => {
    const both = line('seat', '1', { freeMonths: 1, discount: { percent: '0.1' } });
    expect(worked(quote([both]), monthly)).toMatchObject({ net: '990.00', effectiveDiscount: '0.17500000' });
  });

  it('a free month is a twelfth of a year’s price, at the end as at the start: 1,200 − 100, the first invoice whole', () => {
    const free = { freeMonths: 1, freeMonthsAt: 'end' } as const;
    const found = worked(quote([line('seat', '1', free)], { billing: 'quarterly' }), yearly('1200'));
    expect(found).toMatchObject({ net: '1100.00', effectiveDiscount: '0.08333333' });
    expect((found.invoices as { amount: string }[]).map(({ amount }) => amount)).toEqual([
      ...Array<string>(3).fill('300.00'),
      '200.00',
    ]);
  });

  it('10 free units of 100 are 10 %: 100 × 120 = 12,000 of list, 90 × 120 = 10,800 charged', () => {
    const found = worked(quote([line('seat', '100', { freeUnits: '10' })]), yearly('120'));
    expect(found).toMatchObject({ list: '12000.00', net: '10800.00', discount: '0.10000000' });
  });
});

describe('what recurs', () => {
  const basis = basisOf({
    platform: product({ price: perUnit('7000'), pricePeriod: 'month', unitCost: '1400' }),
    setup: product({ price: perUnit('48000'), charge: 'one-time', unitCost: '24000' }),
  });

  it.each([12, 24, 36])(
    '$7,000 a month is $84,000 a year, with $48,000 once a target of $132,000, in %i months',
    (termMonths) => {
      // 7,000 × 12 = 84,000; 84,000 + 48,000 = 132,000; the term only multiplies what recurs.
      expect(worked(quote([line('platform', '1'), line('setup', '1')], { termMonths }), basis)).toMatchObject({
        mrr: '7000.00',
        arr: '84000.00',
        acv: '84000.00',
        targetAcv: '132000.00',
        firstYear: '132000.00',
        tcv: `${7_000 * termMonths + 48_000}.00`,
      });
    },
  );

  it('is invoiced for exactly what it is worth: 3 × 7,000 + 48,000 = 69,000, then eleven quarters of 21,000', () => {
    const content = quote([line('platform', '1'), line('setup', '1')], { termMonths: 36, billing: 'quarterly' });
    const amounts = (worked(content, basis).invoices as { amount: string }[]).map(({ amount }) => amount);
    expect(amounts).toEqual(['69000.00', ...Array<string>(11).fill('21000.00')]);
  });

  it('a ramp of 100, 150 and 200 thousand and $48,000 once: TCV 498,000, ACV 150,000, first year 148,000, exit 200,000', () => {
    // 100 + 150 + 200 = 450 thousand recurring ÷ 3 years = 150; + 48 = 498; 100 + 48 = 148; the last year alone is 200.
    const ramp = [
      { from: '2027-01-01', quantity: '100' },
      { from: '2028-01-01', quantity: '150' },
      { from: '2029-01-01', quantity: '200' },
    ];
    const products = {
      seat: product({ price: perUnit('1000') }),
      setup: product({ price: perUnit('48000'), charge: 'one-time' }),
    };
    const content = quote([line('seat', '100', { ramp }), line('setup', '1')], { termMonths: 36 });
    expect(worked(content, basisOf(products))).toMatchObject({
      tcv: '498000.00',
      recurring: '450000.00',
      acv: '150000.00',
      targetAcv: '198000.00',
      firstYear: '148000.00',
      arr: '100000.00',
      exitArr: '200000.00',
      invoices: [{ amount: '148000.00' }, { amount: '150000.00' }, { amount: '200000.00' }],
    });
  });

  it('a step with a price of its own: 10 at 100, then 20 at 90 is 1,000 + 1,800 of list 3,000, a discount of 6.67 %', () => {
    const ramp = [{ from: '2028-01-01', quantity: '20', unitPrice: '90' }];
    const found = worked(quote([line('seat', '10', { ramp })], { termMonths: 24 }), yearly('100'));
    expect(found).toMatchObject({ list: '3000.00', net: '2800.00', discount: '0.06666667', exitArr: '1800.00' });
  });

  it('3 % more at every anniversary: 1,000 + 1,030 + 1,060.90 = 3,090.90, which is a discount of −3.03 %', () => {
    const found = worked(quote([line('seat', '1', { uplift: '0.03' })], { termMonths: 36 }), yearly('1000'));
    expect(found).toMatchObject({ list: '3000.00', net: '3090.90', discount: '-0.03030000', exitArr: '1060.90' });
  });

  it('under a year the ACV is the fees themselves: 6 × 7,000 = 42,000, while the ARR stays 84,000', () => {
    const found = worked(quote([line('platform', '1')], { termMonths: 6 }), basis);
    expect(found).toMatchObject({ acv: '42000.00', arr: '84000.00', tcv: '42000.00' });
  });
});

describe('parts of a period', () => {
  const joined = quote([line('seat', '10', { start: '2027-07-08' })]);

  it('10 × 228 for 177 of 365 days are 1,105.64: 2,280 × 177 ÷ 365 = 1,105.643…, rounded once', () => {
    // Rounding a unit first, 228 × 177 ÷ 365 = 110.56, would make 1,105.60.
    const found = worked(joined, yearly('228'));
    expect(found).toMatchObject({ list: '1105.64', net: '1105.64', tcv: '1105.64' });
    expect(JSON.stringify(found)).not.toContain('1105.60');
  });

  it('the same by months and days are 1,097.10: 5 months and 24 of 31 days, 2,280 ÷ 12 × 179 ÷ 31', () => {
    expect(worked(joined, yearly('228', { proration: 'months-and-days' })).net).toBe('1097.10');
  });

  it('a year with 29 February counts 366 days: 61 days from 31 December of 3,660 are 610.00', () => {
    const head = { start: '2027-03-01', validUntil: '2027-03-01' };
    expect(worked(quote([line('seat', '1', { start: '2027-12-31' })], head), yearly('3660')).net).toBe('610.00');
  });

  it('a subscription from 29 February has its anniversaries on the 28th and costs three whole years', () => {
    const head = { start: '2028-02-29', validUntil: '2028-02-29', termMonths: 36 };
    const found = worked(quote([line('seat', '1')], head), yearly('100'));
    expect(found.net).toBe('300.00');
    expect((found.invoices as { from: string }[]).map(({ from }) => from)).toEqual([
      '2028-02-29',
      '2029-02-28',
      '2030-02-28',
    ]);
  });

  it('a subscription from 31 January is invoiced on the last day of shorter months, the same amount every time', () => {
    const head = { start: '2027-01-31', validUntil: '2027-01-31', termMonths: 4, billing: 'monthly' as const };
    expect(worked(quote([line('seat', '1')], head), monthly).invoices).toMatchObject([
      { from: '2027-01-31', amount: '100.00' },
      { from: '2027-02-28', amount: '100.00' },
      { from: '2027-03-31', amount: '100.00' },
      { from: '2027-04-30', amount: '100.00' },
    ]);
  });

  it('what ends with a running subscription pays its days: 12,000 × 292 ÷ 365 = 9,600.00, at an ARR of 12,000', () => {
    // 15 March to 31 December are 365 − 31 − 28 − 14 = 292 days.
    const coTerm = { end: '2027-12-31', anniversary: '2026-01-01' };
    const head = { start: '2027-03-15', validUntil: '2027-03-15', termMonths: 10, coTerm };
    const found = worked(quote([line('seat', '10')], head), yearly('1200'));
    expect(found).toMatchObject({ net: '9600.00', acv: '9600.00', arr: '12000.00', firstYear: '9600.00' });
  });
});

describe('price models', () => {
  const tiers = [
    { upTo: '10', unitPrice: '12' },
    { upTo: '50', unitPrice: '10' },
    { upTo: null, unitPrice: '7.5' },
  ];

  it.each<[string, PriceModel, string, string]>([
    [
      '101 units in packs of 25 are 5 packs of 1,900',
      { kind: 'package', size: '25', unitPrice: '1900' },
      '101',
      '9500.00',
    ],
    ['100 units in packs of 25 are 4', { kind: 'package', size: '25', unitPrice: '1900' }, '100', '7600.00'],
    ['60 by graduated tiers: 10 × 12 + 40 × 10 + 10 × 7.50', { kind: 'graduated', tiers }, '60', '595.00'],
    ['60 by volume tiers: 60 × 7.50', { kind: 'volume', tiers }, '60', '450.00'],
  ])('%s', (_, model, quantity, list) => {
    const found = worked(quote([line('P', quantity)]), basisOf({ P: product({ price: model }) }));
    expect(found).toMatchObject({ list, net: list, discount: '0.00000000' });
  });

  const support = (of: 'list' | 'net') =>
    basisOf({
      seat: product({ price: perUnit('100') }),
      care: product({ price: { kind: 'percentOf', percent: '0.2', of }, family: 'support' }),
    });
  const sold = line('seat', '100', { discount: { percent: '0.25' } });

  it('20 % of list 10,000 is 2,000, of net 7,500 it is 1,500', () => {
    const content = quote([sold, line('care', '1')]);
    expect([worked(content, support('list')).nets, worked(content, support('net')).nets]).toEqual([
      ['7500.00', '2000.00'],
      ['7500.00', '1500.00'],
    ]);
  });

  it('20 % for the last 6 of 12 months is half: 10,000 × 6 ÷ 12 × 20 % = 1,000', () => {
    const content = quote([sold, line('care', '1', { start: '2027-07-01' })]);
    expect(worked(content, support('list')).nets).toEqual(['7500.00', '1000.00']);
  });

  it('a signed price of 80 is the list of 10 units, 800, and no discount on the catalogue’s 100', () => {
    const agreement = {
      id: 'A',
      name: 'Frame',
      product: 'seat',
      unitPrice: '80',
      from: '2026-01-01',
      to: '2028-12-31',
      upTo: null,
    };
    const found = worked(
      quote([line('seat', '10', { agreement: 'A' })]),
      yearly('100', { agreements: { A: agreement } }),
    );
    expect(found).toMatchObject({ list: '800.00', net: '800.00', discount: '0.00000000' });
  });

  it('a bundle costs what it holds: 200 + 3 × 40 = 320 of 1,000, a margin of 68 %', () => {
    const basis = basisOf({
      server: product({ price: perUnit('500'), unitCost: '200' }),
      seat: product({ price: perUnit('100'), unitCost: '40' }),
      suite: product({
        price: perUnit('1000'),
        unitCost: null,
        components: [
          { product: 'server', quantity: '1' },
          { product: 'seat', quantity: '3' },
        ],
      }),
    });
    expect(worked(quote([line('suite', '1')]), basis)).toMatchObject({ cost: '320.00', margin: '0.68000000' });
  });
});

describe('usage', () => {
  const calls = basisOf({
    calls: product({ price: perUnit('10'), charge: 'usage', pricePeriod: 'month', unitCost: '4' }),
  });

  it('counts what is committed, nothing of what is only expected: 40 × 10 × 12 = 4,800', () => {
    const found = worked(quote([line('calls', '90', { usage: { commitment: '40' } })]), calls);
    expect(found).toMatchObject({ tcv: '4800.00', usageCommitment: '4800.00', recurring: '0.00', arr: '0.00' });
  });

  it('a minimum of 500 above the commitment of 400 counts instead, and is use of 50 units: 6,000, cost 50 × 4 × 12 = 2,400', () => {
    const found = worked(quote([line('calls', '90', { usage: { commitment: '40', minimum: '500' } })]), calls);
    expect(found).toMatchObject({ net: '6000.00', cost: '2400.00', margin: '0.60000000' });
  });

  it('a minimum is net: at 20 % off it buys 500 ÷ 8 = 62.5 units of list 625, 7,500 for 6,000, still 20 %', () => {
    const usage = { commitment: '40', minimum: '500' };
    const found = worked(quote([line('calls', '90', { usage, discount: { percent: '0.2' } })]), calls);
    expect(found).toMatchObject({ list: '7500.00', net: '6000.00', discount: '0.20000000' });
  });
});

describe('discounts on discounts', () => {
  it('come off in their order: 10,000, 10 % → 9,000, 5 % → 8,550, 500 → 8,050; on the total 10 % → 7,245, 245 → 7,000', () => {
    const furtherDiscounts = [
      { name: 'Volume', discount: { percent: '0.05' } },
      { name: 'Reference', discount: { amount: '500' } },
    ];
    const content = quote([line('seat', '100', { discount: { percent: '0.1' }, furtherDiscounts })], {
      headerDiscount: { percent: '0.1' },
      furtherHeaderDiscounts: [{ name: 'Signature this month', discount: { amount: '245' } }],
    });
    const found = worked(content, yearly('100'));
    expect(found).toMatchObject({
      lineDiscount: '1950.00',
      headerDiscount: '1050.00',
      net: '7000.00',
      discount: '0.30000000',
    });
    expect(
      (found.waterfall as { of?: string; amount: { amount: string } }[]).map(({ amount }) => amount.amount),
    ).toEqual(['10000.00', '-1000.00', '-450.00', '-500.00', '-805.00', '-245.00', '7000.00', '0.00', '7000.00']);
  });

  it('depend on the order: 1,000 and then 10 % leave 8,100, 10 % and then 1,000 leave 8,000', () => {
    const share = { percent: '0.1' };
    const amount = { amount: '1000' };
    const net = (discount: typeof share | typeof amount, more: typeof share | typeof amount) =>
      worked(
        quote([line('seat', '100', { discount, furtherDiscounts: [{ name: 'More', discount: more }] })]),
        yearly('100'),
      ).net;
    expect([net(amount, share), net(share, amount)]).toEqual(['8100.00', '8000.00']);
  });

  it('100 off three lines of 100 is 33.34 + 33.33 + 33.33, off 600 and 300 it is 66.67 + 33.33', () => {
    const off = { headerDiscount: { amount: '100' } };
    const lines = (...quantities: string[]) =>
      quantities.map((quantity, index) => line('seat', quantity, { id: `L${index}` }));
    expect(worked(quote(lines('1', '1', '1'), off), yearly('100')).nets).toEqual(['66.66', '66.67', '66.67']);
    expect(worked(quote(lines('6', '3'), off), yearly('100')).nets).toEqual(['533.33', '266.67']);
  });
});

describe('what is sure, and when it is paid', () => {
  it('out after 12 months with 90 days of notice for 5,000: 12,000 + 2 months and 30 of 31 days, 2,967.74, + 5,000 = 19,967.74', () => {
    // 1 January 2028 and 90 days is 30 March of a leap year: 12,000 ÷ 12 × 92 ÷ 31 = 2,967.74.
    const terminationForConvenience = { noticeDays: 90, afterMonths: 12, fee: '5000' };
    const content = quote([line('seat', '1')], { termMonths: 36, nonStandard: { terminationForConvenience } });
    expect(worked(content, yearly('12000'))).toMatchObject({ tcv: '36000.00', firmTcv: '19967.74' });
  });

  it('two years of 100,000 at net 30 wait 30 and 395 days, 212.50 on average; at 10 % that costs 11,643.84', () => {
    // 10,000 × (30 + 395) ÷ 365 = 11,643.8356…
    const found = worked(quote([line('seat', '1')], { termMonths: 24 }), yearly('100000', { creditRate: '0.1' }));
    expect(found).toMatchObject({ daysToCash: '212.50', costOfCredit: '11643.84', pocketPrice: '188356.16' });
  });

  it('15 % to the partner, 2 % back, 450 of freight leave 82,550 of 100,000; after a cost of 40,000 a margin of 51.54 %', () => {
    const content = quote([line('seat', '1')], { partnerMargin: '0.15', rebate: '0.02', freight: '450' });
    const found = worked(content, yearly('100000', {}, '40000'));
    // 42,550 ÷ 82,550
    expect(found).toMatchObject({
      partnerMargin: '15000.00',
      rebate: '2000.00',
      pocketPrice: '82550.00',
      pocketMargin: '0.51544518',
    });
  });

  it('30, 30 and 40 % of 1,000.01 are 300.00, 300.00 and 400.01: the cent goes where most is left over', () => {
    const paymentSchedule = [
      { on: '2027-01-15', percent: '0.3' },
      { on: '2027-04-01', milestone: 'Accepted', percent: '0.3' },
      { on: '2027-10-01', percent: '0.4' },
    ];
    const found = worked(quote([line('seat', '1')], { billing: 'custom', paymentSchedule }), yearly('1000.01'));
    expect(found.invoices).toEqual([
      { from: '2027-01-15', dueOn: '2027-02-14', amount: '300.00' },
      { from: '2027-04-01', dueOn: '2027-05-01', amount: '300.00' },
      { from: '2027-10-01', dueOn: '2027-10-31', amount: '400.01' },
    ]);
  });

  it('payments in amounts have to come to the net: 400 + 600 of 1,000 do, a cent less is refused', () => {
    const paid = (last: string) =>
      quote([line('seat', '1')], {
        billing: 'custom',
        paymentSchedule: [
          { on: '2027-01-01', amount: '400' },
          { on: '2027-07-01', amount: last },
        ],
      });
    expect(worked(paid('600'), yearly('1000')).daysToCash).toBe('138.60');
    // (400 × 30 + 600 × (181 + 30)) ÷ 1,000 = 138.6
    // Nobody is sent an invoice of nothing, unless all is free.
    expect(validateContent(paid('0.00'), yearly('400'))).toEqual([
      { pointer: '/paymentSchedule/1/amount', message: 'Nothing would be paid: leave this payment out.' },
    ]);
    const nothing = [{ on: '2027-01-01', amount: '0' }];
    const free = { ...paid('0'), headerDiscount: { percent: '1' }, paymentSchedule: nothing };
    expect(validateContent(free, yearly('1000'))).toEqual([]);
    expect(validateContent(paid('599.99'), yearly('1000'))).toEqual([
      { pointer: '/paymentSchedule', message: 'The payments come to 999.99 USD, the quote to 1000.00 USD.' },
    ]);
  });

  it('what the customer may still choose is in no total until it is chosen: 1,000, with the option of 500 it is 1,500', () => {
    const basis = basisOf({ seat: product({ price: perUnit('100') }), extra: product({ price: perUnit('500') }) });
    const offered = (chosen: object) => quote([line('seat', '10'), line('extra', '1', { optional: true, ...chosen })]);
    expect([worked(offered({}), basis).tcv, worked(offered({ chosen: true }), basis).tcv]).toEqual([
      '1000.00',
      '1500.00',
    ]);
  });
});

describe('an option of 500 beside seats of 1,000 adds what is charged once it is chosen', () => {
  const basis = basisOf({
    seat: product({ price: perUnit('100') }),
    extra: product({ price: perUnit('500') }),
    plus: product({ price: perUnit('300') }),
    support: product({ price: { kind: 'percentOf', percent: '0.2', of: 'list' } }),
  });
  const seats = line('seat', '10');
  const extra = line('extra', '1', { optional: true });
  /** Its own list, discount on the total and net, and what it adds, of the first option. */
  function asked(lines: QuoteLine[], given: Partial<QuoteContent> = {}) {
    const content = quote(lines, given);
    expect(validateContent(content, basis)).toEqual([]);
    const [option] = price(content, basis).options;
    const amounts = option ? [option.list, option.headerDiscount, option.net, option.adds] : [];
    return amounts.map((minor) => money(minor, 'USD').amount);
  }

  it.each<[string, Partial<QuoteContent>, string[]]>([
    // 10 % of 1,500 are 150, a third of it the option's.
    ['500 − 50 = 450 with 10 % off the total', { headerDiscount: { percent: '0.1' } }, ['50.00', '450.00', '450.00']],
    // 1,000 − 150 = 850 become 1,500 − 150 = 1,350; of the 150 a third moves from the seats to the option.
    ['the whole 500 with $150 off the total', { headerDiscount: { amount: '150' } }, ['50.00', '450.00', '500.00']],
    // 900 stay 900: 600 come off then, of which a third is 200.
    ['nothing with a total of 900 agreed', { headerDiscount: { targetPrice: '900' } }, ['200.00', '300.00', '0.00']],
    // 1,000 − 100 − 90 = 810, and 1,500 − 150 − 90 = 1,260; a third of 240.
    [
      '450 with 10 % and then $90 off the total',
      {
        headerDiscount: { percent: '0.1' },
        furtherHeaderDiscounts: [{ name: 'Launch', discount: { amount: '90' } }],
      },
      ['80.00', '420.00', '450.00'],
    ],
  ])('%s', (_, given, [off, net, adds]) => {
    expect(asked([seats, extra], given)).toEqual(['500.00', off, net, adds]);
  });

  it('600 where support is 20 % of all: 200 of 1,000 become 300 of 1,500, and with 10 % off the total 540', () => {
    const lines = [seats, line('support', '1'), extra];
    expect(asked(lines)).toEqual(['500.00', '0.00', '500.00', '600.00']);
    // 1,200 − 120 = 1,080, and 1,800 − 180 = 1,620.
    expect(asked(lines, { headerDiscount: { percent: '0.1' } })).toEqual(['500.00', '50.00', '450.00', '540.00']);
  });

  it('200 in the place of the alternative of 300 that is chosen now', () => {
    const set = (sku: string, chosen: object) => line(sku, '1', { alternative: 'size', ...chosen });
    expect(asked([seats, set('plus', { chosen: true }), set('extra', {})])).toEqual([
      '500.00',
      '0.00',
      '500.00',
      '200.00',
    ]);
  });

  it('its 0.05 where 10 % are a cent without it and with it: 0.05 − 0.01 = 0.04, then 0.10 − 0.01 = 0.09', () => {
    // 10 % of 0.05 are half a cent, which is one; of 0.10 it is one as well, and the first line has it.
    const cents = basisOf({ seat: product({ price: perUnit('0.05') }) });
    const content = quote([line('seat', '1'), line('seat', '1', { id: 'more', optional: true })], {
      headerDiscount: { percent: '0.1' },
    });
    const priced = price(content, cents);
    expect([priced.totals.net, priced.options[0]?.net, priced.options[0]?.adds]).toEqual([4n, 5n, 5n]);
  });
});

describe('against what runs: 50 seats at 600 a year, 30,000', () => {
  const subscription = runningYear([
    { product: 'seat', name: 'Seat', quantity: '50', unitPrice: '600', pricePeriod: 'year', discount: '0.25' },
  ]);
  const changed = (change: 'adds' | 'replaces', quantity: string, targetPrice: string) =>
    worked(
      quote([line('seat', quantity, { discount: { targetPrice } })], { subscription: { id: subscription.id, change } }),
      yearly('800', { subscription }),
    );

  it('20 seats more at 600 are 12,000 of net-new ARR and 42,000 in all', () => {
    expect(changed('adds', '20', '600')).toMatchObject({
      currentArr: '30000.00',
      proposedArr: '42000.00',
      netNewArr: '12000.00',
      renewalUplift: null,
      priceChange: '0.00000000',
      previousDiscount: '0.25000000',
    });
  });

  it('renewed at 630 is 31,500: an uplift of 5 %, all of it price', () => {
    expect(changed('replaces', '50', '630')).toMatchObject({
      netNewArr: '1500.00',
      renewalUplift: '0.05000000',
      priceChange: '0.05000000',
    });
  });

  it('40 seats at 660 are 26,400: 3,600 or 12 % less, though the price of a seat rises by 10 %', () => {
    expect(changed('replaces', '40', '660')).toMatchObject({
      netNewArr: '-3600.00',
      renewalUplift: '-0.12000000',
      priceChange: '0.10000000',
    });
  });
});

describe('other currencies', () => {
  it('¥100,000 in twelve months are 8,334 four times and 8,333 eight times: 12 × 8,333 = 99,996', () => {
    const content = quote([line('seat', '1')], { currency: 'JPY', billing: 'monthly' });
    const { invoices } = worked(content, yearly('100000', { currency: 'JPY' }));
    expect((invoices as { amount: string }[]).map(({ amount }) => amount)).toEqual([
      ...Array<string>(4).fill('8334'),
      ...Array<string>(8).fill('8333'),
    ]);
  });

  it('7 × 1.2345 dinars are 8.6415 → 8.642; less 10 % 7.77735 → 7.777, so the discount prints 0.865', () => {
    const content = quote([line('seat', '7', { discount: { percent: '0.1' } })], { currency: 'BHD' });
    expect(worked(content, yearly('1.2345', { currency: 'BHD' }))).toMatchObject({
      list: '8.642',
      net: '7.777',
      lineDiscount: '0.865',
      discount: '0.10000000',
    });
  });

  it('€84,000 at 1.0825 are $90,930.00 to policy', () => {
    const content = quote([line('seat', '1')], { currency: 'EUR' });
    expect(worked(content, yearly('84000', { currency: 'EUR', policyRate: '1.0825' })).tcvPolicy).toBe('90930.00');
  });
});
