import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { optionViews } from '../../src/documents/view-models/lines.ts';
import { date, dates, money, percent, quantity } from '../../src/documents/view-models/figures.ts';
import { paperView } from '../../src/documents/view-models/paper.ts';
import { paperPricing, stillOffered } from '../../src/documents/view-models/paper-pricing.ts';
import { exact, plainText, sum } from '../../src/domain/exact.ts';
import type { PricedProduct, PriceModel } from '../../src/domain/catalogue.ts';
import type { QuoteContent, QuoteLine } from '../../src/domain/offer.ts';
import { basisOf, line, perUnit, product, quote } from '../domain/offers.ts';
import { samplePaper } from './sample-paper.ts';

describe('a figure', () => {
  it('keeps every digit of a decimal text', () => {
    fc.assert(
      fc.property(
        fc.bigInt({ min: -(10n ** 20n), max: 10n ** 20n }),
        fc.integer({ min: 0, max: 99 }),
        (whole, cents) => {
          const amount = `${whole}.${String(cents).padStart(2, '0')}`;
          expect(money({ amount, currency: 'USD' }).text.replaceAll(/[$,]/g, '')).toBe(amount);
        },
      ),
    );
  });

  it.each([
    ['money of the minor unit', money({ amount: '1105.64', currency: 'USD' }).text, '$1,105.64'],
    ['a unit price finer than the minor unit', money({ amount: '0.00125', currency: 'EUR' }).text, '€0.00125'],
    ['whole money', money({ amount: '19', currency: 'GBP' }).text, '£19.00'],
    ['a quantity', quantity('12500.5').text, '12,500.5'],
    ['a ratio', percent('0.12500000').text, '12.5%'],
    ['a date', date('2026-12-31').text, '31 December 2026'],
    ['a period', dates('2027-01-01', '2027-12-31'), '1 January 2027 – 31 December 2027'],
    ['a period of one day', dates('2027-01-01', '2027-01-01'), '1 January 2027'],
  ])('%s', (_, text, expected) => expect(text).toBe(expected));
});

describe('the derivation of a line', () => {
  interface Offer {
    price: PriceModel;
    per?: 'month' | 'year' | null;
    quantity?: string;
    termMonths?: number;
    start?: string;
  }

  const lineOf = ({ price, per = 'year', quantity: count = '1', termMonths = 12, start }: Offer) => {
    const charge = per === null ? 'one-time' : 'recurring';
    const basis = basisOf({ P: product({ charge, pricePeriod: per, price }) });
    return paperPricing(quote([line('P', count, start === undefined ? {} : { start })], { termMonths }), basis)
      .lines[0];
  };

  it('is left out where unit price × quantity gives the amount', () => {
    const line = lineOf({ price: { kind: 'perUnit', unitPrice: '228.00' }, quantity: '10' });
    expect(line).toMatchObject({ derivation: '', list: { amount: '2280.00' } });
    expect(lineOf({ price: { kind: 'flat', amount: '500' }, per: null })).toMatchObject({ derivation: '' });
  });

  it('shows the periods of a longer term', () => {
    const seats = lineOf({ price: { kind: 'perUnit', unitPrice: '19' }, per: 'month', quantity: '50' });
    expect(seats?.derivation).toBe('50 × $19.00 × 12 months');
    expect(lineOf({ price: { kind: 'flat', amount: '500' }, termMonths: 24 })?.derivation).toBe('$500.00 × 2 years');
  });

  it('shows days of a year that is not whole, and the parts of graduated tiers', () => {
    const tiers = [
      { upTo: '10', unitPrice: '30' },
      { upTo: null, unitPrice: '24.5' },
    ];
    const line = lineOf({ price: { kind: 'graduated', tiers }, quantity: '12', termMonths: 18 });
    expect(line).toMatchObject({
      unitPrice: null,
      derivation: '(10 × $30.00 + 2 × $24.50) × (1 year + 182 of 366 days)',
    });
  });

  it('of 10 × $228 a year for 177 of 365 days gives $1,105.64', () => {
    const line = lineOf({ price: { kind: 'perUnit', unitPrice: '228.00' }, quantity: '10', start: '2027-07-08' });
    expect(line).toMatchObject({ derivation: '10 × $228.00 × 177 of 365 days', list: { amount: '1105.64' } });
  });
});

