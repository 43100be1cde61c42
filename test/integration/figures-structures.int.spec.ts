import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Currency, Money, QuoteContent } from '../../src/domain/offer.ts';
import type { Player } from '../support/cast.ts';
import { readAs } from './every-reading.ts';
import { type OpenDesk, openDesk, perUnit, type Sold, sell } from './figures-desk.ts';
import { given, type Shown, throughTheDesk } from './figures-story.ts';

const catalogue: Sold[] = [
  { sku: 'CASE-SEAT', charge: 'recurring', pricePeriod: 'year', model: perUnit('1000'), unitCost: '200' },
  {
    sku: 'CASE-SETUP',
    charge: 'one-time',
    pricePeriod: null,
    model: { kind: 'flat', amount: '48000' },
    unitCost: '24000',
  },
  { sku: 'CASE-CALL', charge: 'usage', pricePeriod: 'month', model: perUnit('0.05'), unitCost: '0.01' },
  {
    sku: 'CASE-BOX',
    charge: 'recurring',
    pricePeriod: 'year',
    model: perUnit('1200'),
    unitCost: '300',
    components: [{ product: 'CASE-SEAT', quantity: '2' }],
  },
  { sku: 'CASE-EXTRA', charge: 'one-time', pricePeriod: null, model: perUnit('9999.99'), unitCost: '30' },
];

const validUntil = new Date(Date.now() + 30 * 86_400_000).toISOString().slice(0, 10);
const content: QuoteContent = {
  priceBook: 'eur',
  currency: 'EUR',
  start: '2026-01-01',
  termMonths: 36,
  paymentTerms: 'net60',
  billing: 'custom',
  paymentSchedule: [
    { on: '2026-01-01', percent: '0.3' },
    { on: '2027-03-01', percent: '0.4', milestone: 'Go-live' },
    { on: '2028-01-01', percent: '0.3' },
  ],
  validUntil,
  headerDiscount: { percent: '0.02' },
  furtherHeaderDiscounts: [{ name: 'Launch partner', discount: { amount: '579.25' } }],
  nonStandard: { customPaymentSchedule: { details: 'Paid as the plant goes live.' } },
  lines: [
    {
      id: 'seats',
      product: 'CASE-SEAT',
      quantity: '100',
      group: 'Platform',
      ramp: [
        { from: '2027-01-01', quantity: '150' },
        { from: '2028-01-01', quantity: '200' },
      ],
    },
    {
      id: 'calls',
      product: 'CASE-CALL',
      quantity: '12000',
      group: 'Platform',
      discount: { percent: '0.1' },
      usage: { commitment: '10000', overage: '0.04' },
    },
    {
      id: 'box',
      product: 'CASE-BOX',
      quantity: '5',
      group: 'Platform',
      freeMonths: 1,
      discount: { percent: '0.1' },
      furtherDiscounts: [{ name: 'Volume', discount: { percent: '0.05' } }],
    },
    { id: 'setup', product: 'CASE-SETUP', quantity: '1', group: 'Services' },
    { id: 'extra', product: 'CASE-EXTRA', quantity: '1', optional: true },
  ],
};

// By hand. Seats: 100,000 + 150,000 + 200,000. Calls: 10,000 × 0.05 × 36, less 10 %. Boxes: 5 × 1,200 × 3 = 18,000, a
// month free is 500 off, 10 % of 17,500 and 5 % of 15,750 follow: 14,962.50. Together 529,162.50; 2 % are 10,583.25, and
// 579.25 more come to 11,162.50, spread over the lines by what they come to, and over the steps of the seats likewise.
const lines = [
  { id: 'seats', list: '450000.00', net: '440507.40' },
  { id: 'calls', list: '18000.00', net: '15858.27' },
  { id: 'box', list: '18000.00', net: '14646.87' },
  { id: 'setup', list: '48000.00', net: '46987.46' },
];
const steps = ['97890.53', '146835.80', '195781.07'];
const totals = {
  list: '534000.00',
  discountAmount: '16000.00',
  headerDiscount: '11162.50',
  net: '518000.00',
  tcv: '518000.00',
  recurring: '455154.27', // seats and boxes
  usageCommitment: '15858.27',
  oneTime: '46987.46',
  acv: '151718.09', // a third
  targetAcv: '198705.55',
  arr: '102493.83', // the first step, and 11 of the 35 months of the boxes that are charged
  exitArr: '200802.85',
  firstYear: '154767.38', // with a third of the calls and all that is charged once
  cost: '122100.00', // 450 × 200, 24,000, 10,000 × 0.01 × 36, 5 × 300 × 3
  marginAmount: '395900.00',
};
const ratios = { effectiveDiscount: '0.02996255', margin: '0.76428571' };
// With it 539,162.49, less 2 % and 579.25, is 527,799.99; of the 11,362.50 off, 210.74 are its share.
const extra = { list: '9999.99', net: '9789.25', adds: '9799.99' };
const payments = ['155400.00', '207200.00', '155400.00'];
const structure = [
  'CASE-SEAT ramped: 100, then 150, then 200',
  '1 month free',
  'usage with a commitment',
  'custom payments: 30% / 40% / 30%, 1 milestone',
  '1 choice open, outside the totals',
];