it('counts months and days of a year where the price book does', () => {
  const basis = basisOf({ P: product({ price: perUnit('228') }) }, { proration: 'months-and-days' });
  const { lines } = paperPricing(quote([line('P', '10', { start: '2027-07-08' })]), basis);
  // 10 × 228 × (5 + 24/31) / 12
  expect(lines[0]).toMatchObject({ derivation: '10 × $228.00 × 5 24/31 of 12 months', net: { amount: '1097.10' } });
});

describe('a line on a paper', () => {
  const products: Record<string, PricedProduct> = {
    SEAT: product({ sku: 'SEAT', name: 'Seat', price: perUnit('228') }),
    CALL: product({
      sku: 'CALL',
      name: 'Calls',
      charge: 'usage',
      unit: 'call',
      pricePeriod: 'month',
      price: {
        kind: 'graduated',
        tiers: [
          { upTo: '1000', unitPrice: '0.05' },
          { upTo: null, unitPrice: '0.03' },
        ],
      },
    }),
    CARE: product({ sku: 'CARE', name: 'Care', price: { kind: 'percentOf', percent: '0.2', of: 'net' } }),
    PACK: product({ sku: 'PACK', name: 'Storage', price: { kind: 'package', size: '100', unitPrice: '50' } }),
    BOX: product({ sku: 'BOX', name: 'Box', price: perUnit('500'), components: [{ product: 'SEAT', quantity: '2' }] }),
  };
  const agreements = {
    frame: {
      id: 'frame',
      name: 'Frame 2027',
      product: 'SEAT',
      unitPrice: '199.5',
      from: '2027-01-01',
      to: '2027-12-31',
      upTo: null,
    },
  };
  const papered = (lines: QuoteLine[], given: Partial<QuoteContent> = {}) =>
    paperPricing(quote(lines, given), basisOf(products, { agreements }));
  const only = (sku: string, count: string, given: Partial<QuoteLine> = {}, head: Partial<QuoteContent> = {}) =>
    papered([line(sku, count, given)], head).lines[0];
  const total = (amounts: readonly { amount: string }[]) => plainText(sum(amounts.map(({ amount }) => exact(amount))));

  it('with a ramp has its steps with their days, units, price and amount, which sum to it', () => {
    const ramp = [
      { from: '2028-01-01', quantity: '150' },
      { from: '2029-01-01', quantity: '200', unitPrice: '190' },
    ];
    const ramped = only('SEAT', '100', { ramp }, { termMonths: 36, headerDiscount: { percent: '0.01' } });
    expect(
      ramped?.segments.map((step) => [step.start, step.end, step.quantity, step.derivation, step.net.amount]),
    ).toEqual([
      ['2027-01-01', '2027-12-31', '100', '', '22572.00'],
      ['2028-01-01', '2028-12-31', '150', '', '33858.00'],
      ['2029-01-01', '2029-12-31', '200', '', '37620.00'],
    ]);
    expect(ramped?.segments[2]?.agreedPrice).toEqual({ amount: '190', currency: 'USD' });
    expect(total((ramped?.segments ?? []).map(({ net }) => net))).toBe(total([ramped?.net as { amount: string }]));
  });

  it('names free time and rises, whose money is among its discounts', () => {
    const seats = only(
      'SEAT',
      '10',
      { freeMonths: 1, uplift: '0.05', discount: { percent: '0.1' } },
      { termMonths: 24 },
    );
    expect(seats?.notes).toEqual([
      '1 month free: 1 January 2027 – 31 January 2027',
      'The price rises by 5% at each anniversary',
    ]);
    expect(seats?.derivation).toBe('10 × $228.00 × 2 years');
    expect(seats?.steps.map(({ label, amount }) => [label, amount.amount])).toEqual([
      ['1 month free', '190.00'],
      ['Yearly rise of 5%', '-114.00'],
      ['Discount 10%', '448.40'],
    ]);
    expect(total(seats?.steps.map(({ amount }) => amount) ?? [])).toBe(total([seats?.discount as { amount: string }]));
  });

  it('rises but where a price is agreed, and names no step that takes nothing off', () => {
    const ramp = [{ from: '2028-01-01', unitPrice: '200' }];
    const seats = only('SEAT', '10', { uplift: '0.05', ramp }, { termMonths: 24 });
    expect(seats?.notes).toEqual(['The price rises by 5% at each anniversary, but where one is agreed']);
    expect(seats?.steps.map(({ label, amount }) => [label, amount.amount])).toEqual([['Agreed prices', '280.00']]);
    expect(seats?.segments.map(({ net }) => net.amount)).toEqual(['2280.00', '2000.00']);
  });

  it('that goes by use says what is expected, promised, and what more costs', () => {
    const usage = { commitment: '2000', overage: '0.02' };
    const calls = only('CALL', '2500', { usage }, { termMonths: 12 });
    expect(calls).toMatchObject({
      unitPrice: null,
      derivation: '(1,000 × $0.05 + 1,000 × $0.03) × 12 months',
      list: { amount: '960.00' },
    });
    expect(calls?.notes).toEqual([
      'Each unit at the price of its tier: up to 1,000 $0.05, above $0.03',
      'Charged by use, 2,500 per month expected; 2,000 per month committed',
      'Each call beyond what is committed: $0.02',
    ]);
  });

  it('that goes by use at a minimum shows the minimum', () => {
    const calls = only('CALL', '2500', { usage: { commitment: '10', minimum: '100' } });
    expect(calls).toMatchObject({ derivation: 'minimum of $100.00 × 12 months', net: { amount: '1200.00' } });
  });

  it('that goes by use at a minimum under a discount says that its list is more than the minimum', () => {
    const usage = { commitment: '10', minimum: '90' };
    // 90 × 12 = 1,080 are charged, which at 10 % off is 1,200 of list.
    expect(only('CALL', '2500', { usage, discount: { percent: '0.1' } })).toMatchObject({
      derivation: 'minimum of $90.00 × 12 months after discounts, here at list',
      list: { amount: '1200.00' },
      net: { amount: '1080.00' },
    });
  });

  it('that goes by use at a minimum says that the discount on the total comes after it', () => {
    const usage = { minimum: '100' };
    const told = (head: Partial<QuoteContent>) =>
      only('CALL', '2500', { usage }, head)?.notes.find((note) => note.startsWith('Charged by use'));
    expect(told({})).toMatch(/at least \$100\.00 per month$/);
    // 1,200 less 5 % are 95 a month.
    expect(told({ headerDiscount: { percent: '0.05' } })).toMatch(
      /at least \$100\.00 per month before the discount on the total$/,
    );
  });

  it('that goes by use without a promise is in no total, at the price expected', () => {
    const calls = only('CALL', '2500', { discount: { percent: '0.1' } });
    expect(calls).toMatchObject({ derivation: '', net: { amount: '0.00' } });
    expect(calls?.notes).toContain('At the use expected $85.50 per month, in no total');
  });

  it('in packages, in a bundle, and as a share of others shows what it is made of', () => {
    const { lines } = papered([line('PACK', '250'), line('BOX', '1'), line('CARE', '1')]);
    expect(lines.map(({ derivation, notes }) => [derivation, ...notes])).toEqual([
      ['3 packages × $50.00'],
      ['', 'Each contains 2 × Seat'],
      ['20% of $650.00', 'The share is of the net price of the other lines'],
    ]);
    expect(lines[0]).toMatchObject({ unitPrice: { amount: '50' }, priceUnit: 'package of 100' });
  });

  it('priced by an agreement names it and has its price', () => {
    expect(only('SEAT', '10', { agreement: 'frame' })).toMatchObject({
      unitPrice: { amount: '199.5' },
      notes: ['Price agreement: Frame 2027'],
      list: { amount: '1995.00' },
      discount: { amount: '0.00' },
    });
  });

  it('names discounts one after the other, which sum to what is off', () => {
    const { lines, totals } = papered(
      [
        line('SEAT', '10', {
          discount: { percent: '0.1' },
          furtherDiscounts: [{ name: 'Volume', discount: { percent: '0.05' } }],
        }),
      ],
      {
        headerDiscount: { percent: '0.02' },
        furtherHeaderDiscounts: [{ name: 'Launch', discount: { amount: '9.36' } }],
      },
    );
    expect(lines[0]?.steps.map(({ label }) => label)).toEqual([
      'Discount 10%',
      'Volume 5%',
      'Share of the discount on the total',
    ]);
    expect(totals.steps.map(({ label }) => label)).toEqual([
      'Discounts of lines',
      'Volume',
      'Discount on the total 2%',
      'Launch',
    ]);
    expect(total(totals.steps.map(({ amount }) => amount))).toBe(total([totals.discount]));
  });

  it('says a share as exactly as it was agreed, also of two discounts of one name', () => {
    const { lines, totals } = papered(
      [
        line('SEAT', '10', {
          uplift: '0.03125',
          furtherDiscounts: [
            { name: 'Volume', discount: { percent: '0.05' } },
            { name: 'Volume', discount: { percent: '0.012345' } },
          ],
        }),
      ],
      {
        termMonths: 24,
        furtherHeaderDiscounts: [
          { name: 'Launch', discount: { percent: '0.02' } },
          { name: 'Launch', discount: { percent: '0.01' } },
        ],
      },
    );
    expect(lines[0]?.notes).toContain('The price rises by 3.125% at each anniversary');
    expect(lines[0]?.steps.map(({ label }) => label)).toEqual([
      'Yearly rise of 3.125%',
      'Volume 5%',
      'Volume 1.2345%',
      'Share of the discount on the total',
    ]);
    expect(totals.steps.map(({ label }) => label).slice(-2)).toEqual(['Launch 2%', 'Launch 1%']);
  });

  it('that the customer may still choose stands apart, in no total', () => {
    const { lines, options, totals } = papered([
      line('SEAT', '10'),
      line('BOX', '1', { optional: true }),
      line('PACK', '1', { alternative: 'size' }),
    ]);
    expect(lines.map(({ id }) => id)).toEqual(['SEAT']);
    expect(totals.net.amount).toBe('2280.00');
    expect(options.map(({ id, alternative, net }) => [id, alternative, net.amount])).toEqual([
      ['BOX', null, '500.00'],
      ['PACK', 'size', '50.00'],
    ]);
  });

  it('that is an alternative to what the customer chose is offered no more', () => {
    const lines = [
      line('SEAT', '10', { alternative: 'size', chosen: true }),
      line('PACK', '1', { alternative: 'size' }),
      line('BOX', '1', { alternative: 'box' }),
      line('BOX', '1', { id: 'more', optional: true }),
    ];
    const { options } = papered(lines);
    expect(options.map(({ id }) => id)).toEqual(['PACK', 'BOX', 'more']);
    expect(stillOffered(options, quote(lines)).map(({ id }) => id)).toEqual(['BOX', 'more']);
  });

  it('that the customer may still choose has the price that the total grows by, beside its own net where that is another', () => {
    const { options } = papered([line('SEAT', '10'), line('BOX', '1', { optional: true })], {
      headerDiscount: { targetPrice: '2000' },
    });
    // 780 come off 2,780 then, 140.29 of them off the 500.
    expect(options[0]).toMatchObject({ net: { amount: '359.71' }, adds: { amount: '0.00' } });
    expect(options[0]?.notes.at(-1)).toBe(
      'Adds nothing to the total: $359.71 for itself, $359.71 less for the other lines, because the agreed total stays',
    );
    expect(optionViews(options)[0]).toMatchObject({ ifChosen: '$0.00', ofItself: '$359.71' });
    const { options: plain } = papered([line('SEAT', '10'), line('BOX', '1', { optional: true })]);
    expect(optionViews(plain)[0]).toMatchObject({ ifChosen: '$500.00', ofItself: '' });
  });

  it.each([
    ['JPY', '227.5', '¥228'],
    ['BHD', '227.5', 'BHD 227.500'],
  ] as const)('in %s has the decimals of its currency', (currency, unitPrice, shown) => {
    const basis = basisOf({ SEAT: product({ price: perUnit(unitPrice) }) }, { currency });
    const { net } = paperPricing(quote([line('SEAT', '1')], { currency }), basis).totals;
    expect(money(net).text.replace('\u00a0', ' ')).toBe(shown);
  });
});

describe('lines on a paper', () => {
  const input = samplePaper('order-form');
  const view = paperView(input);

  it('stand under their headings, each with what it comes to', () => {
    expect(view.lines.filter(({ heading }) => heading !== '').map(({ heading }) => heading)).toEqual([
      'Platform',
      'Services',
    ]);
    expect(view.lines.filter(({ subtotal }) => subtotal !== '')).toHaveLength(2);
    expect(view.lines.map(({ ordinal }) => ordinal)).toEqual(view.lines.map((_, index) => index + 1));
  });

  it('sum to the total that is printed', () => {
    const net = (amounts: readonly { net: { raw: { amount: string } } }[]) =>
      sum(amounts.map((one) => exact(one.net.raw.amount)));
    expect(net(view.lines)).toEqual(exact(view.totals.net.raw.amount));
    for (const ramped of view.lines.filter(({ segments }) => segments.length > 0))
      expect(net(ramped.segments)).toEqual(net([ramped]));
  });

  it('of a schedule of its own show milestones, whose dates are expected', () => {
    expect(view).toMatchObject({ customSchedule: true, milestones: true });
    expect(view.schedule.map(({ period, milestone }) => [period, milestone])).toEqual([
      ['', ''],
      ['', 'Go-live in the first region'],
      ['', ''],
    ]);
  });

  it('that end with a running subscription name it and the days of the term', () => {
    const { term, commonEnd } = paperView({
      ...input,
      content: { ...input.content, start: '2029-07-08', coTerm: { end: '2029-12-31', anniversary: '2027-01-01' } },
    });
    expect(term.text).toBe('5 months and 24 days');
    expect(commonEnd).toBe('with subscription S-1007, on 31 December 2029');
  });
});