const eur = (amount: string): Money => ({ amount, currency: 'EUR' });
const printedAs = (amount: string): string => `€${amount.replace(/\B(?=(\d{3})+\.)/g, ',')}`;
const measures = {
  ...Object.fromEntries(Object.entries(totals).map(([name, amount]) => [name, eur(amount)])),
  ...ratios,
  lines: lines.map(({ id, list, net }) => expect.objectContaining({ id, list: eur(list), net: eur(net) })),
};

/** 10 × 228 for 177 of 365 days at 30 % off, in a currency without and with three decimals: 1,105.64383…, 773.95068…. */
const minor = [
  { currency: 'JPY', book: 'jpy', rate: '0.0065', list: '1106', net: '774', printed: '¥774' },
  { currency: 'BHD', book: 'bhd', rate: '2.65', list: '1105.644', net: '773.951', printed: 'BHD 773.951' },
] as const;
const stub = (book: string, currency: Currency): QuoteContent => ({
  priceBook: book,
  currency,
  start: '2026-01-01',
  termMonths: 12,
  paymentTerms: 'net30',
  billing: 'annual',
  validUntil,
  nonStandard: {},
  lines: [{ id: 'stub', product: 'CASE-STUB', quantity: '10', start: '2026-07-08', discount: { percent: '0.3' } }],
});

let desk: OpenDesk;
let shown: Shown;
const small = new Map<string, Shown>();
beforeAll(async () => {
  desk = await openDesk();
  for (const each of catalogue) await sell(desk, each, 'Cases', { eur: 'EUR' });
  const admin = desk.cast.inRole('desk-admin')[0] as Player;
  const write = <Body>(path: string, body: object, as = admin) => given<Body>(desk, { as, method: 'POST', path, body });
  const rates = minor.map(({ currency, rate }) => ({ currency, rate }));
  const proposed = await write<{ change: { id: string } }>('/api/exchange-rates', {
    validFrom: '2026-01-01',
    rates,
    note: 'Two more.',
  });
  await write(`/api/rate-changes/${proposed.change.id}/publication`, {}, desk.cast.inRole('cfo')[0] as Player);
  for (const { book, currency } of minor) await write('/api/price-books', { id: book, name: book, currency });
  const stubSeat = { sku: 'CASE-STUB', charge: 'recurring', pricePeriod: 'year', unitCost: '60' } as const;
  await sell(desk, { ...stubSeat, model: perUnit('228') }, 'Cases', { jpy: 'JPY', bhd: 'BHD' });
  shown = await throughTheDesk(desk, content, 'negotiated-contract');
  for (const { book, currency } of minor)
    small.set(
      currency,
      await throughTheDesk(desk, stub(book, currency), 'order-form-online-terms', `Stub in ${currency}`),
    );
}, 180_000);
afterAll(() => desk?.close());

describe('a ramp, a commitment, a bundle with a month free, an option and payments of their own, in euros', () => {
  it('come to what was worked out by hand, in preview, quote, versions and the approver’s card', () => {
    const { preview, quote, card, dealPage } = shown;
    expect([quote.measures, card.measures, dealPage.quotes[0]?.measures]).toEqual(
      Array(3).fill(expect.objectContaining(measures)),
    );
    expect(preview.measures.net).toEqual(eur(totals.net));
    expect(preview.figures.filter(({ id }) => id !== 'extra')).toEqual(
      lines.map(({ id, list, net }) => expect.objectContaining({ id, list: eur(list), net: eur(net) })),
    );
  });

  it('stand in the list of deals, its export, the inbox and the letter', async () => {
    const { dealRow, approvalRow, letter, story } = shown;
    expect(dealRow).toMatchObject({ tcv: eur(totals.tcv), acv: eur(totals.acv), margin: ratios.margin });
    expect(approvalRow).toMatchObject({ tcv: eur(totals.tcv) });
    expect(letter).toContain(printedAs(totals.tcv));
    const finance = desk.cast.inRole('finance')[0] as Player;
    const { body } = await readAs(desk, finance, `/api/exports/deals?q=${encodeURIComponent(story.name)}`);
    expect(body).toContain(`,${totals.tcv},EUR,${totals.acv},EUR,`);
  });

  it('are told to the approver in a word each, on the card and in the letter', () => {
    const { card, letter } = shown;
    expect(card.asks.structure).toEqual(structure);
    for (const words of structure) expect(letter).toContain(words);
  });

  it.each(['proposal', 'paper'] as const)(
    'stand on the %s with every step, name and payment, without cost',
    (paper) => {
      const text = shown[paper];
      const amounts = [
        ...lines.flatMap(({ list, net }) => [list, net]),
        ...steps,
        ...payments,
        totals.list,
        totals.discountAmount,
        totals.net,
        totals.recurring,
        totals.usageCommitment,
        totals.oneTime,
        totals.firstYear,
        extra.list,
        extra.net,
      ];
      expect(amounts.filter((amount) => !text.includes(printedAs(amount)))).toEqual([]);
      for (const words of [
        'Platform',
        'Services',
        '10,000 × €0.05 × 36 months',
        '10,000 per month committed',
        'Each piece beyond what is committed: €0.04',
        '1 month free: 1 January 2026 – 31 January 2026',
        'Each contains 2 × CASE-SEAT',
        'Volume 5%',
        'Launch partner',
        'Options, not part of the total',
        'when reached: Go-live',
      ])
        expect(text).toContain(words);
      expect(text).not.toContain(printedAs(totals.cost));
      expect(text).not.toContain(printedAs(totals.marginAmount));
    },
  );

  it('are ordered without what was not chosen, and billed as agreed, a milestone by its expected day', () => {
    const { order, quote } = shown;
    expect(order.lines.map(({ id, list, net }) => ({ id, list: list.amount, net: net.amount }))).toEqual(lines);
    expect(order.lines[0]?.segments?.map(({ net }) => net.amount)).toEqual(steps);
    expect(order.schedule).toEqual(quote.assessment?.schedule);
    expect(order.invoices.map(({ amount, milestone, issueOn }) => [amount.amount, milestone, issueOn])).toEqual([
      [payments[0], null, '2026-01-01'],
      [payments[1], 'Go-live', '2027-03-01'],
      [payments[2], null, '2028-01-01'],
    ]);
    expect(order.total).toEqual(eur(totals.net));
  });

  it('are bound by the hash of the terms: steps, what may be chosen, and payments', async () => {
    const { quote, contract, order } = shown;
    expect([contract.termsHash, order.termsHash]).toEqual([quote.termsHash, quote.termsHash]);
    const terms = await desk.storedTerms(quote.id);
    expect(terms.lines[0]?.segments?.map(({ net }) => net)).toEqual(steps.map(eur));
    expect(terms.options).toMatchObject([{ id: 'extra', net: eur(extra.net), adds: eur(extra.adds) }]);
    expect(terms.payments?.map(({ amount }) => amount)).toEqual(payments.map(eur));
  });

  it('of a milestone reached late are due as many days after it as agreed', async () => {
    const finance = desk.cast.inRole('finance')[0] as Player;
    const waiting = shown.order.invoices[1];
    const path = `/api/invoices/${waiting?.id}/issue`;
    await given(desk, { as: finance, method: 'POST', path, body: {}, ifMatch: `"v${waiting?.etagVersion}"` });
    const { invoices } = await given<Shown['order']>(desk, {
      as: finance,
      method: 'GET',
      path: `/api/orders/${shown.order.id}`,
    });
    const issued = invoices[1];
    expect(Date.parse(issued?.dueOn ?? '') - Date.parse(issued?.issuedOn ?? '')).toBe(60 * 86_400_000);
  });
});

describe.each(minor)('a stub of a year in $currency', ({ currency, list, net, printed }) => {
  const money = (amount: string) => ({ amount, currency });

  it('has the decimals of its currency everywhere', () => {
    const { quote, card, dealRow, order, letter, proposal, paper } = small.get(currency) as Shown;
    const line = expect.objectContaining({ list: money(list), net: money(net) });
    expect([quote.measures?.lines[0], card.measures.lines[0], order.lines[0]]).toEqual([line, line, line]);
    expect([dealRow.tcv, order.total, ...order.invoices.map(({ amount }) => amount)]).toEqual(
      Array(3).fill(money(net)),
    );
    for (const text of [letter, proposal, paper]) expect(text.replaceAll(/\s|&nbsp;/g, ' ')).toContain(printed);
    expect(proposal).toContain('177 of 365 days');
  });
});