describe('a paper for the customer', () => {
  it('never carries cost, margin or an internal measure', () => {
    const view = JSON.stringify(paperView(samplePaper('contract')));
    expect(view).not.toMatch(/"(unitCost|cost|margin\w*|acv|arr|mrr|tcv\w*|daysToCash|policy\w*|risk)"/i);
  });

  it('shows a digest short enough to compare by eye, and says when there is none yet', () => {
    const input = samplePaper('proposal');
    expect(paperView(input).digest.text).toBe('3f9a 1c20 77be');
    expect(paperView({ ...input, termsHash: null }).digest).toEqual({ sha256: '', text: 'not submitted' });
  });

  it('has no discount share where list is zero, and no clauses unless it is a contract', () => {
    const input = samplePaper('proposal');
    const totals = { ...input.totals, discountRatio: null, discount: { amount: '0.00', currency: 'USD' as const } };
    expect(paperView({ ...input, totals }).totals).toMatchObject({ discountPercent: '', discounted: false });
    expect(paperView(input).clauses).toEqual([]);
  });

  it('lists the departures in words, in a fixed order', () => {
    const { departures } = paperView({ ...samplePaper('contract') });
    expect(departures.map(({ id }) => id)).toEqual([
      'terminationForConvenience',
      'unlimitedLiability',
      'priceLock',
      'autoRenewalOptOut',
      'customerPaper',
      'futureProduct',
      'secondInstance',
      'customWork',
    ]);
    expect(departures[0]?.text).toContain('90 days written notice');
  });
});

describe('columns of figures', () => {
  const widthFor = (currency: 'USD' | 'BHD', unitPrice: string) => {
    const content = { ...quote([line('P', '1')], { termMonths: 12 }), currency };
    const basis = { ...basisOf({ P: product({ charge: 'recurring', price: perUnit(unitPrice) }) }), currency };
    const priced = paperPricing(content, basis);
    return paperView({ ...samplePaper('proposal'), content, ...priced }).figures;
  };

  it.each([
    ['USD', '999999.99', ''],
    ['USD', '1436400.00', 'wide'],
    ['USD', '123456789.00', 'widest'],
    ['BHD', '51500000.000', 'widest'],
  ] as const)('in %s have room for %s', (currency, price, width) => expect(widthFor(currency, price)).toBe(width));
});
